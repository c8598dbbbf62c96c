"""Generate all pages of the site, in file groups; each kind of page has its own module.

A build makes a group again only if something in the group's ``made_of`` has changed. So each must name everything
that its pages show.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial

from ..model import Archive, Article, Speaker, Topic, addresses
from ..model.publication import Publication
from ..storage.generated_files import FileGroup, GeneratedFile, Sources
from .article_pages import article_list_pages, article_page, citing_files
from .card_pages import card_files, glance_files
from .check_page import check_files
from .footer import footer
from .former_pages import moved_article_pages, moved_pages, withdrawn_pages
from .home_page import home_page
from .page_writer import PageWriter
from .paging import page_address
from .quote_list_page import quote_list_page
from .side_by_side import side_by_side_files, text_file
from .speaker_pages import speaker_list_pages, speaker_pages
from .topic_pages import topic_list_pages, topic_page
from .version_pages import changes_page


def page_groups(archive: Archive, publication: Publication, sources: Sources) -> Iterator[FileGroup]:
    """Yield the file groups of all pages."""
    writer = PageWriter(archive, publication)
    compared = PageWriter(archive.current, publication)  # the newest version of each article
    superseded = [article for article in archive.articles if archive.is_superseded(article)]
    base, everything = (sources.base,), (sources.everything,)
    yield FileGroup("home", everything, partial(_one, home_page, compared, archive))
    yield FileGroup("articles", everything, partial(article_list_pages, writer))
    for article in archive.articles:
        shows = [*_shown_with(writer, article, sources), publication.version_of(article.slug)]
        yield FileGroup(f"article {article.slug}", (*base, *shows), partial(_article_files, writer, article))
    for gone in archive.withdrawn:
        yield FileGroup(f"article {gone.slug}", (*base, gone), partial(withdrawn_pages, writer, gone))
    yield FileGroup("compare", everything, partial(topic_list_pages, compared))
    yield FileGroup("read", everything, partial(side_by_side_files, writer))
    columns = [outlet.id for outlet in compared.outlets_compared]
    for topic in archive.topics.values():
        shows = _articles([*compared.on_topic.get(topic.id, ()), *superseded], sources)
        made_of = (*base, columns, *shows)
        yield FileGroup(f"topic {topic.id}", made_of, partial(_topic_files, compared, topic, superseded))
    yield FileGroup("speakers", everything, partial(speaker_list_pages, writer))
    for speaker in archive.speakers.values():
        quoting = [article for of in (writer.quoted, writer.relayed) for article, _ in of.get(speaker.id, ())]
        shows = _articles(quoting, sources)
        earlier = [article.slug for article in quoting if archive.is_superseded(article)]
        made_of = (*base, speaker, earlier, *shows)
        yield FileGroup(f"speaker {speaker.id}", made_of, partial(_speaker_files, writer, speaker))
    yield FileGroup("quotes", everything, partial(_one, quote_list_page, writer))
    yield FileGroup("check", everything, partial(check_files, writer))
    yield FileGroup("footer", (*base, publication.of), partial(footer, writer))


def _one(make: Callable[..., GeneratedFile], *given: object) -> list[GeneratedFile]:
    return [make(*given)]


def _articles(articles: Iterable[Article], sources: Sources) -> list[object]:
    return [sources.article(article.slug) for article in articles]


def _shown_with(writer: PageWriter, article: Article, sources: Sources) -> list[object]:
    """Return what an article's pages are made of, for the group's ``made_of``.

    That is the article, its other versions, the article to read beside it, what other sources say on the same points,
    and the slugs of all articles with withheld words.
    """
    archive = writer.archive
    others = [archive.newer(article), archive.older(article), writer.beside(article)]
    points = [
        (key, point.more, [(*sources.article(other.slug), [tag.id for tag in tags]) for other, tags in point.said])
        for key, point in writer.same_point.points(article).items()
    ]
    withheld = [other.slug for other in archive.current.articles if other.withheld]  # "nothing published"
    shown = (other and sources.article(other.slug) for other in others)
    return [sources.article(article.slug), *shown, points, withheld]


def _article_files(writer: PageWriter, article: Article) -> Iterator[GeneratedFile]:
    yield article_page(writer, article)
    yield from citing_files(writer, article)
    yield from card_files(writer, article)
    yield text_file(writer.archive, article)
    yield from moved_article_pages(writer, article)
    if newer := writer.archive.newer(article):
        yield changes_page(writer, newer, article)


def _topic_files(writer: PageWriter, topic: Topic, superseded: Sequence[Article]) -> Iterator[GeneratedFile]:
    yield topic_page(writer, topic, superseded)
    yield from glance_files(writer, topic, tuple(writer.on_topic.get(topic.id, ())))
    yield from moved_pages(writer, addresses.topic, topic, topic.title)


def _speaker_files(writer: PageWriter, speaker: Speaker) -> Iterator[GeneratedFile]:
    for number, page in enumerate(speaker_pages(writer, speaker), 1):
        yield page
        yield from moved_pages(writer, partial(_page_of_speaker, number), speaker, speaker.name)


def _page_of_speaker(number: int, id: str) -> str:
    return page_address(addresses.speaker(id), number)
