"""Find the section that a paragraph probably belongs to.

A paragraph that names an article of a document ("Article 5") belongs to the section with this number in its title.
Otherwise, its likeness (TF-IDF) to the sections of other articles and to the titles of topics decides.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import log, sqrt

from ...model import Article, Element, Topic

_LEAST_LIKENESS = 0.12  # the cosine of the weighted words of two texts; a paragraph below it has no section
_FEWEST_SHARED = 2  # words
_ARTICLE = re.compile(
    r"(?:art(?:icle|\.|ikel|icolo|ículo|igo)s?|стат\w{1,3}|пункт\w{0,2})\s*(\d+)|[제第]\s?(\d+)\s?[조条條]",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class KnownSection:
    """Represent a section of other articles, or a topic that is used like a section."""

    id: str
    title: str
    topics: tuple[str, ...]


class KnownSections:
    """Hold all sections of an archive, each with its words in all articles. Rare words have more weight (TF-IDF)."""

    def __init__(
        self, articles: Iterable[Article], topics: Mapping[str, Topic], elements: Iterable[Element] = ()
    ) -> None:
        self._words: dict[KnownSection, Counter[str]] = {}
        wordings = {id_: " ".join(w for it in elements if it.topic == id_ for w in it.aliases) for id_ in topics}
        for topic in topics.values():
            known = KnownSection(topic.id, topic.title, (topic.id,))
            self._words[known] = _telling_words(f"{topic.title} {topic.description or ''} {wordings[topic.id]}")
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
        if named := self.named(text):
            return named
        is_numbered = bool(_numbers(text))  # it names an article, so it belongs to no section with another number
        others = [it for it in self._words if not (is_numbered and _numbers(it.title))]
        alike = {known: self._likeness(words, self._words[known]) for known in others}
        best = max(alike, key=lambda known: alike[known], default=None)
        shared = words.keys() & self._words[best].keys() if best else ()
        return best if best and alike[best] >= _LEAST_LIKENESS and len(shared) >= _FEWEST_SHARED else None

    def named(self, text: str) -> KnownSection | None:
        """Return the first section with an article's number in its title that ``text`` names, or None."""
        numbers = _numbers(text)
        return next((known for known in self._words if numbers & _numbers(known.title)), None)

    def reason(self, text: str, known: KnownSection) -> str:
        """Return why a text probably belongs to a section: the article that it names, or the words of both."""
        if numbers := _numbers(text) & _numbers(known.title):
            return f"it names article {', '.join(sorted(numbers))}"
        shared = _telling_words(text).keys() & self._words[known].keys()
        return f"words in common: {', '.join(sorted(shared, key=lambda word: (-self._weights[word], word))[:4])}"

    def _likeness(self, ours: Counter[str], theirs: Counter[str]) -> float:
        shared = self._size({word: sqrt(ours[word] * theirs[word]) for word in ours.keys() & theirs.keys()})
        return shared / sqrt(self._size(ours) * self._size(theirs)) if shared else 0.0

    def _size(self, words: Mapping[str, float]) -> float:
        return sum(self._weights.get(word, self._rarest) ** 2 * count for word, count in words.items())


def _numbers(text: str) -> set[str]:
    """Return the numbers of articles that a text names: {"5"} for "Article 5", "Artikel 5" and "제5조"."""
    return {number for found in _ARTICLE.findall(text) for number in found if number}


def _telling_words(text: str) -> Counter[str]:
    """Return the counts of the words that show what a text is about: numbers, and longer words without a plural s."""
    words = re.findall(r"[^\W_]+", text.casefold())
    return Counter(word.rstrip("s") for word in words if len(word) > 3 or word.isdigit())
