"""Cut a paragraph into sentences, so that each quotation is in one sentence with the words that show its speaker."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from ...model import Block, Span
from ...texts.compared_letters import ComparedLetters, compared_letters, words_alone

# A sentence ends in a stop with white space after it, perhaps with closing marks between. In scripts without spaces
# between words, no white space is needed.
_END = re.compile("(?:[.!?…؟।]+[\"”’»)\\]']*(?=\\s)|[。！？]+[」』”’）]*)")
_LAST_WORD = re.compile(r"[^\W\d_]+\Z")
_QUOTATION = "“”"  # the sign in place of a quotation in a list of the words around it
_SURE_LETTERS = 5  # a shorter word with a capital may be a title that a stop ends: Mr., Gen., Capt.


def sentences(block: Block, quoted: Sequence[Span]) -> Iterator[Span]:
    """Yield the spans of a block's sentences, in order. ``quoted`` are the spans in quotation marks.

    A quotation is never cut. A sentence that is only a quotation is joined with the sentences before and after it,
    because either may name its speaker.
    """
    start, end = block.span.start, block.span.end
    parts = [Span(*cut) for cut in pairwise([start, *_ends(block, quoted), end]) if cut[0] < cut[1]]
    letters = (compared_letters(block.text[part.start - start : part.end - start], part.start) for part in parts)
    says_more = [any(word != _QUOTATION for word in words_around(part, quoted)) for part in letters]
    for part, *both in zip(parts, says_more, [*says_more[1:], True], strict=True):
        if all(both) or part is parts[-1]:
            yield Span(start, part.end)
            start = part.end


def words_around(letters: ComparedLetters, quoted: Sequence[Span]) -> list[str]:
    """Return the words of a text outside quotation marks, in order, with one sign in place of each quotation."""
    found: list[str] = []
    for token in letters.tokens():
        if any(quotation.overlaps(letters.span(token)) for quotation in quoted):
            found += [_QUOTATION] if found[-1:] != [_QUOTATION] else []
        elif words_alone(letters.of(token)):
            found.append(letters.of(token))
    return found


def _ends(block: Block, quoted: Sequence[Span]) -> Iterator[int]:
    """Yield the offsets where sentences end: outside quotation marks, or after a quotation with a full stop."""
    text, offset = block.text, block.span.start
    for found in _END.finditer(text):
        stop, end = offset + found.start(), offset + found.end()
        inside = next((span for span in quoted if span.start <= stop < span.end), None)
        if inside and not (inside.end <= end and text[found.start()] in ".。"):
            continue
        goes_on = text[found.end() :].lstrip()[:1].islower()
        if not goes_on and not (text[found.start()] == "." and _may_be_short(text[: found.start()])):
            yield end


def _may_be_short(before: str) -> bool:
    """Say whether a full stop after ``before`` may belong to a title, an initial or a number: Mr., J., No. 4."""
    found = _LAST_WORD.search(before)
    word = found[0] if found else ""
    return len(word) < 2 or (not word.islower() and word != word.casefold() and len(word) < _SURE_LETTERS)
