"""Find what articles of other sources say on the *points* of a quote: the clause's elements, or else the topics."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import islice

from ..model import Archive, Article, Element, Passage, Quote, Topic

MOST_WORDS = 2  # quotes or passages that are shown of one article on a point
MOST_ARTICLES = 6  # articles that are shown on a point; the comparison page shows all of them

Tag = Quote | Passage


@dataclass(frozen=True, slots=True)
class Point:
    """Hold an element or a topic, what some articles of other sources say on it, and how many more say something.

    ``said`` has each article with its first quotes and passages on the point.
    """

    on: Element | Topic
    said: tuple[tuple[Article, tuple[Tag, ...]], ...]
    more: int


class SamePoint:
    """Find the points of an article's quotes, and the words of other sources on each point.

    A point has a key: ``element ID`` or ``topic ID``.
    """

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self._on: dict[str, dict[str, list[Tag]]] = defaultdict(lambda: defaultdict(list))
        self._articles: Mapping[str, Article] = {article.slug: article for article in archive.articles}
        for article in archive.articles:
            body_first = sorted(article.passages, key=lambda it: bool(it.element and not it.block.number))
            tags: list[Tag] = [*article.quotes, *body_first]
            for tag in tags:
                for key in _keys(tag):
                    self._on[key][article.slug].append(tag)
        self._own = Counter((key, self._articles[slug].source.id) for key, on in self._on.items() for slug in on)

    def keys(self, article: Article, quote: Quote) -> tuple[str, ...]:
        """Return the keys of the elements that a quote has words on, or of the quote's topics if there are none."""
        given = [passage.element for passage in article.passages if passage.span.overlaps(quote.span)]
        elements = tuple(dict.fromkeys(element for element in given if element))
        return tuple(f"element {id}" for id in elements) or tuple(f"topic {id}" for id in quote.topics)

    def points(self, article: Article) -> dict[str, Point]:
        """Return the points of an article's quotes, by key, including those on which no other source has words."""
        keys = dict.fromkeys(key for quote in article.quotes for key in self.keys(article, quote))
        return {key: self.point(key, article) for key in keys}

    def point(self, key: str, article: Article) -> Point:
        """Return the point with a key, and what other sources than an article's own say on it."""
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
    """Return the keys of a tag's points. A passage on an element is not listed under the element's topic again."""
    if isinstance(tag, Quote):
        return [f"topic {topic}" for topic in tag.topics]
    return [f"element {tag.element}"] if tag.element else [f"topic {tag.topic}"]
