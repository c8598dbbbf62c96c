"""The date that a line states: "Published : June 20, 2024 - 11:01" -> 2024-06-20T11:01.

Only a whole date counts, with its year. Numbers that could be read in two ways (03/04/2024) are not guessed at.
Month names come from the Unicode CLDR through babel, in English and in the article's own language.
"""

import re
from dataclasses import dataclass
from datetime import date
from functools import cache

from babel.core import UnknownLocaleError
from babel.dates import get_month_names

_TIME = re.compile(
    r"(?<![\d:.])(?P<hour>[01]?\d|2[0-3])[:.](?P<minute>[0-5]\d)(?::[0-5]\d)?(?![\d:])(?:\s*(?P<half>[ap])\.?m\b\.?)?",
    re.IGNORECASE,
)
_YEAR_FIRST = re.compile(r"(?<!\d)(\d{4})\s*([-/.年년])\s*(\d{1,2})\s*[-/.月월]\s*(\d{1,2})(?!\d)\s*[日일]?")
_YEAR_LAST = re.compile(r"(?<![\d/.-])(\d{1,2})([-/.])(\d{1,2})\2(\d{4})(?!\d)")


@dataclass(frozen=True, slots=True)
class StatedDate:
    """A date as ``article.yml`` writes it, and where in the line it stands (code points)."""

    value: str
    start: int
    end: int


def find(line: str, language: str | None = None) -> StatedDate | None:
    """Return the first whole date of a line, with the time of day where one stands beside it."""
    found = [
        stated
        for match in (
            *_named_months(language).finditer(line),
            *_YEAR_FIRST.finditer(line),
            *_YEAR_LAST.finditer(line),
        )
        if (stated := _read(match, language))
    ]
    if not found:
        return None
    first = min(found, key=lambda stated: stated.start)
    # The time stands after the date ("- 11:01", "at 9:32 PM", "T09:30") or right before it ("11:01, 20 June 2024").
    times = list(_TIME.finditer(line[first.end : first.end + 30])) or list(_TIME.finditer(line[: first.start]))
    if not times:
        return first
    time = times[0]
    hour = int(time["hour"])
    if time["half"] and 1 <= hour <= 12:
        hour = hour % 12 + 12 * (time["half"].lower() == "p")
    return StatedDate(f"{first.value}T{hour:02}:{time['minute']}", first.start, first.end)


def _read(match: re.Match[str], language: str | None) -> StatedDate | None:
    parts = match.groups()
    if match.re is _YEAR_FIRST:
        year, month, day = int(parts[0]), int(parts[2]), int(parts[3])
    elif match.re is _YEAR_LAST:
        first, second, year = int(parts[0]), int(parts[2]), int(parts[3])
        if first <= 12 and second <= 12 and first != second:
            return None
        day, month = (first, second) if first > 12 or first == second else (second, first)
    else:
        named = match.groupdict()
        month = _months(language)[(named["month_a"] or named["month_b"]).casefold().rstrip(".")]
        day, year = int(named["day_a"] or named["day_b"]), int(named["year_a"] or named["year_b"])
    try:
        value = date(year, month, day).isoformat()
    except ValueError:
        return None
    return StatedDate(value, match.start(), match.end())


@cache
def _months(language: str | None) -> dict[str, int]:
    """Return {name: number} of the months, whole and shortened, in lower case."""
    names: dict[str, int] = {"sept": 9}
    for tag in {"en", language or "en"}:
        for width in ("wide", "abbreviated"):
            for context in ("format", "stand-alone"):
                try:
                    months = get_month_names(width, context=context, locale=tag.replace("-", "_"))
                except (UnknownLocaleError, ValueError):
                    continue
                for number, name in months.items():
                    if not any(char.isdigit() for char in name):
                        names.setdefault(name.casefold().rstrip("."), number)
    return names


@cache
def _named_months(language: str | None) -> re.Pattern[str]:
    month = "|".join(re.escape(name) for name in sorted(_months(language), key=len, reverse=True))
    return re.compile(
        rf"(?<![^\W\d_])(?:(?P<month_a>{month})\.?\s+(?P<day_a>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year_a>\d{{4}})"
        rf"|(?<!\d)(?P<day_b>\d{{1,2}})(?:st|nd|rd|th|\.|º)?\s+(?:de\s+)?(?P<month_b>{month})\.?,?\s+(?:de\s+)?"
        rf"(?P<year_b>\d{{4}}))(?!\d)",
        re.IGNORECASE,
    )
