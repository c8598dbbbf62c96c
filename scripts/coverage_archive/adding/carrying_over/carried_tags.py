"""Carry the tags of an earlier version over to a newer capture, with the words around them.

``carried_places`` says where a tag's words stand in the newer article; what has no place is listed as lost. A tag
stays confirmed only if its paragraphs are the same. The parts that an article lacks stay recorded only if all of its
paragraphs are the same.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from ...model import Article, Block, NotQuote, Passage, Quote, QuoteKind, Section, Sic, Span
from ...texts.aligned_texts import forms
from ...texts.quotation_marks import first_words, read_marks
from ...texts.treatment import article_only, treatment
from ..proposing.draft_tags import Fields, KnownTags, words_at
from .carried_places import CarriedPlaces, LostError

_FEWEST_WORDS = 5  # with which a section starts
_SECTION_WORDS = 8  # with which a section's first paragraph must begin as before, if it has changed
_FACTS = ("byline", "published", "credit")  # lines that are about an article and give nothing of a clause
_Tag = Quote | Passage | NotQuote | Sic


@dataclass(frozen=True, slots=True)
class CarriedTags:
    """The fields of the tags that stand in the newer article, as ``article.yml`` writes them, and what does not.

    ``quoted`` are the places of the quotes and of the words that are no quotations. ``lost`` says of each tag left
    behind what it was and why. ``absent`` are the elements that are still recorded as absent, ``judged`` all that the
    older version gave or recorded.
    """

    sections: tuple[Fields, ...] = ()
    quotes: tuple[Fields, ...] = ()
    passages: tuple[Fields, ...] = ()
    not_quotes: tuple[Fields, ...] = ()
    sics: tuple[Fields, ...] = ()
    quoted: tuple[Span, ...] = ()
    lost: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()
    judged: tuple[str, ...] = ()

    @property
    def count(self) -> int:
        """How many tags stand in the newer article."""
        return sum(map(len, (self.sections, self.quotes, self.passages, self.not_quotes, self.sics)))

    @property
    def waiting(self) -> int:
        """How many of them a person must judge anew, as the words around them have changed."""
        return sum(tag.get("reviewed") is False for tag in (*self.quotes, *self.passages, *self.not_quotes))

    @property
    def known(self) -> KnownTags:
        """What the newer article has by these tags: nothing of it is proposed."""
        given = {*self.absent, *(passage["element"] for passage in self.passages if "element" in passage)}
        ids = {tag["id"] for tag in (*self.quotes, *self.passages, *self.sections)}
        return KnownTags(self.quoted, ids, given)


def carry_tags(older: Article, text: str, blocks: Sequence[Block], language: str | None) -> CarriedTags:
    """Return the tags of ``older`` that stand in ``blocks`` of the newer capture's ``text``."""
    carrier = _Carrier(older, text, blocks, language)
    quotes = carrier.all("quote", older.quotes)
    not_quotes = carrier.all("words that are no quotation", older.not_quotes)
    quoted = tuple(carrier.places)
    return CarriedTags(
        quotes=quotes,
        not_quotes=not_quotes,
        quoted=quoted,
        passages=carrier.all("passage", older.passages),
        sics=carrier.all("[sic]", older.sics),
        sections=tuple(fields for section in older.sections if (fields := carrier.section(section))),
        lost=tuple(carrier.lost),
        absent=older.absent if carrier.nothing_changed else (),
        judged=tuple(dict.fromkeys([*(it.element for it in older.passages if it.element), *older.absent])),
    )


def first_words_alone(number: int, paragraphs: Sequence[Block]) -> str:
    """Return the fewest whole words, five or more, with which only the paragraph of this number begins.

    Return "" if another paragraph begins with all of its words.
    """
    others = [first_words(block.text) for block in paragraphs]
    words = others.pop(number).split(" ")
    starts = (" ".join(words[:size]).rstrip() for size in range(min(_FEWEST_WORDS, len(words)), len(words) + 1))
    return next((start for start in starts if not any(other.startswith(start) for other in others)), "")


