"""Indirect speech: reporting words, their content without quotation marks, and its source.

Every reporting word of a text is taken in turn, and the model decides four times: whether it has content, and on
which side; where that begins; where it ends; who is its source. What it may choose from is the same in training and
in use, so that what is learned is what is used.
"""

from bisect import bisect
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from math import exp, log

from ..model import Span
from .indirect_features import (
    Cue,
    Side,
    cue_features,
    end_features,
    no_source_features,
    source_features,
    start_features,
)
from .log_linear import chances, likeliest, load_weights
from .paragraph_units import Place
from .reporting_words import PLAINLY, REACH_BACK, cues

_DAYS = frozenset(["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"])
# How many places are tried for beginnings, ends and sources.
_MOST_STARTS, _MOST_ENDS = 12, 16
_MOST_MENTIONS_BEFORE, _MOST_MENTIONS_AFTER, _MOST_LOOKED_AT = 8, 4, 30
_CLAUSE_MARKS = frozenset(",;:-()&kVGAtTWpx")
_CLAUSE_STARTS = frozenset(",;:-&kt)")
_WORDLESS = frozenset(",;:-().?^$Qq")
# Content longer than this (code points) is none: no reporter's sentence is.
_LONGEST = 1000
# Contents that are surer than this are proposed; chosen by cross-validation, see guide/measurements/tagger.md.
LEAST, _LEAST_OF_OTHERS = 0.34, 0.7
# How much the likeliest end counts beside the ends near enough to it to be half right.
_EXACTNESS = 0.3
# From the model's own sureness to the share that is right, as cross-validation found it.
_SLOPE, _LEVEL = 0.79, 0.36


@dataclass(frozen=True, slots=True)
class ReportedSpeech:
    """Indirect speech: the words of its content, its cue, and its source if one is found.

    ``sureness`` (0 to 1) is of the content alone, ``confidence`` of content and source together.
    """

    cue: Cue
    content: Span
    source: Place | None
    sureness: float
    confidence: float


def reports(text: str, spans: Sequence[Span], weights: Mapping[str, float] | None = None) -> list[ReportedSpeech]:
    """Return the indirect speech of a text with these quotations, in order; no two contents share a word."""
    weights = load_weights() if weights is None else weights
    return _apart([report for cue in cues(text, spans) if (report := _decide(cue, weights))])


def sides(cue: Cue) -> list[list[str]]:
    """Return the features of four choices: no content, content right or left of the cue, content in marks."""
    found = cue_features(cue)
    return [[], *([side + name for name in found] for side in "RLM")]


def starts(cue: Cue, side: Side) -> list[int]:
    """Return the units at which content on that side may begin."""
    codes, unit = cue.reading.codes, cue.unit
    found: list[int] = []
    if side == "R":
        for at in range(unit + 1, cue.last):
            if codes[at] in "Qq" or len(found) == _MOST_STARTS:
                break
            # "According to the mayor, ...": the content comes after the source.
            if codes[at] not in _WORDLESS and (codes[unit] != "A" or codes[at - 1] == ","):
                found.append(at)
        return found
    for at in range(unit - 1, cue.first - 1, -1):
        if codes[at] in "Qq" or len(found) == _MOST_STARTS:
            break
        begins = at == cue.first or codes[at - 1] in _CLAUSE_STARTS or codes[at - 1] in "Qq" or codes[at] in "&ktW"
        if begins and codes[at] not in _WORDLESS:
            found.append(at)
    return found


def ends(cue: Cue, start: int, side: Side) -> list[int]:
    """Return the units right before which content that begins at ``start`` may end."""
    reading = cue.reading
    codes = reading.codes
    limit = cue.last if side == "R" else cue.unit
    found: list[int] = []
    for at in range(start + 1, limit):
        if codes[at] in "Qq":
            limit = at
            break
        if codes[at] in _CLAUSE_MARKS or (side == "L" and codes[at - 1] in ",-"):
            in_number = codes[at] == "," and codes[at + 1] == "d" and reading.starts[at + 1] == reading.ends[at]
            if not in_number:  # 250,000
                found.append(at)
    if limit <= start:
        return []
    return [*(found[: _MOST_ENDS - 1] if side == "R" else found[1 - _MOST_ENDS :]), limit]


def content_span(cue: Cue, start: int, end: int) -> Span:
    """Return the code points of the content that begins with one unit and ends before another."""
    first = cue.reading.starts[start]
    words = cue.text[first : min(cue.reading.starts[end], first + 2 * _LONGEST)]
    return Span(first, first + len(words.rstrip(" \t\r\u00a0,;:-\u2013\u2014(\"'\u201c\u2018")))


