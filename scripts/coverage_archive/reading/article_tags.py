"""Read the tags of one article and find the words of each: sections, quotes, passages, and words set aside."""

from collections.abc import Callable, Iterable
from typing import Any, TypeVar

from ..model import NotQuote, Passage, Quote, Section, Sic, Span, SpanIndex, Translation, Treatment
from ..model.addresses import RESERVED_ID
from ..model.problems import shown
from ..storage.schema import NotQuoteRecord, PassageRecord, QuoteRecord, SectionRecord, SelectorRecord, SicRecord
from ..storage.yaml_reader import Path_
from ..texts.anchoring import context
from ..texts.capture import Layout
from ..texts.quotation_marks import first_words
from ..texts.treatment import article_marks, treatment
from .article_source import ArticleSource
from .missed_quotations import missed_quotations
from .stated_facts import checked_event_date
from .tag_places import TagPlaces

Item = TypeVar("Item", bound=SelectorRecord)
Tag = TypeVar("Tag", Quote, Passage, NotQuote, Sic)


class ArticleTags:
    """Read the tags of one article. Every mistake is noted as a problem, and a tag with a mistake may be left out."""

    def __init__(self, source: ArticleSource, layout: Layout) -> None:
        self._source, self._layout, self._text = source, layout, source.text
        self._names = source.vocabulary
        self._ids: dict[str, int] = {}
        self._places = TagPlaces(source, layout.blocks)
        self._marks = article_marks(self._text, layout.blocks, source.record.language)
        self._quoted = tuple(found.span for found in self._marks.outermost)
        self._quoted_index = SpanIndex(self._quoted)
        self._doubted = SpanIndex(doubt.span for doubt in self._marks.doubts)
        self._settled: list[Span] = []  # words between doubtful marks that a quote says are quoted
        self.sections = self._sections()
        self._section_of = {block.id: section.id for section in self.sections for block in section.blocks}
        record = source.record
        self.quotes = _in_order("quotes", record.quotes, self._quote)
        self.quotation_marks = tuple(sorted([*self._quoted, *self._settled]))
        self._marked = SpanIndex(self.quotation_marks)
        self.passages = _in_order("passages", record.passages, self._passage)
        self.not_quotes = _in_order("not_quotes", record.not_quotes, self._not_quote)
        self.sics = _in_order("sic", record.sic, self._sic)
        self._check_absent()
        self._check_nothing_missed()

    def _sections(self) -> tuple[Section, ...]:
        paragraphs = [block for block in self._layout.blocks if block.kind == "paragraph"]
        starts: dict[int, SectionRecord] = {}
        for i, item in enumerate(self._source.record.sections):
            self._take_ids(("sections", i), item)
            found = [n for n, block in enumerate(paragraphs) if _begins(block.text, item.starts)]
            if len(found) == 1 and found[0] not in starts:
                starts[found[0]] = item
            else:
                self._source.problem(("sections", i, "starts"), self._no_start(item.starts, len(found)))
        ordered = sorted(starts)
        return tuple(
            Section(
                id=starts[start].id,
                title=starts[start].title,
                topics=starts[start].topics,
                blocks=tuple(paragraphs[start:end]),
                former_ids=starts[start].earlier_ids,
            )
            for start, end in zip(ordered, [*ordered[1:], len(paragraphs)], strict=False)
        )

    def _no_start(self, words: str, paragraphs: int) -> str:
        """Return the message about a section whose first words begin no paragraph, or several, or another section.

        ``paragraphs`` is the number of paragraphs that begin with these words.
        """
        if not paragraphs:
            return f"no paragraph begins with “{shown(words)}”{self._places.nearest_words(words)}"
        if paragraphs > 1:
            return f"{paragraphs} paragraphs begin with “{shown(words)}”; give more words"
        return "another section starts with this paragraph"

    def _quote(self, key: Path_, item: QuoteRecord) -> Quote | None:
        self._take_ids(key, item)
        span = self._places.find(key, item)
        if not span:
            return None
        self._check_kind(key, item, span)
        speakers = self._names.speakers
        if not {item.speaker, *item.via} <= speakers.keys():
            self._places.nearly.append(span)
            return None
        return Quote(
            **self._shared(item, span),
            kind=item.kind,
            speaker=speakers[item.speaker],
            via=tuple(speakers[name] for name in item.via),
            topics=item.topics,
        )

    def _shared(self, item: QuoteRecord | PassageRecord, span: Span) -> dict[str, Any]:
        """Return the fields that quotes and passages have in common."""
        prefix, suffix = context(self._text, span)
        block = self._places.block_at(span)
        return {
            "id": item.id,
            "span": span,
            "exact": span.of(self._text),
            "prefix": prefix,
            "suffix": suffix,
            "block": block,
            "section": self._section_of.get(block.id),
            "reviewed": item.reviewed,
            "former_ids": item.earlier_ids,
            "translation": Translation(**dict(item.translation)) if item.translation else None,
        }

    def _check_kind(self, key: Path_, item: QuoteRecord, span: Span) -> None:
        """Note a problem if a quote's kind contradicts the quotation marks around its words.

        If the marks are doubtful, the quote settles the doubt.
        """
        covered = treatment(self._text, span, self._quoted_index)
        words = f"“{shown(item.exact)}”"
        if item.kind == "indirect" and covered == "quoted":
            self._places.nearly.append(span)
            message = f"{words} stands in quotation marks: its kind is direct or partial, not indirect"
            self._source.problem((*key, "kind"), message)
        if item.kind == "indirect" or covered == "quoted":
            return
        if self._doubted.any_covers(span):
            self._settled.append(span)
        else:
            message = (
                f"{words} does not stand in quotation marks as a whole: tag the words between the "
                "marks, or make its kind indirect"
            )
            self._source.problem((*key, "kind"), message)

    def _passage(self, key: Path_, item: PassageRecord) -> Passage | None:
        self._take_ids(key, item)
        topic = self._topic(key, item)
        span = self._places.find(key, item)
        if not span or not topic:
            return None
        return Passage(
            **self._shared(item, span),
            topic=topic,
            element=item.element,
            treatment=self._treatment(span),
            date=checked_event_date(self._source, key, item, self._places.block_at(span)),
        )

    def _treatment(self, span: Span) -> Treatment:
        """Return the treatment of a passage: "original" in a reference text, elsewhere by its quotation marks."""
        if self._source.record.kind == "reference":
            return "original"
        return treatment(self._text, span, self._marked)

    def _topic(self, key: Path_, item: PassageRecord) -> str | None:
        """Return a passage's topic: its own, or its element's. Note a problem if it has neither or if they differ."""
        element = self._names.elements.get(item.element or "")
        if not item.topic and not item.element:
            self._source.problem(key, "a passage needs a `topic` or an `element`")
        elif element and item.topic and item.topic != element.topic:
            message = f"'{element.id}' is an element of '{element.topic}', not of '{item.topic}'"
            self._source.problem((*key, "topic"), message)
        return element.topic if element else item.topic

    def _not_quote(self, key: Path_, item: NotQuoteRecord) -> NotQuote | None:
        span = self._places.find(key, item)
        return NotQuote(span, item.exact, item.reason, item.reviewed) if span else None

    def _sic(self, key: Path_, item: SicRecord) -> Sic | None:
        span = self._places.find(key, item)
        return Sic(span, item.exact, item.note, self._places.block_at(span)) if span else None

    def _check_absent(self) -> None:
        """Note a problem for each element that is listed as absent twice, or listed as absent and also tagged."""
        record = self._source.record
        tagged = {item.element: item.id for item in reversed(record.passages) if item.element}
        for i, element in enumerate(record.absent):
            wrong = f"'{element}' is listed twice" if element in record.absent[:i] else ""
            if element in tagged:
                wrong = f"'{element}' is listed as absent, but the passage '{tagged[element]}' gives it"
            if wrong:
                self._source.problem(("absent", i), f"{wrong}; take one of the two away")

    def _check_nothing_missed(self) -> None:
        """Note a problem for every quotation that no tag covers, and for every doubtful mark that no tag settles."""
        tagged = [quote.span for quote in self.quotes if quote.kind != "indirect"]
        tagged += [*(item.span for item in self.not_quotes), *self._places.nearly]
        for at, message in missed_quotations(self._text, self._marks, tagged):
            self._source.problem_in_capture(self._source.capture.line_at(at), message)

    def _take_ids(self, key: Path_, item: SectionRecord | QuoteRecord | PassageRecord) -> None:
        """Note a problem for each id of a tag that is reserved, or that another tag of the article has or had."""
        named: list[tuple[Path_, str]] = [(("id",), item.id), *item.earlier_id_places]
        for place, name in named:
            path = (*key, *place)
            if RESERVED_ID.fullmatch(name):
                self._source.problem(path, f"the id '{name}' is the archive's own; choose another")
            elif name in self._ids:
                message = f"the id '{name}' is already taken in line {self._ids[name]}; choose another"
                self._source.problem(path, message)
            self._ids.setdefault(name, self._source.document.line(path))


def _in_order(field: str, items: Iterable[Item], read: Callable[[Path_, Item], Tag | None]) -> tuple[Tag, ...]:
    """Return the tags of one list of the record, in the order of their words in the capture."""
    found = [tag for i, item in enumerate(items) if (tag := read((field, i), item))]
    return tuple(sorted(found, key=lambda tag: tag.span))


def _begins(paragraph: str, words: str) -> bool:
    return paragraph.lstrip().startswith(words) or first_words(paragraph).startswith(words)
