"""How much of an article is about a topic, and where: the figures, and what each paragraph is about."""

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
    """A paragraph, the quotes that begin in it, and what its tagged words are about.

    ``about`` is what most of these words are about: several topics where they have equally many. ``topic`` is the
    topic that is compared if anything of the paragraph is ``on`` it, else the first of these.
    """

    block: Block
    about: tuple[str, ...]
    topic: str | None
    on: bool
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """What an article gives a topic. Words are counted over headline, standfirst and body; ``first`` may be None."""

    article: Article
    blocks: tuple[CoveredBlock, ...]
    words: int
    total: int
    quoted: int
    first: Block | None

    @property
    def share(self) -> float:
        """The share of the article's words that are tagged with the topic, from 0 to 1."""
        return self.words / self.total if self.total else 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleWords:
    """The words of an article's headline, standfirst and body, and which of them stand in quotation marks.

    ``topics`` has, for each block, how many code points are tagged with each topic.
    """

    blocks: tuple[Block, ...]
    topics: tuple[Counter[str], ...]
    spans: tuple[Span, ...]
    quoted: frozenset[Span]


def article_words(article: Article) -> ArticleWords:
    """Return the words that coverage is counted in."""
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
    """Return how much of an article is tagged with a topic, by quotes or passages."""
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
    """Return the spans, of a sorted sequence without overlaps, that share a code point with another span."""
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
    """Return how many code points of a block are tagged with each topic, in the order of the block's tags."""
    weights: Counter[str] = Counter()
    for quote in article.quotes:
        if length := _length(quote, block):
            weights.update(dict.fromkeys(quote.topics, length))
    for passage in article.passages:
        if length := _length(passage, block):
            weights[passage.topic] += length
    return weights


def most_told(weights: Counter[str]) -> tuple[str, ...]:
    """Return the topics with the most code points: several where they have equally many."""
    most = max(weights.values(), default=0)
    return tuple(topic for topic, length in weights.items() if length == most)


def _length(tag: Quote | Passage, block: Block) -> int:
    """Return how many code points of a block are tagged."""
    return max(0, min(tag.span.end, block.span.end) - max(tag.span.start, block.span.start))
