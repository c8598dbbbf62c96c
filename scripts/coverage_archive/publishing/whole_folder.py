"""A folder that is replaced whole: its readers find the old one or the new one, never half of one.

The new one is made beside it, ``.site.new`` for ``site``, and the two change places in one step where the system can,
else by two renames. What a killed run left is cleared by the next. A folder with a file that its list of files does
not name is refused.

A git checkout keeps its place, so that ``.git`` never moves: it is updated file by file. Meanwhile its list names the
old and the new files, so the run after a killed one knows every file as the site's own, and finishes the update.
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
        if os.path.lexists(folder / ".git"):  # a folder, a file or a symbolic link
            _update(folder, new)
        else:
            own_files.take_along(folder, new)
            _put_in_place(new, folder, old)
    finally:
        _remove(new)
        _remove(old)


def _put_in_place(new: Path, folder: Path, old: Path) -> None:
    """Let a finished folder take the place of another, once all of it is on the disk."""
    _sync()
    if not folder.exists():
        new.rename(folder)
    elif not _exchanged(new, folder):
        folder.rename(old)
        new.rename(folder)
    settle(folder.parent)


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


def _update(folder: Path, new: Path) -> None:
    """Move the files of the site ``new`` into the checkout ``folder``, and delete those that only the old site has.

    Raise NotReplacedError where the system refuses; the next run finishes the update.
    """
    wanted = {path for path in file_list.paths(new) if path != file_list.FILE}
    host = {name for name in file_list.KEPT if (new / name).is_file() and not os.path.lexists(folder / name)}
    both = file_list.FileList("unknown", dict.fromkeys(wanted | own_files.names(folder) - {file_list.FILE}, "0" * 64))
    _sync()
    try:
        (new / ".both").write_text(both.text(), encoding="utf-8")
        (new / ".both").replace(folder / file_list.FILE)
        _sync()
        for path in sorted(set(file_list.paths(folder)) - wanted - {file_list.FILE}):
            _delete(folder / path, folder)
        for path in sorted(wanted | host):
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (new / path).replace(folder / path)
        _sync()
        (new / file_list.FILE).replace(folder / file_list.FILE)
    except OSError as error:
        raise own_files.NotReplacedError(
            f"{folder} is updated in part ({error.filename}: {error.strerror}): run `archive site` again."
        ) from error


def _delete(file: Path, folder: Path) -> None:
    """Delete a file, and the folders that it leaves empty."""
    file.unlink()
    for parent in file.parents:
        if parent == folder or any(parent.iterdir()):
            return
        parent.rmdir()


def _sync() -> None:
    if hasattr(os, "sync"):
        os.sync()


def _remove(folder: Path) -> None:
    if folder.exists():
        shutil.rmtree(folder)
