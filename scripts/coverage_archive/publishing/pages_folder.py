"""pages/, the folder of everything that builds generate, and of nothing else: a build removes what it did not make.

``pages/.gitignore`` keeps the folder out of git and marks it as one that builds own.
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
_NAMED = 3  # files that a message names


class NotOwnedError(ReportedError):
    """Raised where pages/ holds files and lacks the mark of a folder that builds own."""


class PagesFolder:
    """What one build does to pages/; the caller holds ``one_build``."""

    def __init__(self, folder: Path) -> None:
        """Open the folder; raise NotOwnedError where it is somebody else's, WriteError where it cannot be made."""
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
        """Write a file, by its path below the folder, if it would change; return its SHA-256.

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
        """Leave files as they are if each still has its SHA-256; return whether that is so."""
        for name, digest in hashes.items():
            data = _content(self._folder / name) if name in self._before else None
            if data is None or hashlib.sha256(data).hexdigest() != digest:
                return False
        self._wanted.update(hashes)
        return True

    def finish(self) -> tuple[str, ...]:
        """Remove every file that this build did not make, and empty folders; return the paths of the files."""
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
        """Let a file be written where a folder or a link stood, or where a file stands for one of its folders."""
        for folder in reversed(path.relative_to(self._folder).parents[:-1]):
            if (self._folder / folder).is_symlink() or (self._folder / folder).is_file():
                (self._folder / folder).unlink()
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        elif path.is_symlink():
            path.unlink()
        path.parent.mkdir(parents=True, exist_ok=True)


def _content(path: Path) -> bytes | None:
    """Return what a file holds; None where there is none, or something else than a file of the folder's own."""
    try:
        return None if path.is_symlink() or not path.is_file() else path.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return None
