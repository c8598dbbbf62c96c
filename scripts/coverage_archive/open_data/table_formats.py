"""Write the tables of the open data as JSON and as CSV."""

import csv
import io
import json
from collections.abc import Iterator
from typing import Any

from ..model import Archive, addresses
from ..storage.generated_files import as_json
from .data_file import DataFile
from .rows import table_rows
from .tables import DataTable, TableColumn

ID_SEPARATOR = ","  # between the ids of a list in CSV
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def table_files(table: DataTable, archive: Archive, version: str | None = None) -> Iterator[DataFile]:
    """Yield the file of a table as JSON (an array with one object per line), then as CSV (RFC 4180).

    ``version`` is the version of the archive, if it is known.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([column.name for column in table.columns])
    objects = []
    for row in table_rows(table, archive, version):
        objects.append(as_json(row))
        writer.writerow([_cell(column, row[column.name]) for column in table.columns])
    texts = {"json": "[\n" + ",\n".join(objects) + "\n]\n", "csv": out.getvalue()}
    for ending, text in texts.items():
        yield DataFile(f"{addresses.DATA}{table.name}.{ending}", text, table.title, table.sentence)


def _cell(column: TableColumn, value: Any) -> str:
    """Return a value for CSV: "" for None, ids joined by commas, and other lists as JSON.

    Text that a spreadsheet would run as a formula gets an apostrophe before it, as in the downloads of the search
    page.
    """
    if value is None:
        return ""
    if isinstance(value, str):
        return f"'{value}" if value.startswith(_FORMULA) else value
    if column.type == "list":
        return ID_SEPARATOR.join(value)
    if column.type == "array":
        return json.dumps(value, ensure_ascii=False)
    return str(value).lower() if column.type == "boolean" else str(value)
