"""Split a text into folded words, the forms of words that both the search and the comparison compare.

``frontend/js/searching/words.js`` does the same in the browser, and both must pass the cases in
``tests/searching/words.json``. Accents, capitals, and the shape of quotation marks, dashes and apostrophes make no
difference, and neither do characters without a shape, such as soft hyphens and zero-width spaces. Every character
that is not a letter or a digit separates words, but two things stay together: initials (U.S., p.m.) and the thousands
of a number (1,000). Each Chinese character and each kana is a word of its own, because these texts have no spaces.
For the search, each Korean syllable is one, too, because Korean words have particles and compounds.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from .spellings import in_one_spelling

_IDEOGRAPH = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_HANGUL = "\u1100-\u11ff"  # the letters of which folded syllables consist
_FIRST = (
    r"(?:[^\W\d_]\.)+[^\W\d_](?![^\W_])"  # initials
    r"|[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])"  # thousands
    rf"|[{_IDEOGRAPH}]"
)
_WITHOUT_SPACES = re.compile(f"[{_IDEOGRAPH}]+")
_WORD = re.compile(rf"{_FIRST}|[^\W_{_IDEOGRAPH}]+")
_SEARCHED = re.compile(
    rf"{_FIRST}|[\u1100-\u115f][\u1160-\u11a7]*[\u11a8-\u11ff]*|[{_HANGUL}]|[^\W_{_IDEOGRAPH}{_HANGUL}]+"
)
# Thai, Lao, Burmese and Khmer write zero-width spaces between words; elsewhere they stand within words.
_BETWEEN_WORDS = re.compile("(?<=[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff])\u200b")
_JOINTS = str.maketrans("", "", ".,")
_APOSTROPHE = re.compile(r"(?<=[^\W_])['‘’‛ʼ′`´](?=[^\W_])")
_DROPPED = frozenset(["Mn", "Mc", "Me", "Cf"])  # combining marks, and signs without a shape
# Combining marks that do not change the word: Latin, Greek and Cyrillic accents, Hebrew points, Arabic vowels.
# Others, such as the vowel signs of Hindi and the tone marks of Thai, make another word.
_ACCENT = re.compile(
    "[\u0300-\u036f\u0483-\u0487\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0711\u0730-\u074a"
    "\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe00-\ufe0f\ufe20-\ufe2f]"
)


def folded_words(text: str) -> list[str]:
    """Return the folded words of a text, in order."""
    return [_joined(word) for word in _WORD.findall(_spaced(text).translate(_FOLDED))]


def is_letter_by_letter(text: str) -> bool:
    """Say whether each letter of a text without spaces is a word of its own, as it is in Chinese and Japanese."""
    return bool(_WITHOUT_SPACES.fullmatch(text))


def placed_words(text: str, *, searched: bool = False) -> Iterator[tuple[str, int, int]]:
    """Yield each folded word of a text with the offsets where it begins and ends in the text, in code points.

    ``searched`` makes each Korean syllable a word, as the search index has them.
    """
    pattern, spaced = _SEARCHED if searched else _WORD, _spaced(text)
    folded = spaced.translate(_FOLDED)
    if _FOLDED.uneven.isdisjoint(spaced):
        for found in pattern.finditer(folded):
            yield _joined(found[0]), found.start(), found.end()
        return
    origin = [at for at, character in enumerate(spaced) for _ in _folded(character)]
    for found in pattern.finditer(folded):
        yield _joined(found[0]), origin[found.start()], origin[found.end() - 1] + 1


@lru_cache(maxsize=65536)
def letters(text: str) -> str:
    """Return the letters of a text in one spelling, so that two texts with equal letters differ in spelling at most.

    Beyond folding, this writes words in American spelling, numbers in digits and apostrophes in one shape, with
    nothing between words, so that "self-defence" and "self defense", "2" and "two", "U.N." and "UN" are equal.
    Combining marks that make another word are appended after a line break.
    """
    pieces = ("".join(in_one_spelling(folded_words(piece))) for piece in _APOSTROPHE.split(text))
    marks = "" if text.isascii() else "".join(filter(_makes_another_word, unicodedata.normalize("NFKD", text)))
    return "'".join(pieces) + (f"\n{marks}" if marks else "")


def _makes_another_word(character: str) -> bool:
    return unicodedata.category(character)[0] == "M" and not _ACCENT.match(character)


def _spaced(text: str) -> str:
    """Return a text of the same length, with spaces for the zero-width spaces that stand between words."""
    return _BETWEEN_WORDS.sub(" ", text) if "\u200b" in text else text


def _joined(word: str) -> str:
    return word if word.isalnum() else word.translate(_JOINTS)


def _folded(character: str) -> str:
    """Return one character without accents, in lower case; one at a time, so that offsets can be mapped back."""
    lower = unicodedata.normalize("NFKD", character).lower()
    return "".join(c for c in unicodedata.normalize("NFKD", lower) if unicodedata.category(c) not in _DROPPED)


class _Folding(dict[int, str]):
    """Map characters to their folded forms for ``str.translate``; each form is computed when it is first needed."""

    def __init__(self) -> None:
        super().__init__()
        self.uneven: set[str] = set()  # the characters so far whose folded form is not exactly one character

    def __missing__(self, code: int) -> str:
        character = chr(code)
        self[code] = folded = _folded(character)
        if len(folded) != 1:
            self.uneven.add(character)
        return folded


_FOLDED = _Folding()
