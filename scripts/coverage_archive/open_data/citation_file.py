"""How to cite the archive as a whole: CITATION.cff. https://citation-file-format.github.io/"""

import sys
from typing import Any

import yaml

from ..model import Archive
from ..model.publication import Publication
from .data_file import DataFile


def citation_file(archive: Archive, publication: Publication) -> DataFile:
    """Return CITATION.cff."""
    fields: dict[str, Any] = {
        "cff-version": "1.2.0",
        "message": _Words(
            "To cite the archive as a whole, use this; each article, section and quote has its own citation."
        ),
        "type": "dataset",
        "title": _Words(archive.title),
        "abstract": _Words(archive.question),
        "authors": [{"name": _Words(f"Editors of {archive.title}")}],
        "license": "CC-BY-4.0",
    }
    if publication.of.commit:
        fields |= {"version": _Words(publication.of.commit), "date-released": _Words(publication.of.committed)}
    if publication.site:
        fields["url"] = _Words(publication.site)
    return DataFile(
        name="CITATION.cff",
        text=yaml.dump(fields, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=sys.maxsize),
        title="Citation of the archive",
        sentence="How to cite the archive as a whole, for reference managers and code platforms.",
    )


class _Words(str):
    """Text that stands in quotation marks, whatever it is."""


class _Dumper(yaml.SafeDumper):
    """Writes text that is given as ``_Words`` in quotation marks, and indents lists as the format's examples do."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        super().increase_indent(flow, indentless=False)


_Dumper.add_representer(
    _Words, lambda dumper, text: dumper.represent_scalar("tag:yaml.org,2002:str", text, style='"')
)
