"""A capture -> the draft of its article: what it seems to state, where that was found, and what must be judged.

Every double-quoted span gets a tag: a quote with the speaker that the tagger proposes, or an entry that says why it
is none. Nothing here is decided for good; all of it waits for ``archive review``.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from ..model import Archive, Block, Outlet, QuoteKind, Span, Speaker
from ..model.addresses import RESERVED_ID
from ..model.problems import RefusedError
from ..tagger import Suggestion, suggest
from ..texts.anchoring import Selector, selector
from ..texts.capture import CaptureFile, Claim, Layout, lay_out
from ..texts.treatment import double_quoted, quoted
from . import languages, outlets, page_claims, speaker_names
from .likely_topics import Matters
from .line_kinds import Aside, Claimed, Reading, all_lines, read_lines
from .source import Source
from .speaker_names import Cast
from .web_page import Page, PageData

MOST_QUOTATIONS = 500
NOT_A_QUOTE = "proposed: title or scare quote"


@dataclass(frozen=True, slots=True)
class Value:
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
    """A section as suggested: a matter of other articles, and the first words of the paragraphs like it."""

    id: str
    title: str
    starts: str
    topics: tuple[str, ...]


@dataclass(frozen=True)
class Draft:
    """All that a draft ``article.yml`` says, and the vocabulary's entries that it needs."""

    source: Source
    outlet: Outlet
    outlet_reason: str
    outlet_supplied: str | None
    headline: Value
    headline_supplied: str | None
    published: Value
    published_supplied: str | None
    language: Value
    byline: Value
    claims: tuple[Claimed, ...]
    asides: tuple[tuple[Aside, Selector | None], ...]
    sections: tuple[DraftSection, ...]
    quotes: tuple[DraftQuote, ...]
    not_quotes: tuple[Selector, ...]
    new_speakers: tuple[Speaker, ...] = field(default=())

    @property
    def waiting(self) -> int:
        """The number of things that a person must judge."""
        return 1 + len(self.quotes) + len(self.not_quotes) + len(self.new_speakers) + self.outlet.draft


def draft(source: Source, archive: Archive, wanted_outlet: str | None) -> Draft:
    """Return the draft of a capture. Raise RefusedError where there is no article in it."""
    file = CaptureFile(source.text, "")
    lines = all_lines(file)
    found = outlets.find(source, lines, archive.outlets, wanted_outlet)
    page = source.page or Page("")
    language = Value(*page_claims.language(languages.tell(file.text), page.data))
    outlet_names = [found.outlet.name, found.outlet.short, *found.outlet.aliases]
    title = page.data.headline[0].value if page.data.headline else None
    reading = read_lines(file, outlet_names, title, language.value, page.told)
    layout = _lay_out(file, reading.claims, reading.asides)
    paragraphs = [block for block in layout.blocks if block.kind == "paragraph"]
    if not paragraphs:
        raise RefusedError("there is no article in it: no paragraph follows its headline")
    headline, headline_supplied = _headline(reading.claimed("headline"), paragraphs, page.data)
    date, date_supplied = published(reading, page.data)
    byline = _byline(reading.claimed("byline"), page)
    matters = Matters(archive.articles, archive.topics)
    tags = _Tags(file, layout, Cast(archive.speakers), matters, archive)
    quotes, not_quotes = tags.read()
    return Draft(
        source=source,
        outlet=found.outlet,
        outlet_reason=found.reason,
        outlet_supplied=found.supplied or None,
        headline=headline,
        headline_supplied=headline_supplied,
        published=date,
        published_supplied=date_supplied,
        language=language,
        byline=byline,
        claims=tuple(reading.claims),
        asides=tuple((item, selector(file.text, item.piece) if item.piece else None) for item in reading.asides),
        sections=tuple(_sections(paragraphs, matters)),
        quotes=tuple(quotes),
        not_quotes=tuple(not_quotes),
        new_speakers=tuple(tags.cast.added.values()),
    )


def _lay_out(file: CaptureFile, claims: list[Claimed], asides: list[Aside]) -> Layout:
    return lay_out(
        file,
        [Claim(claim.kind, claim.text, (claim.kind,)) for claim in claims],
        {number: aside.text for number, aside in enumerate(asides) if not aside.piece},
        [aside.piece for aside in asides if aside.piece],
    )


def _headline(claims: list[Claimed], paragraphs: list[Block], data: PageData) -> tuple[Value, str | None]:
    if claims:
        return Value(claims[0].text, claims[0].reason + page_claims.headline_note(claims[0].text, data)), None
    if data.headline:
        stated = data.headline[0]
        return Value(
            stated.value, f"the page's own data ({stated.where})"
        ), "the page's data gives it; its text does not"
    words = paragraphs[0].text.split()
    first = " ".join(words[:12]) + (" ..." if len(words) > 12 else "")
    supplied = "the capture has no headline; these are its first words, until an editor gives one"
    return Value(first, "no line looks like a headline"), supplied


