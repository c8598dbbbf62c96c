"""The pages at earlier addresses of articles, topics and speakers, which lead to where they stand now."""

from collections.abc import Callable, Iterator

from ..model import Article, Speaker, Topic, addresses
from .page_writer import GeneratedFile, PageWriter


def moved_article_pages(writer: PageWriter, article: Article) -> Iterator[GeneratedFile]:
    """Give a page at each earlier address of an article, of the page that cites it, and of its cards."""
    for former in article.former_ids:
        for address in (addresses.article, addresses.cite, addresses.card):
            yield _moved(writer, address(former), address(article.slug), article.headline)


def moved_pages(
    writer: PageWriter, address: Callable[[str], str], item: Topic | Speaker, title: str
) -> Iterator[GeneratedFile]:
    """Give a page at each earlier address of a topic or a speaker."""
    for former in item.former_ids:
        yield _moved(writer, address(former), address(item.id), title)


def _moved(writer: PageWriter, old: str, new: str, title: str) -> GeneratedFile:
    return GeneratedFile(f"{old}index.html", writer.filled("moved.html.j2", old, title=title, new=new))
