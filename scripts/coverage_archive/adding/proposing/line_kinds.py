"""Say what the lines of a capture are proposed to be. ``line_teller`` makes the proposals."""

from dataclasses import dataclass
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

    A doubtful line stays a paragraph until an editor decides. ``piece`` is the span of furniture that is only the end
    of a line.
    """

    kind: Kind
    text: str
    reason: str
    is_doubtful: bool = False
    piece: Span | None = None


@dataclass(frozen=True)
class LineKinds:
    """What the lines of one capture are, in order; a line that is not in ``lines`` is a paragraph.

    ``published`` is the date that a line states (ISO 8601), and ``published_reason`` names the line. ``unclear``
    names a line that may state the date, and says why it is not believed.
    """

    lines: tuple[ProposedLine, ...] = ()
    published: str | None = None
    published_reason: str | None = None
    unclear: str | None = None

    def of_kind(self, kind: Kind) -> list[ProposedLine]:
        """Return the lines that surely are of one kind, in order; furniture with the same words only once."""
        found = [line for line in self.lines if line.kind == kind and not line.is_doubtful]
        return [*{line.text: line for line in found}.values()] if kind == "furniture" else found

    def doubtful(self, kind: Kind) -> list[ProposedLine]:
        """Return the lines that may be of one kind."""
        return [line for line in self.lines if line.kind == kind and line.is_doubtful]


def all_lines(file: CaptureFile) -> list[CaptureLine]:
    """Return every line of a capture that holds words."""
    return [CaptureLine(file.line_at(span.start), span, span.of(file.text).strip()) for span in file.lines()]
