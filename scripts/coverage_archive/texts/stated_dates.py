"""Dates that a line states: "Published : June 20, 2024 - 11:01" -> 2024-06-20T11:01.

The one reader of dates: it finds the date of a new article, and says whether a capture states the date that its
editor gives. A date counts whole, with its year. Month names are read in English and in the article's own language;
they come from the Unicode CLDR through babel.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from babel.core import UnknownLocaleError
from babel.dates import get_date_format, get_month_names

from ..model import Date

_TIME = re.compile(
    r"(?<![\d:.])(?:(?P<half_before>오전|오후|午前|午後|上午|下午)\s*)?(?P<hour>[01]?\d|2[0-3])"
    r"(?:(?:[:.]|\s?[시時时點点]\s?|h(?=\d\d))(?P<minute>[0-5]\d)(?::[0-5]\d)?(?![\d:])[분分]?(?:\s*(?P<half>[ap])\.?m\b\.?)?"
    r"|\s*(?P<hour_half>[ap])\.?m\b\.?)",
    re.IGNORECASE,
)
# What may stand between a date and its time: "20 June 2024 at 9:32 PM", "15:56 BST, 27 April 2024". Other words
# ("updated") part them: the time is another date's.
_BETWEEN = re.compile(
    r"[\s,.\-–—|·•:()T일日]*(?:(?i:at|um|à|om|kl|klo|em|às|alle|ore|a las|в|o|w|um|on)\b|(?:[A-Z]{2,5}|Uhr)\b|)"
    r"[\s,.\-–—|·•:()]*"
)
_NEAR = 80  # characters from a date within which its time is looked for; farther on, a time is another date's
_YEAR_FIRST = re.compile(r"(?<!\d)(\d{4})\s*([-/.年년])\s*(\d{1,2})\s*[-/.月월]\s*(\d{1,2})(?!\d)\s*[日일]?")
_YEAR_LAST = re.compile(r"(?<![\d/.-])(\d{1,2})([-/.])(\d{1,2})\2(\d{4})(?!\d)")
_NUMBER = re.compile(r"\d{1,4}")


@dataclass(frozen=True, slots=True)
class StatedDate:
    """A date as ``article.yml`` writes it, and where in the line it stands (code points).

    ``usual``: of two ways to read its numbers, this is the usual one where they are so written.
    """

    value: str
    start: int
    end: int
    usual: bool = False


def first_date(line: str, language: str | None = None) -> StatedDate | None:
    """Return the first whole date of a line, with the time of day where one stands beside it.

    Numbers that can be read in two ways (03/04/2024) are not guessed at, unless the language has one way for them.
    """
    return next(iter(all_dates(line, language)), None)


def all_dates(line: str, language: str | None = None) -> list[StatedDate]:
    """Return every whole date of a line in order, each with the time of day where one stands beside it."""
    found = [readings[0] for readings in _whole_dates(line, language) if len(readings) == 1 or readings[0].usual]
    return [_with_time(line, stated) for stated in sorted(found, key=lambda stated: stated.start)]


def _with_time(line: str, stated: StatedDate) -> StatedDate:
    """Return a date with the time right after it ("- 11:01", "at 9:32 PM", "T09:30") or before ("11:01, ...")."""
    after = _TIME.search(line, stated.end, stated.end + _NEAR)
    if after and _BETWEEN.fullmatch(line, stated.end, after.start()):
        return StatedDate(f"{stated.value}T{_clock(after)}", stated.start, after.end())
    *_, before = None, *_TIME.finditer(line, max(0, stated.start - _NEAR), stated.start)
    if before and _BETWEEN.fullmatch(line, before.end(), stated.start):
        return StatedDate(f"{stated.value}T{_clock(before)}", before.start(), stated.end)
    return stated


def states(line: str, wanted: Date, language: str | None = None) -> bool:
    """Say whether a line states a date, as exactly as it is given; the editor decides numbers that read in two ways.

    A year counts where it stands. Where no month's name is read, because it is in a language that the article does
    not give, the month counts as a number.
    """
    whole = [reading.value for readings in _whole_dates(line, language) for reading in readings]
    numbers = {int(number) for number in _NUMBER.findall(line)}
    moment = wanted.moment
    if wanted.precision == "year":
        return moment.year in numbers
    if wanted.precision == "month":
        months = {value[:7] for value in whole} | set(_months_with_year(line, language))
        return wanted.value in months or (not months and {moment.year, moment.month} <= numbers)
    if wanted.day not in whole and (whole or not {moment.year, moment.month, moment.day} <= numbers):
        return False
    return wanted.precision == "day" or f"{moment:%H:%M}" in {hour for time in _times(line) for hour in _halves(time)}


def _whole_dates(line: str, language: str | None) -> Iterator[list[StatedDate]]:
    """Give every whole date of a line with its readings: two where day and month could be either, the usual first."""
    named = _named_months(language)
    for pattern in (named, _YEAR_FIRST, _YEAR_LAST):
        for match in pattern.finditer(line):
            groups, usual = match.groups(), None
            if pattern is _YEAR_FIRST:
                orders = [(int(groups[0]), int(groups[2]), int(groups[3]))]
            elif pattern is _YEAR_LAST:
                first, second, year = int(groups[0]), int(groups[2]), int(groups[3])
                orders = [(year, second, first), (year, first, second)]
                usual = _is_day_first(groups[1], language)
                orders = orders if usual in (True, None) else orders[::-1]
            else:
                found = match.groupdict()
                month = _month_numbers(language)[_plain(found["month_a"] or found["month_b"])]
                orders = [(int(found["year_a"] or found["year_b"]), month, int(found["day_a"] or found["day_b"]))]
            values = dict.fromkeys(value for order in orders if (value := _iso(*order)))
            readings = [StatedDate(value, match.start(), match.end(), usual is not None) for value in values]
            if readings:
                yield readings


def _is_day_first(separator: str, language: str | None) -> bool | None:
    """Say whether numbers so parted give the day first; None where that differs from place to place.

    With full stops they do everywhere. Else the language says it, by the CLDR; English only with its country.
    """
    if separator == ".":
        return True
    if not language or language == "en":
        return None
    try:
        pattern = get_date_format("short", locale=language.replace("-", "_")).pattern
    except (UnknownLocaleError, ValueError):
        return None
    order = re.sub("[^dMy]", "", pattern)
    return order.startswith("d") if order[:1] in ("d", "M") else None


def _iso(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def _times(text: str) -> list[str]:
    """Return the times of day in a text, as hours and minutes of 24 hours: 09:32 PM is 21:32."""
    return [_clock(time) for time in _TIME.finditer(text)]


def _clock(time: re.Match[str]) -> str:
    hour, half = int(time["hour"]), (time["half"] or time["hour_half"] or "").lower()
    if before := time["half_before"]:
        half = "p" if before in ("오후", "午後", "下午") else "a"
    if half and 1 <= hour <= 12:
        hour = hour % 12 + 12 * (half == "p")
    return f"{hour:02}:{time['minute'] or '00'}"


def _halves(time: str) -> set[str]:
    """Return what a time may mean where its line does not say which half of the day: 9:32 is 21:32 too."""
    hour = int(time[:2])
    return {time, f"{(hour + 12) % 24:02}{time[2:]}"} if hour <= 12 else {time}


def _months_with_year(line: str, language: str | None) -> Iterator[str]:
    """Give the months that a line names with a year and without a day: June 2024 is 2024-06."""
    numbers = _month_numbers(language)
    pattern = rf"(?<![^\W\d_])({_month_names(language)})\.?,?\s+(?:de\s+)?(\d{{4}})(?!\d)"
    for match in re.finditer(pattern, line, re.IGNORECASE):
        yield f"{int(match[2]):04}-{numbers[_plain(match[1])]:02}"


def _plain(month: str) -> str:
    return month.casefold().rstrip(".")


@cache
def _month_numbers(language: str | None) -> dict[str, int]:
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
                        names.setdefault(_plain(name), number)
    return names


@cache
def _month_names(language: str | None) -> str:
    names = sorted(_month_numbers(language), key=len, reverse=True)
    return "|".join(re.escape(name) for name in names)


@cache
def _named_months(language: str | None) -> re.Pattern[str]:
    """Return what finds June 20, 2024 and 20 June 2024. A month's name is a whole word: Markets are no March."""
    month, between = _month_names(language), r"(?:\s+|-)"
    return re.compile(
        rf"(?<![^\W\d_])(?:(?P<month_a>{month})\.?{between}(?P<day_a>\d{{1,2}})(?:st|nd|rd|th)?,?{between}"
        rf"(?P<year_a>\d{{4}})"
        rf"|(?<!\d)(?P<day_b>\d{{1,2}})(?:st|nd|rd|th|\.|º)?{between}(?:de\s+)?(?P<month_b>{month})\.?,?{between}"
        rf"(?:de\s+)?(?P<year_b>\d{{4}}))(?!\d)",
        re.IGNORECASE,
    )
