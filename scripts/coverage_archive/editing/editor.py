"""Apply the actions of an editor: check what each would make of the archive, write it, undo it and do it again."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace

from ..model import Archive
from ..model.problems import ArchiveError, Problem
from ..reading import permalinks, proposals
from ..reading.archive_folder import ArchiveFolder
from ..reading.proposals import Proposal, ProposalKey
from ..storage.locks import one_writer
from ..storage.together import write_together
from .changed_lines import carried_over
from .files import Action, Files, in_order
from .values import remove


@dataclass(frozen=True, slots=True)
class _Done:
    """Hold an action that was written: the proposal that it was about, and each file before and after it."""

    about: ProposalKey | None
    before: Mapping[str, bytes]
    after: Mapping[str, bytes]


@dataclass(frozen=True, slots=True)
class _Outcome:
    """Hold what an action would make of the files, the problems of that, and the drafts that would go with it."""

    before: Mapping[str, bytes]
    after: Mapping[str, bytes]
    problems: tuple[Problem, ...]
    dropped: list[str]


class Editor:
    """Write the actions of a person in one archive.

    ``archive`` is what the files held when they were read last. Every method reads the files first and lets no other
    command write meanwhile. It raises ArchiveError, and changes nothing, if they have problems already.
    """

    def __init__(self, folder: ArchiveFolder) -> None:
        """Read the archive. Raise ArchiveError if it has problems."""
        self.folder = folder
        self.archive: Archive = folder.read()
        self._done: list[_Done] = []
        self._undone: list[_Done] = []
        self._dropped: list[str] = []

    def refresh(self) -> None:
        """Read again what anybody has changed. Raise ArchiveError if the archive has problems by now."""
        self.archive = self.folder.read()

    def problems(self, action: Action) -> tuple[Problem, ...]:
        """Return the problems that the archive would have after an action; write nothing."""
        with self._one_writer():
            return self._outcome(action).problems

    def do(self, action: Action, about: ProposalKey | None = None) -> tuple[Problem, ...]:
        """Write an action in one step, and return (); or return the problems that it would make, and write nothing.

        Drafts of the vocabulary that no article names any more go with it. ``about`` is what ``undo`` returns.
        """
        with self._one_writer():
            outcome = self._outcome(action)
            if outcome.after and not outcome.problems:
                self._write(outcome.before, outcome.after)
                self._dropped += outcome.dropped
                self._done.append(_Done(about, outcome.before, outcome.after))
                self._undone.clear()
        return outcome.problems

    def carry_out(self, action: Action, about: ProposalKey | None = None) -> list[str]:
        """Write an action as ``do`` does, and return the changed files. Raise ArchiveError with its problems."""
        count = len(self._done)
        if found := self.do(action, about):
            raise ArchiveError([*found])
        return [*self._done[-1].after] if len(self._done) > count else []

    def drop_unnamed_drafts(self) -> list[str]:
        """Remove the drafts of the vocabulary that no file names, and return what a sentence calls them."""
        dropped: list[str] = []
        if self._orphans():
            self.do(lambda files: dropped.extend(_drop(self._orphans(), files)))
            self._done.clear()
        return dropped

    def undo(self) -> ProposalKey | None:
        """Undo the last action, and return what it was about. What others have changed in other lines since stays.

        Raise ArchiveError if they have changed the same lines, or need what would go.
        """
        return self._turn_back(self._done, self._undone, lambda done: (done.after, done.before))

    def redo(self) -> ProposalKey | None:
        """Do again what was undone last, and return what it was about. Raise ArchiveError as ``undo`` does."""
        return self._turn_back(self._undone, self._done, lambda done: (done.before, done.after))

    @property
    def can_undo(self) -> bool:
        """Say whether there is an action to undo."""
        return bool(self._done)

    @property
    def can_redo(self) -> bool:
        """Say whether there is an undone action to do again."""
        return bool(self._undone)

    def take_dropped(self) -> list[str]:
        """Return the drafts removed since the last call because no article names them, as a sentence names them."""
        dropped, self._dropped = self._dropped, []
        return dropped

    def quotes_beside(self, item: Proposal) -> list[Proposal]:
        """Return the other quotes of a proposal's article, confirmed or not."""
        found = proposals.of_document(self.folder.article_documents[item.slug])
        return [other for other in found if other.kind == "quote" and other.key != item.key]

    @contextmanager
    def _one_writer(self) -> Iterator[None]:
        """Let nobody else write; read the files before, and again after what was done with them, written or not."""
        with one_writer(self.folder.root):
            self.refresh()
            try:
                yield
            finally:
                self.refresh()

    def _outcome(self, action: Action) -> _Outcome:
        """Return what an action would make of the files. Then ``folder`` holds the archive as it would be."""
        root = self.folder.root
        files = Files(
            lambda file: (root / file).read_bytes(), permalinks.listed(root).keys(), self.folder.files_naming
        )
        dropped: list[str] = []
        before = [item.key for item in self._orphans()]
        try:
            action(files)
            self.folder.read(files.changed())
            dropped += _drop([item for item in self._orphans() if item.key not in before], files)
            found = self._broken_promises(self.folder.read(files.changed()), files.changed())
        except ArchiveError as error:
            found = error.problems
        after = files.changed()
        return _Outcome({file: files.before[file] for file in after}, after, tuple(found), dropped)

    def _turn_back(
        self, from_: list[_Done], to: list[_Done], ways: Callable[[_Done], tuple[Mapping[str, bytes], ...]]
    ) -> ProposalKey | None:
        """Move the last action of a list to another list, and the files from its first to its second state."""
        if not from_:
            return None
        done = from_[-1]
        now, then = ways(done)
        with self._one_writer():
            present = {file: (self.folder.root / file).read_bytes() for file in now}
            wanted = {file: _turned_back(file, now[file], then[file], data) for file, data in present.items()}
            self.folder.read(wanted)  # what others have added since may need what goes
            self._write(present, wanted)
            to.append(from_.pop())
        return done.about

    def _write(self, before: Mapping[str, bytes], after: Mapping[str, bytes]) -> None:
        articles = self.folder.root / "articles"
        write_together(articles, [(file.removeprefix("articles/"), data) for file, data in in_order(before, after)])

    def _broken_promises(self, archive: Archive, changed: Mapping[str, bytes]) -> list[Problem]:
        """Return the problems of promised addresses that the archive has after an action and had not before."""
        ledger = permalinks.ledger(self.folder.root)
        slugs = {file.split("/")[1] for file in changed}
        others = {article.slug for article in archive.articles} - slugs

        def broken(archive: Archive) -> list[Problem]:
            few = tuple(article for article in archive.articles if article.slug in slugs)
            return permalinks.broken(ledger, replace(archive, articles=few), others) if ledger else []

        had = broken(self.archive)
        return [problem for problem in broken(archive) if problem not in had]

    def _orphans(self) -> list[Proposal]:
        waiting = [item for item in proposals.of_document(self.folder.vocabulary_document) if item.waits]
        return [item for item in waiting if not self.folder.files_naming(item.kind, item.id)]


def _turned_back(file: str, now: bytes, then: bytes, present: bytes) -> bytes:
    """Return a file as it was, with what others have changed in other lines since. Raise ArchiveError otherwise."""
    found = carried_over(now, then, present)
    if found is None:
        message = "these lines were changed after the answer, so that it cannot be undone; mend them by hand"
        raise ArchiveError([Problem(file, 1, message)])
    return found


def _drop(drafts: Iterable[Proposal], files: Files) -> Iterator[str]:
    """Remove drafts of the vocabulary that no file names any more; yield what a sentence calls each."""
    for item in drafts:
        try:
            remove(files.vocabulary, item.path)
        except ArchiveError:
            continue  # a comment would go, or no edit is safe; the strict check reports the draft
        yield f"the {item.kind} {item.record['name']}"
