"""Cut a paragraph into sentences, each with the words that say who speaks: never where a quotation may go on."""

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
    """One sentence, or several that cannot be told apart: where it stands, and its words."""

    span: Span
    text: str

    @property
    def letters(self) -> ComparedLetters:
        """What counts of it when versions are compared."""
        return compared_letters(self.text, self.span.start)


def sentences(block: Block, quoted: Sequence[Span]) -> Iterator[Sentence]:
    """Give the sentences of a block; ``quoted`` are the spans in quotation marks.

    A quotation alone stays with the sentences beside it, either of which may say whose words it is.
    """
    start, text, offset = block.span.start, block.text, block.span.start
    parts = [Span(*cut) for cut in pairwise([start, *_ends(block, quoted), block.span.end]) if cut[0] < cut[1]]
    says_more = [_says_more(text[part.start - offset : part.end - offset], part.start, quoted) for part in parts]
    for part, *both in zip(parts, says_more, [*says_more[1:], True], strict=True):
        if all(both) or part is parts[-1]:
            yield Sentence(Span(start, part.end), text[start - offset : part.end - offset])
            start = part.end


def words_around(row: Sequence[Sentence], quoted: Sequence[Span]) -> tuple[str, ...]:
    """Return the words of sentences that stand outside quotation marks, with a sign for each quotation."""
    letters = joined(sentence.letters for sentence in row)
    found: list[str] = []
    for token in letters.tokens():
        if any(quotation.overlaps(letters.span(token)) for quotation in quoted):
            found += [_QUOTATION] if found[-1:] != [_QUOTATION] else []
        elif words_alone(letters.of(token)):
            found.append(letters.of(token))
    return tuple(found)


def _ends(block: Block, quoted: Sequence[Span]) -> Iterator[int]:
    """Give where sentences end: outside quotation marks, or with a quotation that ends in a full stop."""
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
    """Say whether a stop may belong to a title, an initial or a number: Mr., J., No. 4."""
    found = _LAST_WORD.search(before)
    word = found[0] if found else ""
    return len(word) < 2 or (not word.islower() and word != word.casefold() and len(word) < _SURE_LETTERS)


def _says_more(text: str, start: int, quoted: Sequence[Span]) -> bool:
    """Say whether a part of a block has letters outside quotation marks."""
    letters = compared_letters(text, start)
    return any(
        letter.isalnum() and not any(quotation.start <= at < quotation.end for quotation in quoted)
        for letter, at in zip(letters.letters, letters.starts, strict=True)
    )
