"""Archive -> open data: tables, web annotations, a data package, a feed, and the page that explains them all."""

from ..model import Archive, addresses
from ..model.publication import Publication
from ..pages.site_pages import Page, data_page
from . import annotations, citation_file, data_package, feed, tables
from .data_file import DataFile

__all__ = ["DataFile", "exports"]


def exports(archive: Archive, publication: Publication | None = None) -> list[Page]:
    """Return the data files of the archive, and the page ``data/`` that lists them."""
    publication = publication or Publication()
    main = [file for table in tables.TABLES for file in tables.files(table, table.rows(archive))]
    subsets = {heading: list(tables.subset_files(archive, kind)) for kind, heading in tables.SUBSETS.items()}
    annotated = annotations.files(archive, publication)
    other = [annotated[0], data_package.file(archive, publication, main), citation_file.file(archive, publication)]
    if publication.site:
        other.append(feed.file(archive, publication))
    page = data_page(archive, publication, main=main, other=other, subsets=subsets, annotated=annotated[1:])
    files = [*main, *other, *(file for files in subsets.values() for file in files), *annotated[1:]]
    return [page, *(Page(f"{addresses.DATA}{file.name}", file.text) for file in files)]
