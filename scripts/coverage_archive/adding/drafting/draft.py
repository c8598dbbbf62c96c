"""Draft the record of an article: proposed values, how each was found, and what a person must judge.

Every value is a proposal until ``archive review`` confirms it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from ...model import Archive, Article, Block, Date, Outlet, Speaker
from ...model.problems import RefusedError
from ...reading.stated_facts import is_stated
from ...texts.capture import CaptureFile, Claim, lay_out
from ...texts.page_statements import Fact
from ...texts.quotation_marks import first_words
from ..carrying_over.carried_tags import CarriedTags, carry_tags, first_words_alone
from ..carrying_over.lines_as_before import as_before
from ..proposing import languages, outlets, page_claims
from ..proposing.draft_tags import DraftTag, DraftTags, TagDrafter
from ..proposing.genres import ProposedGenre, genre_of
from ..proposing.known_sections import KnownSection, KnownSections
from ..proposing.line_kinds import LineKinds, all_lines
from ..proposing.line_teller import tell_lines_apart
from ..proposing.outlets import ProposedOutlet
from ..proposing.page_claims import ProposedValue
from ..proposing.speaker_names import SpeakerFinder
from ..sources.saved_article import SavedArticle
from ..sources.web_page import PageData


@dataclass(frozen=True)
class Draft:
    """Hold the contents of a draft ``article.yml``, and the speakers that the vocabulary lacks.

    ``outlet`` has no value for a reference text. ``sections`` are suggestions, each with the first words of its first
    paragraph. ``updated`` is the date of the last change, which a comment names. ``supersedes`` is the slug of the
    earlier version from which ``carried`` was taken.
    """

    source: SavedArticle
    proposed_outlet: ProposedOutlet
    outlet: ProposedValue
    headline: ProposedValue
    published: ProposedValue
    updated: ProposedValue
    genre: ProposedGenre
    language: ProposedValue
    byline: ProposedValue
    lines: LineKinds
    sections: tuple[tuple[KnownSection, str, str], ...]
    tags: DraftTags
    supersedes: str | None
    carried: CarriedTags
    new_speakers: tuple[Speaker, ...]

    @property
    def new_outlet(self) -> Outlet | None:
        """Return the outlet if the vocabulary lacks it, else None."""
        return self.proposed_outlet.outlet if self.proposed_outlet.is_new else None

    def with_outlet(self, id_: str) -> "Draft":
        """Return the draft with another id of its new outlet."""
        outlet = self.new_outlet and replace(self.new_outlet, id=id_)
        found = replace(self.proposed_outlet, outlet=outlet)
        return replace(self, proposed_outlet=found, outlet=replace(self.outlet, value=id_))

    def with_speakers(self, others: Mapping[str, Speaker]) -> "Draft":
        """Return the draft with other speakers in the place of new ones, by the ids of these."""

        def renamed(tag: DraftTag) -> DraftTag:
            who = tuple(others.get(speaker.id, speaker) for speaker in tag.speakers)
            via = {"via": [speaker.id for speaker in who[1:]]} if who[1:] else {}
            return replace(tag, speakers=who, fields={**tag.fields, "speaker": who[0].id, **via})

        tags = replace(self.tags, quotes=tuple(map(renamed, self.tags.quotes)))
        new = {who.id: who for who in others.values() if who.draft}
        return replace(self, tags=tags, new_speakers=tuple(new.values()))

    def with_quotes(self, ids: Mapping[str, str]) -> "Draft":
        """Return the draft with other ids of its quotes, by their present ids."""
        quotes = (
            replace(tag, fields={**tag.fields, "id": ids.get(tag.fields["id"]) or tag.fields["id"]})
            for tag in self.tags.quotes
        )
        return replace(self, tags=replace(self.tags, quotes=tuple(quotes)))

    @property
    def waiting(self) -> int:
        """Return the number of things that a person must judge: the page, tags, and names that are drafts."""
        draft_speakers = {who.id for quote in self.tags.quotes for who in quote.speakers if who.draft}
        tags = len(self.tags.quotes) + len(self.tags.not_quotes) + len(self.tags.passages)
        outlet = self.proposed_outlet.outlet
        return 1 + tags + self.carried.waiting + len(draft_speakers) + bool(outlet and outlet.draft)

    @property
    def asked_again(self) -> tuple[str, ...]:
        """Return the elements that the earlier version tags or records as absent, and this draft does not."""
        given = {*self.carried.known.elements, *(passage.fields["element"] for passage in self.tags.passages)}
        return tuple(element for element in self.carried.judged if element not in given)


def draft(
    source: SavedArticle,
    archive: Archive,
    wanted_outlet: str | None,
    older: Article | None = None,
    *,
    is_reference: bool = False,
) -> Draft:
    """Return the draft of a capture, with the lines and tags that it has in common with the version ``older``.

    Raise RefusedError if the capture has no paragraph of an article.
    """
    file = CaptureFile(source.text, "")
    data = source.page.data if source.page else PageData()
    read = all_lines(file)
    genre = genre_of([line.text for line in read], data, source.address)
    found = outlets.NONE if is_reference else outlets.find(source, read, archive.outlets, wanted_outlet, genre.genre)
    language = page_claims.language(languages.tell(file.text), data)
    if not language.value and archive.language:
        language = ProposedValue(archive.language, f"the archive's language; {language.reason}")
    lines = tell_lines_apart(file, found.names, language.value, source.page, genre.genre)
    lines = as_before(lines, file, older) if older else lines
    blocks = _blocks(file, lines)
    paragraphs = [block for block in blocks if block.kind == "paragraph"]
    if not paragraphs:
        raise RefusedError("there is no article in it: no paragraph follows its headline")
    headline, date = _headline(lines, paragraphs, data), published(lines, data)
    sections = KnownSections(archive.articles, archive.topics, tuple(archive.elements.values()))
    speakers = SpeakerFinder(archive.speakers)
    carried = carry_tags(older, file.text, blocks, language.value) if older else CarriedTags()
    drafter = TagDrafter(file.text, blocks, language.value, speakers, sections, archive, carried.known, found.names)
    return Draft(
        source=source,
        proposed_outlet=found,
        outlet=_checked(found.value, source.html, "outlet", found.outlet),
        headline=_checked(headline, source.html, "headline", headline.value),
        published=_checked(date, source.html, "published", Date(date.value) if date.value else None),
        updated=_updated(lines, data, date.value),
        genre=genre,
        language=language,
        byline=_byline(lines, data),
        lines=lines,
        sections=tuple(_sections(paragraphs, sections)),
        tags=drafter.draft(),
        supersedes=older.slug if older else None,
        carried=carried,
        new_speakers=tuple(speakers.added.values()),
    )


def _checked(found: ProposedValue, html: str | None, fact: Fact, value: object) -> ProposedValue:
    """Return a value, and keep its ``stated`` place only if the archive's check will find the value there."""
    if found.stated and html is not None and is_stated(html, fact, found.stated, value):
        return replace(found, supplied=None)
    return replace(found, stated=None)


