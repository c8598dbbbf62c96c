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

    def of(self, text: str) -> str:
        """Return the words of ``text`` that this span covers."""
        return text[self.start : self.end]

    def clip(self, within: "Span") -> "Span":
        """Return what of this span lies within another; empty where the two are apart."""
        start = max(self.start, within.start)
        return Span(start, max(start, min(self.end, within.end)))
