"""Read files safely, write them in one step, and gzip data into the same bytes on every system."""

import os
import shutil
import stat
import struct
import tempfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from ..model.problems import ArchiveError, Problem, ReportedError

MEGABYTE = 1_000_000
PART = ".part"  # ends the name of a file that is not yet whole; it begins with a dot
# RFC 1952: magic, deflate, no flags, no date, best compression, unknown system. Python's own header names the system
# from 3.13 on.
_GZIP_HEADER = b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x02\xff"


class WriteError(ReportedError):
    """Raised where the system does not let a file be written; what stood there is as it was."""


def read_source(path: Path, most_bytes: int | None = None) -> bytes:
    """Return the bytes of a file of at most ``most_bytes``.

    Raise OSError, whose ``strerror`` says why, where the path is no regular file (a pipe would never end) or the file
    is too large.
    """
    found = path.stat()
    if not stat.S_ISREG(found.st_mode):
        raise OSError(None, "it is no file but a folder, a pipe or a device; put the file itself here")
    if most_bytes is not None and found.st_size > most_bytes:
        size, most = found.st_size / MEGABYTE, most_bytes / MEGABYTE
        raise OSError(None, f"it has {size:,.1f} MB, and no more than {most:,.0f} MB are read")
    return path.read_bytes()


def read_of_archive(path: Path, file: str, missing: str, most_bytes: int | None = None) -> bytes:
    """Return the bytes of a file of articles/; ``file`` is its name in messages.

    Raise ArchiveError where it cannot be read. Where the file is missing, the message is ``missing``.
    """
    try:
        return read_source(path, most_bytes)
    except FileNotFoundError:
        raise ArchiveError([Problem(file, 1, missing)]) from None
    except OSError as error:
        raise ArchiveError([Problem(file, 1, f"the file cannot be read: {error.strerror}")]) from error


def files_below(folder: Path) -> Iterator[str]:
    """Yield the path, below a folder, of every file in it; a symbolic link counts as a file, wherever it leads."""
    for parent, folders, names in os.walk(folder):
        below = Path(parent).relative_to(folder)
        links = [name for name in folders if (Path(parent) / name).is_symlink()]
        yield from ((below / name).as_posix() for name in (*names, *links))


@contextmanager
def writing(path: Path) -> Iterator[None]:
    """Turn an OSError of the block into a WriteError that names ``path``."""
    try:
        yield
    except OSError as error:
        raise WriteError(f"{path} cannot be written: {error.strerror or error}") from error


def write(path: Path, data: bytes, *, lasting: bool = False) -> bool:
    """Write a file if it would change; return whether it did. A file that was there keeps its mode.

    A reader sees the old content or the new one, never half of it. With ``lasting``, return only when the file is on
    the disk, so that a power cut cannot lose it. Raise WriteError where the system refuses.
    """
    with writing(path):
        if path.is_file() and path.read_bytes() == data:
            return False
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=PART)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
            if path.exists():
                shutil.copymode(path, temporary)
            else:
                Path(temporary).chmod(0o644)
            if lasting:
                settle(Path(temporary))
            Path(temporary).replace(path)
            if lasting:
                settle(path.parent)
        except BaseException:
            Path(temporary).unlink(missing_ok=True)
            raise
    return True


def settle(path: Path) -> None:
    """Wait until a file, or the list of a folder's files, is on the disk."""
    with suppress(PermissionError):  # Windows opens no folder
        handle = os.open(path, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def gzipped(data: bytes) -> bytes:
    """Return data as the content of a gzip file, with the same bytes on every system and by every Python."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    body = packer.compress(data) + packer.flush()
    return _GZIP_HEADER + body + struct.pack("<LL", zlib.crc32(data), len(data) & 0xFFFFFFFF)