def published(reading: Reading, data: PageData) -> tuple[Value, str | None]:
    """Return the date of publication, and (for readers) how it is known where the text does not state it.

    Where the text and the surest of the page's data differ on the day, it is left open, and both are told.
    """
    if reading.published:
        if conflict := page_claims.date_conflict(reading.published, data):
            return Value(None, f"{reading.published_reason} states {reading.published}; {conflict}: choose one"), None
        note = page_claims.date_note(reading.published, data)
        return Value(reading.published, f"{reading.published_reason}{note}"), None
    unclear = f": {reading.unclear}" if reading.unclear else ""
    if found := page_claims.supplied_date(data):
        return Value(*found), "the page's data states the date; its text does not"
    return Value(None, f"not stated{unclear}"), None


def _byline(claims: list[Claimed], page: Page) -> Value:
    if claims:
        return Value(claims[0].text, claims[0].reason + page_claims.author_note(claims[0].text, page.data))
    if page.data.author:
        names = ", ".join(stated.value for stated in page.data.author[:3])
        return Value(None, f"the page's data names {names}; no one line of the text does")
    return Value(None, "not stated in the text")


def _sections(paragraphs: list[Block], matters: Matters) -> Iterator[DraftSection]:
    """Give a section wherever the matter changes; one that comes again keeps to its first place."""
    seen: set[str] = set()
    current = None
    for number, block in enumerate(paragraphs):
        matter = matters.nearest(block.text)
        if matter is None or matter.id == current or matter.id in seen:
            continue
        current = matter.id
        seen.add(matter.id)
        yield DraftSection(matter.id, matter.title, _first_words(number, paragraphs), matter.topics)


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
    """Proposes a tag for every quoted span of one article."""

    def __init__(self, file: CaptureFile, layout: Layout, cast: Cast, matters: Matters, archive: Archive) -> None:
        self.text, self.layout, self.cast, self.matters = file.text, layout, cast, matters
        self.spans = quoted(self.text, layout.blocks)
        self.doubles = set(double_quoted(self.text, layout.blocks))
        if len(self.spans) > MOST_QUOTATIONS:
            raise RefusedError(
                f"it holds {len(self.spans):,} quotations; one article has fewer than {MOST_QUOTATIONS}: "
                "add its articles one by one"
            )
        # The sections' ids are shared by all articles, so no quote may take one.
        self.ids = set(archive.topics)
        self.ids |= {section.id for article in archive.articles for section in article.sections}

    def read(self) -> tuple[list[DraftQuote], list[Selector]]:
        suggestions = suggest(self._article_text())
        all_names = [found.name for found in suggestions if found.name]
        quotes, not_quotes = [], []
        for span in self.spans:
            found = _overlapping(span, suggestions)
            if found:
                quotes.append(self._quote(span, found, all_names))
            elif span in self.doubles:
                not_quotes.append(selector(self.text, span))
        return quotes, not_quotes

    def _article_text(self) -> str:
        """Return the capture with nothing but line ends in the place of furniture, so that offsets stay."""
        text = ["\n"] * len(self.text)
        for block in self.layout.blocks:
            text[block.span.start : block.span.end] = block.text
        return "".join(text)

    def _quote(self, span: Span, found: Suggestion, all_names: list[str]) -> DraftQuote:
        kind: QuoteKind = "direct" if found.kind == "direct" else "partial"
        words = span.of(self.text)
        # The reporter's comma is not the speaker's; nor is the full stop of a sentence that only quotes some words.
        span = Span(span.start, span.start + len(words.rstrip(",;:" if kind == "direct" else ".,;:")))
        name = found.name or found.speaker
        speaker = self.cast.speaker(name, all_names) if name else self.cast.unknown()
        block = next(block for block in self.layout.blocks if block.span.overlaps(span))
        matter = self.matters.nearest(block.text)
        return DraftQuote(
            id=self._new_id(span, block),
            selector=selector(self.text, span),
            kind=kind,
            speaker=speaker,
            topics=matter.topics[:1] if matter else (),
            reason=_evidence(found),
        )

    def _new_id(self, span: Span, block: Block) -> str:
        id_ = speaker_names.telling_slug(span.of(self.text)) or "quote"
        if block.kind in ("headline", "standfirst"):
            id_ = f"{block.kind}-{id_}"
        id_ = speaker_names.unique_id(id_ if not RESERVED_ID.fullmatch(id_) else f"quote-{id_}", self.ids)
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
