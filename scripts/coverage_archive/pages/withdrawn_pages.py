"""The pages of withdrawn articles: what stood at each promised address and why it went, and no word of it."""

from collections.abc import Iterator

from ..model import WithdrawnArticle, addresses
from .card_pages import withdrawn_card
from .page_writer import GeneratedFile, PageWriter


def withdrawn_pages(writer: PageWriter, gone: WithdrawnArticle) -> Iterator[GeneratedFile]:
    """Give the page at each address of a withdrawn article, its citing page and its cards, earlier ones included."""
    for slug in (gone.slug, *gone.former_ids):
        for address in (addresses.article(slug), addresses.cite(slug)):
            yield writer.page(address, "withdrawn.md.j2", gone=gone)
        yield withdrawn_card(writer, gone, slug)
