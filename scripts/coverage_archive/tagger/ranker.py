"""Which mention is the speaker: walks a text and has a chooser decide, quotation by quotation.

Text in, a decision for each quotation out. The walk is the same in training (where the annotation decides
and every feature is kept) and in use (where the weights decide), so that what is learned is what is used.
"""

from bisect import bisect
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from math import exp
from pathlib import Path
from typing import TypeVar

from ..model import Span
from .features import (
    Before,
    Clause,
    clause_of,
    elsewhere_features,
    mention_features,
    nobody_features,
    pair_features,
    quote_shape,
)
from .paragraph_units import Reading, read_paragraph

# Mentions offered for one quotation: the nearest so many before and after it, no farther than so many units.
_MOST_BEFORE, _MOST_AFTER, _FARTHEST = 12, 6, 150
# A paragraph with fewer mentions than this is offered some of the paragraph before.
_FEW_MENTIONS = 3

Place = tuple[Reading, int]
"""A mention: the reading and the unit there."""

Value = TypeVar("Value", float, list[str])
"""What a mention is worth: the sum of its features' weights or, in training, the features themselves."""


@dataclass(frozen=True, slots=True)
class Decision:
    """A quotation (unit of a reading), its speaker if it has one, and how sure that is (0 to 1)."""

    reading: Reading
    quote: int
    speaker: Place | None
    confidence: float


def decide(text: str, spans: Sequence[Span], weights: Mapping[str, float] | None = None) -> list[Decision]:
    """Return a decision for every quoted span of a text, in order; by other weights if some are given."""
    weight = (load_weights() if weights is None else weights).get
    decisions: list[Decision] = []

    def measure(features: list[str]) -> float:
        total = 0.0
        for feature in features:
            total += weight(feature, 0.0)
        return total

    def choose(reading: Reading, quote: int, places: list[Place], values: list[float]) -> int:
        if _is_nickname(text, reading, quote):
            decisions.append(Decision(reading, quote, None, 1.0))
            return len(places)
        best = max(values)
        chosen = values.index(best)
        confidence = 1 / sum(exp(value - best) for value in values)
        speaker = places[chosen] if chosen < len(places) else None
        if speaker and decisions and decisions[-1].speaker == speaker:
            # The case for going on with a speaker rests on that speaker having been right.
            confidence = min(confidence, decisions[-1].confidence)
        decisions.append(Decision(reading, quote, speaker, confidence))
        return chosen

    walk(text, spans, measure, choose)
    return decisions


def _is_nickname(text: str, reading: Reading, quote: int) -> bool:
    """Whether one quoted word stands inside a name, as in: Ada "Countess" Byron. Too rare to be learned."""
    start, end = reading.starts[quote], reading.ends[quote]
    return (
        reading.codes[quote - 1 : quote + 2] == "NQN"
        and reading.ends[quote - 1] + 2 == start
        and end + 2 == reading.starts[quote + 1]
        and " " not in text[start:end]
    )


@cache
def load_weights() -> dict[str, float]:
    """Return {feature: weight}, as scripts/train_tagger.py wrote them."""
    lines = Path(__file__).with_name("weights.tsv").read_text("utf-8").splitlines()
    return {name: float(value) for name, _, value in (line.partition("\t") for line in lines if line[0] != "#")}


def walk(
    text: str,
    spans: Sequence[Span],
    measure: Callable[[list[str]], Value],
    choose: Callable[[Reading, int, list[Place], list[Value]], int],
) -> None:
    """Take the quotations of a text, its spans, in order and let choose() pick the speaker of each.

    measure() turns features into a value. choose() gets a reading, the quotation's unit, the mentions on
    offer and their values, which end with one more for "nobody", and returns the index of its choice.
    """
    lines = list(paragraphs(text, spans))
    speaker: Place | None = None  # of the last quotation of the paragraph before
    spoke: set[str] = set()
    readings: list[Reading] = []
    for number, (start, end, inside) in enumerate(lines):
        earlier, readings = readings[-1:], []
        if not inside:
            speaker = None
            continue
        offered: list[tuple[Place, str]] | None = None
        for reading in read_paragraph(text, start, end, inside):
            readings.append(reading)
            if offered is None:  # what other paragraphs offer is found once, however long this one is
                offered = [] if speaker is None else [(speaker, "s")]
                if len(reading.mentions) < _FEW_MENTIONS and number:
                    offered += _offer_before(earlier or read_paragraph(text, *lines[number - 1][:2], ()))
                if not reading.mentions and number + 1 < len(lines):
                    offered += _offer_after(text, *lines[number + 1])
                speaker = None
            speaker = _walk_reading(text, reading, offered, spoke, measure, choose) or speaker


