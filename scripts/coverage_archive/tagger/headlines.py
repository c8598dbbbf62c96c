"""Single-quoted words of headlines ('So It Is'), where the body quotes with other marks or has none.

Text in, spans of such words out, with the name that the headline itself gives them ("'So it is': Smith",
"Smith: 'So it is'"). Offsets are code points.
"""

import re
from collections.abc import Iterator

from ..model import Span
from ..texts.mark_shapes import SINGLE_MARKS
from ..texts.quotation_marks import likely_quotations

# A headline stands among the first lines, is short, and ends in no full stop.
_FIRST_LINES, _LONGEST, _FARTHEST = 8, 200, 4000
_NAME_AFTER = re.compile(r".*: +(?P<name>[^\W\d_][^:\n]*[^\W_])$")
_NAME_BEFORE = re.compile(r"^(?:[^:\n]* (?:by|from) )?(?P<name>[^\W\d_][^:,\n]*[^\W_]): ")
_LONGEST_NAME = 4  # words


def told_apart(text: str, language: str | None = None) -> tuple[list[Span], dict[Span, Span | None]]:
    """Return the quoted spans of a text's body, and the single-quoted words of its headlines, both in order.

    Of the words of a headline, the value is the place of the name that the headline gives them, if it gives one.
    Where the body quotes with double marks, single ones are those of headings and scare quotes, wherever they stand.
    """
    quotations = likely_quotations(text, language)
    lines = list(_headlines(text))
    single = [quotation for quotation in quotations if quotation.opening in SINGLE_MARKS]
    apart = [found for found in single if lines and found.span.start < lines[-1].end]
    if 2 * len(single) - len(apart) < len(quotations):
        apart = single
    headlines = {found.span: _source(text, found.span, lines) for found in apart}
    return [found.span for found in quotations if found.span not in headlines], headlines


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


def _source(text: str, words: Span, lines: list[Span]) -> Span | None:
    """Return the name before or after a colon in the headline that holds some words, if there is one."""
    line = next((line for line in lines if line.covers(words)), None)
    if not line:
        return None
    at, found = words.end, _NAME_AFTER.match(text[words.end : line.end])
    if not found:
        at, found = line.start, _NAME_BEFORE.match(text[line.start : words.start])
    return _name_within(text, Span(*found.span("name")).moved(at), line.end) if found else None


def _name_within(text: str, source: Span, body: int) -> Span | None:
    """Return the longest beginning of a headline's source that the body (from that offset) repeats.

    A short source that the body does not repeat is a name as a whole; of a long one, return None.
    """
    words = list(re.finditer(r"[^ ]+", text[source.start : source.end]))
    for size in range(min(_LONGEST_NAME, len(words)), 0, -1):
        name = Span(source.start, source.start + words[size - 1].end())
        if text.find(text[name.start : name.end], body) >= 0:
            return name
    return source if len(words) <= _LONGEST_NAME else None
