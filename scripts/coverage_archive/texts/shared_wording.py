"""Find the phrases that several texts share, in whatever order.

Words that are side by side, in the same order, in texts of two outlets are a *shared phrase* if they are rare in
news, in each of the places: two of them or more say something (they are neither names nor among the words that nearly
every article has), and their pairs, less those with a name, are together as rare as one article in a thousand
(``rarity``). Case, punctuation and quotation marks do not count. A phrase is as long as two texts allow.

Whether two texts share a phrase depends on these two texts and on the table of pairs, on no third text. So sharing is
mutual, phrases that moved are found, and leaving a text out changes nothing between the other texts.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, combinations
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
    """Represent words that are side by side in texts of two or more outlets, with their places in reading order.

    ``is_longest`` says whether it is the longest shared phrase around one of its words. Of equally long ones, the
    first by the alphabet counts as the longest.
    """

    words: Forms
    places: tuple[Place, ...]
    is_longest: bool

    @property
    def texts(self) -> frozenset[int]:
        """Return the indexes of the texts that share the phrase."""
        return frozenset(place.text for place in self.places)


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


def compare(texts: Sequence[Text]) -> tuple[Phrase, ...]:
    """Return the phrases that texts of different outlets share, the longest first, then in the alphabet's order.

    The indexes in the result count ``texts`` from 0.
    """
    row = _Row(texts)
    phrases: list[Phrase] = []
    inside: set[int] = set()  # the positions in the row that are inside a phrase so far
    for words in sorted(row.shared(), key=lambda words: (-len(words), words)):
        starts, length = row.places(words), len(words)
        held = {at for start in starts for at in range(start, start + length)}
        places = tuple(row.place(start, start + length) for start in starts)
        phrases.append(Phrase(words, places, is_longest=not held <= inside))
        inside |= held
    return tuple(phrases)


def in_reading_order(phrases: Iterable[Phrase]) -> list[Phrase]:
    """Return phrases in the order in which they first end, text after text; where two end, the shorter is first."""

    def first_end(phrase: Phrase) -> tuple[int, int, int]:
        first = phrase.places[0]
        return first.text, first.span.end, len(phrase.words)

    return sorted(phrases, key=first_end)


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
        self._pairs: dict[Forms, list[int]] = defaultdict(list)
        for at in self.words:
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
