"""The tags of an earlier version, carried over to a newer capture with the words around them; what is lost is told.

Nothing moves silently: ``carried_places`` says where a tag's words stand in the newer article. A tag stays confirmed
only where its paragraphs are the same, and what an article lacks stays recorded only where every paragraph is.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ...model import Article, Block, NotQuote, Passage, Quote, QuoteKind, Section, Sic, Span
from ...texts.aligned_texts import forms
from ...texts.anchoring import selector
from ...texts.quotation_marks import read_marks
from ...texts.treatment import article_only, treatment
from .carried_places import CarriedPlace, CarriedPlaces, LostError
from .section_starts import first_words_alone

Fields = Mapping[str, Any]

_SECTION_WORDS = 8  # with which a section's first paragraph must begin as before, where it has changed
_FACTS = ("byline", "published", "credit")  # lines that are about an article and give nothing of a clause


@dataclass(frozen=True, slots=True)
class CarriedTags:
    """The fields of the tags that stand in the newer article, as ``article.yml`` writes them, and what does not.

    ``quoted`` are the places of the quotes and of the words that are no quotations; ``lost`` says of each tag left
    behind what it was and why. ``absent`` are the elements that are still recorded as absent; ``judged`` are all that
    the older version gave or recorded.
    """

    sections: tuple[Fields, ...]
    quotes: tuple[Fields, ...]
    passages: tuple[Fields, ...]
    not_quotes: tuple[Fields, ...]
    sics: tuple[Fields, ...]
    quoted: tuple[Span, ...]
    lost: tuple[str, ...]
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
    def elements(self) -> set[str]:
        """The elements of clauses that carried passages give."""
        return {passage["element"] for passage in self.passages if "element" in passage}


def carry_tags(older: Article, text: str, blocks: Sequence[Block], language: str | None) -> CarriedTags:
    """Return the tags of ``older`` that stand in ``blocks`` of the newer capture's ``text``."""
    carrier = _Carrier(older, text, tuple(blocks), language)
    quotes = carrier.all("quote", older.quotes)
    not_quotes = carrier.all("words that are no quotation", older.not_quotes)
    quoted = tuple(carrier.places)
    judged = dict.fromkeys([*(it.element for it in older.passages if it.element), *older.absent])
    return CarriedTags(
        quotes=quotes,
        not_quotes=not_quotes,
        quoted=quoted,
        passages=carrier.all("passage", older.passages),
        sics=carrier.all("[sic]", older.sics),
        sections=tuple(fields for section in older.sections if (fields := carrier.section(section))),
        lost=tuple(carrier.lost),
        absent=older.absent if carrier.nothing_changed else (),
        judged=tuple(judged),
    )


