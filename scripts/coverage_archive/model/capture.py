"""The saved text of one article, and what each of its lines is. Every offset is in Unicode code points into it."""

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
        """What readers call it: paragraph 7, headline."""
        return f"paragraph {self.number}" if self.number else self.kind


@dataclass(frozen=True, slots=True)
class Furniture:
    """A line, or a piece of one, that is the web page's and not the article's."""

    span: Span
    text: str
    line: int


@dataclass(frozen=True, slots=True)
class Capture:
    """The saved text of one article, unedited, and what each of its lines is.

    Where only an excerpt may be published, ``text`` is that excerpt, and ``gaps`` are the signs of what is left out;
    the SHA-256 stays that of the whole file.
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
        """Return the block that holds a code point, or None where it is furniture or between the lines."""
        return next((block for block in self.blocks if block.span.start <= position < block.span.end), None)

    def block(self, kind: BlockKind) -> Block | None:
        """Return the first block of a kind, or None."""
        return next((block for block in self.blocks if block.kind == kind), None)

    @property
    def paragraphs(self) -> tuple[Block, ...]:
        """The body paragraphs, in order."""
        return tuple(block for block in self.blocks if block.kind == "paragraph")
