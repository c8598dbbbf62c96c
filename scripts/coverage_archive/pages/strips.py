"""Lay out an article as a strip: each paragraph is as wide as its text is long, with its quotes as ticks below it."""

from collections.abc import Iterator
from dataclasses import dataclass

from ..comparing.coverage import Coverage, CoveredBlock
from ..model import Quote

WIDTH = 1000.0  # width of a strip, in its own units
GAP = 3.0  # between two blocks, in the same units


@dataclass(frozen=True, slots=True)
class Tick:
    """Hold a quote of a strip, with its left edge and its width, in the strip's units."""

    quote: Quote
    x: float
    width: float


@dataclass(frozen=True, slots=True)
class StripBlock:
    """Hold a block of a strip, with its left edge and its width, in the strip's units, and the ticks below it."""

    of: CoveredBlock
    x: float
    width: float
    ticks: tuple[Tick, ...]


def strip(coverage: Coverage) -> Iterator[StripBlock]:
    """Yield the blocks of an article's strip, from left to right."""
    spans = [covered.block.span for covered in coverage.blocks]
    length = sum(map(len, spans))
    scale = (WIDTH - GAP * (len(spans) - 1)) / length if length else 0.0
    x = 0.0
    for covered, span in zip(coverage.blocks, spans, strict=True):
        ticks = (
            Tick(quote, x + (quote.span.start - span.start) * scale, len(quote.span.clip(span)) * scale)
            for quote in covered.quotes
        )
        yield StripBlock(covered, x, len(span) * scale, tuple(ticks))
        x += len(span) * scale + GAP
