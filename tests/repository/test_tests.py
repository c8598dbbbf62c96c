"""The tests' own house: what several need stands in helpers, and no test takes from another."""

import re
import time

import pytest
from coverage_archive.model.publication import Publication
from coverage_archive.publishing.source_date import source_date
from helpers.project import PROJECT

IMPORT = re.compile(r"^\s*(?:from|import) .*\b(?:test_\w+|conftest)\b", re.MULTILINE)


def test_no_module_takes_from_a_test() -> None:
    for path in (PROJECT / "tests").rglob("*.py"):
        assert not IMPORT.search(path.read_text(encoding="utf-8")), path


def test_helpers_hold_no_test() -> None:
    for path in (PROJECT / "tests" / "helpers").glob("*.py"):
        assert "\ndef test_" not in path.read_text(encoding="utf-8"), path


def test_midnight_changes_no_site_of_a_run(monkeypatch: pytest.MonkeyPatch) -> None:
    """A copy of the project has no commit, and two of its builds are compared: one date holds for the whole run."""
    today = source_date(Publication())
    tomorrow = time.time() + 24 * 60 * 60
    monkeypatch.setattr(time, "time", lambda: tomorrow)
    assert source_date(Publication()) == today
