"""Find the tests that cover a mutant, run them on it, and keep measurements and results between runs."""

import hashlib
import json
import re
import shutil
import sys
import time
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from .changes import Mutant, function_at
from .project_copy import ProjectCopy

# Tests that open pages, or run their programs by Deno: all that can notice a change of a script or a style.
SEES_BROWSER = re.compile(r"\bPage\b|\bBrowser\b|\bdeno\b|asked_search|ask_search", re.IGNORECASE)
# All that the pages say, and all that the check says.
READS_ALL = {"tests/oracle/test_oracle.py", "tests/pages/test_rendered_templates.py", "tests/reading/test_check.py"}
READS_SOURCES = {"tests/site/test_css.py", "tests/site/test_modules.py"}  # every style sheet, every script
SLACK = 120  # seconds on top of twice what the tests took when they were measured
LIMIT = 900  # seconds that one file of tests may take when it is measured
FAILED = re.compile(r"^(?:FAILED|ERROR) (\S+?)(?: - (.*))?$", re.MULTILINE)
KEPT = Path(".cache/mutants")


@dataclass(frozen=True)
class Measured:
    """Hold the run of one file of tests on the unchanged program.

    ``calls`` are the functions that it called, each as the path of a file, a tab and the function's qualified name.
    """

    sha256: str
    seconds: float
    passed: bool
    calls: list[str]


@dataclass(frozen=True)
class Result:
    """Hold what became of a mutant: killed by tests, by types or by a time-out, or survived, or equivalent.

    ``by`` is the failed test or the reason. ``state`` is the hash of the program and tests that the result was found
    with.
    """

    outcome: str
    by: str
    state: str = ""


def state_of(project: Path) -> str:
    """Return a hash of the program and its tests; results hold only for the same hash."""
    found = hashlib.sha256()
    for path in sorted(path for name in ("scripts", "tests") for path in (project / name).rglob("*")):
        if path.is_file() and not {"bundles", "generated", "__pycache__"} & {*path.parts}:
            found.update(str(path.relative_to(project)).encode() + path.read_bytes())
    return found.hexdigest()[:12]


def _kept(project: Path, name: str) -> dict[str, dict[str, Any]]:
    kept = project / KEPT / name
    return dict(json.loads(kept.read_text("utf-8"))) if kept.is_file() else {}


def keep(project: Path, name: str, values: Mapping[str, Measured | Result]) -> None:
    """Write results or measurements as JSON into a file of the folder ``KEPT``, for later runs."""
    kept = project / KEPT / name
    kept.parent.mkdir(parents=True, exist_ok=True)
    kept.write_text(json.dumps({key: asdict(value) for key, value in [*values.items()]}), encoding="utf-8")


def results(project: Path) -> dict[str, Result]:
    """Return the results that earlier runs kept, by the mutants' ids."""
    return {its_id: Result(**fields) for its_id, fields in _kept(project, "results.json").items()}


def test_files(project: Path) -> dict[str, str]:
    """Return the SHA-256 of each file of tests, by its path, without the tests of these tools."""
    paths = [path for path in sorted((project / "tests").rglob("test_*.py")) if path.parent.name != "mutation"]
    return {str(path.relative_to(project)): hashlib.sha256(path.read_bytes()).hexdigest() for path in paths}


def measured(project: Path) -> dict[str, Measured]:
    """Return the kept measurements of the files of tests that passed and have not changed since."""
    hashes = test_files(project)
    found = {name: Measured(**fields) for name, fields in _kept(project, "calls.json").items()}
    return {name: one for name, one in found.items() if one.passed and one.sha256 == hashes.get(name)}


def measure(copy: ProjectCopy, name: str, sha256: str) -> Measured:
    """Run a file of tests on the unchanged program; return its time, its success and the functions that it called."""
    calls = copy.folder / "calls"
    shutil.rmtree(calls, ignore_errors=True)
    calls.mkdir()
    start = time.monotonic()
    code, _ = copy.run(*_pytest(copy, [name]), seconds=LIMIT, RECORD_CALLS_INTO=str(calls))
    lines = {line for file in calls.iterdir() for line in file.read_text("utf-8").splitlines()}
    return Measured(sha256, time.monotonic() - start, code in (0, 5), sorted(lines))


def _pytest(copy: ProjectCopy, names: Iterable[str]) -> list[str]:
    """Return the command that runs files of tests in the order given and stops at the first failure."""
    plain = ["-x", "-n", "0", "-p", "no:cacheprovider", "-rf", "--tb=line", "--hypothesis-seed=0"]
    return [sys.executable, "-m", "pytest", *plain, f"--basetemp={copy.folder / 'tmp' / 'pytest'}", *names]


def covering(mutant: Mutant, known: dict[str, Measured], project: Path, most: int) -> list[str]:
    """Return the files of tests that cover a mutant, at most ``most``, the nearest first and then the fastest.

    The nearest are those whose paths have the most words in common with the path of the changed file. Those that read
    all pages, messages, style sheets or scripts come early. For a script or a style sheet, only the tests that open
    pages or run Deno count. Tests that call any function of its file cover a function that is newer than the
    measurements.
    """
    path = Path(mutant.file)
    if path.suffix in (".js", ".css"):
        names = [name for name in known if SEES_BROWSER.search((project / name).read_text("utf-8"))]
    else:
        inside = function_at((project / path).read_text("utf-8"), mutant.line) if path.suffix == ".py" else ""
        of_file = [name for name in known if any(call.startswith(f"{path}\t") for call in known[name].calls)]
        names = [name for name in of_file if not inside or f"{path}\t{inside}" in known[name].calls] or of_file
        names += [name for name in READS_ALL & known.keys() if name not in names]
    words = {*re.findall(r"[a-z]{3,}", mutant.file.replace("/frontend/", "/site/"))}
    near = {name: sum(word in name for word in words) + 2 * (name in READS_ALL | READS_SOURCES) for name in names}
    return sorted(names, key=lambda name: (-near[name], known[name].seconds, name))[:most]


def run(copy: ProjectCopy, mutant: Mutant, names: list[str], known: dict[str, Measured], state: str) -> Result:
    """Run the tests on a mutant and, if they pass, the checks of types and names; return what became of it."""
    outcome, by = "survived", f"{len(names)} files of tests"
    path = copy.project / mutant.file
    before = path.read_bytes()
    path.write_bytes(mutant.of(before.decode()).encode())
    code: int | None = 0
    output = ""
    if names:
        code, output = copy.run(*_pytest(copy, names), seconds=SLACK + 2 * sum(known[name].seconds for name in names))
    if code is None:
        outcome, by = "killed by time-out", ""
    elif code not in (0, 5):
        failed = FAILED.search(output)
        outcome, by = "killed by tests", failed[0][:200] if failed else output.strip()[-200:]
    elif complaint := _complaint(copy, mutant):
        outcome, by = "killed by types", complaint
    path.write_bytes(before)
    return Result(outcome, by, state)


def _complaint(copy: ProjectCopy, mutant: Mutant) -> str:
    """Return the first error that mypy, ruff or Deno reports for a mutant, or "" if they report none."""
    tools = Path(sys.executable).parent
    commands = {
        ".py": [[f"{tools}/mypy"], [f"{tools}/ruff", "check", "--select", "F", "--no-cache", mutant.file]],
        ".js": [[f"{tools}/deno", "check", mutant.file]] if "/js/" in mutant.file else [],
    }
    for command in commands.get(Path(mutant.file).suffix, []):
        code, output = copy.run(*command, seconds=300)
        if code:
            return next((line for line in output.splitlines() if "rror" in line), command[0])[:200]
    return ""
