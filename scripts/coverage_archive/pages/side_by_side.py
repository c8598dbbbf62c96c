"""Generate the page that sets two whole articles side by side, and the JSON files that it fetches.

The files are the text of each article, and the list of all articles.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from ..comparing.glance import glance, most_complete_first
from ..comparing.stretches import Stretch, stretches
from ..model import Archive, Article, Block, Topic, addresses
from ..model.spans import utf16_places
from ..storage.generated_files import GeneratedFile
from ..texts import shared_wording
from . import html_words
from .html_words import Layer
from .page_writer import PageWriter
from .paging import MOST_LISTED
from .tag_layers import article_layers

LIST = f"{addresses.READ}articles.json.gz"
MOST_LINKED = 40  # up to this number of articles, the page links to the words of each on each topic

# Notices that the page must show with an article's text, because the article's own page shows them too.
EXCERPTS = {
    "tagged": "An excerpt: only the sentences that the archive quotes or compares; […] stands for the rest.",
    "none": "Without its text: the rights to this article do not let the archive publish its words.",
}
DRAFT = "A draft: what a program proposed here is not yet confirmed by a person."
EARLIER = "An earlier version: its outlet published the story anew."
EARLIER_TEXT = "An earlier version: the archive has a newer one of this text."
REFERENCE = "Reference text"


def side_by_side_files(writer: PageWriter) -> Iterator[GeneratedFile]:
    """Yield the page, and the gzipped JSON list of the articles that readers can choose from."""
    archive = writer.archive
    linked = archive.current.articles if len(archive.articles) <= MOST_LINKED else ()
    told = [(article, stretches(article)) for article in linked]
    topics = archive.current.topics_covered
    yield writer.page(
        addresses.READ,
        "side_by_side.md.j2",
        pair=fullest_pair(archive),
        texts=addresses.text_beside("SLUG"),
        list=LIST,
        topics=[(topic, _first_places(topic, told)) for topic in topics[:MOST_LISTED]],
        more_topics=len(topics[MOST_LISTED:]),
    )
    yield GeneratedFile.of_json(LIST, [_entry(archive, article) for article in archive.newest_first])


def text_file(archive: Archive, article: Article) -> GeneratedFile:
    """Return the JSON file with the text of an article, which the page fetches."""
    return GeneratedFile.of_json(addresses.text_beside(article.slug), _text(archive, article, stretches(article)))


def notices(archive: Archive, article: Article) -> list[str]:
    """Return what readers must know of an article's words: an excerpt, a draft, an earlier version."""
    notes = [EXCERPTS.get(article.show), DRAFT if article.is_draft else None]
    earlier = EARLIER_TEXT if article.is_reference else EARLIER
    notes += [earlier if archive.is_superseded(article) else None]
    return [note for note in notes if note]


def fullest_pair(archive: Archive) -> tuple[Article, ...]:
    """Return the two articles with words on the most elements of the clause, which the page opens with.

    Prefer two reports of different outlets. Include a reference text only if there are not two reports. Return fewer
    than two articles if the archive has fewer.
    """
    articles = archive.current.articles
    ordered = most_complete_first(glance(archive.clause, articles), articles)
    fullest = sorted(ordered, key=lambda article: article.is_reference)
    others = sorted(fullest[1:], key=lambda article: article.source.id == fullest[0].source.id)
    return (*fullest[:1], *others[:1])


def _first_places(topic: Topic, articles: list[tuple[Article, tuple[Stretch, ...]]]) -> list[tuple[Article, str]]:
    """Return each article about a topic, with the id of the first stretch, or else paragraph, that is about it."""
    found = []
    for article, told in articles:
        places = [stretch.id for stretch in told if topic.id in stretch.topics]
        blocks = [block.block.id for stretch in told for block in stretch.blocks if topic.id in block.topics]
        found += [(article, place) for place in (places or blocks)[:1]]
    return found


def _entry(archive: Archive, article: Article) -> dict[str, Any]:
    """Return an article's entry in the list of articles, as JSON values."""
    return {
        "slug": article.slug,
        "former": article.former_ids,
        "outlet": REFERENCE if article.is_reference else article.source_name,
        "date": article.published.shown if article.published else "[date not stated]",
        "title": article.shown_title,
        "earlier": archive.is_superseded(article),
    }


def _text(archive: Archive, article: Article, told: tuple[Stretch, ...]) -> dict[str, Any]:
    """Return an article's text as JSON values: its entry in the list, its head, and its stretches in order."""
    layers = [replace(layer, id=None) for layer in article_layers(article) if _is_shown(layer)]
    capture = article.capture
    head = [capture.block("headline"), *(block for block in capture.blocks if block.kind == "standfirst")]
    return {
        **_entry(archive, article),
        "address": addresses.relative(addresses.article(article.slug), addresses.READ),
        "colour": article.source.colour,
        "shape": article.source.shape,
        "language": article.language,
        "supplied": None if article.headline_in_text else article.shown_title,
        "notes": notices(archive, article),
        "head": [_words(article, block, layers) for block in head if block],
        "stretches": [
            {
                "id": stretch.id,
                "title": _title(archive, stretch),
                "topics": stretch.topics,
                "blocks": [
                    {"topics": told_.topics, **_words(article, told_.block, layers)} for told_ in stretch.blocks
                ],
            }
            for stretch in told
        ],
    }


def _is_shown(layer: Layer) -> bool:
    """Say whether an element is shown on this page: quotes, [sic] and gaps are; passages and earlier ids are not."""
    return not {"passage", "alias"} & set(layer.attributes["class"].split())


def _title(archive: Archive, stretch: Stretch) -> str:
    if stretch.section:
        return stretch.section.title
    return archive.topics[stretch.topics[0]].title if stretch.topics else ""


def _words(article: Article, block: Block, layers: list[Layer]) -> dict[str, Any]:
    """Return a block as JSON values: its id, number and HTML, and a list for each of its words.

    A word's list has its start and end in the block, in UTF-16 code units as browsers count; the form that is
    compared; how rare it is after the word before it, as ``bits``; and 1 if it says something, otherwise 0.
    """
    found = shared_wording.words(block.text)
    weights = shared_wording.weighed(found, article.language)
    at = utf16_places(block.text)
    return {
        "id": block.id,
        "number": block.number,
        "html": html_words.marked_block(block, layers),
        "words": [
            [at(word.span.start), at(word.span.end), word.form, weight.bits, int(weight.says)]
            for word, weight in zip(found, weights, strict=True)
        ],
    }
