"""The tags of an earlier version, carried over to a newer capture by their very words; what no longer stands is told.

Nothing moves silently: a tag is carried where its words stand once in the newer article, with the words around it
where they stand more than once. It stays confirmed only where its whole block is the same.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from ..model import Article, Block, NotQuote, Passage, Quote, Section, Sic, Span
from ..texts.anchoring import Selector, occurrences, selector

Fields = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class CarriedTags:
    """The fields of the tags that stand in the newer article, as ``article.yml`` writes them, and what does not.

    ``quoted`` are the places of the quotes and of the words that are no quotations; ``lost`` says of each tag left
    behind what it was.
    """

    sections: tuple[Fields, ...]
    quotes: tuple[Fields, ...]
    passages: tuple[Fields, ...]
    not_quotes: tuple[Fields, ...]
    sics: tuple[Fields, ...]
    quoted: tuple[Span, ...]
    lost: tuple[str, ...]

    @property
    def waiting(self) -> int:
        """How many of them a person must judge anew, as the words around them have changed."""
        return sum(tag.get("reviewed") is False for tag in (*self.quotes, *self.passages, *self.not_quotes))

    @property
    def elements(self) -> set[str]:
        """The elements of clauses that carried passages give."""
        return {passage["element"] for passage in self.passages if "element" in passage}


def carry_tags(older: Article, text: str, blocks: Iterable[Block]) -> CarriedTags:
    """Return the tags of ``older`` that stand in ``blocks`` of the newer capture's ``text``."""
    carrier = _Carrier(older, text, tuple(blocks))
    quotes = tuple(carrier.fields("quote", quote.id, quote, _quote_fields(quote)) for quote in older.quotes)
    not_quotes = tuple(
        carrier.fields("words that are no quotation", item.exact, item, {"reason": item.reason})
        for item in older.not_quotes
    )
    quoted = tuple(carrier.places)
    passages = tuple(carrier.fields("passage", item.id, item, _passage_fields(item)) for item in older.passages)
    sics = tuple(carrier.fields("[sic]", sic.exact, sic, {"note": sic.note}) for sic in older.sics)
    sections = tuple(map(carrier.section, older.sections))
    return CarriedTags(
        sections=tuple(filter(None, sections)),
        quotes=tuple(filter(None, quotes)),
        passages=tuple(filter(None, passages)),
        not_quotes=tuple(filter(None, not_quotes)),
        sics=tuple(filter(None, sics)),
        quoted=quoted,
        lost=tuple(carrier.lost),
    )


class _Carrier:
    def __init__(self, older: Article, text: str, blocks: tuple[Block, ...]) -> None:
        self._text, self._blocks = text, blocks
        self._unchanged = {block.text.strip() for block in older.capture.blocks}
        self.places: list[Span] = []
        self.lost: list[str] = []

    def fields(
        self, what: str, name: str, tag: Quote | Passage | NotQuote | Sic, more: dict[str, Any]
    ) -> dict[str, Any] | None:
        """Return the fields of one tag at its place in the newer capture, or None, which is noted."""
        span = self._place(tag)
        if not span:
            self.lost.append(f"{what} {name}: “{tag.exact}”")
            return None
        self.places.append(span)
        found = selector(self._text, span)
        around = {"prefix": found.prefix, "suffix": found.suffix}
        fields = {"exact": found.exact, **{key: words for key, words in around.items() if words}, **more}
        if isinstance(tag, Quote | Passage):
            fields = {"id": tag.id, **fields}
            fields |= {"former_ids": [*tag.former_ids]} if tag.former_ids else {}
        if not isinstance(tag, Sic) and not (tag.reviewed and self._is_unchanged(span)):
            fields["reviewed"] = False
        return fields

    def section(self, section: Section) -> dict[str, Any] | None:
        """Return a section's fields where a paragraph of the newer article begins as its first one did."""
        words = " ".join(section.blocks[0].text.split()[:8]) if section.blocks else ""
        begin = [block for block in self._blocks if block.number and block.text.lstrip().startswith(words)]
        if not words or len(begin) != 1:
            self.lost.append(f"section {section.id}: no paragraph begins with “{words}”")
            return None
        fields = {"id": section.id, "title": section.title, "starts": words, "topics": [*section.topics]}
        return fields | ({"former_ids": [*section.former_ids]} if section.former_ids else {})

    def _place(self, tag: Quote | Passage | NotQuote | Sic) -> Span | None:
        found = [span for span in occurrences(self._text, Selector(tag.exact)) if self._in_article(span)]
        if len(found) > 1 and isinstance(tag, Quote | Passage):
            # The nearest words before and after, as they were, tell which.
            found = [span for span in found if self._stands_like(span, tag)]
        return found[0] if len(found) == 1 else None

    def _stands_like(self, span: Span, tag: Quote | Passage) -> bool:
        before = self._text[max(0, span.start - 16) : span.start]
        after = self._text[span.end : span.end + 16]
        return tag.prefix.endswith(before) or tag.suffix.startswith(after)

    def _in_article(self, span: Span) -> bool:
        return any(block.span.covers(span) for block in self._blocks)

    def _is_unchanged(self, span: Span) -> bool:
        block = next(block for block in self._blocks if block.span.covers(span))
        return block.text.strip() in self._unchanged


def _quote_fields(quote: Quote) -> dict[str, Any]:
    fields: dict[str, Any] = {"kind": quote.kind, "speaker": quote.speaker.id}
    fields |= {"via": [relay.id for relay in quote.via]} if quote.via else {}
    return fields | {"topics": [*quote.topics]}


def _passage_fields(passage: Passage) -> dict[str, Any]:
    fields: dict[str, Any] = {"element": passage.element} if passage.element else {"topic": passage.topic}
    if passage.date:
        fields["date"] = passage.date.value
        fields |= {"date_supplied": passage.date.supplied} if passage.date.supplied else {}
    return fields
