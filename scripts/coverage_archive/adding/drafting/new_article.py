"""Add a drafted article to the archive, completely or not at all.

The article is written and checked in a folder that the archive ignores, and then moved to its place.
"""

import re
import shutil
import tempfile
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import get_args

from ...model import Archive, Article, Speaker
from ...model.problems import ArchiveError, RefusedError
from ...reading import archive_folder, proposals, vocabulary
from ...reading.archive_folder import ArchiveFolder
from ...storage.files import settle, write
from ...storage.locks import ADDING, one_writer
from ...storage.records import ID_PATTERN, LONGEST_ID
from ...storage.schema import OriginalName
from ...storage.yaml_editor import YamlText
from ..proposing import ids
from ..sources.saved_article import SavedArticle, read_saved_article
from .draft import Draft, draft
from .draft_yaml import article_yml

Choose = Callable[[str, str, Collection[str]], str]
"""Return the id of something: its arguments are what that is, the proposed id, and ids that are taken."""


@dataclass(frozen=True, slots=True)
class Added:
    """Hold an added article's folder name, its draft, and the number of parts of the clause to be looked for."""

    slug: str
    draft: Draft
    unjudged: int

    @property
    def waiting(self) -> int:
        """Return the number of things that a person must judge."""
        return self.draft.waiting + self.unjudged


def propose(root: Path, source: SavedArticle, outlet: str | None = None) -> tuple[Draft, str]:
    """Return the draft of an article that is not in the archive yet, and the name of its folder; write nothing.

    Raise RefusedError if the article cannot be added, and ArchiveError if the archive has problems.
    """
    _check_new(root, source)
    made = draft(source, ArchiveFolder(root).read(), outlet)
    return made, _slug(made)


def add(
    root: Path,
    place: str | SavedArticle,
    outlet: str | None = None,
    slug: str | None = None,
    supersedes: str | None = None,
    *,
    reference: bool = False,
    choose: Choose | None = None,
    quote_ids: Mapping[str, str] | None = None,
) -> Added:
    """Add the article in a file or at an address (``place``) to the archive under ``root``, as a draft.

    ``outlet`` is the id of its outlet. ``slug`` is the name of its folder, by default made from the outlet and the
    headline. ``supersedes`` is the folder of an earlier version, whose tags are carried over. ``reference`` says that
    it is no outlet's article, but a text that articles are compared with. ``choose`` is asked for each id that will
    last: those of a new outlet and of new speakers, and the folder's name if no ``slug`` is given. ``quote_ids`` has
    other ids of quotes, by those that are proposed.

    Raise RefusedError, with a sentence, if the article cannot be added, ArchiveError if the archive has problems, and
    BusyError if another command does not end. In all cases nothing was changed.
    """
    folder = ArchiveFolder(root)
    with one_writer(root):  # while another command writes, articles and vocabulary may not fit together
        archive = folder.read()
        if slug:
            _check_slug(root, slug, archive)  # checked now, to refuse a wrong name before anything is fetched
    source = read_saved_article(place) if isinstance(place, str) else place

    answers: dict[tuple[str, str], str] = {}

    def ask(what: str, proposed: str, taken: Collection[str]) -> str:
        answers[what, proposed] = choose(what, proposed, taken) if choose else proposed
        return answers[what, proposed]

    def drafted(archive: Archive, asked: Choose) -> tuple[Draft, str]:
        _check_new(root, source)
        older = _older(archive, supersedes) if supersedes else None
        is_reference = reference or bool(older and older.is_reference and not outlet)
        if is_reference and outlet:
            raise RefusedError("a reference text has no outlet: give --reference or --outlet, not both")
        wanted = outlet or (older.source.id if older else None)
        made = draft(source, archive, wanted, older, is_reference=is_reference).with_quotes(quote_ids or {})
        made = _with_chosen_ids(made, archive, asked)
        taken = {path.name for path in (root / "articles").iterdir()}
        return made, slug or asked("the article: its folder and address", _slug(made), taken)

    if choose:
        drafted(folder.read(), ask)  # nothing is locked while a person thinks
    with one_writer(root):  # from here on, no other command writes
        archive = folder.read()
        made, name = drafted(archive, lambda what, proposed, _: answers.get((what, proposed), proposed))
        _check_slug(root, name, archive)
        return Added(name, made, _put_in(root, archive, made, name))


def _with_chosen_ids(made: Draft, archive: Archive, choose: Choose) -> Draft:
    """Return a draft whose new outlet and new speakers have the ids that a person chooses.

    The id of a known speaker makes a new one the same as that speaker.
    """
    if outlet := made.new_outlet:
        made = made.with_outlet(choose(f"the outlet {outlet.name}", outlet.id, archive.outlets))
    speakers: dict[str, Speaker] = {}
    for speaker in made.new_speakers:
        taken = {it.id for it in speakers.values()} - archive.speakers.keys()
        id_ = choose(f"the speaker {speaker.name} (the id of a known one makes both the same)", speaker.id, taken)
        speakers[speaker.id] = archive.speakers.get(id_) or replace(speaker, id=id_)
    return made.with_speakers(speakers)


def _slug(made: Draft) -> str:
    words = ids.from_words(made.headline.value or "", 4) or "article"
    return (f"{made.outlet.value}-{words}" if made.outlet.value else words)[:70].rstrip("-")


