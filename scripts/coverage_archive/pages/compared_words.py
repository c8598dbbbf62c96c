"""What articles say on a clause, with the words marked that they share, or that one alone has.

Articles are the columns of a comparison. Superseded versions may stand among them, for a reader to bring in; what is
marked at first is what the others (``shown``) share, and the marks say enough for the page to mark anew.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from markupsafe import Markup

from ..comparing.clauses import clause_wording
from ..comparing.parts import Part, part
from ..model import Article, Block, Element, Passage, Span, Topic
from ..texts import shared_wording
from ..texts.shared_wording import Comparison, Forms, Mark, Phrase, Text
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


@dataclass(frozen=True)
class _Compared:
    """Some articles' words compared: all of them, and of those shown at first the letters of what they share."""

    articles: Sequence[Article]
    all: Comparison
    shown: frozenset[int]
    letters: dict[int, str]
    comparable: Sequence[frozenset[int]]

    def layers(self, number: int) -> list[Layer]:
        """Return the elements that mark the words of one article; neighbours marked alike are one element.

        ``data-phrases`` has the numbers of the phrases around the words, the longest first, ``data-ends`` those that
        end here, ``data-letters`` their letters; ``data-with`` and ``data-had`` name the articles that share the
        words, or have them. An article that none of the others can be compared with has no marks.
        """
        if not self.comparable[number]:
            return sic_layers(self.articles[number])
        text = self.articles[number].capture.text
        letters = self.letters if len(self.letters) > 1 else {}  # one phrase is told by its shade
        layers = []
        for (phrases, had), run in groupby(self.all.marks[number], key=lambda mark: (mark.phrases, mark.had_by)):
            for piece in _joined(list(run), text):
                last = piece[-1]
                shared = phrases and last.shared_with & self.shown
                attributes = {
                    "class": f"word word--{'shared' if shared else 'common' if had & self.shown else 'own'}",
                    "data-phrases": " ".join(map(str, phrases)),
                    "data-ends": " ".join(map(str, last.ending)),
                    "data-letters": " ".join(letters[phrase] for phrase in last.ending if phrase in letters),
                    "data-with": self._names(last.shared_with),
                    "data-had": self._names(had),
                }
                span = Span(piece[0].span.start, last.span.end)
                given = {name: value for name, value in attributes.items() if value}
                layers.append(Layer(span=span, rank=0, element="span", attributes=given))
        return [*layers, *sic_layers(self.articles[number])]

    def _names(self, numbers: frozenset[int]) -> str:
        return " ".join(sorted(self.articles[number].slug for number in numbers))


def element_rows(topic: Topic, articles: tuple[Article, ...], shown: Sequence[Article]) -> list[ElementRow]:
    """Return the rows of a clause's table, their words marked."""
    return [_row(element, articles, shown) for element in topic.elements]


def whole_passages(
    topic: Topic, articles: Sequence[Article], shown: Sequence[Article]
) -> tuple[list[Column], list[SharedPhrase]]:
    """Return each article's wording of a clause with what the articles share marked, and the shared phrases."""
    wordings = [found for article in articles if (found := clause_wording(topic, article)).blocks]
    named = [found.article for found in wordings]
    compared = _compared(named, [found.blocks for found in wordings], shown)
    columns = []
    for number, found in enumerate(wordings):
        layers = compared.layers(number)
        marked = tuple((block, html_words.marked_block(block, layers)) for block in found.blocks)
        columns.append(Column(found.article, marked))
    # Those with a letter first, in its order; the others are for the page to show when articles are left out.
    letters, phrases = compared.letters, compared.all.phrases
    order = [*letters, *(number for number in range(len(phrases)) if number not in letters)]
    return columns, [_phrase(number, letters.get(number), phrases[number], named) for number in order]


def _row(element: Element, articles: Sequence[Article], shown: Sequence[Article]) -> ElementRow:
    parts = [part(element, article) for article in articles]
    compared = _compared(articles, [given.passages for given in parts], shown)
    cells = []
    for number, given in enumerate(parts):
        layers = compared.layers(number)
        text = given.article.capture.text
        marked = tuple((passage, html_words.marked_excerpt(text, passage.span, layers)) for passage in given.passages)
        cells.append(Cell(given, marked))
    return ElementRow(element, tuple(cells))


def _compared(
    articles: Sequence[Article], words: Sequence[Sequence[Block | Passage]], shown: Sequence[Article]
) -> _Compared:
    texts = [_text(article, found) for article, found in zip(articles, words, strict=True)]
    numbers = frozenset(number for number, article in enumerate(articles) if article in shown)
    compared = shared_wording.compare(texts)
    at_first = shared_wording.compare([text for number, text in enumerate(texts) if number in numbers])
    number_of: dict[Forms, int] = {phrase.words: number for number, phrase in enumerate(compared.phrases)}
    letters = {number_of[at_first.phrases[number].words]: letter for number, letter in at_first.letters().items()}
    return _Compared(articles, compared, numbers, letters, [_comparable(text, texts) for text in texts])


def _comparable(text: Text, texts: Sequence[Text]) -> frozenset[int]:
    """Return the numbers of the texts that one may be compared with."""
    return frozenset(number for number, other in enumerate(texts) if shared_wording.are_compared(text, other))


def _phrase(number: int, letter: str | None, phrase: Phrase, articles: Sequence[Article]) -> SharedPhrase:
    """Return a phrase as it is written where it first stands."""
    having = tuple(articles[text] for text in sorted(phrase.texts))
    first = phrase.places[0]
    written = shared_wording.words(first.span.of(articles[first.text].capture.text))
    words = " ".join(word.plain for word in written)
    return SharedPhrase(number=number, letter=letter, phrase=words, articles=having)


def _text(article: Article, compared: Sequence[Block | Passage]) -> Text:
    passages = [shared_wording.words(item.span.of(article.capture.text), item.span.start) for item in compared]
    return Text(article.source.id, passages, article.language)


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
