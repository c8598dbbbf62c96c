"""Find the dates that a line states: "Published : June 20, 2024 - 11:01 GMT" -> 2024-06-20T11:01+00:00.

This is used to find the date of a new article, and to check that a capture states the date that its editor gives. A
date counts only with its year. Month names are read in English and in the article's own language; they come from the
Unicode CLDR through babel. The time zone is kept if its abbreviation means one offset only: CST and IST mean several.
"""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from itertools import product

from babel.core import Locale, UnknownLocaleError

from ..model import Date

# Abbreviations of time zones: minutes east of Greenwich. Those of _AMERICAN have an hour more in summer.
_OFFSETS = {
    "Z": 0,
    "UTC": 0,
    "GMT": 0,
    "WET": 0,
    "BST": 60,
    "CET": 60,
    "MEZ": 60,
    "CEST": 120,
    "MESZ": 120,
    "EET": 120,
}
_OFFSETS |= {
    "SAST": 120,
    "EEST": 180,
    "MSK": 180,
    "МСК": 180,
    "PKT": 300,
    "SGT": 480,
    "HKT": 480,
    "AWST": 480,
    "KST": 540,
}
_OFFSETS |= {"JST": 540, "AEST": 600, "AEDT": 660, "NZST": 720, "NZDT": 780, "MDT": -360, "MST": -420, "PDT": -420}
_OFFSETS |= {"EDT": -240, "EST": -300, "CDT": -300, "PST": -480}
_AMERICAN = {"ET": -300, "CT": -360, "MT": -420, "PT": -480}
_ZONES = "|".join(sorted((*_OFFSETS, *_AMERICAN), key=len, reverse=True))
_TIME = re.compile(
    r"(?<![\d:.])(?:(?P<half_before>오전|오후|午前|午後|上午|下午)\s*)?(?P<hour>[01]?\d|2[0-3])"
    r"(?:(?:[:.]|\s?[시時时點点]\s?|\s?h\s?(?=\d\d))(?P<minute>[0-5]\d)(?::[0-5]\d)?(?![\d:])[분分]?(?:\s*(?P<half>[ap])\.?m\b\.?)?"
    r"|\s*(?P<hour_half>[ap])\.?m\b\.?)"
    rf"(?-i:\s*\(?(?P<zone>{_ZONES})\b)?"
    r"(?P<offset>(?<=:\d\d:\d\d)[+-]\d\d:?\d\d(?!\d)|(?<=GMT|UTC)\s?[+-]\d\d?(?::?\d\d)?(?!\d))?",
    re.IGNORECASE,
)
# What may stand between a date and its time: "20 June 2024 at 9:32 PM", "15:56 BST, 27 April 2024". Other words
# ("updated") between them mean that the time is another date's.
_BETWEEN = re.compile(
    r"[\s,.\-–—|·•:()T일日/월화수목금토月火水木金土]*(?:(?i:г|года|р|року)\b\.?[\s,]*)?"
    r"(?:(?i:at|um|à|om|kl|klo|em|às|alle|ore|a las|в|o|w|um|on)\b|(?:[A-Z]{2,5}|Uhr)\b|)"
    r"[\s,.]*(?i:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\b)?"
    r"[\s,.\-–—|·•:()]*"
)
_NEAR = 80  # code points from a date within which its time is looked for; a time farther away is another date's
_NUMBERS = re.compile(
    r"(?<!\d)(?P<year>\d{4})\s*[-/.年년]\s*(?P<month>\d{1,2})\s*[-/.月월]\s*(?P<day>\d{1,2})(?!\d)\s*[日일]?"
    r"|(?<![\d/.-])(?P<one>\d{1,2})(?P<mark>[-/.])(?P<other>\d{1,2})(?P=mark)(?P<last>\d{4})(?!\d)"
)
_NUMBER = re.compile(r"\d{1,4}")
_WHOLE = len("2024-06-20")


@dataclass(frozen=True, slots=True)
class StatedDate:
    """Hold a date in ISO 8601, as ``article.yml`` writes it, and its start and end in the line, in code points."""

    value: str
    start: int
    end: int


