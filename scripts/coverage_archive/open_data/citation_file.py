"""How to cite the archive as a whole: CITATION.cff. https://citation-file-format.github.io/"""

import json

from ..model import Archive
from ..model.publication import Publication
from .data_file import DataFile


def file(archive: Archive, publication: Publication) -> DataFile:
    """Return CITATION.cff. Its strings are JSON's, which are YAML's too."""
    title = json.dumps(archive.title, ensure_ascii=False)
    lines = [
        "cff-version: 1.2.0",
        'message: "To cite the archive as a whole, use this; each article, section and quote has its own citation."',
        "type: dataset",
        f"title: {title}",
        f"abstract: {json.dumps(archive.question, ensure_ascii=False)}",
        "authors:",
        f"  - name: {json.dumps(f'Editors of {archive.title}', ensure_ascii=False)}",
        "license: CC-BY-4.0",
    ]
    if publication.commit:
        lines += [f"version: {json.dumps(publication.commit)}", f'date-released: "{publication.committed}"']
    if publication.site:
        lines.append(f"url: {json.dumps(publication.site)}")
    sentence = "How to cite the archive as a whole, for reference managers and code platforms."
    return DataFile("CITATION.cff", "\n".join(lines) + "\n", "Citation of the archive", sentence)
