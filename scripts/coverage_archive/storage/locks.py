"""Lock the project's folders: one command at a time writes articles/, and one build at a time the generated files.

The system releases the lock of a killed process. The next command that holds the lock on articles/ removes what a
killed one left half-made there: no other process is writing then.
"""

import os
import shutil
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ..model.problems import ReportedError
from .files import PART, writing

BUILDING = "Another build is at work here"
# Folders in which an article is made before it is moved to its place, and to which one is moved to be withdrawn.
# The archive ignores names that begin with a dot.
ADDING, WITHDRAWING = ".adding-", ".withdrawing-"
BUILD_PATIENCE = 600.0  # seconds; a site of some thousands of articles is made in less
PATIENCE = 60.0  # seconds that a command waits for another's end: one adds the longest of articles in less
_PAUSE = 0.05
_WINDOWS = sys.platform == "win32"
_building: set[Path] = set()  # projects whose lock this process holds


class BusyError(ReportedError):
    """Raised where another process does not release a lock; nothing was changed."""


@contextmanager
def one_build(root: Path, *, wait: bool = True) -> Iterator[None]:
    """Hold the lock on everything that is generated in the project ``root``, to write it or to read it.

    Wait for another build, and say so on standard error; with ``wait=False``, refuse at once. A process that holds
    the lock may take it again, because `archive site` runs the plugin. Raise BusyError where the other build does not
    end.
    """
    place = root.resolve()
    if place in _building:
        yield
        return
    busy = f"{BUILDING}: try again when it has ended."
    waiting = f"{BUILDING}: waiting until it has ended." if wait else ""
    with _locked(root, BUILD_PATIENCE if wait else 0, busy, waiting):
        _building.add(place)
        try:
            yield
        finally:
            _building.discard(place)


@contextmanager
def one_writer(root: Path) -> Iterator[None]:
    """Hold the lock on the archive under ``root``, from reading a file until it is written. It does not nest.

    Raise BusyError where another command holds it for longer than ``PATIENCE``, WriteError where there is no writing.
    """
    articles = root / "articles"
    with _locked(
        articles, PATIENCE, "another `archive` command is writing in articles/: try again when it has ended"
    ):
        with writing(articles):
            _clear(articles)
        yield


def _clear(articles: Path) -> None:
    for left in [*articles.glob(f".*{PART}"), *articles.glob(f"*/.*{PART}")]:
        left.unlink()
    for left in articles.glob(f"{WITHDRAWING}*"):
        for article in left.glob("old/*"):  # killed between the two steps of a withdrawal
            if not (articles / article.name).exists():
                article.rename(articles / article.name)
        shutil.rmtree(left)
    for left in articles.glob(f"{ADDING}*"):
        shutil.rmtree(left)


@contextmanager
def _locked(folder: Path, patience: float, busy: str, waiting: str = "") -> Iterator[None]:
    """Hold the lock on a folder.

    Where another process holds it: print ``waiting``, if given, on standard error, wait up to ``patience`` seconds,
    then raise BusyError, which says ``busy``. Raise WriteError where the folder cannot be opened.
    """
    # On POSIX the folder itself is locked, and no file is left behind. Windows opens no folder.
    with writing(folder):
        handle = os.open(folder / ".lock", os.O_RDWR | os.O_CREAT) if _WINDOWS else os.open(folder, os.O_RDONLY)
    try:
        until = time.monotonic() + patience
        while not _take(handle):
            if time.monotonic() >= until:
                raise BusyError(busy)
            if waiting:
                print(waiting, file=sys.stderr, flush=True)
                waiting = ""
            time.sleep(_PAUSE)
        yield
    finally:
        os.close(handle)  # which releases the lock


def _take(handle: int) -> bool:
    """Take the lock on an opened file or folder; return whether nobody else holds it."""
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return False
    return True
