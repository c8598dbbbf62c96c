"""Where the sentences of a text begin and end, as near as punctuation tells."""

import re
from bisect import bisect_left, bisect_right
from functools import lru_cache

from ..model import Block, Span

_END = re.compile("[.!?][\"”’')]*(?=\\s)")  # a full stop, perhaps closing marks, then a space


def sentence_around(block: Block, span: Span) -> Span:
    """Return the sentence, or sentences, of a block that hold a span."""
    text, offset = block.text, block.span.start
    ends = _ends(text)
    start, end = span.start - offset, min(span.end - offset, len(text))
    start = ends[bisect_right(ends, start) - 1]
    end = ends[bisect_left(ends, end)]
    while start < len(text) and text[start].isspace():
        start += 1
    return Span(offset + start, offset + end)


@lru_cache(maxsize=8)  # of one block, several quotes are asked about, one after the other
def _ends(text: str) -> tuple[int, ...]:
    """Return where sentences end, with the text's own beginning and end. A capital before the stop is an initial."""
    stops = (found.end() for found in _END.finditer(text) if found.start() > 1 and text[found.start() - 1].islower())
    return (0, *stops, len(text))
