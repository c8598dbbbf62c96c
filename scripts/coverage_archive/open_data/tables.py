"""Read the tables of the open data, and the meaning of each of their columns, from ``tables.yml``."""

from collections.abc import Iterator
from dataclasses import KW_ONLY, dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal

import yaml


@dataclass(frozen=True, slots=True)
class TableColumn:
    """Represent a column. ``type`` is a type of Table Schema; ``list`` is for ids, and ``array`` for any words.

    A ``required`` column has a value in every row. If ``refers_to`` names a table, the values are ids of that table's
    rows.
    """

    name: str
    description: str
    _: KW_ONLY
    type: Literal["string", "integer", "boolean", "list", "array"] = "string"
    required: bool = False
    refers_to: str | None = None


@dataclass(frozen=True, slots=True)
class DataTable:
    """Represent a table, with its name in addresses, its title, a sentence about it, and its columns.

    ``key`` has the names of the columns that identify a row.
    """

    name: str
    title: str
    sentence: str
    key: tuple[str, ...]
    columns: tuple[TableColumn, ...]


@cache
def tables() -> tuple[DataTable, ...]:
    """Return every table, in the order in which readers see them."""
    declared = yaml.safe_load(Path(__file__).with_name("tables.yml").read_text(encoding="utf-8"))
    return tuple(
        DataTable(**{**it, "key": tuple(it["key"]), "columns": tuple(_columns(it["columns"]))}) for it in declared
    )


def _columns(declared: list[Any]) -> Iterator[TableColumn]:
    """Yield the declared columns; a list in place of a column is a group that several tables share."""
    for it in declared:
        yield from _columns(it) if isinstance(it, list) else [TableColumn(**it)]
