"""Write the descriptor of the data package, which lists every table and the schema of its columns.

https://datapackage.org/standard/data-package/, https://datapackage.org/standard/table-schema/
"""

import json
from typing import Any

from ..model import Archive, addresses
from ..model.publication import Publication
from .data_file import CC_BY, DataFile
from .tables import DataTable, TableColumn, tables

_LICENSE = {
    "name": "CC-BY-4.0",
    "path": "https://creativecommons.org/licenses/by/4.0/",
    "title": f"{CC_BY}; the articles' words remain their publishers'",
}
_MEDIA_TYPES = {"csv": "text/csv", "json": "application/json"}


def data_package(archive: Archive, publication: Publication) -> DataFile:
    """Return the file datapackage.json."""
    descriptor: dict[str, Any] = {
        "name": "coverage-archive",
        "title": archive.title,
        "description": archive.question,
        "version": publication.version,
        "licenses": [_LICENSE],
        "resources": [_resource(table, ending) for ending in _MEDIA_TYPES for table in tables()],
    }
    if publication.site:
        descriptor["homepage"] = publication.site
    if publication.of.committed:
        descriptor["created"] = f"{publication.of.committed}T00:00:00Z"
    return DataFile(
        path=f"{addresses.DATA}datapackage.json",
        text=json.dumps(descriptor, ensure_ascii=False, indent=1) + "\n",
        title="Data package",
        sentence="Describes the tables above, column by column, so that programs can read and check them.",
    )


def _resource(table: DataTable, ending: str) -> dict[str, Any]:
    suffix = "" if ending == "csv" else f"-{ending}"
    keys = [
        {"fields": [column.name], "reference": {"resource": f"{column.refers_to}{suffix}", "fields": ["id"]}}
        for column in table.columns
        if column.refers_to
    ]
    return {
        "name": f"{table.name}{suffix}",
        "title": table.title,
        "description": table.sentence,
        "path": f"{table.name}.{ending}",
        "format": ending,
        "mediatype": _MEDIA_TYPES[ending],
        "encoding": "utf-8",
        "schema": {
            "fields": [_field(column, ending) for column in table.columns],
            "primaryKey": list(table.key),
            **({"foreignKeys": keys} if keys else {}),
        },
    }


def _field(column: TableColumn, ending: str) -> dict[str, Any]:
    """Return the description of a column in Table Schema; in JSON, a list of ids is an array."""
    return {
        "name": column.name,
        "type": "array" if column.type == "list" and ending == "json" else column.type,
        "description": column.description,
        **({"constraints": {"required": True}} if column.required else {}),
    }
