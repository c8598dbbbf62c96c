"""The quotes of an article as cards, which other sites show in a frame: one page an article, and how to embed it.

A card's address is the page's with the quote's id as fragment: the page's own style then shows that quote alone, so
no quote needs a file, and no card a script.
"""

from collections.abc import Iterator
from typing import Any

from markupsafe import Markup

from ..citations import author
from ..model import Article, addresses
from ..storage.generated_files import GeneratedFile
from . import preview_images
from .page_writer import PageWriter

# The frame that holds an article's cards, in pixels; a narrower page makes it narrower, and what is longer scrolls.
WIDTH, HEIGHT = 600, 480
_FRAME = Markup(
    '<iframe src="{}" title="{}" width="{}" height="{}" loading="lazy" style="max-width:100%;border:0"></iframe>'
)
_DAY = 24 * 60 * 60


def card_files(writer: PageWriter, article: Article) -> Iterator[GeneratedFile]:
    """Yield the page of an article's cards; where the site knows its address, also what oEmbed asks for."""
    address = addresses.card(article.slug)
    size = preview_images.SIZE
    yield writer.html_page(address, "card.html.j2", article=article, preview_size=size)
    if writer.publication.site:
        yield GeneratedFile.of_json(addresses.embedding(article.slug), _embedding(writer, article))


def _embedding(writer: PageWriter, article: Article) -> dict[str, Any]:
    """Return how to embed an article's cards, as oEmbed's JSON. https://oembed.com/#section2"""
    full = writer.publication.address
    title = f"Quotes in “{article.shown_title}”, {article.source_name}"
    image_width, image_height = preview_images.SIZE
    return {
        "type": "rich",
        "version": "1.0",
        "title": title,
        "author_name": author(article) or article.source_name,
        "author_url": full(addresses.article(article.slug)),
        "provider_name": writer.archive.title,
        "provider_url": full(addresses.HOME),
        "cache_age": _DAY,
        "html": _FRAME.format(full(addresses.card(article.slug)), title, WIDTH, HEIGHT),
        "width": WIDTH,
        "height": HEIGHT,
        "thumbnail_url": full(addresses.preview(addresses.article(article.slug))),
        "thumbnail_width": image_width,
        "thumbnail_height": image_height,
    }
