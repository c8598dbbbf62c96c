"""Archive -> what a reader compares: clause tables, wording, what is said on a topic, who is relied on."""

from collections import Counter
from dataclasses import dataclass

from .model import Archive, Article, Element, Part, Passage, Quote, Span, Speaker, Topic


@dataclass(frozen=True, slots=True)
class Row:
    """One element of a clause: a cell an article, each cell the passages that give it (none: no tagged passage)."""

    element: Element
    cells: tuple[tuple[Passage, ...], ...]


@dataclass(frozen=True, slots=True)
class Wording:
    """The paragraphs in which an article words a clause, with the passages that fall in them."""

    article: Article
    parts: tuple[Part, ...]
    passages: tuple[Passage, ...]


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


def wording(topic: Topic, article: Article) -> Wording:
    """Return the paragraphs of an article that hold elements of the clause."""
    passages = tuple(passage for passage in article.passages if passage.element and passage.topic == topic.id)
    parts = tuple(part for part in article.capture.parts if any(passage.part.id == part.id for passage in passages))
    return Wording(article, parts, passages)


def on_topic(topic: Topic, article: Article) -> tuple[Quote | Passage, ...]:
    """Return an article's quotes and passages on a topic, in reading order; elements count as their clause's."""
    quotes = [quote for quote in article.quotes if topic.id in quote.topics]
    passages = [passage for passage in article.passages if passage.topic == topic.id]
    return tuple(sorted([*quotes, *passages], key=_reading_order))


def articles_on(topic: Topic, archive: Archive) -> tuple[Article, ...]:
    """Return the articles that have something tagged on a topic."""
    return tuple(article for article in archive.articles if on_topic(topic, article))


def topics_covered(archive: Archive) -> tuple[Topic, ...]:
    """Return the topics that some article has something tagged on, in the vocabulary's order."""
    used = {passage.topic for article in archive.articles for passage in article.passages}
    used |= {topic for article in archive.articles for quote in article.quotes for topic in quote.topics}
    return tuple(topic for topic in archive.topics.values() if topic.id in used)


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


def quotes_of(speaker: Speaker, archive: Archive) -> tuple[tuple[Article, tuple[Quote, ...]], ...]:
    """Return a speaker's quotes, by article; articles without any are left out."""
    found = (
        (article, tuple(quote for quote in article.quotes if quote.speaker.id == speaker.id))
        for article in archive.articles
    )
    return tuple((article, quotes) for article, quotes in found if quotes)


def speakers_quoted(archive: Archive) -> tuple[Speaker, ...]:
    """Return every speaker with a quote or a relayed one, in the vocabulary's order."""
    used = {
        speaker.id
        for article in archive.articles
        for quote in article.quotes
        for speaker in (quote.speaker, *quote.via)
    }
    return tuple(speaker for speaker in archive.speakers.values() if speaker.id in used)


def sentence_around(part: Part, span: Span) -> Span:
    """Return the sentence, or sentences, of a part that hold a span; as near as punctuation tells."""
    text, offset = part.text, part.span.start
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
