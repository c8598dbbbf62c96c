"""A capture -> the draft of its article: what it seems to state, where that was found, and what must be judged.

Its tags are drafted in ``draft_tags``. Nothing here is decided for good; all of it waits for ``archive review``.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from ...model import Archive, Article, Block, Date, Outlet, Speaker
from ...model.problems import RefusedError
from ...reading.stated_by_page import is_stated
from ...texts.anchoring import Selector
from ...texts.capture import CaptureFile, Claim, Layout, lay_out
from ...texts.page_statements import Fact
from ...texts.quotation_marks import first_words
from ..carrying_over.carried_tags import CarriedTags, carry_tags
from ..carrying_over.lines_as_before import as_before
from ..carrying_over.section_starts import first_words_alone
from ..proposing import languages, outlets, page_claims
from ..proposing.draft_tags import DraftPassage, DraftQuote, TagDrafter
from ..proposing.known_sections import KnownSections
from ..proposing.line_kinds import LineKinds, ProposedLine, all_lines
from ..proposing.line_teller import tell_lines_apart
from ..proposing.speaker_names import SpeakerFinder
from ..sources.saved_article import SavedArticle
from ..sources.web_page import PageData


@dataclass(frozen=True, slots=True)
class DraftValue:
    """A value for one field, and how it was told."""

    value: str | None
    reason: str


@dataclass(frozen=True, slots=True)
class Known:
    """How a value is known that the text does not state: where the page's data state it, or what readers are told."""

    stated: str | None = None
    supplied: str | None = None


IN_TEXT = Known()


@dataclass(frozen=True, slots=True)
class DraftSection:
    """A section as suggested: one of other articles, and the first words of the paragraph like it."""

    id: str
    title: str
    starts: str
    topics: tuple[str, ...]


@dataclass(frozen=True)
class Draft:
    """All that a draft ``article.yml`` says, and the entries that the vocabulary lacks: outlet and speakers.

    A draft without an outlet is of a reference text.
    """

    source: SavedArticle
    outlet: Outlet | None
    outlet_reason: str
    outlet_known: Known
    headline: DraftValue
    headline_known: Known
    published: DraftValue
    published_known: Known
    language: DraftValue
    byline: DraftValue
    lines: tuple[ProposedLine, ...]
    doubtful: tuple[ProposedLine, ...]
    furniture: tuple[ProposedLine, ...]
    sections: tuple[DraftSection, ...]
    quotes: tuple[DraftQuote, ...]
    not_quotes: tuple[tuple[Selector, str], ...]
    passages: tuple[DraftPassage, ...]
    supersedes: str | None = None
    carried: CarriedTags | None = None
    new_outlet: Outlet | None = None
    new_speakers: tuple[Speaker, ...] = ()

    @property
    def waiting(self) -> int:
        """The number of things that a person must judge: the page, the tags, the names that are drafts."""
        named = [who for quote in self.quotes for who in (quote.speaker, *quote.via)]
        draft_speakers = {who.id for who in named if who.draft}
        tags = len(self.quotes) + len(self.not_quotes) + len(self.passages)
        tags += self.carried.waiting if self.carried else 0
        return 1 + tags + len(draft_speakers) + bool(self.outlet and self.outlet.draft)

    @property
    def asked_again(self) -> tuple[str, ...]:
        """The elements that the earlier version gives or records as absent, and this one does neither as yet."""
        if not self.carried:
            return ()
        known = {*self.carried.absent, *self.carried.elements, *(passage.element for passage in self.passages)}
        return tuple(element for element in self.carried.judged if element not in known)


