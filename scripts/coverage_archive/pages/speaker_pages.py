"""Generate the pages of each speaker, with every outlet's cut of each utterance, and the list of all speakers."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from ..comparing.against_base import as_written
from ..comparing.sourcing import SpeakerShare, speaker_shares
from ..comparing.utterances import QuoteOf, utterances
from ..model import Article, Quote, Speaker, addresses
from ..storage.generated_files import GeneratedFile
from ..texts import shared_wording
from ..texts.treatment import treatment_of
from . import paging
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
    """Hold a heading on a speaker's page: its text, its fragment, and whether it heads quotes that were relayed."""

    text: str
    id: str
    relayed: bool


_QUOTED = QuotesHeading("Quotes", "quoted_in", relayed=False)
_RELAYED = QuotesHeading("Passed on the words of others", "passed_on", relayed=True)


@dataclass(frozen=True, slots=True)
class PrintedUtterance:
    """Hold an utterance as a speaker's page prints it: each wording once, with the quotes that have it.

    The wordings of reference texts come first, then the longest. ``topics`` are the ids of all its quotes' topics.
    """

    wordings: tuple[tuple[QuoteOf, ...], ...]
    topics: tuple[str, ...]

    @property
    def quotes(self) -> int:
        """Return the number of quotes."""
        return sum(map(len, self.wordings))


_Printed = PrintedUtterance | QuoteOf


def speaker_pages(writer: PageWriter, speaker: Speaker) -> Iterator[GeneratedFile]:
    """Yield the page of a speaker, or several pages if there are many quotes."""
    quoted, relayed = (
        [(article, quote) for article, quotes in found.get(speaker.id, ()) for quote in quotes]
        for found in (writer.quoted, writer.relayed)
    )
    all_groups: list[tuple[QuotesHeading, list[_Printed]]] = [(_QUOTED, [*_printed(quoted)]), (_RELAYED, [*relayed])]
    groups = [(heading, items) for heading, items in all_groups if items]
    if not groups:
        yield unquoted_speaker_page(writer, speaker)
        return
    given: dict[str, Any] = {"speaker": speaker, "quoted": bool(quoted), "together": _by_article}
    for page in paged(addresses.speaker(speaker.id), groups, size=_size):
        yield writer.page(page.address, "speaker.md.j2", **given, list=page)


def _size(item: _Printed) -> int:
    return item.quotes if isinstance(item, PrintedUtterance) else 1


def _printed(quotes: Sequence[QuoteOf]) -> Iterator[PrintedUtterance]:
    """Yield the utterances of quotes: those of the most outlets first, and among equals those of the newest articles.

    An utterance with more quotes than a page holds is divided.
    """
    for utterance in sorted(utterances(quotes), key=lambda it: -it.sources):
        ordered = sorted(utterance.quotes, key=_fullest_first)
        wordings: dict[tuple[object, ...], list[QuoteOf]] = {}
        for article, quote in ordered:
            wordings.setdefault(_as_printed(article, quote), []).append((article, quote))
        in_order = [item for wording in wordings.values() for item in wording]
        for start in range(0, len(in_order), paging.MOST_LISTED):
            some = in_order[start : start + paging.MOST_LISTED]
            runs = tuple(tuple(run) for _, run in groupby(some, key=lambda item: _as_printed(*item)))
            yield PrintedUtterance(runs, tuple(dict.fromkeys(topic for _, quote in some for topic in quote.topics)))


def _fullest_first(item: QuoteOf) -> tuple[bool, int]:
    article, quote = item
    return not article.is_reference, -shared_wording.count_words(quote.exact)


def _as_printed(article: Article, quote: Quote) -> tuple[object, ...]:
    """Return what quotes have in common whose words are printed once."""
    return as_written([quote]), treatment_of(article, quote), quote.translation


def _by_article(quotes: Sequence[QuoteOf]) -> list[tuple[Article, list[Quote]]]:
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
