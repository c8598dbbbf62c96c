"""The whole check of an archive: its files, its promised addresses and, strictly, that nothing waits for review."""

from collections.abc import Collection
from pathlib import Path

from ..model import Archive, Article
from ..model.problems import ArchiveError, Problem, Report
from ..storage.validation import did_you_mean
from . import no_sections, permalinks, proposals, unjudged_parts
from .archive_folder import ArchiveFolder
from .kept_articles import KeptArticles

KEPT = ".cache/articles"


def check(root: Path) -> Archive:
    """Read and check the archive under ``root``, its permalinks included. Raise ArchiveError with every problem."""
    return checked(root)[0]


def checked(root: Path) -> tuple[Archive, dict[str, str]]:
    """Return also a hash of what each article was read from, by its slug."""
    archive, folder = _read(root)
    problems = permalinks.check(root, archive) if archive else _problems(root, None, folder, (), strict=False)
    if problems or not archive:
        raise ArchiveError(problems)
    return archive, folder.hashes


def check_articles(root: Path, only: Collection[str] = (), *, strict: bool = False) -> list[Article]:
    """Check the articles of the given slugs (none: all) and what concerns the whole archive; return the articles.

    ``strict`` also refuses whatever a machine proposed and nobody has reviewed, parts of the clause that nobody
    has looked for, and articles without sections. Raise ArchiveError with every problem.
    """
    archive, folder = _read(root)
    if problems := _problems(root, archive, folder, only, strict=strict):
        raise ArchiveError(problems)
    return folder.articles(only or folder.slugs)


def _read(root: Path) -> tuple[Archive | None, ArchiveFolder]:
    """Return the archive, or None where it has problems, and its files as they were read."""
    kept = KeptArticles(root / KEPT)
    folder = ArchiveFolder(root, kept)
    try:
        return Report().attempt(folder.read), folder
    finally:
        kept.save()


def _problems(
    root: Path, archive: Archive | None, folder: ArchiveFolder, only: Collection[str], *, strict: bool
) -> list[Problem]:
    """Return all problems at once: none hides another that does not follow from it."""
    if unknown := [slug for slug in only if slug not in folder.slugs]:
        return [
            Problem(f"articles/{slug}", 1, f"there is no article '{slug}'{did_you_mean(slug, [*folder.slugs])}")
            for slug in unknown
        ]
    asked = set(only or folder.slugs)
    problems = [*folder.problems(asked), *permalinks.check(root, archive, set(folder.slugs) - asked)]
    if strict:
        documents, names = folder.article_documents, folder.vocabulary
        problems += proposals.problems(document for slug, document in documents.items() if slug in asked)
        if names:
            problems += proposals.problems([folder.vocabulary_document])
            problems += unjudged_parts.problems(names, documents, asked)
        problems += no_sections.problems(documents, asked)
    return problems