class _Carrier:
    def __init__(self, older: Article, text: str, blocks: tuple[Block, ...], language: str | None) -> None:
        self._older, self._text, self._blocks = older, text, blocks
        self._found = CarriedPlaces(older, text, blocks, language)
        self._marks = read_marks(article_only(text, blocks), language)
        self.places: list[Span] = []
        self.lost: list[str] = []
        self._started: list[Block] = []  # the paragraphs with which sections start

    @property
    def nothing_changed(self) -> bool:
        """Say whether every block that may give something of a clause is the same."""
        return all(
            pair.how in ("same", "moved")
            or all(
                block.kind in _FACTS
                for block in (
                    *self._older.capture.blocks[pair.older.start : pair.older.stop],
                    *self._blocks[pair.newer.start : pair.newer.stop],
                )
            )
            for pair in self._found.aligned
        )

    def all(self, what: str, tags: Sequence[Quote | Passage | NotQuote | Sic]) -> tuple[dict[str, Any], ...]:
        """Return the fields of the tags that have a place in the newer capture; the others are noted as lost."""
        found = []
        for tag in tags:
            try:
                found.append(self._fields(tag))
            except LostError as error:
                name = f" {tag.id}" if isinstance(tag, Quote | Passage) else ""
                self.lost.append(f"{what}{name}: “{tag.exact}” ({error})")
        return tuple(found)

    def section(self, section: Section) -> dict[str, Any] | None:
        """Return a section's fields where its first paragraph, or one that begins as it did, still stands."""
        block = self._section_start(section)
        if not block:
            self.lost.append(f"section {section.id}: no paragraph begins as its first one did")
            return None
        paragraphs = [other for other in self._blocks if other.kind == "paragraph"]
        words = first_words_alone(paragraphs.index(block), paragraphs)
        if not words:
            self.lost.append(f"section {section.id}: several paragraphs begin as its first one did")
            return None
        self._started.append(block)
        fields = {"id": section.id, "title": section.title, "starts": words, "topics": [*section.topics]}
        return fields | ({"former_ids": [*section.former_ids]} if section.former_ids else {})

    def _section_start(self, section: Section) -> Block | None:
        """Return the newer paragraph that is a section's first one, or the only changed one that begins as it did."""
        first = section.blocks[0] if section.blocks else None
        block = self._found.counterpart(first) if first else None
        if not first or (block and block.kind == "paragraph"):
            return block
        words = forms(first.text)[:_SECTION_WORDS]
        begin = [
            other
            for other in self._blocks
            if other.kind == "paragraph"
            and not self._found.is_same(other)
            and other not in self._started
            and forms(other.text)[: len(words)] == words
        ]
        return begin[0] if len(begin) == 1 else None

    def _fields(self, tag: Quote | Passage | NotQuote | Sic) -> dict[str, Any]:
        """Return the fields of one tag at its place in the newer capture. Raise LostError."""
        place = self._found.find(tag.span)
        if isinstance(tag, Sic) and not place.same_sentence:
            raise LostError("its sentence has changed")
        found = selector(self._text, place.span)
        around = {"prefix": found.prefix, "suffix": found.suffix}
        fields: dict[str, Any] = {"exact": found.exact, **{key: words for key, words in around.items() if words}}
        fields |= self._own_fields(tag, place)
        if isinstance(tag, Quote | Passage):
            fields = {"id": tag.id, **fields}
            fields |= {"former_ids": [*tag.former_ids]} if tag.former_ids else {}
            if tag.translation:
                fields["translation"] = {"text": tag.translation.text, "by": tag.translation.by}
        if not isinstance(tag, Sic) and not (tag.reviewed and place.unchanged and self._reads_alike(tag, fields)):
            fields["reviewed"] = False
        self.places.append(place.span)
        return fields

    def _own_fields(self, tag: Quote | Passage | NotQuote | Sic, place: CarriedPlace) -> dict[str, Any]:
        match tag:
            case Quote():
                return _quote_fields(tag, self._kind(tag, place.span))
            case Passage():
                return _passage_fields(tag, self._states_year(tag, place.span))
            case NotQuote():
                return {"reason": tag.reason}
        return {"note": tag.note}

    def _kind(self, quote: Quote, span: Span) -> QuoteKind:
        """Return a quote's kind as the newer capture's quotation marks allow it."""
        quoted = treatment(self._text, span, self._found.quoted) == "quoted"
        if quote.kind == "indirect":
            return "partial" if quoted else "indirect"
        settled = quoted or any(doubt.span.covers(span) for doubt in self._marks.doubts)
        return quote.kind if settled else "indirect"

    def _states_year(self, passage: Passage, span: Span) -> bool:
        """Say whether a passage's date may stay: its paragraph states the year, or an editor says how it is known."""
        date = passage.date
        block = next(block for block in self._blocks if block.span.overlaps(span))
        return bool(date and (date.supplied or date.year in block.text))

    @staticmethod
    def _reads_alike(tag: Quote | Passage | NotQuote, fields: Fields) -> bool:
        """Say whether a tag says of its words what it said before."""
        if isinstance(tag, Quote):
            return bool(fields["kind"] == tag.kind)
        return not isinstance(tag, Passage) or not tag.date or "date" in fields


def _quote_fields(quote: Quote, kind: QuoteKind) -> dict[str, Any]:
    fields: dict[str, Any] = {"kind": kind, "speaker": quote.speaker.id}
    fields |= {"via": [relay.id for relay in quote.via]} if quote.via else {}
    return fields | {"topics": [*quote.topics]}


def _passage_fields(passage: Passage, dated: bool) -> dict[str, Any]:
    fields: dict[str, Any] = {"element": passage.element} if passage.element else {"topic": passage.topic}
    if passage.date and dated:
        fields["date"] = passage.date.value
        fields |= {"date_supplied": passage.date.supplied} if passage.date.supplied else {}
    return fields
