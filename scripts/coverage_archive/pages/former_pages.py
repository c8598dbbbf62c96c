"""Generate the pages at addresses whose content moved, was withdrawn, or is tagged in no article any more."""

from collections.abc import Callable, Iterator

from ..model import Article, Speaker, Topic, WithdrawnArticle, addresses
from ..storage.generated_files import GeneratedFile
from .page_writer import PageWriter


def moved_article_pages(writer: PageWriter, article: Article) -> Iterator[GeneratedFile]:
    """Yield a page that leads on from each earlier address of an article, of its citing page, and of its cards."""
    for former in article.former_ids:
        for address in (addresses.article, addresses.cite, lambda slug: addresses.card(addresses.article(slug))):
            yield _moved(writer, address(former), address(article.slug), article.headline)


def moved_pages(
    writer: PageWriter, address: Callable[[str], str], item: Topic | Speaker, title: str
) -> Iterator[GeneratedFile]:
    """Yield a page that leads on from each earlier address of a topic or a speaker.

    ``address`` returns the address that belongs to an id.
    """
    for former in item.former_ids:
        yield _moved(writer, address(former), address(item.id), title)


def _moved(writer: PageWriter, old: str, new: str, title: str) -> GeneratedFile:
    return writer.html_page(old, "moved.html.j2", title=title, new=new)


def withdrawn_pages(writer: PageWriter, gone: WithdrawnArticle) -> Iterator[GeneratedFile]:
    """Yield the pages that say that an article was withdrawn.

    They are at the addresses of the article, of the page that cites it and of its cards, earlier addresses included.
    """
    for slug in (gone.slug, *gone.former_ids):
        for address in (addresses.article(slug), addresses.cite(slug)):
            yield writer.page(address, "withdrawn.md.j2", gone=gone)
        article = addresses.article(slug)
        yield writer.html_page(addresses.card(article), "card_withdrawn.html.j2", gone=gone, article_address=article)


def untagged_topic_page(writer: PageWriter, topic: Topic) -> GeneratedFile:
    """Return the page of a topic with which nothing in any article is tagged."""
    return writer.page(
        addresses.topic(topic.id),
        "untagged.md.j2",
        title=topic.title,
        description=topic.description,
        said="No published quote or passage in the archive is tagged with this.",
        others=addresses.COMPARE,
        others_title="All topics",
        elements=topic.elements,
    )


def unquoted_speaker_page(writer: PageWriter, speaker: Speaker) -> GeneratedFile:
    """Return the page of a speaker whom no article quotes."""
    return writer.page(
        addresses.speaker(speaker.id),
        "untagged.md.j2",
        title=speaker.name,
        description=speaker.description,
        said="No published quote in the archive is tagged with this speaker.",
        others=addresses.SPEAKERS,
        others_title="All speakers",
        elements=(),
    )
