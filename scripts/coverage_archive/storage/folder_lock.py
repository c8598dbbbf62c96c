"""Locks on folders, and the one that every build of a project holds. A killed process's lock is gone with it."""

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ..model.problems import ReportedError
from .atomic_files import writing

BUILD_PATIENCE = 600.0  # seconds; a site of some thousands of articles is made in less
BUILDING = "Another build is at work here"
_PAUSE = 0.05
_building: set[Path] = set()  # projects whose lock this process holds


class BusyError(ReportedError):
    """Raised where another process does not let go of a lock; nothing was changed."""


@contextmanager
def one_build(root: Path, *, wait: bool = True) -> Iterator[None]:
    """Hold the lock on all that is generated in the project ``root``: to make it, to read it, or to take it away.

    Wait for another build, and say so on standard error; with ``wait=False``, refuse at once. A process that holds it
    may ask again: `archive site` runs the plugin. Raise BusyError where the other build does not end.
    """
    place = root.resolve()
    if place in _building:
        yield
        return
    busy = BusyError(f"{BUILDING}: try again when it has ended.")
    waiting = f"{BUILDING}: waiting until it has ended." if wait else ""
    with locked(root, BUILD_PATIENCE if wait else 0, busy, waiting):
        _building.add(place)
        try:
            yield
        finally:
            _building.discard(place)


@contextmanager
def locked(folder: Path, patience: float, busy: BusyError, waiting: str = "") -> Iterator[None]:
    """Hold the lock on a folder.

    Where another process holds it: print ``waiting``, if given, on standard error, wait up to ``patience`` seconds,
    then raise ``busy``. Raise WriteError where the folder cannot be opened.
    """
    # On POSIX the folder itself is locked, and no file is left behind. Windows opens no folder.
    with writing(folder):
        handle = os.open(folder / ".lock", os.O_RDWR | os.O_CREAT) if _WINDOWS else os.open(folder, os.O_RDONLY)
    try:
        until = time.monotonic() + patience
        while not _take(handle):
            if time.monotonic() >= until:
                raise busy
            if waiting:
                print(waiting, file=sys.stderr, flush=True)
                waiting = ""
            time.sleep(_PAUSE)
        yield
    finally:
        os.close(handle)  # which lets go of the lock


if sys.platform == "win32":
    import msvcrt

    _WINDOWS = True

    def _take(handle: int) -> bool:
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    _WINDOWS = False

    def _take(handle: int) -> bool:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
