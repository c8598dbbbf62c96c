"""Find who relayed a speaker's words: the Y of "X said, according to Y".

Only an "according to" at the beginning or the end of a sentence is used, because elsewhere it may belong to another
clause.
"""

import re

from ..model import Span
from .paragraph_units import Place, Reading

_FARTHEST, _LONGEST_PHRASE = 90, 10
_NAMELESS = frozenset("hyioWd")
# The units after a quotation that make up ", X said," or ", said X,"; `paragraph_units` lists the letters.
_SAID = re.compile("[,.?]*(?:(?P<before>[NDBhyi])x?V|V(?P<after>[NDB])),?")


def relay(reading: Reading, unit: int, speaker: Place | None) -> Span | None:
    """Return the span of the source that relayed the words at a unit, or None if the sentence names none."""
    if speaker is None or speaker[0] is not reading:
        return None
    codes = reading.codes
    first = max(codes.rfind(".", max(0, unit - _FARTHEST), unit), codes.rfind("?", max(0, unit - _FARTHEST), unit), 0)
    last = unit + 1
    while last < min(len(codes) - 1, unit + _FARTHEST) and codes[last] not in ".?":
        last += 1
    for at in (first + 1, codes.rfind("A", first, last)):
        if at > 0 and codes[at] == "A" and codes[at + 1] in "Tp" and at + 2 < len(codes):
            at_the_end = last - at <= _LONGEST_PHRASE and not set(codes[at:last]) & set("VGxQq")
            named = at + 2 in reading.mentions and codes[at + 2] not in _NAMELESS
            if named and (at == first + 1 or at_the_end):
                place = whole_mention((reading, at + 2))
                return None if place.start <= reading.starts[speaker[1]] < place.end else place
    return None


def spoken_before_relay(reading: Reading, quote: int, speaker: Place) -> Place:
    """Return the person who said a quotation: ``speaker``, or another if ``speaker`` only relays the words.

    In '"So it is," X said, according to Y', the speaker is X, even if ``speaker`` is Y.
    """
    unit, codes = speaker[1], reading.codes
    if speaker[0] is reading and unit > quote and codes[unit - 2 : unit] in ("AT", "Ap"):
        clause = _SAID.fullmatch(codes, quote + 1, unit - 2)
        if clause:
            return reading, clause.start("before") if clause.group("before") else clause.start("after")
    return speaker


def whole_mention(place: Place) -> Span:
    """Return the span of a mention with the of-phrases that follow it ("Article" -> "Article 4 of the treaty")."""
    reading, unit = place
    codes, words = reading.codes, reading.words
    last = unit
    if codes[unit] in "NDB":
        if codes[last + 1] == "d" and words[last + 1].isdigit():
            last += 1
        for _ in range(2):
            if codes[last + 1] == "p" and words[last + 1] == "of" and codes[last + 2] in "NDBd":
                last += 2
    return Span(reading.starts[unit], reading.ends[last])
