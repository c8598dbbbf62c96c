"""Generate the pages of each speaker, with all quotes of them, and the list of all speakers."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from ..comparing.sourcing import SpeakerShare, speaker_shares
from ..model import Article, Quote, Speaker, addresses
from ..storage.generated_files import GeneratedFile
from .former_pages import unquoted_speaker_page
from .page_writer import PageWriter
from .paging import paged

_GROUPS = (
    ("person", "People"),
    ("organisation", "Organisations"),
    ("group", "Groups"),
    ("document", "Documents"),
)
SPEAKERS_COMPARED = 100  # rows in the table of speakers by outlet: those whom the most outlets quote


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedSpeaker:
    """Hold a speaker of the list, and counts over the newest version of each article.

    ``quotes`` is the number of quotes in reports, ``outlets`` the number of outlets that have them, ``referred``
    the number of quotes in reference texts, and ``relayed`` the number of others' quotes that the speaker relays.
    All are 0 for a speaker who is only in earlier versions.
    """

    speaker: Speaker
    quotes: int
    outlets: int
    referred: int
    relayed: int


@dataclass(frozen=True, slots=True)
class QuotesHeading:
    """Hold a heading on a speaker's page: its text, its fragment, and whether quotes below it name their speakers."""

    text: str
    id: str
    names_speakers: bool


_QUOTED = QuotesHeading("Quotes", "quoted_in", names_speakers=False)
_RELAYED = QuotesHeading("Passed on the words of others", "passed_on", names_speakers=True)


def speaker_pages(writer: PageWriter, speaker: Speaker) -> Iterator[GeneratedFile]:
    """Yield the page of a speaker, or several pages if there are many quotes."""
    groups = [
        (heading, [(article, quote) for article, quotes in found[speaker.id] for quote in quotes])
        for heading, found in ((_QUOTED, writer.quoted), (_RELAYED, writer.relayed))
        if speaker.id in found
    ]
    if not groups:
        yield unquoted_speaker_page(writer, speaker)
        return
    given: dict[str, Any] = {"speaker": speaker, "quoted": speaker.id in writer.quoted, "together": _by_article}
    for page in paged(addresses.speaker(speaker.id), groups):
        yield writer.page(page.address, "speaker.md.j2", **given, list=page)


def _by_article(quotes: Sequence[tuple[Article, Quote]]) -> list[tuple[Article, list[Quote]]]:
    """Return neighbouring quotes of the same article together, as pairs of the article and its quotes."""
    runs = groupby(quotes, key=lambda item: item[0].slug)
    return [(run[0][0], [quote for _, quote in run]) for run in (list(items) for _, items in runs)]


def speaker_list_pages(writer: PageWriter) -> Iterator[GeneratedFile]:
    """Yield the pages of the list of all speakers; the first also has the table of speakers by outlet."""
    listed = [_listed(writer, speaker) for speaker in writer.archive.speakers_quoted]
    groups = [(heading, [row for row in listed if row.speaker.kind == kind]) for kind, heading in _GROUPS]
    newest = writer.archive.current
    outlets = writer.outlets_compared
    shares = speaker_shares(newest, outlets)
    if len(shares) > SPEAKERS_COMPARED:
        shares = tuple(sorted(shares, key=_widely_quoted))
    for page in paged(addresses.SPEAKERS, [(heading, rows) for heading, rows in groups if rows]):
        yield writer.page(
            page.address,
            "speakers.md.j2",
            list=page,
            outlets=outlets,
            withheld_sources=writer.withheld_sources,
            outlet_count=len(newest.outlets_covered),
            own=Counter(article.source.id for article in newest.articles),
            shares=shares[:SPEAKERS_COMPARED],
            most_compared=SPEAKERS_COMPARED if len(shares) > SPEAKERS_COMPARED else None,
        )


def _listed(writer: PageWriter, speaker: Speaker) -> ListedSpeaker:
    is_superseded = writer.archive.is_superseded
    quoted, relayed = (
        [(article, quotes) for article, quotes in by_speaker.get(speaker.id, []) if not is_superseded(article)]
        for by_speaker in (writer.quoted, writer.relayed)
    )
    return ListedSpeaker(
        speaker=speaker,
        quotes=sum(len(quotes) for article, quotes in quoted if article.outlet),
        outlets=len({article.outlet.id for article, _ in quoted if article.outlet}),
        referred=sum(len(quotes) for article, quotes in quoted if article.is_reference),
        relayed=sum(len(quotes) for _, quotes in relayed),
    )


def _widely_quoted(speaker_and_shares: tuple[Speaker, tuple[SpeakerShare, ...]]) -> tuple[int, int]:
    """Return a sort key that puts the speakers whom the most outlets quote first, then those with the most quotes."""
    counts = [len(share.quotes) for share in speaker_and_shares[1] if share.quotes]
    return -len(counts), -sum(counts)
