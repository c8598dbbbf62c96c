"""Check a whole archive: its files, its promised addresses and, if strict, that nothing waits for review."""

from collections.abc import Collection, Iterator
from pathlib import Path

from ..model import Archive, Article
from ..model.problems import ArchiveError, Problem, Report
from ..storage.validation import did_you_mean
from ..storage.yaml_reader import Document
from . import permalinks, proposals
from .archive_folder import ArchiveFolder

_NO_SECTIONS = (
    "the article has no sections: give each run of paragraphs a heading under `sections`, at least one, such as "
    '`- {id: the-reaction, title: "The reaction", starts: "first words of its first paragraph"}`'
)


def checked(root: Path) -> tuple[Archive, dict[str, str]]:
    """Read and check the archive under ``root``, its permalinks included.

    Return the archive, and {slug: hash of everything that the article was read from}. Raise ArchiveError with every
    problem.
    """
    folder = ArchiveFolder(root)
    archive = Report().attempt(folder.read)
    if problems := _problems(root, archive, folder, ()):
        raise ArchiveError(problems)
    assert archive, "read() tells of its problems"
    return archive, folder.hashes


def check_articles(root: Path, only: Collection[str] = (), *, strict: bool = False) -> list[Article]:
    """Check the articles of the given slugs (none: all) and the archive as a whole; return these articles.

    ``strict`` also refuses whatever a machine proposed and nobody has reviewed, parts of the clause that nobody has
    looked for, and articles without sections. Raise ArchiveError with every problem.
    """
    folder = ArchiveFolder(root)
    archive = Report().attempt(folder.read)
    problems = _problems(root, archive, folder, only)
    if strict and not set(only) - set(folder.slugs):
        problems += _strict_problems(folder, set(only or folder.slugs))
    if problems:
        raise ArchiveError(problems)
    return folder.articles(only or folder.slugs)


def _problems(root: Path, archive: Archive | None, folder: ArchiveFolder, only: Collection[str]) -> list[Problem]:
    """Return every problem of the given articles (none: all) that does not follow from another problem."""
    if unknown := [slug for slug in only if slug not in folder.slugs]:
        return [
            Problem(f"articles/{slug}", 1, f"there is no article '{slug}'{did_you_mean(slug, [*folder.slugs])}")
            for slug in unknown
        ]
    asked = set(only or folder.slugs)
    return [*folder.problems(asked), *permalinks.check(root, archive, set(folder.slugs) - asked)]


def _strict_problems(folder: ArchiveFolder, asked: set[str]) -> Iterator[Problem]:
    """Yield a problem for everything that waits for a person in the vocabulary and in the articles of these slugs.

    The problems are found in the records, so that an article with another mistake has all its problems in one run.
    """
    documents = folder.article_documents
    yield from proposals.problems(document for slug, document in documents.items() if slug in asked)
    if folder.vocabulary:
        yield from proposals.problems([folder.vocabulary_document])
    superseded = {document.value.get("supersedes") for document in documents.values()}
    for slug in sorted(asked & documents.keys() - superseded):
        document = documents[slug]
        if document.value.get("kind") == "reference" or document.value.get("show") == "none":
            continue
        if folder.vocabulary and (left := _unjudged(document, folder.vocabulary)):
            yield Problem(document.file, document.line(("absent",)), _not_looked_for(left, slug))
        if not document.value.get("sections"):
            yield Problem(document.file, document.line(("sections",)), _NO_SECTIONS)


def _unjudged(document: Document, vocabulary: Archive) -> list[str]:
    """Return the ids of the parts of the clause that a record neither tags nor lists as absent.

    Return none if the record names a part that the vocabulary lacks: that is reported as a mistake, and the author
    may have meant one of these parts.
    """
    tagged = {tag.get("element") for tag in document.value.get("passages") or []} - {None}
    judged = tagged | {*(document.value.get("absent") or [])}
    if not judged <= vocabulary.elements.keys():
        return []
    return [element.id for element in vocabulary.clause.elements if element.id not in judged]


def _not_looked_for(ids: list[str], slug: str) -> str:
    parts, have = ("part", "has") if len(ids) == 1 else ("parts", "have")
    return (
        f"{len(ids)} {parts} of the clause {have} not been looked for: {', '.join(ids)}; tag the words, or list the "
        f"ids in `absent`: `archive review {slug}` asks for each"
    )
