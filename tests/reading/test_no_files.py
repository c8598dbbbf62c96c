"""What stands in the place of a file and is none, or is far too large: one sentence, at once, and no waiting."""

import os
import shutil
import socket
from collections.abc import Callable
from pathlib import Path

import pytest
from helpers.changed_archive import BASE
from helpers.project import archive

NAMES = ("archive.yml", "permalinks.txt", "coast-open-gates/article.yml", "coast-open-gates/capture.txt")


def unix_socket(path: Path) -> None:
    here = Path.cwd()
    os.chdir(path.parent)  # a socket's address has room for 100 letters
    try:
        socket.socket(socket.AF_UNIX).bind(path.name)
    finally:
        os.chdir(here)


KINDS: dict[str, Callable[[Path], object]] = {
    "a pipe": os.mkfifo,
    "a folder": lambda path: path.mkdir(),
    "a socket": unix_socket,
    "a device without end": lambda path: path.symlink_to("/dev/zero"),
}


@pytest.mark.parametrize(
    ("name", "kind"),
    # A folder right in articles/ is an article, whatever it is called.
    [(name, kind) for name in NAMES for kind in KINDS if "/" in name or kind != "a folder"],
)
def test_it_is_told_in_a_sentence(tmp_path: Path, name: str, kind: str) -> None:
    root = shutil.copytree(BASE, tmp_path / "archive")
    (root / "articles" / name).unlink()
    KINDS[kind](root / "articles" / name)
    done = archive("check", root=root)
    said = done.stderr.splitlines()
    assert said[-1] == "1 problem; nothing was changed."
    assert said[:-1] == [
        f"articles/{name}:1: the file cannot be read: it is no file but a folder, a pipe or a device; "
        "put the file itself here"
    ]


def test_a_capture_of_many_megabytes_is_refused_unread(tmp_path: Path) -> None:
    root = shutil.copytree(BASE, tmp_path / "archive")
    with (root / "articles" / "coast-open-gates" / "capture.txt").open("wb") as file:
        file.truncate(50_000_000_000)
    assert archive("check", root=root).stderr.splitlines()[0] == (
        "articles/coast-open-gates/capture.txt:1: the file cannot be read: "
        "it has 50,000.0 MB, and no more than 2 MB are read"
    )
