"""What was written is on the disk before it takes its place, and so is the place itself; gzip."""

import gzip
import os
import stat
from pathlib import Path

import pytest
from coverage_archive.storage import files
from hypothesis import given
from hypothesis import strategies as st


def test_a_file_and_then_its_folder_are_given_to_the_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path, told, fsync = tmp_path / "a.txt", [], os.fsync

    def noted(handle: int) -> None:
        told.append(("folder" if stat.S_ISDIR(os.fstat(handle).st_mode) else "file", path.exists()))
        fsync(handle)

    monkeypatch.setattr(os, "fsync", noted)
    files.write(path, b"words", lasting=True)
    assert told == [("file", False), ("folder", True)]


def test_a_file_that_is_written_anew_keeps_its_mode_and_a_new_one_is_for_all_to_read(tmp_path: Path) -> None:
    old, new = tmp_path / "old.txt", tmp_path / "new.txt"
    old.write_bytes(b"before")
    old.chmod(0o640)
    for path in (old, new):
        files.write(path, b"words")
    assert [stat.S_IMODE(path.stat().st_mode) for path in (old, new)] == [0o640, 0o644]


@given(st.binary(max_size=2000))
def test_what_was_packed_is_unpacked(data: bytes) -> None:
    assert gzip.decompress(files.gzipped(data)) == data


def test_the_header_of_a_gzip_file_names_no_system_and_no_date() -> None:
    assert files.gzipped(b"words")[:10] == bytes.fromhex("1f8b08000000000002ff")
