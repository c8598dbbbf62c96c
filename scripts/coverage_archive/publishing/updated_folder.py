"""A git checkout that a new site is written into, file by file, so that ``.git`` never moves.

While it is updated, ``data/manifest/coming.json`` lists the old and the new files. So the run after a killed one
knows every file as the site's own, and finishes the update.
"""

import os
from pathlib import Path

from . import manifest, own_files

COMING = f"{manifest.PARTS}coming.json"


def is_checkout(folder: Path) -> bool:
    """Whether a folder holds ``.git``: a folder, a file or a symbolic link."""
    return os.path.lexists(folder / ".git")


def update(folder: Path, new: Path) -> None:
    """Move every file of the finished site ``new`` into ``folder``, and delete the old ones that it does not have.

    Raise NotReplacedError where the system refuses; the next run finishes the update.
    """
    try:
        _update(folder, new)
    except OSError as error:
        raise own_files.NotReplacedError(
            f"{folder} is updated in part ({error.filename}: {error.strerror}): run `archive site` again."
        ) from error


def _update(folder: Path, new: Path) -> None:
    wanted = set(manifest.all_paths(new))
    both = own_files.entries(folder) | own_files.entries(new)
    (new / COMING).write_bytes(manifest.Part(files=list(both.values())).model_dump_json().encode())
    lists = sorted(path for path in wanted if path == manifest.FILE or path.startswith(manifest.PARTS))
    _sync()
    _move(COMING, folder, new)
    _sync()
    host = [name for name in manifest.KEPT if (new / name).is_file() and not os.path.lexists(folder / name)]
    for path in sorted(manifest.all_paths(folder)):
        if path not in wanted and not path.startswith(manifest.PARTS):
            _delete(path, folder)
    for path in [*sorted(wanted.difference(lists)), *host, *lists]:
        _move(path, folder, new)
    for path in sorted(manifest.all_paths(folder)):
        if path not in wanted and path != COMING:
            _delete(path, folder)
    _sync()
    _delete(COMING, folder)


def _move(path: str, folder: Path, new: Path) -> None:
    """Put one file in its place in one step."""
    (folder / path).parent.mkdir(parents=True, exist_ok=True)
    (new / path).replace(folder / path)


def _delete(path: str, folder: Path) -> None:
    """Delete a file, and the folders that it leaves empty."""
    file = folder / path
    file.unlink()
    for parent in file.parents:
        if parent == folder or any(parent.iterdir()):
            return
        parent.rmdir()


def _sync() -> None:
    if hasattr(os, "sync"):
        os.sync()