def _blocks(file: CaptureFile, lines: LineKinds) -> tuple[Block, ...]:
    furniture = lines.of_kind("furniture")
    return lay_out(
        file,
        [Claim(it.kind, it.text, (it.kind,)) for it in lines.lines if it.kind != "furniture" and not it.is_doubtful],
        {number: item.text for number, item in enumerate(furniture) if not item.piece},
        [item.piece for item in furniture if item.piece],
    ).blocks


def _headline(lines: LineKinds, paragraphs: list[Block], data: PageData) -> ProposedValue:
    for line in lines.of_kind("headline"):
        return ProposedValue(line.text, line.reason + page_claims.headline_note(line.text, data))
    for stated in data.headline:
        reason = f"the page's own data ({stated.where})"
        return ProposedValue(stated.value, reason, stated.where, "the page's data gives it; its text does not")
    words = paragraphs[0].text.split()
    first = " ".join(words[:12]) + (" ..." if len(words) > 12 else "")
    supplied = "the capture has no headline; these are its first words, until an editor gives one"
    return ProposedValue(first, "no line looks like a headline", supplied=supplied)


def published(lines: LineKinds, data: PageData) -> ProposedValue:
    """Return the date of publication.

    If the text and the first date in the page's data differ on the day, return no value and a reason that names both.
    """
    if lines.published:
        where = lines.published_reason
        if conflict := page_claims.date_conflict(lines.published, data):
            return ProposedValue(None, f"{where} states {lines.published}; {conflict}: choose one")
        value = page_claims.with_zone(lines.published, data.published)
        return ProposedValue(value, f"{where}{page_claims.date_note(lines.published, data)}")
    if data.published:
        return page_claims.stated_date(data)
    return ProposedValue(None, f"not stated{f': {lines.unclear}' if lines.unclear else ''}")


def _updated(lines: LineKinds, data: PageData, published: str | None) -> ProposedValue:
    """Return the date of the last change, by the text or else by the page's data if it is not ``published``."""
    if lines.updated:
        return ProposedValue(page_claims.with_zone(lines.updated, data.updated), lines.updated_reason)
    for stated in data.updated:
        if stated.value != published:
            return ProposedValue(stated.value, f"the page's own data ({stated.where})")
    return ProposedValue(None, "not stated")


def _byline(lines: LineKinds, data: PageData) -> ProposedValue:
    for line in lines.of_kind("byline"):
        return ProposedValue(line.text, line.reason + page_claims.author_note(line.text, data))
    may_be = "".join(f"; “{line.text}” may be it ({line.reason})" for line in lines.doubtful("byline"))
    if data.author:
        names = ", ".join(stated.value for stated in data.author[:3])
        return ProposedValue(None, f"the page's data names {names}; no one line of the text does{may_be}")
    return ProposedValue(None, f"not stated in the text{may_be}")


def _sections(paragraphs: list[Block], known: KnownSections) -> Iterator[tuple[KnownSection, str, str]]:
    """Yield each section that the paragraphs probably have, with the first words of its first paragraph and why."""
    seen: set[str] = set()
    for number, block in enumerate(paragraphs):
        section = known.nearest(block.text)
        if section and section.id not in seen:
            seen.add(section.id)
            starts = first_words_alone(number, paragraphs) or first_words(block.text)
            yield section, starts, known.reason(block.text, section)
