"""Which date a line states: cases in dates.yml, to be read and added to."""

import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from coverage_archive.model import Date
from coverage_archive.texts import stated_dates

CASES = yaml.safe_load((Path(__file__).parent / "dates.yml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["line"])
def test_dates(case: dict[str, Any]) -> None:
    found = stated_dates.all_dates(case["line"], case.get("language"), case.get("known", ()))
    assert (found[0].value if found else None) == case["date"]
    for value in case.get("given", []):
        assert stated_dates.states(case["line"], Date(value), case.get("language")), value
    for value in case.get("refused", []):
        assert not stated_dates.states(case["line"], Date(value), case.get("language")), value


@pytest.mark.parametrize(
    "line",
    [
        "; ".join(["20 June 2024"] * 500),  # no time at all
        "11:00 " * 500 + "20 June 2024 - " * 500,  # all times before all dates
        "20 June 2024 - " * 500 + "11:00 " * 500,
    ],
    ids=["dates only", "times before", "times after"],
)
def test_the_time_of_a_date_is_looked_for_beside_it(line: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """However many dates stand on a line: each looks at as much of it."""
    counted = CountedPattern(stated_dates._TIME)
    monkeypatch.setattr(stated_dates, "_TIME", counted)
    assert len(stated_dates.all_dates(line, "en")) == 500
    assert counted.letters <= 500 * 200


class CountedPattern:
    """A pattern that counts the letters that it may look at."""

    def __init__(self, pattern: re.Pattern[str]) -> None:
        self.pattern, self.letters = pattern, 0

    def search(self, line: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        self.letters += min(end, len(line)) - start
        return self.pattern.search(line, start, end)

    def finditer(self, line: str, start: int = 0, end: int = sys.maxsize) -> Iterator[re.Match[str]]:
        self.letters += min(end, len(line)) - start
        return self.pattern.finditer(line, start, end)
