"""Archive -> open data: tables, web annotations, a data package, a feed, and the page that explains them all."""

from .. import addresses
from ..edition import Edition
from ..model import Archive
from ..pages import Page, data_page
from . import annotations, cff, feed, package, tables
from .file import DataFile
from .tables import quote_data

__all__ = ["DataFile", "exports", "quote_data"]


def exports(archive: Archive, edition: Edition | None = None) -> list[Page]:
    """Return the data files of the archive, and the page ``data/`` that lists them."""
    edition = edition or Edition()
    main = [file for table in tables.TABLES for file in tables.files(table, table.rows(archive))]
    subsets = {heading: list(tables.subset_files(archive, kind)) for kind, heading in tables.SUBSETS.items()}
    annotated = annotations.files(archive, edition)
    other = [annotated[0], package.file(archive, edition, main), cff.file(archive, edition)]
    if edition.site:
        other.append(feed.file(archive, edition))
    page = data_page(archive, edition, main=main, other=other, subsets=subsets, annotated=annotated[1:])
    files = [*main, *other, *(file for files in subsets.values() for file in files), *annotated[1:]]
    return [page, *(Page(f"{addresses.DATA}{file.name}", file.text) for file in files)]
