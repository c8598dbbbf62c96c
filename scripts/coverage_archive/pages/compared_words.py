"""Turn articles' words on a clause into HTML that marks the words in which an article differs from the others.

Articles are the columns of a comparison, counted from 0. Each is compared with one other: with the base, or, if it is
itself the base of two, with the other. The words in which it differs from that one are *lit* (highlighted). The HTML
has the differences of every pair, so that the page can change the base.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from markupsafe import Markup

from ..comparing.clauses import clause_wording
from ..comparing.glance import GlanceRow
from ..comparing.nearness import lacking, words_and_numbers
from ..comparing.parts import Part, part
from ..model import Article, Block, Element, Passage, Span, Topic
from ..texts import shared_wording
from ..texts.shared_wording import Text, Word, in_one_language
from . import html_words
from .html_words import Layer
from .tag_layers import sic_layers


@dataclass(frozen=True, slots=True)
class Cell:
    """Hold an article's part for one element, and its passages on the element, each with its words as marked HTML."""

    part: Part
    passages: tuple[tuple[Passage, Markup], ...]


@dataclass(frozen=True, slots=True)
class ElementRow:
    """Hold one row of the comparison: one part of the clause, and a cell for each article."""

    element: Element
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """Hold the blocks in which an article words the clause, each with its words as marked HTML.

    ``translated`` are its passages that have a translation.
    """

    article: Article
    blocks: tuple[tuple[Block, Markup], ...]
    translated: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class ComparedWords:
    """Hold articles' words on a clause in a row for each element, and also in a column of blocks for each article."""

    rows: tuple[ElementRow, ...]
    columns: tuple[Column, ...]


@dataclass(frozen=True, slots=True)
class SharedPhrase:
    """Hold a phrase that articles share, and the articles; the words are in small letters, as first spelled."""

    words: str
    articles: tuple[Article, ...]


@dataclass(frozen=True, slots=True)
class Wording:
    """Hold the blocks in which an article words the clause, each with its words as marked HTML.

    ``lit`` are its passages on parts that the other article lists as absent. ``translated`` are its passages that
    have a translation.
    """

    article: Article
    blocks: tuple[tuple[Block, Markup], ...]
    lit: tuple[Passage, ...]
    translated: tuple[Passage, ...]


def compared_words(
    topic: Topic, articles: Sequence[Article], shown: Sequence[Article], base: Article | None
) -> ComparedWords:
    """Return articles' words on a clause, with those lit in which each differs from the article it is compared with.

    ``articles`` are the columns. ``shown`` are those in view at first: all but superseded versions, which readers may
    add.
    """
    held = [_held_against(article, articles, shown, base) for article in articles]
    of_article: list[list[Layer]] = [sic_layers(article) for article in articles]
    rows = []
    for element in topic.elements:
        cells = []
        parts = [part(element, article) for article in articles]
        for number, given in enumerate(parts):
            layers = _marks(number, parts, held[number])
            of_article[number] += layers
            cells.append(_cell(given, [*layers, *sic_layers(given.article)]))
        rows.append(ElementRow(element, tuple(cells)))
    wordings = [clause_wording(topic, article) for article in articles]
    columns = [
        Column(
            it.article,
            tuple((block, html_words.marked_block(block, layers)) for block in it.blocks),
            tuple(passage for passage in it.passages if passage.translation),
        )
        for it, layers in zip(wordings, of_article, strict=True)
        if it.blocks
    ]
    return ComparedWords(tuple(rows), tuple(columns))


def wording(clause: Topic, row: GlanceRow, other: GlanceRow | None = None) -> Wording:
    """Return an article's words on a clause, with the passages lit on parts that ``other`` lists as absent."""
    its = clause_wording(clause, row.article)
    missing = {element.id for element in other.in_state("absent")} if other else set()
    lit = tuple(passage for passage in its.passages if passage.element in missing)
    layers = [*sic_layers(row.article), *map(_lit, lit)]
    blocks = tuple((block, html_words.marked_block(block, layers)) for block in its.blocks)
    return Wording(row.article, blocks, lit, tuple(passage for passage in its.passages if passage.translation))


