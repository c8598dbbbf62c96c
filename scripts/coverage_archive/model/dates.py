"""Represent dates with the precision that is known (year, month, day or minute), and sort by them.

Every page, the search and the data use this order. A date is sorted by its first moment (2024 by the beginning of
1 January), and a time without a zone counts as universal time. Of dates with the same first moment, the less exact
one is earlier. Items without a date come last, whether the earliest or the newest is first.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Literal, TypeVar

Precision = Literal["year", "month", "day", "time"]
_PRECISIONS: dict[int, Precision] = {4: "year", 7: "month", 10: "day"}
_LESS_EXACT_FIRST: tuple[Precision, ...] = ("year", "month", "day", "time")
# A sort key: whether the date is missing, its first moment, and its precision.
TimeKey = tuple[bool, datetime, int]
_NO_DATE: TimeKey = (True, datetime.max.replace(tzinfo=UTC), 0)
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Date:
    """Represent a date in ISO 8601: ``1961``, ``2024-06``, ``2024-06-20`` or ``2024-06-20T11:01``.

    ``supplied`` says how the editor knows the date, ``stated`` where the captured page's own data state it. Both are
    None where the capture itself states it. Raise ValueError where there is no such date.
    """

    value: str
    supplied: str | None = None
    stated: str | None = None

    def __post_init__(self) -> None:
        _ = self.moment

    @property
    def precision(self) -> Precision:
        """Return the smallest unit of the date that is known."""
        return _PRECISIONS.get(len(self.value), "time")

    @property
    def moment(self) -> datetime:
        """Return the first moment of the date, with a time zone only where the date states one."""
        return datetime.fromisoformat(self.value if len(self.value) > 7 else f"{self.value}-01-01"[:10])

    @property
    def year(self) -> str:
        """Return the year, in four digits."""
        return self.value[:4]

    @property
    def day(self) -> str:
        """Return the date without a time of day: a year, month or day in ISO 8601."""
        return self.value[:10]

    @property
    def day_words(self) -> str:
        """Return the date in words, without a time of day: 20 June 2024."""
        moment = self.moment
        if self.precision == "year":
            return f"{moment:%Y}"
        if self.precision == "month":
            return f"{moment:%B %Y}"
        return f"{moment.day} {moment:%B %Y}"

    @property
    def words(self) -> str:
        """Return the date in words: 20 June 2024, 11:01."""
        moment = self.moment
        if self.precision != "time":
            return self.day_words
        return f"{self.day_words}, {moment:%H:%M}" + (f" {moment:%Z}" if moment.tzinfo else "")

    @property
    def shown(self) -> str:
        """Return the date in words, in square brackets where the editor supplied it."""
        return f"[{self.words}]" if self.supplied else self.words


def time_key(date: Date | None) -> TimeKey:
    """Return a key that sorts dates by time, the earliest first and None last."""
    if not date:
        return _NO_DATE
    moment = date.moment
    moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return False, moment, _LESS_EXACT_FIRST.index(date.precision)


def newest_first(items: Iterable[T], date_of: Callable[[T], Date | None]) -> list[T]:
    """Return items sorted by date, the newest first, then those without a date; equal dates keep their order."""
    given = list(items)
    dated = sorted((item for item in given if date_of(item)), key=lambda it: time_key(date_of(it)), reverse=True)
    return [*dated, *(item for item in given if not date_of(item))]


def ranks(dates: Sequence[Date | None]) -> list[int]:
    """Return the rank of each date, from 1 for the earliest. Equal dates have equal ranks, and None has 0."""
    places = {key: place for place, key in enumerate(sorted({time_key(date) for date in dates if date}), 1)}
    return [places[time_key(date)] if date else 0 for date in dates]
