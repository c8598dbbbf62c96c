"""The data package's descriptor: every table with the schema of its columns.

https://datapackage.org/standard/data-package/, https://datapackage.org/standard/table-schema/
"""

import json
from collections.abc import Iterable
from typing import Any

from ..model import Archive
from ..model.publication import Publication
from .data_file import CC_BY, DataFile, ListedFile
from .data_table import DataTable
from .tables import TABLES

NAME = "datapackage.json"
_LICENSE = {
    "name": "CC-BY-4.0",
    "path": "https://creativecommons.org/licenses/by/4.0/",
    "title": f"{CC_BY}; the articles' words remain their publishers'",
}


def data_package(archive: Archive, publication: Publication, files: Iterable[ListedFile]) -> DataFile:
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
    if publication.of.committed:
        descriptor["created"] = f"{publication.of.committed}T00:00:00Z"
    return DataFile(
        name=NAME,
        text=json.dumps(descriptor, ensure_ascii=False, indent=1) + "\n",
        title="Data package",
        sentence="Describes the tables above, column by column, so that programs can read and check them.",
    )


def _resource(table: DataTable, ending: str) -> dict[str, Any]:
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


def _schema(table: DataTable, ending: str) -> dict[str, Any]:
    suffix = "" if ending == "csv" else f"-{ending}"
    schema: dict[str, Any] = {
        "fields": [
            {
                "name": column.name,
                "type": "array" if column.type == "list" and ending == "json" else column.type,
                "description": column.description,
                **({"constraints": {"required": True}} if column.required else {}),
            }
            for column in table.columns
        ],
        "primaryKey": list(table.key),
    }
    keys = [
        {"fields": [column.name], "reference": {"resource": f"{column.refers_to}{suffix}", "fields": ["id"]}}
        for column in table.columns
        if column.refers_to
    ]
    return {**schema, "foreignKeys": keys} if keys else schema
