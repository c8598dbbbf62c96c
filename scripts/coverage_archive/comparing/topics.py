"""Collect the quotes and passages on a topic by article, outlet and year, and by the other topics that they have."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ..model import Archive, Article, Outlet, Passage, Quote, Span, Topic
from .parts import clause_passages


@dataclass(frozen=True, slots=True)
class TopicCount:
    """Hold how many quotes and passages an outlet has on a topic, and the outlet's first article that has any.

    ``first`` is None if there are none. ``withheld`` says whether an article of the outlet has words on the topic
    that are not published.
    """

    quotes: int
    passages: int
    first: Article | None
    withheld: bool = False


@dataclass(frozen=True, slots=True)
class TimelineYear:
    """Hold a year, and a cell for each article, in the order of the columns: its passages dated to the year."""

    year: str
    cells: tuple[tuple[Passage, ...], ...]


@dataclass(frozen=True, slots=True)
class SaidBesides:
    """Hold the quotes and passages on the compared topic that are also about another, in a cell for each article.

    ``topic`` is the other topic. If the quotes and passages are about no other, it is the compared topic itself.
    """

    topic: Topic
    cells: tuple[tuple[Quote | Passage, ...], ...]


def tagged_on(topic: Topic, article: Article) -> tuple[Quote | Passage, ...]:
    """Return an article's quotes and passages on a topic, in reading order, with the passages on elements."""
    quotes = [quote for quote in article.quotes if topic.id in quote.topics]
    passages = [passage for passage in article.passages if passage.topic == topic.id]
    return tuple(sorted([*quotes, *passages], key=_reading_order))


def said_besides(topic: Topic, articles: tuple[Article, ...], archive: Archive) -> tuple[SaidBesides, ...]:
    """Return the quotes and passages on a topic outside its clause, grouped by the other topic that they are about.

    Leave out passages on an element of the clause, and all that overlaps with one that is compared. The group without
    another topic comes first; the others are in the vocabulary's order. Each has a cell for each article, in the
    order of ``articles``.
    """
    cells: dict[str, list[list[Quote | Passage]]] = {}
    for number, article in enumerate(articles):
        of_clause = [passage.span for passage in clause_passages(topic, article)]
        for item in tagged_on(topic, article):
            is_of_element = isinstance(item, Passage) and item.element
            if not is_of_element and not any(item.span.overlaps(span) for span in of_clause):
                others = [other for other in item.topics if other != topic.id] if isinstance(item, Quote) else []
                cells.setdefault(others[0] if others else topic.id, [[] for _ in articles])[number].append(item)
    order = [topic.id, *(id for id in archive.topics if id != topic.id)]
    return tuple(SaidBesides(archive.topics[id], tuple(map(tuple, cells[id]))) for id in order if id in cells)


def articles_by_topic(archive: Archive) -> Mapping[str, list[Article]]:
    """Return the articles that have a quote or passage on each topic, by topic id, in the archive's order.

    Include the articles whose words on an element of the topic's clause are withheld.
    """
    found: dict[str, list[Article]] = {}
    for article in archive.articles:
        topics = {topic for quote in article.quotes for topic in quote.topics}
        topics |= {archive.elements[element].topic for element in article.withheld_elements}
        for topic in topics | {passage.topic for passage in article.passages}:
            found.setdefault(topic, []).append(article)
    return found


def topic_counts(archive: Archive, outlets: Sequence[Outlet]) -> tuple[tuple[Topic, tuple[TopicCount, ...]], ...]:
    """Return each topic that the archive covers, with a count for each outlet, in the order of ``outlets``."""
    return tuple(
        (topic, tuple(_count(topic, outlet, archive) for outlet in outlets)) for topic in archive.topics_covered
    )


def timeline(topic: Topic, articles: tuple[Article, ...]) -> tuple[TimelineYear, ...]:
    """Return the years to which passages on a topic are dated, the earliest first."""
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
