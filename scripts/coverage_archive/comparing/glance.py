"""A clause at a glance: which of its parts each report gives, and whether in quotation marks or in its own words.

Reference texts are no rows among the reports; they have rows of their own.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from ..model import Article, Element, Passage, Topic, Treatment


@dataclass(frozen=True, slots=True)
class GlancePart:
    """One element as one article gives it; ``treatment`` is None where nothing of the article is tagged with it."""

    element: Element
    treatment: Treatment | None


@dataclass(frozen=True, slots=True)
class GlanceRow:
    """What one article gives of a clause, a part an element, in the vocabulary's order."""

    article: Article
    parts: tuple[GlancePart, ...]

    @property
    def given(self) -> int:
        """How many elements the article gives."""
        return sum(part.treatment is not None for part in self.parts)

    @property
    def missing(self) -> tuple[Element, ...]:
        """The elements that it has no words on."""
        return tuple(part.element for part in self.parts if part.treatment is None)

    def count(self, treatment: Treatment) -> int:
        """Return how many elements it gives in one way."""
        return sum(part.treatment == treatment for part in self.parts)


def glance(topic: Topic, articles: Sequence[Article]) -> tuple[GlanceRow, ...]:
    """Return a row for each report with an element of the clause: the most complete first, then the most quoted."""
    given = _given(topic, [article for article in articles if not article.is_reference])
    return tuple(sorted(given, key=lambda row: (-row.given, -row.count("quoted"), -row.count("partly-quoted"))))


def texts_at_a_glance(topic: Topic, articles: Sequence[Article]) -> tuple[GlanceRow, ...]:
    """Return a row for each reference text with an element of the clause, in their order."""
    return _given(topic, [article for article in articles if article.is_reference])


def furthest_apart(rows: Sequence[GlanceRow], texts: Sequence[GlanceRow]) -> tuple[GlanceRow, ...]:
    """Return the reports that give the most and the fewest parts; a single report after a reference text."""
    shown = rows if len(rows) > 1 else (*texts[:1], *rows)
    return (shown[0], shown[-1]) if len(shown) > 1 else tuple(shown)


def most_complete_first(rows: Sequence[GlanceRow], articles: Sequence[Article]) -> tuple[Article, ...]:
    """Return the articles of a glance's rows, in their order, and then the others of ``articles``, in theirs."""
    given = {row.article.slug for row in rows}
    return (*(row.article for row in rows), *(article for article in articles if article.slug not in given))


def _given(topic: Topic, articles: Sequence[Article]) -> tuple[GlanceRow, ...]:
    rows = (_row(topic, article) for article in articles)
    return tuple(row for row in rows if row.given)


def _row(topic: Topic, article: Article) -> GlanceRow:
    passages = [passage for passage in article.passages if passage.topic == topic.id]
    parts = (
        GlancePart(element, _treatment([passage for passage in passages if passage.element == element.id]))
        for element in topic.elements
    )
    return GlanceRow(article, tuple(parts))


def _treatment(passages: Sequence[Passage]) -> Treatment | None:
    """Return how an element is given: where some of its words are quoted and some are not, partly."""
    found = {passage.treatment for passage in passages}
    return found.pop() if len(found) == 1 else "partly-quoted" if found else None
