"""Archive -> open data: tables, web annotations, a data package, a feed, and the page that explains them all."""

from collections.abc import Iterator
from functools import partial

from ..model import Archive, addresses
from ..model.publication import Publication
from ..pages.data_page import MOST_LISTED, data_page
from ..pages.page_group import PageGroup, Sources
from ..pages.page_writer import GeneratedFile
from .annotations import AnnotationPage, annotation_collection, annotation_file, annotation_pages
from .citation_file import citation_file
from .data_file import DataFile, ListedFile
from .data_package import data_package
from .feed import atom_feed
from .table_formats import table_files
from .tables import TABLES

__all__ = ["DataFile", "data_groups"]


def data_groups(archive: Archive, publication: Publication, sources: Sources) -> Iterator[PageGroup]:
    """Give the data files of the archive, and the page ``data/`` that lists them, in groups."""
    yield PageGroup("data", (sources.everything,), partial(_data_files, archive, publication))
    for page in annotation_pages(archive):
        slug = page.article.slug
        made_of = (sources.base, sources.article(slug), page.start, page.before, page.after)
        yield PageGroup(f"annotations {slug}", made_of, partial(_annotations, page, publication))


def _annotations(page: AnnotationPage, publication: Publication) -> list[GeneratedFile]:
    return [_generated(annotation_file(page, publication))]


def _data_files(archive: Archive, publication: Publication) -> Iterator[GeneratedFile]:
    """Give the tables and other files, and then the page, which is told of each file what it lists."""
    listed: list[ListedFile] = []
    for table in TABLES:
        for file in table_files(table, archive):
            listed.append(file.listed)
            yield _generated(file)
    other = [annotation_collection(archive, publication), data_package(archive, publication, listed)]
    other.append(citation_file(archive, publication))
    if publication.site:
        other.append(atom_feed(archive, publication))
    yield from map(_generated, other)
    few = len(archive.articles) <= MOST_LISTED
    annotated = [annotation_file(page, publication).listed for page in annotation_pages(archive) if few]
    yield data_page(archive, publication, main=listed, other=[file.listed for file in other], annotated=annotated)


def _generated(file: DataFile) -> GeneratedFile:
    return GeneratedFile(f"{addresses.DATA}{file.name}", file.text)
