"""Git is asked in a way that keeps out of the way of whoever commits meanwhile."""

import os
import subprocess
import time
from pathlib import Path

from coverage_archive.storage.git import git


def test_asking_writes_nothing_into_the_repository(tmp_path: Path) -> None:
    """What git finds out of a file that was touched it would write into the index, under the editor's lock."""
    file, index = tmp_path / "a.txt", tmp_path / ".git" / "index"
    file.write_text("words", encoding="utf-8")
    for command in (["init", "-q"], ["add", "a.txt"]):
        subprocess.run(["git", *command], cwd=tmp_path, check=True)
    later = time.time() + 100
    os.utime(file, (later, later))
    before = index.read_bytes()
    assert git(tmp_path, "status", "--porcelain=v2") is not None
    assert index.read_bytes() == before
