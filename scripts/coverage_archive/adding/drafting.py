"""A capture -> the draft of its article: what it seems to state, where that was found, and what must be judged.

Every quoted span gets a tag: a quote with the speaker that the tagger proposes, or an entry that says why it is none;
and so does every mark that may be none. Nothing here is decided for good; all of it waits for ``archive review``.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from ..model import Archive, Outlet, Part, QuoteKind, Span, Speaker
from ..model.problems import RefusedError
from ..reading.article_folder import RESERVED_ID
from ..tagger import Suggestion, suggest, unattributed
from ..texts.anchoring import Selector, selector
from ..texts.capture import CaptureFile, Claim, Layout, lay_out
from ..texts.quotation_marks import first_words, quotation_spans, read_marks
from ..texts.treatment import article_only
from . import languages, outlets, speaker_names
from .likely_topics import Matters
from .line_kinds import Aside, Claimed, all_lines, read_lines
from .source import Source
from .speaker_names import Cast

MOST_QUOTATIONS = 500
NOT_A_QUOTE = "proposed: title or scare quote"
DOUBTFUL = {
    "apostrophes": "proposed: two apostrophes, or a quotation",
    "unclosed": "proposed: a mark that nothing closes",
    "unopened": "proposed: a mark that nothing opens",
    "alone": "proposed: a mark that nothing closes",
}


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
    not_quotes: tuple[tuple[Selector, str], ...]
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
    page = source.page
    if page and page.language:
        language = Value(page.language, "the page's own data")
    else:
        told = languages.tell(file.text)
        language = Value(told, "told from the words" if told else "too few words to tell")
    outlet_names = [found.outlet.name, found.outlet.short, *found.outlet.aliases]
    reading = read_lines(file, outlet_names, page.title if page else None, language.value)
    layout = _lay_out(file, reading.claims, reading.asides)
    paragraphs = [part for part in layout.parts if part.kind == "paragraph"]
    if not paragraphs:
        raise RefusedError("there is no article in it: no paragraph follows its headline")
    headline, headline_supplied = _headline(reading.claimed("headline"), paragraphs)
    published, published_supplied = Value(reading.published, reading.published_reason or "not stated"), None
    if not published.value and page and page.date:
        published = Value(page.date, "the page's own data")
        published_supplied = "the page's data states the date; its text does not"
    bylines = reading.claimed("byline")
    byline = Value(bylines[0].text, bylines[0].reason) if bylines else Value(None, "not stated in the text")
    if not bylines and page and page.author:
        byline = Value(None, f"the page's data names {page.author}; no line of the text does")
    matters = Matters(archive.articles, archive.topics)
    tags = _Tags(file, layout, language.value, Cast(archive.speakers), matters, archive)
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


def _headline(claims: list[Claimed], paragraphs: list[Part]) -> tuple[Value, str | None]:
    if claims:
        return Value(claims[0].text, claims[0].reason), None
    words = paragraphs[0].text.split()
    first = " ".join(words[:12]) + (" ..." if len(words) > 12 else "")
    supplied = "the capture has no headline; these are its first words, until an editor gives one"
    return Value(first, "no line looks like a headline"), supplied


def _sections(paragraphs: list[Part], matters: Matters) -> Iterator[DraftSection]:
    """Give a section wherever the matter changes; one that comes again keeps to its first place."""
    seen: set[str] = set()
    current = None
    for number, part in enumerate(paragraphs):
        matter = matters.nearest(part.text)
        if matter is None or matter.id == current or matter.id in seen:
            continue
        current = matter.id
        seen.add(matter.id)
        yield DraftSection(matter.id, matter.title, _first_words(number, paragraphs), matter.topics)


def _first_words(number: int, paragraphs: list[Part]) -> str:
    """Return the fewest whole words, five or more, with which only one paragraph begins."""
    text = first_words(paragraphs[number].text)
    others = [first_words(part.text) for i, part in enumerate(paragraphs) if i != number]
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
        self, file: CaptureFile, layout: Layout, language: str | None, cast: Cast, matters: Matters, archive: Archive
    ) -> None:
        self.text, self.layout, self.language, self.cast, self.matters = file.text, layout, language, cast, matters
        self.article = article_only(file.text, layout.parts)
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
        name = found.name or found.speaker
        speaker = self.cast.speaker(name, all_names) if name else self.cast.unknown()
        part = next(part for part in self.layout.parts if part.span.overlaps(span))
        matter = self.matters.nearest(part.text)
        return DraftQuote(
            id=self._new_id(span, part),
            selector=selector(self.text, span),
            kind=kind,
            speaker=speaker,
            topics=matter.topics[:1] if matter else (),
            reason=_evidence(found),
        )

    def _new_id(self, span: Span, part: Part) -> str:
        id_ = speaker_names.telling_slug(span.of(self.text)) or "quote"
        if part.kind in ("headline", "standfirst"):
            id_ = f"{part.kind}-{id_}"
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
