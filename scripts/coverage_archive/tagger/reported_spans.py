"""Correct the spans of indirect speech: keep the words on which its sense turns, and leave out who relayed it."""

import re

from ..model import Span
from .language_words import english

_TURNS = r"(?:only|not|no|never|unless|neither|nor|none|nobody|without|except|until|hardly)"
_TURN_BEFORE = re.compile(rf"(?:\b{_TURNS}\s+)+\Z", re.IGNORECASE)
# The statement goes on behind the span with such a word, or with a condition.
_TURN_BEHIND = re.compile(rf"[,\s]*(?:(?:and|or|but|if|as long as)\b[^.;!?\n]{{0,20}}?)?\b{_TURNS}\b", re.IGNORECASE)
_STATEMENT_END = re.compile(r"[;!?\n]|\.(?=\s|$)")
_RELAYED = re.compile(r",\s+(?P<source>[^,.;:]{3,60}?)\s+(?:said|says|reported|reports)\Z")
_FARTHEST = 300


def corrected_span(text: str, span: Span, room: Span) -> Span:
    """Return the span of reported words with "only" before them or "unless ..." behind them, and without "that".

    A clause that names a relay at the end (", state agency X said") is left out. The span grows only within ``room``.
    """
    words = span.of(text)
    start = span.start + (len(words) - len(re.sub(r"\Athat\s+", "", words)))
    before = _TURN_BEFORE.search(text, max(room.start, start - 30), start)
    start, end = before.start() if before else start, span.end
    if _TURN_BEHIND.match(text, end, min(room.end, end + 40)):
        behind = _STATEMENT_END.search(text, end, min(room.end, end + _FARTHEST))
        end = behind.start() if behind else end
    relayed = _RELAYED.search(text, start, end)
    if relayed and english().relay.search(relayed["source"]):
        end = relayed.start()
    return Span(start, end)
