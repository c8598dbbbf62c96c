"""Which phrases several texts share, and which words only one has; whatever the order of the phrases.

Words that stand side by side, in the same order, in texts of two outlets are a *shared phrase* if they are rare in
news, in each of the places: two of them or more say something (they are neither names nor among the words that nearly
every article has), and their pairs, less those with a name, are together as rare as one article in a thousand
(``rarity``). Case, punctuation and quotation marks do not count. A phrase is as long as two texts allow.

A word is shared with another text if one of their shared phrases stands around it. That depends on these two texts
and on the table of pairs, on no third text. So sharing is mutual, phrases that moved are found, and leaving a text
out takes its own sharing away and changes no other: who chooses some of the texts need not compare anew.

The longest phrase around a word that another text in view has too is *the word's phrase* (of equals the first by the
alphabet). Phrases that are some word's have letters: a, b, c as they first end, reading text after text.
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

MUST_SAY_SOMETHING = 2  # of a shared phrase's words

Forms = tuple[str, ...]


class Word(NamedTuple):  # which is made faster than a dataclass: an archive has millions
    """One word of a text: its span there, the form that is compared, and whether it is written as names are.

    ``form`` is in one spelling (``folding.letters``); ``plain`` is the word as written, in small letters.
    """

    span: Span
    form: str
    plain: str
    capital: bool


@dataclass(frozen=True, slots=True)
class Text:
    """What is compared: passages of one outlet, in one language; no phrase reaches across two passages."""

    outlet: str
    passages: Sequence[Sequence[Word]]
    language: str | None = "en"


class Weight(NamedTuple):
    """How rare it is that a word follows the one before it (``rarity``), and whether the word says something."""

    bits: int
    says: bool


@dataclass(frozen=True, slots=True)
class Place:
    """Where a phrase stands: the number of the text, and the span from its first word to its last."""

    text: int
    span: Span


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that stand side by side in all its places, in reading order; these are in two outlets or more."""

    words: Forms
    places: tuple[Place, ...]

    @property
    def texts(self) -> frozenset[int]:
        """The texts that share the phrase."""
        return frozenset(place.text for place in self.places)


@dataclass(frozen=True, slots=True)
class Mark:
    """What is found of one word. Texts of its own outlet, and texts in another language, never count.

    ``phrases`` are the numbers of the shared phrases around it, the longest first; ``ending`` those that end with it,
    the shortest first; ``shared_with`` the texts that have one of them; ``had_by`` those that have the word at all.
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
    """Hold what several texts share: the phrases, the longest first, and for every word of each text its phrases."""

    phrases: tuple[Phrase, ...]
    marks: tuple[tuple[Mark, ...], ...]

    def letters(self) -> dict[int, str]:
        """Return the phrases' letters by number, in the letters' order."""
        all_marks = [mark for marks in self.marks for mark in marks]
        lettered = {mark.phrases[0] for mark in all_marks if mark.phrases}
        ending = dict.fromkeys(number for mark in all_marks for number in mark.ending if number in lettered)
        return {number: _letter(at) for at, number in enumerate(ending)}


def are_compared(one: Text, other: Text) -> bool:
    """Say whether two texts are of different outlets, and not of two languages that are both known."""
    return one.outlet != other.outlet and in_one_language(one.language, other.language)


def in_one_language(one: str | None, other: str | None) -> bool:
    """Say whether texts of two languages (BCP 47 tags) may be compared: not where both are known, and differ."""
    return not one or not other or one.partition("-")[0].lower() == other.partition("-")[0].lower()


def words(text: str, offset: int = 0) -> tuple[Word, ...]:
    """Return the words of a text; spans count from ``offset``."""
    found = []
    for match in _WORD.finditer(text):
        word = match.group()
        span = Span(offset + match.start(), offset + match.end())
        capital = word[0].isupper() or word[0].isdigit()
        found.append(Word(span, folding.letters(word), word.casefold().replace("’", "'"), capital))
    return tuple(found)


def word_spans(text: str, offset: int = 0) -> Iterator[Span]:
    """Yield where the words of a text stand, counted from ``offset``."""
    return (Span(offset + match.start(), offset + match.end()) for match in _WORD.finditer(text))


def count_words(text: str) -> int:
    """Return how many words a text has."""
    return len(_WORD.findall(text))


def weighed(passage: Sequence[Word], language: str | None) -> list[Weight]:
    """Return how much each word of a passage counts for a shared phrase, in the language of its text."""
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
    """Return what texts of different outlets share. The numbers in the answer count ``texts`` from 0."""
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
    """The words of all texts in a row; after each passage a form of its own, so that no phrase reaches across."""

    def __init__(self, texts: Sequence[Text]) -> None:
        self.words: dict[int, Word] = {}
        self.text: list[int] = []
        self.siblings = [
            {at for at, other in enumerate(texts) if not are_compared(text, other)} for text in texts
        ]  # for each text those that it is not compared with, itself included
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
        """Return the phrases that count in two outlets and cannot be made longer there."""
        spans = {
            (here, here + length)
            for here, there, length in self._common()
            if self._counts(here, here + length) and self._counts(there, there + length)
        }
        return {self.forms[start:end] for start, end in spans}

    def places(self, phrase: Forms) -> list[int]:
        """Return where a phrase starts, wherever it counts, in reading order."""
        length = len(phrase)
        return [
            at
            for at in self._pairs[phrase[:2]]
            if self.forms[at : at + length] == phrase and self._counts(at, at + length)
        ]

    def place(self, start: int, end: int) -> Place:
        """Return the place of the words from ``start`` to ``end`` in their text."""
        return Place(self.text[start], Span(self.words[start].span.start, self.words[end - 1].span.end))

    def _counts(self, start: int, end: int) -> bool:
        """Say whether the words from ``start`` to ``end`` are rare enough in news, as they are written here."""
        says = self._saying[end] - self._saying[start]
        return says >= MUST_SAY_SOMETHING and self._bits[end - 1] - self._bits[start] >= rarity.RARE

    def _common(self) -> Iterator[tuple[int, int, int]]:
        """Yield (start, other start, length) of equal words of two outlets that cannot be made longer in both."""
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
    """Return a, b, ... z, aa, ab, ..."""
    higher, own = divmod(number, len(ascii_lowercase))
    return (_letter(higher - 1) if higher else "") + ascii_lowercase[own]
