"""Carry the tags of an earlier version over to a newer capture, if their words are still there.

``carried_places`` finds the words of a tag in the newer article. A tag whose words it cannot find is listed as lost.
A tag remains confirmed only if its paragraphs are the same. The elements (parts of the clause) that the earlier
version does not have remain recorded as absent only if all paragraphs are the same.
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

_FEWEST_WORDS = 5  # the fewest words by which article.yml identifies the first paragraph of a section
_SECTION_WORDS = 8  # how many words at the beginning a section's changed first paragraph must keep
_FACTS = ("byline", "published", "credit")  # lines about the article, which have no words on the clause
_Tag = Quote | Passage | NotQuote | Sic


@dataclass(frozen=True, slots=True)
class CarriedTags:
    """Hold the tags found in the newer article, as fields of ``article.yml``, and the tags that are lost.

    ``quoted`` has the spans of the quotes and of the words that are no quotations. ``lost`` has a sentence for each
    lost tag: what it was, and why it is lost. ``absent`` are the elements that are still recorded as absent.
    ``judged`` are all elements that the older version has tags for or records as absent.
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
        """Return the number of tags that the newer article takes over."""
        return sum(map(len, (self.sections, self.quotes, self.passages, self.not_quotes, self.sics)))

    @property
    def waiting(self) -> int:
        """Return the number of tags that a person must judge anew, because the words around them have changed."""
        return sum(tag.get("reviewed") is False for tag in (*self.quotes, *self.passages, *self.not_quotes))

    @property
    def known(self) -> KnownTags:
        """Return the spans, ids and elements of these tags, for which no new tags need to be proposed."""
        given = {*self.absent, *(passage["element"] for passage in self.passages if "element" in passage)}
        ids = {tag["id"] for tag in (*self.quotes, *self.passages, *self.sections)}
        return KnownTags(self.quoted, ids, given)


def carry_tags(older: Article, text: str, blocks: Sequence[Block], language: str | None) -> CarriedTags:
    """Return the tags of ``older`` whose words are in ``blocks``, the article's blocks in the newer ``text``."""
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
    """Return the fewest whole words, at least five, with which only the paragraph with this index begins.

    Return "" if another paragraph begins with all of its words.
    """
    others = [first_words(block.text) for block in paragraphs]
    words = others.pop(number).split(" ")
    starts = (" ".join(words[:size]).rstrip() for size in range(min(_FEWEST_WORDS, len(words)), len(words) + 1))
    return next((start for start in starts if not any(other.startswith(start) for other in others)), "")


class _Carrier:
    """Carry over the tags of one older article. Record the spans that they take, and the tags that are lost."""

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
        """Say whether every block that may have words on the clause is the same in both versions."""
        same = self._found.same
        others = (*(it for it in self._older.capture.blocks if it not in same), *self._blocks)
        return all(block.kind in _FACTS or block in same.values() for block in others)

    def all(self, what: str, tags: Iterable[_Tag]) -> tuple[Fields, ...]:
        """Return the fields of the tags whose words are in the newer capture, and record the others as lost."""
        found = []
        for tag in tags:
            try:
                found.append(self._fields(tag))
            except LostError as error:
                name = f" {tag.id}" if isinstance(tag, Quote | Passage) else ""
                self.lost.append(f"{what}{name}: “{tag.exact}” ({error})")
        return tuple(found)

    def section(self, section: Section) -> Fields | None:
        """Return the fields of a section, or None if its first paragraph is lost.

        Its first paragraph must be the same or begin with the same words. Record the section as lost otherwise.
        """
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
        """Return the newer paragraph that begins a section, or None if there is none or more than one.

        It is the same as the older first paragraph, or the only changed paragraph that begins with the same words.
        """
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
        """Return the fields of a tag at its place in the newer capture. Raise LostError if it has none."""
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
                # Keep a date only if its paragraph still states the year, or an editor noted how it is known.
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
        """Return the kind of a quote, adjusted to whether its words are in quotation marks in the newer capture."""
        quoted = treatment(self._text, span, self._found.quoted) == "quoted"
        if quote.kind == "indirect":
            return "partial" if quoted else "indirect"
        return quote.kind if quoted or any(doubt.covers(span) for doubt in self._doubts) else "indirect"


def _given(**fields: Any) -> dict[str, Any]:
    """Return the fields whose value is not empty."""
    return {name: value for name, value in fields.items() if value}
