"""The page that explains the data files."""

from typing import Any

from ..model import Archive, addresses
from ..model.publication import Publication
from .page_writer import GeneratedFile, PageWriter

MOST_LISTED = 60  # files of one kind that the page lists; of more, it says where they are found


def data_page(archive: Archive, publication: Publication, **files: Any) -> GeneratedFile:
    """Return the page; ``files`` are lists of data files, by what the template calls them."""
    return PageWriter(archive, publication).page(
        addresses.DATA, "data.md.j2", **files, most_listed=MOST_LISTED, corrections=archive.all_corrections
    )
