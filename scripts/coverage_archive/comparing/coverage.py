"""How much of an article is about a topic, and where: the figures and the strip that a reader sees beside it."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from ..model import Article, Block, Passage, Quote, Span, Topic
from ..texts.shared_wording import words
from ..texts.treatment import treatment

STRIP_WIDTH = 1000.0  # units of a strip's own scale, from the first block's left to the last one's right
GAP = 3.0


@dataclass(frozen=True, slots=True)
class Tick:
    """A quote in a strip: where it begins and how long it is, in the strip's units."""

    quote: Quote
    x: float
    width: float


@dataclass(frozen=True, slots=True)
class StripBlock:
    """A paragraph in a strip. ``topic`` is what most of its tagged words are about; ``on`` if the strip's topic."""

    block: Block
    x: float
    width: float
    topic: str | None
    on: bool
    ticks: tuple[Tick, ...]


@dataclass(frozen=True, slots=True)
class Coverage:
    """What an article gives a topic. Words are counted over headline, standfirst and body; ``first`` may be None."""

    article: Article
    strip: tuple[StripBlock, ...]
    words: int
    total: int
    quoted: int
    first: Block | None

    @property
    def share(self) -> float:
        """The share of the article's words that are tagged with the topic, from 0 to 1."""
        return self.words / self.total if self.total else 0.0


@dataclass(frozen=True, slots=True)
class ArticleWords:
    """The words of an article's headline, standfirst and body, and which of them stand in quotation marks."""

    blocks: tuple[Block, ...]
    spans: tuple[Span, ...]
    quoted: frozenset[Span]


def article_words(article: Article) -> ArticleWords:
    """Return the words that coverage is counted in."""
    text = article.capture.text
    blocks = tuple(p for p in article.capture.blocks if p.kind in ("headline", "standfirst", "paragraph"))
    spans = tuple(word.span for block in blocks for word in words(block.text, block.span.start))
    marked = (span for mark in article.quotation_marks for span in _inside(spans, mark))
    return ArticleWords(
        blocks, spans, frozenset(s for s in marked if treatment(text, s, article.quotation_marks) == "quoted")
    )


def coverage(article: Article, topic: Topic, counted: ArticleWords) -> Coverage:
    """Return how much of an article is tagged with a topic, by quotes or passages."""
    tagged = [item.span for item in _tags(article, topic.id)]
    on = {span for tag in tagged for span in _inside(counted.spans, tag)}
    first = next((block for block in counted.blocks if any(block.span.overlaps(tag) for tag in tagged)), None)
    strip = _strip(article, list(counted.blocks), topic)
    return Coverage(article, strip, len(on), len(counted.spans), len(on & counted.quoted), first)


def _inside(spans: Sequence[Span], within: Span) -> Sequence[Span]:
    """Return the spans, of a sorted sequence without overlaps, that share a code point with another span."""
    first = bisect_right(spans, within.start, key=lambda span: span.end)
    last = bisect_left(spans, within.end, key=lambda span: span.start)
    return spans[first:last]


def _tags(article: Article, topic: str) -> list[Quote | Passage]:
    quotes: list[Quote | Passage] = [quote for quote in article.quotes if topic in quote.topics]
    return quotes + [passage for passage in article.passages if passage.topic == topic]


def _strip(article: Article, blocks: list[Block], topic: Topic) -> tuple[StripBlock, ...]:
    length = sum(len(block.span) for block in blocks)
    scale = (STRIP_WIDTH - GAP * (len(blocks) - 1)) / length if length else 0.0
    strip: list[StripBlock] = []
    x = 0.0
    for block in blocks:
        weights = _topics_in(article, block)
        on = topic.id in weights
        main = topic.id if on else (weights.most_common(1)[0][0] if weights else None)
        ticks = tuple(
            Tick(quote, x + (quote.span.start - block.span.start) * scale, len(_within(quote.span, block)) * scale)
            for quote in article.quotes
            if quote.block.id == block.id
        )
        strip.append(StripBlock(block, x, len(block.span) * scale, main, on, ticks))
        x += len(block.span) * scale + GAP
    return tuple(strip)


def _topics_in(article: Article, block: Block) -> Counter[str]:
    """Return how many code points of a part are tagged with each topic."""
    weights: Counter[str] = Counter()
    for quote in article.quotes:
        for topic in quote.topics:
            weights[topic] += len(_within(quote.span, block))
    for passage in article.passages:
        weights[passage.topic] += len(_within(passage.span, block))
    return +weights


def _within(span: Span, block: Block) -> Span:
    start, end = max(span.start, block.span.start), min(span.end, block.span.end)
    return Span(start, max(start, end))
