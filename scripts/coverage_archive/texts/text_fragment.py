"""Links that open a page at given words: URL text fragments. https://wicg.github.io/scroll-to-text-fragment/"""

import re
from urllib.parse import quote

from ..model import Span

_WHOLE = 120  # longer words are named by how they begin and end
_ENDS = 5  # words
# A word with the marks that may stand inside one: Moscow's, U.S, 23,000.
_WORD = re.compile(r"\w+(?:['’.,:]\w+)*")


def directive(text: str, span: Span, within: Span) -> str:
    """Return the fragment ``:~:text=...`` for words of a text; browsers only look for whole words.

    Where the words occur more than once, it has the words around them too, as far as they are in ``within``.
    """
    span = _whole_words(text, span, within)
    words = span.of(text).split()
    found = needle = " ".join(words)
    if len(words) > 2 * _ENDS and (len(found) > _WHOLE or "\n" in span.of(text)):
        needle = " ".join(words[:_ENDS])
        found = f"{_encode(needle)},{_encode(' '.join(words[-_ENDS:]))}"
    else:
        found = _encode(found)
    if " ".join(text.split()).casefold().count(needle.casefold()) < 2:
        return f":~:text={found}"
    before, after = text[within.start : span.start], text[span.end : within.end]
    prefix = f"{_encode(' '.join(before.split()[-_ENDS:]))}-," if before.strip() and not before[-1].isalnum() else ""
    suffix = f",-{_encode(' '.join(after.split()[:_ENDS]))}" if after.strip() and not after[0].isalnum() else ""
    return f":~:text={prefix}{found}{suffix}"


def link(address: str, text: str, span: Span, within: Span) -> str:
    """Return the address of a page, opened at words; a fragment that it has already stays."""
    return address + ("" if "#" in address else "#") + directive(text, span, within)


def _whole_words(text: str, span: Span, within: Span) -> Span:
    start, end = span.start, span.end
    for word in _WORD.finditer(text, within.start, within.end):
        if word.start() < span.start < word.end():
            start = word.start()
        if word.start() < span.end < word.end():
            end = word.end()
    return Span(start, end)


def _encode(words: str) -> str:
    """Percent-encode words; the syntax's own dash, comma and ampersand too."""
    return quote(words, safe="").replace("-", "%2D")
