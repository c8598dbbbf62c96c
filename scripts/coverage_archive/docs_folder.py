"""docs/ as builds fill it: what they wrote is listed before it is written, so that a later build can take it away.

The list, ``docs/.generated``, has a line a file: the SHA-256 of what was written, and the path. However a build ends,
every generated file is on it. What is taken away is only what is on the list, stands inside docs/, is unknown to git,
and is still what was written; so no damaged list costs anybody a file of their own. Any other file that is unknown to
git and stands where builds write may be an old page that the list has lost: a build refuses it.
"""

import hashlib
import os
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from io import FileIO
from pathlib import Path
from typing import Any

from .model import addresses
from .model.problems import ReportedError
from .storage.atomic_files import writing
from .storage.git import git

LIST = ".generated"
# What is being written, one file at a time; a killed build may leave it, and the next one writes over it.
_PART = ".generated.part"
# Lists of earlier versions have the path alone.
_LINE = re.compile(r"(?:([0-9a-f]{64}) )?([^/\\\x00-\x1f]+(?:/[^/\\\x00-\x1f]+)*)")


# What is known of a file that was written: its SHA-256, and its date (nanoseconds), size and number on the disk, by
# which one that nobody has written since is known without reading it.
Stamp = list[Any]


class ChangedByHandError(ReportedError):
    """Raised where what a build would take away is no longer what was generated."""

    def __init__(self, names: list[str]) -> None:
        files = "\n".join(f"docs/{name}: generated, no longer wanted, and changed by hand since" for name in names)
        super().__init__(f"{files}\nMove it out of docs/, or delete it; until then, it would be published.")


class UnlistedError(ReportedError):
    """Raised where files that no list names stand in folders that builds write into."""

    def __init__(self, names: list[str]) -> None:
        files = "\n".join(f"docs/{name}: not made by this build, and unknown to git" for name in names)
        super().__init__(
            f"{files}\nEarlier builds may have left this, and it would be published. Delete it; if it is yours, "
            "commit it to git, or move it out of this folder."
        )


class DocsFolder:
    """What one build does to docs/. Use it inside ``opened``."""

    def __init__(self, docs: Path) -> None:
        self._docs = docs
        self._before = _listed(docs)
        self._wanted: dict[str, str] = {}
        self._list: FileIO | None = None
        self.written: list[str] = []

    def write(self, name: str, data: bytes) -> Stamp:
        """Write a file, by its path below docs/, in one step, if it would change; return what is known of it.

        Raise WriteError where the system refuses.
        """
        digest = hashlib.sha256(data).hexdigest()
        self._wanted[name] = digest
        path = self._docs / name
        state = _state(path)
        if _content(path) == data:
            if digest not in self._before.get(name, ()):
                self._note(name, digest)
            return [digest, *state]
        with writing(path):
            self._note(name, digest)
            part = self._docs / _PART
            part.write_bytes(data)
            state = _state(part)
            path.parent.mkdir(parents=True, exist_ok=True)
            part.replace(path)
        self.written.append(name)
        return [digest, *state]

    def keep(self, stamps: Mapping[str, Stamp]) -> Mapping[str, Stamp] | None:
        """Leave files as they are; return what is known of them now, by their paths.

        None, and nothing done, where one is not as it was.
        """
        found: dict[str, Stamp] = {}
        for name, (digest, *state) in stamps.items():
            now = _state(f"{self._docs}/{name}")
            if now != state or not now:
                data = _content(self._docs / name)
                if data is None or hashlib.sha256(data).hexdigest() != digest:
                    return None
            found[name] = [digest, *now]
        for name, (digest, *_) in found.items():
            self._wanted[name] = digest
            if digest not in self._before.get(name, ()):
                self._note(name, digest)
        return found

    def _note(self, name: str, digest: str) -> None:
        if not self._list:
            self._list = (self._docs / LIST).open("ab", buffering=0)
            self._list.write(b"\n")  # a build that was killed may have left half a line
        self._list.write(f"{digest} {name}\n".encode())

    def finish(self) -> tuple[str, ...]:
        """Take away what earlier builds wrote and this one did not; return the paths.

        Raise ChangedByHandError or UnlistedError where something else would be published with the generated files.
        """
        unwanted = {name: hashes for name, hashes in self._before.items() if name not in self._wanted}
        removed = _remove(self._docs, unwanted)
        if unlisted := self._unlisted():
            raise UnlistedError(unlisted)
        exact = "".join(f"{digest} {name}\n" for name, digest in sorted(self._wanted.items())).encode()
        if exact != _content(self._docs / LIST):
            with writing(self._docs / LIST):
                (self._docs / _PART).write_bytes(exact)
                (self._docs / _PART).replace(self._docs / LIST)
        return removed

    def _unlisted(self) -> list[str]:
        """Return the files where builds write that this build did not write, and that git does not know."""
        others = (name for name in self._wanted if "/" in name and not name.startswith(addresses.GENERATED))
        folders = {*addresses.GENERATED, *(f"{name.rpartition('/')[0]}/" for name in others)}
        found = {name for folder in folders for name in _files(self._docs, folder)}
        preview = addresses.preview(addresses.HOME)
        found |= {preview} if (self._docs / preview).is_file() else set()
        left = found - self._wanted.keys()
        return sorted(left - _tracked(self._docs)) if left else []

    def close(self) -> None:
        """Let go of the list."""
        if self._list:
            self._list.close()
        (self._docs / _PART).unlink(missing_ok=True)


