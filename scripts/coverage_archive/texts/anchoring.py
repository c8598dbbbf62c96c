"""Find the words that an editor names (W3C TextQuoteSelector: exact, prefix, suffix); never guess.

https://www.w3.org/TR/annotation-model/#text-quote-selector
"""

from array import array
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz, process

from ..model import Span

CONTEXT = 32  # code points of prefix and suffix that published data gives at least
_LONG = 50_000  # code points: a text with fewer is searched from end to end for each of its tags
_PIECE = 4  # code points of the pieces by which a long text is searched
_MOST_TRIED = 5_000  # places of a piece; of one with more, searching from end to end takes no longer
_LONGEST_WORD = 30  # code points by which a suggestion grows to end at a word; not all scripts part words


@dataclass(frozen=True, slots=True)
class Selector:
    """Words, and the words before and after them where they stand in a text more than once."""

    exact: str
    prefix: str = ""
    suffix: str = ""


def occurrences(text: str, selector: Selector) -> Iterator[Span]:
    """Yield every place of ``exact`` in ``text`` that has the prefix before it and the suffix after it."""
    before, size = len(selector.prefix), len(selector.exact)
    for at in _places(text, selector.prefix + selector.exact + selector.suffix) if size else ():
        yield Span(at + before, at + before + size)


def _places(text: str, words: str) -> Iterator[int]:
    """Yield every offset at which words begin, those that overlap included.

    In a long text, only the places of the words' rarest piece are tried: searching all of it for each of its many
    tags takes too long.
    """
    if len(text) >= _LONG and len(words) >= _PIECE:
        places = _places_of_pieces(text)
        pieces = range(len(words) - _PIECE + 1)
        rare, offset = min((len(places.get(words[at : at + _PIECE], ())), at) for at in pieces)
        if rare <= _MOST_TRIED:
            tried = places.get(words[offset : offset + _PIECE], ())
            yield from (at - offset for at in tried if at >= offset and text.startswith(words, at - offset))
            return
    at = text.find(words)
    while at >= 0:
        yield at
        at = text.find(words, at + 1)


@lru_cache(maxsize=1)
def _places_of_pieces(text: str) -> Mapping[str, Sequence[int]]:
    """Return where each run of four code points begins, in order."""
    places: dict[str, array[int]] = defaultdict(lambda: array("I"))
    for at in range(len(text) - _PIECE + 1):
        places[text[at : at + _PIECE]].append(at)
    return dict(places)


def nearest(text: str, words: str) -> Span | None:
    """Return the place in ``text`` whose words are most like ``words``, or None if nothing is alike."""
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


def distinguishing_selector(text: str, span: Span, others: list[Span]) -> Selector:
    """Return the words of ``span`` with a short prefix or suffix, of whole words, that none of ``others`` has.

    If neither alone tells them apart (the words overlap themselves, as in "aaa"), return both.
    """
    exact = span.of(text)
    before = _distinguishing_size(text, span.start, [other.start for other in others], -1)
    after = _distinguishing_size(text, span.end, [other.end for other in others], 1)
    if before is None and after is None:
        return Selector(exact, text[: span.start], text[span.end :])
    prefix = text[_word_start(text, span.start - (before or 0)) : span.start]
    suffix = text[span.end : _word_end(text, span.end + (after or 0))]
    # A prefix reads more naturally, unless it is much the longer.
    if after is None or (before is not None and len(prefix) <= len(suffix) + CONTEXT):
        return Selector(exact, prefix=prefix)
    return Selector(exact, suffix=suffix)


def _distinguishing_size(text: str, place: int, others: list[int], step: int) -> int | None:
    """Return how many code points to read, on or back, until a place differs from all others; None if it does not."""
    size = 0
    while others:
        at = place + step * size - (step < 0)
        if not 0 <= at < len(text):
            return None
        offset = at - place
        others = [o for o in others if 0 <= o + offset < len(text) and text[o + offset] == text[at]]
        size += 1
    return size


def _word_start(text: str, at: int) -> int:
    least = max(0, at - _LONGEST_WORD)
    while least < at and not text[at - 1].isspace() and not text[at].isspace():
        at -= 1
    return at


def _word_end(text: str, at: int) -> int:
    most = min(len(text), at + _LONGEST_WORD)
    while at < most and not text[at].isspace() and not text[at - 1].isspace():
        at += 1
    return at


def selector(text: str, span: Span) -> Selector:
    """Return the span's words, with a prefix or suffix where they stand elsewhere in the text too."""
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
