"""The data package's descriptor: every table with the schema of its columns.

https://datapackage.org/standard/data-package/, https://datapackage.org/standard/table-schema/
"""

import json
from collections.abc import Iterable
from typing import Any

from ..model import Archive
from ..model.publication import Publication
from .data_file import CC_BY, DataFile
from .tables import TABLES, Table

_LICENSE = {
    "name": "CC-BY-4.0",
    "path": "https://creativecommons.org/licenses/by/4.0/",
    "title": f"{CC_BY}; the articles' words remain their publishers'",
}


def file(archive: Archive, publication: Publication, files: Iterable[DataFile]) -> DataFile:
    """Return datapackage.json for the tables, whose files must be among those given."""
    names = {file.name for file in files}
    descriptor: dict[str, Any] = {
        "name": "coverage-archive",
        "title": archive.title,
        "description": archive.question,
        "version": publication.version,
        "licenses": [_LICENSE],
        "resources": [
            _resource(table, ending)
            for ending in ("csv", "json")
            for table in TABLES
            if f"{table.name}.{ending}" in names
        ],
    }
    if publication.site:
        descriptor["homepage"] = publication.site
    if publication.committed:
        descriptor["created"] = f"{publication.committed}T00:00:00Z"
    text = json.dumps(descriptor, ensure_ascii=False, indent=1) + "\n"
    sentence = "Describes the tables above, column by column, so that programs can read and check them."
    return DataFile("datapackage.json", text, "Data package", sentence)


def _resource(table: Table, ending: str) -> dict[str, Any]:
    return {
        "name": table.name if ending == "csv" else f"{table.name}-{ending}",
        "title": table.title,
        "description": table.sentence,
        "path": f"{table.name}.{ending}",
        "format": ending,
        "mediatype": "text/csv" if ending == "csv" else "application/json",
        "encoding": "utf-8",
        "schema": _schema(table, ending),
    }


def _schema(table: Table, ending: str) -> dict[str, Any]:
    suffix = "" if ending == "csv" else f"-{ending}"
    schema: dict[str, Any] = {
        "fields": [
            {
                "name": field.name,
                "type": "array" if field.type == "list" and ending == "json" else field.type,
                "description": field.description,
                **({"constraints": {"required": True}} if field.required else {}),
            }
            for field in table.fields
        ],
        "primaryKey": list(table.key),
    }
    keys = [
        {"fields": [field.name], "reference": {"resource": f"{field.refers_to}{suffix}", "fields": ["id"]}}
        for field in table.fields
        if field.refers_to
    ]
    return {**schema, "foreignKeys": keys} if keys else schema
