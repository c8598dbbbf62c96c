"""What others say on the same point as a quote: on the same element of a clause, or else on the same topic."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import islice

from ..model import Archive, Article, Element, Passage, Quote, Topic

MOST_WORDS = 2  # quotes or passages of one article on a point
MOST_ARTICLES = 6  # articles on a point; the comparison has them all

Tag = Quote | Passage


@dataclass(frozen=True, slots=True)
class Point:
    """An element or a topic, with what some other articles say on it, and how many more do."""

    on: Element | Topic
    said: tuple[tuple[Article, tuple[Tag, ...]], ...]
    more: int


class SamePoint:
    """Finds the points that the quotes of an article speak to, and the words of others on each."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self._on: dict[str, dict[str, list[Tag]]] = defaultdict(lambda: defaultdict(list))
        self._articles: Mapping[str, Article] = {article.slug: article for article in archive.articles}
        for article in archive.articles:
            tags: list[Tag] = [*article.quotes, *article.passages]
            for tag in tags:
                for key in _keys(tag):
                    self._on[key][article.slug].append(tag)
        self._own = Counter((key, self._articles[slug].source.id) for key, on in self._on.items() for slug in on)

    def keys(self, article: Article, quote: Quote) -> tuple[str, ...]:
        """Return the elements that a quote gives words of; of a quote that gives none, its topics."""
        given = [passage.element for passage in article.passages if passage.span.overlaps(quote.span)]
        elements = tuple(dict.fromkeys(element for element in given if element))
        return tuple(f"element {id}" for id in elements) or tuple(f"topic {id}" for id in quote.topics)

    def points(self, article: Article) -> dict[str, Point]:
        """Return every point that the article's quotes speak to, by its key; some have no words of others."""
        keys = dict.fromkeys(key for quote in article.quotes for key in self.keys(article, quote))
        return {key: self._point(key, article) for key in keys}

    def _point(self, key: str, article: Article) -> Point:
        kind, _, id = key.partition(" ")
        others = (
            (self._articles[slug], tuple(tags[:MOST_WORDS]))
            for slug, tags in self._on.get(key, {}).items()
            if self._articles[slug].source.id != article.source.id
        )
        found = tuple(islice(others, MOST_ARTICLES))
        more = len(self._on.get(key, ())) - self._own.get((key, article.source.id), 0) - len(found)
        on = self._archive.elements[id] if kind == "element" else self._archive.topics[id]
        return Point(on, found, more)


def _keys(tag: Tag) -> list[str]:
    """Return the points that a tag is on. What gives an element is not told again under its topic."""
    if isinstance(tag, Quote):
        return [f"topic {topic}" for topic in tag.topics]
    return [f"element {tag.element}"] if tag.element else [f"topic {tag.topic}"]
