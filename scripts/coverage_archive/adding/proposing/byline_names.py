"""Names alone where a byline stands: "Priya Venkataraman" above her office, "도가람 기자"."""

import re
from collections.abc import Sequence

from . import date_lines

_LONGEST = 60  # code points
_NAME = re.compile(r"[^\W\d_][\w.'’-]*(?:\s+[^\W\d_][\w.'’-]*){1,4}")
_PARTICLES = frozenset(["van", "von", "de", "da", "di", "del", "al", "bin", "ibn", "der", "den", "la", "le"])
_OFFICE = re.compile(
    r"\b(?:editor|correspondent|reporter|writer|columnist|journalist|staff)\b|^@\w+$|^[\w.+-]+@[\w-]+\.\w+",
    re.I,
)
_KOREAN = re.compile(r"[가-힣]{2,4}\s*(?:선임|수습)?기자(?:\s*=?\s*[\w.+-]+@[\w.-]+)?")


def is_byline(line: str, around: Sequence[str], language: str | None) -> bool:
    """Say whether a line is a name and stands as a byline: ``around`` are the lines before and after it.

    A name alone may be anybody's, so an office, an address or a date must be beside it.
    """
    if _KOREAN.fullmatch(line):
        return True
    name, comma, office = line.partition(",")
    if len(line) > _LONGEST or not _is_name(name):
        return False
    if comma:
        return bool(_OFFICE.search(office))
    return any(
        (len(near) <= _LONGEST and _OFFICE.search(near)) or date_lines.is_date_line(near, language) for near in around
    )


def has_office(line: str) -> bool:
    """Say whether a line names what somebody is at an outlet: "Senior correspondent"."""
    return bool(_OFFICE.search(line))


def _is_name(words: str) -> bool:
    named = [word for word in words.split() if word not in _PARTICLES]
    return bool(_NAME.fullmatch(words)) and len(named) >= 2 and all(word[0].isupper() for word in named)
