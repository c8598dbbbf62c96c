"""Generate the page that lists every quote. With JavaScript it becomes the search page."""

from ..model import addresses
from ..storage.generated_files import GeneratedFile
from .page_writer import PageWriter
from .paging import MOST_LISTED

# Up to this number of quotes (some 300 kB), the page lists them. With more, it links to the speakers and topics.
QUOTES_LISTED = 250
SPEAKERS_NAMED = 60  # how many of the most quoted speakers the page links to


def quote_list_page(writer: PageWriter) -> GeneratedFile:
    """Return the page of all quotes, grouped by speaker in the vocabulary's order."""
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