def is_time(line: str) -> bool:
    """Say whether a line is nothing but a time of day: "16.48 GMT", "12:31 p.m. EDT"; 16.48 alone may be a price."""
    time = _TIME.match(line := line.strip(" ()[]"))
    if re.fullmatch(r"\d+\.\d+", line):
        return False
    # A zone that has no certain offset, or a word such as "Uhr", may follow.
    return time is not None and not re.search(r"\d|[^\W\d_]{6}|\w\W+\w", line[time.end() :])


def all_dates(line: str, language: str | None = None, known: Collection[str] = ()) -> list[StatedDate]:
    """Return every whole date (year, month, day) of a line in order, each with the time of day if one is beside it.

    Numbers that can be read in two ways (03/04/2024) are left out, unless the language has one way to read them, or
    one of the two is a day that is ``known`` from elsewhere (ISO 8601).
    """
    found = [
        _with_time(line, StatedDate(value, match.start(), match.end()))
        for match, values in _dates(line, language)
        if (value := _one_way(match, values, language, known))
    ]
    return sorted(found, key=lambda stated: stated.start)


def _one_way(match: re.Match[str], values: list[str], language: str | None, known: Collection[str]) -> str | None:
    if len(values) > 1 and _is_day_first(match["mark"], language) is None:
        values = [value for value in values if value in known]
    return values[0] if values and len(values[0]) == _WHOLE else None


def _with_time(line: str, stated: StatedDate) -> StatedDate:
    """Return a date with the time right after it ("- 11:01", "at 9:32 PM", "T09:30") or before it ("11:01, ...").

    If there is no such time, return the date as it is.
    """
    after = _TIME.search(line, stated.end, stated.end + _NEAR)
    if after and _BETWEEN.fullmatch(line, stated.end, after.start()):
        return StatedDate(f"{stated.value}T{_clock(after)}{_zone(after, stated.value)}", stated.start, after.end())
    *_, before = None, *_TIME.finditer(line, max(0, stated.start - _NEAR), stated.start)
    if before and _BETWEEN.fullmatch(line, before.end(), stated.start):
        return StatedDate(f"{stated.value}T{_clock(before)}{_zone(before, stated.value)}", before.start(), stated.end)
    return stated


def states(line: str, wanted: Date, language: str | None = None) -> bool:
    """Say whether a line states a date to its full precision: year, month, day or minute.

    If both have a time zone, it must be the same. Numbers that can be read in two ways state both dates. A year alone
    is stated if its digits are there. If the line has no date that can be read, as in a language that the article
    does not give, the numbers of the date are enough.
    """
    stated = [value for _, values in _dates(line, language) for value in values]
    whole = [value for value in stated if len(value) == _WHOLE]
    numbers = {int(number) for number in _NUMBER.findall(line)}
    moment = wanted.moment
    if wanted.precision == "year":
        return moment.year in numbers
    if wanted.precision == "month":
        return wanted.value in {value[:7] for value in stated} or (
            not stated and {moment.year, moment.month} <= numbers
        )
    if wanted.day not in whole and (whole or not {moment.year, moment.month, moment.day} <= numbers):
        return False
    zones = ("", f"{moment:%z}") if moment.tzinfo else ()
    return wanted.precision == "day" or any(
        f"{moment:%H:%M}" in _halves(_clock(time))
        and (not zones or _zone(time, wanted.day).replace(":", "") in zones)
        for time in _TIME.finditer(line)
    )


def _dates(line: str, language: str | None) -> Iterator[tuple[re.Match[str], list[str]]]:
    """Yield every date of a line, as a match, with the dates that it may mean in ISO 8601.

    These are days, or a month if no day is named. If the day and the month can be swapped, the usual order comes
    first.
    """
    months = _month_numbers(language)
    for match in _named_months(language).finditer(line):
        number, day = months[_folded(match["name"])], match["day_a"] or match["day_b"]
        yield match, [(day and _iso(match["year"], number, day)) or f"{match['year']}-{number:02}"]
    for match in _NUMBERS.finditer(line):
        orders = [(match["year"], match["month"], match["day"])]
        if not match["year"]:
            orders = [(match["last"], match["other"], match["one"]), (match["last"], match["one"], match["other"])]
            if _is_day_first(match["mark"], language) is False:
                orders.reverse()
        if values := list(dict.fromkeys(value for order in orders if (value := _iso(*order)))):
            yield match, values


