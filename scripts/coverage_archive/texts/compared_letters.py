"""Reduce a text to the letters and marks that count when two versions of it are compared, each with its offsets.

White space and invisible characters do not count, nor does the shape of a mark: all quotation marks are one mark, and
so are all dashes. Two texts whose ``letters`` are equal count as the same text. ``difference`` returns the words of a
message if two texts differ in such shapes alone.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from ..model import Span
from .mark_shapes import PAIRED_MARKS, UNSPACED

# Characters that look the same, by their name in messages: the plain character, then its other shapes.
_SHAPES = {
    "the apostrophes": ("'", "‘’‚‛ʼ′`´ʹ"),
    "the quotation marks": ('"', "“”„‟″«»"),
    "the dashes": ("-", "‐‑‒–—―−"),
    "the spaces": (" ", "\u00a0\u2002\u2003\u2007\u2008\u2009\u200a\u202f\u3000\t"),
}
_FOLD = str.maketrans({shape: plain for plain, shapes in _SHAPES.values() for shape in shapes})
_TITLE_MARKS = "《》〈〉"  # they do not always quote, so they do not count as quotation marks
_QUOTATION_MARKS = frozenset(PAIRED_MARKS) - frozenset(_TITLE_MARKS)
_LIGATURES = re.compile("[\ufb00-\ufb06]")
# A letter with the accents that follow it, or the parts of a Korean syllable: NFC writes them as one character.
_CHARACTER = re.compile("[\u1100-\u1112][\u1161-\u1175][\u11a8-\u11c2]?|.[\u0300-\u036f\u3099\u309a]*", re.DOTALL)


@dataclass(frozen=True, slots=True)
class ComparedLetters:
    """Hold the characters of a text that a comparison looks at, and the position of each in the text.

    ``starts`` and ``ends`` are code point offsets, one pair for each character; ``spaced`` says whether white space
    precedes it.
    """

    letters: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    spaced: tuple[bool, ...]

    def within(self, span: Span) -> range:
        """Return the range of the letters that a span of the text holds, in whole or in part; it may be empty."""
        inside = [n for n in range(len(self.letters)) if self.starts[n] < span.end and span.start < self.ends[n]]
        return range(inside[0], inside[-1] + 1) if inside else range(0)

    def span(self, numbers: range) -> Span:
        """Return the span of the text from the first letter of a range to the last; the range must not be empty."""
        return Span(self.starts[numbers.start], self.ends[numbers.stop - 1])

    def tokens(self) -> list[range]:
        """Return the range of letters of each word and each mark, in order.

        A letter of a script that writes no spaces between words is a token of its own.
        """
        found: list[range] = []
        for n, letter in enumerate(self.letters):
            joins = n and not self.spaced[n] and _in_words(letter) and _in_words(self.letters[n - 1])
            if joins:
                found[-1] = range(found[-1].start, n + 1)
            else:
                found.append(range(n, n + 1))
        return found

    def of(self, numbers: range) -> str:
        """Return the letters of a range as a string."""
        return self.letters[numbers.start : numbers.stop]


def joined(parts: Iterable[ComparedLetters]) -> ComparedLetters:
    """Return the letters of several texts as those of one text, with white space between the parts."""
    all_parts = [part for part in parts if part.letters]
    return ComparedLetters(
        "".join(part.letters for part in all_parts),
        tuple(start for part in all_parts for start in part.starts),
        tuple(end for part in all_parts for end in part.ends),
        tuple(flag for part in all_parts for flag in (True, *part.spaced[1:])),
    )


@lru_cache(maxsize=2048)
def compared_letters(text: str, offset: int = 0) -> ComparedLetters:
    """Return the characters of a text that are compared; their offsets are code points and count from ``offset``."""
    found: list[tuple[str, int, int, bool]] = []
    after_space = True
    for start, end, read in _read(text):
        if read == "-" and found and found[-1][0] == "-" and found[-1][2] == offset + start:  # -- is a dash
            found[-1] = ("-", found[-1][1], offset + end, found[-1][3])
            continue
        for letter in read:
            found.append((letter, offset + start, offset + end, after_space))
            after_space = False
        after_space = after_space or (not read and text[start:end].isspace())
    letters, starts, ends, spaced = zip(*found, strict=True) if found else ((), (), (), ())
    return ComparedLetters("".join(letters), starts, ends, spaced)


def words_alone(letters: str) -> str:
    """Return the letters and digits of a string, without the marks among them."""
    return "".join(letter for letter in letters if letter.isalnum())


def _in_words(letter: str) -> bool:
    return letter.isalnum() and not UNSPACED.match(letter)


def _read(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield the start, the end and the compared form of each character of a text; the form of white space is ""."""
    plain = folded(text)
    at = 0
    while at < len(text):
        if plain[at] == "'":
            end = at + 2 if text[at] in "'‘’`" and text[at + 1 : at + 2] == text[at] else at + 1
            yield at, end, '"' if end > at + 1 or _quotes(text, at) else "'"
        elif text[at] in _QUOTATION_MARKS or plain[at] == '"':
            end = at + 1
            yield at, end, '"'
        else:
            found = _CHARACTER.match(text, at)
            assert found, "any character matches"
            end = found.end()
            yield at, end, _compared(text[at:end], plain[at])
        at = end


def _quotes(text: str, at: int) -> bool:
    """Say whether the single mark at an offset may quote, as it is no apostrophe between two letters."""
    before, after = text[at - 1 : at] if at else "", text[at + 1 : at + 2]
    return not (before and after and _in_words(before) and _in_words(after))


def _compared(character: str, plain: str) -> str:
    if len(character) > 1:
        character = unicodedata.normalize("NFC", character)
    elif plain != character:
        character = plain
    if character.isspace() or unicodedata.category(character[0]) in ("Cf", "Cc") or character in "\ufe0e\ufe0f":
        return ""
    if not character.isalnum() or _LIGATURES.match(character):
        return "".join(unicodedata.normalize("NFKC", character).split())
    return character


def folded(text: str) -> str:
    """Return a text of the same length, with the plain character in place of each character that looks like it."""
    return text.translate(_FOLD)


def difference(words: str, others: str) -> str | None:
    """Return a phrase if two texts differ only in such shapes ("the apostrophes differ"), otherwise None."""
    if words == others or folded(words) != folded(others):
        return None
    pairs = {folded(one) for one, other in zip(words, others, strict=True) if one != other}
    kinds = [name for name, (plain, _) in _SHAPES.items() if plain in pairs]
    return " and ".join([", ".join(kinds[:-1]), kinds[-1]] if len(kinds) > 1 else kinds) + " differ"
