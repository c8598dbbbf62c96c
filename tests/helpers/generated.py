"""The pages of an archive as a build generates them, without a folder."""

from collections.abc import Iterator

from coverage_archive.model import Archive
from coverage_archive.model.publication import Publication
from coverage_archive.pages.site_pages import page_groups
from coverage_archive.storage.generated_files import GeneratedFile, Sources


def pages(archive: Archive, publication: Publication | None = None) -> Iterator[GeneratedFile]:
    """Yield every page of an archive, as this publication of it publishes them."""
    publication = publication or Publication()
    for group in page_groups(archive, publication, Sources.of(archive, publication, {})):
        yield from group.files()
