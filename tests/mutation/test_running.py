"""Mutants run in copies: the copy's program is tested, and nothing else is changed."""

import subprocess
import sys
from pathlib import Path

import pytest
from mutating import report, running
from mutating.changes import Mutant, mutants
from mutating.project_copy import ProjectCopy, copy_project

MODULE = "scripts/coverage_archive/sums.py"
SUMS = """def more(a: int) -> int:
    return a + 1


def less(a: int) -> int:
    return a - 1
"""
TEST = """import subprocess, sys
from coverage_archive import sums

def test_more():
    assert sums.more(1) == 2
    ask = "from coverage_archive import sums; print(sums.more(3))"
    assert subprocess.run([sys.executable, "-c", ask], capture_output=True, text=True).stdout == "4\\n"
"""
CALLS_LESS = """import subprocess, sys

def test_less():
    ask = "import threading; from coverage_archive import sums; threading.Thread(target=sums.less, args=[3]).start()"
    subprocess.run([sys.executable, "-c", ask], check=True)
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A small project of two functions: one is tested, one is called and not tested."""
    folder = tmp_path / "project"
    files = {
        MODULE: SUMS,
        "scripts/coverage_archive/__init__.py": "",
        "tests/test_more.py": TEST,
        "tests/test_less.py": CALLS_LESS,
    }
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)
    subprocess.run(["git", "init", "-q", str(folder)], check=True)
    return folder


@pytest.fixture
def copy(project: Path, tmp_path: Path) -> ProjectCopy:
    return copy_project(project, tmp_path / "copy")


def plus_minus() -> list[Mutant]:
    """Return the two mutants of the module that add instead of subtracting, and the other way."""
    return [mutant for mutant in mutants(MODULE, SUMS) if mutant.kind == "plus/minus"]


def files(project: Path) -> dict[str, str]:
    kept = ("scripts", "tests")
    return {str(path): path.read_text() for name in kept for path in (project / name).rglob("*") if path.is_file()}


@pytest.mark.long
def test_the_tests_that_call_a_function_kill_its_mutant_and_no_test_of_words_does(
    project: Path, copy: ProjectCopy
) -> None:
    before = files(project)
    more, less = plus_minus()
    known = {name: running.measure(copy, name, sha) for name, sha in running.test_files(project).items()}
    assert running.covering(more, known, project, 9) == ["tests/test_more.py"]
    assert running.covering(less, known, project, 9) == ["tests/test_less.py"]
    found = running.run(copy, more, ["tests/test_more.py"], known, "")
    assert found.outcome == "killed by tests"
    assert "test_more" in found.by
    assert running.run(copy, less, ["tests/test_less.py"], known, "").outcome != "killed by tests"
    assert (copy.project / MODULE).read_text() == SUMS
    assert files(project) == before


def test_a_command_that_does_not_end_is_ended(copy: ProjectCopy) -> None:
    assert copy.run(sys.executable, "-c", "while True: pass", seconds=0.5)[0] is None


# -- the page -------------------------------------------------------------------------------------------------------


def test_the_page_counts_what_was_killed_of_what_is_not_equivalent(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "b.py").write_text("x = 1 < 2\n")
    outcomes = [("killed by tests", "tests/test_a.py::test_a"), ("survived", ""), ("equivalent", "nobody sees it")]
    rows = [
        (Mutant(str(n), "a/b.py", 1, "constant", 4, 5, "3"), running.Result(*outcome))
        for n, outcome in enumerate(outcomes)
    ]
    page = report.page(rows, 23, tmp_path)
    assert "killed: 1 of 2" in page
    assert "50.0 %" in page
    assert "| `a` py | 3 | 1 | 1 | 0 | 0 | 1 |" in page
    assert "(constant, 2): nobody sees it" in page
    assert "``` x = 3 < 2 ```" in page


def test_an_equivalent_mutant_needs_a_reason(tmp_path: Path) -> None:
    (tmp_path / "equivalent.yml").write_text("- {id: a1, reason: it is so}\n- {id: b2}\n")
    with pytest.raises(ValueError, match="the mutant b2 has no reason"):
        report.equivalent(tmp_path / "equivalent.yml")
