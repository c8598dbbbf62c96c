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


def test_a_file_that_is_written_anew_keeps_its_mode_and_a_new_one_is_for_all_to_read(tmp_path: Path) -> None:
    old, new = tmp_path / "old.txt", tmp_path / "new.txt"
    old.write_bytes(b"before")
    old.chmod(0o640)
    for path in (old, new):
        atomic_files.write(path, b"words")
    assert [stat.S_IMODE(path.stat().st_mode) for path in (old, new)] == [0o640, 0o644]
