"""Find the phrases that several texts share, in whatever order, and the words that only one text has.

Words that are side by side, in the same order, in texts of two outlets are a *shared phrase* if they are rare in
news, in each of the places: two of them or more say something (they are neither names nor among the words that nearly
every article has), and their pairs, less those with a name, are together as rare as one article in a thousand
(``rarity``). Case, punctuation and quotation marks do not count. A phrase is as long as two texts allow.

A word is shared with another text if it is part of a phrase that the two texts share. That depends on these two texts
and on the table of pairs, on no third text. So sharing is mutual, phrases that moved are found, and leaving a text
out changes nothing between the other texts: a reader who chooses some of the texts needs no new comparison.

The longest phrase around a word that another text in view has too is *the word's phrase* (of equally long ones the
first by the alphabet). Phrases that are some word's phrase have letters: a, b, c in the order in which they first
end, reading text after text.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, combinations
from string import ascii_lowercase
from typing import NamedTuple

from ..model import Span
from . import folding, rarity

_WORD = re.compile(
    r"(?:[^\W\d_]\.)+[^\W\d_](?![^\W_])"  # initials
    r"|[^\W_]+(?:['’ʼ′`´][^\W_]+)*"
)

MUST_SAY_SOMETHING = 2  # how many words of a shared phrase must say something

Forms = tuple[str, ...]


class Word(NamedTuple):  # faster to make than a dataclass: an archive has millions
    """Hold one word of a text: its span there, the form that is compared, and whether it is written as names are.

    ``form`` is in one spelling (``folding.letters``). ``plain`` is the word as written, in lower case. ``capital``
    says whether it begins with a capital or a digit.
    """

    span: Span
    form: str
    plain: str
    capital: bool


@dataclass(frozen=True, slots=True)
class Text:
    """Hold the text to compare: passages of one outlet, in one language. No phrase reaches across two passages."""

    outlet: str
    passages: Sequence[Sequence[Word]]
    language: str | None = "en"


class Weight(NamedTuple):
    """Hold how rare a word is after the one before it, in hundredths of a bit, and whether it says something."""

    bits: int
    says: bool


@dataclass(frozen=True, slots=True)
class Place:
    """Hold where a phrase is: the index of the text, and the span from its first word to its last."""

    text: int
    span: Span


@dataclass(frozen=True, slots=True)
class Phrase:
    """Represent words that are side by side in texts of two or more outlets, with their places in reading order."""

    words: Forms
    places: tuple[Place, ...]

    @property
    def texts(self) -> frozenset[int]:
        """Return the indexes of the texts that share the phrase."""
        return frozenset(place.text for place in self.places)


@dataclass(frozen=True, slots=True)
class Mark:
    """Hold what a comparison found about one word of a text.

    ``phrases`` are the indexes of the shared phrases around the word, the longest first. ``ending`` are the indexes
    of those that end with it, the shortest first. ``shared_with`` are the indexes of the texts that share one of
    these phrases, and ``had_by`` of those that have the word at all. Texts of the word's own outlet, and texts in
    another language, never count.
    """

    span: Span
    phrases: tuple[int, ...]
    ending: tuple[int, ...]
    shared_with: frozenset[int]
    had_by: frozenset[int]

    @property
    def own(self) -> bool:
        """Say whether no other outlet has the word."""
        return not self.had_by


@dataclass(frozen=True, slots=True)
class Comparison:
    """Hold what several texts share: the phrases, the longest first, and for every word of each text its phrases.

    ``marks`` has one tuple for each text, in the order of the texts, with one mark for each word.
    """

    phrases: tuple[Phrase, ...]
    marks: tuple[tuple[Mark, ...], ...]

    def letters(self) -> dict[int, str]:
        """Return {index of the phrase: its letter}, in the order of the letters."""
        all_marks = [mark for marks in self.marks for mark in marks]
        lettered = {mark.phrases[0] for mark in all_marks if mark.phrases}
        ending = dict.fromkeys(number for mark in all_marks for number in mark.ending if number in lettered)
        return {number: _letter(at) for at, number in enumerate(ending)}


def are_compared(one: Text, other: Text) -> bool:
    """Say whether two texts are of different outlets, and not known to be in different languages."""
    return one.outlet != other.outlet and in_one_language(one.language, other.language)


def in_one_language(one: str | None, other: str | None) -> bool:
    """Say whether texts in two languages (BCP 47 tags) may be compared: they may unless both are known and differ."""
    return not one or not other or one.partition("-")[0].lower() == other.partition("-")[0].lower()


def words(text: str, offset: int = 0) -> tuple[Word, ...]:
    """Return the words of a text, in order; their spans count from ``offset``, in code points."""
    found = []
    for match in _WORD.finditer(text):
        word = match.group()
        span = Span(offset + match.start(), offset + match.end())
        capital = word[0].isupper() or word[0].isdigit()
        found.append(Word(span, folding.letters(word), word.casefold().replace("’", "'"), capital))
    return tuple(found)


def word_spans(text: str, offset: int = 0) -> Iterator[Span]:
    """Yield the span of each word of a text, counted from ``offset`` in code points."""
    return (Span(offset + match.start(), offset + match.end()) for match in _WORD.finditer(text))


def count_words(text: str) -> int:
    """Return how many words a text has."""
    return len(_WORD.findall(text))


def weighed(passage: Sequence[Word], language: str | None) -> list[Weight]:
    """Return the weight of each word of a passage for shared phrases, in the order of the words.

    ``language`` is the language of the text, a BCP 47 tag.
    """
    known = rarity.of(language)
    weights: list[Weight] = []
    before = None  # the word before, unless that is a name
    for word in passage:
        name = known.is_name(word.plain, word.capital)
        bits = known.of_pair(before, word.plain) if before is not None and not name else 0
        weights.append(Weight(bits, not name and word.plain not in known.everywhere))
        before = None if name else word.plain
    return weights


def compare(texts: Sequence[Text]) -> Comparison:
    """Return what texts of different outlets share. The indexes in the result count ``texts`` from 0."""
    row = _Row(texts)
    phrases: list[Phrase] = []
    around: list[list[int]] = [[] for _ in row.forms]
    ending: list[list[int]] = [[] for _ in row.forms]
    for number, words in enumerate(sorted(row.shared(), key=lambda words: (-len(words), words))):
        starts, length = row.places(words), len(words)
        phrases.append(Phrase(words, tuple(row.place(start, start + length) for start in starts)))
        for start in starts:
            for at in range(start, start + length):
                around[at].append(number)
            ending[start + length - 1].insert(0, number)
    holding = [phrase.texts for phrase in phrases]
    marks: list[list[Mark]] = [[] for _ in texts]
    for at, word in row.words.items():
        numbers = tuple(dict.fromkeys(around[at]))  # a phrase may overlap itself: "on and on and on"
        siblings = row.siblings[row.text[at]]
        shared_with = frozenset().union(*(holding[number] for number in numbers)) - siblings
        had_by = frozenset(row.having[word.form] - siblings)
        marks[row.text[at]].append(Mark(word.span, numbers, tuple(ending[at]), shared_with, had_by))
    return Comparison(tuple(phrases), tuple(map(tuple, marks)))


class _Row:
    """Hold the words of all texts in a row, with a unique form after each passage, so that no phrase crosses it."""

    def __init__(self, texts: Sequence[Text]) -> None:
        self.words: dict[int, Word] = {}
        self.text: list[int] = []
        self.siblings = [
            {at for at, other in enumerate(texts) if not are_compared(text, other)} for text in texts
        ]  # for each text, the indexes of the texts with which it is not compared, itself included
        forms: list[str] = []
        bits: list[int] = []  # how rare it is that a word follows the one before it
        saying: list[bool] = []  # whether a word says something
        for number, text in enumerate(texts):
            for passage in text.passages:
                for word, weight in zip(passage, weighed(passage, text.language), strict=True):
                    bits.append(weight.bits)
                    saying.append(weight.says)
                    self.words[len(forms)] = word
                    forms.append(word.form)
                bits.append(0)
                saying.append(False)
                forms.append(f"\n{len(forms)}")
                self.text += [number] * (len(passage) + 1)
        self.forms = tuple(forms)
        self._bits, self._saying = list(accumulate(bits)), list(accumulate(saying, initial=0))
        self.having: dict[str, set[int]] = defaultdict(set)
        self._pairs: dict[Forms, list[int]] = defaultdict(list)
        for at in self.words:
            self.having[self.forms[at]].add(self.text[at])
            self._pairs[self.forms[at : at + 2]].append(at)

    def shared(self) -> set[Forms]:
        """Return the phrases that are rare enough in two outlets and cannot be made longer there."""
        spans = {
            (here, here + length)
            for here, there, length in self._common()
            if self._counts(here, here + length) and self._counts(there, there + length)
        }
        return {self.forms[start:end] for start, end in spans}

    def places(self, phrase: Forms) -> list[int]:
        """Return the positions in the row at which a phrase starts and is rare enough, in reading order."""
        length = len(phrase)
        return [
            at
            for at in self._pairs[phrase[:2]]
            if self.forms[at : at + length] == phrase and self._counts(at, at + length)
        ]

    def place(self, start: int, end: int) -> Place:
        """Return the place, in its text, of the words from position ``start`` of the row up to ``end`` (excluded)."""
        return Place(self.text[start], Span(self.words[start].span.start, self.words[end - 1].span.end))

    def _counts(self, start: int, end: int) -> bool:
        """Say whether the row's words from position ``start`` up to ``end`` (excluded) are rare enough in news."""
        says = self._saying[end] - self._saying[start]
        return says >= MUST_SAY_SOMETHING and self._bits[end - 1] - self._bits[start] >= rarity.RARE

    def _common(self) -> Iterator[tuple[int, int, int]]:
        """Yield (start, other start, length) of each longest run of equal words that two outlets have in common."""
        forms = self.forms
        for starts in self._pairs.values():
            for here, there in combinations(starts, 2):
                if forms[here - 1] == forms[there - 1] or self.text[there] in self.siblings[self.text[here]]:
                    continue
                length = 2
                while forms[here + length] == forms[there + length]:
                    length += 1
                yield here, there, length


def _letter(number: int) -> str:
    """Return a, b, ... z, aa, ab, ... for the numbers 0, 1, ... 25, 26, 27, ..."""
    higher, own = divmod(number, len(ascii_lowercase))
    return (_letter(higher - 1) if higher else "") + ascii_lowercase[own]
