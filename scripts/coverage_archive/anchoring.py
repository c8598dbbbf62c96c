"""Find the words that an editor names (W3C TextQuoteSelector: exact, prefix, suffix); never guess.

https://www.w3.org/TR/annotation-model/#text-quote-selector
"""

from collections.abc import Iterator
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from .model import Span

CONTEXT = 32  # code points of prefix and suffix that published data gives at least


@dataclass(frozen=True, slots=True)
class Selector:
    """Words, and the words around them that single them out."""

    exact: str
    prefix: str = ""
    suffix: str = ""


def occurrences(text: str, selector: Selector) -> Iterator[Span]:
    """Give every place of ``exact`` in ``text`` that has the prefix before it and the suffix after it."""
    needle = selector.prefix + selector.exact + selector.suffix
    at = text.find(needle) if selector.exact else -1
    while at >= 0:
        start = at + len(selector.prefix)
        yield Span(start, start + len(selector.exact))
        at = text.find(needle, at + 1)


def nearest(text: str, words: str) -> Span | None:
    """Return the place in ``text`` whose words are most like ``words``, or None where nothing is alike."""
    found = fuzz.partial_ratio_alignment(words, text, score_cutoff=60)
    if found is None:
        return None
    span = Span(found.dest_start, found.dest_end)
    return _to_word_ends(text, span) if len(span) else None


def nearest_name(name: str, names: list[str]) -> str | None:
    """Return the name most like the one given, or None where none is alike."""
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


def telling_prefix(text: str, span: Span, others: list[Span]) -> str:
    """Return the fewest whole words before ``span`` that none of the ``others`` have before them."""
    size = 1
    while size <= span.start and any(
        text[max(0, other.start - size) : other.start] == text[span.start - size : span.start] for other in others
    ):
        size += 1
    start = max(0, span.start - size)
    while start > 0 and not text[start - 1].isspace() and not text[start].isspace():
        start -= 1
    return text[start : span.start]


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
