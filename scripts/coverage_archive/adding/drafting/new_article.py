"""Put a drafted article into the archive: all of it or nothing.

It is written and checked in a folder of its own, which the archive does not see, and moved to its place at the end.
"""

import hashlib
import re
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import get_args

from ...model import Archive, Article
from ...model.problems import ArchiveError, RefusedError
from ...reading import archive_folder, unjudged_parts, vocabulary
from ...reading.archive_folder import ArchiveFolder
from ...storage.atomic_files import settle
from ...storage.one_writer import ADDING, one_writer
from ...storage.schema import ID_PATTERN, LONGEST_ID, OriginalName
from ...storage.yaml_editor import YamlText
from ..proposing import ids
from ..sources.saved_article import SavedArticle, read_saved_article
from . import draft_yaml
from .draft import Draft, draft


@dataclass(frozen=True, slots=True)
class Added:
    """What was added: the article's folder name, its draft, and how many parts of the clause are to be looked for."""

    slug: str
    draft: Draft
    unjudged: int

    @property
    def waiting(self) -> int:
        """The number of things that a person must judge."""
        return self.draft.waiting + self.unjudged


def add(
    root: Path,
    place: str,
    outlet: str | None = None,
    slug: str | None = None,
    supersedes: str | None = None,
    *,
    reference: bool = False,
) -> Added:
    """Add the article in a file or at an address to the archive under ``root``, as a draft.

    ``supersedes`` is the folder of its earlier version, whose tags are carried over by their words; ``reference``: it
    is no outlet's article, but a text that reports are held against.

    Raise RefusedError with a sentence where it cannot be added, ArchiveError where the archive has problems, and
    BusyError where another command does not end; then nothing was changed.
    """
    if slug is not None:
        _check_slug(root, slug)
    folder = ArchiveFolder(root)
    with one_writer(root):  # of an article that is being moved in, the vocabulary may not be there yet
        folder.read()  # an archive with problems is told before anything is fetched
    source = read_saved_article(place)
    with one_writer(root):
        return _add(folder, source, outlet, slug, supersedes, reference=reference)


def _add(
    folder: ArchiveFolder,
    source: SavedArticle,
    outlet: str | None,
    slug: str | None,
    supersedes: str | None,
    *,
    reference: bool,
) -> Added:
    """Add an article to the archive as it is by now; nobody else writes meanwhile."""
    root, archive = folder.root, folder.read()
    if slug is not None:
        _check_slug(root, slug)
    _check_new(root, source)
    older = _older(archive, supersedes) if supersedes else None
    reference = reference or bool(older and older.is_reference and not outlet)
    if reference and outlet:
        raise RefusedError("a reference text has no outlet: give --reference or --outlet, not both")
    made = draft(source, archive, outlet or (older.source.id if older else None), older, reference=reference)
    slug = slug or _slug(root, made, archive)
    _check_aliases(slug, archive)
    captured = datetime.now(UTC).date().isoformat() if source.url else None
    with _workshop(root) as workshop:
        before = (root / vocabulary.FILE).read_bytes()
        _write(workshop, root, before, made, slug, captured)
        unjudged = _unjudged(_check_draft(workshop), slug)
        _move_in(workshop, root, before, slug)
    return Added(slug, made, unjudged)


def _older(archive: Archive, slug: str) -> Article:
    """Return the article that a newer version supersedes. Raise RefusedError where it cannot be superseded."""
    found = next((article for article in archive.articles if article.slug == slug), None)
    if not found:
        there = ", ".join(article.slug for article in archive.articles) or "none"
        raise RefusedError(f"there is no article '{slug}' that it could supersede; there are: {there}")
    if newer := archive.newer_versions.get(slug):
        raise RefusedError(f"'{slug}' is superseded by '{newer.slug}' already; name that one")
    return found


def _check_slug(root: Path, slug: str) -> None:
    if len(slug) > LONGEST_ID:
        raise RefusedError(f"the folder's name has {len(slug)} letters; it may have {LONGEST_ID}: '{slug}'")
    if not re.fullmatch(ID_PATTERN, slug):
        raise RefusedError(f"the folder's name must be lower-case words joined by hyphens, not '{slug}'")
    if (root / "articles" / slug).exists():
        raise RefusedError(f"articles/{slug} exists already; choose another name with --slug")


def _check_new(root: Path, source: SavedArticle) -> None:
    """Refuse a capture, or an original, that an article of the archive has already."""
    data = {source.capture, source.original.data} if source.original else {source.capture}
    hashes = {hashlib.sha256(item).digest() for item in data}
    for folder in sorted((root / "articles").iterdir()):
        for name in ("capture.txt", *get_args(OriginalName)):
            path = folder / name
            if path.is_file() and hashlib.sha256(path.read_bytes()).digest() in hashes:
                raise RefusedError(f"this capture is in the archive already, as articles/{folder.name}/{name}")


