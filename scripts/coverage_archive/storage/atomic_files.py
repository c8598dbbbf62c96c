"""Write a file in one step: a reader sees the old text or the new one, never half of it."""

import os
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from ..model.problems import ReportedError

PART = ".part"  # ends the name of a file that is not yet whole; it begins with a dot


class WriteError(ReportedError):
    """Raised where the system does not let a file be written; what stood there is as it was."""


@contextmanager
def writing(path: Path) -> Iterator[None]:
    """Turn what the system refuses into a sentence that names ``path``."""
    try:
        yield
    except OSError as error:
        raise WriteError(f"{path} cannot be written: {error.strerror or error}") from error


def write(path: Path, data: bytes, *, lasting: bool = False) -> bool:
    """Write a file in one step if it would change; return whether it did. A file that was there keeps its mode.

    A ``lasting`` one is on the disk, not only on its way there, when this returns: what a power cut must not take.
    Raise WriteError where the system refuses.
    """
    with writing(path):
        if path.is_file() and path.read_bytes() == data:
            return False
        _write(path, (data,), lasting)
    return True


def write_pieces(path: Path, pieces: Iterable[bytes | memoryview]) -> None:
    """Write a file in one step, a piece after the other, so that it need not be in memory as a whole.

    Raise WriteError where the system refuses.
    """
    with writing(path):
        _write(path, pieces, lasting=False)


def _write(path: Path, pieces: Iterable[bytes | memoryview], lasting: bool) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=PART)
    try:
        with os.fdopen(handle, "wb") as file:
            file.writelines(pieces)
            if lasting:
                file.flush()
                os.fsync(file.fileno())
        if path.exists():
            shutil.copymode(path, temporary)
        else:
            Path(temporary).chmod(0o644)
        Path(temporary).replace(path)
        if lasting:
            settle(path.parent)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


def settle(path: Path) -> None:
    """Wait until a file, or the list of a folder's files, is on the disk."""
    with suppress(PermissionError):  # Windows opens no folder
        handle = os.open(path, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
