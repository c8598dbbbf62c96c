"""Give words that an article repeats one speaker: that of the place where the speaker is surest.

A headline often repeats words of the body, and names nobody or only a country.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from ..model import Span
from ..texts.mark_shapes import QUOTING_MARKS
from .suggestion import Suggestion
from .word_order import Attributed

# A quotation whose speaker has less confidence than this takes the speaker of the same words elsewhere in the text.
_UNSURE = 0.6
# A heading has at most so many code points; so many quotations below it are compared with its words.
_LONGEST_HEADING, _MOST_BELOW = 200, 12
_MARKS_AND_SPACES, _LINE_ENDS = f"{QUOTING_MARKS} \u00a0\r", (".", "!", "?", "\u2026", ":", ",")


def join_twins(suggestions: list[Suggestion]) -> list[Suggestion]:
    """Give quotations with the same words the same speaker: the one found with the highest reliability.

    Only quotations with a confidence below ``_UNSURE`` change.
    """
    best: dict[str, Suggestion] = {}
    for found in suggestions:
        key = _key(found)
        if key and found.quotation and (key not in best or _reliability(found) > _reliability(best[key])):
            best[key] = found
    twins = [(found, best.get(_key(found))) for found in suggestions]
    return [_as_twin(found, twin) if twin and found.confidence < _UNSURE else found for found, twin in twins]


def _reliability(found: Suggestion) -> float:
    """Return how well the speaker of repeated words is known: the confidence, doubled if there is a cue."""
    return found.confidence * (2 if found.cue else 1)


def _as_twin(found: Suggestion, twin: Suggestion) -> Suggestion:
    return replace(twin, start=found.start, end=found.end, kind=found.kind)


def _key(found: Suggestion) -> str:
    """Return the words of a quotation in a form to compare, or "" for a single word.

    Two people may well use the same single word, so it does not identify a quotation.
    """
    words = found.text[found.start : found.end].casefold().rstrip(".,;:!?").split()
    return " ".join(words) if len(words) > 1 else ""


def with_headlines(
    text: str, headlines: Sequence[Span], order: Mapping[Span, Attributed], suggestions: list[Suggestion]
) -> list[Suggestion]:
    """Return the suggestions together with those for single-quoted words in headlines, in the order of the text.

    The speaker of such words is the name before or after a colon ("'So it is': Smith").
    """
    found = ((span, order.get(span, Attributed())) for span in headlines)
    added = [
        Suggestion(text, span.start, span.end, "partial", quotation=True, confidence=0.5, speaker_at=said.place)
        if said.way == "order"
        else Suggestion(text, span.start, span.end, "partial", quotation=False, confidence=0.5)
        for span, said in found
    ]
    return sorted(added + suggestions, key=lambda each: each.start)


def with_bodies(text: str, suggestions: list[Suggestion], *, only_missing: bool = False) -> list[Suggestion]:
    """Return suggestions in which words of a heading have the speaker of a longer quotation below that holds them.

    With ``only_missing``, a speaker that the heading itself shows is kept.
    """
    keys = [_key(found) for found in suggestions]
    for number, found in enumerate(suggestions):
        line = (
            text[text.rfind("\n", 0, found.start) + 1 : found.end + _LONGEST_HEADING]
            .partition("\n")[0]
            .rstrip(_MARKS_AND_SPACES)
        )
        if (
            not keys[number]
            or found.kind == "indirect"
            or (only_missing and found.name)
            or len(line) > _LONGEST_HEADING
            or line.endswith(_LINE_ENDS)
        ):
            continue
        below = range(number + 1, min(number + _MOST_BELOW, len(suggestions)))
        holds = next((at for at in below if keys[number] in keys[at] and suggestions[at].name), None)
        if holds is not None:
            twin = suggestions[holds]
            suggestions[number] = replace(_as_twin(found, twin), quotation=True)
    return suggestions
