"""Generate the pages that other sites show in a frame, and the oEmbed files that say how to embed them.

There are *cards* of an article's quotes, and of a clause's glance (the table of which article has words on which
part, and how). All quotes of an article are on one page. If the address has a quote's id as fragment, the page's
style shows that quote alone, so that no quote needs a file of its own. No card has a script.
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

# The size of the frame that holds a card, in pixels. On a narrower page it is narrower; longer cards scroll.
WIDTH, HEIGHT = 600, 480
AROUND, ROW = 380, 45  # heights in the frame of a glance, in pixels: everything around the rows, and one row
MOST_ROWS = 24
_FRAME = Markup(
    '<iframe src="{}" title="{}" width="{}" height="{}" loading="lazy" style="max-width:100%;border:0"></iframe>'
)
_DAY = 24 * 60 * 60


def card_files(writer: PageWriter, article: Article) -> Iterator[GeneratedFile]:
    """Yield the page of an article's cards, and the oEmbed file, which needs the site's address, if that is known."""
    page = addresses.article(article.slug)
    size = preview_images.SIZE
    yield writer.html_page(addresses.card(page), "card.html.j2", article=article, preview_size=size)
    if writer.publication.site:
        title = f"Quotes in “{article.shown_title}”, {article.source_name}"
        by = author(article) or article.source_name
        yield GeneratedFile.of_json(addresses.embedding(page), _embedding(writer, page, title, by, HEIGHT))


def glance_files(writer: PageWriter, topic: Topic, articles: Sequence[Article]) -> Iterator[GeneratedFile]:
    """Yield the card of a clause's glance, pages at its earlier addresses, and the oEmbed file if the site is known.

    Yield nothing if no report has words on the clause.
    """
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
        more=len(rows[MOST_ROWS:]),
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
    """Return the height, in pixels, that a frame needs to show a glance of so many rows without scrolling."""
    return AROUND + ROW * min(rows, MOST_ROWS)


def frame(writer: PageWriter, page: str, title: str, height: int) -> Markup:
    """Return the HTML of a frame that shows the card of a page on another site."""
    return _FRAME.format(writer.publication.address(addresses.card(page)), title, WIDTH, height)


def _embedding(writer: PageWriter, page: str, title: str, by: str, height: int) -> dict[str, Any]:
    """Return the oEmbed response for the card of a page: https://oembed.com/#section2"""
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
