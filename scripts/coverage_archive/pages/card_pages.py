"""What other sites show in a frame: an article's quotes as cards, a clause at a glance, and how to embed them.

An article's cards are one page. With a quote's id as fragment, the page's own style shows that quote alone, so that
no quote needs a file. No card has a script.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from markupsafe import Markup

from ..citations import author
from ..comparing.glance import against_first, found_in_any, glance, texts_at_a_glance
from ..model import Article, Topic, addresses
from ..storage.generated_files import GeneratedFile
from . import preview_images
from .former_pages import moved_pages
from .page_writer import PageWriter

# The frame that holds a card, in pixels; a narrower page makes it narrower, and what is longer scrolls.
WIDTH, HEIGHT = 600, 480
AROUND, ROW = 380, 45  # of the frame of a glance: what stands around its rows, and each of them
MOST_ROWS = 24
_FRAME = Markup(
    '<iframe src="{}" title="{}" width="{}" height="{}" loading="lazy" style="max-width:100%;border:0"></iframe>'
)
_DAY = 24 * 60 * 60


def card_files(writer: PageWriter, article: Article) -> Iterator[GeneratedFile]:
    """Yield the page of an article's cards; where the site knows its address, also what oEmbed asks for."""
    page = addresses.article(article.slug)
    size = preview_images.SIZE
    yield writer.html_page(addresses.card(page), "card.html.j2", article=article, preview_size=size)
    if writer.publication.site:
        title = f"Quotes in “{article.shown_title}”, {article.source_name}"
        by = author(article) or article.source_name
        yield GeneratedFile.of_json(addresses.embedding(page), _embedding(writer, page, title, by, HEIGHT))


def glance_files(writer: PageWriter, topic: Topic, articles: Sequence[Article]) -> Iterator[GeneratedFile]:
    """Yield the page of a clause at a glance, and what oEmbed asks for; nothing where no article gives the clause."""
    rows, texts = glance(topic, articles), texts_at_a_glance(topic, articles)
    if not rows:
        return
    page = addresses.topic(topic.id)
    yield writer.html_page(
        addresses.card(page),
        "glance_card.html.j2",
        topic=topic,
        articles=articles,
        rows=rows[:MOST_ROWS],
        texts=texts,
        found=found_in_any(rows),
        held=against_first(topic, (*texts, *rows)),
    )
    yield from moved_pages(writer, lambda id: addresses.card(addresses.topic(id)), topic, topic.title)
    if writer.publication.site:
        title = f"{topic.title}: the reports at a glance"
        height = glance_height(len(texts) + len(rows))
        yield GeneratedFile.of_json(
            addresses.embedding(page), _embedding(writer, page, title, writer.archive.title, height)
        )


def glance_height(rows: int) -> int:
    """Return how high a frame is in which a glance of so many rows need not scroll, in pixels."""
    return AROUND + ROW * min(rows, MOST_ROWS)


def frame(writer: PageWriter, page: str, title: str, height: int) -> Markup:
    """Return the code that shows the card of a page on another site."""
    return _FRAME.format(writer.publication.address(addresses.card(page)), title, WIDTH, height)


def _embedding(writer: PageWriter, page: str, title: str, by: str, height: int) -> dict[str, Any]:
    """Return how to embed the card of a page, as oEmbed's JSON. https://oembed.com/#section2"""
    full = writer.publication.address
    image_width, image_height = preview_images.SIZE
    return {
        "type": "rich",
        "version": "1.0",
        "title": title,
        "author_name": by,
        "author_url": full(page),
        "provider_name": writer.archive.title,
        "provider_url": full(addresses.HOME),
        "cache_age": _DAY,
        "html": frame(writer, page, title, height),
        "width": WIDTH,
        "height": height,
        "thumbnail_url": full(addresses.preview(page)),
        "thumbnail_width": image_width,
        "thumbnail_height": image_height,
    }
