"""Propose the tags of an article: quotes with their speakers, and passages with words on a part of the clause.

Every span in quotation marks gets a tag: a quote with the speaker that the tagger proposes, or an entry that says why
it is no quotation. Every mark that may or may not quote gets one, too. Indirect speech and passages are proposed only
if they are probably right (nine in ten are).
"""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

from ...model import Archive, Block, Span, SpanIndex, Speaker
from ...model.problems import RefusedError
from ...tagger import SHOWN_BY_DEFAULT, Suggestion, suggest
from ...tagger.turns import Turn, turns
from ...texts.anchoring import selector
from ...texts.quotation_marks import quotation_spans, read_marks
from ...texts.treatment import article_only, treatment
from . import ids
from .known_sections import KnownSections
from .likely_passages import SHOWN_FROM, LikelyPassage, LikelyPassages
from .speaker_names import SpeakerFinder

Fields = Mapping[str, Any]
MOST_QUOTATIONS = 500
PROPOSED = "proposed: "  # put before a reason that no editor has confirmed
NOT_A_QUOTE = f"{PROPOSED}title or scare quote"
DOUBTFUL = {
    "apostrophes": f"{PROPOSED}two apostrophes, or a quotation",
    "signs": f"{PROPOSED}two signs, or a quotation",
    "unclosed": f"{PROPOSED}a mark that nothing closes",
    "unopened": f"{PROPOSED}a mark that nothing opens",
}
REPORTERS = f"{PROPOSED}words of the reporter inside the marks"
_BETWEEN = re.compile(r"\w.*\w")
DOUBTFUL["alone"] = DOUBTFUL["unclosed"]
_BY = re.compile(r"^\s*(?:by|from)\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class DraftTag:
    """Hold a proposed tag: its fields as in ``article.yml``, and {field: note} that says how a value was found.

    ``speakers`` are the speakers that the fields name.
    """

    fields: Fields
    notes: Mapping[str, str]
    speakers: tuple[Speaker, ...] = ()


@dataclass(frozen=True, slots=True)
class DraftTags:
    """Hold the proposed tags of an article, in the order of its words.

    ``not_quotes`` are words in quotation marks, each with the reason why they are no quotation.
    """

    quotes: tuple[DraftTag, ...]
    not_quotes: tuple[Fields, ...]
    passages: tuple[DraftTag, ...]


@dataclass(frozen=True, slots=True)
class KnownTags:
    """Hold what an article has already: the spans of its quotes, its ids, and the elements that need no proposal."""

    spans: tuple[Span, ...] = ()
    ids: Collection[str] = ()
    elements: Collection[str] = ()


class TagDrafter:
    """Propose the tags of one article. Raise RefusedError if it has more than ``MOST_QUOTATIONS`` quotations."""

    def __init__(
        self,
        text: str,
        blocks: Sequence[Block],
        language: str | None,
        speakers: SpeakerFinder,
        sections: KnownSections,
        archive: Archive,
        known: KnownTags,
        outlet: Iterable[str] = (),
    ) -> None:
        """Begin with an article's text and blocks. ``outlet`` are the names of the outlet that published it."""
        self.text, self.blocks, self.language = text, blocks, language
        self.speakers, self.sections, self.known = speakers, sections, known
        self.article = article_only(text, blocks)
        self.spans = quotation_spans(self.article, language)
        if len(self.spans) > MOST_QUOTATIONS:
            raise RefusedError(
                f"it holds {len(self.spans):,} quotations; one article has fewer than {MOST_QUOTATIONS}: "
                "add its articles one by one"
            )
        self.passages = LikelyPassages(archive.articles, tuple(archive.elements.values()), language)
        byline = next((block.text for block in blocks if block.kind == "byline"), "")
        by = speakers.find(_BY.sub("", byline.strip()))
        self.agency = by if by and by.kind == "organisation" else None  # a byline's agency relays every quotation
        # The sections' ids are shared by all articles, so no quote may take one.
        self.ids = {*archive.topics, *known.ids}
        self.outlet = {frozenset(name.casefold().split()) for name in outlet}
        self.ids |= {section.id for article in archive.articles for section in article.sections}

    def draft(self) -> DraftTags:
        """Return the proposed tags, each kind in the order of the text. Words that have a tag already get none."""
        found = suggest(self.article, self.language)
        marked = [it for it in found if it.kind != "indirect"]
        quotes: dict[Span, Suggestion] = {}
        for span in self._untagged():
            parts = {part: it for it in marked if span.covers(part := Span(it.start, it.end))}
            if len(parts) > 1:  # the reporter's words stand inside the marks
                quotes |= parts
            elif it := overlapping(span, marked):
                quotes[span] = it
        not_quotes = self._not_quotes(quotes)
        for it in found:
            sure = it.kind == "indirect" and it.name and it.confidence >= SHOWN_BY_DEFAULT
            if sure and self._is_free(span := Span(it.start, it.end), self.spans):
                quotes[span] = it
        names = [it.name for it in found if it.name]
        for turn in turns(self.article):
            quotes = {span: _relayed(it, turn) if turn.words.covers(span) else it for span, it in quotes.items()}
            if self._is_free(turn.words, ()) and turn.words not in quotes:
                span = turn.words
                # The archive calls words without quotation marks indirect, even if they are the speaker's own.
                quotes[span] = Suggestion(self.article, span.start, span.end, "indirect", True, 1.0, name=turn.name)
        return DraftTags(
            quotes=tuple(self._quote(span, quotes[span], names) for span in sorted(quotes)),
            not_quotes=tuple(
                {**words_at(self.text, span), "reason": reason, "reviewed": False}
                for span, reason in sorted(not_quotes.items())
            ),
            passages=tuple(
                self._passage(it)
                for it in self.passages.find(self.blocks)
                if it.confidence >= SHOWN_FROM and it.element.id not in self.known.elements and self._is_of_clause(it)
            ),
        )

    def _untagged(self) -> list[Span]:
        """Return the quotations that no known tag covers completely. A part of one may have a tag already."""
        tagged = SpanIndex(self.known.spans)
        return [span for span in self.spans if treatment(self.article, span, tagged) != "quoted"]

    def _is_free(self, span: Span, others: Iterable[Span]) -> bool:
        """Say whether a span overlaps neither the article's known tags nor ``others``."""
        return not any(span.overlaps(other) for other in (*self.known.spans, *others))

    def _not_quotes(self, quotes: Collection[Span]) -> dict[Span, str]:
        """Return {span: reason} for the words in marks that nobody says and for the words beside doubtful marks."""
        marks = read_marks(self.article, self.language)
        doubtful = {doubt.span for doubt in marks.doubts}
        quoted = SpanIndex(quotes)
        found = {
            span: NOT_A_QUOTE for span in self._untagged() if span not in doubtful and not any(quoted.parts_of(span))
        }
        for left, right in pairwise(sorted(quotes)):
            words = _BETWEEN.search(self.article, left.end, right.start)
            if words and any(span.covers(left) and span.covers(right) for span in self.spans):
                found[Span(*words.span())] = REPORTERS
        # ``self.spans`` lacks the quotations inside the span of an unclosed mark, so they are added here.
        for inner in marks.outermost:
            if self._is_free(inner.span, (*quotes, *found)):
                found[inner.span] = NOT_A_QUOTE
        settled = (*quotes, *found, *self.known.spans)
        for doubt in marks.doubts:
            if not any(span.covers(doubt.word) for span in settled):
                found[doubt.word] = DOUBTFUL[doubt.doubt]
        return found

    def _quote(self, span: Span, found: Suggestion, names: list[str]) -> DraftTag:
        words = span.of(self.text)
        if found.kind != "indirect":
            # A comma at the end is the reporter's, and so is a full stop if the sentence quotes only some words.
            span = Span(span.start, span.start + len(words.rstrip(",;:" if found.kind == "direct" else ".,;:")))
        speaker = self.speakers.speaker(found.name, names, found.name_kind) if found.name else self.speakers.unknown()
        # Both the outlets named in the text and the agency named in the byline relayed the words.
        relays = [
            (self.speakers.speaker(name, kind="organisation"), f"“{name}”")
            for name in found.relays
            if not any(own >= {*name.casefold().split()} for own in self.outlet)
        ]
        relays += [(self.agency, "the article's byline")] if self.agency else []
        via = {who.id: (who, reason) for who, reason in relays if who.id != speaker.id}
        block = self._block(span)
        section = self.sections.nearest(block.text)
        fields = {
            "id": self._new_id(span, block),
            **words_at(self.text, span),
            "kind": found.kind,
            "speaker": speaker.id,
            **({"via": [*via]} if via else {}),
            "topics": section.topics[:1] if section else (),
            "reviewed": False,
        }
        notes = {"speaker": _evidence(found), "via": ", ".join(reason for _, reason in via.values())}
        return DraftTag(fields, notes, (speaker, *(who for who, _ in via.values())))

    def _passage(self, found: LikelyPassage) -> DraftTag:
        id_ = self._new_id(found.span, self._block(found.span), found.element.id)
        words = words_at(self.text, found.span)
        fields = {"id": id_, "element": found.element.id, **words, "reviewed": False}
        return DraftTag(fields, {"element": f"like “{found.like}” of {found.outlet} ({found.confidence:.0%})"})

    def _is_of_clause(self, found: LikelyPassage) -> bool:
        """Say whether the paragraph of a place names no other article of the document than the element's."""
        named = self.sections.named(self._block(found.span).text)
        return named is None or found.element.topic in (named.id, *named.topics)

    def _block(self, span: Span) -> Block:
        return next(block for block in self.blocks if block.span.overlaps(span))

    def _new_id(self, span: Span, block: Block, wanted: str | None = None) -> str:
        prefix = f"{block.kind}-" if block.kind in ("headline", "standfirst") else ""
        made = ids.unique_id(wanted, self.ids) if wanted else ids.quote_id(span.of(self.text), self.ids, prefix)
        self.ids.add(made)
        return made


def _relayed(found: Suggestion, turn: Turn) -> Suggestion:
    """Return a quotation inside a turn of a transcript: whose turn it is relays the words of others."""
    return found if found.name == turn.name else replace(found, relays=(*found.relays, turn.name))


def words_at(text: str, span: Span) -> dict[str, str]:
    """Return the fields that identify the words at a span of a text: ``exact``, and ``prefix`` or ``suffix``."""
    found = selector(text, span)
    fields = {"exact": found.exact, "prefix": found.prefix, "suffix": found.suffix}
    return {name: words for name, words in fields.items() if words}


def overlapping(span: Span, suggestions: Iterable[Suggestion]) -> Suggestion | None:
    """Return the suggestion that shares the most code points with a span, or None if none overlaps it."""
    near = [it for it in suggestions if it.start < span.end and span.start < it.end]
    return max(near, key=lambda it: min(it.end, span.end) - max(it.start, span.start), default=None)


def _evidence(found: Suggestion) -> str:
    if not found.speaker:
        return "no speaker found"
    name = f" ({found.name})" if found.name and found.name != found.speaker else ""
    return f"“{found.speaker}”{name}{', ' + found.cue if found.cue else ''}"
