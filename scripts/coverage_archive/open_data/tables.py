"""The tables of the open data and the meaning of each column, as declared in ``tables.yml``."""

from collections.abc import Iterator
from dataclasses import KW_ONLY, dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal

import yaml


@dataclass(frozen=True, slots=True)
class TableColumn:
    """A column. ``type`` is one of Table Schema's, or ``list`` for ids, or ``array`` for any words.

    A ``required`` column has a value in every row. The values of one that ``refers_to`` a table are ids of its rows.
    """

    name: str
    description: str
    _: KW_ONLY
    type: Literal["string", "integer", "boolean", "list", "array"] = "string"
    required: bool = False
    refers_to: str | None = None


@dataclass(frozen=True, slots=True)
class DataTable:
    """A table: its name in addresses, its title and description, and the columns that identify a row (``key``)."""

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
    """Yield columns; a list among them is a group that several tables share."""
    for it in declared:
        yield from _columns(it) if isinstance(it, list) else [TableColumn(**it)]
