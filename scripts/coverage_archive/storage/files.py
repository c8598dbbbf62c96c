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
PART = ".part"  # the end of the name of an incomplete file; the name begins with a dot
# RFC 1952: magic, deflate, no flags, no date, best compression, unknown system. Python's own header names the system
# from 3.13 on.
_GZIP_HEADER = b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x02\xff"


class WriteError(ReportedError):
    """Raised where the system does not let a file be written; the file that was there is unchanged."""


def read_source(path: Path, most_bytes: int | None = None) -> bytes:
    """Return the bytes of a regular file.

    Raise OSError, whose ``strerror`` says why, where the path is anything else (a pipe would never end) or the file
    has more than ``most_bytes`` bytes.
    """
    found = path.stat()
    if not stat.S_ISREG(found.st_mode):
        raise OSError(None, "it is no file but a folder, a pipe or a device; put the file itself here")
    if most_bytes is not None and found.st_size > most_bytes:
        size, most = found.st_size / MEGABYTE, most_bytes / MEGABYTE
        raise OSError(None, f"it has {size:,.1f} MB, and no more than {most:,.0f} MB are read")
    return path.read_bytes()


def read_of_archive(path: Path, file: str, missing: str, most_bytes: int | None = None) -> bytes:
    """Return the bytes of a file in articles/; ``file`` is its name in messages.

    Raise ArchiveError where the file cannot be read. If there is no such file, the message is ``missing``.
    """
    try:
        return read_source(path, most_bytes)
    except FileNotFoundError:
        raise ArchiveError([Problem(file, 1, missing)]) from None
    except OSError as error:
        raise ArchiveError([Problem(file, 1, f"the file cannot be read: {error.strerror}")]) from error


def files_below(folder: Path) -> Iterator[str]:
    """Yield the relative path of every file below a folder; a symbolic link counts as a file, even to a folder."""
    for parent, folders, names in os.walk(folder):
        below = Path(parent).relative_to(folder)
        links = [name for name in folders if (Path(parent) / name).is_symlink()]
        yield from ((below / name).as_posix() for name in (*names, *links))


@contextmanager
def writing(path: Path) -> Iterator[None]:
    """Turn an OSError that is raised in the ``with`` block into a WriteError that names ``path``."""
    try:
        yield
    except OSError as error:
        raise WriteError(f"{path} cannot be written: {error.strerror or error}") from error


def write(path: Path, data: bytes, *, lasting: bool = False) -> bool:
    """Write a file if its content would change; return whether it did. An existing file keeps its mode.

    A reader sees the old content or the new, never half of it. With ``lasting``, return only when the file is on the
    disk, so that a power cut cannot lose it. Raise WriteError where the system refuses.
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
    """Wait until the content of a file, or the list of the files in a folder, is on the disk."""
    with suppress(PermissionError):  # Windows cannot open a folder
        handle = os.open(path, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def gzipped(data: bytes) -> bytes:
    """Return data as a gzip file, with the same bytes on every system and from every version of Python."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    body = packer.compress(data) + packer.flush()
    return _GZIP_HEADER + body + struct.pack("<LL", zlib.crc32(data), len(data) & 0xFFFFFFFF)
