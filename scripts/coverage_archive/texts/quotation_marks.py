"""Find the words in quotation marks of every script and shape. All other modules find quotations through this one.

The input is text, and the results have spans in Unicode code points. Each line is a paragraph. The marks themselves
decide; the text's language matters only where they leave a question open. Two marks that may be apostrophes, and a
mark that nothing closes or opens, are doubts, which an editor decides. Every function takes linear time.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace

from ..model import Span
from .apostrophes import SingleMarks
from .mark_shapes import DOUBLE_MARKS, FAMILIES, PAIRED_MARKS, QUOTING_MARKS, SINGLE_MARKS, Doubt, Pairing
from .paired_marks import Guillemets, PairedMarks, guillemets_of
from .typed_marks import PlainMarks, plain_marks

_WORD = re.compile(r"[^\W_]+")
_LINE = re.compile(r"[^\n]+")
_MARKS = SINGLE_MARKS + PAIRED_MARKS
_ANY_MARK = re.compile(f"[{_MARKS}]")
# 《So》 is a title in these languages; it is a quotation in North Korea, and may be one elsewhere.
_TITLE_MARKS, _TITLE_LANGUAGES = "《》〈〉", ("zh", "ja")
# The languages in which ’so’ is a quotation.
_RIGHT_OPENS = ("sv", "fi")


@dataclass(frozen=True, slots=True)
class Quotation:
    """Hold the span of words between quotation marks, and the two marks.

    ``closing`` is empty where the quotation goes on in the next paragraph. ``depth`` is the number of quotations
    around this one: 0 for an outermost quotation.
    """

    span: Span
    opening: str
    closing: str
    depth: int = 0


@dataclass(frozen=True, slots=True)
class DoubtfulMark:
    """Hold a mark that may begin or end a quotation, and why that is not sure.

    ``span`` covers all words that the mark may quote. ``word`` is the span of the word beside the mark: a tag that
    covers this word settles the doubt.
    """

    span: Span
    word: Span
    mark: str
    doubt: Doubt


@dataclass(frozen=True, slots=True)
class Marks:
    """Hold the quotations of a text, nested ones too, and its doubtful marks, each in the order of the text."""

    quotations: tuple[Quotation, ...]
    doubts: tuple[DoubtfulMark, ...]

    @property
    def outermost(self) -> tuple[Quotation, ...]:
        """Return the quotations that are in no other quotation; their spans do not overlap."""
        return tuple(found for found in self.quotations if not found.depth)


def read_marks(text: str, language: str | None = None) -> Marks:
    """Return the quotations and the doubtful marks of a text. ``language`` is a BCP 47 tag.

    A quotation over several paragraphs becomes one ``Quotation`` per paragraph. Marks without a letter or digit
    between them are left out.
    """
    typed = plain_marks(text)
    primary = (language or "").partition("-")[0]  # de of de-CH
    reader = _Reader(typed, guillemets_of(typed.text, primary), primary)
    lines = list(_LINE.finditer(typed.text))
    for number, line in enumerate(lines):
        reader.read(line.start(), line.end(), lines[number + 1].group() if number + 1 < len(lines) else "")
    place = typed.origin
    return Marks(
        tuple(replace(found, span=place(found.span)) for found in reader.quotations),
        tuple(replace(found, span=place(found.span), word=place(found.word)) for found in reader.doubts),
    )


def likely_quotations(text: str, language: str | None = None) -> list[Quotation]:
    """Return the quotations for which tags are proposed, in order and without overlaps.

    They are the outermost quotations and the likeliest doubts: two marks that may be apostrophes, two grave accents
    (`so`), and all that follows a mark that nothing closes, unless that mark is a straight single one.
    """
    marks = read_marks(text, language)
    found = list(marks.outermost)
    for each in marks.doubts:
        two = each.doubt == "apostrophes" or (each.doubt == "signs" and each.mark == "`")
        if two or (each.doubt == "unclosed" and each.mark != "'"):
            found.append(Quotation(each.span, each.mark, ""))
    likely: list[Quotation] = []
    for quotation in sorted(found, key=lambda each: (each.span.start, -each.span.end)):
        if not likely or quotation.span.start >= likely[-1].span.end:
            likely.append(quotation)
    return likely


def quotation_spans(text: str, language: str | None = None) -> list[Span]:
    """Return the spans of the likely quotations of a text, in order and without overlaps."""
    return [found.span for found in likely_quotations(text, language)]


def first_words(paragraph: str) -> str:
    """Return a paragraph without the spaces and quotation marks at its beginning."""
    return paragraph.lstrip(f" \t\u00a0\u202f{QUOTING_MARKS}")


class _Reader:
    """Read a text paragraph by paragraph, and remember which marks the previous paragraph left open."""

    def __init__(self, typed: PlainMarks, style: Guillemets, language: str) -> None:
        self.text, self.style = typed.text, style
        self.signs = typed.signs
        self.right_opens = language in _RIGHT_OPENS
        self.no_marks = _TITLE_MARKS if language in _TITLE_LANGUAGES else ""
        self.carried: frozenset[str] = frozenset()
        self.quotations: list[Quotation] = []
        self.doubts: list[DoubtfulMark] = []

    def read(self, start: int, end: int, following: str) -> None:
        """Read the paragraph text[start:end]; ``following`` is the text of the next paragraph."""
        first, last = bisect_left(self.signs, Span(start, start)), bisect_left(self.signs, Span(end, end))
        signs: list[tuple[int, int, Doubt]] = [(it.start, it.end - 1, "signs") for it in self.signs[first:last]]
        if not signs and not _ANY_MARK.search(self.text, start, end):
            self.carried = frozenset()
            return
        paired = self._pair(start, end, following)
        left_open = [(at, until) for at, until, doubt in paired.doubts if doubt == "unclosed"]
        goes_on = [(at, until) for at, until in left_open if until == end and FAMILIES[self.text[at]] in self.carried]
        singles = SingleMarks(self.text, start, end, self.right_opens).pairing([*paired.pairs, *left_open], following)
        pairs = [pair for pair in paired.pairs if self.text[pair[0]] not in self.no_marks]
        sure = list(self._quotations([*pairs, *goes_on, *singles.pairs], end))
        unsure = [
            (at, until, doubt)
            for at, until, doubt in paired.doubts
            if (at, until) not in goes_on and (doubt != "unopened" or self.text[until] not in self.no_marks)
        ]
        self.quotations += sure
        if unsure := [*unsure, *singles.doubts, *signs]:
            self.doubts += self._doubts(start, end, unsure, sure)

    def _pair(self, start: int, end: int, following: str) -> Pairing:
        begins = following.lstrip()[:1]
        continuing = {FAMILIES[begins]} if begins and begins in DOUBLE_MARKS + "«»" else set()
        paired = PairedMarks(self.text, start, end, self.style, self.carried).pairing()
        left = {FAMILIES[self.text[at]] for at, until, doubt in paired.doubts if doubt == "unclosed" and until == end}
        if left - continuing:
            # Nothing continues these quotations, so a mark is missing: without nesting, the fewest words are lost.
            flat = frozenset(left - continuing)
            paired = PairedMarks(self.text, start, end, self.style, self.carried, flat).pairing()
        self.carried = frozenset(left & continuing)
        return paired

    def _quotations(self, pairs: list[tuple[int, int]], end: int) -> Iterator[Quotation]:
        around: list[Quotation] = []
        word = -1  # offset of the first word at or after the opening mark; one search serves all marks before it
        for at, until in sorted(pairs, key=lambda pair: (pair[0], -pair[1])):
            while around and around[-1].span.end <= at:
                around.pop()
            parent = around[-1].span if around else None
            span = self._tighten(at, until, parent)
            if word < span.start:
                found = _WORD.search(self.text, span.start, end)
                word = found.start() if found else end
            if span != parent and word < span.end:  # else it has no word, or two marks were typed for one
                around.append(Quotation(span, self.text[at], self.text[until] if until < end else "", len(around)))
                yield around[-1]

    def _tighten(self, at: int, until: int, parent: Span | None) -> Span:
        """Return the span between two marks, without spaces at its ends and within the span ``parent``.

        In an outermost pair of double marks, further double marks at the ends are left out too.
        """
        text, start, end = self.text, at + 1, until
        drop = DOUBLE_MARKS if text[at : at + 1] in DOUBLE_MARKS and not parent else ""
        while start < end and (text[start].isspace() or text[start] in drop):
            start += 1
        while end > start and (text[end - 1].isspace() or text[end - 1] in drop):
            end -= 1
        return Span(max(start, parent.start), min(end, parent.end)) if parent else Span(start, end)

    def _doubts(
        self, start: int, end: int, unsure: list[tuple[int, int, Doubt]], sure: list[Quotation]
    ) -> Iterator[DoubtfulMark]:
        """Yield the doubtful marks outside all quotations, in order, each with a word beside it that is in none."""
        outermost = [found.span for found in sure if not found.depth]
        words = [found.span() for found in _WORD.finditer(self.text, start, end)]

        def around(at: int) -> Span | None:
            number = bisect_right(outermost, at, key=lambda span: span.end)
            return outermost[number] if number < len(outermost) and outermost[number].start <= at else None

        told: set[tuple[int, bool]] = set()  # of several marks beside one word, only one is a doubt
        for at, until, doubt in sorted(unsure):
            opened = doubt != "unopened"
            mark = at if opened else until
            if doubt == "signs" and around(until):  # one of the two signs stands inside a quotation: they are no pair
                continue
            number = bisect_left(words, (mark,)) - (not opened)
            quoted = around(words[number][0]) if 0 <= number < len(words) else None
            if quoted and opened:  # ‘“No,” he said: take the word after the sure quotation
                number = bisect_left(words, (quoted.end,))
            if around(mark) or not 0 <= number < len(words) or around(words[number][0]):
                continue
            if words[number][0] < until and (number, opened) not in told:
                told.add((number, opened))
                span = self._tighten(at if opened else at - 1, until, None)
                yield DoubtfulMark(span, Span(*words[number]), self.text[mark], doubt)
