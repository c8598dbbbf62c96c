"""A capture's article -> the tags that it probably needs: quotes and who says them, and what words give of a clause.

Every quoted span gets a tag: a quote with the speaker that the tagger proposes, or an entry that says why it is none;
and so does every mark that may be none. Indirect speech and passages are proposed only where nine in ten are right.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ...model import Archive, Block, QuoteKind, Span, Speaker
from ...model.problems import RefusedError
from ...tagger import SHOWN_BY_DEFAULT, Suggestion, suggest, unattributed
from ...texts.anchoring import Selector, selector
from ...texts.capture import Layout
from ...texts.quotation_marks import quotation_spans, read_marks
from ...texts.treatment import article_only
from ..carrying_over.carried_tags import CarriedTags
from . import ids
from .known_sections import KnownSections
from .likely_passages import SHOWN_FROM, LikelyPassage, LikelyPassages
from .speaker_names import SpeakerFinder

MOST_QUOTATIONS = 500
PROPOSED = "proposed: "  # before a reason that nobody has confirmed
NOT_A_QUOTE = f"{PROPOSED}title or scare quote"
DOUBTFUL = {
    "apostrophes": f"{PROPOSED}two apostrophes, or a quotation",
    "signs": f"{PROPOSED}two signs, or a quotation",
    "unclosed": f"{PROPOSED}a mark that nothing closes",
    "unopened": f"{PROPOSED}a mark that nothing opens",
    "alone": f"{PROPOSED}a mark that nothing closes",
}
_BY = re.compile(r"^\s*(?:by|from)\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class DraftQuote:
    """A quote as proposed; ``reason`` says what in the article points to the speaker, ``via_reason`` to the relay."""

    id: str
    selector: Selector
    kind: QuoteKind
    speaker: Speaker
    via: tuple[Speaker, ...]
    topics: tuple[str, ...]
    reason: str
    via_reason: str


@dataclass(frozen=True, slots=True)
class DraftPassage:
    """A passage as proposed; ``reason`` says which tagged wording it is like, and how much."""

    id: str
    selector: Selector
    element: str
    reason: str


@dataclass(frozen=True, slots=True)
class DraftTags:
    """The tags that an article probably needs; ``not_quotes`` are words with the reason why they are no quotation."""

    quotes: tuple[DraftQuote, ...]
    not_quotes: tuple[tuple[Selector, str], ...]
    passages: tuple[DraftPassage, ...]


class TagDrafter:
    """Proposes the tags of one article."""

    def __init__(
        self,
        text: str,
        layout: Layout,
        language: str | None,
        speakers: SpeakerFinder,
        sections: KnownSections,
        archive: Archive,
    ) -> None:
        self.text, self.layout, self.language = text, layout, language
        self.speakers, self.sections = speakers, sections
        self.article = article_only(text, layout.blocks)
        self.spans = quotation_spans(self.article, language)
        if len(self.spans) > MOST_QUOTATIONS:
            raise RefusedError(
                f"it holds {len(self.spans):,} quotations; one article has fewer than {MOST_QUOTATIONS}: "
                "add its articles one by one"
            )
        self.known_passages = LikelyPassages(archive.articles, tuple(archive.elements.values()))
        self.agency = self._agency()
        # The sections' ids are shared by all articles, so no quote may take one.
        self.ids = set(archive.topics)
        self.ids |= {section.id for article in archive.articles for section in article.sections}

    def draft(self, carried: CarriedTags | None = None) -> DraftTags:
        """Return the tags, each in the order of its words; none where ``carried`` has one already."""
        taken = carried.quoted if carried else ()
        if carried:
            self.ids |= {tag["id"] for tag in (*carried.quotes, *carried.passages, *carried.sections)}
        suggestions = self._suggestions()
        all_names = [found.name for found in suggestions if found.name]
        marked = [found for found in suggestions if found.kind != "indirect"]
        marks = read_marks(self.article, self.language)
        doubts = marks.doubts
        doubtful = {doubt.span for doubt in doubts}
        quotes: dict[Span, Suggestion] = {}
        others: dict[Span, str] = {}
        for span in self.spans:
            if any(span.overlaps(other) for other in taken):
                continue
            if found := _overlapping(span, marked):
                quotes[span] = found
            elif span not in doubtful:
                others[span] = NOT_A_QUOTE
        # A quotation may stand within what an unclosed mark opens, which is left to that mark.
        for inner in (found.span for found in marks.outermost):
            if not any(span.overlaps(inner) for span in (*quotes, *others, *taken)):
                others[inner] = NOT_A_QUOTE
        settled = [*quotes, *others, *taken]
        for doubt in doubts:
            if not any(span.covers(doubt.word) for span in settled):
                others[doubt.word] = DOUBTFUL[doubt.doubt]
        quotes |= {Span(found.start, found.end): found for found in self._indirect(suggestions, taken)}
        return DraftTags(
            quotes=tuple(self._quote(span, found, all_names) for span, found in sorted(quotes.items(), key=_place)),
            not_quotes=tuple((selector(self.text, span), reason) for span, reason in sorted(others.items())),
            passages=tuple(
                self._passage(found)
                for found in self._likely_passages()
                if not carried or found.element.id not in {*carried.elements, *carried.absent}
            ),
        )

    def _suggestions(self) -> list[Suggestion]:
        """Return what the tagger proposes; of an article in a language that it cannot read, who speaks is unknown."""
        if not self.language or self.language.partition("-")[0] == "en":
            return suggest(self.article, self.language)
        return [unattributed(self.article, span) for span in self.spans]

    def _indirect(self, suggestions: list[Suggestion], taken: Iterable[Span]) -> Iterator[Suggestion]:
        """Give the indirect speech that is sure enough to be shown, and whose speaker is known."""
        for found in suggestions:
            if found.kind == "indirect" and found.name and found.confidence >= SHOWN_BY_DEFAULT:
                span = Span(found.start, found.end)
                if not any(span.overlaps(other) for other in (*self.spans, *taken)):
                    yield found

    def _likely_passages(self) -> list[LikelyPassage]:
        return [found for found in self.known_passages.find(self.layout.blocks) if found.confidence >= SHOWN_FROM]

    def _quote(self, span: Span, found: Suggestion, all_names: list[str]) -> DraftQuote:
        words = span.of(self.text)
        if found.kind != "indirect":
            # The reporter's comma is not the speaker's, nor the full stop of a sentence that only quotes some words.
            ends = ",;:" if found.kind == "direct" else ".,;:"
            span = Span(span.start, span.start + len(words.rstrip(ends)))
        name = found.name
        speaker = self.speakers.speaker(name, all_names) if name else self.speakers.unknown()
        via, via_reason = self._via(found, speaker)
        block = next(block for block in self.layout.blocks if block.span.overlaps(span))
        section = self.sections.nearest(block.text)
        return DraftQuote(
            id=self._new_id(span, block),
            selector=selector(self.text, span),
            kind=found.kind,
            speaker=speaker,
            via=via,
            topics=section.topics[:1] if section else (),
            reason=_evidence(found),
            via_reason=via_reason,
        )

    def _via(self, found: Suggestion, speaker: Speaker) -> tuple[tuple[Speaker, ...], str]:
        """Return who relayed the words: whom the sentence names, and then the agency that the article is by."""
        named = self.speakers.find(found.via) if found.via else None
        relays = [who for who in (named, self.agency) if who and who.id != speaker.id]
        reasons = [f"“{found.via}”"] if named in relays and named else []
        reasons += ["the article's byline"] if self.agency in relays else []
        return tuple({who.id: who for who in relays}.values()), ", ".join(reasons)

    def _agency(self) -> Speaker | None:
        """Return the organisation of the vocabulary that the byline credits the whole article to."""
        byline = next((block for block in self.layout.blocks if block.kind == "byline"), None)
        found = self.speakers.find(_BY.sub("", byline.text.strip())) if byline else None
        return found if found and found.kind == "organisation" else None

    def _passage(self, found: LikelyPassage) -> DraftPassage:
        block = next(block for block in self.layout.blocks if block.span.overlaps(found.span))
        return DraftPassage(
            id=self._new_id(found.span, block, found.element.id),
            selector=selector(self.text, found.span),
            element=found.element.id,
            reason=f"like “{found.like}” of {found.outlet} ({found.confidence:.0%})",
        )

    def _new_id(self, span: Span, block: Block, wanted: str | None = None) -> str:
        prefix = f"{block.kind}-" if block.kind in ("headline", "standfirst") else ""
        made = ids.unique_id(wanted, self.ids) if wanted else ids.quote_id(span.of(self.text), self.ids, prefix)
        self.ids.add(made)
        return made


def _place(item: tuple[Span, Suggestion]) -> Span:
    return item[0]


def _overlapping(span: Span, suggestions: list[Suggestion]) -> Suggestion | None:
    """Return the suggestion that shares the most with a span."""
    near = [found for found in suggestions if found.start < span.end and span.start < found.end]
    return max(near, key=lambda found: min(found.end, span.end) - max(found.start, span.start), default=None)


def _evidence(found: Suggestion) -> str:
    if not found.speaker:
        return "no speaker found"
    name = f" ({found.name})" if found.name and found.name != found.speaker else ""
    return f"“{found.speaker}”{name}{', ' + found.cue if found.cue else ''}"
