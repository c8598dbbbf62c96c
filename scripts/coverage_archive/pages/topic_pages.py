"""The comparison of a topic: each article a column, the words that columns share marked alike; the list of topics."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from markupsafe import Markup

from ..comparing.clauses import ClauseRow, clause_rows, clause_wording, element_wordings
from ..comparing.coverage import Coverage, coverage
from ..comparing.sourcing import relay_chains, sources_used
from ..comparing.topics import articles_on, tagged_on, timeline, topic_counts
from ..model import Archive, Article, Block, Element, Passage, Quote, Span, Topic, addresses
from ..texts import shared_wording
from ..texts.shared_wording import Comparison, Mark, Phrase, Text
from . import html_words
from .html_words import Layer
from .page_writer import GeneratedFile, PageWriter
from .untagged_page import untagged_page


@dataclass(frozen=True, slots=True)
class Cell:
    """The passages in which one article gives an element, each with its words marked."""

    article: Article
    passages: tuple[tuple[Passage, Markup], ...]


@dataclass(frozen=True, slots=True)
class ElementRow:
    """One element, across the articles."""

    element: Element
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """The paragraphs in which one article words the clause, marked."""

    article: Article
    blocks: tuple[tuple[Block, Markup], ...]


@dataclass(frozen=True, slots=True)
class SharedPhrase:
    """Words that articles share; the letter is None where a longer phrase is the words' own in every article."""

    number: int
    letter: str | None
    phrase: str
    articles: tuple[Article, ...]


# More articles than this are no longer readable as columns: the page then lists wordings instead.
MOST_COLUMNS = 12
MOST_WORDINGS = 40  # wordings of one element that such a page lists
MOST_PLACES = 8  # articles that it names for each wording
PATTERNS = 8  # of topics in the strips: each a hatching and a colour


def topic_list_page(writer: PageWriter) -> GeneratedFile:
    """Return the table of all topics: how much each outlet has on each."""
    outlets, counts = writer.archive.outlets_covered, topic_counts(writer.archive)
    return writer.page(addresses.COMPARE, "compare.md.j2", outlets=outlets, topic_counts=counts)


def topic_page(writer: PageWriter, topic: Topic) -> GeneratedFile:
    """Return the comparison of a topic: in columns, or, of more articles than fit, in lists."""
    address = addresses.topic(topic.id)
    articles = articles_on(topic, writer.archive)
    if not articles:
        return untagged_page(
            writer,
            address,
            title=topic.title,
            description=topic.description,
            said="No article in the archive has a tagged quote or passage on this.",
            others=addresses.COMPARE,
            others_title="All topics",
            elements=topic.elements,
        )
    kinds = {type(item) for article in articles for item in tagged_on(topic, article)}
    tables = [name for name, kind in (("quotes", Quote), ("passages", Passage)) if kind in kinds]
    covered = [coverage(article, topic, writer.article_words[article.slug]) for article in articles]
    given = {"topic": topic, "articles": articles, "covered": covered, "tables": tables}
    if len(articles) > MOST_COLUMNS:
        return writer.page(address, "topic_of_many.md.j2", **given, **_in_lists(topic, articles))
    return writer.page(address, "topic.md.j2", **given, **_in_columns(writer.archive, topic, articles, covered))


def _in_lists(topic: Topic, articles: tuple[Article, ...]) -> dict[str, Any]:
    """Return what the template needs where there are too many articles for columns."""
    return {
        "outlets": len({article.outlet.id for article in articles}),
        "rows": [(element, element_wordings(element, articles)) for element in topic.elements],
        "most_wordings": MOST_WORDINGS,
        "most_places": MOST_PLACES,
    }


def _in_columns(
    archive: Archive, topic: Topic, articles: tuple[Article, ...], covered: list[Coverage]
) -> dict[str, Any]:
    """Return what the template needs to show each article as a column."""
    columns, phrases = whole_passages(topic, articles)
    return {
        "outlets": list({article.outlet.id: article for article in articles}.values()),
        "rows": [_row(row, articles) for row in clause_rows(topic, articles)],
        "columns": columns,
        "phrases": phrases,
        "chains": [(article, relay_chains(topic, article)) for article in articles],
        "timeline": timeline(topic, articles),
        "topics_shown": _topics_shown(archive, covered),
        "patterns": {id: number % PATTERNS for number, id in enumerate(archive.topics)},
        "said": [(article, _without_elements(topic, article)) for article in articles],
        "sources": [(article, sources_used(article)) for article in articles],
    }


