"""What was written is on the disk before it takes its place, and the place itself is, before anybody is told."""

import os
import stat
from pathlib import Path

import pytest
from coverage_archive.storage import atomic_files


def test_a_file_and_then_its_folder_are_given_to_the_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path, told, fsync = tmp_path / "a.txt", [], os.fsync

    def noted(handle: int) -> None:
        told.append(("folder" if stat.S_ISDIR(os.fstat(handle).st_mode) else "file", path.exists()))
        fsync(handle)

    monkeypatch.setattr(os, "fsync", noted)
    atomic_files.write(path, b"words", lasting=True)
    assert told == [("file", False), ("folder", True)]
