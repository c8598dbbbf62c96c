"""Which words several texts share, and which only one has; whatever their order.

Two words that stand next to each other in one text are a *pair*. A word is shared when one of its pairs stands in
another text too; shared words that their pairs join form a *run*, so every run has two words or more. Case,
punctuation and quotation marks do not count. The rule looks at pairs alone, so runs never overlap, sharing is
mutual, words that moved are found, and leaving a text out can only take sharing away.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ..model import Span

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a text: its span there, and the form in which it is compared."""

    span: Span
    form: str


@dataclass(frozen=True, slots=True)
class Mark:
    """What is found of one word: the texts that it is shared with, and the other texts that have it at all.

    ``group`` is the same for runs that share words, in whatever text; None where the word is not shared.
    ``ends_run`` tells that the next word is not of the same run.
    """

    span: Span
    group: int | None
    shared_with: frozenset[int]
    had_by: frozenset[int]
    ends_run: bool = False

    @property
    def own(self) -> bool:
        """Say whether no other text has the word."""
        return not self.had_by


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that stand in the same order, next to each other, in the texts with these numbers."""

    words: tuple[str, ...]
    texts: frozenset[int]
    group: int


def words(text: str, offset: int = 0) -> tuple[Word, ...]:
    """Return the words of a text; spans count from ``offset``."""
    return tuple(
        Word(Span(offset + match.start(), offset + match.end()), match.group().casefold().replace("’", "'"))
        for match in _WORD.finditer(text)
    )


def compare(texts: Sequence[Sequence[Sequence[Word]]]) -> list[list[Mark]]:
    """Return a mark for every word of each text. A text is a list of passages: no pair reaches across two."""
    holders, having = _holders(texts), _having(texts)
    groups = _groups(texts, holders)
    return [
        [mark for passage in text for mark in _marks(number, passage, holders, having, groups)]
        for number, text in enumerate(texts)
    ]


def _marks(
    number: int,
    passage: Sequence[Word],
    holders: Mapping[Pair, set[int]],
    having: Mapping[str, set[int]],
    groups: Mapping[Pair, int],
) -> Iterator[Mark]:
    for at, word in enumerate(passage):
        left = holders[_pair(passage, at - 1)] - {number} if at else set()
        right = holders[_pair(passage, at)] - {number} if at + 1 < len(passage) else set()
        pair = _pair(passage, at) if right else _pair(passage, at - 1) if left else None
        yield Mark(
            word.span,
            groups[pair] if pair else None,
            frozenset(left | right),
            frozenset(having[word.form] - {number}),
            bool(left) and not right,
        )


def _groups(texts: Sequence[Sequence[Sequence[Word]]], holders: Mapping[Pair, set[int]]) -> dict[Pair, int]:
    """Number the shared pairs: pairs that stand in one run, in whatever text, have the same number."""
    union = _Union()
    for text in texts:
        for passage in text:
            for start, end in _stretches(passage, holders):
                for at in range(start, end - 1):
                    union.join(_pair(passage, start), _pair(passage, at))
    numbers: dict[Pair, int] = {}
    return {pair: numbers.setdefault(union.of(pair), len(numbers)) for pair in union.members()}


def phrases(texts: Sequence[Sequence[Sequence[Word]]]) -> list[Phrase]:
    """Return the longest phrases of two words or more that texts share, the most widely shared first.

    A phrase that is part of a longer one is listed only where more texts share it.
    """
    found: dict[tuple[str, ...], set[int]] = defaultdict(set)
    holders = _holders(texts)
    for number, text in enumerate(texts):
        for passage in text:
            forms = tuple(word.form for word in passage)
            for start, end in _stretches(passage, holders):
                for first in range(start, end - 1):
                    for last in range(first + 2, end + 1):
                        found[forms[first:last]].add(number)
    shared = {phrase: frozenset(numbers) for phrase, numbers in found.items() if len(numbers) > 1}
    # How many texts share a phrase that is one word longer, at either end.
    longer: dict[tuple[str, ...], int] = defaultdict(int)
    for phrase, numbers in shared.items():
        for shorter in (phrase[1:], phrase[:-1]):
            longer[shorter] = max(longer[shorter], len(numbers))
    groups = _groups(texts, holders)
    longest = [
        Phrase(phrase, numbers, groups[phrase[0], phrase[1]])
        for phrase, numbers in shared.items()
        if longer[phrase] < len(numbers)
    ]
    return sorted(longest, key=lambda item: (-len(item.texts), -len(item.words), item.words))


def _pair(passage: Sequence[Word], at: int) -> Pair:
    return passage[at].form, passage[at + 1].form


def _holders(texts: Sequence[Sequence[Sequence[Word]]]) -> dict[Pair, set[int]]:
    """Return which texts hold each pair."""
    holders: dict[Pair, set[int]] = defaultdict(set)
    for number, text in enumerate(texts):
        for passage in text:
            for at in range(len(passage) - 1):
                holders[_pair(passage, at)].add(number)
    return holders


def _having(texts: Sequence[Sequence[Sequence[Word]]]) -> dict[str, set[int]]:
    """Return which texts have each word."""
    having: dict[str, set[int]] = defaultdict(set)
    for number, text in enumerate(texts):
        for passage in text:
            for word in passage:
                having[word.form].add(number)
    return having


def _stretches(passage: Sequence[Word], holders: Mapping[Pair, set[int]]) -> Iterator[tuple[int, int]]:
    """Give (first, last + 1) of every longest stretch of words whose pairs other texts hold too."""
    start = 0
    for at in range(len(passage)):
        joined = at + 1 < len(passage) and len(holders[_pair(passage, at)]) > 1
        if not joined:
            if at > start:
                yield start, at + 1
            start = at + 1


class _Union:
    """Sets of pairs that runs join, whatever text they stand in (union-find)."""

    def __init__(self) -> None:
        self._parents: dict[Pair, Pair] = {}

    def members(self) -> list[Pair]:
        return list(self._parents)

    def of(self, pair: Pair) -> Pair:
        self._parents.setdefault(pair, pair)
        while self._parents[pair] != pair:
            self._parents[pair] = self._parents[self._parents[pair]]
            pair = self._parents[pair]
        return pair

    def join(self, left: Pair, right: Pair) -> None:
        self._parents[self.of(right)] = self.of(left)
