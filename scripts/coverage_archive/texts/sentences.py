"""Find the sentence around a span of words, and the stretch of a text that may be published for a tag.

The stretch must never hold a sentence without a tag. If it ends too early, readers see a few words less; if it ended
too late, it would publish a sentence that nobody tagged. Therefore every mark that may end a sentence ends the
stretch, even after most abbreviations: the marks that Unicode names full stop, question mark, danda and the like
(Sentence_Terminal, https://www.unicode.org/reports/tr29/). If a text has letters of a script whose ends of sentences
are not known here, such as Thai, which has no such marks, only the tagged words are published.
"""

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import lru_cache

from ..model import Block, Span

_PLAIN_END = re.compile("[.!?][\"”’')]*(?=\\s)")  # a full stop, perhaps closing marks, then a space
_STOPS = "!?.…‼⁇⁈⁉\u037e"
_STOPS_WITHOUT_A_SPACE = "。｡！？．︒﹒﹖﹗।॥։።፧۔؟܁܂"
_CLOSING = "\"'”’»›)\\]）】」』〉》〕］｣״׳“‘"
# Titles before a name: a full stop after one of these ends no sentence.
_TITLE_NAMES = ("Mr", "Mrs", "Ms", "Dr", "Prof", "Gen", "Sen", "Rep", "Gov", "Lt", "Col")
_TITLES = "".join(rf"(?<!\b{title})" for title in _TITLE_NAMES)
_ANY_END = re.compile(
    rf"{_TITLES}[{_STOPS}]+[{_CLOSING}\s]*\s"
    rf"|[{_STOPS_WITHOUT_A_SPACE}]+[{_CLOSING}]*"
    rf"|(?<=[^\s.]{{2}})[{_STOPS}]+[{_CLOSING}]*(?=[^\W\d_])"  # the space after the stop is missing
    r"|;\s(?=\W*[\u0370-\u03ff\u1f00-\u1fff])"  # Greek asks with a semicolon
    r"|[\n\r\u2028\u2029]+"
)
# The first words of their letters' names in Unicode. tests/texts/test_sentences.py tries each script.
_KNOWN_SCRIPTS = {
    *("LATIN", "CYRILLIC", "GREEK", "ARMENIAN", "GEORGIAN", "HEBREW", "ARABIC", "DEVANAGARI", "BENGALI", "ETHIOPIC"),
    *("HANGUL", "CJK", "HIRAGANA", "KATAKANA", "KATAKANA-HIRAGANA", "IDEOGRAPHIC", "MODIFIER"),
}


def sentence_around(block: Block, span: Span) -> Span:
    """Return the span of the sentence, or sentences, of a block that hold a span, without white space at its ends."""
    return _stretch(block, span, _plain_ends(block.text))


def publishable_stretch(block: Block, span: Span) -> Span:
    """Return the span of a block that may be published for the tagged words ``span``: at most their sentence."""
    return _stretch(block, span, _all_ends(block.text)) if _has_known_ends(block.text) else span


def _stretch(block: Block, span: Span, ends: Sequence[int]) -> Span:
    """Return the part of a block around a span, up to the nearest of ``ends`` (offsets in the block) on each side."""
    text, offset = block.text, block.span.start
    start = ends[bisect_right(ends, span.start - offset) - 1]
    end = ends[bisect_left(ends, min(span.end - offset, len(text)))]
    words = text[start:end]
    start, end = end - len(words.lstrip()), start + len(words.rstrip())
    return Span(offset + start, offset + max(start, end))


# The results are kept because the tags of one block are looked up one after the other.
@lru_cache(maxsize=8)
def _plain_ends(text: str) -> tuple[int, ...]:
    """Return the offsets at which sentences end, with 0 and the text's length.

    A stop counts only after a lower-case letter, because a capital before it is an initial.
    """
    stops = (found.end() for found in _PLAIN_END.finditer(text) if text[max(0, found.start() - 1)].islower())
    return (0, *stops, len(text))


@lru_cache(maxsize=8)
def _all_ends(text: str) -> tuple[int, ...]:
    """Return the offsets at which sentences may end, with 0 and the text's length."""
    return (0, *(found.end() for found in _ANY_END.finditer(text) if found.end() < len(text)), len(text))


@lru_cache(maxsize=8)
def _has_known_ends(text: str) -> bool:
    return text.isascii() or all(_script(letter) in _KNOWN_SCRIPTS for letter in set(text) if letter.isalpha())


@lru_cache(maxsize=65536)
def _script(letter: str) -> str:
    """Return the first word of a letter's name in Unicode, which names its script."""
    return unicodedata.name(unicodedata.normalize("NFKC", letter)[0], "").partition(" ")[0]
