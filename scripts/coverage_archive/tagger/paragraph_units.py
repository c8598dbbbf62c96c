"""Read a paragraph as a row of units: quotations, mentions (words that may name a speaker), verbs, punctuation marks.

Each unit has a letter for its kind. The reading is shallow on purpose, so that it never fails and takes linear time.
All offsets are code points of the whole text. The letters are those of ``word_classes`` and these:

    Q q quotation (beginning with a capital, or not)       N name       S name or noun phrase with 's
    D noun phrase       B noun phrase without determiner   ^ $ the paragraph's ends
    , . ? : ; - ( ) punctuation
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..model import Span
from .word_classes import BASES, CLASSES, listed, shape_class

MENTIONS = frozenset("NSDBhyiWod")
# Bounds on time and memory that real articles do not reach. Of a longer gap between quotations (code points), only
# the two ends are read. A paragraph with more quotations is read in parts.
_LONGEST_GAP = 3000
_MOST_QUOTES = 64

_TOKEN = re.compile(
    r"(?P<word>[^\W_]+(?:(?:[-&/.@+]|['\u2019](?!s\b))[^\W_]+)*)"
    r"|(?P<possessive>['\u2019]s?(?!\w))"
    r"|--+|[.?!,;:()\u2026\u2013\u2014\u2015-]"
)
_ABBREVIATIONS = listed("units", "abbreviations")
_PUNCTUATION = {
    **{mark: mark for mark in "(),;:.?-"},
    **dict.fromkeys("\u2013\u2014\u2015", "-"),
    "!": "?",
    "\u2026": ".",
}
# Any word may have a capital after these units, so a capital does not show a name there. The word's class decides.
_CAPITAL_PLACES = frozenset("^.?$:-")
_SPEAK_ALONE = listed("units", "speak_alone")


@dataclass(slots=True)
class Reading:
    """Hold a paragraph, or a part of a long one, as a row of units.

    ``codes`` has one letter per unit. ``starts`` and ``ends`` have the offsets of each unit in the text. ``words``
    has one word per unit, in lower case: the last word of a mention, the base form of a reporting verb. ``quotes``
    has the indexes of the units that are quotations, and ``mentions`` of those that may be speakers, both in order.
    """

    codes: str
    starts: list[int]
    ends: list[int]
    words: list[str]
    quotes: list[int]
    mentions: list[int]


Place = tuple[Reading, int]
"""The place of a mention: the reading that contains it, and the index of its unit there."""


def read_paragraph(text: str, start: int, end: int, spans: Sequence[Span]) -> Iterator[Reading]:
    """Yield the readings of the paragraph text[start:end], whose quotations are ``spans``.

    There is one reading for each ``_MOST_QUOTES`` quotations, so there is only one for all but huge paragraphs.
    """
    for first in range(0, max(1, len(spans)), _MOST_QUOTES):
        part = spans[first : first + _MOST_QUOTES]
        rest = spans[first + _MOST_QUOTES : first + _MOST_QUOTES + 1]
        yield _read(text, start, rest[0].start if rest else end, part)
        if part:
            start = part[-1].end


def whole_mention(place: Place) -> Span:
    """Return the span of a mention with the of-phrases that follow it ("Article" -> "Article 4 of the treaty")."""
    reading, unit = place
    codes, words = reading.codes, reading.words
    last = unit
    if codes[unit] in "NDB":
        if codes[last + 1] == "d" and words[last + 1].isdigit():
            last += 1
        for _ in range(2):
            if codes[last + 1] == "p" and words[last + 1] == "of" and codes[last + 2] in "NDBd":
                last += 2
    return Span(reading.starts[unit], reading.ends[last])


def _read(text: str, start: int, end: int, spans: Sequence[Span]) -> Reading:
    row = _Row(text, start)
    at = start
    for span in spans:
        _read_gap(row, at, span.start)
        row.add_quote(span)
        at = span.end
    _read_gap(row, at, end)
    return row.finish(end)


def _read_gap(row: "_Row", start: int, end: int) -> None:
    if end - start <= _LONGEST_GAP:
        row.add_text(start, end)
    else:
        row.add_text(start, start + _LONGEST_GAP // 2)
        row.add_text(end - _LONGEST_GAP // 2, end)


class _Row:
    """Collect the units of a reading from left to right. While ``grows`` is true, a word may extend the last unit."""

    def __init__(self, text: str, start: int) -> None:
        self.text = text
        self.codes = ["^"]
        self.starts = [start]
        self.ends = [start]
        self.words = [""]
        self.quotes: list[int] = []
        self.grows = False

    def add_quote(self, span: Span) -> None:
        self.quotes.append(len(self.codes))
        self._append("q" if self.text[span.start].islower() else "Q", span.start, span.end, "")
        # The mark that ends the quoted words ends the reporter's clause too, or joins it to the next.
        last = _PUNCTUATION.get(self.text[span.end - 1])
        if last and last not in "()":
            self._append(last, span.end, span.end, "")

    def add_text(self, start: int, end: int) -> None:
        self.grows = False
        for found in _TOKEN.finditer(self.text, start, end):
            kind = found.lastgroup
            if kind == "word":
                self._add_word(found.group(), found.start(), found.end())
            elif kind is None:
                self._add_punctuation(found.group(), found.start(), found.end())
            elif self.grows and found.start() == self.ends[-1]:
                self.codes[-1], self.ends[-1] = "S", found.end()

    def finish(self, end: int) -> Reading:
        self._append("$", end, end, "")
        mentions = [
            unit
            for unit, code in enumerate(self.codes)
            if code in MENTIONS and (code != "d" or self.words[unit] in _SPEAK_ALONE)
        ]
        return Reading("".join(self.codes), self.starts, self.ends, self.words, self.quotes, mentions)

    def _append(self, code: str, start: int, end: int, word: str) -> None:
        self.codes.append(code)
        self.starts.append(start)
        self.ends.append(end)
        self.words.append(word)

    def _grow(self, code: str, end: int, word: str) -> None:
        self.codes[-1], self.ends[-1], self.words[-1] = code, end, word

    def _add_word(self, token: str, start: int, end: int) -> None:
        word = token.lower()
        known = CLASSES.get(word)
        code = shape_class(word) if known is None else known
        if token[0].isupper() and self._is_name(token, code, known is None):
            self._add_name(start, end, word)
            return
        last = self.codes[-1]
        if code in "wr":
            if code:
                self._add_noun(code, start, end, word)
            return  # adverbs, of no class, are left out
        if code in "egVG":
            if self.grows and last in "dS":  # "the proposed", "his warning": no verb here
                self._grow("D", end, word)
                return
            if code in "VG":
                if code == "V" and last == "w" and self.words[-1].endswith("s"):
                    self.codes[-1] = "B"  # "critics say"
                word = BASES[word]
        self.grows = code == "d"
        self._append(code, start, end, word)

    def _is_name(self, token: str, code: str, unknown: bool) -> bool:
        """Say whether a capitalised word is (part of) a name. "US" and "WHO" are names; "us" and "who" are not."""
        if unknown or (code in "oWy" and len(token) > 1 and token.isupper()):
            return True
        return code in ("V", "G", "r", "w") and (self.grows or self.codes[-1] not in _CAPITAL_PLACES)

    def _add_name(self, start: int, end: int, word: str) -> None:
        codes = self.codes
        if self.grows:
            self._grow("N", end, word)
        elif codes[-1] == "p" and self.words[-1] == "of" and codes[-2] == "N" and self.ends[-1] + 1 == start:
            for column in (codes, self.starts, self.ends, self.words):  # "Department of Justice"
                column.pop()
            self._grow("N", end, word)
        else:
            self._append("N", start, end, word)
        self.grows = True

    def _add_noun(self, code: str, start: int, end: int, word: str) -> None:
        last = self.codes[-1]
        if self.grows and (last != "N" or code == "r"):
            self._grow("D", end, word)
        elif last == "w":
            self.grows = code == "r"  # "corporate lobbyists": the noun takes in the words before it
            self._grow("B" if self.grows else "w", end, word)
        else:
            self.grows = code == "r"
            self._append("B" if self.grows else "w", start, end, word)

    def _add_punctuation(self, token: str, start: int, end: int) -> None:
        if token == "." and self.ends[-1] == start and self._is_abbreviation(start):
            self.ends[-1] = end
            return
        code = _PUNCTUATION[token[0]]
        if token == "-" and not (self.text[start - 1].isspace() or self.text[end : end + 1].isspace()):
            return
        self.grows = False
        if self.codes[-1] != code or code not in ".?-":
            self._append(code, start, end, "")

    def _is_abbreviation(self, end: int) -> bool:
        """Say whether the word before the full stop at offset ``end`` is an initial, acronym or abbreviation."""
        return self.words[-1] in _ABBREVIATIONS or self.text[max(0, end - 2) : end - 1] in (" ", ".", "(", "")
