"""The whole check of an archive: its files, its promised addresses and, strictly, that nothing waits for review."""

from pathlib import Path

from ..model import Archive
from ..model.problems import ArchiveError
from . import no_sections, permalinks, proposals, unjudged_parts
from .archive_folder import ArchiveFolder
from .kept_articles import KeptArticles

KEPT = ".cache/articles"


def check(root: Path, *, strict: bool = False) -> Archive:
    """Read and check the archive under ``root``, its permalinks included. Raise ArchiveError with every problem.

    ``strict`` also refuses whatever a machine proposed and nobody has reviewed, parts of the clause that nobody
    has looked for, and articles without sections.
    """
    return checked(root, strict=strict)[0]


def checked(root: Path, *, strict: bool = False) -> tuple[Archive, dict[str, str]]:
    """Return also a hash of what each article was read from, by its slug."""
    kept = KeptArticles(root / KEPT)
    folder = ArchiveFolder(root, kept)
    try:
        archive = folder.read()
    finally:
        kept.save()
    problems = permalinks.check(root, archive)
    if strict:
        documents = folder.article_documents
        problems += [*proposals.problems(folder), *unjudged_parts.problems(archive, documents)]
        problems += no_sections.problems(archive, documents)
    if problems:
        raise ArchiveError(problems)
    return archive, folder.hashes
