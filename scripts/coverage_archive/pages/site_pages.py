"""Archive -> every generated page: ordinary Markdown with HTML blocks. Each is written in the module of its name."""

from collections.abc import Iterator

from ..model import Archive, addresses
from ..model.publication import Publication
from .article_pages import article_list_page, article_page
from .card_pages import card_files
from .citing_pages import citing_pages
from .footer import footer
from .home_page import home_page
from .moved_pages import moved_article_pages, moved_pages
from .page_writer import GeneratedFile, PageWriter
from .quote_list_page import quote_list_page
from .side_by_side import side_by_side_files
from .speaker_pages import speaker_list_page, speaker_page
from .topic_pages import topic_list_page, topic_page
from .version_pages import changes_page
from .withdrawn_pages import withdrawn_pages


def pages(archive: Archive, publication: Publication | None = None) -> Iterator[GeneratedFile]:
    """Give every page of the archive, as this publication of it publishes them."""
    writer = PageWriter(archive, publication or Publication())
    compared = PageWriter(writer.archive.current, writer.publication)  # the newest version of each article
    superseded = [article for article in archive.articles if article.slug in archive.newer_versions]
    yield home_page(compared, archive)
    yield article_list_page(writer)
    for article in archive.articles:
        yield article_page(writer, article)
        yield from citing_pages(writer, article)
        yield from card_files(writer, article)
        yield from moved_article_pages(writer, article)
        if article.slug in archive.newer_versions:
            yield changes_page(writer, archive.newer_versions[article.slug], article)
    for gone in archive.withdrawn:
        yield from withdrawn_pages(writer, gone)
    yield topic_list_page(compared)
    yield from side_by_side_files(writer)
    for topic in archive.topics.values():
        yield topic_page(compared, topic, superseded)
        yield from moved_pages(writer, addresses.topic, topic, topic.title)
    yield speaker_list_page(writer)
    for speaker in archive.speakers.values():
        yield speaker_page(writer, speaker)
        yield from moved_pages(writer, addresses.speaker, speaker, speaker.name)
    yield quote_list_page(writer)
    yield from footer(writer)