def draft(
    source: SavedArticle,
    archive: Archive,
    wanted_outlet: str | None,
    older: Article | None = None,
    *,
    reference: bool = False,
) -> Draft:
    """Return the draft of a capture, with the lines and tags of an ``older`` version of it that still stand.

    ``reference``: it is of a reference text, which has no outlet.
    Raise RefusedError where there is no article in it.
    """
    file = CaptureFile(source.text, "")
    data = source.page.data if source.page else PageData()
    found = outlets.NONE if reference else outlets.find(source, all_lines(file), archive.outlets, wanted_outlet)
    language = DraftValue(*page_claims.language(languages.tell(file.text), data))
    told = tell_lines_apart(file, found.names, language.value, source.page)
    if older:
        told = as_before(told, file, older)
    layout = _lay_out(file, told)
    paragraphs = [block for block in layout.blocks if block.kind == "paragraph"]
    if not paragraphs:
        raise RefusedError("there is no article in it: no paragraph follows its headline")
    headline, headline_known = _headline(told, paragraphs, data)
    date, date_known = published(told, data)
    check = partial(_checked, source.html)
    known_sections = KnownSections(archive.articles, archive.topics)
    speakers = SpeakerFinder(archive.speakers)
    drafter = TagDrafter(file.text, layout, language.value, speakers, known_sections, archive)
    carried = carry_tags(older, file.text, layout.blocks, language.value) if older else None
    tags = drafter.draft(carried)
    return Draft(
        source=source,
        outlet=found.outlet,
        outlet_reason=found.reason,
        outlet_known=check("outlet", found.outlet, Known(found.stated, found.supplied or None)),
        headline=headline,
        headline_known=check("headline", headline.value, headline_known),
        published=date,
        published_known=check("published", Date(date.value) if date.value else None, date_known),
        language=language,
        byline=_byline(told, data),
        lines=tuple(told.lines),
        doubtful=tuple(told.doubtful),
        furniture=tuple(told.furniture),
        sections=tuple(_sections(paragraphs, known_sections)),
        quotes=tags.quotes,
        not_quotes=tags.not_quotes,
        passages=tags.passages,
        supersedes=older.slug if older else None,
        carried=carried,
        new_outlet=found.outlet if found.is_new else None,
        new_speakers=tuple(speakers.added.values()),
    )


def _checked(html: str | None, fact: Fact, value: object, known: Known) -> Known:
    """Return how a value is known as the archive's check will find it: where it cannot, the reason is for readers."""
    found = known.stated and html is not None and is_stated(html, fact, known.stated, value)
    return Known(stated=known.stated) if found else Known(supplied=known.supplied)


def _lay_out(file: CaptureFile, told: LineKinds) -> Layout:
    return lay_out(
        file,
        [Claim(line.kind, line.text, (line.kind,)) for line in told.lines if line.kind != "furniture"],
        {number: item.text for number, item in enumerate(told.furniture)},
        [],
    )


def _headline(told: LineKinds, paragraphs: list[Block], data: PageData) -> tuple[DraftValue, Known]:
    for line in told.of_kind("headline"):
        return DraftValue(line.text, line.reason + page_claims.headline_note(line.text, data)), IN_TEXT
    for stated in data.headline:
        known = Known(stated.where, "the page's data gives it; its text does not")
        return DraftValue(stated.value, f"the page's own data ({stated.where})"), known
    words = paragraphs[0].text.split()
    first = " ".join(words[:12]) + (" ..." if len(words) > 12 else "")
    supplied = "the capture has no headline; these are its first words, until an editor gives one"
    return DraftValue(first, "no line looks like a headline"), Known(supplied=supplied)


def published(told: LineKinds, data: PageData) -> tuple[DraftValue, Known]:
    """Return the date of publication, and how it is known where the text does not state it.

    Where the text and the surest of the page's data differ on the day, it is left open, and both are told.
    """
    if told.published:
        if conflict := page_claims.date_conflict(told.published, data):
            return DraftValue(
                None, f"{told.published_reason} states {told.published}; {conflict}: choose one"
            ), IN_TEXT
        note = page_claims.date_note(told.published, data)
        return DraftValue(told.published, f"{told.published_reason}{note}"), IN_TEXT
    if found := page_claims.stated_date(data):
        value, note, where = found
        return DraftValue(value, note), Known(where, "the page's data states the date; its text does not")
    return DraftValue(None, f"not stated{f': {told.unclear}' if told.unclear else ''}"), IN_TEXT


def _byline(told: LineKinds, data: PageData) -> DraftValue:
    for line in told.of_kind("byline"):
        return DraftValue(line.text, line.reason + page_claims.author_note(line.text, data))
    may_be = "".join(f"; “{line.text}” may be it ({line.reason})" for line in told.doubtful if line.kind == "byline")
    if data.author:
        names = ", ".join(stated.value for stated in data.author[:3])
        return DraftValue(None, f"the page's data names {names}; no one line of the text does{may_be}")
    return DraftValue(None, f"not stated in the text{may_be}")


def _sections(paragraphs: list[Block], known: KnownSections) -> Iterator[DraftSection]:
    """Give a section wherever another begins; one that comes again keeps to its first place."""
    seen: set[str] = set()
    for number, block in enumerate(paragraphs):
        section = known.nearest(block.text)
        if section and section.id not in seen:
            seen.add(section.id)
            starts = first_words_alone(number, paragraphs) or first_words(block.text)
            yield DraftSection(section.id, section.title, starts, section.topics)
