"""A capture -> the draft of its article: what it seems to state, where that was found, and what must be judged.

Every quoted span gets a tag: a quote with the speaker that the tagger proposes, or an entry that says why it is none;
and so does every mark that may be none. Nothing here is decided for good; all of it waits for ``archive review``.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from ..model import Archive, Block, Outlet, QuoteKind, Span, Speaker
from ..model.problems import RefusedError
from ..tagger import Suggestion, suggest, unattributed
from ..texts.anchoring import Selector, selector
from ..texts.capture import CaptureFile, Claim, Layout, lay_out
from ..texts.quotation_marks import quotation_spans, read_marks
from ..texts.treatment import article_only
from . import ids, languages, outlets
from .html_page import WebPage
from .known_sections import KnownSections
from .line_kinds import LineKinds, ProposedFurniture, ProposedLine, all_lines, tell_lines_apart
from .saved_article import SavedArticle
from .speaker_names import SpeakerFinder

MOST_QUOTATIONS = 500
PROPOSED = "proposed: "  # before a reason that nobody has confirmed
NOT_A_QUOTE = f"{PROPOSED}title or scare quote"
DOUBTFUL = {
    "apostrophes": f"{PROPOSED}two apostrophes, or a quotation",
    "unclosed": f"{PROPOSED}a mark that nothing closes",
    "unopened": f"{PROPOSED}a mark that nothing opens",
    "alone": f"{PROPOSED}a mark that nothing closes",
}


@dataclass(frozen=True, slots=True)
class DraftValue:
    """A value for one field, and how it was told."""

    value: str | None
    reason: str


@dataclass(frozen=True, slots=True)
class DraftQuote:
    """A quote as proposed; ``reason`` says what in the article points to the speaker."""

    id: str
    selector: Selector
    kind: QuoteKind
    speaker: Speaker
    topics: tuple[str, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class DraftSection:
    """A section as suggested: one of other articles, and the first words of the paragraph like it."""

    id: str
    title: str
    starts: str
    topics: tuple[str, ...]


@dataclass(frozen=True)
class Draft:
    """All that a draft ``article.yml`` says, and the entries that the vocabulary lacks: outlet and speakers."""

    source: SavedArticle
    outlet: Outlet
    outlet_reason: str
    outlet_supplied: str | None
    headline: DraftValue
    headline_supplied: str | None
    published: DraftValue
    published_supplied: str | None
    language: DraftValue
    byline: DraftValue
    lines: tuple[ProposedLine, ...]
    furniture: tuple[tuple[ProposedFurniture, Selector | None], ...]
    sections: tuple[DraftSection, ...]
    quotes: tuple[DraftQuote, ...]
    not_quotes: tuple[tuple[Selector, str], ...]
    new_outlet: Outlet | None = None
    new_speakers: tuple[Speaker, ...] = ()

    @property
    def waiting(self) -> int:
        """The number of things that a person must judge: the page, the tags, the names that are drafts."""
        draft_speakers = {quote.speaker.id for quote in self.quotes if quote.speaker.draft}
        return 1 + len(self.quotes) + len(self.not_quotes) + len(draft_speakers) + self.outlet.draft


def draft(source: SavedArticle, archive: Archive, wanted_outlet: str | None) -> Draft:
    """Return the draft of a capture. Raise RefusedError where there is no article in it."""
    file, page = CaptureFile(source.text, ""), source.page
    found = outlets.find(source, all_lines(file), archive.outlets, wanted_outlet)
    language = _language(source)
    outlet_names = [found.outlet.name, found.outlet.short, *found.outlet.aliases]
    told = tell_lines_apart(file, outlet_names, page.title if page else None, language.value)
    layout = _lay_out(file, told)
    paragraphs = [block for block in layout.blocks if block.kind == "paragraph"]
    if not paragraphs:
        raise RefusedError("there is no article in it: no paragraph follows its headline")
    headline, headline_supplied = _headline(told, paragraphs)
    published, published_supplied = _published(told, page)
    known_sections = KnownSections(archive.articles, archive.topics)
    tags = _Tags(file, layout, language.value, SpeakerFinder(archive.speakers), known_sections, archive)
    quotes, not_quotes = tags.read()
    return Draft(
        source=source,
        outlet=found.outlet,
        outlet_reason=found.reason,
        outlet_supplied=found.supplied or None,
        headline=headline,
        headline_supplied=headline_supplied,
        published=published,
        published_supplied=published_supplied,
        language=language,
        byline=_byline(told, page),
        lines=tuple(told.lines),
        furniture=tuple((item, selector(file.text, item.piece) if item.piece else None) for item in told.furniture),
        sections=tuple(_sections(paragraphs, known_sections)),
        quotes=tuple(quotes),
        not_quotes=tuple(not_quotes),
        new_outlet=found.outlet if found.is_new else None,
        new_speakers=tuple(tags.speakers.added.values()),
    )


def _lay_out(file: CaptureFile, told: LineKinds) -> Layout:
    return lay_out(
        file,
        [Claim(line.kind, line.text, (line.kind,)) for line in told.lines],
        {number: item.text for number, item in enumerate(told.furniture) if not item.piece},
        [item.piece for item in told.furniture if item.piece],
    )


def _language(source: SavedArticle) -> DraftValue:
    if source.page and source.page.language:
        return DraftValue(source.page.language, "the page's own data")
    told = languages.tell(source.text)
    return DraftValue(told, "told from the words" if told else "too few words to tell")


def _headline(told: LineKinds, paragraphs: list[Block]) -> tuple[DraftValue, str | None]:
    for line in told.of_kind("headline"):
        return DraftValue(line.text, line.reason), None
    words = paragraphs[0].text.split()
    first = " ".join(words[:12]) + (" ..." if len(words) > 12 else "")
    supplied = "the capture has no headline; these are its first words, until an editor gives one"
    return DraftValue(first, "no line looks like a headline"), supplied


def _published(told: LineKinds, page: WebPage | None) -> tuple[DraftValue, str | None]:
    if not told.published and page and page.date:
        supplied = "the page's data states the date; its text does not"
        return DraftValue(page.date, "the page's own data"), supplied
    return DraftValue(told.published, told.published_reason or "not stated"), None


def _byline(told: LineKinds, page: WebPage | None) -> DraftValue:
    for line in told.of_kind("byline"):
        return DraftValue(line.text, line.reason)
    if page and page.author:
        return DraftValue(None, f"the page's data names {page.author}; no line of the text does")
    return DraftValue(None, "not stated in the text")


def _sections(paragraphs: list[Block], known: KnownSections) -> Iterator[DraftSection]:
    """Give a section wherever another begins; one that comes again keeps to its first place."""
    seen: set[str] = set()
    for number, block in enumerate(paragraphs):
        section = known.nearest(block.text)
        if section and section.id not in seen:
            seen.add(section.id)
            yield DraftSection(section.id, section.title, _first_words(number, paragraphs), section.topics)


def _first_words(number: int, paragraphs: list[Block]) -> str:
    """Return the fewest whole words, five or more, with which only one paragraph begins."""
    text = paragraphs[number].text.lstrip(" \t\u00a0\"“‘'«„")
    others = [block.text.lstrip(" \t\u00a0\"“‘'«„") for i, block in enumerate(paragraphs) if i != number]
    words = 5
    while True:
        end, left = 0, words
        while left and end < len(text):
            space = text.find(" ", end + 1)
            end, left = (len(text) if space < 0 else space), left - 1
        if end >= len(text) or not any(other.startswith(text[:end]) for other in others):
            return text[:end].rstrip()
        words += 1


class _Tags:
    """Proposes a tag for every quoted span of one article, and for every mark that may be none."""

    def __init__(
        self,
        file: CaptureFile,
        layout: Layout,
        language: str | None,
        speakers: SpeakerFinder,
        sections: KnownSections,
        archive: Archive,
    ) -> None:
        self.text, self.layout, self.language = file.text, layout, language
        self.speakers, self.sections = speakers, sections
        self.article = article_only(file.text, layout.blocks)
        self.spans = quotation_spans(self.article, language)
        if len(self.spans) > MOST_QUOTATIONS:
            raise RefusedError(
                f"it holds {len(self.spans):,} quotations; one article has fewer than {MOST_QUOTATIONS}: "
                "add its articles one by one"
            )
        # The sections' ids are shared by all articles, so no quote may take one.
        self.ids = set(archive.topics)
        self.ids |= {section.id for article in archive.articles for section in article.sections}

    def read(self) -> tuple[list[DraftQuote], list[tuple[Selector, str]]]:
        suggestions = self._suggestions()
        all_names = [found.name for found in suggestions if found.name]
        doubts = read_marks(self.article, self.language).doubts
        doubtful = {doubt.span for doubt in doubts}
        quotes: list[DraftQuote] = []
        others: dict[Span, str] = {}
        settled: list[Span] = []
        for span in self.spans:
            if found := _overlapping(span, suggestions):
                quotes.append(self._quote(span, found, all_names))
                settled.append(span)
            elif span not in doubtful:
                others[span] = NOT_A_QUOTE
                settled.append(span)
        for doubt in doubts:
            if not any(span.covers(doubt.word) for span in settled):
                others[doubt.word] = DOUBTFUL[doubt.doubt]
        return quotes, [(selector(self.text, span), reason) for span, reason in sorted(others.items())]

    def _suggestions(self) -> list[Suggestion]:
        """Return what the tagger proposes; of an article in a language that it cannot read, who speaks is unknown."""
        if not self.language or self.language.partition("-")[0] == "en":
            return suggest(self.article, self.language)
        return [unattributed(self.article, span) for span in self.spans]

    def _quote(self, span: Span, found: Suggestion, all_names: list[str]) -> DraftQuote:
        kind: QuoteKind = "direct" if found.kind == "direct" else "partial"
        words = span.of(self.text)
        # The reporter's comma is not the speaker's; nor is the full stop of a sentence that only quotes some words.
        span = Span(span.start, span.start + len(words.rstrip(",;:" if kind == "direct" else ".,;:")))
        name = found.name
        speaker = self.speakers.speaker(name, all_names) if name else self.speakers.unknown()
        block = next(block for block in self.layout.blocks if block.span.overlaps(span))
        section = self.sections.nearest(block.text)
        return DraftQuote(
            id=self._new_id(span, block),
            selector=selector(self.text, span),
            kind=kind,
            speaker=speaker,
            topics=section.topics[:1] if section else (),
            reason=_evidence(found),
        )

    def _new_id(self, span: Span, block: Block) -> str:
        prefix = f"{block.kind}-" if block.kind in ("headline", "standfirst") else ""
        id_ = ids.quote_id(span.of(self.text), self.ids, prefix)
        self.ids.add(id_)
        return id_


def _overlapping(span: Span, suggestions: list[Suggestion]) -> Suggestion | None:
    """Return the suggestion that shares the most with a span."""
    near = [found for found in suggestions if found.start < span.end and span.start < found.end]
    return max(near, key=lambda found: min(found.end, span.end) - max(found.start, span.start), default=None)


def _evidence(found: Suggestion) -> str:
    if not found.speaker:
        return "no speaker found"
    name = f" ({found.name})" if found.name and found.name != found.speaker else ""
    return f"“{found.speaker}”{name}{', ' + found.cue if found.cue else ''}"
