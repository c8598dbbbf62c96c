"""Archive -> what a reader compares: clause tables, wording, what is said on a topic, who is relied on."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from ..model import Archive, Article, Block, Element, Outlet, Passage, Quote, Span, Speaker, Topic
from ..texts.shared_wording import words
from ..texts.treatment import treatment


@dataclass(frozen=True, slots=True)
class Row:
    """One element of a clause: a cell an article, each cell the passages that give it (none: no tagged passage)."""

    element: Element
    cells: tuple[tuple[Passage, ...], ...]


@dataclass(frozen=True, slots=True)
class Wording:
    """The paragraphs in which an article words a clause, with the passages that fall in them."""

    article: Article
    blocks: tuple[Block, ...]
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Variant:
    """One wording of an element, and the passages that have it, whatever their case and punctuation."""

    passages: tuple[tuple[Article, Passage], ...]

    @property
    def outlets(self) -> int:
        """How many outlets use this wording."""
        return len({article.outlet.id for article, _ in self.passages})


@dataclass(frozen=True, slots=True)
class Chain:
    """The way words came: from the speaker, through each relay that the article names, to the outlet."""

    steps: tuple[Speaker, ...]
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class Moment:
    """A date that passages tell of, in words; a cell an article, each cell the passages that tell of it."""

    date: str
    cells: tuple[tuple[Passage, ...], ...]


@dataclass(frozen=True, slots=True)
class Voice:
    """How much an outlet gives of one speaker: the quotes, and their words inside and outside quotation marks."""

    quotes: tuple[tuple[Article, Quote], ...]
    quoted_words: int
    reported_words: int


@dataclass(frozen=True, slots=True)
class Reliance:
    """How often an article gives a speaker's words, and how often it names it as having relayed another's."""

    speaker: Speaker
    quotes: tuple[Quote, ...]
    relayed: tuple[Quote, ...]


def clause_rows(topic: Topic, articles: tuple[Article, ...]) -> tuple[Row, ...]:
    """Return the rows of a clause's table, in the vocabulary's order."""
    return tuple(
        Row(
            element,
            tuple(
                tuple(passage for passage in article.passages if passage.element == element.id)
                for article in articles
            ),
        )
        for element in topic.elements
    )


def variants(element: Element, articles: tuple[Article, ...]) -> tuple[Variant, ...]:
    """Return the different wordings of an element, the most used first."""
    found: dict[tuple[str, ...], list[tuple[Article, Passage]]] = {}
    for article in articles:
        for passage in article.passages:
            if passage.element == element.id:
                found.setdefault(tuple(word.form for word in words(passage.exact)), []).append((article, passage))
    ordered = sorted(found.items(), key=lambda item: (-len(item[1]), item[0]))
    return tuple(Variant(tuple(passages)) for _, passages in ordered)


def wording(topic: Topic, article: Article) -> Wording:
    """Return the paragraphs of an article that hold elements of the clause."""
    passages = tuple(passage for passage in article.passages if passage.element and passage.topic == topic.id)
    blocks = tuple(
        block for block in article.capture.blocks if any(passage.block.id == block.id for passage in passages)
    )
    return Wording(article, blocks, passages)


def on_topic(topic: Topic, article: Article) -> tuple[Quote | Passage, ...]:
    """Return an article's quotes and passages on a topic, in reading order; elements count as their clause's."""
    quotes = [quote for quote in article.quotes if topic.id in quote.topics]
    passages = [passage for passage in article.passages if passage.topic == topic.id]
    return tuple(sorted([*quotes, *passages], key=_reading_order))


@dataclass(frozen=True, slots=True)
class Count:
    """How many quotes and passages an outlet has on a topic, and the first article that has one."""

    quotes: int
    passages: int
    first: Article | None


def matrix(archive: Archive) -> tuple[tuple[Topic, tuple[Count, ...]], ...]:
    """Return the counts of every topic covered, an outlet with articles a column."""
    outlets = archive.outlets_covered
    return tuple(
        (topic, tuple(_count(topic, outlet, archive) for outlet in outlets)) for topic in archive.topics_covered
    )


def _count(topic: Topic, outlet: Outlet, archive: Archive) -> Count:
    found = [
        (article, item)
        for article in archive.articles
        if article.outlet.id == outlet.id
        for item in on_topic(topic, article)
    ]
    quotes = sum(isinstance(item, Quote) for _, item in found)
    return Count(quotes, len(found) - quotes, found[0][0] if found else None)


def articles_on(topic: Topic, archive: Archive) -> tuple[Article, ...]:
    """Return the articles that have something tagged on a topic."""
    return tuple(article for article in archive.articles if on_topic(topic, article))


def reliances(article: Article) -> tuple[Reliance, ...]:
    """Return whom an article relies on: speakers and relays, the most relied on first."""
    quoted: dict[str, list[Quote]] = {}
    relayed: dict[str, list[Quote]] = {}
    names: dict[str, Speaker] = {}
    for quote in article.quotes:
        quoted.setdefault(quote.speaker.id, []).append(quote)
        names[quote.speaker.id] = quote.speaker
        for relay in quote.via:
            relayed.setdefault(relay.id, []).append(quote)
            names[relay.id] = relay
    counts = Counter({key: len(quoted.get(key, [])) + len(relayed.get(key, [])) for key in names})
    return tuple(
        Reliance(names[key], tuple(quoted.get(key, [])), tuple(relayed.get(key, [])))
        for key, _ in sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    )


def quotes_by_speaker(archive: Archive, *, relayed: bool = False) -> Mapping[str, list[tuple[Article, list[Quote]]]]:
    """Return, by speakers' ids, what each says, by article; ``relayed``: what each relays of others instead."""
    found: dict[str, dict[str, tuple[Article, list[Quote]]]] = {}
    for article in archive.articles:
        for quote in article.quotes:
            for id in {speaker.id for speaker in (quote.via if relayed else (quote.speaker,))}:
                found.setdefault(id, {}).setdefault(article.slug, (article, []))[1].append(quote)
    return {id: [*by_article.values()] for id, by_article in found.items()}


