"""Tables as files, as JSON and as CSV: each table whole, and what is of one outlet, one speaker or one topic."""

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Literal

from ..model import Archive
from .data_file import DataFile
from .data_table import DataTable, TableColumn, TableRow
from .tables import PASSAGES, QUOTES

SubsetKind = Literal["outlets", "speakers", "topics"]
SUBSETS: Mapping[SubsetKind, str] = {"outlets": "By outlet", "speakers": "By speaker", "topics": "By topic"}


ID_SEPARATOR = ","  # between the ids of a list in CSV


def table_files(table: DataTable, rows: Iterable[TableRow], folder: str = "", of: str = "") -> Iterator[DataFile]:
    """Give a table, or the part of it that ``of`` names, as JSON and as CSV."""
    rows = list(rows)
    for ending, text in (("json", _to_json(rows)), ("csv", _to_csv(table, rows))):
        name, title = f"{folder}{table.name}.{ending}", f"{table.title}{of}"
        yield DataFile(name=name, text=text, title=title, sentence=table.sentence)


def subset_files(archive: Archive, kind: SubsetKind) -> Iterator[DataFile]:
    """Give the quotes and passages of each outlet, speaker or topic that has any."""
    rows = [(table, _by_subset(table.rows(archive), kind)) for table in (QUOTES, PASSAGES)]
    for id, name in _names(archive, kind).items():
        for table, by_subset in rows:
            if kept := by_subset.get(id):
                yield from table_files(table, kept, f"{kind}/{id}/", f": {name}")


def _names(archive: Archive, kind: SubsetKind) -> dict[str, str]:
    if kind == "topics":
        return {topic.id: topic.title for topic in archive.topics.values()}
    named = archive.outlets if kind == "outlets" else archive.speakers
    return {id: item.name for id, item in named.items()}


def _by_subset(rows: Iterable[TableRow], kind: SubsetKind) -> dict[str, list[TableRow]]:
    one, many = {"outlets": ("outlet", ""), "speakers": ("speaker", "via"), "topics": ("topic", "topics")}[kind]
    found: dict[str, list[TableRow]] = {}
    for row in rows:
        for id in {row.get(one), *row.get(many, ())} - {None}:
            found.setdefault(id, []).append(row)
    return found


def _to_json(rows: Iterable[TableRow]) -> str:
    """Return rows as a JSON array of objects, one a line."""
    return "[\n" + ",\n".join(json.dumps(row, ensure_ascii=False) for row in rows) + "\n]\n"


def _to_csv(table: DataTable, rows: Iterable[TableRow]) -> str:
    """Return rows as CSV (RFC 4180): nothing for null, ids joined by commas, other lists as JSON."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(column.name for column in table.columns)
    for row in rows:
        writer.writerow(_cell(column, row[column.name]) for column in table.columns)
    return out.getvalue()


def _cell(column: TableColumn, value: Any) -> str:
    if value is None:
        return ""
    if column.type == "list":
        return ID_SEPARATOR.join(value)
    if column.type == "array":
        return json.dumps(value, ensure_ascii=False)
    return str(value).lower() if column.type == "boolean" else str(value)
