"""Propose likely answers for words in hand: who says them, through whom, on which topic, and of which kind."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from ..adding.proposing.draft_tags import overlapping
from ..adding.proposing.speaker_names import SpeakerFinder
from ..model import QuoteKind, Span, Speaker, Topic
from ..texts.mark_shapes import QUOTING_MARKS
from ..texts.treatment import treatment
from .article_desk import ArticleDesk

_MOST = 5


@dataclass(frozen=True, slots=True)
class LikelySpeaker:
    """Hold a speaker, known or new, who may say some words, and in a few words why."""

    speaker: Speaker
    why: str


def likely_speakers(desk: ArticleDesk, span: Span) -> list[LikelySpeaker]:
    """Return up to five speakers who may say the words at a span, the likeliest first."""
    found: dict[str, LikelySpeaker] = {}
    for one in _speakers(desk, span):
        found.setdefault(one.speaker.id, one)
    return [*found.values()][:_MOST]


def _speakers(desk: ArticleDesk, span: Span) -> Iterator[LikelySpeaker]:
    finder = SpeakerFinder(desk.archive.speakers)
    suggested = overlapping(span, desk.suggestions)
    if suggested and suggested.name:
        said = " ".join(filter(None, (suggested.speaker, suggested.cue)))
        yield LikelySpeaker(finder.speaker(suggested.name), f"“{said}” beside it")
    block = desk.article.capture.block_at(span.start)
    for quote in desk.article.quotes:
        if quote.span.overlaps(span):
            yield LikelySpeaker(quote.speaker, "says words around these")
    if block:
        words = block.text.casefold()
        for speaker in desk.archive.speakers.values():
            if any(name.casefold() in words for name in (speaker.name, *speaker.aliases)):
                yield LikelySpeaker(speaker, f"named in {block.name}")
    clause = desk.archive.clause
    if clause.speaker and clause.id in _topics_around(desk, span):
        yield LikelySpeaker(desk.archive.speakers[clause.speaker], f"whose words {clause.title} is")
    counts = Counter(quote.speaker.id for quote in desk.article.quotes)
    for id_, count in counts.most_common():
        yield LikelySpeaker(desk.archive.speakers[id_], f"{count} {'quote' if count == 1 else 'quotes'} here")


def _topics_around(desk: ArticleDesk, span: Span) -> set[str]:
    """Return the topics of the tags in the block of a span, and of its section."""
    article, block = desk.article, desk.article.capture.block_at(span.start)
    found = {topic for quote in article.quotes if quote.block == block for topic in quote.topics}
    found |= {passage.topic for passage in article.passages if passage.block == block}
    section = article.section_of_block.get(block.id) if block else None
    return found | {*(section.topics if section else ())}


def likely_relays(desk: ArticleDesk) -> list[Speaker]:
    """Return up to five speakers who relay words in this article, the most frequent first."""
    counts = Counter(relay.id for quote in desk.article.quotes for relay in quote.via)
    return [desk.archive.speakers[id_] for id_, _ in counts.most_common(_MOST)]


def likely_topics(desk: ArticleDesk, span: Span) -> list[Topic]:
    """Return up to five topics: those of the section around a span, the clause, those that the article has most."""
    block = desk.article.capture.block_at(span.start)
    section = desk.article.section_of_block.get(block.id) if block else None
    used = Counter(topic for quote in desk.article.quotes for topic in quote.topics)
    wanted = [*(section.topics if section else ()), desk.archive.clause.id, *(id_ for id_, _ in used.most_common())]
    return [desk.archive.topics[id_] for id_ in dict.fromkeys(wanted)][:_MOST]


def without_marks(desk: ArticleDesk, span: Span) -> Span:
    """Return the span of words to be quoted without the quotation marks around them."""
    words = span.of(desk.text)
    both = len(words) > 2 and words[0] in QUOTING_MARKS and words[-1] in QUOTING_MARKS
    return Span(span.start + 1, span.end - 1) if both else span


def likely_kind(desk: ArticleDesk, span: Span) -> QuoteKind:
    """Return the kind of a quote by the quotation marks around its words: indirect unless all words are in them."""
    if treatment(desk.text, span, desk.article.marked) != "quoted":
        return "indirect"
    suggested = overlapping(span, desk.suggestions)
    return "direct" if suggested and suggested.kind == "direct" else "partial"
