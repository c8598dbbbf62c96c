"""A clause at a glance: which of its parts each report gives, and whether in quotation marks or in its own words.

Reference texts are no rows among the reports; they have rows of their own.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ..model import Article, Element, Speaker, Topic
from .against_base import Against, against
from .parts import Part, State, other_speakers, parts


@dataclass(frozen=True, slots=True)
class GlanceRow:
    """What one article gives of a clause, one part for each element, in the vocabulary's order."""

    article: Article
    parts: tuple[Part, ...]

    @property
    def given(self) -> int:
        """Return how many elements the article has words on, quoted or not."""
        return sum(part.is_given for part in self.parts)

    def count(self, state: State) -> int:
        """Return how many elements are in one state, such as quoted."""
        return len(self.in_state(state))

    def in_state(self, state: State) -> tuple[Element, ...]:
        """Return the elements that are in one state, such as absent."""
        return tuple(part.element for part in self.parts if part.state == state)


def glance(topic: Topic, articles: Sequence[Article]) -> tuple[GlanceRow, ...]:
    """Return a row for each report with an element of the clause: the most complete first, then the most quoted.

    Reports whose words are withheld come last.
    """
    given = _rows(topic, [article for article in articles if not article.is_reference])
    return tuple(sorted(given, key=lambda row: (-row.given, -row.count("quoted"), -row.count("partly-quoted"))))


def texts_at_a_glance(topic: Topic, articles: Sequence[Article]) -> tuple[GlanceRow, ...]:
    """Return a row for each reference text with an element of the clause, in their order."""
    return _rows(topic, [article for article in articles if article.is_reference])


def furthest_apart(rows: Sequence[GlanceRow], texts: Sequence[GlanceRow]) -> tuple[GlanceRow, ...]:
    """Return a report that gives the most parts and one that gives the fewest.

    Where several give as many, the first and the last of the glance stand for them. A single report comes after a
    reference text, where there is one.
    """
    rows, texts = with_words(rows), with_words(texts)
    shown = rows if len(rows) > 1 else (*texts[:1], *rows)
    return (shown[0], shown[-1]) if len(shown) > 1 else tuple(shown)


def found_in_any(rows: Sequence[GlanceRow]) -> int:
    """Return how many elements of the clause at least one report gives."""
    return sum(any(part.is_given for part in column) for column in zip(*(row.parts for row in rows), strict=True))


def with_words(rows: Sequence[GlanceRow]) -> tuple[GlanceRow, ...]:
    """Return the rows of articles whose words are shown."""
    return tuple(row for row in rows if row.given)


def against_first(topic: Topic, rows: Sequence[GlanceRow]) -> Mapping[str, Mapping[str, Against]]:
    """Compare each article of a glance with the first that has words; return the results by slug and element id."""
    base = next((row.article for row in rows if row.given), None)
    others = (row.article for row in rows if base and row.article.slug != base.slug)
    return {article.slug: against(topic, base, article) for article in others if base}


def words_of_others(
    topic: Topic, rows: Sequence[GlanceRow]
) -> tuple[tuple[Speaker, tuple[tuple[Article, tuple[Part, ...]], ...]], ...]:
    """Return the parts that give words of another speaker than the clause's own, by that speaker and by article."""
    speakers: dict[str, Speaker] = {}
    found: dict[str, list[tuple[Article, tuple[Part, ...]]]] = {}
    for row in rows:
        by_speaker: dict[str, list[Part]] = {}
        for part in row.parts:
            for speaker in other_speakers(topic, part.words_of):
                speakers[speaker.id] = speaker
                by_speaker.setdefault(speaker.id, []).append(part)
        for id, its in by_speaker.items():
            found.setdefault(id, []).append((row.article, tuple(its)))
    return tuple((speakers[id], tuple(articles)) for id, articles in found.items())


def most_complete_first(rows: Sequence[GlanceRow], articles: Sequence[Article]) -> tuple[Article, ...]:
    """Return the articles of a glance's rows, in their order, and then the others of ``articles``, in theirs."""
    given = {row.article.slug for row in rows}
    return (*(row.article for row in rows), *(article for article in articles if article.slug not in given))


def _rows(topic: Topic, articles: Sequence[Article]) -> tuple[GlanceRow, ...]:
    rows = (GlanceRow(article, parts(topic, article)) for article in articles)
    return tuple(row for row in rows if row.given or row.count("withheld"))
