"""The saved text of one article, and the kind of each of its lines. Offsets are in Unicode code points."""

from dataclasses import dataclass
from typing import Literal

from .spans import Span

BlockKind = Literal["headline", "standfirst", "byline", "published", "caption", "credit", "paragraph"]


@dataclass(frozen=True, slots=True)
class Block:
    """One line of a capture that belongs to the article: a body paragraph, the headline, the caption, ...

    ``id`` is the fragment under which a page shows it; ``number`` counts body paragraphs from 1.
    """

    id: str
    kind: BlockKind
    span: Span
    text: str
    number: int | None = None

    @property
    def name(self) -> str:
        """The words for it on pages: paragraph 7, headline."""
        return f"paragraph {self.number}" if self.number else self.kind


@dataclass(frozen=True, slots=True)
class Furniture:
    """A line, or a piece of one, that belongs to the web page and not to the article."""

    span: Span
    text: str
    line: int


@dataclass(frozen=True, slots=True)
class Capture:
    """The saved text of one article, unedited, and the kind of each of its lines.

    Where only an excerpt may be published, ``text`` is the excerpt, and ``gaps`` are the signs in it for what is left
    out. The SHA-256 is always that of the whole file.
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
        """Return the block around an offset, or None in furniture and between lines."""
        return next((block for block in self.blocks if block.span.start <= position < block.span.end), None)

    def block(self, kind: BlockKind) -> Block | None:
        """Return the first block of a kind, or None."""
        return next((block for block in self.blocks if block.kind == kind), None)

    @property
    def paragraphs(self) -> tuple[Block, ...]:
        """The body paragraphs, in order."""
        return tuple(block for block in self.blocks if block.kind == "paragraph")
