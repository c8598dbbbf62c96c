"""Build the rows of the *glance*: the table that shows which parts of a clause each article has words on, and how.

"How" is a state, such as quoted, paraphrased or absent. Reports and reference texts have separate lists of rows.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ..model import Article, Element, Speaker, Topic
from .against_base import Against, against
from .parts import Part, State, other_speakers, parts


@dataclass(frozen=True, slots=True)
class GlanceRow:
    """Hold an article's row of the glance: one part for each element of the clause, in the vocabulary's order."""

    article: Article
    parts: tuple[Part, ...]

    @property
    def given(self) -> int:
        """Return the number of elements that the article has published words on, quoted or not."""
        return sum(part.is_given for part in self.parts)

    def count(self, state: State) -> int:
        """Return the number of elements that are in one state, such as quoted."""
        return len(self.in_state(state))

    def in_state(self, state: State) -> tuple[Element, ...]:
        """Return the elements that are in one state, such as absent."""
        return tuple(part.element for part in self.parts if part.state == state)


def glance(topic: Topic, articles: Sequence[Article]) -> tuple[GlanceRow, ...]:
    """Return a row for each report that has words on an element of the clause, published or withheld.

    The rows with words on the most elements come first, and among equals those with the most quoted, then the most
    partly quoted ones. Reports without published words on the clause come last.
    """
    given = _rows(topic, [article for article in articles if not article.is_reference])
    return tuple(sorted(given, key=lambda row: (-row.given, -row.count("quoted"), -row.count("partly-quoted"))))


def texts_at_a_glance(topic: Topic, articles: Sequence[Article]) -> tuple[GlanceRow, ...]:
    """Return a row for each reference text with words on an element of the clause, in the order of ``articles``."""
    return _rows(topic, [article for article in articles if article.is_reference])


def furthest_apart(rows: Sequence[GlanceRow], texts: Sequence[GlanceRow]) -> tuple[GlanceRow, ...]:
    """Return the rows of a report with words on the most parts and of one with words on the fewest.

    ``rows`` are in the order of the glance: the first and the last with words are returned. If only one report has
    words, return the row of a reference text before it, if there is one. Return one row or none if there are no more.
    """
    rows, texts = with_words(rows), with_words(texts)
    shown = rows if len(rows) > 1 else (*texts[:1], *rows)
    return (shown[0], shown[-1]) if len(shown) > 1 else tuple(shown)


def found_in_any(rows: Sequence[GlanceRow]) -> int:
    """Return the number of elements that at least one of the rows has published words on."""
    return sum(any(part.is_given for part in column) for column in zip(*(row.parts for row in rows), strict=True))


def with_words(rows: Sequence[GlanceRow]) -> tuple[GlanceRow, ...]:
    """Return the rows of articles with published words on the clause."""
    return tuple(row for row in rows if row.given)


def default_base(rows: Sequence[GlanceRow]) -> Article | None:
    """Return the article that the others are compared with at first: the first with words, or None if none has any.

    ``rows`` are those of reference texts and then those of reports.
    """
    return next((row.article for row in rows if row.given), None)


def against_first(topic: Topic, rows: Sequence[GlanceRow]) -> Mapping[str, Mapping[str, Against]]:
    """Compare each article of a glance with the first that has words; return the results by slug, then element id."""
    base = default_base(rows)
    others = (row.article for row in rows if base and row.article.slug != base.slug)
    return {article.slug: against(topic, base, article) for article in others if base}


def words_of_others(
    topic: Topic, rows: Sequence[GlanceRow]
) -> tuple[tuple[Speaker, tuple[tuple[Article, tuple[Part, ...]], ...]], ...]:
    """Return the parts with words of speakers other than the clause's own, grouped by speaker, then by article."""
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
    """Return the articles of the rows, in the rows' order, then the other ``articles``, in the order given."""
    given = {row.article.slug for row in rows}
    return (*(row.article for row in rows), *(article for article in articles if article.slug not in given))


def _rows(topic: Topic, articles: Sequence[Article]) -> tuple[GlanceRow, ...]:
    rows = (GlanceRow(article, parts(topic, article)) for article in articles)
    return tuple(row for row in rows if row.given or row.count("withheld"))
