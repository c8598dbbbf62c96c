"""What the tagger proposes of one quotation."""

from dataclasses import dataclass
from typing import Literal

Kind = Literal["direct", "partial", "indirect"]
SHOWN_BY_DEFAULT = 0.85
"""Of indirect speech with this confidence or more, nine in ten are right in words and speaker."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A quotation, who probably says it, and how a reader can tell.

    start, end: the words inside the marks; of indirect speech, those that tell what was said. quotation: False where
    marked words seem to be nobody's (a title, a scare quote); there the speaker and all that follows are None.
    speaker: the mention as it stands at speaker_start to speaker_end ("he"); None if the text shows none.
    name: the fullest name that the text has for the same speaker; None where it is not known who "he" or "it" is.
    cue: the words that attribute, as they stand ("said"; None after a mere colon).
    confidence: how sure words and speaker are, 0 to 1; of indirect speech the share of such proposals that is right.
    via: who relayed the words, as it stands ("X said, according to Y").
    """

    start: int
    end: int
    kind: Kind
    quotation: bool
    speaker: str | None
    speaker_start: int | None
    speaker_end: int | None
    cue: str | None
    cue_start: int | None
    cue_end: int | None
    name: str | None
    confidence: float
    via: str | None = None
