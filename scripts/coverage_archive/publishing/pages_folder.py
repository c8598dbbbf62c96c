"""Write pages/, the folder that holds only the files that the last build generated.

``pages/.gitignore`` keeps the folder out of git and marks it as one that builds may change.
"""

import hashlib
import os
import shutil
from collections.abc import Mapping
from pathlib import Path

from ..model.problems import ReportedError
from ..storage.files import files_below, writing

MARK = ".gitignore"
_MARKED = b"# Everything in this folder is made by `archive build`, which removes all else.\n*\n"
_NAMED = 3  # files that a message names at most


class NotOwnedError(ReportedError):
    """Raised where pages/ holds files but lacks the mark of a folder that builds may change."""


class PagesFolder:
    """Write, keep and remove the files of pages/ in one build; the caller holds the lock ``one_build``."""

    def __init__(self, folder: Path) -> None:
        """Open the folder, or create it.

        Raise NotOwnedError if it holds files that no build wrote, and WriteError if the system refuses to create it.
        """
        self._folder = folder
        self._before = set(files_below(folder))
        if self._before and _content(folder / MARK) != _MARKED:
            named = ", ".join(sorted(self._before)[:_NAMED])
            raise NotOwnedError(
                f"{folder} holds files that no build made ({named}). Builds write to this folder and remove all "
                "else in it: move these files elsewhere."
            )
        self._wanted = {MARK}
        self.written: list[str] = []
        with writing(folder):
            if folder.is_symlink() or not folder.is_dir():
                folder.unlink(missing_ok=True)
                folder.mkdir()
            if not self._before:
                (folder / MARK).write_bytes(_MARKED)

    def write(self, name: str, data: bytes) -> str:
        """Write a file if its content would change; return its SHA-256. ``name`` is its path below the folder.

        Raise WriteError where the system refuses.
        """
        self._wanted.add(name)
        path = self._folder / name
        if name not in self._before or _content(path) != data:
            with writing(path):
                self._make_room(path)
                path.write_bytes(data)
            self.written.append(name)
        return hashlib.sha256(data).hexdigest()

    def keep(self, hashes: Mapping[str, str]) -> bool:
        """Keep the files in ``hashes`` (SHA-256 by path) if all of them are unchanged; return whether they are."""
        for name, digest in hashes.items():
            data = _content(self._folder / name) if name in self._before else None
            if data is None or hashlib.sha256(data).hexdigest() != digest:
                return False
        self._wanted.update(hashes)
        return True

    def finish(self) -> tuple[str, ...]:
        """Remove empty folders and every file that this build neither wrote nor kept; return these files' paths."""
        removed = sorted(self._before - self._wanted)
        for name in removed:
            path = self._folder / name
            if path.is_symlink() or path.is_file():  # else a folder has taken its place
                with writing(path):
                    path.unlink()
        for folder, _, _ in os.walk(self._folder, topdown=False):
            if not os.listdir(folder):  # noqa: PTH208 - thousands of folders
                Path(folder).rmdir()
        return tuple(removed)

    def _make_room(self, path: Path) -> None:
        """Remove what is in a file's way: a folder or link at its path, files and links where folders must be."""
        for below in reversed(path.relative_to(self._folder).parents[:-1]):
            folder = self._folder / below
            if folder.is_symlink() or folder.is_file():
                folder.unlink()
        if path.is_symlink():
            path.unlink()
        elif path.is_dir():
            shutil.rmtree(path)
        path.parent.mkdir(parents=True, exist_ok=True)


def _content(path: Path) -> bytes | None:
    """Return the bytes of a file, or None if there is no regular file."""
    try:
        return None if path.is_symlink() or not path.is_file() else path.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return None
