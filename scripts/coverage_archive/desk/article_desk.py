"""Collect what one article's desk shows: its lines with their tags, the parts of the clause, and what waits."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any

from markupsafe import Markup

from ..comparing.parts import Part, parts
from ..editing.article_state import article_of, place
from ..editing.editor import Editor
from ..editing.page_actions import LineKind, suggested_sections
from ..editing.queue import ReviewQueue
from ..editing.values import note
from ..model import Article, Section, Span
from ..pages.html_words import Layer, marked_excerpt
from ..reading import proposals
from ..reading.proposals import Proposal
from ..storage.yaml_editor import YamlText
from ..tagger import Suggestion, suggest
from ..texts.anchoring import Selector, occurrences
from ..texts.capture import CaptureFile
from ..texts.treatment import article_only, treatment
from .hand import Hand, digest, of_words

_SHAPES = {"quote": "quote", "not_quote": "not-quote"}


@dataclass(frozen=True, slots=True)
class DeskLine:
    """Hold a whole line of the capture as HTML, its number from 1, its span and its kind.

    ``words`` has no white space around. ``is_whole`` is False if a piece of the line is set aside. ``section`` begins
    with this line.
    """

    number: int
    span: Span
    words: str
    kind: LineKind
    html: Markup
    is_whole: bool
    paragraph: int | None
    section: Section | None


@dataclass(frozen=True, slots=True)
class Tagged:
    """Hold a tag of the article: what names it, its record, and the span of its words."""

    hand: Hand
    record: Mapping[str, Any]
    span: Span
    waits: bool
    shape: str


class ArticleDesk:
    """Hold the desk of an article as the files were read last. Raise ArchiveError if there is no such article."""

    def __init__(self, editor: Editor, slug: str) -> None:
        self.editor, self.slug, self.archive = editor, slug, editor.archive
        self.waiting = ReviewQueue(editor, slug).waiting()
        self.document = editor.folder.article_documents[slug]
        self.page = next(proposals.of_document(self.document))
        self.article: Article = article_of(self.page, self.archive)
        self.items = {Hand.of(item).key: item for item in (*proposals.of_document(self.document), *self.waiting)}
        for element in self.archive.clause.elements:
            item = proposals.part(self.document, element.id)
            self.items[Hand.of(item).key] = item

    @property
    def text(self) -> str:
        """Return the text of the capture."""
        return self.article.capture.text

    @cached_property
    def tags(self) -> tuple[Tagged, ...]:
        """Return all tags of the article, and the oddities marked [sic]."""
        found = []
        for key, item in self.items.items():
            if item.kind in ("quote", "not_quote", "passage"):
                shape = _SHAPES.get(item.kind) or ("part" if item.record.get("element") else "topic")
                found.append(Tagged(Hand.of_key(key), item.record, place(item, self.article), item.waits, shape))
        for record in self.document.value.get("sic") or []:
            words = Selector(record["exact"], record.get("prefix", ""), record.get("suffix", ""))
            span = next(occurrences(self.text, words))
            found.append(Tagged(Hand("sic", of_words(record)), record, span, False, "sic"))
        return tuple(found)

    def tag(self, hand: Hand) -> Tagged | None:
        """Return the tag that a hand names, or None."""
        return next((tag for tag in self.tags if tag.hand == hand), None)

    @cached_property
    def sections(self) -> Mapping[str, Mapping[str, Any]]:
        """Return the records of the sections, by id."""
        return {record["id"]: record for record in self.document.value.get("sections") or []}

    @cached_property
    def suggested(self) -> tuple[Mapping[str, Any], ...]:
        """Return the sections that the draft suggests, with the fields of their records."""
        return suggested_sections(self._yaml)

    @cached_property
    def parts(self) -> tuple[Part, ...]:
        """Return what the article says on each part of the clause."""
        return parts(self.archive.clause, self.article)

    @cached_property
    def unjudged(self) -> tuple[str, ...]:
        """Return the ids of the parts that nobody has looked for."""
        return tuple(element.id for element in proposals.unjudged(self.article, self.archive))

    def reasons(self, item: Proposal) -> dict[str, str]:
        """Return the notes in which a machine says how it found values of a record, by field."""
        if item.is_name:
            return {}
        notes = {field: note(self._yaml, (*item.path, field)) for field in item.record}
        return {field: reason for field, reason in notes.items() if reason}

    @cached_property
    def _yaml(self) -> YamlText:
        file = self.document.file
        return YamlText((self.editor.folder.root / file).read_bytes().decode("utf-8"), file)

    def shown(self, hand: Hand) -> str:
        """Return a hash of the record that a hand names, so that a later change of it is noticed."""
        hand = hand.before if hand.kind == "reject" else hand
        if hand.kind == "section":
            return digest(self.sections.get(hand.id))
        if tag := self.tag(hand):
            return digest(tag.record)
        item = self.page if hand.kind == "line" else self.items.get(hand.key)
        return digest(item.record if item else None)

    def has(self, hand: Hand) -> bool:
        """Say whether what a hand names is there."""
        hand = hand.before if hand.kind == "reject" else hand
        if hand.kind == "words":
            return bool(hand.words and self.trimmed(hand.words[0]))
        if hand.kind == "line":
            return any(str(line.number) == hand.id for line in self.lines())
        return hand.kind == "finish" or hand.id in self.sections or hand.key in self.items or bool(self.tag(hand))

    def next_after(self, hand: Hand | None, waited: list[str]) -> Hand:
        """Return what waited after ``hand`` and still waits, or the first that waits, or the end."""
        now = [Hand.of(item) for item in self.waiting]
        at = waited.index(hand.key) if hand and hand.key in waited else -1
        later = [one for one in now if one.key in waited[at + 1 :]]
        others = [one for one in now if one != hand]
        return next(iter(later or others or now), Hand("finish"))

    def trimmed(self, span: Span) -> Span | None:
        """Return a span of one line of the article without white space at its ends, or None if there is none."""
        words = span.of(self.text)
        start = span.start + len(words) - len(words.lstrip())
        trimmed = Span(start, start + len(words.strip()))
        block = self.article.capture.block_at(start) if trimmed and 0 <= start < len(self.text) else None
        return trimmed if block and block.span.covers(trimmed) else None

    def lines(self, hand: Hand | None = None) -> Iterator[DeskLine]:
        """Yield every line of the capture that is not blank, with what is in hand marked."""
        capture = self.article.capture
        layers = list(self._layers(hand))
        file = CaptureFile(self.text, capture.sha256)
        starting = {section.blocks[0].id: section for section in self.article.sections}
        for span in file.lines():
            block = next((block for block in capture.blocks if span.covers(block.span)), None)
            kind: LineKind = "set aside"
            if block:
                kind = "text" if block.kind == "paragraph" else block.kind
            yield DeskLine(
                number=file.line_at(span.start),
                span=span,
                words=span.of(self.text).strip(),
                kind=kind,
                html=marked_excerpt(self.text, span, layers),
                is_whole=block.span == span if block else any(it.span == span for it in capture.furniture),
                paragraph=block.number if block else None,
                section=starting.get(block.id) if block else None,
            )

    def _layers(self, hand: Hand | None) -> Iterator[Layer]:
        """Yield the HTML elements around the words of tags, of what is selected and of pieces that are set aside."""
        ranks = {"quote": 0, "part": 1, "topic": 1, "not-quote": 2, "sic": 3}
        for tag in self.tags:
            in_hand = hand is not None and hand.key in (tag.hand.key, f"reject-{tag.hand.key}")
            way = treatment(self.text, tag.span, self.article.marked)
            way = "original" if self.article.is_reference else way
            names = {
                "class": f"tag tag--{tag.shape} words--{way}",
                "data-tag": tag.hand.key,
                "data-state": "in-hand" if in_hand else "proposed" if tag.waits else "judged",
            }
            names["data-says"] = self._says(tag)
            if in_hand:
                names |= {"data-start": str(tag.span.start), "data-end": str(tag.span.end)}
            if tag.shape == "sic":
                names["title"] = tag.record["note"]
            yield Layer(
                span=tag.span, rank=ranks[tag.shape], element="mark", id=f"t-{tag.hand.key}", attributes=names
            )
        if hand and hand.words:
            names = {"class": "tag tag--words", "data-tag": hand.key, "data-state": "in-hand"}
            yield Layer(span=hand.words[0], rank=4, element="mark", id=f"t-{hand.key}", attributes=names)
        whole = set(CaptureFile(self.text, "").lines())
        for piece in self.article.capture.furniture:
            if piece.span not in whole:
                yield Layer(span=piece.span, rank=5, element="span", attributes={"class": "aside-piece"})

    def _says(self, tag: Tagged) -> str:
        """Return what is announced where a walk through the text comes to a tag."""
        record, waits = tag.record, ", proposed" if tag.waits else ""
        if tag.shape == "quote":
            return f"quote by {self.archive.speakers[record['speaker']].name}{waits}"
        if tag.shape == "part":
            return f"part {self.archive.elements[record['element']].short}{waits}"
        if tag.shape == "topic":
            return f"topic {self.archive.topics[record['topic']].title}{waits}"
        return {"not-quote": f"not a quote{waits}", "sic": "as published"}[tag.shape]

    @property
    def suggestions(self) -> tuple[Suggestion, ...]:
        """Return what the tagger finds in the article, which must be in English for that."""
        if (self.article.language or "en").partition("-")[0] != "en":
            return ()
        return _suggestions(article_only(self.text, self.article.capture.blocks), self.article.language)


@lru_cache(maxsize=8)
def _suggestions(text: str, language: str | None) -> tuple[Suggestion, ...]:
    return tuple(suggest(text, language))
