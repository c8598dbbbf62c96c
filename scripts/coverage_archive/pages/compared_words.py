"""What articles say on a clause, with the words marked in which one differs from another.

Articles are the columns of a comparison, counted from 0. Each is held against one other: against the base, or, if it
is itself the base of two, against the other. The marks tell of every pair, so that the page can change the base.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from markupsafe import Markup

from ..comparing.clauses import clause_wording
from ..comparing.glance import GlanceRow
from ..comparing.parts import Part, part
from ..model import Article, Block, Element, Passage, Span, Topic
from ..texts import shared_wording
from ..texts.shared_wording import Text, Word, in_one_language
from . import html_words
from .html_words import Layer
from .tag_layers import sic_layers


@dataclass(frozen=True, slots=True)
class Cell:
    """What one article does with an element: the passages that give it, each with its words marked."""

    part: Part
    passages: tuple[tuple[Passage, Markup], ...]


@dataclass(frozen=True, slots=True)
class ElementRow:
    """Hold one row of the comparison: one part of the clause, and a cell for each article."""

    element: Element
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """The paragraphs in which one article words the clause, marked."""

    article: Article
    blocks: tuple[tuple[Block, Markup], ...]


@dataclass(frozen=True, slots=True)
class ComparedWords:
    """The words of articles on a clause: by element, and as the paragraphs that hold them."""

    rows: tuple[ElementRow, ...]
    columns: tuple[Column, ...]


@dataclass(frozen=True, slots=True)
class SharedPhrase:
    """Words that articles share, as they are written where they first stand."""

    words: str
    articles: tuple[Article, ...]


@dataclass(frozen=True, slots=True)
class Wording:
    """The paragraphs in which an article words the clause.

    ``lit`` are its passages on parts that the other article shown lists as absent, ``translated`` those that have a
    translation.
    """

    article: Article
    blocks: tuple[tuple[Block, Markup], ...]
    lit: tuple[Passage, ...]
    translated: tuple[Passage, ...]


def compared_words(
    topic: Topic, articles: Sequence[Article], shown: Sequence[Article], base: Article | None
) -> ComparedWords:
    """Return the words of articles on a clause, those lit in which one differs from the article it is held against.

    ``shown`` are the articles in view at first: all but superseded versions, which a reader may bring in.
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
        Column(it.article, tuple((block, html_words.marked_block(block, layers)) for block in it.blocks))
        for it, layers in zip(wordings, of_article, strict=True)
        if it.blocks
    ]
    return ComparedWords(tuple(rows), tuple(columns))


def wording(clause: Topic, row: GlanceRow, other: GlanceRow | None = None) -> Wording:
    """Return the words of an article on a clause, lit on parts that the other is known to lack."""
    its = clause_wording(clause, row.article)
    missing = {element.id for element in other.in_state("absent")} if other else set()
    lit = tuple(passage for passage in its.passages if passage.element in missing)
    layers = [*sic_layers(row.article), *map(_lit, lit)]
    blocks = tuple((block, html_words.marked_block(block, layers)) for block in its.blocks)
    return Wording(row.article, blocks, lit, tuple(passage for passage in its.passages if passage.translation))


def shared_phrases(topic: Topic, articles: Sequence[Article]) -> list[SharedPhrase]:
    """Return the phrases, rare in news, that the articles of different outlets share where they word a clause."""
    wordings = [found for article in articles if (found := clause_wording(topic, article)).blocks]
    texts = [
        Text(
            found.article.source.id,
            [shared_wording.words(block.text, block.span.start) for block in found.blocks],
            found.article.language,
        )
        for found in wordings
    ]
    compared = shared_wording.compare(texts)
    phrases = []
    for phrase in (compared.phrases[number] for number in compared.letters()):
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
    """Return the number of the article that one is held against: the base, or beside the base the only other."""
    if not base:
        return None
    if article != base:
        return articles.index(base)
    others = [other for other in shown if other != base]
    return articles.index(others[0]) if len(others) == 1 else None


def _marks(number: int, parts: Sequence[Part], held: int | None) -> list[Layer]:
    """Return the elements that mark what of a part other articles do not have.

    ``data-absent`` names the columns that list the part as absent, ``data-lacking`` those that give it without these
    words, in the same language.
    """
    ours = parts[number]
    absent = frozenset(column for column, other in enumerate(parts) if other.state == "absent")
    forms = {
        column: {word.form for passage in other.passages for word in shared_wording.words(passage.exact)}
        for column, other in enumerate(parts)
        if column != number and other.is_given and in_one_language(ours.article.language, other.article.language)
    }
    layers = []
    for passage in ours.passages:
        if absent:
            layers.append(_layer("absent", passage.span, absent, held))
        lacking = [
            (word, frozenset(column for column, words in forms.items() if word.form not in words))
            for word in shared_wording.words(passage.exact, passage.span.start)
        ]
        for without, run in groupby(lacking, key=lambda found: found[1]):
            if without:
                layers += [_layer("lacking", span, without, held) for span in _runs([word for word, _ in run], ours)]
    return layers


def _runs(words: Sequence[Word], ours: Part) -> list[Span]:
    """Return the spans of words, joined where nothing but white space stands between two."""
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
