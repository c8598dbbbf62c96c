"""Archive -> quotes and passages on a topic: listed, counted by outlet, and by year."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ..model import Archive, Article, Outlet, Passage, Quote, Span, Topic


@dataclass(frozen=True, slots=True)
class TopicCount:
    """How many quotes and passages an outlet has on a topic, and the first article that has one.

    ``withheld``: an article of the outlet has some that are not published.
    """

    quotes: int
    passages: int
    first: Article | None
    withheld: bool = False


@dataclass(frozen=True, slots=True)
class TimelineYear:
    """A year that passages tell of; a cell an article, each cell the passages that tell of it."""

    year: str
    cells: tuple[tuple[Passage, ...], ...]


@dataclass(frozen=True, slots=True)
class SaidBesides:
    """What is also about another topic (or about none: then ``topic`` is the one compared); a cell an article."""

    topic: Topic
    cells: tuple[tuple[Quote | Passage, ...], ...]


def tagged_on(topic: Topic, article: Article) -> tuple[Quote | Passage, ...]:
    """Return an article's quotes and passages on a topic, in reading order; elements count as their clause's."""
    quotes = [quote for quote in article.quotes if topic.id in quote.topics]
    passages = [passage for passage in article.passages if passage.topic == topic.id]
    return tuple(sorted([*quotes, *passages], key=_reading_order))


def said_besides(topic: Topic, articles: tuple[Article, ...], archive: Archive) -> tuple[SaidBesides, ...]:
    """Return what articles say on a topic besides the words of its clause, by the other topic that it is about.

    Quotes that give elements are the clause's words; they are left out. What is about no other topic comes first.
    """
    cells: dict[str, list[list[Quote | Passage]]] = {}
    for number, article in enumerate(articles):
        of_clause = [passage.span for passage in article.passages if passage.element and passage.topic == topic.id]
        for item in tagged_on(topic, article):
            if not any(item.span.overlaps(span) for span in of_clause):
                others = [other for other in item.topics if other != topic.id] if isinstance(item, Quote) else []
                cells.setdefault(others[0] if others else topic.id, [[] for _ in articles])[number].append(item)
    order = [topic.id, *(id for id in archive.topics if id != topic.id)]
    return tuple(SaidBesides(archive.topics[id], tuple(map(tuple, cells[id]))) for id in order if id in cells)


def articles_by_topic(archive: Archive) -> Mapping[str, list[Article]]:
    """Return the articles that have something tagged on a topic, by the topic's id.

    Also those that give parts of a clause in words that are withheld.
    """
    found: dict[str, list[Article]] = {}
    for article in archive.articles:
        topics = {topic for quote in article.quotes for topic in quote.topics}
        topics |= {archive.elements[element].topic for element in article.withheld_elements}
        for topic in topics | {passage.topic for passage in article.passages}:
            found.setdefault(topic, []).append(article)
    return found


def topic_counts(archive: Archive, outlets: Sequence[Outlet]) -> tuple[tuple[Topic, tuple[TopicCount, ...]], ...]:
    """Return the counts of every topic covered, an outlet a column."""
    return tuple(
        (topic, tuple(_count(topic, outlet, archive) for outlet in outlets)) for topic in archive.topics_covered
    )


def timeline(topic: Topic, articles: tuple[Article, ...]) -> tuple[TimelineYear, ...]:
    """Return the years that a topic's passages are dated to, the earliest first."""
    cells: dict[str, list[list[Passage]]] = {}
    for number, article in enumerate(articles):
        for passage in article.passages:
            if passage.topic == topic.id and passage.date:
                cells.setdefault(passage.date.year, [[] for _ in articles])[number].append(passage)
    return tuple(TimelineYear(year, tuple(map(tuple, cells[year]))) for year in sorted(cells))


def _count(topic: Topic, outlet: Outlet, archive: Archive) -> TopicCount:
    found = [
        (article, item)
        for article in archive.reports
        if article.source.id == outlet.id
        for item in tagged_on(topic, article)
    ]
    quotes = sum(isinstance(item, Quote) for _, item in found)
    reports = (article for article in archive.reports if article.source.id == outlet.id)
    withheld = any(topic.id in article.withheld_topics for article in reports)
    return TopicCount(quotes, len(found) - quotes, found[0][0] if found else None, withheld)


def _reading_order(item: Quote | Passage) -> tuple[Span, str]:
    return item.span, item.id
