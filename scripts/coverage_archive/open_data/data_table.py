"""What a table of open data is made of."""

from collections.abc import Callable, Iterable
from dataclasses import KW_ONLY, dataclass
from typing import Any, Literal

from ..model import Archive

TableRow = dict[str, Any]


@dataclass(frozen=True, slots=True)
class TableColumn:
    """A column. ``type`` is one of Table Schema's; a ``list`` holds ids, an ``array`` any words (as JSON in CSV).

    ``required`` columns have a value in every row; the values of others may refer to the ids of another table.
    """

    name: str
    description: str
    _: KW_ONLY
    type: Literal["string", "integer", "boolean", "list", "array"] = "string"
    required: bool = False
    refers_to: str | None = None


@dataclass(frozen=True, kw_only=True)
class DataTable:
    """A table: what it is called, what each column means, and how its rows come from an archive."""

    name: str
    title: str
    sentence: str
    key: tuple[str, ...]
    columns: tuple[TableColumn, ...]
    rows: Callable[[Archive], Iterable[TableRow]]
