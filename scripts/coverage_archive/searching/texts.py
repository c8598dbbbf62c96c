"""Number every word that is searched, from 0, and list the texts, which are runs of these words.

The blocks of every article (headline, paragraphs and so on) come first, one after the other; a quote is a run of
their words. Then comes what the archive adds: translations, and every name of speakers, topics, outlets and sections.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from ..model import Archive, Article, Quote, Span
from ..texts.folding import folded_words, placed_words

Run = tuple[int, int]  # the number of its first word, and the count of its words

# The kinds of things that have names or translations, in the order in which their words are numbered.
KINDS = ("quote", "block", "speaker", "topic", "outlet", "synonym", "section", "page")


@dataclass(frozen=True, slots=True)
class Name:
    """Represent words that the archive adds: a name of something or a translation.

    ``of`` is the number of the named or translated thing among those of its kind, and ``count`` the number of words.
    """

    kind: str
    of: int
    count: int


@dataclass
class Texts:
    """Hold every word and every text. Quotes are numbered in the order of ``quotes_of``, blocks in reading order."""

    words: list[str] = field(default_factory=list)
    blocks: list[int] = field(default_factory=list)  # how many words each has
    quotes: list[Run] = field(default_factory=list)
    names: list[Name] = field(default_factory=list)


def quotes_of(article: Article) -> list[Quote]:
    """Return an article's quotes in reading order, which is the order of their numbers."""
    return sorted(article.quotes, key=lambda quote: quote.span)


def texts_of(archive: Archive, page_titles: Iterable[str]) -> Texts:
    """Return the words and texts of an archive and of its pages' titles."""
    texts = Texts()
    translated: list[tuple[str, int, str]] = []
    for article in archive.articles:
        translated += _read_article(article, texts)
    named = [
        ("speaker", n, name) for n, it in enumerate(archive.speakers.values()) for name in (it.name, *it.aliases)
    ]
    named += [("topic", n, name) for n, it in enumerate(archive.topics.values()) for name in (it.title, *it.aliases)]
    named += [("outlet", n, name) for n, it in enumerate(archive.outlets.values()) for name in (it.name, *it.aliases)]
    named += [("synonym", number, name) for number, names in enumerate(archive.synonyms) for name in names]
    sections = (section.title for article in archive.articles for section in article.sections)
    named += [("section", number, title) for number, title in enumerate(sections)]
    named += [("page", number, title) for number, title in enumerate(page_titles)]
    for kind, of, text in sorted(translated, key=lambda item: KINDS.index(item[0])) + named:
        words = folded_words(text)
        texts.names.append(Name(kind, of, len(words)))
        texts.words += words
    return texts


def _read_article(article: Article, texts: Texts) -> Iterator[tuple[str, int, str]]:
    """Add the words of an article to ``texts``; yield the kind, number and text of each translation in it."""
    first, quotes, block_numbers = len(texts.words), len(texts.quotes), {}
    starts: list[int] = []
    ends: list[int] = []
    for block in article.capture.blocks:
        found = [*placed_words(block.text)]
        texts.words += [word for word, _, _ in found]
        starts += [block.span.start + start for _, start, _ in found]
        ends += [block.span.start + end for _, _, end in found]
        block_numbers[block.id] = len(texts.blocks)
        texts.blocks.append(len(found))
    for number, quote in enumerate(quotes_of(article), quotes):
        texts.quotes.append(_run(quote.span, first, starts, ends))
        if quote.translation:
            yield "quote", number, quote.translation.text
    for passage in article.passages:
        if passage.translation:
            yield "block", block_numbers[passage.block.id], passage.translation.text


def _run(span: Span, first: int, starts: list[int], ends: list[int]) -> Run:
    """Return the run of the words that are in a span, wholly or in part."""
    begin, end = bisect_right(ends, span.start), bisect_left(starts, span.end)
    return first + begin, max(end - begin, 0)
