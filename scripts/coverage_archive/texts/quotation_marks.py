"""Find what stands in quotation marks, of every script and shape. All other modules ask here.

Text in, spans out. A paragraph is a line. Offsets are Unicode code points. The marks themselves decide; the text's
language matters only where they leave it open. Two marks that may be apostrophes, and a mark that nothing closes or
opens, are doubts: an editor decides. Every function takes linear time.
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
# 《So》 is a title where these languages are written; it is a quotation in North Korea, and may be one elsewhere.
_TITLE_MARKS, _TITLE_LANGUAGES = "《》〈〉", ("zh", "ja")
# Where ’so’ is a quotation.
_RIGHT_OPENS = ("sv", "fi")


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words between quotation marks, with the marks; ``closing`` is empty where the next paragraph goes on with it.

    ``depth`` counts the quotations around it: 0 for an outermost one.
    """

    span: Span
    opening: str
    closing: str
    depth: int = 0


@dataclass(frozen=True, slots=True)
class DoubtfulMark:
    """A mark that may begin or end a quotation, and why that is not sure.

    ``span`` is all that it may quote. ``word`` is the word beside the mark: a tag that holds it settles the doubt.
    """

    span: Span
    word: Span
    mark: str
    doubt: Doubt


@dataclass(frozen=True, slots=True)
class Marks:
    """The quotation marks of a text: what stands in them, nested ones too, in order, and what is doubtful."""

    quotations: tuple[Quotation, ...]
    doubts: tuple[DoubtfulMark, ...]

    @property
    def outermost(self) -> tuple[Quotation, ...]:
        """The quotations that stand in no other; their spans are apart."""
        return tuple(found for found in self.quotations if not found.depth)


def read_marks(text: str, language: str | None = None) -> Marks:
    """Return what stands in quotation marks in a text, and what may. ``language`` is a BCP 47 tag.

    A quotation over several paragraphs gives one ``Quotation`` per paragraph. Marks around no letter or digit count
    as none.
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
    """Return what proposals are made for: the outermost quotations and the likeliest doubts, in order and apart.

    The likeliest doubts are two marks that may be apostrophes, two grave accents (`so`), and all that follows a mark
    that nothing closes, unless it is a straight single one.
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
    """Return the spans of the likely quotations of a text, in order and apart."""
    return [found.span for found in likely_quotations(text, language)]


def first_words(paragraph: str) -> str:
    """Return a paragraph from its first word on: without the spaces and quotation marks that it begins with."""
    return paragraph.lstrip(f" \t\u00a0\u202f{QUOTING_MARKS}")


class _Reader:
    """Reads a text a paragraph at a time, and remembers what the one before left open."""

    def __init__(self, typed: PlainMarks, style: Guillemets, language: str) -> None:
        self.text, self.style = typed.text, style
        self.signs = typed.signs
        self.right_opens = language in _RIGHT_OPENS
        self.no_marks = _TITLE_MARKS if language in _TITLE_LANGUAGES else ""
        self.carried: frozenset[str] = frozenset()
        self.quotations: list[Quotation] = []
        self.doubts: list[DoubtfulMark] = []

    def read(self, start: int, end: int, following: str) -> None:
        """Read the paragraph text[start:end]; ``following`` is the next one."""
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
            # Nothing continues these quotations, so some mark is missing: one level loses the fewest words.
            flat = frozenset(left - continuing)
            paired = PairedMarks(self.text, start, end, self.style, self.carried, flat).pairing()
        self.carried = frozenset(left & continuing)
        return paired

    def _quotations(self, pairs: list[tuple[int, int]], end: int) -> Iterator[Quotation]:
        around: list[Quotation] = []
        word = -1  # the first letter at or after the opening mark; one search for all marks before it
        for at, until in sorted(pairs, key=lambda pair: (pair[0], -pair[1])):
            while around and around[-1].span.end <= at:
                around.pop()
            parent = around[-1].span if around else None
            span = self._tighten(at, until, parent)
            if word < span.start:
                found = _WORD.search(self.text, span.start, end)
                word = found.start() if found else end
            if span != parent and word < span.end:  # else it holds nothing, or the two marks were typed for one
                around.append(Quotation(span, self.text[at], self.text[until] if until < end else "", len(around)))
                yield around[-1]

    def _tighten(self, at: int, until: int, parent: Span | None) -> Span:
        """Leave out the spaces at both ends, and the double marks that stand there with an outermost one."""
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
        """Yield the doubts about marks that stand in no quotation, in order, each with a word that stands in none."""
        outermost = [found.span for found in sure if not found.depth]
        words = [found.span() for found in _WORD.finditer(self.text, start, end)]

        def around(at: int) -> Span | None:
            number = bisect_right(outermost, at, key=lambda span: span.end)
            return outermost[number] if number < len(outermost) and outermost[number].start <= at else None

        told: set[tuple[int, bool]] = set()  # of several marks beside one word, one is asked about
        for at, until, doubt in sorted(unsure):
            opened = doubt != "unopened"
            mark = at if opened else until
            if doubt == "signs" and around(until):  # one of the two signs stands inside a quotation: they are no pair
                continue
            number = bisect_left(words, (mark,)) - (not opened)
            quoted = around(words[number][0]) if 0 <= number < len(words) else None
            if quoted and opened:  # ‘“No,” he said: the word after what is quoted for sure
                number = bisect_left(words, (quoted.end,))
            if around(mark) or not 0 <= number < len(words) or around(words[number][0]):
                continue
            if words[number][0] < until and (number, opened) not in told:
                told.add((number, opened))
                span = self._tighten(at if opened else at - 1, until, None)
                yield DoubtfulMark(span, Span(*words[number]), self.text[mark], doubt)
