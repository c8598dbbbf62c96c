"""List what waits for a person, for `archive review` in a terminal without a browser."""

from dataclasses import dataclass
from pathlib import Path

from ..reading.archive_folder import ArchiveFolder
from .editor import Editor
from .queue import ReviewQueue


@dataclass(frozen=True, slots=True)
class Listed:
    """Hold a line for each thing that waits, ``file:line: what``, and the article of the first, or None."""

    lines: tuple[str, ...]
    first: str | None


def listed(root: Path, slug: str | None) -> Listed:
    """Return what waits in one article, or in all (``slug`` None). Raise ArchiveError if there is no such article."""
    items = ReviewQueue(Editor(ArchiveFolder(root)), slug).waiting()
    first = next((item.slug for item in items if not item.is_name), None)
    return Listed(tuple(f"{item.file}:{item.line}: {item.label}" for item in items), first)
