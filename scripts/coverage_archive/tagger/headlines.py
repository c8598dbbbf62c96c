"""Single-quoted words of headlines ('So It Is'), which the double marks of the body do not show.

Text in, spans of headline words out, with the name that the headline itself gives them ("'So it is': Smith",
"Smith: 'So it is'"). Offsets are code points.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..model import Span
from ..texts.quotation_marks import single_quoted_spans

# A headline stands among the first lines, is short, and ends in no full stop.
_FIRST_LINES, _LONGEST = 8, 200
_NAME_AFTER = re.compile(r".*: +(?P<name>[^\W\d_][^:\n]*[^\W_])$")
_NAME_BEFORE = re.compile(r"^(?:[^:\n]* (?:by|from) )?(?P<name>[^\W\d_][^:,\n]*[^\W_]): ")
_LONGEST_NAME = 4  # words


@dataclass(frozen=True, slots=True)
class HeadlineQuote:
    """Single-quoted words of a headline, and the name before or after a colon there, if there is one."""

    words: Span
    source: Span | None


def headline_quotes(text: str, lines: Sequence[tuple[int, int]]) -> Iterator[HeadlineQuote]:
    """Yield the single-quoted words of the headlines among the first lines (their start and end) of a
    text."""
    for start, end in lines[:_FIRST_LINES]:
        line = text[start : min(end, start + _LONGEST + 1)].rstrip()
        if len(line) > _LONGEST or line.endswith((".", '"', "\u201d")):
            return  # the article has begun
        for span in single_quoted_spans(line):
            found = _NAME_AFTER.match(line, span.end) or _NAME_BEFORE.match(line[: span.start])
            source = Span(start + found.start("name"), start + found.end("name")) if found else None
            yield HeadlineQuote(
                Span(start + span.start, start + span.end),
                _name_within(text, source, end) if source else None,
            )


def _name_within(text: str, source: Span, body: int) -> Span | None:
    """Return the longest beginning of a headline's source that the body (from that offset) repeats: the
    name there.

    A short source that the body does not repeat is a name as a whole.
    """
    words = list(re.finditer(r"[^ ]+", text[source.start : source.end]))
    for size in range(min(_LONGEST_NAME, len(words)), 0, -1):
        name = Span(source.start, source.start + words[size - 1].end())
        if text.find(text[name.start : name.end], body) >= 0:
            return name
    return source if len(words) <= _LONGEST_NAME else None
