"""The page of every quote, which a reader's browser makes the search."""

from ..model import addresses
from ..storage.generated_files import GeneratedFile
from .page_writer import PageWriter
from .paging import MOST_LISTED

QUOTES_LISTED = 250  # quotes that one page can list (some 300 kB); above that it leads to the speakers and topics
SPEAKERS_NAMED = 60  # the most quoted speakers, named there


def quote_list_page(writer: PageWriter) -> GeneratedFile:
    """Return the page of every quote, by speaker."""
    groups = [
        (speaker, [(article, quote) for article, quotes in found for quote in quotes])
        for speaker in writer.archive.speakers.values()
        if (found := writer.quoted.get(speaker.id))
    ]
    count = sum(len(rows) for _, rows in groups)
    most_quoted = sorted(groups, key=lambda group: -len(group[1]))[:SPEAKERS_NAMED]
    return writer.page(
        addresses.QUOTES,
        "quotes.md.j2",
        listed=count <= QUOTES_LISTED,
        groups=groups,
        quote_count=count,
        topics=(topics := writer.archive.topics_covered)[:MOST_LISTED],
        more_topics=len(topics[MOST_LISTED:]),
        speakers=[(speaker, len(rows)) for speaker, rows in most_quoted],
    )
