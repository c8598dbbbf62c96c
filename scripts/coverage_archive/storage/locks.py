"""Lock the project's folders: one command at a time writes articles/, and one build at a time the generated files.

The system releases the lock of a process that is killed. The next command that locks articles/ removes what a killed
command left half-made there, because no other process is writing then.
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
from .together import take_back_unfinished

BUILDING = "Another build is at work here"
# The beginnings of the names of two kinds of folders: a new article is made in the first before it is moved to its
# place, and a withdrawn one is moved into the second. The archive ignores names that begin with a dot.
ADDING, WITHDRAWING = ".adding-", ".withdrawing-"
BUILD_PATIENCE = 600.0  # seconds; a site of some thousands of articles is made in less
PATIENCE = 60.0  # seconds that a command waits for another one to end; adding the longest article takes less
_PAUSE = 0.05
_WINDOWS = sys.platform == "win32"
_building: set[Path] = set()  # projects whose lock this process holds


class BusyError(ReportedError):
    """Raised where another process does not release a lock in time; nothing was changed."""


@contextmanager
def one_build(root: Path, *, wait: bool = True) -> Iterator[None]:
    """Hold the lock on everything that is generated in the project ``root``, to write it or to read it.

    While another build holds it, say so on standard error and wait; with ``wait=False``, do not wait. A process that
    holds the lock may take it again, because `archive site` runs the plugin. Raise BusyError where the other build
    does not end in time.
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
    """Hold the lock on articles/ under ``root``, from reading a file until it is written.

    A process that holds the lock cannot take it again. Raise BusyError where another command holds it for longer than
    ``PATIENCE`` seconds, and WriteError where articles/ cannot be written.
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
    take_back_unfinished(articles)
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

    If another process holds it, print ``waiting`` on standard error (unless it is empty), and wait up to ``patience``
    seconds. Then raise BusyError with the message ``busy``. Raise WriteError where the folder cannot be opened.
    """
    # POSIX can lock the folder itself, which leaves no file behind. Windows cannot open a folder.
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
    """Try to lock an opened file or folder; return False if another process holds the lock."""
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