def shared_phrases(topic: Topic, articles: Sequence[Article]) -> list[SharedPhrase]:
    """Return the phrases, rare in news, that articles of different outlets share in the blocks that word a clause."""
    wordings = [found for article in articles if (found := clause_wording(topic, article)).blocks]
    texts = [
        Text(
            found.article.source.id,
            [shared_wording.words(block.text, block.span.start) for block in found.blocks],
            found.article.language,
        )
        for found in wordings
    ]
    compared = [phrase for phrase in shared_wording.compare(texts) if phrase.is_longest]
    phrases = []
    for phrase in shared_wording.in_reading_order(compared):
        first = phrase.places[0]
        written = shared_wording.words(first.span.of(wordings[first.text].article.capture.text))
        having = tuple(wordings[text].article for text in sorted(phrase.texts))
        phrases.append(SharedPhrase(" ".join(word.plain for word in written), having))
    return phrases


def _lit(passage: Passage) -> Layer:
    return Layer(span=passage.span, rank=1, element="span", attributes={"class": "differs is-lit", "data-absent": ""})


def _held_against(
    article: Article, articles: Sequence[Article], shown: Sequence[Article], base: Article | None
) -> int | None:
    """Return the column that an article is compared with: the base, or, for the base, the only other one shown.

    Return None without a base, and for the base if several other articles are shown, or none.
    """
    if not base:
        return None
    if article != base:
        return articles.index(base)
    others = [other for other in shown if other != base]
    return articles.index(others[0]) if len(others) == 1 else None


def _marks(number: int, parts: Sequence[Part], held: int | None) -> list[Layer]:
    """Return the HTML elements around those words on a part that other articles do not have.

    ``number`` is the column of the article, ``held`` the column that it is compared with. The attribute
    ``data-absent`` has the columns that list the part as absent. ``data-lacking`` has the columns that word the
    part in the same language without these words.
    """
    ours = parts[number]
    absent = frozenset(column for column, other in enumerate(parts) if other.state == "absent")
    words = _words(ours)
    lacked = {
        column: {word.span for word in lacking(words, _words(other))}
        for column, other in enumerate(parts)
        if column != number and other.is_given and in_one_language(ours.article.language, other.article.language)
    }
    layers = []
    for passage in ours.passages:
        if absent:
            layers.append(_layer("absent", passage.span, absent, held))
        found = [
            (word, frozenset(column for column, spans in lacked.items() if word.span in spans))
            for word in words
            if passage.span.covers(word.span)
        ]
        for without, run in groupby(found, key=lambda found: found[1]):
            if without:
                layers += [_layer("lacking", span, without, held) for span in _runs([word for word, _ in run], ours)]
    return layers


def _words(given: Part) -> list[Word]:
    """Return the words of a part's passages, in order; their spans count from the capture's start."""
    words = (word for it in given.passages for word in words_and_numbers(it.exact, it.span.start))
    return [*{word.span: word for word in words}.values()]


def _runs(words: Sequence[Word], ours: Part) -> list[Span]:
    """Return the spans of the words, with neighbours joined if there is only white space between them."""
    spans: list[Span] = []
    for word in words:
        between = spans and ours.article.capture.text[spans[-1].end : word.span.start]
        if between and between.isspace():
            spans[-1] = Span(spans[-1].start, word.span.end)
        else:
            spans.append(word.span)
    return spans


def _layer(kind: str, span: Span, columns: frozenset[int], held: int | None) -> Layer:
    lit = " is-lit" if held in columns else ""
    attributes = {"class": f"differs{lit}", f"data-{kind}": " ".join(map(str, sorted(columns)))}
    return Layer(span=span, rank=0, element="span", attributes=attributes)


def _cell(given: Part, layers: Sequence[Layer]) -> Cell:
    text = given.article.capture.text
    return Cell(
        given, tuple((passage, html_words.marked_excerpt(text, passage.span, layers)) for passage in given.passages)
    )
