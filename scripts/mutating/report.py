"""Format the results of mutants as a Markdown page: a table by folder, and lists by outcome."""

from pathlib import Path

import yaml

from .changes import Mutant
from .running import Result

HEAD = """# The tests measured

Made by `make mutants`: {number} small changes of the program, drawn by the seed {seed}, at least five of each folder
and kind of file. Each is made in a copy of the project and run on the tests that cover it: for Python and templates,
those that call the changed function or template; for scripts and styles, those that open pages. A change is killed if
a test fails or does not end, or if the type check or the search for unused names refuses it; `make test` takes the
same steps. An equivalent change makes no difference to anybody; `scripts/mutating/equivalent.yml` says why.

**{share:.1f} % of the changes that are not equivalent were killed: {killed} of {counted}.**

| folder and kind of file | drawn | equivalent | killed by tests | by time-out | by types | survived |
| --- | --- | --- | --- | --- | --- | --- |
"""
OUTCOMES = ("equivalent", "killed by tests", "killed by time-out", "killed by types", "survived")
LISTED = {"survived": "Survived", "killed by time-out": "Killed by time-out", "equivalent": "Equivalent"}


Row = tuple[Mutant, Result]


def equivalent(path: Path) -> dict[str, Result]:
    """Return a result for each mutant that a YAML file lists, by id. Raise ValueError if one has no reason."""
    entries = yaml.safe_load(path.read_text("utf-8")) or []
    for entry in entries:
        if not entry.get("reason"):
            raise ValueError(f"{path}: the mutant {entry.get('id')} has no reason")
    return {str(entry["id"]): Result("equivalent", str(entry["reason"])) for entry in entries}


def page(rows: list[Row], seed: int, project: Path) -> str:
    """Return the Markdown page: the table, then lists of the mutants that survived, timed out or are equivalent."""
    by_folder: dict[str, list[Row]] = {}
    for mutant, result in rows:
        path = Path(mutant.file)
        by_folder.setdefault(f"`{path.parent}` {path.suffix[1:]}", []).append((mutant, result))
    counted = [result for _, result in rows if result.outcome != "equivalent"]
    killed = sum(result.outcome != "survived" for result in counted)
    share = 100 * killed / max(len(counted), 1)
    head = HEAD.format(number=len(rows), seed=seed, share=share, killed=killed, counted=len(counted))
    parts = [head + "\n".join(_row(name, its) for name, its in [*sorted(by_folder.items()), ("**all**", rows)])]
    for outcome, title in LISTED.items():
        if its := [item(mutant, result, project) for mutant, result in rows if result.outcome == outcome]:
            parts.append("\n".join([f"## {title}\n", *its]))
    return "\n\n".join(parts) + "\n"


def _row(name: str, its: list[Row]) -> str:
    counts = [sum(result.outcome == outcome for _, result in its) for outcome in OUTCOMES]
    return f"| {name} | {' | '.join(map(str, (len(its), *counts)))} |"


def item(mutant: Mutant, result: Result | None, project: Path) -> str:
    """Return a mutant as an item of a Markdown list: its place, and its line before and after the change."""
    lines = mutant.shown((project / mutant.file).read_text("utf-8"))
    why = f": {result.by}" if result and result.outcome == "equivalent" else ""
    place = f"- `{mutant.file}:{mutant.line}` ({mutant.kind}, {mutant.id}){why}"
    return "\n".join([place, *(f"    - ``` {line} ```" if line else "    - (nothing)" for line in lines)])
