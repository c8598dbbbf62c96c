"""Who says each quotation: the mentions near it are the choices, and so is "nobody".

The walk through a text is the same in training, where the annotation decides, and in use, where the model decides: so
what is learned is what is used.
"""

from bisect import bisect
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from ..model import Span
from .features import (
    Before,
    mention_features,
    nobody_features,
    quote_shape,
)
from .log_linear import likeliest, load_weights
from .paragraph_units import Place, Reading, read_paragraph

# Mentions offered for one quotation: the nearest so many before and after it, no farther than so many units.
_MOST_BEFORE, _MOST_AFTER, _FARTHEST = 12, 6, 150
# A paragraph with fewer mentions than this is offered some of the paragraph before.
_FEW_MENTIONS = 3

Chooser = Callable[[Reading, int, list[Place], list[list[str]]], int]
"""A function that decides who says a quotation.

It takes the quotation (its reading and unit), the mentions to choose from, and the features of each mention and then
of "nobody". It returns the number of the choice.
"""


@dataclass(frozen=True, slots=True)
class Decision:
    """A quotation (unit of a reading), its speaker if it has one, and how sure that is (0 to 1)."""

    reading: Reading
    quote: int
    speaker: Place | None
    confidence: float


def decide(text: str, spans: Sequence[Span], weights: Mapping[str, float] | None = None) -> list[Decision]:
    """Return a decision for every quoted span of a text, in order; by other weights than ours if some are given."""
    weights = load_weights() if weights is None else weights
    decisions: list[Decision] = []

    def choose(reading: Reading, quote: int, places: list[Place], choices: list[list[str]]) -> int:
        if _is_nickname(text, reading, quote):
            decisions.append(Decision(reading, quote, None, 1.0))
            return len(places)
        chosen, confidence = likeliest(choices, weights)
        speaker = places[chosen] if chosen < len(places) else None
        if speaker and decisions and decisions[-1].speaker == speaker:
            # If the quotation before was given to the wrong speaker, this one probably is too.
            confidence = min(confidence, decisions[-1].confidence)
        decisions.append(Decision(reading, quote, speaker, confidence))
        return chosen

    walk(text, spans, choose)
    return decisions


def _is_nickname(text: str, reading: Reading, quote: int) -> bool:
    """Say whether one quoted word stands inside a name, as in: Ada "Countess" Byron. Too rare to be learned."""
    start, end = reading.starts[quote], reading.ends[quote]
    return (
        reading.codes[quote - 1 : quote + 2] == "NQN"
        and reading.ends[quote - 1] + 2 == start
        and end + 2 == reading.starts[quote + 1]
        and " " not in text[start:end]
    )


def walk(text: str, spans: Sequence[Span], choose: Chooser) -> None:
    """Take the quotations of a text, its ``spans``, in order, and let ``choose`` pick the speaker of each."""
    lines = list(paragraphs(text, spans))
    speaker: Place | None = None  # of the last quotation of the paragraph before
    for number, (start, end, inside) in enumerate(lines):
        if not inside:
            speaker = None
            continue
        reading = read_paragraph(text, start, end, inside)
        offered = [] if speaker is None else [(speaker, "s")]
        if len(reading.mentions) < _FEW_MENTIONS and number:
            last = read_paragraph(text, *lines[number - 1])
            units = dict.fromkeys([*last.mentions[:1], *last.mentions[-2:]])
            offered += [((last, unit), "e" + last.codes[-2]) for unit in units]
        speaker = _walk_reading(text, reading, offered, choose)


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


def _walk_reading(text: str, reading: Reading, offered: list[tuple[Place, str]], choose: Chooser) -> Place | None:
    """Decide the quotations of one reading; return the last speaker chosen.

    ``offered`` are the mentions of other paragraphs, each with where it stands: ``s`` is the speaker of the paragraph
    before, ``e`` another mention there, with the mark that ends the paragraph.
    """
    mentions = reading.mentions
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
                rank = at - middle if at >= middle else middle - 1 - at
                choices.append(mention_features(reading, unit, quote, shape, rank, before))
                places.append((reading, unit))
        choices += [[f"elsewhere shape={kind}{shape}"] for _, kind in offered]
        places += [place for place, _ in offered]
        choices.append(nobody_features(text, reading, quote, shape, before))
        chosen = choose(reading, quote, places, choices)
        speaker = before.speaker if before else -1
        if chosen < len(places):
            latest = places[chosen]
            speaker = latest[1] if latest[0] is reading else -1
        before = Before(quote, speaker, is_nobodys=chosen == len(places))
    return latest