def _is_day_first(separator: str, language: str | None) -> bool | None:
    """Say whether numbers with this separator have the day first; None if that differs from place to place.

    With full stops, they always do. Otherwise the CLDR says it of the language; of English only if a country is
    given.
    """
    if separator == ".":
        return True
    locale = _locale(language)
    if not locale or language == "en":
        return None
    order = re.sub("[^dMy]", "", locale.date_formats["short"].pattern)
    return order.startswith("d") if order[:1] in ("d", "M") else None


def _iso(year: str, month: str | int, day: str) -> str | None:
    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return None


def _clock(time: re.Match[str]) -> str:
    hour, half = int(time["hour"]), (time["half"] or time["hour_half"] or "").lower()
    if before := time["half_before"]:
        half = "p" if before in ("오후", "午後", "下午") else "a"
    if half and 1 <= hour <= 12:
        hour = hour % 12 + 12 * (half == "p")
    return f"{hour:02}:{time['minute'] or '00'}"


def _zone(time: re.Match[str], day: str) -> str:
    """Return the time zone right after a time as an offset (``-04:00``), or "" if none is certain.

    ``day`` is the date of the time in ISO 8601.
    """
    if not time["zone"] and not time["offset"]:
        return ""
    minutes = _OFFSETS.get(time["zone"], 0)
    if time["zone"] in _AMERICAN:
        minutes = _AMERICAN[time["zone"]] + 60 * _is_american_summer(date.fromisoformat(day))
    if stated := re.fullmatch(r"\s?([+-])(\d\d?):?(\d\d)?", time["offset"] or ""):
        minutes += (int(stated[2]) * 60 + int(stated[3] or 0)) * (-1 if stated[1] == "-" else 1)
    return f"{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}"


def _is_american_summer(day: date) -> bool:
    """Say whether clocks of the United States are in summer time: from March's second Sunday, to November's first."""
    march, november = date(day.year, 3, 8), date(day.year, 11, 1)
    starts, ends = (first + timedelta(days=6 - first.weekday()) for first in (march, november))
    return starts <= day < ends


def _halves(time: str) -> set[str]:
    """Return the times that a time may mean if its line does not name the half of the day: 9:32 may also be 21:32."""
    hour = int(time[:2])
    return {time, f"{(hour + 12) % 24:02}{time[2:]}"} if hour <= 12 else {time}


def _folded(month: str) -> str:
    return month.casefold().rstrip(".")


def _locale(language: str | None) -> Locale | None:
    """Return the CLDR's data of a language (a BCP 47 tag), or None if the CLDR has none."""
    try:
        return Locale.parse(language, sep="-") if language else None
    except (UnknownLocaleError, ValueError):
        return None


@cache
def _month_numbers(language: str | None) -> dict[str, int]:
    """Return {name: number} of the months in a language and in English, full and abbreviated, in lower case."""
    names: dict[str, int] = {"sept": 9}
    for locale in filter(None, map(_locale, (language, "en"))):
        for width, how in product(("wide", "abbreviated"), ("format", "stand-alone")):
            for number, name in locale.months[how][width].items():
                if not any(char.isdigit() for char in name):
                    names.setdefault(_folded(name), number)
    return names


@cache
def _named_months(language: str | None) -> re.Pattern[str]:
    """Return the pattern of dates such as June 20, 2024; 20 June 2024; and June 2024.

    The month must be a whole word: "Markets" is not March.
    """
    names = sorted(_month_numbers(language), key=len, reverse=True)
    month, between = "|".join(map(re.escape, names)), r"(?:\s+|-)"
    return re.compile(
        r"(?<![^\W\d_])(?:(?<!\d)(?P<day_b>\d{1,2})(?:st|nd|rd|th|er|\.|º)?"
        rf"{between}(?:de\s+)?)?(?P<name>{month})\.?"
        rf"(?(day_b)|(?:{between}(?P<day_a>\d{{1,2}})(?:st|nd|rd|th)?)?)"  # only if no day stands before the month
        rf",?{between}(?:de\s+)?(?P<year>\d{{4}})(?!\d)",
        re.IGNORECASE,
    )
