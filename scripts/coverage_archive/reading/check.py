"""The whole check of an archive: its files, its promised addresses and, strictly, that nothing waits for review."""

from pathlib import Path

from ..model import Archive
from ..model.problems import ArchiveError
from . import permalinks, proposals
from .archive_folder import ArchiveFolder


def check(root: Path, *, strict: bool = False) -> Archive:
    """Read and check the archive under ``root``, its permalinks included. Raise ArchiveError with every problem.

    ``strict`` also refuses whatever a machine proposed and nobody has reviewed.
    """
    folder = ArchiveFolder(root)
    archive = folder.read()
    problems = permalinks.check(root, archive) + (proposals.problems(folder) if strict else [])
    if problems:
        raise ArchiveError(problems)
    return archive
