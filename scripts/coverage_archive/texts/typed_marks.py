"""Replace quotation marks, in all the ways in which people and machines write them, by plain marks.

``plain_marks`` returns the text with plain marks, the pairs of signs that may be quotation marks, and the offset of
each code point in the given text. Examples: <<so>> and &laquo;so&raquo; become «so»; ❝so❞ becomes “so”; ″so″ becomes
"so", but the inch mark of 10″ stays; `so' becomes ‘so', but `so` is a pair of signs. Offsets are code points. All
functions take linear time.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import unescape

from ..model import Span
from .mark_shapes import MISREAD, PLAIN, QUOTING_MARKS, TYPED_TWICE, UNSPACED

WRITABLE = {*QUOTING_MARKS, *"<>\u00a0"}

# A character as HTML (&quot; &#34; &amp;quot;) or JSON (\u201c \") writes it, or “ in UTF-8 read as Windows-1252.
_WRITTEN = re.compile(
    r"&(?:amp;)*(?:#\d{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z]{2,6});|\\u[0-9A-Fa-f]{4}|\\[\"']|â€[œ\x9d™˜]"
)
# Two marks typed for one. The shift operator of 2<<3 is none: it is between letters or digits.
_TYPED_TWICE = re.compile(
    r"(?<![<>])(?:<<(?![<>])|>>(?![<>]))"
    rf"(?:(?<![^\W_]..)|(?<={UNSPACED.pattern}..)|(?![^\W_])|(?={UNSPACED.pattern}))"
    r"|‹‹|››|‚‚|(?<![\w,]),,(?=[^\W_])|(?<=[^\s(\[‘])‘‘(?![^\W_‘])"
)
# A word's edges: no letter or digit beside it, or a letter of a script without spaces.
_BEFORE_WORD = rf"(?:(?<![^\W_])|(?<={UNSPACED.pattern}))"
_AFTER_WORD = rf"(?:(?![^\W_])|(?={UNSPACED.pattern}))"

_HEBREW = "\u05d0-\u05ea"
# צה"ל: a mark between two Hebrew letters marks an abbreviation if one more letter or an ending follows.
_IN_HEBREW_WORD = re.compile(rf"(?<=[{_HEBREW}])(?:\"|''|[“”])(?=[{_HEBREW}])")
_ABBREVIATION_ENDS = re.compile(rf"[{_HEBREW}](?:ים|ית|יות|ות|אות|ניק)?(?![{_HEBREW}])")
# ה"ארץ": letters that are words of their own may be before an opening mark.
_PREFIXES = re.compile(rf"(?<![{_HEBREW}])[ובהכלמש]{{1,3}}\Z")
_LONGEST_PREFIX = 4  # code points before a mark that are searched for such letters

# A prime after a digit means feet, inches, minutes or seconds, unless another prime has opened before it.
_PRIMES = [
    (mark, plain, re.compile(rf"{_BEFORE_WORD}{mark}(?=\S)([^{mark}\n]*){mark}"), re.compile(rf"(?<!\d){mark}"))
    for mark, plain in (("″", '"'), ("′", "'"))
]

_BETWEEN_GRAVES = rf"{_BEFORE_WORD}(?<!`)(?P<run>`{{1,3}})(?=[^\s`])[^`\n]*[^\s`](?P=run)(?!`){_AFTER_WORD}"
_GRAVES = re.compile(_BETWEEN_GRAVES + "|`+")
_OPENING_GRAVE = re.compile(rf"{_BEFORE_WORD}`(?=\S)")

# Angle brackets that look like an HTML tag, an address or an arrow are no quotation marks.
_TAG = "(?:[abipqsu]|br|hr|em|tt|td|tr|th|ul|ol|li|h[1-6]|su[bp]|strong|span|div|code|pre|cite|mark|small|body|html)"
_ANGLES = rf"{_BEFORE_WORD}(?<!<)<+(?!{_TAG}>)(?=[^\s<>/!=\-])[^<>\n@=]*[^\s<>\n@=/\-]>+{_AFTER_WORD}"
_SIGNS = re.compile(rf"{_ANGLES}|[﴿﴾][^﴿﴾\n]+[﴿﴾]|(?<!\w)[ʻʽ](?=\S)[^ʻʽʼ\n]*ʼ(?!\w)|{_BETWEEN_GRAVES}")


@dataclass(frozen=True, slots=True)
class PlainMarks:
    """Hold a text with plain marks, and the pairs of signs that may be quotation marks, in order.

    A span in ``signs`` holds both signs; its offsets are those of ``text``, which is as long as the given text or
    shorter. ``starts`` has the offset in the given text of each code point of ``text``, and of its end.
    """

    text: str
    signs: tuple[Span, ...]
    starts: Sequence[int]

    def origin(self, span: Span) -> Span:
        """Return the span of the given text that became ``span`` of ``text``."""
        return Span(self.starts[span.start], self.starts[span.end])


def plain_marks(text: str) -> PlainMarks:
    """Return a text with plain marks in the place of all other ways to type them."""
    text, starts = _shortened(text, range(len(text) + 1), _WRITTEN, _character)
    text = text.translate(PLAIN)
    text, starts = _shortened(text, starts, _TYPED_TWICE, lambda typed: TYPED_TWICE[typed[0]])
    text = _IN_HEBREW_WORD.sub(_hebrew, text)
    for mark, plain, pair, alone in _PRIMES:
        if mark in text:
            text = alone.sub(plain, pair.sub(rf"{plain}\g<1>{plain}", text))
    signs = tuple(Span(found.start(), found.end()) for found in _SIGNS.finditer(text))
    return PlainMarks(_typewriter(text), signs, starts)


def without_written(text: str) -> str:
    """Return a text with spaces in place of marks written as HTML or JSON, so that no letters of them remain.

    The length stays the same.
    """
    return _WRITTEN.sub(lambda found: " " * len(found[0]) if _character(found[0]) else found[0], text)


def _character(written: str) -> str | None:
    """Return the mark that an HTML or JSON escape, or misread UTF-8, means; None if that is no mark."""
    if written[0] == "&":
        while "&amp;" in written and written != "&amp;":
            written = written.replace("&amp;", "&")
        character = unescape(written)
    else:
        character = MISREAD.get(written) or (chr(int(written[2:], 16)) if written[1] == "u" else written[1])
    return character if character in WRITABLE else None


def _shortened(
    text: str, starts: Sequence[int], pattern: re.Pattern[str], replacement: Callable[[str], str | None]
) -> tuple[str, Sequence[int]]:
    """Replace each match of a pattern by one character, if the match has a replacement.

    Return the new text, and the offset in the given text of each of its code points and of its end.
    """
    pieces: list[str] = []
    places: list[int] = []
    at = 0
    for found in pattern.finditer(text):
        if character := replacement(found[0]):
            pieces += (text[at : found.start()], character)
            places += starts[at : found.start() + 1]
            at = found.end()
    return ("".join([*pieces, text[at:]]), [*places, *starts[at:]]) if pieces else (text, starts)


def _hebrew(found: re.Match[str]) -> str:
    """Return „ for a mark in a Hebrew word if only prefixes precede it, so that it opens; otherwise return ״."""
    text, at = found.string, found.start()
    if _ABBREVIATION_ENDS.match(text, found.end()) or not _PREFIXES.search(text, max(0, at - _LONGEST_PREFIX), at):
        return "״" * len(found[0])
    return "„" * len(found[0])


def _typewriter(text: str) -> str:
    """Return the text with double marks in the place of two single marks typed for one: ''so'', ``so'', ‘‘so’’.

    The length stays, and so do offsets. A grave accent becomes a single mark, unless two are a pair of signs.
    """
    if "`" in text:
        text = _GRAVES.sub(_grave, text)
    text = text.replace("''", '""')
    return text.replace("‘‘", "““").replace("’’", "””") if "‘‘" in text or "„" in text else text


def _grave(found: re.Match[str]) -> str:
    run = found[0]
    if found["run"]:
        return run
    if len(run) > 1:
        return "““" * (len(run) // 2) + "‘" * (len(run) % 2)
    return "‘" if _OPENING_GRAVE.match(found.string, found.start()) else "'"
