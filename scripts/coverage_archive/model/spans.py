"""A run of a text's code points."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A run of code points, ``start`` included and ``end`` not."""

    start: int
    end: int

    def __len__(self) -> int:
        """Return the length in code points."""
        return self.end - self.start

    def covers(self, other: "Span") -> bool:
        """Say whether all of ``other`` lies within this span."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: "Span") -> bool:
        """Say whether the two spans share a code point."""
        return self.start < other.end and other.start < self.end

    def clip(self, other: "Span") -> "Span":
        """Return the part of this span that lies within ``other``; an empty one where none does."""
        start, end = max(self.start, other.start), min(self.end, other.end)
        return Span(start, max(start, end))

    def moved(self, by: int) -> "Span":
        """Return the span that many code points further on."""
        return Span(self.start + by, self.end + by)

    def of(self, text: str) -> str:
        """Return the words of ``text`` that this span covers."""
        return text[self.start : self.end]
