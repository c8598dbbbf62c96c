"""Write CITATION.cff, which says how to cite the archive as a whole (https://citation-file-format.github.io/)."""

from ..model import Archive, addresses
from ..model.publication import Publication
from ..storage.yaml_reader import quoted
from .data_file import DataFile

_MESSAGE = "To cite the archive as a whole, use this; each article, section and quote has its own citation."


def citation_file(archive: Archive, publication: Publication) -> DataFile:
    """Return the file CITATION.cff, with a version, date and address if they are known."""
    lines = [
        "cff-version: 1.2.0",
        f"message: {quoted(_MESSAGE)}",
        "type: dataset",
        f"title: {quoted(archive.title)}",
        f"abstract: {quoted(archive.question)}",
        "authors:",
        f"  - name: {quoted(f'Editors of {archive.title}')}",
        "license: CC-BY-4.0",
    ]
    if publication.of.commit and publication.of.committed:
        lines += [f"version: {quoted(publication.of.commit)}", f"date-released: {quoted(publication.of.committed)}"]
    if publication.site:
        lines.append(f"url: {quoted(publication.site)}")
    return DataFile(
        path=f"{addresses.DATA}CITATION.cff",
        text="\n".join(lines) + "\n",
        title="Citation of the archive",
        sentence="How to cite the archive as a whole, for reference managers and code platforms.",
    )
