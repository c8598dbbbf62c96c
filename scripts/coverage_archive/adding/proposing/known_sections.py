"""Find the section that a paragraph probably belongs to, by its likeness (TF-IDF) to sections of other articles."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import log, sqrt

from ...model import Article, Topic

_LEAST_LIKENESS = 0.12  # the cosine of the weighted words of two texts; a paragraph below it has no section


@dataclass(frozen=True, slots=True)
class KnownSection:
    """Represent a section of other articles, or a topic that is used like a section."""

    id: str
    title: str
    topics: tuple[str, ...]


class KnownSections:
    """Hold all sections of an archive, each with its words in all articles. Rare words have more weight (TF-IDF)."""

    def __init__(self, articles: Iterable[Article], topics: Mapping[str, Topic]) -> None:
        self._words: dict[KnownSection, Counter[str]] = {}
        for topic in topics.values():
            known = KnownSection(topic.id, topic.title, (topic.id,))
            self._words[known] = _telling_words(f"{topic.title} {topic.description or ''}")
        for section in (section for article in articles for section in article.sections):
            known = KnownSection(section.id, section.title, section.topics)
            words = _telling_words(" ".join(block.text for block in section.blocks))
            self._words[known] = self._words.get(known, Counter()) + words
        found = Counter(word for words in self._words.values() for word in words)
        self._rarest = log(1 + len(self._words))
        self._weights = {word: log(1 + len(self._words) / count) for word, count in found.items()}

    def nearest(self, text: str) -> KnownSection | None:
        """Return the section whose words are most like those of ``text``, or None if all are too different."""
        words = _telling_words(text)
        alike = {known: self._likeness(words, theirs) for known, theirs in self._words.items()}
        best = max(alike, key=lambda known: alike[known], default=None)
        return best if best and alike[best] >= _LEAST_LIKENESS else None

    def _likeness(self, ours: Counter[str], theirs: Counter[str]) -> float:
        shared = self._size({word: sqrt(ours[word] * theirs[word]) for word in ours.keys() & theirs.keys()})
        return shared / sqrt(self._size(ours) * self._size(theirs)) if shared else 0.0

    def _size(self, words: Mapping[str, float]) -> float:
        return sum(self._weights.get(word, self._rarest) ** 2 * count for word, count in words.items())


def _telling_words(text: str) -> Counter[str]:
    """Return the counts of the words that show what a text is about: numbers, and longer words without a plural s."""
    words = re.findall(r"[^\W_]+", text.casefold())
    return Counter(word.rstrip("s") for word in words if len(word) > 3 or word.isdigit())
