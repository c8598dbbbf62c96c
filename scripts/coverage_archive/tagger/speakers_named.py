"""The name behind each mention of a speaker: what `Suggestion.name` says, or that nobody knows.

A pronoun whose name the text does not show gets no name, nor does a mention in a byline or a credit: unknown is
better than wrong.
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from ..model import Span
from .mentioned_names import Cast, may_speak_as_it
from .paragraph_units import read_paragraph
from .relays import whole_mention
from .suggestion import Suggestion
from .word_classes import listed

# How far back (code points) the noun behind "it" or "who" is looked for, and past how many quotations.
_REACH, _MOST_SPANS = 1500, 16
_NAMELESS = listed("names", "nameless")
_ANAPHORS = frozenset(("it", "its", "they", "who", "which", "whom"))


def with_names(text: str, spans: Sequence[Span], suggestions: Sequence[Suggestion]) -> list[Suggestion]:
    """Return the suggestions of a text, in order, each with the name of its speaker if that can be told."""
    cast = Cast(text, spans)
    names: dict[Span, str | None] = {}
    speaking: list[tuple[int, str]] = []
    named: list[Suggestion] = []
    for found in suggestions:
        if found.speaker and (place := found.speaker_at):
            if place not in names:
                names[place] = _name_of(text, cast, spans, found.speaker, place.start, speaking)
            found = replace(found, name=names[place])
            if found.name and place.of(text).lower() not in _ANAPHORS:
                speaking.append((place.start, found.name))
        named.append(found)
    return named


def _name_of(
    text: str, cast: Cast, spans: Sequence[Span], speaker: str, at: int, speaking: Sequence[tuple[int, str]]
) -> str | None:
    """Return the fullest name that the text has for the mention at an offset, or None.

    ``speaking`` are the offsets and names of those who spoke before it.
    """
    word = speaker.lower()
    if word in ("he", "she", "him", "her", "his"):
        return cast.antecedent("she" if word in ("she", "her") else "he", at)
    if word in _ANAPHORS:
        subject = _subject_before(text, cast, spans, at, adjacent=word.startswith("wh"))
        spoke = _last_that_speaks(cast, speaking, at) if word.startswith("it") else None
        if spoke and (subject is None or subject.start < spoke[0]):
            return spoke[1]
        return text[subject.start : subject.end] if subject else None
    if word in _NAMELESS or cast.is_credit(at):
        return None
    described = cast.described(speaker) if speaker[:1].islower() or " " in speaker else None
    if described:
        return described
    last = speaker.split()[-1]
    if last[0].isupper() and not last.endswith(("'s", "\u2019s")):
        return cast.fullest(speaker) or speaker
    return speaker.removeprefix("the ").removeprefix("The ")


def _last_that_speaks(cast: Cast, speaking: Sequence[tuple[int, str]], at: int) -> tuple[int, str] | None:
    """Return (offset, name) of the last speaker before "it" who is no person: a ministry, an agency, a treaty."""
    near = [
        each for each in speaking[-_MOST_SPANS:] if at - _REACH <= each[0] < at and may_speak_as_it(cast, each[1])
    ]
    return max(near, default=None)


def _subject_before(text: str, cast: Cast, spans: Sequence[Span], at: int, *, adjacent: bool) -> Span | None:
    """Return what "it" or "they" at an offset probably stands for, or None.

    That is the subject of a sentence before, in this paragraph or the last; for "who" (``adjacent``), the mention
    right before.
    """
    is_it = text[at : at + 2].lower() == "it"
    end = at
    for _ in range(1 if adjacent else 2):
        start = text.rfind("\n", max(0, end - _REACH), end) + 1 or max(0, end - _REACH)
        first, last = (bisect_left(spans, place, key=lambda span: span.start) for place in (start, end))
        reading = read_paragraph(text, start, end, [span for span in spans[first:last] if span.end <= end])
        subjects = [
            unit
            for unit in reading.mentions
            if reading.codes[unit] in "NSDB" and (adjacent or reading.codes[unit - 1] in "^.?")
        ]
        if subjects and not cast.is_credit(reading.starts[subjects[-1]]):
            place = whole_mention((reading, subjects[-1]))
            if not is_it or may_speak_as_it(cast, place.of(text)):
                return place
        before = text[max(0, start - _REACH) : start]
        end = start - len(before) + len(before.rstrip())
    return None
