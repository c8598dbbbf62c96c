"""Replace a folder as a whole, so that its readers find the old folder or the new one, never half of one.

The new folder is made beside the old one, as ``.site.new`` for ``site``. Then the two are exchanged in one step, or
by two renames where the system cannot exchange folders. The next run removes what a killed run left behind. A folder
is refused if it has a file that its list of files does not name.

A git checkout is updated file by file instead, so that its ``.git`` never moves. During the update its list names the
old and the new files, so that the run after a killed one recognises every file as the site's own, and finishes the
update.
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

_HERE = -100  # AT_FDCWD: relative paths start at the current folder
_EXCHANGE = 2  # RENAME_EXCHANGE
_CANNOT = {errno.ENOSYS, errno.EINVAL, errno.ENOTSUP}


@contextmanager
def replaced_whole(folder: Path) -> Iterator[Path]:
    """Yield an empty folder to fill, then replace ``folder`` by it; on an error, leave ``folder`` unchanged.

    Raise NotReplacedError where ``folder`` holds a file that is not the site's own.
    """
    folder = folder.resolve()
    new, old = folder.with_name(f".{folder.name}.new"), folder.with_name(f".{folder.name}.old")
    if old.exists() and not folder.exists():  # an earlier run was killed between two renames
        old.rename(folder)
    _remove(new)
    _remove(old)
    own_files.require_only_ours(folder)
    new.mkdir(parents=True)
    try:
        yield new
        own_files.require_only_ours(folder)  # somebody may have put a file there during the rendering
        if os.path.lexists(folder / ".git"):  # a folder, a file or a symbolic link
            _update(folder, new)
        else:
            _copy_of_host(folder, new)
            _put_in_place(new, folder, old)
    finally:
        _remove(new)
        _remove(old)


def _copy_of_host(folder: Path, new: Path) -> None:
    """Copy the host's files (CNAME, .nojekyll) from the old folder to the new one, over any that the new one has."""
    for name in file_list.OF_HOST:
        old = folder / name
        if old.is_symlink() or old.is_file():
            (new / name).unlink(missing_ok=True)
            shutil.copy2(old, new / name, follow_symlinks=False)
        elif old.is_dir():
            raise own_files.NotReplacedError(f"{folder} is not replaced: its {name} is a folder; move it away.")


def _put_in_place(new: Path, folder: Path, old: Path) -> None:
    """Replace a folder by a finished one, once all of the finished one is on the disk."""
    _sync()
    if not folder.exists():
        new.rename(folder)
    elif not _exchanged(new, folder):
        folder.rename(old)
        new.rename(folder)
    settle(folder.parent)


def _exchanged(one: Path, other: Path) -> bool:
    """Exchange two folders in one step; return False if the system or the disk cannot do that.

    Raise OSError on any other error.
    """
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

    Raise NotReplacedError where the system refuses; the next run then finishes the update.
    """
    wanted = {path for path in file_list.paths(new) if path != file_list.FILE}
    host = {name for name in file_list.OF_HOST if (new / name).is_file() and not os.path.lexists(folder / name)}
    known = wanted | own_files.listed(folder) - {file_list.FILE}
    both = file_list.FileList("unknown", dict.fromkeys(known, "0" * 64))
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
    """Delete a file, and then the folders that are empty without it."""
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
