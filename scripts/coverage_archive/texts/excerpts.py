"""Which stretch of a text may be published for a tag: so cautious that it never holds a sentence without a tag.

An end of a sentence too many shows a few words less; an end too few would publish a sentence that nobody tagged.
Therefore every mark that may end a sentence ends the stretch, abbreviations included: those that Unicode names full
stop, question mark, danda and the like (Sentence_Terminal, https://www.unicode.org/reports/tr29/). Where a text has
letters of a script whose ends are not known here, such as Thai, which has no such marks, the tagged words alone are
published.
"""

import re
import unicodedata
from bisect import bisect_left, bisect_right
from functools import lru_cache

from ..model import Block, Span

_STOPS = "!?.…‼⁇⁈⁉\u037e"
_STOPS_WITHOUT_A_SPACE = "。｡！？．︒﹒﹖﹗।॥։።፧۔؟܁܂"
_CLOSING = "\"'”’»›)\\]）】」』〉》〕］｣״׳“‘"
# Before a name: no sentence ends in one of these.
_TITLE_NAMES = ("Mr", "Mrs", "Ms", "Dr", "Prof", "Gen", "Sen", "Rep", "Gov", "Lt", "Col")
_TITLES = "".join(rf"(?<!\b{title})" for title in _TITLE_NAMES)
_END = re.compile(
    rf"{_TITLES}[{_STOPS}]+[{_CLOSING}\s]*\s"
    rf"|[{_STOPS_WITHOUT_A_SPACE}]+[{_CLOSING}]*"
    rf"|(?<=[^\s.]{{2}})[{_STOPS}]+[{_CLOSING}]*(?=[^\W\d_])"  # the space after the stop is missing
    r"|;\s(?=\W*[\u0370-\u03ff\u1f00-\u1fff])"  # Greek asks with a semicolon
    r"|[\n\r\u2028\u2029]+"
)
# The first words of the names that Unicode gives their letters. tests/texts/test_excerpts.py tries each script.
_KNOWN_SCRIPTS = {
    *("LATIN", "CYRILLIC", "GREEK", "ARMENIAN", "GEORGIAN", "HEBREW", "ARABIC", "DEVANAGARI", "BENGALI", "ETHIOPIC"),
    *("HANGUL", "CJK", "HIRAGANA", "KATAKANA", "KATAKANA-HIRAGANA", "IDEOGRAPHIC", "MODIFIER"),
}


def publishable_stretch(block: Block, span: Span) -> Span:
    """Return the stretch of a block that may be published for the tagged words ``span``: at most their sentence."""
    text, offset = block.text, block.span.start
    if not _has_known_ends(text):
        return span
    ends = _ends(text)
    start, end = span.start - offset, min(span.end - offset, len(text))
    start = ends[bisect_right(ends, start) - 1]
    end = ends[bisect_left(ends, end)]
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return Span(offset + start, offset + end)


@lru_cache(maxsize=8)  # of one block, several tags are asked about, one after the other
def _ends(text: str) -> tuple[int, ...]:
    """Return where sentences may end, with the text's own beginning and end."""
    return (0, *(found.end() for found in _END.finditer(text) if found.end() < len(text)), len(text))


@lru_cache(maxsize=8)
def _has_known_ends(text: str) -> bool:
    return text.isascii() or all(_script(letter) in _KNOWN_SCRIPTS for letter in set(text) if letter.isalpha())


@lru_cache(maxsize=65536)
def _script(letter: str) -> str:
    """Return the first word of a letter's name in Unicode, which tells its script."""
    return unicodedata.name(unicodedata.normalize("NFKC", letter)[0], "").partition(" ")[0]
