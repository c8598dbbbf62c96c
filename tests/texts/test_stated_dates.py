"""Which date a line states: cases in dates.yml, to be read and added to."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from coverage_archive.model import Date
from coverage_archive.texts import stated_dates

CASES = yaml.safe_load((Path(__file__).parent / "dates.yml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["line"])
def test_dates(case: dict[str, Any]) -> None:
    found = stated_dates.first_date(case["line"], case.get("language"))
    assert (found.value if found else None) == case["date"]
    for value in case.get("given", []):
        assert stated_dates.states(case["line"], Date(value), case.get("language")), value
    for value in case.get("refused", []):
        assert not stated_dates.states(case["line"], Date(value), case.get("language")), value
