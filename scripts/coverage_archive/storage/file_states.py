"""Whether files are as they were when they were read: told from their dates and sizes, not by reading them again."""

import os
import time
from collections.abc import Iterable
from pathlib import Path

FileStates = tuple[tuple[str, int, int, int], ...]

# Nanoseconds within which a file may be written twice and bear one date.
_RESOLUTION = 100_000_000


def states(path: Path) -> FileStates:
    """Return what is different as soon as a file, or any file right in a folder, is written, added or taken away.

    Never twice the same for a file that cannot be looked at, or that was written only just now.
    """
    now = time.time_ns()
    try:
        found = sorted((entry.name, entry.stat()) for entry in _entries(path))
    except OSError:
        return (("", now, 0, 0),)
    fresh = any(abs(now - stat.st_mtime_ns) < _RESOLUTION for _, stat in found)
    known = tuple((name, stat.st_mtime_ns, stat.st_size, stat.st_ino) for name, stat in found)
    return (*known, ("", now, 0, 0)) if fresh else known


def _entries(path: Path) -> Iterable[os.DirEntry[str] | Path]:
    try:
        return os.scandir(path)
    except NotADirectoryError:
        return [path]
