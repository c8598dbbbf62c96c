"""Reduce an archive to what may be published: only tagged sentences, or no text, of articles shown in part.

The field ``show`` of an article says so: ``tagged`` or ``none``. Every generated file is made from the result, so
words that are left out are in no file of the site.
"""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import replace
from typing import TypeVar

from ..model import Archive, Article, Block, Capture, NotQuote, Passage, Quote, Section, Sic, Span
from ..texts.anchoring import context
from ..texts.sentences import publishable_stretch

GAP = "[…]"  # in place of omitted words; in square brackets, like all words that are the archive's own
_FACTS = {"headline", "byline", "published"}  # blocks that identify an article and are published whole

Tag = TypeVar("Tag", Quote, Passage)


def publishable(archive: Archive) -> Archive:
    """Return the archive with no more of each article than its ``show`` allows."""
    return replace(archive, articles=tuple(map(_publishable, archive.articles)))


def _publishable(article: Article) -> Article:
    if article.is_whole:
        return article
    shows_tags = article.is_excerpt
    excerpt = _Excerpt(article.capture, [*article.quotes, *article.passages] if shows_tags else [])
    return replace(
        article if shows_tags else _with_tags_withheld(article),
        capture=excerpt.capture,
        sections=tuple(excerpt.section(section) for section in article.sections),
        quotes=tuple(excerpt.tag(quote) for quote in article.quotes) if shows_tags else (),
        passages=tuple(excerpt.tag(passage) for passage in article.passages) if shows_tags else (),
        not_quotes=tuple(excerpt.not_quotes(article.not_quotes)),
        sics=tuple(excerpt.sics(article.sics)),
        quotation_marks=tuple(excerpt.clipped(article.quotation_marks)),
    )


def _with_tags_withheld(article: Article) -> Article:
    """Return an article that lists the ids, topics and elements of its tags, as the tags are not published."""
    tags: list[Quote | Passage] = [*article.quotes, *article.passages]
    topics = [topic for quote in article.quotes for topic in quote.topics]
    topics += [passage.topic for passage in article.passages]
    return replace(
        article,
        withheld=tuple(name for tag in tags for name in (tag.id, *tag.former_ids)),
        withheld_topics=tuple(dict.fromkeys(topics)),
        withheld_elements=tuple(dict.fromkeys(it.element for it in article.passages if it.element)),
    )


class _Excerpt:
    """Hold the part of a capture that is published, and the place of each of the capture's words in it."""

    def __init__(self, capture: Capture, tags: Iterable[Quote | Passage]) -> None:
        spans = [tag.span for tag in tags]
        text, blocks, gaps = "", [], []
        self._kept: list[Span] = []  # the published spans of the capture, in order
        self._starts: list[int] = []  # the offset in the excerpt at which each begins
        for block in capture.blocks:
            text += "\n\n" if text else ""
            start = len(text)
            end = block.span.start
            for kept in [block.span] if block.kind in _FACTS else _kept_of(block, spans):
                if capture.text[end : kept.start].strip():
                    gaps.append(Span(len(text), len(text) + len(GAP)))
                    text += f"{GAP} "
                self._kept.append(kept)
                self._starts.append(len(text))
                text += kept.of(capture.text)
                end = kept.end
                if end < block.span.end:
                    text += " "
            if capture.text[end : block.span.end].strip():
                gaps.append(Span(len(text), len(text) + len(GAP)))
                text += GAP
            text = text[:start] + text[start:].rstrip(" ")
            span = Span(start, len(text))
            blocks.append(replace(block, span=span, text=span.of(text)))
        self._blocks = {block.id: block for block in blocks}
        self.capture = replace(capture, text=f"{text}\n", blocks=tuple(blocks), furniture=(), gaps=tuple(gaps))

    def section(self, section: Section) -> Section:
        return replace(section, blocks=tuple(self._blocks[block.id] for block in section.blocks))

    def tag(self, tag: Tag) -> Tag:
        span = self._moved(tag.span)
        assert span, "the sentences of a tag are kept"
        prefix, suffix = context(self.capture.text, span)
        block = self._blocks[tag.block.id]
        return replace(tag, span=span, exact=span.of(self.capture.text), prefix=prefix, suffix=suffix, block=block)

    def not_quotes(self, items: Iterable[NotQuote]) -> Iterable[NotQuote]:
        return (replace(item, span=span) for item in items if (span := self._moved(item.span)))

    def sics(self, items: Iterable[Sic]) -> Iterable[Sic]:
        for item in items:
            if span := self._moved(item.span):
                yield replace(item, span=span, block=self._blocks[item.block.id])

    def clipped(self, spans: Iterable[Span]) -> Iterable[Span]:
        """Yield the kept parts of some spans, as spans of the excerpt, one for each kept stretch."""
        for span in spans:
            for kept, start in zip(self._kept, self._starts, strict=True):
                if part := kept.clip(span):
                    yield part.moved(start - kept.start)

    def _moved(self, span: Span) -> Span | None:
        """Return the span of the excerpt with a span's words; None if the words are left out, in whole or in part."""
        places = (span.start, span.end - 1)
        first, last = (bisect_right(self._kept, at, key=lambda kept: kept.start) - 1 for at in places)
        if first < 0 or self._kept[first].end <= span.start or self._kept[last].end < span.end:
            return None
        start = self._starts[first] - self._kept[first].start + span.start
        return Span(start, self._starts[last] - self._kept[last].start + span.end)


def _kept_of(block: Block, tags: Iterable[Span]) -> list[Span]:
    """Return the stretches of a block that hold tagged sentences, in order and without overlaps."""
    sentences = sorted(publishable_stretch(block, tag.clip(block.span)) for tag in tags if tag.overlaps(block.span))
    kept: list[Span] = []
    for sentence in sentences:
        between = block.text[kept[-1].end - block.span.start : sentence.start - block.span.start] if kept else "?"
        if kept and (sentence.start <= kept[-1].end or not between.strip()):
            kept[-1] = Span(kept[-1].start, max(kept[-1].end, sentence.end))
        else:
            kept.append(sentence)
    return kept
