"""Tables as files, as JSON and as CSV: each table whole, and what is of one outlet, one speaker or one topic."""

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from ..model import Archive
from .data_file import DataFile
from .data_table import DataTable, TableColumn, TableRow
from .tables import PASSAGES, QUOTES

SubsetKind = Literal["outlets", "speakers", "topics"]
SUBSETS: Mapping[SubsetKind, str] = {"outlets": "By outlet", "speakers": "By speaker", "topics": "By topic"}


ID_SEPARATOR = ","  # between the ids of a list in CSV
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True, slots=True)
class WrittenRow:
    """A row as each format has it, and, by kind of subset, the ids of those that it belongs to."""

    json: str
    csv: str
    of: Mapping[SubsetKind, frozenset[str]]


def rows_written(table: DataTable, archive: Archive) -> list[WrittenRow]:
    """Return the rows of a table, each written once, in whichever files it stands."""
    out = io.StringIO()
    write = csv.writer(out, lineterminator="\r\n").writerow
    return [_written(table, row, write, out) for row in table.rows(archive)]


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


def subset_files(
    archive: Archive, kind: SubsetKind, tagged: Mapping[str, Sequence[WrittenRow]]
) -> Iterator[DataFile]:
    """Give the quotes and passages of each outlet, speaker or topic that has any; ``tagged`` has all, by table."""
    rows = [(table, _by_subset(tagged[table.name], kind)) for table in (QUOTES, PASSAGES)]
    for id, name in _names(archive, kind).items():
        for table, by_subset in rows:
            if kept := by_subset.get(id):
                yield from table_files(table, kept, f"{kind}/{id}/", f": {name}")


def _names(archive: Archive, kind: SubsetKind) -> dict[str, str]:
    if kind == "topics":
        return {topic.id: topic.title for topic in archive.topics.values()}
    named = archive.outlets if kind == "outlets" else archive.speakers
    return {id: item.name for id, item in named.items()}


def _by_subset(rows: Iterable[WrittenRow], kind: SubsetKind) -> dict[str, list[WrittenRow]]:
    found: dict[str, list[WrittenRow]] = {}
    for row in rows:
        for id in row.of[kind]:
            found.setdefault(id, []).append(row)
    return found


_SUBSET_COLUMNS: Mapping[SubsetKind, tuple[str, str]] = {
    "outlets": ("outlet", ""),
    "speakers": ("speaker", "via"),
    "topics": ("topic", "topics"),
}


def _written(table: DataTable, row: TableRow, write: Callable[[Iterable[str]], Any], out: io.StringIO) -> WrittenRow:
    """Return a row as JSON, and as CSV: nothing for null, ids joined by commas, other lists as JSON.

    An apostrophe stands before what a spreadsheet would run as a formula, as in what the search page saves.
    """
    write(_cell(column, row[column.name]) for column in table.columns)
    as_csv = out.getvalue()
    out.seek(0)
    out.truncate()
    of = {
        kind: frozenset({row.get(one), *row.get(many, ())} - {None}) for kind, (one, many) in _SUBSET_COLUMNS.items()
    }
    return WrittenRow(json.dumps(row, ensure_ascii=False, separators=(",", ":")), as_csv, of)


def _cell(column: TableColumn, value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return f"'{value}" if value.startswith(_FORMULA) else value
    if column.type == "list":
        return ID_SEPARATOR.join(value)
    if column.type == "array":
        return json.dumps(value, ensure_ascii=False)
    return str(value).lower() if column.type == "boolean" else str(value)
