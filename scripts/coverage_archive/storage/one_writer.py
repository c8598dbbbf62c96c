"""One command at a time writes articles/: who reads a file to change it holds the lock until it is written.

What a killed command left half-made is cleared away by the next that holds the lock: then nobody is still at it.
"""

import shutil
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ..model.problems import ReportedError
from .atomic_files import PART, writing

# Folders in which an article is made before it is moved to its place, and into which one is put to be taken down.
# The archive passes over names that begin with a dot.
ADDING, WITHDRAWING = ".adding-", ".withdrawing-"
# Seconds that a command waits for another's end: one adds the longest of articles in less.
PATIENCE = 60.0
_PAUSE = 0.05


class BusyError(ReportedError):
    """Raised where another command does not end writing; nothing was changed."""

    def __init__(self) -> None:
        super().__init__("another `archive` command is writing in articles/: try again when it has ended")


@contextmanager
def one_writer(root: Path) -> Iterator[None]:
    """Hold the lock on the archive under ``root``; a killed command's lock is gone with it. It does not nest.

    Raise BusyError where another command holds it for longer than ``PATIENCE``, WriteError where there is no writing.
    """
    articles = root / "articles"
    with _locked(articles, time.monotonic() + PATIENCE):
        with writing(articles):
            _clear(articles)
        yield


def _clear(articles: Path) -> None:
    for left in [*articles.glob(f".*{PART}"), *articles.glob(f"*/.*{PART}")]:
        left.unlink()
    for left in articles.glob(f"{WITHDRAWING}*"):
        for article in left.glob("old/*"):  # killed between the two steps that put one thing in another's place
            if not (articles / article.name).exists():
                article.rename(articles / article.name)
        shutil.rmtree(left)
    for left in articles.glob(f"{ADDING}*"):
        shutil.rmtree(left)


if sys.platform == "win32":

    @contextmanager
    def _locked(folder: Path, until: float) -> Iterator[None]:
        import msvcrt

        with (folder / ".lock").open("a+b") as file:
            while True:
                try:
                    file.seek(0)
                    msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
                    break
                except OSError:
                    _wait(until)
            try:
                yield
            finally:
                file.seek(0)
                msvcrt.locking(file.fileno(), msvcrt.LK_UNLCK, 1)

else:

    @contextmanager
    def _locked(folder: Path, until: float) -> Iterator[None]:
        import fcntl
        import os

        # The folder itself is locked, so there is no file to leave behind.
        with writing(folder):
            handle = os.open(folder, os.O_RDONLY)
        try:
            while True:
                try:
                    fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
                    break
                except BlockingIOError:
                    _wait(until)
            yield
        finally:
            os.close(handle)


def _wait(until: float) -> None:
    if time.monotonic() > until:
        raise BusyError
    time.sleep(_PAUSE)
