"""Define the kinds that a line of a capture may have: furniture, or a kind of block such as headline.

A capture is the saved text of an article. Furniture is the lines of it that belong to the page and not to the
article. ``line_teller`` proposes the kinds.
"""

from dataclasses import dataclass
from typing import Literal

from ...model import BlockKind, Span
from ...texts.capture import CaptureFile

Kind = BlockKind | Literal["furniture"]


@dataclass(frozen=True, slots=True)
class CaptureLine:
    """Represent a line that has words: its number in the file from 1, its span, and its text without outer spaces."""

    number: int
    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class ProposedLine:
    """Hold a line that is not a paragraph of the article: its kind, its text, and the reason for the proposal.

    A doubtful line remains a paragraph until an editor decides. ``piece`` is set if only the end of a line is
    furniture: it is the span of that end.
    """

    kind: Kind
    text: str
    reason: str
    is_doubtful: bool = False
    piece: Span | None = None


@dataclass(frozen=True)
class LineKinds:
    """Hold the kinds of a capture's lines, in order. A line that is not in ``lines`` is a paragraph.

    ``published`` is the date that a line states (ISO 8601), and ``published_reason`` names the line. ``updated`` and
    ``updated_reason`` are those of the last change. ``unclear`` names a line that may state the date of publication,
    and says why that date is not used.
    """

    lines: tuple[ProposedLine, ...] = ()
    published: str | None = None
    published_reason: str | None = None
    updated: str | None = None
    updated_reason: str = ""
    unclear: str | None = None

    def of_kind(self, kind: Kind) -> list[ProposedLine]:
        """Return the lines of one kind that are not doubtful, in order. Return equal lines of furniture only once."""
        found = [line for line in self.lines if line.kind == kind and not line.is_doubtful]
        return [*{line.text: line for line in found}.values()] if kind == "furniture" else found

    def doubtful(self, kind: Kind) -> list[ProposedLine]:
        """Return the doubtful lines of one kind, in order."""
        return [line for line in self.lines if line.kind == kind and line.is_doubtful]


def all_lines(file: CaptureFile) -> list[CaptureLine]:
    """Return every line of a capture that has words, in order."""
    return [CaptureLine(file.line_at(span.start), span, span.of(file.text).strip()) for span in file.lines()]
