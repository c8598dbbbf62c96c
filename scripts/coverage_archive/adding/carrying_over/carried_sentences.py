"""A paragraph -> its sentences, each with the words that say who speaks: never cut where a quotation may go on."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ...model import Block, Span
from ...texts.compared_letters import ComparedLetters, compared_letters, joined, words_alone

# A stop, perhaps with marks that close, and the space after it; in scripts without spaces the stop is enough.
_END = re.compile("(?:[.!?…؟।]+[\"”’»)\\]']*(?=\\s)|[。！？]+[」』”’）]*)")
_LAST_WORD = re.compile(r"[^\W\d_]+\Z")
_QUOTATION = "“”"  # stands for a quotation among the words around it
_SURE_LETTERS = 5  # a shorter word with a capital may be a title that a stop ends: Mr., Gen., Capt.


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence, or several that cannot be told apart, and the block that holds it."""

    span: Span
    block: Block

    @property
    def text(self) -> str:
        """Its words."""
        return self.block.text[self.span.start - self.block.span.start : self.span.end - self.block.span.start]

    @property
    def letters(self) -> ComparedLetters:
        """What counts of it when versions are compared."""
        return compared_letters(self.text, self.span.start)


def sentences(block: Block, quoted: Sequence[Span]) -> Iterator[Sentence]:
    """Give the sentences of a block; ``quoted`` are the spans in quotation marks.

    A quotation alone stays with the sentences beside it, either of which may say whose words it is.
    """
    cuts = [block.span.start, *_ends(block, quoted), block.span.end]
    parts = [Span(start, end) for start, end in pairwise(cuts) if start < end]
    start = block.span.start
    for part, following in zip(parts, [*parts[1:], None], strict=True):
        if not following or (_says_more(block, part, quoted) and _says_more(block, following, quoted)):
            yield Sentence(Span(start, part.end), block)
            start = part.end


def words_around(row: Sequence[Sentence], quoted: Sequence[Span]) -> tuple[str, ...]:
    """Return the words of sentences that stand outside quotation marks, with a sign for each quotation."""
    letters = joined(sentence.letters for sentence in row)
    found: list[str] = []
    for token in letters.tokens():
        word, span = letters.of(token), letters.span(token)
        if any(quotation.overlaps(span) for quotation in quoted):
            found += [_QUOTATION] if found[-1:] != [_QUOTATION] else []
        elif words_alone(word):
            found.append(word)
    return tuple(found)


def _ends(block: Block, quoted: Sequence[Span]) -> Iterator[int]:
    """Give where sentences end: outside quotation marks, or with a quotation that ends in a full stop."""
    text, offset = block.text, block.span.start
    for found in _END.finditer(text):
        stop = offset + found.start()
        inside = next((span for span in quoted if span.start <= stop < span.end), None)
        ends_quotation = inside and inside.end <= offset + found.end() and text[found.start()] in ".。"
        if inside and not ends_quotation:
            continue
        rest = text[found.end() :].lstrip()
        if rest[:1].islower() or (text[found.start()] == "." and _may_be_short(text[: found.start()])):
            continue
        yield offset + found.end()


def _may_be_short(before: str) -> bool:
    """Say whether a stop may belong to a title, an initial or a number: Mr., J., No. 4."""
    found = _LAST_WORD.search(before)
    word = found[0] if found else ""
    return len(word) < 2 or (not word.islower() and word != word.casefold() and len(word) < _SURE_LETTERS)


def _says_more(block: Block, span: Span, quoted: Sequence[Span]) -> bool:
    """Say whether a part of a block has letters outside quotation marks."""
    text = block.text[span.start - block.span.start : span.end - block.span.start]
    letters = compared_letters(text, span.start)
    return any(
        letter.isalnum() and not any(quotation.start <= at < quotation.end for quotation in quoted)
        for letter, at in zip(letters.letters, letters.starts, strict=True)
    )
