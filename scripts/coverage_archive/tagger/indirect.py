"""Indirect speech: reporting words, their content without quotation marks, and its source.

Text in, `ReportedSpeech` out. Every reporting word of a text is taken in turn, and four small models decide one
after the other: whether and on which side it has content, where that begins, where it ends, and who is its source.
What they may choose from is the same in training and in use, so that what is learned is what is used.
"""

import re
from bisect import bisect
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from math import exp, log
from pathlib import Path
from typing import Literal

from ..model import Span
from .features import clause_of
from .indirect_features import Cue, cue_features, end_features, no_source_features, source_features, start_features
from .ranker import Place
from .reporting_words import PLAINLY, REACH_BACK, cues

Side = Literal["R", "L"]
"""Where content stands: right of its cue or left of it."""

_DAYS = frozenset(["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"])
# The units of a sentence that is but a quotation and "X said": no room for other content, so no need to weigh it.
_ONLY_MARKED = re.compile("[Qq][,.?]*(?:[NDBhyiW]x?V|V[NDB])(?:[.?$]|[,:]?[Qq])")
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
# From the models' own sureness to the share that is right, as cross-validation found it.
_SLOPE, _LEVEL = 0.84, 0.49


@dataclass(frozen=True, slots=True)
class ReportedSpeech:
    """Indirect speech: the words of its content, its cue, its source if one is found, and how sure that is (0 to
    1).

    sureness is of the content alone; confidence of content and source together.
    """

    cue: Cue
    content: Span
    source: Place | None
    sureness: float
    confidence: float


def reports(text: str, spans: Sequence[Span], weights: Mapping[str, float] | None = None) -> list[ReportedSpeech]:
    """Return the indirect speech of a text with these quotations, in order; no two contents share a word."""
    weights = load_weights() if weights is None else weights
    found = [report for cue in cues(text, spans) if (report := _decide(cue, weights)) and report.sureness >= LEAST]
    return _apart(found)


def sides(cue: Cue) -> list[list[str]]:
    """Return the features of the choices: no content, content right or left of the cue, content in marks."""
    found = cue_features(cue)
    return [[], ["R" + name for name in found], ["L" + name for name in found], ["M" + name for name in found]]


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
    words = cue.reading.words
    before = [
        at
        for at in mentions[max(0, middle - _MOST_LOOKED_AT) : middle]
        if unit - at < REACH_BACK and words[at] not in _DAYS
    ]
    after = [at for at in mentions[middle : middle + _MOST_LOOKED_AT] if at < cue.last and words[at] not in _DAYS]
    near = [at for at in before if not start <= at < end][: -_MOST_MENTIONS_BEFORE - 1 : -1]
    far = [at for at in after if not start <= at < end][:_MOST_MENTIONS_AFTER]
    ranked = [*enumerate(near), *enumerate(far)]
    values = [source_features(cue, start, end, at, clause_of(cue.reading, at), rank) for rank, at in ranked]
    return [at for _, at in ranked], [*values, no_source_features(cue)]


def _decide(cue: Cue, weights: Mapping[str, float]) -> ReportedSpeech | None:
    marked = _ONLY_MARKED.search(cue.reading.codes, max(0, cue.unit - 5), cue.unit + 5)
    if marked and marked.start() < cue.unit < marked.end():
        return None
    chances = _chances(sides(cue), weights)
    side_chance = max(chances[1], chances[2])
    if side_chance < LEAST or chances[3] > side_chance:
        return None
    side: Side = "R" if chances[1] == side_chance else "L"
    places = starts(cue, side)
    if not places:
        return None
    start, _ = _best(places, _chances([start_features(cue, at, side) for at in places], weights))
    stops = ends(cue, start, side)
    if not stops:
        return None
    end, sure = _middle_end(
        cue, start, stops, _chances([end_features(cue, start, at, side) for at in stops], weights)
    )
    end = _without_relay(cue, start, end)
    content = content_span(cue, start, end)
    sureness = side_chance * sure
    least = LEAST if cue.reading.words[cue.unit] in PLAINLY else _LEAST_OF_OTHERS
    if sureness < least or not 0 < content.end - content.start <= _LONGEST:
        return None
    units, values = sources(cue, start, end)
    source, chance = _best([*units, -1], _chances(values, weights))
    return ReportedSpeech(
        cue, content, None if source < 0 else (cue.reading, source), sureness, _calibrated(sureness * chance)
    )


def _chances(values: list[list[str]], weights: Mapping[str, float]) -> list[float]:
    """Return the probability of each choice from its features."""
    totals = []
    weight = weights.get
    for features in values:
        totals.append(sum([weight(feature, 0.0) for feature in features]))
    most = max(totals)
    odds = [exp(total - most) for total in totals]
    whole = sum(odds)
    return [each / whole for each in odds]


def _best(choices: list[int], chances: list[float]) -> tuple[int, float]:
    chance = max(chances)
    return choices[chances.index(chance)], chance


def _middle_end(cue: Cue, start: int, stops: list[int], chances: list[float]) -> tuple[int, float]:
    """Return the end that is probably at least half right, and how probably.

    Ends far and near compete for most sentences; an end between them shares most words with either.
    """
    begin = cue.reading.starts[start]
    sizes = [cue.reading.ends[at - 1] - begin for at in stops]
    best = (-1.0, 0.0, 0)
    for stop, size, chance in zip(stops, sizes, chances, strict=True):
        near = sum(other for other, length in zip(chances, sizes, strict=True) if size <= 2 * length <= 4 * size)
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
    """Whether "according to Y" has a content in which X says something: then X speaks and Y relays it."""
    cue = report.cue
    return cue.reading.codes[cue.unit] == "A" and any(
        other.cue.reading is cue.reading
        and other.cue is not cue
        and report.content.start <= other.cue.reading.starts[other.cue.unit] < report.content.end
        for other in others
    )


@cache
def load_weights() -> dict[str, float]:
    """Return {feature: weight}, as scripts/train_indirect.py wrote them."""
    lines = Path(__file__).with_name("indirect_weights.tsv").read_text("utf-8").splitlines()
    return {name: float(value) for name, _, value in (line.partition("\t") for line in lines if line[0] != "#")}
