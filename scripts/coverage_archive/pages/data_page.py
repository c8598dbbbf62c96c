"""Generate the files of open data, and the page that lists them and explains how to read them."""

from collections.abc import Iterator
from functools import partial

from ..model import Archive, addresses
from ..model.publication import Publication
from ..open_data.annotations import AnnotationPage, annotation_collection, annotation_file, annotation_pages
from ..open_data.citation_file import citation_file
from ..open_data.data_package import data_package
from ..open_data.feed import atom_feed
from ..open_data.table_formats import table_files
from ..open_data.tables import tables
from ..storage.generated_files import FileGroup, GeneratedFile, Sources
from .page_writer import PageWriter

MOST_LISTED = 60  # files of one kind that the page lists; if there are more, it says where they are found


def data_groups(archive: Archive, publication: Publication, sources: Sources) -> Iterator[FileGroup]:
    """Yield the file groups of open data: one with the page ``data/``, and one for each file of annotations."""
    yield FileGroup("data", (sources.everything,), partial(_data_files, archive, publication))
    for page in annotation_pages(archive):
        slug = page.article.slug
        made_of = (sources.base, sources.article(slug), page.start, page.before, page.after)
        yield FileGroup(f"annotations {slug}", made_of, partial(_annotations, page, publication))


def _annotations(page: AnnotationPage, publication: Publication) -> list[GeneratedFile]:
    return [annotation_file(page, publication)]


def _data_files(archive: Archive, publication: Publication) -> Iterator[GeneratedFile]:
    """Yield the tables, then the other files, and then the page that lists them."""
    version = publication.version if publication.is_known else None
    in_tables = []
    for table in tables():
        for file in table_files(table, archive, version):
            in_tables.append(file)
            yield file
    other = [made(archive, publication) for made in (annotation_collection, data_package, citation_file)]
    other += [atom_feed(archive, publication)] if publication.site else []
    yield from other
    annotated = annotation_pages(archive) if len(archive.articles) <= MOST_LISTED else ()
    yield PageWriter(archive, publication).page(
        addresses.DATA,
        "data.md.j2",
        main=in_tables,
        other=other,
        annotated=[annotation_file(page, publication) for page in annotated],
        most_listed=MOST_LISTED,
        corrections=archive.all_corrections,
    )
