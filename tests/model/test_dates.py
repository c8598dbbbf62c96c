"""One order by time: dates of any exactness, with a time zone or without one."""

import random

import pytest
from coverage_archive.model import Date
from coverage_archive.model.dates import newest_first, ranks, time_key

# The earliest first: each stands at its first moment in universal time.
IN_ORDER = [
    "2031",
    "2031-01",
    "2031-01-01",
    "2031-01-01T00:00",
    "2031-03-09T00:30+09:00",  # half past three in the afternoon of the 8th
    "2031-03-08T20:00",
    "2031-03-09",
    "2031-03-08T23:30-05:00",  # half past four in the morning of the 9th
    "2031-03-10",
]


def date(value: str | None) -> Date | None:
    return Date(value) if value else None


def test_dates_stand_at_their_first_moment_and_the_less_exact_first_and_none_last() -> None:
    shuffled = [*IN_ORDER, None]
    random.Random(1).shuffle(shuffled)
    assert sorted(shuffled, key=lambda value: time_key(date(value))) == [*IN_ORDER, None]
    assert newest_first(shuffled, date) == [*reversed(IN_ORDER), None]


def test_ranks_are_in_that_order_the_same_for_one_moment_and_0_for_no_date() -> None:
    dates = ["2031-03-09", None, "2031-03-08T20:00", "2031-03-08T15:00-05:00", "2030"]
    assert ranks([date(value) for value in dates]) == [3, 0, 2, 2, 1]


@pytest.mark.parametrize("value", ["0001-01-01T00:00+14:00", "9999-12-31T23:59-12:00"])
def test_a_zone_may_reach_beyond_the_calendar(value: str) -> None:
    assert ranks([date(value), date("2031")]) in ([1, 2], [2, 1])