def chains(topic: Topic, article: Article) -> tuple[Chain, ...]:
    """Return the ways in which an article's words on a topic came, as it states them; the most used first."""
    ways: dict[tuple[Speaker, ...], list[Quote]] = {}
    for quote in article.quotes:
        if topic.id in quote.topics:
            ways.setdefault((quote.speaker, *quote.via), []).append(quote)
    found = [Chain(steps, tuple(quotes)) for steps, quotes in ways.items()]
    return tuple(sorted(found, key=lambda chain: (-len(chain.quotes), [step.id for step in chain.steps])))


def moments(topic: Topic, articles: tuple[Article, ...]) -> tuple[Moment, ...]:
    """Return the topic's timeline, earliest first, by the year that passages are dated to."""
    cells: dict[str, list[list[Passage]]] = {}
    for number, article in enumerate(articles):
        for passage in article.passages:
            if passage.topic == topic.id and passage.date:
                year = passage.date.year
                cells.setdefault(year, [[] for _ in articles])[number].append(passage)
    return tuple(Moment(year, tuple(map(tuple, cells[year]))) for year in sorted(cells))


def voices(archive: Archive) -> tuple[tuple[Speaker, tuple[Voice, ...]], ...]:
    """Return, for each speaker quoted, what each outlet that has articles gives of it."""
    outlets = archive.outlets_covered
    found: dict[str, dict[str, list[tuple[Article, Quote]]]] = {}
    for article in archive.articles:
        for quote in article.quotes:
            by_outlet = found.setdefault(quote.speaker.id, {})
            by_outlet.setdefault(article.outlet.id, []).append((article, quote))
    return tuple(
        (speaker, tuple(_voice(found[speaker.id].get(outlet.id, [])) for outlet in outlets))
        for speaker in archive.speakers.values()
        if speaker.id in found
    )


def _voice(quotes: list[tuple[Article, Quote]]) -> Voice:
    counted = [
        treatment(article.capture.text, word.span, article.quotation_marks) == "quoted"
        for article, quote in quotes
        for word in words(quote.exact, quote.span.start)
    ]
    return Voice(tuple(quotes), sum(counted), len(counted) - sum(counted))


def sentence_around(block: Block, span: Span) -> Span:
    """Return the sentence, or sentences, of a part that hold a span; as near as punctuation tells."""
    text, offset = block.text, block.span.start
    start, end = span.start - offset, min(span.end - offset, len(text))
    while start > 0 and not _ends_sentence(text, start):
        start -= 1
    while end < len(text) and not _ends_sentence(text, end):
        end += 1
    while start < len(text) and text[start].isspace():
        start += 1
    return Span(offset + start, offset + end)


def _ends_sentence(text: str, at: int) -> bool:
    """Say whether a sentence ends just before ``at``: a full stop, perhaps closing marks, then a space."""
    before = text[:at].rstrip("\"”’')")
    return before[-1:] in {".", "!", "?"} and text[at : at + 1].isspace() and len(before) > 2 and before[-2].islower()


def _reading_order(item: Quote | Passage) -> tuple[Span, str]:
    return item.span, item.id