def _slug(root: Path, made: Draft, archive: Archive) -> str:
    """Return a folder name from outlet, if there is one, and headline."""
    words = ids.from_words(made.headline.value or "", 4) or "article"
    slug = (f"{made.outlet.id}-{words}" if made.outlet else words)[:70].rstrip("-")
    if (root / "articles" / slug).exists():
        raise RefusedError(f"articles/{slug} exists already; choose another name with --slug")
    return slug


def _check_aliases(slug: str, archive: Archive) -> None:
    for article in archive.articles:
        if slug in article.former_ids:
            raise RefusedError(f"'{slug}' is an earlier name of articles/{article.slug}; choose another with --slug")


@contextmanager
def _workshop(root: Path) -> Iterator[Path]:
    """Give a folder to work in, on the same disk as the archive; it is gone afterwards, whatever happens."""
    articles = root / "articles"
    try:
        path = Path(tempfile.mkdtemp(prefix=ADDING, dir=articles))
    except OSError as error:
        raise RefusedError(f"nothing can be written in {articles}: {error.strerror}") from error
    try:
        yield path
    except OSError as error:
        raise RefusedError(f"the article cannot be written: {error.strerror or error}") from error
    finally:
        shutil.rmtree(path, ignore_errors=True)


def _write(
    workshop: Path, root: Path, vocabulary_before: bytes, made: Draft, slug: str, captured: str | None
) -> None:
    """Write a small archive of one article: its folder, and the vocabulary with what the article adds."""
    folder = workshop / "articles" / slug
    folder.mkdir(parents=True)
    if made.supersedes:  # for the check of the draft, which asks for its earlier version
        shutil.copytree(root / "articles" / made.supersedes, workshop / "articles" / made.supersedes)
    (folder / "capture.txt").write_bytes(made.source.capture)
    if made.source.original:
        (folder / made.source.original.file).write_bytes(made.source.original.data)
    (folder / "article.yml").write_bytes(draft_yaml.article_yml(made, slug, captured).encode())
    path = workshop / vocabulary.FILE
    path.write_bytes(_vocabulary(vocabulary_before, made).encode())
    shutil.copymode(root / vocabulary.FILE, path)


def _vocabulary(data: bytes, made: Draft) -> str:
    text = YamlText(data.decode("utf-8"), vocabulary.FILE)
    if made.new_outlet:
        text.add_entry(("outlets",), made.new_outlet.id, {"name": made.new_outlet.name, "draft": True})
    for speaker in made.new_speakers:
        fields: dict[str, str | bool] = {"name": speaker.name, "kind": speaker.kind}
        if speaker.description:
            fields["description"] = speaker.description
        text.add_entry(("speakers",), speaker.id, {**fields, "draft": True})
    return text.text


def _check_draft(workshop: Path) -> Archive:
    """Return the small archive of a draft. Refuse a draft that the archive's own check would refuse."""
    try:
        return archive_folder.load(workshop)
    except ArchiveError as error:
        message = "no draft that passes the archive's check can be made of it; add its article.yml by hand"
        raise RefusedError(f"{message} (the first problem: {error.problems[0]})") from error


def _unjudged(archive: Archive, slug: str) -> int:
    """Return how many parts of the clause a person must look for in an article."""
    article = next(article for article in archive.articles if article.slug == slug)
    if not unjudged_parts.must_be_judged(article, archive):
        return 0
    return len(unjudged_parts.unjudged(article, archive))


def _move_in(workshop: Path, root: Path, before: bytes, slug: str) -> None:
    """Put vocabulary and folder in their places; put the old vocabulary back if the folder cannot follow.

    ``before`` is the vocabulary that the new one was made from. A kill between the two steps leaves drafts in it
    that no article names, which the next review takes away. Raise RefusedError where an editor has saved another.
    """
    target, kept, folder = root / vocabulary.FILE, workshop / "before.yml", workshop / "articles" / slug
    shutil.copy2(target, kept)
    for path in (*folder.iterdir(), folder, workshop / vocabulary.FILE):
        settle(path)
    if target.read_bytes() != before:
        raise RefusedError(f"{vocabulary.FILE} was changed meanwhile: try again")
    try:
        if (workshop / vocabulary.FILE).read_bytes() != before:
            (workshop / vocabulary.FILE).replace(target)
        folder.rename(root / "articles" / slug)
    except BaseException:
        if not (root / "articles" / slug).exists():
            kept.replace(target)
        raise
    settle(root / "articles")
