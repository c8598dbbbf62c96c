"""Make links that open a page at given words: URL text fragments. https://wicg.github.io/scroll-to-text-fragment/"""

import re
from urllib.parse import quote

from ..model import Span

_WHOLE = 120  # code points; of a longer quotation, only the first and last words are in the fragment
_ENDS = 5  # words from each end of a long quotation, and before and after a repeated one
# A word with the marks that may stand inside one: Moscow's, U.S, 23,000.
_WORD = re.compile(r"\w+(?:['’.,:]\w+)*")


def directive(text: str, span: Span, within: Span) -> str:
    """Return the fragment ``:~:text=...`` of a span, widened to whole words, because browsers find no parts of words.

    If the words occur more than once, the fragment also has the words around them, as far as they are in ``within``.
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
    """Return the address of a page, opened at given words; a fragment that the address already has is kept."""
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
    """Percent-encode words, with the dash, comma and ampersand, which are part of the fragment's own syntax."""
    return quote(words, safe="").replace("-", "%2D")
