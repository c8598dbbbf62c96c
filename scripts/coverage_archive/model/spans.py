"""Runs of a text's code points."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import accumulate


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


class SpanIndex:
    """Many spans of one text, in any order, sorted once: each question takes a binary search, not a look at all."""

    def __init__(self, spans: Iterable[Span]) -> None:
        ordered = sorted(spans)
        self._starts = [span.start for span in ordered]
        # The furthest end of each span and those before it.
        self._ends = list(accumulate((span.end for span in ordered), max))
        # Where no span that begins earlier reaches this far: the runs that the spans cover together.
        begins = [n for n, start in enumerate(self._starts) if not n or self._ends[n - 1] < start]
        closes = [*(n - 1 for n in begins[1:]), len(ordered) - 1]
        self._runs = [
            Span(self._starts[first], self._ends[last]) for first, last in zip(begins, closes, strict=bool(begins))
        ]
        self._run_starts = [run.start for run in self._runs]

    def any_covers(self, span: Span) -> bool:
        """Say whether one of the spans covers another span as a whole."""
        before = bisect_right(self._starts, span.start)
        return before > 0 and self._ends[before - 1] >= span.end

    def parts_of(self, span: Span) -> Iterator[Span]:
        """Give the parts of a span that the spans cover, in order."""
        first = max(0, bisect_right(self._run_starts, span.start) - 1)
        for run in self._runs[first : bisect_left(self._run_starts, span.end)]:
            if part := run.clip(span):
                yield part
