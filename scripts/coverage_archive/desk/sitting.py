"""Hold what is shared by all pages of one desk: the files as read last, and for each article what can be undone."""

import hashlib
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from threading import RLock

from ..adding.sources.saved_article import SavedArticle
from ..editing.editor import Editor
from ..model.problems import ArchiveError, Problem, ReportedError
from ..reading import vocabulary
from ..reading.archive_folder import ArchiveFolder
from ..storage.locks import one_writer
from . import article_view, committing
from .acting import Step
from .acts import act
from .article_desk import ArticleDesk
from .given import AskError, Given, StaleError, Trouble
from .hand import Hand
from .names_acts import name_act
from .names_view import names_regions

_FILES = ("article.yml", "capture.txt")
NAMES = ""  # in the place of a slug: the page of all names


@dataclass(frozen=True, slots=True)
class Answer:
    """Hold what the browser is told after an act: new contents of regions, and what is announced and in hand."""

    regions: Mapping[str, str]
    version: str
    announce: str = ""
    focus: str = ""
    go: str | None = None
    status: int = 200


class Sitting:
    """Serve the desks of one archive, one request at a time."""

    def __init__(self, root: Path) -> None:
        """Take back what a killed command left half-made, and read the archive. Raise ArchiveError."""
        self.root = root
        with one_writer(root):
            pass
        self.lock = RLock()
        self.sources: dict[str, SavedArticle] = {}  # articles that were read and are not added yet
        self._folder = ArchiveFolder(root)
        self._editors: dict[str, Editor] = {}
        self.dropped = self.editor(NAMES).drop_unnamed_drafts()

    def editor(self, slug: str) -> Editor:
        """Return the editor that undoes what is done on an article's desk. Raise ArchiveError as it does."""
        if slug not in self._editors:
            self._editors[slug] = Editor(self._folder)
        return self._editors[slug]

    def has(self, slug: str) -> bool:
        """Say whether there is such an article, also if it was added since the files were read last."""
        if slug not in self._folder.article_documents:
            with self.lock, suppress(ReportedError):
                self.editor(NAMES).refresh()
        return slug in self._folder.article_documents

    def state(self, slug: str) -> str:
        """Return a hash of the files that an article's desk, or the page of names, is drawn from."""
        articles, digest = self.root / "articles", hashlib.sha256()
        for path in (self.root / vocabulary.FILE, *(articles / slug / name for name in _FILES if slug)):
            digest.update(path.read_bytes() if path.is_file() else b"none")
        for path in () if slug else sorted(articles.glob("*/article.yml")):  # too many to be read twice a second
            digest.update(f"{path.parent.name} {path.stat().st_mtime_ns}\n".encode())
        return digest.hexdigest()[:16]

    def show(
        self, slug: str, wanted: Hand | None = None, announce: str = "", trouble: Trouble | None = None
    ) -> Answer:
        """Return the page of an article as it is now. Without a wanted hand, what waits first is in hand."""
        editor, trouble = self.editor(slug), trouble or Trouble()
        state = self.state(slug)
        editor.refresh()
        if slug == NAMES:
            hand = wanted or Hand("name")
            return Answer(names_regions(editor, hand, trouble), f"{state}~{hand.key}", announce, "#desk-side-head")
        desk = ArticleDesk(editor, slug)
        hand = wanted if wanted and desk.has(wanted) else desk.next_after(None, [])
        regions = article_view.regions(desk, hand, trouble)
        return Answer(regions, f"{state}~{hand.key}", announce, "#desk-side-head")

    def changes(self, slug: str, version: str) -> Answer | None:
        """Return the page anew if its files differ from a version, else None."""
        state, _, key = version.partition("~")
        if state == self.state(slug):
            return None
        with self.lock:
            try:
                return self.show(slug, Hand.of_key(key), "Changed in another tab or program.")
            except ReportedError as error:
                return self.broken(slug, error, Hand.of_key(key))

    def act(self, slug: str, form: Mapping[str, str]) -> Answer:
        """Do what a form says, and return the page as it is then, with what was typed if the act is refused."""
        given = Given.of_form(form)
        hand = Hand.of_key(given.text("version").partition("~")[2])
        with self.lock:
            try:
                self.editor(slug).refresh()
                trouble, status = self._tried(slug, given, hand)
                return trouble if isinstance(trouble, Answer) else self._refused(slug, hand, trouble, status)
            except ReportedError as error:
                return self.broken(slug, error, hand)

    def _tried(self, slug: str, given: Given, hand: Hand) -> tuple[Answer | Trouble, int]:
        """Do what a form says; return the answer, or why it is refused, with the status of either."""
        try:
            return self._acted(self.editor(slug), slug, given, hand), 200
        except AskError as error:
            return Trouble(error.messages, given, error), 409 if isinstance(error, StaleError) else 422
        except ArchiveError as error:
            return Trouble(_told(error.problems), given), 422
        except ReportedError as error:
            return Trouble((error.printed,), given), 422
        except OSError as error:
            return Trouble((f"The system refuses: {error.strerror or error}. Nothing was changed.",), given), 422

    def _acted(self, editor: Editor, slug: str, given: Given, hand: Hand) -> Answer:
        if given.do in ("undo", "redo"):
            done = editor.undo() if given.do == "undo" else editor.redo()
            if not done:
                raise AskError(f"There is nothing to {given.do}.")
            said = "Undone" if given.do == "undo" else "Done again"
            return self.show(slug, Hand.of_key(done[2]), f"{said}: {done[1]}")
        if slug == NAMES:
            step, waited = name_act(editor, given, hand), []
        else:
            desk = ArticleDesk(editor, slug)
            if given.do == "commit":
                said = committing.commit(self.root, slug, given.needed("message", "Give the commit a message."))
                return self.show(slug, Hand("finish"), said)
            step, waited = act(desk, given, hand), [Hand.of(item).key for item in desk.waiting]
        if step.action:
            editor.carry_out(step.action, (slug, step.said, hand.key))
        return self._after(editor, slug, step, hand, waited)

    def _after(self, editor: Editor, slug: str, step: Step, hand: Hand, waited: list[str]) -> Answer:
        dropped = [f"Taken out, as no article names it any more: {what}." for what in editor.take_dropped()]
        wanted = step.hand
        if slug != NAMES:
            desk = ArticleDesk(editor, slug)
            wanted = wanted if wanted and desk.has(wanted) else desk.next_after(hand.before, waited)
        shown = self.show(slug, wanted, " ".join([step.said, *dropped]))
        return Answer(shown.regions, shown.version, shown.announce, step.focus)

    def _refused(self, slug: str, hand: Hand, trouble: Trouble, status: int) -> Answer:
        shown = self.show(slug, hand, trouble=trouble)
        field = trouble.error.field if trouble.error else ""
        focus = f'#desk-side [name="{field}"]' if field else "#desk-problems"
        return Answer(shown.regions, shown.version, " ".join(trouble.messages), focus, None, status)

    def broken(self, slug: str, error: ReportedError, hand: Hand) -> Answer:
        """Return the answer if the archive has problems, which another program has made: they are all named."""
        problems = error.problems if isinstance(error, ArchiveError) else [Problem("articles", 1, str(error))]
        shown = {"desk-side": article_view.broken(_told(problems))}
        return Answer(shown, f"{self.state(slug)}~{hand.key}", "The archive has problems.", status=409)


def _told(problems: list[Problem]) -> tuple[str, ...]:
    return tuple(map(str, problems))
