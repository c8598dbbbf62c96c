"""A folder that is replaced whole: its readers find the old one or the new one, never half of one.

The new one is made beside it, ``.site.new`` for ``site``, and the two change places in one step where the system can,
else by two renames. What a killed run left is cleared by the next. A git checkout keeps its place: it is updated file
by file (``updated_folder``). A folder with a file that no list of the site names is refused.
"""

import ctypes
import errno
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from . import own_files, updated_folder

_HERE = -100  # AT_FDCWD: paths as they are given
_EXCHANGE = 2  # RENAME_EXCHANGE
_CANNOT = {errno.ENOSYS, errno.EINVAL, errno.ENOTSUP}


@contextmanager
def replaced_whole(folder: Path) -> Iterator[Path]:
    """Give an empty folder to fill, which takes the place of ``folder`` at the end; on an error nothing changes."""
    folder = folder.resolve()
    new, old = folder.with_name(f".{folder.name}.new"), folder.with_name(f".{folder.name}.old")
    if old.exists() and not folder.exists():  # killed between two renames
        old.rename(folder)
    _remove(new)
    _remove(old)
    own_files.require_only_ours(folder)
    new.mkdir(parents=True)
    try:
        yield new
        own_files.require_only_ours(folder)  # again: rendering takes long enough for somebody to put a file there
        if updated_folder.is_checkout(folder):
            updated_folder.update(folder, new)
        else:
            own_files.take_along(folder, new)
            _put_in_place(new, folder, old)
    finally:
        _remove(new)
        _remove(old)


def _put_in_place(new: Path, folder: Path, old: Path) -> None:
    """Let a finished folder take the place of another, once all of it is on the disk."""
    if hasattr(os, "sync"):
        os.sync()
    if not folder.exists():
        new.rename(folder)
    elif not _exchanged(new, folder):
        folder.rename(old)
        new.rename(folder)
    _keep_names(folder.parent)


def _exchanged(one: Path, other: Path) -> bool:
    """Let two folders change places in one step; return False where the system or its disk cannot."""
    if not sys.platform.startswith("linux"):
        return False
    rename = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if not rename:
        return False
    if rename(_HERE, os.fsencode(one), _HERE, os.fsencode(other), _EXCHANGE) == 0:
        return True
    number = ctypes.get_errno()
    if number in _CANNOT:
        return False
    raise OSError(number, os.strerror(number), str(other))


def _keep_names(folder: Path) -> None:
    """Bring the names in a folder onto the disk, where the system can."""
    if os.name == "posix":
        opened = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(opened)
        finally:
            os.close(opened)


def _remove(folder: Path) -> None:
    if folder.exists():
        shutil.rmtree(folder)
