"""What the comparison of one topic shows: each article a column, the words that columns share marked alike."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from markupsafe import Markup

from ..comparing import comparison
from ..comparing.coverage import ArticleWords, coverage
from ..model import Archive, Article, Element, Part, Passage, Quote, Span, Topic
from ..texts import shared_wording
from ..texts.shared_wording import Comparison, Mark, Phrase, Text
from . import html_words
from .html_words import Layer


@dataclass(frozen=True, slots=True)
class Cell:
    """The passages in which one article gives an element, each with its words marked."""

    article: Article
    passages: tuple[tuple[Passage, Markup], ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One element, across the articles."""

    element: Element
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """The paragraphs in which one article words the clause, marked."""

    article: Article
    parts: tuple[tuple[Part, Markup], ...]


@dataclass(frozen=True, slots=True)
class SharedPhrase:
    """Words that articles share; the letter is None where a longer phrase is the words' own in every article."""

    number: int
    letter: str | None
    phrase: str
    articles: tuple[Article, ...]


# More articles than this are no longer readable as columns: the page then lists wordings instead.
MOST_COLUMNS = 12
MOST_VARIANTS = 40  # wordings of one element that such a page lists
MOST_PLACES = 8  # articles that it names for each wording


def template(archive: Archive, topic: Topic) -> str:
    """Return the template that a topic's number of articles asks for."""
    many = len(comparison.articles_on(topic, archive)) > MOST_COLUMNS
    return "topic_of_many.md.j2" if many else "topic.md.j2"


def values_of_many(archive: Archive, topic: Topic, counted: Mapping[str, ArticleWords]) -> dict[str, Any]:
    """Return what the template needs where there are too many articles for columns."""
    articles = comparison.articles_on(topic, archive)
    return {
        "topic": topic,
        "articles": articles,
        "outlets": len({article.outlet.id for article in articles}),
        "rows": [(element, comparison.variants(element, articles)) for element in topic.elements],
        "covered": [coverage(article, topic, counted[article.slug]) for article in articles],
        "most_variants": MOST_VARIANTS,
        "most_places": MOST_PLACES,
    }


def values(archive: Archive, topic: Topic, counted: Mapping[str, ArticleWords]) -> dict[str, Any]:
    """Return what the template of a topic's comparison needs; ``counted`` has each article's words, by slug."""
    articles = comparison.articles_on(topic, archive)
    columns, phrases = whole_passages(topic, articles)
    covered = [coverage(article, topic, counted[article.slug]) for article in articles]
    return {
        "topic": topic,
        "articles": articles,
        "outlets": list({article.outlet.id: article for article in articles}.values()),
        "rows": [_row(row, articles) for row in comparison.clause_rows(topic, articles)],
        "columns": columns,
        "phrases": phrases,
        "chains": [(article, comparison.chains(topic, article)) for article in articles],
        "moments": comparison.moments(topic, articles),
        "covered": covered,
        "patterned": _topics_shown(archive, covered),
        "patterned_numbers": [(topic.id, number) for number, topic in enumerate(archive.topics.values())],
        "said": [(article, _without_elements(topic, article)) for article in articles],
        "relied": [(article, comparison.reliances(article)) for article in articles],
    }


def whole_passages(topic: Topic, articles: Sequence[Article]) -> tuple[list[Column], list[SharedPhrase]]:
    """Return each article's wording of a clause with what the articles share marked, and the shared phrases."""
    wordings = [found for article in articles if (found := comparison.wording(topic, article)).parts]
    named = [found.article for found in wordings]
    compared = shared_wording.compare([_text(found.article, found.parts) for found in wordings])
    columns = []
    for number, found in enumerate(wordings):
        layers = _mark_layers(compared, number, named)
        columns.append(Column(found.article, tuple((part, html_words.part(part, layers)) for part in found.parts)))
    letters = compared.letters()
    # Those with a letter first, in its order; the others are for the page to show when outlets are left out.
    order = [*letters, *(number for number in range(len(compared.phrases)) if number not in letters)]
    return columns, [_phrase(number, letters.get(number), compared.phrases[number], named) for number in order]


def _phrase(number: int, letter: str | None, phrase: Phrase, articles: Sequence[Article]) -> SharedPhrase:
    having = tuple(articles[text] for text in sorted(phrase.texts))
    return SharedPhrase(number, letter, " ".join(phrase.words), having)


def _row(row: comparison.Row, articles: Sequence[Article]) -> Row:
    compared = shared_wording.compare(list(map(_text, articles, row.cells)))
    cells = []
    for number, (article, cell) in enumerate(zip(articles, row.cells, strict=True)):
        layers = _mark_layers(compared, number, articles)
        shown = [(passage, html_words.excerpt(article.capture.text, passage.span, layers)) for passage in cell]
        cells.append(Cell(article, tuple(shown)))
    return Row(row.element, tuple(cells))


def _text(article: Article, compared: Sequence[Part | Passage]) -> Text:
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
            layers.append(Layer(span, 0, "span", None, {name: value for name, value in attributes.items() if value}))
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
    found = comparison.on_topic(topic, article)
    return [item for item in found if not (isinstance(item, Passage) and item.element)]


def _topics_shown(archive: Archive, covered: Sequence[Any]) -> list[tuple[int, Topic]]:
    """Return the topics that the strips show, each with its number, which chooses pattern and colour."""
    shown = {block.topic for item in covered for block in item.blocks}
    return [(number, topic) for number, topic in enumerate(archive.topics.values()) if topic.id in shown]
