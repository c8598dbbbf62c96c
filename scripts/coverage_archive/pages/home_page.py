"""Generate the home page, which shows how the reports differ in sentences, in a table, and in the articles' words."""

from collections import Counter
from collections.abc import Sequence

from ..comparing.clauses import element_wordings
from ..comparing.glance import (
    GlanceRow,
    against_first,
    found_in_any,
    furthest_apart,
    glance,
    texts_at_a_glance,
    with_words,
)
from ..model import Archive, Topic, addresses
from ..storage.generated_files import GeneratedFile
from ..texts import shared_wording
from .compared_words import Wording, wording
from .page_writer import PageWriter
from .what_differs import extremes, finding, in_plain_words

MOST_GLANCED = 24  # rows of the glance; the comparison lists every article
MOST_TRIED_WORDS = 4  # the longest wording, in words, that the page offers as a search to try


def home_page(writer: PageWriter, searched: Archive) -> GeneratedFile:
    """Return the home page. ``searched`` is the archive that the search covers, with earlier versions of articles."""
    archive = writer.archive
    rows, texts = glance(archive.clause, archive.articles), texts_at_a_glance(archive.clause, archive.articles)
    return writer.page(
        addresses.HOME,
        "home.md.j2",
        rows=rows[:MOST_GLANCED],
        texts=texts,
        more=len(rows[MOST_GLANCED:]),
        held=against_first(archive.clause, (*texts, *rows)),
        sentences=(sentences := finding(rows)),
        said=in_plain_words(sentences),
        found=found_in_any(rows),
        opening=[wording(archive.clause, row, None) for row in with_words(texts)[:1]],
        extremes=extremes(rows),
        wordings=_wordings(archive.clause, furthest_apart(rows, texts)),
        tries=_tries(archive),
        quote_count=sum(len(article.quotes) for article in searched.articles),
        speaker_count=len({quote.speaker.id for article in searched.articles for quote in article.quotes}),
    )


def _wordings(clause: Topic, rows: Sequence[GlanceRow]) -> list[Wording]:
    """Return the words on the clause of one or two articles, with those lit on parts that the other one lacks."""
    others = reversed(rows) if len(rows) > 1 else [None]
    return [wording(clause, row, other) for row, other in zip(rows, others, strict=False)]


def _tries(archive: Archive) -> list[str]:
    """Return searches that have results: a wording that outlets share, the most quoted person, and a year."""
    tries = []
    shared = [
        wording
        for element in archive.clause.elements
        for wording in element_wordings(element, archive.reports)
        if len(shared_wording.words(wording.passages[0][1].exact)) <= MOST_TRIED_WORDS
    ]
    if shared:
        tries.append(f"“{max(shared, key=lambda wording: wording.outlets).passages[0][1].exact}”")
    quotes = [quote for article in archive.articles for quote in article.quotes]
    people = Counter(quote.speaker.name for quote in quotes if quote.speaker.kind == "person")
    tries += [name for name, _ in people.most_common(1)]
    years = sorted(
        passage.date.year
        for article in archive.articles
        for passage in article.passages
        if passage.date and passage.date.year in passage.exact
    )
    tries += years[:1]
    return tries
