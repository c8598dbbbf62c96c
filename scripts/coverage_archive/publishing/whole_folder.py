"""Replace a folder as a whole: its readers find the old folder or the new one, never half of one.

The new folder is made beside the old one, ``.site.new`` for ``site``. Then the two change places in one step, or by
two renames where the system cannot exchange folders. The ``.git`` of a checkout follows right after. The next run
removes what a killed one left, and first gives the folder back what is its own. A folder with a file that its list
of files does not name is refused.
"""

import ctypes
import errno
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ..storage.files import settle
from . import file_list, own_files

_HERE = -100  # AT_FDCWD: paths as they are given
_EXCHANGE = 2  # RENAME_EXCHANGE
_CANNOT = {errno.ENOSYS, errno.EINVAL, errno.ENOTSUP}


@contextmanager
def replaced_whole(folder: Path) -> Iterator[Path]:
    """Yield an empty folder to fill, which then takes the place of ``folder``; on an error nothing changes.

    Raise NotReplacedError where ``folder`` holds a file that is not the site's own.
    """
    folder = folder.resolve()
    new, old = folder.with_name(f".{folder.name}.new"), folder.with_name(f".{folder.name}.old")
    _clear(folder, new, old)
    own_files.require_only_ours(folder)
    new.mkdir(parents=True)
    try:
        yield new
        own_files.require_only_ours(folder)  # again: rendering takes long enough for somebody to put a file there
        _copy_of_host(folder, new)
        _put_in_place(new, folder, old)
    finally:
        _clear(folder, new, old)


def _clear(folder: Path, new: Path, old: Path) -> None:
    """Remove what a run, or a killed one, left beside a folder; a checkout's ``.git`` goes back to the folder."""
    if old.exists() and not folder.exists():  # killed between two renames
        old.rename(folder)
    for left in (new, old):
        if os.path.lexists(left / file_list.GIT):  # a folder, a file or a symbolic link
            (left / file_list.GIT).rename(folder / file_list.GIT)
        if left.exists():
            shutil.rmtree(left)


def _copy_of_host(folder: Path, new: Path) -> None:
    """Copy the host's files (CNAME, .nojekyll) from the old folder to the new one; the old folder's are preferred."""
    for name in file_list.OF_HOST:
        old = folder / name
        if old.is_symlink() or old.is_file():
            (new / name).unlink(missing_ok=True)
            shutil.copy2(old, new / name, follow_symlinks=False)
        elif old.is_dir():
            raise own_files.NotReplacedError(f"{folder} is not replaced: its {name} is a folder; move it away.")


def _put_in_place(new: Path, folder: Path, old: Path) -> None:
    """Put a finished folder in the place of another, once all of it is on the disk."""
    if hasattr(os, "sync"):
        os.sync()
    if not folder.exists():
        new.rename(folder)
    elif not _exchanged(new, folder):
        folder.rename(old)
        new.rename(folder)
    settle(folder.parent)


def _exchanged(one: Path, other: Path) -> bool:
    """Exchange two folders in one step; return False where the system or its disk cannot."""
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
