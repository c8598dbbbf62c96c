"""Find the full name behind the mention of each speaker, for `Suggestion.name`.

If the text does not show whom a pronoun refers to, there is no name, and neither is there one for a mention in a
byline or a credit: no name is better than a wrong one.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from ..model import Span
from .language_words import english
from .mentioned_names import Cast
from .paragraph_units import read_paragraph, whole_mention
from .speaker_kinds import KINDS, head_of, kind_of_phrase, without_verb
from .suggestion import Suggestion
from .word_classes import CLASSES, listed

# How far back the noun behind "it" or "who" is looked for: in code points, and in quotations to pass.
_REACH, _MOST_SPANS = 1500, 16
_SAYS = english().says
_NUMBER = re.compile(r" \d+\b")
_NAMELESS = listed("names", "nameless")
_ANAPHORS = frozenset(("it", "its", "they", "who", "which", "whom"))


def with_names(text: str, spans: Sequence[Span], suggestions: Sequence[Suggestion]) -> list[Suggestion]:
    """Return the suggestions of a text, in order, each with the name of its speaker if the text shows it."""
    cast = Cast(text, spans)
    names: dict[Span, str | None] = {}
    speaking: list[tuple[int, str]] = []
    named: list[Suggestion] = []
    for found in suggestions:
        if found.speaker and (place := found.speaker_at):
            if place not in names:
                names[place] = _name_of(text, cast, spans, found, place.start, speaking)
            name = _phrase(cast, found.name, "said") if found.name else names[place]
            found = replace(found, name=name, name_kind=cast.kind_of(name) if name else None)
            if name and found.speaker and found.speaker.lower() not in _ANAPHORS:
                speaking.append((place.start, name))
        named.append(found)
    return named


def _name_of(
    text: str, cast: Cast, spans: Sequence[Span], found: Suggestion, at: int, speaking: Sequence[tuple[int, str]]
) -> str | None:
    """Return the fullest name in the text for the mention at an offset, or None.

    ``speaking`` has the offset and the name of each earlier speaker, in order.
    """
    speaker = found.speaker or ""
    word = speaker.lower()
    if word in ("he", "she", "him", "her", "his"):
        return cast.antecedent("she" if word in ("she", "her") else "he", at)
    if word in _ANAPHORS:
        subject = _subject_before(text, cast, spans, at, adjacent=word.startswith("wh"))
        spoke = _last_that_speaks(cast, speaking, at) if word.startswith("it") else None
        if spoke and (subject is None or subject.start < spoke[0]):
            return spoke[1]
        if subject or not word.startswith("it"):
            return _phrase(cast, subject.of(text), None) if subject else None
        documents = english().document.finditer(text, max(text.rfind("\n", 0, at), at - _REACH), at)
        return next((it[0].strip() for it in reversed([*documents])), None)
    if word in _NAMELESS or cast.is_credit(at):
        return None
    if speaker.split()[-1].lower() in KINDS["parts"]:  # "Article 8"
        number = _NUMBER.match(text, at + len(speaker)) or _NUMBER.search(cast.numbered(speaker.split()[-1]))
        speaker += number[0] if number else ""
    return _phrase(cast, speaker, found.cue, [name for _, name in speaking[-_MOST_SPANS:]])


def _phrase(cast: Cast, phrase: str, cue: str | None, spoke: Sequence[str] = ()) -> str | None:
    """Return the name that a phrase means: that of a person, or the phrase up to its head.

    Return None for a phrase that is nothing that speaks, unless a verb of speech (``cue``) goes with it. ``spoke``
    are the earlier speakers.
    """
    phrase = without_verb(phrase)
    kind = kind_of_phrase(phrase)
    head = head_of(phrase)
    if kind is None or (kind == "group" and " and " not in phrase):
        says = bool(_SAYS.fullmatch(cue or ""))
        if name := cast.person(phrase, may_be_unknown=says):
            return name
        if kind is None and (phrase[:1].islower() or " " in phrase):
            earlier = (name for name in reversed(spoke) if head in name.split())
            if described := cast.described(phrase) or cast.introduced(head) or next(earlier, None):
                return described
        if CLASSES.get(head.lower()) != "r" and head.lower() not in KINDS["groups"] and not says:
            return None
    return phrase.removeprefix("the ").removeprefix("The ")


def _may_be_it(cast: Cast, name: str) -> bool:
    return cast.kind_of(name) in ("organisation", "document")


def _last_that_speaks(cast: Cast, speaking: Sequence[tuple[int, str]], at: int) -> tuple[int, str] | None:
    """Return (offset, name) of the last speaker before "it" that "it" may refer to: a ministry, an agency, a treaty.

    Return None if no such speaker is near.
    """
    near = [each for each in speaking[-_MOST_SPANS:] if at - _REACH <= each[0] < at and _may_be_it(cast, each[1])]
    return max(near, default=None)


def _subject_before(text: str, cast: Cast, spans: Sequence[Span], at: int, *, adjacent: bool) -> Span | None:
    """Return the span of the mention that a pronoun at an offset probably refers to, or None.

    For "it" or "they", this is the subject of an earlier sentence in this paragraph or the one before. For "who"
    (``adjacent``), it is the mention right before.
    """
    start = text.rfind("\n", max(0, at - _REACH), at) + 1 or max(0, at - _REACH)
    it = text[at : at + 2].lower() == "it"
    for _ in range(2):
        first = bisect_left(spans, start, key=lambda span: span.start)
        last = bisect_left(spans, at, key=lambda span: span.start)
        inside = [span for span in spans[max(first, last - _MOST_SPANS) : last] if span.end <= at]
        if inside and last - first > _MOST_SPANS:
            start = inside[0].start
        for reading in read_paragraph(text, start, at, inside):
            subjects = [
                unit
                for unit in reading.mentions
                if reading.codes[unit] in "NSDB" and (adjacent or reading.codes[unit - 1] in "^.?")
            ]
            if subjects and not cast.is_credit(reading.starts[subjects[-1]]):
                place = whole_mention((reading, subjects[-1]))
                if not it or _may_be_it(cast, place.of(text)):
                    return place
        before = text[max(0, start - _REACH) : start].rstrip()
        if adjacent or not before:
            break
        at = max(0, start - _REACH) + len(before)
        start = max(0, start - _REACH) + before.rfind("\n") + 1
    return None
