"""Who relayed a speaker's words: the Y of "X said, according to Y".

Only "according to" at the beginning or the end of the sentence counts, as
elsewhere it may belong to another clause.
"""

import re

from ..model import Span
from .paragraph_units import Place, Reading

_FARTHEST, _LONGEST_PHRASE = 90, 10
_NAMELESS = frozenset("hyioWd")
# A quotation's ", X said," or ", said X,": units, see `paragraph_units`.
_SAID = re.compile("[,.?]*(?:(?P<before>[NDBhyi])x?V|V(?P<after>[NDB])),?")


def relay(reading: Reading, unit: int, speaker: Place | None) -> Span | None:
    """Return who relayed the words that stand at a unit, if the sentence names one beside the speaker."""
    if speaker is None or speaker[0] is not reading:
        return None
    codes = reading.codes
    first, last = reading.sentence(unit, _FARTHEST, _FARTHEST)
    for at in (first, codes.rfind("A", first, last)):
        if at > 0 and codes[at] == "A" and codes[at + 1] in "Tp" and at + 2 < len(codes):
            at_the_end = last - at <= _LONGEST_PHRASE and not set(codes[at:last]) & set("VGxQq")
            named = at + 2 in reading.mentions and codes[at + 2] not in _NAMELESS
            if named and (at == first or at_the_end):
                place = whole_mention((reading, at + 2))
                return None if place.start <= reading.starts[speaker[1]] < place.end else place
    return None


def spoken_before_relay(reading: Reading, quote: int, speaker: Place) -> Place:
    """Return the speaker of a quotation: not the one given, if that only relays what another says.

    In '"So it is," X said, according to Y', X speaks.
    """
    unit, codes = speaker[1], reading.codes
    if speaker[0] is reading and unit > quote and codes[unit - 2 : unit] in ("AT", "Ap"):
        clause = _SAID.fullmatch(codes, quote + 1, unit - 2)
        if clause:
            return reading, clause.start("before") if clause.group("before") else clause.start("after")
    return speaker


def whole_mention(place: Place) -> Span:
    """Return a mention with the of-phrases that follow it ("Article" -> "Article 4 of the treaty")."""
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
