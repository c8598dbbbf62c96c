"""Number every word that is searched, from 0, and list the texts, which are runs of these words.

The blocks of every article (headline, paragraphs and so on) come first, one after the other; a quote is a run of
their words. Then comes what the archive adds: translations, and every name of speakers, topics, outlets and sections.
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from ..model import Archive, Article, Element, Outlet, Quote, Span
from ..texts.folding import placed_words
from .stems import ENGLISH, stem, stem_in, stemmed_as

Run = tuple[int, int]  # the number of its first word, and the count of its words
Stems = dict[str, dict[str, str]]  # by language, the stem of each word

# The kinds of things that have names or translations, in the order in which their words are numbered.
KINDS = ("quote", "block", "speaker", "description", "topic", "part", "outlet", "synonym", "section", "page")


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
    """Hold every word and every text. Quotes are numbered in the order of ``quotes_of``, blocks in reading order.

    ``stems`` has the words of texts in other languages than English. Of these words, it has the English stems of
    those that stand in other texts, too.
    """

    words: list[str] = field(default_factory=list)
    blocks: list[int] = field(default_factory=list)  # how many words each has
    quotes: list[Run] = field(default_factory=list)
    names: list[Name] = field(default_factory=list)
    stems: Stems = field(default_factory=lambda: defaultdict(dict))


def quotes_of(article: Article) -> list[Quote]:
    """Return an article's quotes in reading order, which is the order of their numbers."""
    return sorted(article.quotes, key=lambda quote: quote.span)


def searched_words(text: str) -> list[str]:
    """Return the folded words of a text as the search has them: each Korean syllable is one."""
    return [word for word, _, _ in placed_words(text, searched=True)]


def parts_of(archive: Archive) -> list[Element]:
    """Return the parts of clauses on which an article has words, in the vocabulary's order."""
    given = {passage.element for article in archive.articles for passage in article.passages}
    return [element for topic in archive.topics_covered for element in topic.elements if element.id in given]


def part_names(element: Element) -> tuple[str, ...]:
    """Return every name of a part of a clause, without doublets; the last is its question, if it has one."""
    return tuple(dict.fromkeys((element.short, element.title, element.phrase, element.question or "")))


def outlet_names(outlet: Outlet) -> tuple[str, ...]:
    """Return every name of an outlet: its name with and without "The", its short name and its aliases."""
    return tuple(dict.fromkeys((outlet.name, outlet.short, outlet.name.removeprefix("The "), *outlet.aliases)))


def texts_of(archive: Archive, page_titles: Iterable[str]) -> Texts:
    """Return the words and texts of an archive and of its pages' titles."""
    texts = Texts()
    english: set[str] = set()  # words of texts that are stemmed as English
    translated: list[tuple[str, int, str]] = []
    for article in archive.articles:
        translated += _read_article(article, texts, english)
    translated.sort(key=lambda item: KINDS.index(item[0]))
    for kind, of, text in [*translated, *_named(archive, page_titles)]:
        words = searched_words(text)
        texts.names.append(Name(kind, of, len(words)))
        texts.words += words
        english.update(words)
    listed = {word for stems in texts.stems.values() for word in stems}
    if listed:
        texts.stems[ENGLISH] = {word: stem(word) for word in sorted(listed & english)}
    return texts


def _named(archive: Archive, page_titles: Iterable[str]) -> Iterator[tuple[str, int, str]]:
    """Yield the kind, number and text of each name, in the order of ``KINDS``."""
    speakers = archive.speakers.values()
    yield from (("speaker", n, name) for n, it in enumerate(speakers) for name in (it.name, *it.aliases))
    yield from (("description", n, it.description) for n, it in enumerate(speakers) if it.description)
    topics = archive.topics.values()
    yield from (("topic", n, name) for n, it in enumerate(topics) for name in (it.title, *it.aliases))
    yield from (("part", n, name) for n, it in enumerate(parts_of(archive)) for name in part_names(it))
    yield from (("outlet", n, name) for n, it in enumerate(archive.outlets.values()) for name in outlet_names(it))
    yield from (("synonym", n, name) for n, names in enumerate(archive.synonyms) for name in names)
    sections = (section.title for article in archive.articles for section in article.sections)
    yield from (("section", number, title) for number, title in enumerate(sections))
    yield from (("page", number, title) for number, title in enumerate(page_titles))


def _read_article(article: Article, texts: Texts, english: set[str]) -> Iterator[tuple[str, int, str]]:
    """Add the words of an article to ``texts``; yield the kind, number and text of each translation in it."""
    first, quotes, block_numbers = len(texts.words), len(texts.quotes), {}
    language = stemmed_as(article.language)
    starts: list[int] = []
    ends: list[int] = []
    for block in article.capture.blocks:
        found = [*placed_words(block.text, searched=True)]
        texts.words += [word for word, _, _ in found]
        if language == ENGLISH:
            english.update(word for word, _, _ in found)
        else:
            for word, start, end in found:
                texts.stems[language].setdefault(word, stem_in(language, block.text[start:end]))
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