def _check_slug(root: Path, slug: str, archive: Archive) -> None:
    """Raise RefusedError if a folder's name is not valid, or is taken."""
    if len(slug) > LONGEST_ID:
        raise RefusedError(f"the folder's name has {len(slug)} letters; it may have {LONGEST_ID}: '{slug}'")
    if not re.fullmatch(ID_PATTERN, slug):
        raise RefusedError(f"the folder's name must be lower-case words joined by hyphens, not '{slug}'")
    if (root / "articles" / slug).exists():
        raise RefusedError(f"articles/{slug} exists already; choose another name with --slug")
    for article in archive.articles:
        if slug in article.former_ids:
            raise RefusedError(f"'{slug}' is an earlier name of articles/{article.slug}; choose another with --slug")


def _check_new(root: Path, source: SavedArticle) -> None:
    """Raise RefusedError if the archive already contains the same capture or original."""
    data = {source.capture, source.original.data} if source.original else {source.capture}
    for folder in sorted((root / "articles").iterdir()):
        for name in ("capture.txt", *get_args(OriginalName)):
            path = folder / name
            if path.is_file() and path.read_bytes() in data:
                raise RefusedError(f"this capture is in the archive already, as articles/{folder.name}/{name}")


def _older(archive: Archive, slug: str) -> Article:
    """Return the article that a newer version supersedes. Raise RefusedError if it cannot be superseded."""
    found = next((article for article in archive.articles if article.slug == slug), None)
    if not found:
        there = ", ".join(article.slug for article in archive.articles) or "none"
        raise RefusedError(f"there is no article '{slug}' that it could supersede; there are: {there}")
    if newer := archive.newer_versions.get(slug):
        raise RefusedError(f"'{slug}' is superseded by '{newer.slug}' already; name that one")
    return found


def _put_in(root: Path, archive: Archive, made: Draft, slug: str) -> int:
    """Write a draft, check it, and move it to its place. Return how many parts of the clause are to be looked for.

    The draft is written into a temporary archive on the same disk, together with its earlier versions. Raise
    RefusedError if that is impossible, or if the archive's check would refuse the draft.
    """
    articles, before = root / "articles", (root / vocabulary.FILE).read_bytes()
    try:
        workshop = Path(tempfile.mkdtemp(prefix=ADDING, dir=articles))
    except OSError as error:
        raise RefusedError(f"nothing can be written in {articles}: {error.strerror}") from error
    try:
        _write(workshop, made, slug)
        added_to = _vocabulary(before, made)
        (workshop / vocabulary.FILE).write_bytes(added_to)
        supersedes = {article.slug: article.supersedes for article in archive.articles}
        older = made.supersedes
        while older:
            shutil.copytree(articles / older, workshop / "articles" / older)
            older = supersedes[older]
        small = archive_folder.load(workshop)
        _move_in(workshop / "articles" / slug, root, before, added_to)
    except ArchiveError as error:
        message = "no draft that passes the archive's check can be made of it; add its article.yml by hand"
        raise RefusedError(f"{message} (the first problem: {error.problems[0]})") from error
    except OSError as error:
        raise RefusedError(f"the article cannot be written: {error.strerror or error}") from error
    finally:
        shutil.rmtree(workshop, ignore_errors=True)
    article = next(article for article in small.articles if article.slug == slug)
    return len(proposals.unjudged(article, small))


def _write(workshop: Path, made: Draft, slug: str) -> None:
    """Write the folder of a drafted article into ``workshop``."""
    folder, source = workshop / "articles" / slug, made.source
    folder.mkdir(parents=True)
    (folder / "capture.txt").write_bytes(source.capture)
    if source.original:
        (folder / source.original.file).write_bytes(source.original.data)
    captured = datetime.now(UTC).date().isoformat() if source.url else None
    (folder / "article.yml").write_bytes(article_yml(made, slug, captured).encode())


def _vocabulary(before: bytes, made: Draft) -> bytes:
    """Return the vocabulary (bytes of YAML) with the outlet and speakers that an article adds, as drafts."""
    text = YamlText(before.decode("utf-8"), vocabulary.FILE)
    if made.new_outlet:
        text.add_entry(("outlets",), made.new_outlet.id, {"name": made.new_outlet.name, "draft": True})
    for speaker in made.new_speakers:
        description = {"description": speaker.description} if speaker.description else {}
        fields = {"name": speaker.name, "kind": speaker.kind, **description, "draft": True}
        text.add_entry(("speakers",), speaker.id, fields)
    return text.text.encode()


def _move_in(folder: Path, root: Path, before: bytes, added_to: bytes) -> None:
    """Write the vocabulary, then move the article's folder to its place. Restore the vocabulary if the move fails.

    ``before`` is the vocabulary that ``added_to`` was made from. Raise RefusedError if the file has changed since. A
    process killed between the two steps leaves drafts in the vocabulary that no article names. The next review
    removes them.
    """
    target, place = root / vocabulary.FILE, root / "articles" / folder.name
    for path in (*folder.iterdir(), folder):
        settle(path)
    if target.read_bytes() != before:
        raise RefusedError(f"{vocabulary.FILE} was changed meanwhile: try again")
    write(target, added_to, lasting=True)
    try:
        folder.rename(place)
    except BaseException:
        if not place.exists():
            write(target, before, lasting=True)
        raise
    settle(place.parent)
