"""The page that cites an article, its sections and its quotes, and the files for reference managers."""

from collections.abc import Iterator

from .. import citations
from ..model import Article, addresses
from .page_writer import GeneratedFile, PageWriter


def citing_pages(writer: PageWriter, article: Article) -> Iterator[GeneratedFile]:
    """Give the files for reference managers, of the article alone and of all that can be cited, then the page."""
    references = list(citations.references(writer.archive, article, writer.publication))
    address = addresses.cite(article.slug)
    for ending, (_, write) in citations.FORMATS.items():
        yield GeneratedFile(f"{address}article.{ending}", write(references[:1]))
        yield GeneratedFile(f"{address}all.{ending}", write(references))
    cited = [(reference, citations.in_words(reference)) for reference in references]
    formats = [(ending, name) for ending, (name, _) in citations.FORMATS.items()]
    html = writer.filled("cite.html.j2", address, article=article, cited=cited, formats=formats)
    yield GeneratedFile(f"{address}index.html", html)
