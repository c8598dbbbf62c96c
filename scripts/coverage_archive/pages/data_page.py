"""The page that explains the data files."""

from typing import Any

from ..model import Archive, addresses
from ..model.publication import Publication
from .page_writer import GeneratedFile, PageWriter


def data_page(archive: Archive, publication: Publication, **files: Any) -> GeneratedFile:
    """Return the page; ``files`` are lists of data files, by what the template calls them."""
    return PageWriter(archive, publication).page(addresses.DATA, "data.md.j2", **files)
