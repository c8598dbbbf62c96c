"""List the words that outlets have on each part of a clause and on each topic, to show them among the results."""

from collections.abc import Callable
from functools import partial
from typing import Any

from ..model import Archive, Article, Block, addresses
from .texts import parts_of

SHOWN = 4  # articles whose words a result shows; its page has those of all

Said = dict[str, Any]
Words = tuple[Block, str]  # where the words begin, and the words


def said_on(archive: Archive) -> list[Said]:
    """Return the words on each part of a clause, in the order of ``parts_of``, and then those on each topic.

    An item has what a result shows: the address, the name, the kind, the description of a topic or the question of a
    part (unless that is the part's name), the words of the first ``SHOWN`` articles, and how many further articles
    have words. An article's words on a part are its passages. On a topic they are the quote or passage that has words
    on most parts of it, or else the longest.
    """
    parts = [
        {
            "url": addresses.topic(part.topic, part.id),
            "title": part.name,
            "what": f"part of {archive.topics[part.topic].title}",
            "about": "" if not part.question or part.question.rstrip("?") == part.short else part.question,
            **_said(archive, partial(_on_part, part.id)),
        }
        for part in parts_of(archive)
    ]
    topics = [
        {
            "url": addresses.topic(topic.id),
            "title": topic.title,
            "what": "topic",
            "about": topic.description or "",
            **_said(archive, partial(_on_topic, topic.id)),
        }
        for topic in archive.topics.values()
    ]
    return parts + topics


def _said(archive: Archive, words_of: Callable[[Article], Words | None]) -> Said:
    found = [(article, words) for article in archive.current.articles if (words := words_of(article))]
    rows = [_row(article, *words) for article, words in found[:SHOWN]]
    return {"said": rows, "more": len(found[SHOWN:])}


def _row(article: Article, block: Block, words: str) -> list[Any]:
    source = article.source
    return [article.slug, block.id, words, article.source_name, source.colour, source.shape, article.language]


def _on_part(element: str, article: Article) -> Words | None:
    passages = [it for it in article.passages if it.element == element]
    return (passages[0].block, " … ".join(it.exact for it in passages)) if passages else None


def _on_topic(topic: str, article: Article) -> Words | None:
    tags = [
        *(quote for quote in article.quotes if topic in quote.topics),
        *(passage for passage in article.passages if passage.topic == topic),
    ]
    on_parts = [passage.span for passage in article.passages if passage.topic == topic and passage.element]
    most = max(tags, key=lambda tag: (sum(map(tag.span.covers, on_parts)), len(tag.span)), default=None)
    return (most.block, most.exact) if most else None
