"""The table of mutants, and the list of those that survived, as a page of the documentation."""

from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

import yaml

from .mutant import Mutant
from .running import Result

HEAD = """# The tests measured

Made by `make mutants`: {number} small changes of the program, drawn by the seed {seed}, at least five of each folder
and kind of file. Each is made in a copy of the project and run on the tests that cover it: for Python and templates,
those that call the changed function or template; for scripts and styles, those that open pages. A change is killed if
a test fails or does not end, or if the type check or the search for unused names refuses it; `make test` takes the
same steps. An equivalent change makes no difference to anybody; `scripts/mutating/equivalent.yml` says why.

**{share} of the changes that are not equivalent were killed: {killed} of {counted}.**

| folder and kind of file | drawn | equivalent | killed by tests | by time-out | by types | survived |
| --- | --- | --- | --- | --- | --- | --- |
"""
OUTCOMES = ("equivalent", "killed by tests", "killed by time-out", "killed by types", "survived")


@dataclass(frozen=True)
class Row:
    """A mutant, what became of it, and the reason or the test."""

    mutant: Mutant
    outcome: str
    by: str


def equivalent(path: Path) -> dict[str, str]:
    """Return the reasons of equivalent mutants by their ids. Raise ValueError for an entry without a reason."""
    reasons = {}
    for entry in yaml.safe_load(path.read_text("utf-8")) or []:
        if not entry.get("reason"):
            raise ValueError(f"{path}: the mutant {entry.get('id')} has no reason")
        reasons[str(entry["id"])] = str(entry["reason"])
    return reasons


def rows(mutants: list[Mutant], results: dict[str, Result], reasons: dict[str, str]) -> list[Row]:
    """Return what became of each mutant that is equivalent or was run."""
    found = []
    for mutant in mutants:
        if mutant.id in reasons:
            found.append(Row(mutant, "equivalent", reasons[mutant.id]))
        elif result := results.get(mutant.id):
            found.append(Row(mutant, result.outcome, result.by))
    return found


def page(made: list[Row], seed: int, project: Path) -> str:
    """Return the page: the table, and lists of what survived, of time-outs and of equivalent changes."""
    by_folder: dict[str, list[Row]] = defaultdict(list)
    for row in made:
        by_folder[str(Path(row.mutant.file).parent).replace("/theme/partials", "/theme")].append(row)
    lines = [_row(f"`{name}`", its) for name, its in sorted(by_folder.items())]
    counted = [row for row in made if row.outcome != "equivalent"]
    killed = [row for row in counted if row.outcome != "survived"]
    share = f"{100 * len(killed) / max(len(counted), 1):.1f} %"
    head = HEAD.format(number=len(made), seed=seed, share=share, killed=len(killed), counted=len(counted))
    parts = [head + "\n".join([*lines, _row("**all**", made)])]
    for outcome, title in (
        ("survived", "Survived"),
        ("killed by time-out", "Killed by time-out"),
        ("equivalent", "Equivalent"),
    ):
        its = [row for row in made if row.outcome == outcome]
        if its:
            parts.append("\n".join([f"## {title}\n", *(_item(row, project) for row in its)]))
    return "\n\n".join(parts) + "\n"


def _row(name: str, its: list[Row]) -> str:
    counts = [sum(row.outcome == outcome for row in its) for outcome in OUTCOMES]
    return f"| {name} | {' | '.join(map(str, (len(its), *counts)))} |"


def _item(row: Row, project: Path) -> str:
    old, new = in_its_line(row.mutant, (project / row.mutant.file).read_text("utf-8"))
    why = f": {row.by}" if row.outcome == "equivalent" else ""
    place = f"`{row.mutant.file}:{row.mutant.line}` ({row.mutant.change.kind}, {row.mutant.id})"
    return f"- {place}{why}\n    - {_code(old)}\n    - {_code(new)}"


def in_its_line(mutant: Mutant, text: str) -> tuple[str, str]:
    """Return the line of a change before and after it, cut where it is long."""
    change = mutant.change
    before = text[text.rfind("\n", 0, change.start) + 1 : change.start].lstrip()[-60:]
    after = text[change.end :].partition("\n")[0][:60]
    old, new = (" ".join(words.split())[:120] for words in mutant.shown)
    return f"{before}{old}{after}".strip(), f"{before}{new}{after}".strip()


def _code(words: str) -> str:
    return f"``` {words} ```" if words else "(nothing)"
