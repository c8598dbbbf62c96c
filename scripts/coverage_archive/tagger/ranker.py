"""Decide who says each quotation in marks: one of the mentions near it, or nobody.

Training and use walk through a text with the same function, ``walk``. In training, the annotation makes each choice;
in use, the log-linear model does. So the model is trained on the same options that it later chooses from.
"""

from bisect import bisect
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from ..model import Span
from .features import (
    Before,
    clause_of,
    elsewhere_features,
    mention_features,
    nobody_features,
    pair_features,
    quote_shape,
)
from .log_linear import likeliest, load_weights
from .paragraph_units import Place, Reading, read_paragraph

# The most mentions offered before and after a quotation, and their farthest distance from it in units.
_MOST_BEFORE, _MOST_AFTER, _FARTHEST = 12, 6, 150
# For a quotation in a paragraph with fewer mentions, some mentions of the paragraph before are options too.
_FEW_MENTIONS = 3

Chooser = Callable[[Reading, int, list[Place], list[list[str]]], int]
"""A function that chooses the speaker of a quotation, which is the second argument, a unit of the first (a reading).

The third argument has the mentions to choose from. The fourth has the features of each mention and then those of
"nobody". The function returns the index of its choice in the fourth argument.
"""


@dataclass(frozen=True, slots=True)
class Decision:
    """Hold a quotation (a unit of a reading), its speaker or None, and the confidence in that speaker (0 to 1)."""

    reading: Reading
    quote: int
    speaker: Place | None
    confidence: float


def decide(text: str, spans: Sequence[Span], weights: Mapping[str, float] | None = None) -> list[Decision]:
    """Return a decision for every quoted span of a text, in order.

    ``weights`` replaces the weights that come with the package.
    """
    weights = load_weights() if weights is None else weights
    decisions: list[Decision] = []

    def choose(reading: Reading, quote: int, places: list[Place], choices: list[list[str]]) -> int:
        chosen, confidence = likeliest(choices, weights)
        speaker = places[chosen] if chosen < len(places) else None
        if speaker and decisions and decisions[-1].speaker == speaker:
            # Choosing the same speaker again relies on the choice before, so it can be no surer than that.
            confidence = min(confidence, decisions[-1].confidence)
        decisions.append(Decision(reading, quote, speaker, confidence))
        return chosen

    walk(text, spans, choose)
    return decisions


def walk(text: str, spans: Sequence[Span], choose: Chooser) -> None:
    """Call ``choose`` for every quotation of a text (``spans``), in order, with its possible speakers."""
    lines = list(paragraphs(text, spans))
    speaker: Place | None = None  # the speaker of the last quotation in the paragraph before
    spoke: set[str] = set()
    for number, (start, end, inside) in enumerate(lines):
        if not inside:
            speaker = None
            continue
        offered: list[tuple[Place, str]] | None = None
        for reading in read_paragraph(text, start, end, inside):
            if offered is None:  # other paragraphs are read once, even if this one has many readings
                offered = [] if speaker is None else [(speaker, "s")]
                if len(reading.mentions) < _FEW_MENTIONS and number:
                    offered += _offer_before(text, *lines[number - 1])
                if not reading.mentions and number + 1 < len(lines):
                    offered += _offer_after(text, *lines[number + 1])
                speaker = None
            speaker = _walk_reading(text, reading, offered, spoke, choose) or speaker


def paragraphs(text: str, spans: Sequence[Span]) -> Iterator[tuple[int, int, Sequence[Span]]]:
    """Yield (start, end, quotation spans) for each line of a text that is not blank."""
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


def _offer_before(text: str, start: int, end: int, spans: Sequence[Span]) -> Iterator[tuple[Place, str]]:
    """Yield the first and the last two mentions of the preceding paragraph, each with its code.

    ``elsewhere_features`` explains the codes.
    """
    *_, reading = read_paragraph(text, start, end, spans)
    for unit in dict.fromkeys([*reading.mentions[:1], *reading.mentions[-2:]]):
        yield (reading, unit), "e" + reading.codes[-2]


def _offer_after(text: str, start: int, end: int, spans: Sequence[Span]) -> Iterator[tuple[Place, str]]:
    """Yield the first two mentions after a quotation that opens the next paragraph, each with its code.

    Yield nothing if the next paragraph does not begin with a quotation.
    """
    reading = next(read_paragraph(text, start, end, spans))
    if reading.quotes[:1] == [1]:
        middle = bisect(reading.mentions, 1)
        for at, unit in enumerate(reading.mentions[middle : middle + 2]):
            yield (reading, unit), f"n{at}"


def _walk_reading(
    text: str, reading: Reading, offered: list[tuple[Place, str]], spoke: set[str], choose: Chooser
) -> Place | None:
    """Choose a speaker for each quotation of one reading, and return the last speaker chosen, or None.

    Add the speakers' words to ``spoke``.
    """
    mentions = reading.mentions
    elsewhere = [(place, kind, clause_of(*place)) for place, kind in offered]
    before: Before | None = None
    latest: Place | None = None
    for quote in reading.quotes:
        shape = quote_shape(reading, quote)
        places: list[Place] = []
        choices: list[list[str]] = []
        middle = bisect(mentions, quote)
        for at in range(max(0, middle - _MOST_BEFORE), min(len(mentions), middle + _MOST_AFTER)):
            unit = mentions[at]
            if abs(unit - quote) <= _FARTHEST:
                clause = clause_of(reading, unit)
                rank = at - middle if at >= middle else middle - 1 - at
                of_pair = pair_features(reading, unit, quote, clause, shape, rank, before)
                of_mention = mention_features(reading, unit, clause, spoke_before=reading.words[unit] in spoke)
                choices.append(of_mention + of_pair)
                places.append((reading, unit))
        for place, kind, clause in elsewhere:
            choices.append(elsewhere_features(*place, kind, clause, shape, reading))
            places.append(place)
        choices.append(nobody_features(text, reading, quote, shape, before))
        chosen = choose(reading, quote, places, choices)
        speaker = before.speaker if before else -1
        if chosen < len(places):
            latest = places[chosen]
            spoke.add(latest[0].words[latest[1]])
            speaker = latest[1] if latest[0] is reading else -1
        before = Before(quote, speaker, is_nobodys=chosen == len(places))
    return latest
