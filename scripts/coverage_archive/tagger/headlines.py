"""Find single-quoted words in headlines ('So It Is') of articles that use double marks or none in the body.

A quotation in a headline comes with the name before or after the colon ("'So it is': Smith", "Smith: 'So it is'").
All offsets are code points.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ..model import Span
from ..texts.mark_shapes import SINGLE_MARKS
from ..texts.quotation_marks import likely_quotations

# A headline is one of the first lines, is short (code points), and does not end in a full stop.
_FIRST_LINES, _LONGEST, _FARTHEST = 8, 200, 4000
_NAME_AFTER = re.compile(r".*: +(?P<name>[^\W\d_][^:\n]*[^\W_])$")
_NAME_BEFORE = re.compile(r"^(?:[^:\n]* (?:by|from) )?(?P<name>[^\W\d_][^:,\n]*[^\W_]): ")
_LONGEST_NAME = 4  # the most words of a name in a headline


@dataclass(frozen=True, slots=True)
class HeadlineQuote:
    """Hold the span of single-quoted words in a headline, and the span of the speaker's name beside a colon there."""

    words: Span
    source: Span | None


def told_apart(text: str, language: str | None = None) -> tuple[list[Span], list[HeadlineQuote]]:
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
    headlines = [_with_source(text, _line_of(found.span, lines), found.span) for found in apart]
    return [found.span for found in quotations if found.span not in spans], headlines


def _line_of(span: Span, lines: list[Span]) -> Span | None:
    return next((line for line in lines if line.covers(span)), None)


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


def _with_source(text: str, line: Span | None, words: Span) -> HeadlineQuote:
    if not line:
        return HeadlineQuote(words, None)
    at, found = words.end, _NAME_AFTER.match(text[words.end : line.end])
    if not found:
        at, found = line.start, _NAME_BEFORE.match(text[line.start : words.start])
    if not found:
        return HeadlineQuote(words, None)
    source = Span(at + found.start("name"), at + found.end("name"))
    return HeadlineQuote(words, _name_within(text, source, line.end))


def _name_within(text: str, source: Span, body: int) -> Span | None:
    """Return the span of the longest beginning of a headline's source that occurs again after the offset ``body``.

    If none occurs again, return the whole source if it has at most ``_LONGEST_NAME`` words, else None.
    """
    words = list(re.finditer(r"[^ ]+", text[source.start : source.end]))
    for size in range(min(_LONGEST_NAME, len(words)), 0, -1):
        name = Span(source.start, source.start + words[size - 1].end())
        if text.find(text[name.start : name.end], body) >= 0:
            return name
    return source if len(words) <= _LONGEST_NAME else None
