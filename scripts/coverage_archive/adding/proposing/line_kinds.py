"""What the lines of a capture are proposed to be. ``line_teller`` makes the proposals."""

from dataclasses import dataclass, field
from typing import Literal

from ...model import BlockKind, Span
from ...texts.capture import CaptureFile

Kind = BlockKind | Literal["furniture"]


@dataclass(frozen=True, slots=True)
class CaptureLine:
    """One line that holds words: its number in the file from 1, its span, and its words without the spaces around."""

    number: int
    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class ProposedLine:
    """A line that is no paragraph of the article: what it is, its words, and how that was told.

    Of furniture that is only the end of a line, ``piece`` is the span.
    """

    kind: Kind
    text: str
    reason: str
    piece: Span | None = None


@dataclass(frozen=True)
class LineKinds:
    """What the lines of one capture are, in their order; a line that is not named is a paragraph.

    ``lines`` have headline, deck, byline and the like; ``doubtful`` may have, but stay text until an editor says so.
    ``furniture`` has each text once. ``published`` is the date that a line states (ISO 8601), ``published_reason``
    where; ``unclear`` names a line that may state it, and says why it is not believed.
    """

    lines: list[ProposedLine] = field(default_factory=list)
    doubtful: list[ProposedLine] = field(default_factory=list)
    furniture: list[ProposedLine] = field(default_factory=list)
    published: str | None = None
    published_reason: str | None = None
    unclear: str | None = None

    def of_kind(self, kind: BlockKind) -> list[ProposedLine]:
        """Return the lines of one kind, in order."""
        return [line for line in self.lines if line.kind == kind]


def all_lines(file: CaptureFile) -> list[CaptureLine]:
    """Return every line of a capture that holds words."""
    return [CaptureLine(file.line_at(span.start), span, span.of(file.text).strip()) for span in file.lines()]
