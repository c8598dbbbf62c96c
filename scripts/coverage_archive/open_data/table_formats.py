"""Tables as files, as JSON and as CSV."""

import csv
import io
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from ..model import Archive
from .data_file import DataFile
from .data_table import DataTable, TableColumn

ID_SEPARATOR = ","  # between the ids of a list in CSV
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_AS_JSON = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


@dataclass(frozen=True, slots=True)
class WrittenRow:
    """A row as each format has it."""

    json: str
    csv: str


def rows_written(table: DataTable, archive: Archive) -> list[WrittenRow]:
    """Return the rows of a table, each written once, in whichever files it stands."""
    out = io.StringIO()
    write = csv.writer(out, lineterminator="\r\n").writerow
    as_json, ends = [], [0]
    for row in table.rows(archive):
        as_json.append(_AS_JSON(row))
        write([_cell(column, row[column.name]) for column in table.columns])
        ends.append(out.tell())
    as_csv = out.getvalue()
    lines = (as_csv[start:end] for start, end in pairwise(ends))
    return [WrittenRow(*row) for row in zip(as_json, lines, strict=True)]


def table_files(table: DataTable, rows: Sequence[WrittenRow], folder: str = "", of: str = "") -> Iterator[DataFile]:
    """Give a table, or the part of it that ``of`` names, as JSON (an array, an object a line) and CSV (RFC 4180)."""
    head = ",".join(column.name for column in table.columns)
    texts = {
        "json": "[\n" + ",\n".join(row.json for row in rows) + "\n]\n",
        "csv": f"{head}\r\n" + "".join(row.csv for row in rows),
    }
    for ending in ("json", "csv"):
        name, title = f"{folder}{table.name}.{ending}", f"{table.title}{of}"
        yield DataFile(name=name, text=texts.pop(ending), title=title, sentence=table.sentence)


def _cell(column: TableColumn, value: Any) -> str:
    """Return a value as CSV has it: nothing for null, ids joined by commas, other lists as JSON.

    An apostrophe stands before what a spreadsheet would run as a formula, as in what the search page saves.
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
