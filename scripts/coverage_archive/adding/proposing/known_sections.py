"""Which section a paragraph probably belongs to, by the words that it shares with those of other articles."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import log, sqrt

from ...model import Article, Topic

# Cosine of the weighted words below which two texts are not alike.
_LEAST_LIKENESS = 0.12


@dataclass(frozen=True, slots=True)
class KnownSection:
    """A section that other articles have, or a topic as if it were one."""

    id: str
    title: str
    topics: tuple[str, ...]


class KnownSections:
    """All sections of an archive, each with its words in every article."""

    def __init__(self, articles: Iterable[Article], topics: Mapping[str, Topic]) -> None:
        self._words: dict[KnownSection, Counter[str]] = {}
        for topic in topics.values():
            known = KnownSection(topic.id, topic.title, (topic.id,))
            self._words[known] = Counter(_telling_words(f"{topic.title} {topic.description or ''}"))
        for article in articles:
            for section in article.sections:
                known = KnownSection(section.id, section.title, section.topics)
                words = Counter(word for block in section.blocks for word in _telling_words(block.text))
                self._words[known] = self._words.get(known, Counter()) + words
        found = Counter(word for words in self._words.values() for word in words)
        self._weights = {word: log(1 + len(self._words) / count) for word, count in found.items()}
        self._sizes = {known: self._size(words) for known, words in self._words.items()}

    def nearest(self, text: str) -> KnownSection | None:
        """Return the section whose words are most like those of ``text``, or None where none is alike."""
        words = Counter(_telling_words(text))
        size = self._size(words)
        alike = {known: self._likeness(words, size, known) for known in self._words}
        best = max(alike, key=lambda known: alike[known], default=None)
        return best if best and alike[best] >= _LEAST_LIKENESS else None

    def _likeness(self, words: Counter[str], size: float, known: KnownSection) -> float:
        theirs = self._words[known]
        shared = sum(self._weight(word) ** 2 * sqrt(words[word] * theirs[word]) for word in words if word in theirs)
        return shared / sqrt(size * self._sizes[known]) if shared else 0.0

    def _size(self, words: Counter[str]) -> float:
        return sum(self._weight(word) ** 2 * count for word, count in words.items())

    def _weight(self, word: str) -> float:
        return self._weights.get(word, log(1 + len(self._words)))


def _telling_words(text: str) -> list[str]:
    """Return the words that tell what a text is about: numbers, and longer words without a plural s."""
    return [word.rstrip("s") for word in re.findall(r"[^\W_]+", text.casefold()) if len(word) > 3 or word.isdigit()]
