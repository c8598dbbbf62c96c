"""One command at a time writes articles/: who reads a file to change it holds the lock until it is written.

What a killed command left half-made is cleared away by the next that holds the lock: then nobody is still at it.
"""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from .atomic_files import PART, writing
from .folder_lock import BusyError, locked

# Folders in which an article is made before it is moved to its place, and into which one is put to be taken down.
# The archive passes over names that begin with a dot.
ADDING, WITHDRAWING = ".adding-", ".withdrawing-"
# Seconds that a command waits for another's end: one adds the longest of articles in less.
PATIENCE = 60.0


@contextmanager
def one_writer(root: Path) -> Iterator[None]:
    """Hold the lock on the archive under ``root``; a killed command's lock is gone with it. It does not nest.

    Raise BusyError where another command holds it for longer than ``PATIENCE``, WriteError where there is no writing.
    """
    articles = root / "articles"
    busy = BusyError("another `archive` command is writing in articles/: try again when it has ended")
    with locked(articles, PATIENCE, busy):
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
