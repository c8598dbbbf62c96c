"""A cache that cannot be read counts as none: it never stops a build, and never makes it wait."""

import hashlib
import os
from pathlib import Path

import pytest
from coverage_archive.storage.kept_results import KeptResults


@pytest.mark.parametrize("kind", ["folder", "pipe", "damaged", "of an earlier version"])
def test_what_stands_in_its_place_is_passed_over(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "kept"
    if kind == "folder":
        path.mkdir()
    elif kind == "pipe":
        os.mkfifo(path)
    elif kind == "damaged":
        path.write_bytes(b"half of a file")
    else:
        path.write_bytes(hashlib.sha256(b"0123 {}").digest() + b"0123 {}")
    results = KeptResults(path)
    assert results.get("key") is None
    results.put("key", {"page": "hash"})
    results.save()
