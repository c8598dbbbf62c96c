"""What the tagger proposes of one quotation."""

from dataclasses import dataclass, field
from typing import Literal

from ..model import Span

Kind = Literal["direct", "partial", "indirect"]
SHOWN_BY_DEFAULT = 0.85
"""Of indirect speech with this confidence or more, nine in ten are right in words and speaker."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A quotation, who probably says it, and how a reader can tell. Offsets are code points of ``text``.

    ``start`` and ``end`` are the words inside the marks; of indirect speech, those that tell what was said.
    ``quotation`` is False where marked words seem to be nobody's (a title, a scare quote): then nobody speaks.
    ``confidence`` is how sure words and speaker are, 0 to 1; of indirect speech the share of such proposals that is
    right. ``speaker_at`` is the mention of the speaker ("he"), ``cue_at`` the words that attribute ("said"; None
    after a mere colon), ``via_at`` who relayed the words ("X said, according to Y"). ``name`` is the fullest name
    that the text has for the speaker; None where it is not known who "he" or "it" is.
    """

    text: str = field(repr=False)
    start: int
    end: int
    kind: Kind
    quotation: bool
    confidence: float
    speaker_at: Span | None = None
    cue_at: Span | None = None
    via_at: Span | None = None
    name: str | None = None

    @property
    def speaker(self) -> str | None:
        """The mention of the speaker, as it stands in the text."""
        return self.speaker_at.of(self.text) if self.speaker_at else None

    @property
    def cue(self) -> str | None:
        """The words that attribute, as they stand in the text."""
        return self.cue_at.of(self.text) if self.cue_at else None

    @property
    def via(self) -> str | None:
        """Who relayed the words, as the text has it."""
        return self.via_at.of(self.text) if self.via_at else None
