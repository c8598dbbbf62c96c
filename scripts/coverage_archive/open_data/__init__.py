"""Archive -> open data: tables, web annotations, a data package, a feed, and the page that explains them all."""

from ..model import Archive, addresses
from ..model.publication import Publication
from ..pages.data_page import data_page
from ..pages.page_writer import GeneratedFile
from .annotations import annotation_files
from .citation_file import citation_file
from .data_file import DataFile
from .data_package import data_package
from .feed import atom_feed
from .table_formats import SUBSETS, subset_files, table_files
from .tables import TABLES

__all__ = ["DataFile", "exports"]


def exports(archive: Archive, publication: Publication | None = None) -> list[GeneratedFile]:
    """Return the data files of the archive, and the page ``data/`` that lists them."""
    publication = publication or Publication()
    main = [file for table in TABLES for file in table_files(table, table.rows(archive))]
    subsets = {heading: list(subset_files(archive, kind)) for kind, heading in SUBSETS.items()}
    collection, *annotated = annotation_files(archive, publication)
    other = [collection, data_package(archive, publication, main), citation_file(archive, publication)]
    if publication.site:
        other.append(atom_feed(archive, publication))
    page = data_page(archive, publication, main=main, other=other, subsets=subsets, annotated=annotated)
    files = [*main, *other, *(file for files in subsets.values() for file in files), *annotated]
    return [page, *(GeneratedFile(f"{addresses.DATA}{file.name}", file.text) for file in files)]
