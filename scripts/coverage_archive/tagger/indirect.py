"""Find indirect speech: reporting words ("said"), what they report without quotation marks, and who said it.

For every reporting word (cue), the log-linear model makes four choices: whether and on which side of the cue the
reported content is, the unit where the content begins, the unit where it ends, and its source (speaker). Training and
use share the functions that list the options, so the model is trained on the same choices that it makes later.
"""

import re
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
# A sentence that is only a quotation and "X said" has no indirect speech, so skipping it saves time.
_ONLY_MARKED = re.compile("[Qq][,.?]*(?:[NDBhyiW]x?V|V[NDB])(?:[.?$]|[,:]?[Qq])")
# The most options for the beginning, the end and the source of a content; they bound the time for a cue.
_MOST_STARTS, _MOST_ENDS = 12, 16
_MOST_MENTIONS_BEFORE, _MOST_MENTIONS_AFTER, _MOST_LOOKED_AT = 8, 4, 30
_CLAUSE_MARKS = frozenset(",;:-()&kVGAtTWpx")
_CLAUSE_STARTS = frozenset(",;:-&kt)")
_WORDLESS = frozenset(",;:-().?^$Qq")
# Longer content (code points) is dropped, because no sentence of a news report is so long.
_LONGEST = 1000
# The least sureness of a content that is proposed, for cues in PLAINLY and for other cues. Cross-validation chose
# the values: see guide/measurements/tagger.md.
LEAST, _LEAST_OF_OTHERS = 0.34, 0.7
# The weight of an end's own probability beside the sum over all ends that would make the content half right.
_EXACTNESS = 0.3
# The logistic curve from the model's probability to the share of correct proposals, fitted by cross-validation.
_SLOPE, _LEVEL = 0.79, 0.36


@dataclass(frozen=True, slots=True)
class ReportedSpeech:
    """Hold one piece of indirect speech: its cue, the span of its content, and its source (speaker) if there is one.

    ``sureness`` (0 to 1) is the probability of the content. ``confidence`` (0 to 1) is that of content and source.
    """

    cue: Cue
    content: Span
    source: Place | None
    sureness: float
    confidence: float


def reports(text: str, spans: Sequence[Span], weights: Mapping[str, float] | None = None) -> list[ReportedSpeech]:
    """Return the indirect speech of a text in order, without overlaps; ``spans`` are the text's quotations.

    ``weights`` replaces the weights that come with the package.
    """
    weights = load_weights() if weights is None else weights
    return _apart([report for cue in cues(text, spans) if (report := _decide(cue, weights))])


def sides(cue: Cue) -> list[list[str]]:
    """Return the features of four options: no content, or content right of the cue, left of it, or in marks."""
    found = cue_features(cue)
    return [[], *([side + name for name in found] for side in "RLM")]


def starts(cue: Cue, side: Side) -> list[int]:
    """Return the units at which the content on one side of a cue may begin."""
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
    """Return the units before which the content that begins at the unit ``start`` may end."""
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
    """Return the span (code points) of the content from the unit ``start`` up to, not including, the unit ``end``."""
    first = cue.reading.starts[start]
    words = cue.text[first : min(cue.reading.starts[end], first + 2 * _LONGEST)]
    return Span(first, first + len(words.rstrip(" \t\r\u00a0,;:-\u2013\u2014(\"'\u201c\u2018")))


def sources(cue: Cue, start: int, end: int) -> tuple[list[int], list[list[str]]]:
    """Return the mentions that may be the source of a content, and the features of each of them.

    The features have one more entry at their end, for the option that no mention is the source.
    """
    mentions, unit = cue.reading.mentions, cue.unit
    middle = bisect(mentions, unit)

    def may_speak(at: int) -> bool:
        inside = start <= at < end
        return unit - REACH_BACK < at < cue.last and not inside and cue.reading.words[at] not in _DAYS

    before = filter(may_speak, reversed(mentions[max(0, middle - _MOST_LOOKED_AT) : middle]))
    after = filter(may_speak, mentions[middle : middle + _MOST_LOOKED_AT])
    ranked = [*enumerate(islice(before, _MOST_MENTIONS_BEFORE)), *enumerate(islice(after, _MOST_MENTIONS_AFTER))]
    choices = [source_features(cue, start, end, at, rank) for rank, at in ranked]
    return [at for _, at in ranked], [*choices, no_source_features(cue)]


def _decide(cue: Cue, weights: Mapping[str, float]) -> ReportedSpeech | None:
    marked = _ONLY_MARKED.search(cue.reading.codes, max(0, cue.unit - 5), cue.unit + 5)
    if marked and marked.start() < cue.unit < marked.end():
        return None
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
    """Return the end (a unit) that most probably makes the content at least half right, and that probability.

    In most sentences, a near and a far end compete. An end between them shares most words with both.
    """
    begin = cue.reading.starts[start]
    sizes = [cue.reading.ends[at - 1] - begin for at in stops]
    best = (-1.0, 0.0, 0)
    for stop, size, chance in zip(stops, sizes, probable, strict=True):
        near = sum(other for other, length in zip(probable, sizes, strict=True) if size <= 2 * length <= 4 * size)
        best = max(best, (near + _EXACTNESS * chance, near, stop))
    return best[2], min(1.0, best[1])


def _without_relay(cue: Cue, start: int, end: int) -> int:
    """Return the end (a unit) of a content without a final "according to Y", since Y only relays the words."""
    codes = cue.reading.codes
    at = codes.rfind("A", start + 2, end)
    return at if at > 0 and at > cue.unit and codes[at - 1] == "," and not set(codes[at:end]) & set("VGx") else end


def _calibrated(sureness: float) -> float:
    """Return the share of proposals with this sureness that are correct."""
    inside = min(max(sureness, 1e-6), 1 - 1e-6)
    return 1 / (1 + exp(-_LEVEL - _SLOPE * log(inside / (1 - inside))))


def _apart(found: list[ReportedSpeech]) -> list[ReportedSpeech]:
    """Return the reports that do not only relay others, in the order of the text, without overlaps.

    Of reports whose contents overlap, keep the one with the greatest sureness.
    """
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
    """Say whether a report is an "according to Y" whose content includes "X said".

    In such a sentence X speaks, and Y only relays the words.
    """
    cue = report.cue
    return cue.reading.codes[cue.unit] == "A" and any(
        other.cue.reading is cue.reading
        and other.cue is not cue
        and report.content.start <= other.cue.reading.starts[other.cue.unit] < report.content.end
        for other in others
    )