class _Carrier:
    """Carries the tags of one older article; notes the places that they take, and the tags that are lost."""

    def __init__(self, older: Article, text: str, blocks: Sequence[Block], language: str | None) -> None:
        self._older, self._text, self._blocks = older, text, blocks
        self._paragraphs = [block for block in blocks if block.kind == "paragraph"]
        self._found = CarriedPlaces(older, text, blocks, language)
        self._doubts = [doubt.span for doubt in read_marks(article_only(text, blocks), language).doubts]
        self.places: list[Span] = []
        self.lost: list[str] = []
        self._started: list[Block] = []  # the paragraphs with which sections start

    @property
    def nothing_changed(self) -> bool:
        """Say whether every block that may give something of a clause is the same."""
        same = self._found.same
        others = (*(it for it in self._older.capture.blocks if it not in same), *self._blocks)
        return all(block.kind in _FACTS or block in same.values() for block in others)

    def all(self, what: str, tags: Iterable[_Tag]) -> tuple[Fields, ...]:
        """Return the fields of the tags that have a place in the newer capture; the others are noted as lost."""
        found = []
        for tag in tags:
            try:
                found.append(self._fields(tag))
            except LostError as error:
                name = f" {tag.id}" if isinstance(tag, Quote | Passage) else ""
                self.lost.append(f"{what}{name}: “{tag.exact}” ({error})")
        return tuple(found)

    def section(self, section: Section) -> Fields | None:
        """Return a section's fields if its first paragraph, or one that begins as it did, still stands."""
        block = self._section_start(section)
        words = first_words_alone(self._paragraphs.index(block), self._paragraphs) if block else ""
        if not block or not words:
            begin = "several paragraphs begin" if block else "no paragraph begins"
            self.lost.append(f"section {section.id}: {begin} as its first one did")
            return None
        self._started.append(block)
        fields = {"id": section.id, "title": section.title, "starts": words, "topics": [*section.topics]}
        return fields | _given(former_ids=[*section.former_ids])

    def _section_start(self, section: Section) -> Block | None:
        """Return the newer paragraph that is a section's first one, or the only changed one that begins as it did."""
        if not section.blocks:
            return None
        same, first = self._found.same, section.blocks[0]
        if first in same and same[first].kind == "paragraph":
            return same[first]
        words, taken = forms(first.text)[:_SECTION_WORDS], (*same.values(), *self._started)
        free = (block for block in self._paragraphs if block not in taken)
        begin = [block for block in free if forms(block.text)[: len(words)] == words]
        return begin[0] if len(begin) == 1 else None

    def _fields(self, tag: _Tag) -> Fields:
        """Return the fields of one tag at its place in the newer capture. Raise LostError."""
        place = self._found.find(tag.span)
        fields: dict[str, Any] = words_at(self._text, place.span)
        says_the_same = True
        match tag:
            case Sic():
                if not place.same_sentence:
                    raise LostError("its sentence has changed")
                fields["note"] = tag.note
            case NotQuote():
                fields["reason"] = tag.reason
            case Quote():
                kind = self._kind(tag, place.span)
                says_the_same = kind == tag.kind
                fields |= {"kind": kind, "speaker": tag.speaker.id}
                fields |= {**_given(via=[relay.id for relay in tag.via]), "topics": [*tag.topics]}
            case Passage(date=date):
                # A date stays if its paragraph states the year, or an editor says how it is known.
                block = next(block for block in self._blocks if block.span.overlaps(place.span))
                says_the_same = not date or bool(date.supplied) or date.year in block.text
                fields |= {"element": tag.element} if tag.element else {"topic": tag.topic}
                if date and says_the_same:
                    fields |= {"date": date.value, **_given(date_supplied=date.supplied)}
        if isinstance(tag, Quote | Passage):
            translation = tag.translation and {"text": tag.translation.text, "by": tag.translation.by}
            fields = {"id": tag.id, **fields, **_given(former_ids=[*tag.former_ids], translation=translation)}
        if not isinstance(tag, Sic) and not (tag.reviewed and place.unchanged and says_the_same):
            fields["reviewed"] = False
        self.places.append(place.span)
        return fields

    def _kind(self, quote: Quote, span: Span) -> QuoteKind:
        """Return a quote's kind as the newer capture's quotation marks allow it."""
        quoted = treatment(self._text, span, self._found.quoted) == "quoted"
        if quote.kind == "indirect":
            return "partial" if quoted else "indirect"
        return quote.kind if quoted or any(doubt.covers(span) for doubt in self._doubts) else "indirect"


def _given(**fields: Any) -> dict[str, Any]:
    """Return the fields that have a value."""
    return {name: value for name, value in fields.items() if value}
