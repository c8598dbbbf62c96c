"""Find words in a text by a W3C TextQuoteSelector (exact, prefix, suffix), and make the selector of a span.

https://www.w3.org/TR/annotation-model/#text-quote-selector
"""

from collections.abc import Iterator
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from ..model import Span

CONTEXT = 32  # the least number of code points of a prefix and of a suffix in published data
_LONGEST_WORD = 30  # the most code points to a word's edge; longer words are cut: some scripts have no spaces


@dataclass(frozen=True, slots=True)
class Selector:
    """Hold exact words, and the words before and after them if the exact words occur more than once in a text."""

    exact: str
    prefix: str = ""
    suffix: str = ""


def occurrences(text: str, selector: Selector) -> Iterator[Span]:
    """Yield the span of every occurrence of ``exact`` between prefix and suffix in ``text``, even if they overlap."""
    before, size = len(selector.prefix), len(selector.exact)
    words = selector.prefix + selector.exact + selector.suffix
    at = text.find(words) if size else -1
    while at >= 0:
        yield Span(at + before, at + before + size)
        at = text.find(words, at + 1)


def nearest(text: str, words: str) -> Span | None:
    """Return the span of ``text`` whose words are most similar to ``words``, or None if none are similar enough."""
    found = fuzz.partial_ratio_alignment(words, text, score_cutoff=60)
    if found is None:
        return None
    span = Span(found.dest_start, found.dest_end)
    return _to_word_ends(text, span) if len(span) else None


def nearest_name(name: str, names: list[str]) -> str | None:
    """Return the name in ``names`` that is most similar to ``name``, or None if none is similar enough."""
    found = process.extractOne(name, names, scorer=fuzz.ratio, score_cutoff=60)
    return found[0] if found else None


def context(text: str, span: Span) -> tuple[str, str]:
    """Return a prefix and suffix (32 code points each, or more) with which the span's words occur only once."""
    size = CONTEXT
    while True:
        prefix, suffix = text[max(0, span.start - size) : span.start], text[span.end : span.end + size]
        places = occurrences(text, Selector(span.of(text), prefix, suffix))
        if next(places) == span and next(places, None) is None:
            return prefix, suffix
        size *= 2


def distinguishing_selector(text: str, span: Span, others: list[Span]) -> Selector:
    """Return the words of ``span`` with a short prefix or suffix, of whole words, that none of ``others`` has.

    If neither alone distinguishes the words (they overlap themselves, as in "aaa"), return all the text before and
    after them as prefix and suffix.
    """
    exact = span.of(text)
    before = _distinguishing_size(text, span.start, [other.start for other in others], -1)
    after = _distinguishing_size(text, span.end, [other.end for other in others], 1)
    if before is None and after is None:
        return Selector(exact, text[: span.start], text[span.end :])
    prefix = text[_word_edge(text, span.start - (before or 0), -1) : span.start]
    suffix = text[span.end : _word_edge(text, span.end + (after or 0), 1)]
    # A prefix reads more naturally, unless it is much the longer.
    if after is None or (before is not None and len(prefix) <= len(suffix) + CONTEXT):
        return Selector(exact, prefix=prefix)
    return Selector(exact, suffix=suffix)


def _distinguishing_size(text: str, place: int, others: list[int], step: int) -> int | None:
    """Return how many code points distinguish ``place`` from all ``others``, or None if no number of them does.

    The code points are read onwards (``step`` 1) or backwards (-1) from each place.
    """
    size = 0
    while others:
        at = place + step * size - (step < 0)
        if not 0 <= at < len(text):
            return None
        offset = at - place
        others = [o for o in others if 0 <= o + offset < len(text) and text[o + offset] == text[at]]
        size += 1
    return size


def _word_edge(text: str, at: int, step: int) -> int:
    """Return the offset of the edge of the word around ``at``, onwards (``step`` 1) or backwards (-1).

    The edge is at most ``_LONGEST_WORD`` code points away, even if the word is longer.
    """
    for _ in range(_LONGEST_WORD):
        if not 0 < at < len(text) or text[at - 1].isspace() or text[at].isspace():
            break
        at += step
    return at


def selector(text: str, span: Span) -> Selector:
    """Return the selector of a span's words, with a prefix or suffix if the words occur elsewhere in the text too."""
    others = [each for each in occurrences(text, Selector(span.of(text))) if each != span]
    return distinguishing_selector(text, span, others) if others else Selector(span.of(text))


def _to_word_ends(text: str, span: Span) -> Span:
    start, end = span.start, span.end
    while start > 0 and text[start - 1].isalnum() and text[start].isalnum():
        start -= 1
    while end < len(text) and text[end - 1].isalnum() and text[end].isalnum():
        end += 1
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)
