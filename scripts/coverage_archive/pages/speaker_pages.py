"""The page of a speaker, with what each outlet quotes of them, and the list of all speakers."""

from collections import Counter
from dataclasses import dataclass

from ..comparing.sourcing import SpeakerShare, speaker_shares
from ..model import Speaker, addresses
from .page_writer import GeneratedFile, PageWriter
from .untagged_page import untagged_page

_GROUPS = (
    ("person", "People"),
    ("organisation", "Organisations"),
    ("group", "Groups"),
    ("document", "Documents"),
)
SPEAKERS_COMPARED = 100  # rows of the table of speakers by outlet: the speakers that the most outlets quote


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedSpeaker:
    """A speaker in the list: how many quotes, in how many outlets, and how many of others the speaker relays.

    ``referred`` counts the quotes in reference texts.
    Counted in the newest version of each article; nothing is counted of a speaker whom only an earlier one quotes.
    """

    speaker: Speaker
    quotes: int
    outlets: int
    referred: int
    relayed: int


def speaker_page(writer: PageWriter, speaker: Speaker) -> GeneratedFile:
    """Return the page of a speaker."""
    address = addresses.speaker(speaker.id)
    quoted, relayed = writer.quoted.get(speaker.id, []), writer.relayed.get(speaker.id, [])
    if quoted or relayed:
        return writer.page(address, "speaker.md.j2", speaker=speaker, quoted=quoted, relayed=relayed)
    return untagged_page(
        writer,
        address,
        title=speaker.name,
        description=speaker.description,
        said="No article in the archive has a tagged quote of this speaker.",
        others=addresses.SPEAKERS,
        others_title="All speakers",
    )


def speaker_list_page(writer: PageWriter) -> GeneratedFile:
    """Return the list of all speakers, and the table of who is quoted by whom."""
    listed = [_listed(writer, speaker) for speaker in writer.archive.speakers_quoted]
    groups = [(heading, [row for row in listed if row.speaker.kind == kind]) for kind, heading in _GROUPS]
    newest = writer.archive.current
    shares = speaker_shares(newest)
    if len(shares) > SPEAKERS_COMPARED:
        shares = tuple(sorted(shares, key=_widely_quoted))
    return writer.page(
        addresses.SPEAKERS,
        "speakers.md.j2",
        groups=[(heading, rows) for heading, rows in groups if rows],
        outlets=newest.outlets_covered,
        own=Counter(article.source.id for article in newest.articles),
        shares=shares[:SPEAKERS_COMPARED],
        most_compared=SPEAKERS_COMPARED if len(shares) > SPEAKERS_COMPARED else None,
    )


def _listed(writer: PageWriter, speaker: Speaker) -> ListedSpeaker:
    superseded = writer.archive.newer_versions
    quoted, relayed = (
        [(article, quotes) for article, quotes in by_speaker.get(speaker.id, []) if article.slug not in superseded]
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
    """Order speakers by the number of outlets that quote them, then of their quotes, the most first."""
    counts = [len(share.quotes) for share in speaker_and_shares[1] if share.quotes]
    return -len(counts), -sum(counts)