def paragraphs(text: str, spans: Sequence[Span]) -> Iterator[tuple[int, int, Sequence[Span]]]:
    """Yield (start, end, its quotation spans) of each line of a text that is not blank."""
    start = number = 0
    while start < len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        first = number
        while number < len(spans) and spans[number].start < end:
            number += 1
        if number > first or text[start:end].strip():
            yield start, end, spans[first:number]
        start = end + 1


def _offer_before(readings: Iterator[Reading] | list[Reading]) -> Iterator[tuple[Place, str]]:
    """Yield the first and the last mentions of the paragraph before, and how each stands there."""
    for reading in readings:
        last = len(reading.mentions) - 1
        for at, unit in enumerate(reading.mentions):
            if at == 0 or at >= last - 1:
                yield (reading, unit), "e" + reading.codes[-2] + ("l" if at == last else "m" if at else "f")


def _offer_after(text: str, start: int, end: int, spans: Sequence[Span]) -> Iterator[tuple[Place, str]]:
    """Yield the mentions right after the quotation that opens the paragraph after, if one does."""
    reading = next(read_paragraph(text, start, end, spans))
    if reading.quotes[:1] == [1]:
        middle = bisect(reading.mentions, 1)
        for at, unit in enumerate(reading.mentions[middle : middle + 2]):
            yield (reading, unit), f"n{at}{reading.codes[2:4]}"


def _walk_reading(
    text: str,
    reading: Reading,
    offered: list[tuple[Place, str]],
    spoke: set[str],
    measure: Callable[[list[str]], Value],
    choose: Callable[[Reading, int, list[Place], list[Value]], int],
) -> Place | None:
    """Decide the quotations of one reading; return the last speaker chosen. Adds speakers' words to spoke."""
    mentions = reading.mentions
    known: dict[int, tuple[Clause, Value]] = {}
    elsewhere = [(place, kind, clause_of(*place)) for place, kind in offered]
    before: Before | None = None
    nobody_before = False
    latest: Place | None = None
    for quote in reading.quotes:
        shape = quote_shape(reading, quote)
        places: list[Place] = []
        values: list[Value] = []
        middle = bisect(mentions, quote)
        for at in range(max(0, middle - _MOST_BEFORE), min(len(mentions), middle + _MOST_AFTER)):
            unit = mentions[at]
            if abs(unit - quote) > _FARTHEST:
                continue
            if unit not in known:
                clause = clause_of(reading, unit)
                spoke_before = reading.words[unit] in spoke
                known[unit] = (
                    clause,
                    measure(mention_features(reading, unit, clause, spoke_before=spoke_before)),
                )
            clause, fixed = known[unit]
            rank = at - middle if at >= middle else middle - 1 - at
            pair = pair_features(reading, unit, quote, clause, shape, rank, before or Before(-1, -1))
            values.append(fixed + measure(pair))
            places.append((reading, unit))
        for place, kind, clause in elsewhere:
            values.append(measure(elsewhere_features(*place, kind, clause, shape, reading)))
            places.append(place)
        values.append(measure(nobody_features(text, reading, quote, shape, before, nobody_before=nobody_before)))
        chosen = choose(reading, quote, places, values)
        nobody_before = chosen == len(places)
        if not nobody_before:
            latest = places[chosen]
            spoke.add(latest[0].words[latest[1]])
        speaker = before.speaker if before else -1
        if not nobody_before:
            speaker = latest[1] if latest and latest[0] is reading else -1
        before = Before(quote, speaker)
    return latest
