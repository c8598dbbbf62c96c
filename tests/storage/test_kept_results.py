"""A cache that cannot be read counts as none: it never stops a build, and never makes it wait."""

import json
import os
from pathlib import Path

import pytest
from coverage_archive.storage.kept_results import code_version, keep_results, kept_results


@pytest.mark.parametrize("kind", ["folder", "pipe", "damaged", "no results", "of an earlier version"])
def test_what_stands_in_its_place_is_passed_over(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "kept"
    if kind == "folder":
        path.mkdir()
    elif kind == "pipe":
        os.mkfifo(path)
    elif kind == "damaged":
        path.write_bytes(b"half of a file")
    elif kind == "no results":
        path.write_text(json.dumps([code_version()]))
    else:
        path.write_text(json.dumps({"code": "0123", "results": {"key": {}}}))
    assert kept_results(path) == {}
    keep_results(path, {"key": {"page": "hash"}})


def test_what_a_run_keeps_the_next_one_finds(tmp_path: Path) -> None:
    keep_results(tmp_path / "kept", {"key": {"page": "hash"}})
    assert kept_results(tmp_path / "kept") == {"key": {"page": "hash"}}
