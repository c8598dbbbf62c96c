"""Define the suggestion that the tagger makes for one quotation."""

from dataclasses import dataclass, field
from typing import Literal

from ..model import Span, SpeakerKind

Kind = Literal["direct", "partial", "indirect"]
SHOWN_BY_DEFAULT = 0.85
"""Nine in ten proposals of indirect speech with at least this confidence have the right words and speaker."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Hold a proposed quotation, its probable speaker, and the words that show the speaker. Offsets are code points.

    ``start`` and ``end`` are the offsets in ``text`` of the words inside the marks; of indirect speech, of the
    reported content. ``quotation`` is False if nobody seems to say the words in marks (a title, a scare quote).
    ``confidence`` (0 to 1) is that of words and speaker; for indirect speech, it is the share of such proposals that
    are correct. ``speaker_at`` is the mention of the speaker ("he"). ``cue_at`` is the words that attribute ("said"),
    or None after a mere colon. ``name`` is the fullest name for the speaker in the text, or None if the text does not
    show who "he" or "it" is; ``name_kind`` is what the speaker is, if the text shows it. ``relays`` are the outlets
    that relayed the words (the Y of "X said, according to Y").
    """

    text: str = field(repr=False)
    start: int
    end: int
    kind: Kind
    quotation: bool
    confidence: float
    speaker_at: Span | None = None
    cue_at: Span | None = None
    name: str | None = None
    name_kind: SpeakerKind | None = None
    relays: tuple[str, ...] = ()

    @property
    def speaker(self) -> str | None:
        """Return the mention of the speaker, in the words of the text."""
        return self.speaker_at.of(self.text) if self.speaker_at else None

    @property
    def cue(self) -> str | None:
        """Return the words that attribute the quotation to its speaker, in the words of the text."""
        return self.cue_at.of(self.text) if self.cue_at else None
