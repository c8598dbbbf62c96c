"""A cache that cannot be read counts as none: it never stops a build, and never makes it wait."""

import os
from pathlib import Path

import pytest
from coverage_archive.storage.kept_results import KeptResults


@pytest.mark.parametrize("kind", ["folder", "pipe", "damaged"])
def test_what_stands_in_its_place_is_passed_over(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "kept"
    if kind == "folder":
        path.mkdir()
    elif kind == "pipe":
        os.mkfifo(path)
    else:
        path.write_bytes(b"half of a file")
    results = KeptResults(path)
    assert results.get("key") is None
    results.put("key", b"result")
    results.save()
