"""Read a file of articles/, which must be one: a pipe would never end, a device may do anything."""

import stat
from pathlib import Path

MEGABYTE = 1_000_000


def read_source(path: Path, most_bytes: int | None = None) -> bytes:
    """Return a file's bytes. Raise OSError, its ``strerror`` in words, where it is no file, or too large."""
    found = path.stat()
    if not stat.S_ISREG(found.st_mode):
        raise OSError(None, "it is no file but a folder, a pipe or a device; put the file itself here")
    if most_bytes is not None and found.st_size > most_bytes:
        size, most = found.st_size / MEGABYTE, most_bytes / MEGABYTE
        raise OSError(None, f"it has {size:,.1f} MB, and no more than {most:,.0f} MB are read")
    return path.read_bytes()
