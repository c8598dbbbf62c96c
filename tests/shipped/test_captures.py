"""The two articles: byte for byte as they were captured, complete, and with every address promised."""

import hashlib
from pathlib import Path

import pytest
from coverage_archive.reading import archive_folder, permalinks
from helpers.archive_copy import run
from helpers.project import PROJECT
from helpers.shipped import SEALS


@pytest.mark.parametrize("slug", SEALS)
def test_a_capture_is_as_it_was_captured(site: Path, slug: str) -> None:
    for folder in (PROJECT, site):
        data = (folder / "articles" / slug / "capture.txt").read_bytes()
        assert hashlib.sha256(data).hexdigest() == SEALS[slug]


@pytest.mark.usefixtures("as_recorded")
def test_nothing_is_left_to_review() -> None:
    assert run(PROJECT, "check", "--strict").exit_code == 0


@pytest.mark.usefixtures("as_recorded")
def test_the_ledger_lists_all_that_is_published() -> None:
    listed = (PROJECT / permalinks.FILE).read_text(encoding="utf-8")
    assert permalinks.updated(PROJECT, archive_folder.load(PROJECT)) == listed
