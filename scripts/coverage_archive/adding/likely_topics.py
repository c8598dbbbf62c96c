"""What a paragraph is probably about, by the words it shares with the sections of the articles that there are."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import log, sqrt

from ..model import Article, Topic

# Cosine of the weighted words below which two texts are not alike.
_LEAST_LIKENESS = 0.12


@dataclass(frozen=True, slots=True)
class Matter:
    """A section that other articles have, or a topic as if it were one."""

    id: str
    title: str
    topics: tuple[str, ...]


class Matters:
    """All matters of an archive, each with its words."""

    def __init__(self, articles: Iterable[Article], topics: Mapping[str, Topic]) -> None:
        self._words: dict[Matter, Counter[str]] = {}
        for topic in topics.values():
            matter = Matter(topic.id, topic.title, (topic.id,))
            self._words[matter] = Counter(_words(f"{topic.title} {topic.description or ''}"))
        for article in articles:
            for section in article.sections:
                matter = Matter(section.id, section.title, section.topics)
                words = Counter(word for block in section.blocks for word in _words(block.text))
                self._words[matter] = self._words.get(matter, Counter()) + words
        matters = len(self._words)
        found = Counter(word for words in self._words.values() for word in words)
        self._weights = {word: log(1 + matters / count) for word, count in found.items()}
        self._sizes = {matter: self._size(words) for matter, words in self._words.items()}

    def nearest(self, text: str) -> Matter | None:
        """Return the matter whose words are most like those of ``text``, or None where none is alike."""
        words = Counter(_words(text))
        size = self._size(words)
        alike = {matter: self._likeness(words, size, matter) for matter in self._words}
        best = max(alike, key=lambda matter: alike[matter], default=None)
        return best if best and alike[best] >= _LEAST_LIKENESS else None

    def _likeness(self, words: Counter[str], size: float, matter: Matter) -> float:
        theirs = self._words[matter]
        shared = sum(self._weight(word) ** 2 * sqrt(words[word] * theirs[word]) for word in words if word in theirs)
        return shared / sqrt(size * self._sizes[matter]) if shared else 0.0

    def _size(self, words: Counter[str]) -> float:
        return sum(self._weight(word) ** 2 * count for word, count in words.items())

    def _weight(self, word: str) -> float:
        return self._weights.get(word, log(1 + len(self._words)))


def _words(text: str) -> list[str]:
    """Return the words that tell what a text is about: numbers, and longer words without a plural s."""
    return [word.rstrip("s") for word in re.findall(r"[^\W_]+", text.casefold()) if len(word) > 3 or word.isdigit()]
