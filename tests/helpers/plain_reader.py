"""Reads a data package with json and csv alone, by what datapackage.json and the page of the data say.

    python tests/helpers/plain_reader.py site/data

prints how many rows each table has.
"""

import csv
import json
import sys
from pathlib import Path
from typing import Any

Table = list[dict[str, Any]]
FORMULA = ("'=", "'+", "'-", "'@", "'\t", "'\r")  # how a text begins that a spreadsheet would run


def tables(folder: Path) -> dict[str, Table]:
    """Return the rows of every resource of a package, by its name."""
    package = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    return {resource["name"]: table(folder, resource) for resource in package["resources"]}


def table(folder: Path, resource: dict[str, Any]) -> Table:
    path = folder / resource["path"]
    if resource["format"] == "json":
        return list(json.loads(path.read_text(encoding="utf-8")))
    types = {field["name"]: field["type"] for field in resource["schema"]["fields"]}
    with path.open(encoding="utf-8", newline="") as file:
        return [{name: value(types[name], cell) for name, cell in row.items()} for row in csv.DictReader(file)]


def value(type_: str, cell: str) -> Any:
    """Return what a cell of a CSV file means; a list of ids may be empty, any other empty cell has no value."""
    if type_ == "list":
        return cell.split(",") if cell else []
    if not cell:
        return None
    if type_ in ("array", "integer", "boolean"):
        return json.loads(cell)
    return cell[1:] if cell.startswith(FORMULA) else cell


if __name__ == "__main__":
    for name, rows in tables(Path(sys.argv[1])).items():
        print(f"{name}: {len(rows)} rows")