def whole_passages(topic: Topic, articles: Sequence[Article]) -> tuple[list[Column], list[SharedPhrase]]:
    """Return each article's wording of a clause with what the articles share marked, and the shared phrases."""
    wordings = [found for article in articles if (found := clause_wording(topic, article)).blocks]
    named = [found.article for found in wordings]
    compared = shared_wording.compare([_text(found.article, found.blocks) for found in wordings])
    columns = []
    for number, found in enumerate(wordings):
        layers = _mark_layers(compared, number, named)
        marked = tuple((block, html_words.marked_block(block, layers)) for block in found.blocks)
        columns.append(Column(found.article, marked))
    letters = compared.letters()
    # Those with a letter first, in its order; the others are for the page to show when outlets are left out.
    order = [*letters, *(number for number in range(len(compared.phrases)) if number not in letters)]
    return columns, [_phrase(number, letters.get(number), compared.phrases[number], named) for number in order]


def _phrase(number: int, letter: str | None, phrase: Phrase, articles: Sequence[Article]) -> SharedPhrase:
    having = tuple(articles[text] for text in sorted(phrase.texts))
    return SharedPhrase(number=number, letter=letter, phrase=" ".join(phrase.words), articles=having)


def _row(row: ClauseRow, articles: Sequence[Article]) -> ElementRow:
    compared = shared_wording.compare(list(map(_text, articles, row.cells)))
    cells = []
    for number, (article, cell) in enumerate(zip(articles, row.cells, strict=True)):
        layers = _mark_layers(compared, number, articles)
        shown = [(passage, html_words.marked_excerpt(article.capture.text, passage.span, layers)) for passage in cell]
        cells.append(Cell(article, tuple(shown)))
    return ElementRow(row.element, tuple(cells))


def _text(article: Article, compared: Sequence[Block | Passage]) -> Text:
    passages = [shared_wording.words(item.span.of(article.capture.text), item.span.start) for item in compared]
    return Text(article.outlet.id, passages, article.language)


def _mark_layers(compared: Comparison, number: int, articles: Sequence[Article]) -> list[Layer]:
    """Return the elements that mark shared and own words of one text; neighbours marked alike are one element.

    ``data-phrases`` has the numbers of the phrases around the words, the longest first, ``data-ends`` those that end
    here, ``data-letters`` their letters; ``data-with`` and ``data-had`` name the outlets that share, or have, them.
    So the page can mark anew when a reader leaves outlets out.
    """
    letters, text = compared.letters(), articles[number].capture.text
    if len(letters) < 2:
        letters = {}  # what is shaded is one phrase

    def names(numbers: frozenset[int]) -> str:
        return " ".join(sorted({articles[number].outlet.id for number in numbers}))

    layers = []
    for (phrases, had), run in groupby(compared.marks[number], key=lambda mark: (mark.phrases, mark.had_by)):
        for piece in _joined(list(run), text):
            last = piece[-1]
            kind = "shared" if phrases else "common" if had else "own"
            attributes = {
                "class": f"word word--{kind}",
                "data-phrases": " ".join(map(str, phrases)),
                "data-ends": " ".join(map(str, last.ending)),
                "data-letters": " ".join(letters[phrase] for phrase in last.ending if phrase in letters),
                "data-with": names(last.shared_with),
                "data-had": names(had),
            }
            span = Span(piece[0].span.start, last.span.end)
            given = {name: value for name, value in attributes.items() if value}
            layers.append(Layer(span=span, rank=0, element="span", attributes=given))
    return layers


def _joined(marks: list[Mark], text: str) -> list[list[Mark]]:
    """Split marks where a phrase ends, or where more than white space stands between two words."""
    pieces: list[list[Mark]] = []
    for mark in marks:
        last = pieces[-1][-1] if pieces else None
        if last and not last.ending and text[last.span.end : mark.span.start].isspace():
            pieces[-1].append(mark)
        else:
            pieces.append([mark])
    return pieces


def _without_elements(topic: Topic, article: Article) -> list[Quote | Passage]:
    found = tagged_on(topic, article)
    return [item for item in found if not (isinstance(item, Passage) and item.element)]


def _topics_shown(archive: Archive, covered: Sequence[Coverage]) -> list[Topic]:
    """Return the topics that the strips show."""
    shown = {block.topic for item in covered for block in item.strip}
    return [topic for topic in archive.topics.values() if topic.id in shown]
