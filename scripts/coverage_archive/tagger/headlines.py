"""Find single-quoted words in headlines ('So It Is') of articles that use double marks or none in the body.

All offsets are code points.
"""

from collections.abc import Iterator

from ..model import Span
from ..texts.mark_shapes import SINGLE_MARKS
from ..texts.quotation_marks import likely_quotations

# A headline is one of the first lines, is short (code points), and does not end in a full stop.
_FIRST_LINES, _LONGEST, _FARTHEST = 8, 200, 4000


def told_apart(text: str, language: str | None = None) -> tuple[list[Span], list[Span]]:
    """Return the quoted spans of a text's body, and the single-quoted words of its headlines, both in order.

    If double-quoted spans outnumber the single-quoted ones outside the headlines, treat all single-quoted words as
    words of headlines: such articles use single marks only in headings and for scare quotes.
    """
    quotations = likely_quotations(text, language)
    lines = list(_headlines(text))
    single = [quotation for quotation in quotations if quotation.opening in SINGLE_MARKS]
    apart = [found for found in single if lines and found.span.start < lines[-1].end]
    if 2 * len(single) - len(apart) < len(quotations):
        apart = single
    spans = {found.span for found in apart}
    return [found.span for found in quotations if found.span not in spans], sorted(spans)


def _headlines(text: str) -> Iterator[Span]:
    """Yield the spans of the headlines among the first lines of a text."""
    number = start = 0
    while number < _FIRST_LINES and start < min(len(text), _FARTHEST):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        line = text[start : min(end, start + _LONGEST + 1)].rstrip()
        if len(line) > _LONGEST or line.endswith((".", '"', "\u201d")):
            return  # the article has begun
        if line:
            number += 1
            yield Span(start, start + len(line))
        start = end + 1
