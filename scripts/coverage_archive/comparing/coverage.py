"""Measure how many words of an article are tagged with a topic, and find the topics of each of its blocks."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..model import Article, Block, Passage, Quote, Span, Topic
from ..texts import shared_wording
from ..texts.treatment import treatment
from .topics import tagged_on


@dataclass(frozen=True, slots=True)
class CoveredBlock:
    """Hold a block of an article, the topics of its tagged words, and the quotes that begin in it.

    ``about`` has the ids of the topics with the most tagged code points in the block: several if they have equally
    many, none if nothing is tagged. ``on`` says whether anything in the block is tagged with the topic that is
    compared. ``topic`` is that topic's id if ``on`` is true, otherwise the first of ``about``, or None.
    """

    block: Block
    about: tuple[str, ...]
    topic: str | None
    on: bool
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """Hold how much of an article is tagged with a topic, counted in the words of its headline, standfirst and body.

    ``words`` is the number of words tagged with the topic, ``quoted`` the number of those in quotation marks, and
    ``total`` the number of all words. ``first`` is the first block with a tag on the topic, or None.
    """

    article: Article
    blocks: tuple[CoveredBlock, ...]
    words: int
    total: int
    quoted: int
    first: Block | None

    @property
    def share(self) -> float:
        """Return the share of the article's words that are tagged with the topic, from 0 to 1."""
        return self.words / self.total if self.total else 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleWords:
    """Hold the words of an article's headline, standfirst and body as spans, and the spans of those that are quoted.

    ``topics`` has a counter for each block, in the blocks' order: how many code points are tagged with each topic.
    ``quoted`` has the spans of the words in quotation marks.
    """

    blocks: tuple[Block, ...]
    topics: tuple[Counter[str], ...]
    spans: tuple[Span, ...]
    quoted: frozenset[Span]


def article_words(article: Article) -> ArticleWords:
    """Return the words of an article's headline, standfirst and body, over which ``coverage`` counts."""
    text = article.capture.text
    blocks = tuple(p for p in article.capture.blocks if p.kind in ("headline", "standfirst", "paragraph"))
    spans = tuple(span for block in blocks for span in shared_wording.word_spans(block.text, block.span.start))
    marked = ((span, mark) for mark in article.quotation_marks for span in _inside(spans, mark))
    return ArticleWords(
        blocks=blocks,
        topics=tuple(topics_in(article, block) for block in blocks),
        spans=spans,
        quoted=frozenset(
            span for span, mark in marked if mark.covers(span) or treatment(text, span, article.marked) == "quoted"
        ),
    )


def coverage(article: Article, topic: Topic, counted: ArticleWords) -> Coverage:
    """Return how much of an article is tagged with a topic, by quotes or passages.

    ``counted`` are the words of the same article, from ``article_words``.
    """
    tagged = [item.span for item in tagged_on(topic, article)]
    on = {span for tag in tagged for span in _inside(counted.spans, tag)}
    return Coverage(
        article=article,
        blocks=tuple(_blocks(article, counted, topic)),
        words=len(on),
        total=len(counted.spans),
        quoted=len(on & counted.quoted),
        first=next((block for block in counted.blocks if any(block.span.overlaps(tag) for tag in tagged)), None),
    )


def _inside(spans: Sequence[Span], within: Span) -> Sequence[Span]:
    """Return the spans that share a code point with ``within``; ``spans`` must be sorted and must not overlap."""
    first = bisect_right(spans, within.start, key=lambda span: span.end)
    last = bisect_left(spans, within.end, key=lambda span: span.start)
    return spans[first:last]


def _blocks(article: Article, counted: ArticleWords, topic: Topic) -> Iterator[CoveredBlock]:
    for block, weights in zip(counted.blocks, counted.topics, strict=True):
        about = most_told(weights)
        on = topic.id in weights
        quotes = tuple(quote for quote in article.quotes if quote.block.id == block.id)
        yield CoveredBlock(block, about, topic.id if on else next(iter(about), None), on, quotes)


def topics_in(article: Article, block: Block) -> Counter[str]:
    """Return how many code points of a block are tagged with each topic: the topics of quotes, then of passages."""
    weights: Counter[str] = Counter()
    for quote in article.quotes:
        if length := _length(quote, block):
            weights.update(dict.fromkeys(quote.topics, length))
    for passage in article.passages:
        if length := _length(passage, block):
            weights[passage.topic] += length
    return weights


def most_told(weights: Counter[str]) -> tuple[str, ...]:
    """Return the ids of the topics with the most code points: several if they have equally many."""
    most = max(weights.values(), default=0)
    return tuple(topic for topic, length in weights.items() if length == most)


def _length(tag: Quote | Passage, block: Block) -> int:
    """Return how many code points of a block a tag covers."""
    return max(0, min(tag.span.end, block.span.end) - max(tag.span.start, block.span.start))
