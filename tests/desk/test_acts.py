"""What each act of the desk writes. A case is a file: what is pressed and typed, and then said, in hand and changed.

``python tests/desk/test_acts.py`` writes anew what follows from the steps of each case. Read the difference.
"""

import difflib
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import yaml
from coverage_archive.desk.sitting import Sitting
from helpers.archive_copy import THIRD, copy_archive, run, snapshot
from helpers.at_the_desk import Tab
from helpers.reviewed import SLUG, restore

CASES = sorted((Path(__file__).parent / "acts").glob("*.yml"))


def done(tab: Tab, step: dict[str, Any]) -> None:
    """Do one step of a case: press a button or send an act, with words selected and typed."""
    selected = tab.select(step["select"]) if "select" in step else {}
    fields = {**selected, **step.get("type", {})}
    if "press" in step:
        tab.press(step["press"], **fields)
    else:
        tab.send(step["send"], **fields)


def result(root: Path, case: dict[str, Any]) -> dict[str, Any]:
    """Return what follows from the steps of a case: what is said, in hand, and changed in each file."""
    for change in case.get("before", []):
        path = root / change["file"]
        text = path.read_text(encoding="utf-8") if path.exists() else ""
        path.write_text(
            text.replace(change["replace"], change["by"]) if "replace" in change else change["write"], "utf-8"
        )
    before = snapshot(root)
    tab = Tab(Sitting(root), case.get("page", SLUG))
    for step in case["steps"]:
        done(tab, step)
    after = snapshot(root)
    changes = {}
    for file in sorted(before.keys() | after.keys()):
        old, new = (files.get(file, b"").decode().splitlines() for files in (before, after))
        today = datetime.now(UTC).date().isoformat()
        new = [line.replace(today, "TODAY") for line in new]
        lines = [line for line in difflib.unified_diff(old, new, n=0, lineterm="") if line[:1] in "+-"][2:]
        changes |= {file: lines} if lines else {}
    assert changes == {} or run(root, "check").exit_code == 0
    said = {"says": tab.answer.announce, "status": tab.answer.status, "hand": tab.hand, "changes": changes}
    if changes and tab.answer.status == 200:
        while tab.press("undo").status == 200:
            pass
        assert snapshot(root) == before, "undo gives back the bytes"
    return said


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.stem)
def test_an_act_writes_what_it_says_and_undo_gives_back_the_bytes(case: Path, root: Path) -> None:
    said = yaml.safe_load(case.read_text(encoding="utf-8"))
    assert result(root, said) == {name: said[name] for name in ("says", "status", "hand", "changes")}


def renewed() -> None:
    """Write into each case what follows from its steps now."""
    import tempfile

    drafted = copy_archive(Path(tempfile.mkdtemp()))
    assert run(drafted, "new", THIRD, "--slug", SLUG).exit_code == 0
    files = snapshot(drafted)
    for case in CASES:
        said = yaml.safe_load(case.read_text(encoding="utf-8"))
        said |= result(restore(Path(tempfile.mkdtemp()), files), said)
        case.write_text(yaml.safe_dump(said, sort_keys=False, allow_unicode=True, width=116), encoding="utf-8")


if __name__ == "__main__":
    renewed()
