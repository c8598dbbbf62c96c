"""The tests' own house: what several need stands in helpers, and no test takes from another."""

import re

from helpers.project import PROJECT

IMPORT = re.compile(r"^\s*(?:from|import) .*\b(?:test_\w+|conftest)\b", re.MULTILINE)


def test_no_module_takes_from_a_test() -> None:
    for path in (PROJECT / "tests").rglob("*.py"):
        assert not IMPORT.search(path.read_text(encoding="utf-8")), path


def test_helpers_hold_no_test() -> None:
    for path in (PROJECT / "tests" / "helpers").glob("*.py"):
        assert "\ndef test_" not in path.read_text(encoding="utf-8"), path
