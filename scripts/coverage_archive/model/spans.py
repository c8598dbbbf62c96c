"""Represent spans of a text by their start and end offsets, in code points."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import accumulate


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Represent a run of code points; ``start`` is included and ``end`` is not."""

    start: int
    end: int

    def __len__(self) -> int:
        """Return the length in code points."""
        return self.end - self.start

    def covers(self, other: "Span") -> bool:
        """Say whether all of ``other`` lies within this span."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: "Span") -> bool:
        """Say whether the two spans have a code point in common."""
        return self.start < other.end and other.start < self.end

    def clip(self, other: "Span") -> "Span":
        """Return the part of this span that lies within ``other``, or an empty span if no part does."""
        start, end = max(self.start, other.start), min(self.end, other.end)
        return Span(start, max(start, end))

    def moved(self, by: int) -> "Span":
        """Return the span shifted by ``by`` code points."""
        return Span(self.start + by, self.end + by)

    def of(self, text: str) -> str:
        """Return the words of ``text`` that this span covers."""
        return text[self.start : self.end]


_BEYOND = re.compile("[\U00010000-\U0010ffff]")


def utf16_places(text: str) -> Callable[[int], int]:
    """Return a function that turns an offset in ``text`` from code points into UTF-16 units, as browsers count."""
    beyond = [found.start() for found in _BEYOND.finditer(text)]
    return (lambda place: place + bisect_left(beyond, place)) if beyond else (lambda place: place)


class SpanIndex:
    """Hold the spans of one text in sorted order, so that each query takes a binary search."""

    def __init__(self, spans: Iterable[Span]) -> None:
        ordered = sorted(spans)
        self._starts = [span.start for span in ordered]
        # For each span, the furthest end of it and all spans before it.
        self._ends = list(accumulate((span.end for span in ordered), max))
        # What the spans cover together: those that overlap or touch are joined.
        self._runs: list[Span] = []
        for span in ordered:
            if self._runs and span.start <= self._runs[-1].end:
                self._runs[-1] = Span(self._runs[-1].start, max(self._runs[-1].end, span.end))
            else:
                self._runs.append(span)
        self._run_starts = [run.start for run in self._runs]

    def any_covers(self, span: Span) -> bool:
        """Say whether one of the spans alone covers all of ``span``."""
        before = bisect_right(self._starts, span.start)
        return before > 0 and self._ends[before - 1] >= span.end

    def parts_of(self, span: Span) -> Iterator[Span]:
        """Yield, in order, the parts of ``span`` that the spans of the index cover together."""
        first = max(0, bisect_right(self._run_starts, span.start) - 1)
        for run in self._runs[first : bisect_left(self._run_starts, span.end)]:
            if part := run.clip(span):
                yield part