def sources(cue: Cue, start: int, end: int) -> tuple[list[int], list[list[str]]]:
    """Return the mentions that may be the source of a content, and the features of each, then of there being none."""
    mentions, unit = cue.reading.mentions, cue.unit
    middle = bisect(mentions, unit)

    def may_speak(at: int) -> bool:
        inside = start <= at < end
        return unit - REACH_BACK < at < cue.last and not inside and cue.reading.words[at] not in _DAYS

    before = filter(may_speak, reversed(mentions[max(0, middle - _MOST_LOOKED_AT) : middle]))
    after = filter(may_speak, mentions[middle : middle + _MOST_LOOKED_AT])
    found = [*islice(before, _MOST_MENTIONS_BEFORE), *islice(after, _MOST_MENTIONS_AFTER)]
    return found, [*(source_features(cue, end, at) for at in found), no_source_features(cue)]


def _decide(cue: Cue, weights: Mapping[str, float]) -> ReportedSpeech | None:
    _, right, left, in_marks = chances(sides(cue), weights)
    side: Side = "R" if right >= left else "L"
    side_chance = max(right, left)
    if side_chance < LEAST or in_marks > side_chance or not (places := starts(cue, side)):
        return None
    start = places[likeliest([start_features(cue, at, side) for at in places], weights)[0]]
    if not (stops := ends(cue, start, side)):
        return None
    end_chances = chances([end_features(cue, start, at, side) for at in stops], weights)
    end, end_chance = _middle_end(cue, start, stops, end_chances)
    end = _without_relay(cue, start, end)
    content = content_span(cue, start, end)
    sureness = side_chance * end_chance
    least = LEAST if cue.reading.words[cue.unit] in PLAINLY else _LEAST_OF_OTHERS
    if sureness < least or not 0 < len(content) <= _LONGEST:
        return None
    mentions, choices = sources(cue, start, end)
    chosen, chance = likeliest(choices, weights)
    source = (cue.reading, mentions[chosen]) if chosen < len(mentions) else None
    return ReportedSpeech(cue, content, source, sureness, _calibrated(sureness * chance))


def _middle_end(cue: Cue, start: int, stops: list[int], probable: list[float]) -> tuple[int, float]:
    """Return the end that is probably at least half right, and how probably.

    Ends far and near compete for most sentences; an end between them shares most words with either.
    """
    begin = cue.reading.starts[start]
    sizes = [cue.reading.ends[at - 1] - begin for at in stops]
    best = (-1.0, 0.0, 0)
    for stop, size, chance in zip(stops, sizes, probable, strict=True):
        near = sum(other for other, length in zip(probable, sizes, strict=True) if size <= 2 * length <= 4 * size)
        best = max(best, (near + _EXACTNESS * chance, near, stop))
    return best[2], min(1.0, best[1])


def _without_relay(cue: Cue, start: int, end: int) -> int:
    """Return the end of a content without the "according to Y" that it ends in: Y relays what another says."""
    codes = cue.reading.codes
    at = codes.rfind("A", start + 2, end)
    return at if at > 0 and at > cue.unit and codes[at - 1] == "," and not set(codes[at:end]) & set("VGx") else end


def _calibrated(sureness: float) -> float:
    """Return the share of proposals as sure as this that are right."""
    inside = min(max(sureness, 1e-6), 1 - 1e-6)
    return 1 / (1 + exp(-_LEVEL - _SLOPE * log(inside / (1 - inside))))


def _apart(found: list[ReportedSpeech]) -> list[ReportedSpeech]:
    """Return the surest of the reports whose contents overlap, in order of the text."""
    found = [each for each in found if not _relays(each, found)]
    found.sort(key=lambda report: report.content.start)
    kept: list[ReportedSpeech] = []
    for report in found:
        while kept and kept[-1].content.end > report.content.start and kept[-1].sureness < report.sureness:
            kept.pop()
        if not kept or kept[-1].content.end <= report.content.start:
            kept.append(report)
    return kept


def _relays(report: ReportedSpeech, others: list[ReportedSpeech]) -> bool:
    """Say whether a report is "according to Y" whose content is what X says: then X speaks, and Y relays it."""
    cue = report.cue
    return cue.reading.codes[cue.unit] == "A" and any(
        other.cue.reading is cue.reading
        and other.cue is not cue
        and report.content.start <= other.cue.reading.starts[other.cue.unit] < report.content.end
        for other in others
    )
