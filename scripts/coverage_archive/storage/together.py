"""Write several files of articles/ so that all are written or none, even if the process is killed meanwhile.

Each step is noted in a log before the first is made. Whoever locks articles/ next takes back what a killed command
left half-made (``storage.locks``).
"""

import json
from collections.abc import Iterable
from pathlib import Path

from .files import settle, write, writing

LOG = ".unfinished.json"
Step = tuple[str, bytes]
"""A file of articles/, by its path below that folder, and its new content."""


def write_together(articles: Path, steps: Iterable[Step]) -> None:
    """Write existing UTF-8 files in the given order, or none of them. A file may have several steps.

    Raise WriteError where the system refuses; then every file is as it was.
    """
    now: dict[str, bytes] = {}
    log: list[tuple[str, str, str]] = []  # of each step the file, its content before and its content after
    with writing(articles):
        for name, data in steps:
            before = now.get(name) or (articles / name).read_bytes()
            if data != before:
                log.append((name, before.decode(), data.decode()))
                now[name] = data
    if len(log) > 1:
        write(articles / LOG, json.dumps(log).encode(), lasting=True)
    try:
        for name, _, after in log:
            write(articles / name, after.encode(), lasting=True)
    except BaseException:
        take_back_unfinished(articles)
        raise
    with writing(articles):
        (articles / LOG).unlink(missing_ok=True)
        settle(articles)


def take_back_unfinished(articles: Path) -> None:
    """Take back the steps that are in the log, the last first.

    A file that has been changed since stays as it is, because a person may have mended it.
    """
    log = articles / LOG
    if not log.is_file():
        return
    for name, before, after in reversed(json.loads(log.read_bytes())):
        path = articles / name
        if path.is_file() and path.read_bytes() == after.encode():
            write(path, before.encode(), lasting=True)
    log.unlink()
