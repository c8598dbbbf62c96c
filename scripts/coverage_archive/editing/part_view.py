"""Collect what a person looks at to judge a part of the clause: others' wordings, and likely sentences."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from ..adding.proposing.likely_passages import LikelyPassages, telling_stems
from ..model import Archive, Article, Block, Element, Passage, Span
from ..texts.sentences import sentence_around
from ..texts.shared_wording import in_one_language

_MOST_SENTENCES = 3  # of those that are only on the clause, with the ones that are like other wordings
_MOST_COMPARED = 20  # articles whose wordings the sentences are compared with
_READ = ("paragraph", "headline", "standfirst", "caption")


@dataclass(frozen=True, slots=True)
class Wording:
    """Hold a passage in which another article has words on the part."""

    article: Article
    passage: Passage


@dataclass(frozen=True, slots=True)
class Sentence:
    """Hold the span of a sentence of the article, and the block that it is in."""

    span: Span
    block: Block


@dataclass(frozen=True, slots=True)
class PartView:
    """Hold an element (part of the clause), how other articles word it, and sentences that may have words on it.

    Each wording is there once. ``compared`` says whether some wording is in the article's language. ``alike`` are the
    sentences most similar to such wordings, the most similar first. ``with_words`` are all other sentences with a
    telling word of the part's names or of such a wording. ``on_topic`` fill these up to three: the first sentences of
    the article that are tagged with the clause's topic.
    """

    element: Element
    wordings: tuple[Wording, ...]
    compared: bool
    alike: tuple[Sentence, ...]
    with_words: tuple[Sentence, ...]
    on_topic: tuple[Sentence, ...]

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """Return all sentences, in the order of their numbers."""
        return self.alike + self.with_words + self.on_topic


def view(element: Element, article: Article, archive: Archive) -> PartView:
    """Return what to show of an element; an article's sentences are compared only with wordings in its language."""
    wordings = tuple(_wordings(element, article, archive))
    comparable = {
        it.article.slug: it.article for it in wordings if in_one_language(article.language, it.article.language)
    }
    alike = _first(_alike(element, article, [*comparable.values()][:_MOST_COMPARED]), ())
    words = [it.passage.exact for it in wordings if it.article.slug in comparable][:_MOST_COMPARED]
    with_words = tuple(it for it in _with_words(article, [*_names(element), *words]) if it not in alike)
    on_topic = _first(_on_topic(element.topic, article), alike + with_words)
    return PartView(element, wordings, bool(comparable), alike, with_words, on_topic)


def _wordings(element: Element, article: Article, archive: Archive) -> list[Wording]:
    """Return the confirmed wordings of other articles: the earlier version's first, then those in the same language.

    Of two versions of a story, only the newer one counts as another article; an article's own earlier version counts
    too.
    """
    newer = archive.newer_versions
    found: dict[tuple[bool, str], Wording] = {}
    for other in archive.articles:
        if other.slug == article.slug or newer.get(other.slug, article).slug != article.slug:
            continue
        for passage in other.passages:
            if passage.element == element.id and passage.reviewed:
                words = " ".join(passage.exact.casefold().split())
                found.setdefault((in_one_language(article.language, other.language), words), Wording(other, passage))

    def rank(wording: Wording) -> tuple[bool, bool]:
        return wording.article.slug != article.supersedes, not in_one_language(
            article.language, wording.article.language
        )

    return sorted(found.values(), key=rank)


def _alike(element: Element, article: Article, others: Sequence[Article]) -> Iterator[Sentence]:
    """Yield the sentences of an article that are similar to other articles' wordings, the most similar first."""
    if not others:
        return
    likely = LikelyPassages(others, (element,))
    for place in likely.most_alike(block for block in article.capture.blocks if block.kind in _READ):
        yield from _sentence(article, place.span)


def _names(element: Element) -> tuple[str, ...]:
    return element.title, element.short, element.phrase, *element.aliases


def _with_words(article: Article, phrases: Iterable[str]) -> Iterator[Sentence]:
    """Yield each sentence of an article that has a telling word of some phrases."""
    language = (article.language or "en").partition("-")[0]
    wanted = frozenset().union(*(telling_stems(phrase, language) for phrase in phrases))
    for block in article.capture.blocks:
        at = block.span.start if block.kind in _READ else block.span.end
        while at < block.span.end:
            for sentence in _sentence(article, Span(at, at + 1)):
                if wanted & telling_stems(sentence.span.of(article.capture.text), language):
                    yield sentence
                at = max(sentence.span.end, at) + 1


def _on_topic(topic: str, article: Article) -> Iterator[Sentence]:
    """Yield the sentences with a passage or quote on a topic, then the first sentence of each paragraph on it."""
    spans = [passage.span for passage in article.passages if passage.topic == topic]
    spans += [quote.span for quote in article.quotes if topic in quote.topics]
    blocks = [block for section in article.sections if topic in section.topics for block in section.blocks]
    for span in [*sorted(spans), *(Span(block.span.start, block.span.start + 1) for block in blocks)]:
        yield from _sentence(article, span)


def _sentence(article: Article, span: Span) -> Iterator[Sentence]:
    """Yield the sentence around a span, without white space at its ends; nothing if the span is in no block."""
    block = article.capture.block_at(span.start)
    if block:
        found = sentence_around(block, span)
        yield Sentence(Span(found.start, found.start + len(found.of(article.capture.text).rstrip())), block)


def _first(found: Iterable[Sentence], shown: tuple[Sentence, ...]) -> tuple[Sentence, ...]:
    """Return the first sentences that are not in ``shown``, as many as fit below the greatest number of sentences."""
    new = dict.fromkeys(sentence for sentence in found if sentence not in shown)
    return tuple(new)[: max(0, _MOST_SENTENCES - len(shown))]
