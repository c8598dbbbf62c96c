"""Align two versions of a row of texts (paragraphs or sentences): find which text of one is which of the other.

Texts are paired in order, so that the pairs have as many words in common as possible. One text may have been divided
into several, or several joined into one. Equal texts that remain without a pair were moved. ``compared_letters``
defines when two texts are equal.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import Literal

from rapidfuzz.distance import LCSseq

from .compared_letters import compared_letters, words_alone

How = Literal["same", "moved", "divided", "punctuation", "reworded", "dropped", "added"]

LEAST_LIKENESS = 0.4  # the lowest likeness, from 0 to 1, of texts that are versions of each other
_MOST_DIVIDED = 3  # the largest number of texts into which one text may have been divided
_BAND = 60  # texts whose places in the two rows are further apart than this are not compared
_LEAST_SHARED = 0.4  # the least share of a part's words that must be in the text that was divided
# How many older and how many newer texts may make a group, the smallest groups first.
_SIZES = sorted(((i, j) for i in range(1, _MOST_DIVIDED + 1) for j in range(1, _MOST_DIVIDED + 1)), key=sum)


@dataclass(frozen=True, slots=True)
class AlignedTexts:
    """Hold which texts of two versions belong together, and how the newer ones differ.

    ``older`` and ``newer`` are ranges of indexes, from 0, in the two rows. ``how`` is ``same``; ``moved``: the same
    text at another place of its row; ``divided``: the same letters, divided into texts at other places;
    ``punctuation``: the same words with other marks; ``reworded``: other words; ``dropped``: only the older row has
    the text; or ``added``: only the newer row has it.
    """

    older: range
    newer: range
    how: How


def align(older: Sequence[str], newer: Sequence[str]) -> tuple[AlignedTexts, ...]:
    """Return which texts belong together, in the order of the newer row; dropped texts are at their former places."""
    return _Alignment(older, newer).found()


def likeness(older: str, newer: str) -> float:
    """Return how alike two texts are, from 0 to 1: the share of their words that both have in the same order."""
    before, after = forms(older), forms(newer)
    total = len(before) + len(after)
    return 2 * LCSseq.similarity(before, after) / total if total else 0


def forms(text: str) -> tuple[str, ...]:
    """Return the words of a text as they are compared here: in lower case, without marks and spaces."""
    read = compared_letters(text)
    words = (read.of(token) for token in read.tokens())
    return tuple(word.casefold() for word in words if words_alone(word))


class _Alignment:
    def __init__(self, older: Sequence[str], newer: Sequence[str]) -> None:
        self._older = [compared_letters(text).letters for text in older]
        self._newer = [compared_letters(text).letters for text in newer]
        self._older_words = [forms(text) for text in older]
        self._newer_words = [forms(text) for text in newer]
        self._shared: dict[tuple[int, int], int] = {}
        left, right = Counter(self._older), Counter(self._newer)
        # Texts that are in both rows equally often: each is paired only with an equal text, or was moved.
        self._equal = {text for text in left if left[text] == right[text]}

    def found(self) -> tuple[AlignedTexts, ...]:
        rows, columns = len(self._older), len(self._newer)
        first = 0
        while first < min(rows, columns) and self._older[first] == self._newer[first]:
            first += 1
        last = 0
        while last < min(rows, columns) - first and self._older[-1 - last] == self._newer[-1 - last]:
            last += 1
        middle = list(self._groups(range(first, rows - last), range(first, columns - last)))
        found = [_pair(n, n, "same") for n in range(first)]
        found += [self._aligned(*group) for group in middle]
        found += [_pair(rows - n, columns - n, "same") for n in range(last, 0, -1)]
        return tuple(self._with_moved(found))

    def _groups(self, older: range, newer: range) -> Iterator[tuple[range, range]]:
        """Yield pairs of ranges (older, newer), in order, whose texts have the most words in common.

        One of the two ranges is empty where a text was dropped or added.
        """
        rows, columns = len(older), len(newer)
        best = [[0.0] * (columns + 1) for _ in range(rows + 1)]
        step = [[(0, 1)] * columns + [(1, 0)] for _ in range(rows + 1)]
        for i in range(rows - 1, -1, -1):
            for j in range(columns - 1, -1, -1):
                choices = [(best[i + 1][j], (1, 0)), (best[i][j + 1], (0, 1))]
                if abs(i * columns - j * rows) <= _BAND * max(rows, columns):
                    choices += [
                        (score + best[i + size[0]][j + size[1]], size)
                        for size, score in self._scored(older[i:], newer[j:])
                    ]
                best[i][j], step[i][j] = max(choices, key=itemgetter(0))
        i = j = 0
        while i < rows or j < columns:
            left, right = step[i][j]
            yield older[i : i + left], newer[j : j + right]
            i, j = i + left, j + right

    def _scored(self, older: range, newer: range) -> Iterator[tuple[tuple[int, int], float]]:
        """Yield the size (older, newer) and the score of each group that can begin with both ranges' first texts.

        If these two texts are equal, only the group of the two is yielded.
        """
        if self._older[older[0]] == self._newer[newer[0]]:
            yield (1, 1), 2 * len(self._older_words[older[0]]) + 1
            return
        common = self._common(older[0], newer[0])
        shorter = min(len(self._older_words[older[0]]), len(self._newer_words[newer[0]]))
        # A text may be a part of the other text only if that has enough of its words.
        for left, right in _SIZES if common and common >= _LEAST_SHARED * shorter else ():
            group = older[:left], newer[:right]
            if left > len(older) or right > len(newer) or not self._may_belong(*group):
                continue
            before = tuple(word for i in group[0] for word in self._older_words[i])
            after = tuple(word for j in group[1] for word in self._newer_words[j])
            common = self._common(older[0], newer[0]) if left == right == 1 else LCSseq.similarity(before, after)
            total = len(before) + len(after)
            if common and 2 * common >= LEAST_LIKENESS * total:
                # Shared words count squared, so that a text added beside another is not taken for a part of it.
                yield (left, right), (2 * common) ** 2 / total

    def _may_belong(self, older: range, newer: range) -> bool:
        """Say whether the older and the newer texts of a group may be versions of each other.

        They may be one text each, one text and its parts, or the same letters divided at other places.
        """
        if any(self._older[i] in self._equal for i in older) or any(self._newer[j] in self._equal for j in newer):
            return False
        if len(older) > 1 and len(newer) > 1:
            ends = self._older[older[0]], self._newer[newer[0]]
            begins = ends[0].startswith(ends[1]) or ends[1].startswith(ends[0])
            return begins and "".join(self._older[i] for i in older) == "".join(self._newer[j] for j in newer)
        if len(older) > 1:
            return all(self._is_part(self._older_words[i], i, newer[0]) for i in older)
        return len(newer) == 1 or all(self._is_part(self._newer_words[j], older[0], j) for j in newer)

    def _is_part(self, part: Sequence[str], older: int, newer: int) -> bool:
        return self._common(older, newer) >= max(1, _LEAST_SHARED * len(part))

    def _common(self, older: int, newer: int) -> int:
        """Return how many words two texts, given by their indexes, have in common in the same order."""
        if (older, newer) not in self._shared:
            self._shared[older, newer] = LCSseq.similarity(self._older_words[older], self._newer_words[newer])
        return self._shared[older, newer]

    def _aligned(self, older: range, newer: range) -> AlignedTexts:
        if not older or not newer:
            return AlignedTexts(older, newer, "dropped" if older else "added")
        left, right = "".join(self._older[i] for i in older), "".join(self._newer[j] for j in newer)
        if left == right:
            return AlignedTexts(older, newer, "same" if len(older) == len(newer) == 1 else "divided")
        return AlignedTexts(older, newer, "punctuation" if words_alone(left) == words_alone(right) else "reworded")

    def _with_moved(self, found: list[AlignedTexts]) -> Iterator[AlignedTexts]:
        """Yield the alignment, with a ``moved`` pair for each text that was dropped here and added elsewhere."""
        dropped = [item.older[0] for item in found if item.how == "dropped"]
        added = [item.newer[0] for item in found if item.how == "added"]
        left, right = Counter(self._older[i] for i in dropped), Counter(self._newer[j] for j in added)
        once = {text for text in left if left[text] == right[text] == 1 and words_alone(text)}
        place = {self._older[i]: i for i in dropped if self._older[i] in once}
        for item in found:
            if item.how == "added" and (text := self._newer[item.newer[0]]) in once:
                yield _pair(place[text], item.newer[0], "moved")
            elif item.how != "dropped" or self._older[item.older[0]] not in once:
                yield item


def _pair(older: int, newer: int, how: How) -> AlignedTexts:
    return AlignedTexts(range(older, older + 1), range(newer, newer + 1), how)