@contextmanager
def opened(docs: Path) -> Iterator[DocsFolder]:
    """Give the folder to a build, which holds the lock on generated files (``one_build``)."""
    docs.mkdir(parents=True, exist_ok=True)
    folder = DocsFolder(docs)
    try:
        yield folder
    finally:
        folder.close()


def clear(docs: Path) -> tuple[str, ...]:
    """Take away every generated file, and the list; return the paths."""
    if not (docs / LIST).exists():
        return ()
    removed = _remove(docs, _listed(docs))
    (docs / LIST).unlink()
    (docs / _PART).unlink(missing_ok=True)
    return removed


def _listed(docs: Path) -> dict[str, set[str]]:
    """Return the files on the list with the hashes of what they may hold (none: not known); the rest is ignored."""
    found: dict[str, set[str]] = {}
    try:
        text = (docs / LIST).read_bytes().decode("utf-8", "replace")
    except FileNotFoundError:
        return found
    for line in text.split("\n"):
        match = _LINE.fullmatch(line)
        if match and not {".", "..", LIST, _PART} & set(match[2].split("/")):
            hashes = found.setdefault(match[2], set())
            if match[1]:
                hashes.add(match[1])
    return found


def _remove(docs: Path, names: dict[str, set[str]]) -> tuple[str, ...]:
    """Remove files, and the folders that they leave empty; return those that were there."""
    here = [name for name in sorted(names) if _stands_in(docs, name)]
    tracked = _tracked(docs) if here else set()
    ours = [name for name in here if name not in tracked]
    changed = [name for name in ours if names[name] and _sha256(docs / name) not in names[name]]
    removed = tuple(name for name in ours if name not in changed)
    for name in removed:
        (docs / name).unlink()
        _remove_empty(docs, (docs / name).parent)
    if changed:
        raise ChangedByHandError(changed)
    return removed


def _stands_in(docs: Path, name: str) -> bool:
    """Say whether a file stands in docs/ itself, and not behind a link."""
    path = docs / name
    is_file = path.is_file() and not path.is_symlink()
    return is_file and path.parent.resolve() == docs.resolve().joinpath(name).parent


def _files(docs: Path, folder: str) -> Iterator[str]:
    """Give the files in a folder of docs/, and the links to folders; none that are hidden, as renderers skip them."""
    for path, folders, files in os.walk(docs / folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        links = [name for name in folders if (Path(path) / name).is_symlink()]
        here = Path(path).relative_to(docs).as_posix()
        yield from (f"{here}/{name}" for name in (*files, *links) if not name.startswith("."))


def _tracked(docs: Path) -> set[str]:
    """Return the files of docs/ that git knows; none where there is no git."""
    return set(os.fsdecode(git(docs, "ls-files", "-z") or b"").split("\0"))


def _remove_empty(docs: Path, folder: Path) -> None:
    while folder != docs and not any(folder.iterdir()):
        folder.rmdir()
        folder = folder.parent


def _state(path: Path | str) -> list[int]:
    """Return what is different as soon as a file is written again; nothing where there is none."""
    try:
        found = os.stat(path, follow_symlinks=False)  # noqa: PTH116 - thousands of paths, each known as text
    except OSError:
        return []
    return [found.st_mtime_ns, found.st_size, found.st_ino]


def _content(path: Path) -> bytes | None:
    """Return what a file holds; None where there is none."""
    try:
        return path.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return None


def _sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
