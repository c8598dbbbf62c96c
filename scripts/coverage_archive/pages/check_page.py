"""Generate the page that holds the quotations of a reader's own text against the archive, and the page's tables."""

from collections.abc import Iterator

from ..model import addresses
from ..storage.generated_files import GeneratedFile
from ..texts.mark_tables import mark_tables
from .page_writer import PageWriter
from .side_by_side import notices

TABLES = f"{addresses.CHECK}tables.json.gz"


def check_files(writer: PageWriter) -> Iterator[GeneratedFile]:
    """Yield the page, and the gzipped JSON file that it fetches.

    The file has the tables of quotation marks, and for the slug of each article that is not the newest version or not
    published whole, what readers must know of its words.
    """
    archive = writer.archive
    notes = {article.slug: of for article in archive.articles if (of := notices(archive, article))}
    yield writer.page(
        addresses.CHECK,
        "check.md.j2",
        tables=TABLES,
        excerpts=[article for article in archive.articles if not article.is_whole],
        earlier=[article for article in archive.articles if archive.is_superseded(article)],
    )
    yield GeneratedFile.of_json(TABLES, {"marks": mark_tables(), "notes": notes})
