"""Represent the saved text of one article, and the kind of each of its lines. Offsets are in Unicode code points."""

from dataclasses import dataclass
from typing import Literal

from .spans import Span

BlockKind = Literal["headline", "standfirst", "byline", "published", "caption", "credit", "paragraph"]


@dataclass(frozen=True, slots=True)
class Block:
    """Represent one line of a capture that belongs to the article: a body paragraph, the headline, a caption, ...

    ``id`` is the fragment under which a page shows the line; ``number`` counts body paragraphs from 1.
    """

    id: str
    kind: BlockKind
    span: Span
    text: str
    number: int | None = None

    @property
    def name(self) -> str:
        """Return the words that pages use for the block, such as "paragraph 7" or "headline"."""
        return f"paragraph {self.number}" if self.number else self.kind


@dataclass(frozen=True, slots=True)
class Furniture:
    """Represent a line, or a piece of one, that belongs to the web page and not to the article."""

    span: Span
    text: str
    line: int


@dataclass(frozen=True, slots=True)
class Capture:
    """Represent the unedited saved text of one article, and the kind of each of its lines.

    Where only an excerpt may be published, ``text`` is the excerpt, and ``gaps`` are the spans of the signs in it
    that mark omissions. ``sha256`` is always that of the whole file.
    """

    text: str
    sha256: str
    blocks: tuple[Block, ...]
    furniture: tuple[Furniture, ...]
    url: str | None = None
    archived_url: str | None = None
    captured: str | None = None
    gaps: tuple[Span, ...] = ()

    def block_at(self, position: int) -> Block | None:
        """Return the block that contains an offset, or None if the offset is in furniture or between lines."""
        return next((block for block in self.blocks if block.span.start <= position < block.span.end), None)

    def block(self, kind: BlockKind) -> Block | None:
        """Return the first block of a kind, or None if there is none."""
        return next((block for block in self.blocks if block.kind == kind), None)

    @property
    def paragraphs(self) -> tuple[Block, ...]:
        """Return the body paragraphs, in the order of the text."""
        return tuple(block for block in self.blocks if block.kind == "paragraph")
