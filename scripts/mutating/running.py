"""Run mutants: each in a copy, on the tests that cover it, then on the types; results are kept."""

import hashlib
import json
import re
import time
from concurrent.futures import Executor
from dataclasses import asdict, dataclass
from pathlib import Path
from queue import Queue

from .covering import Measured, covering, pytest_command
from .mutant import Mutant
from .project_copy import ProjectCopy

SLACK = 120  # seconds on top of twice what the tests took when they were measured
FAILED = re.compile(r"^(?:FAILED|ERROR) (\S+?)(?: - (.*))?$", re.MULTILINE)
SCRIPTS = "scripts/coverage_archive/frontend/js"


@dataclass(frozen=True)
class Result:
    """What became of a mutant: killed by tests, by types or by a time-out, or survived; ``by`` says by which test."""

    id: str
    state: str
    outcome: str
    by: str
    seconds: float
    files: int


def state_of(project: Path) -> str:
    """Return a hash of the program and its tests: results hold for these."""
    found = hashlib.sha256()
    for folder in ("scripts/coverage_archive", "tests"):
        for path in sorted((project / folder).rglob("*")):
            generated = {"bundles", "generated", "__pycache__"} & {*path.parts}
            if path.is_file() and not generated:
                found.update(str(path.relative_to(project)).encode() + path.read_bytes())
    return found.hexdigest()[:12]


def kept_results(project: Path) -> dict[str, Result]:
    """Return the results of earlier runs by the mutants' ids."""
    paths = (project / ".cache" / "mutants" / "results").glob("*.json")
    return {path.stem: Result(**json.loads(path.read_text("utf-8"))) for path in paths}


def run_all(
    project: Path,
    mutants: list[Mutant],
    measured: dict[str, Measured],
    copies: "Queue[ProjectCopy]",
    pool: Executor,
    budget: float,
) -> None:
    """Run mutants side by side, one per copy, and keep each result as it comes."""
    folder, state = project / ".cache" / "mutants" / "results", state_of(project)
    folder.mkdir(parents=True, exist_ok=True)

    def run(mutant: Mutant) -> None:
        copy = copies.get()
        try:
            result = _run(
                copy, mutant, _within(covering(mutant, measured, project), measured, budget), measured, state
            )
        finally:
            copies.put(copy)
        (folder / f"{mutant.id}.json").write_text(json.dumps(asdict(result)), encoding="utf-8")
        print(f"{result.outcome:<20} {result.seconds:>4.0f} s  {mutant.id} {mutant.file}:{mutant.line}  {result.by}")

    for _ in pool.map(run, mutants):
        pass


def _within(names: list[str], measured: dict[str, Measured], budget: float) -> list[str]:
    """Return the first files of tests that took no longer than so many seconds in all; all of them for 0."""
    found: list[str] = []
    left = budget
    for name in names:
        left -= measured[name].seconds
        if budget and left < 0 and found:
            break
        found.append(name)
    return found


def _run(copy: ProjectCopy, mutant: Mutant, names: list[str], measured: dict[str, Measured], state: str) -> Result:
    start = time.monotonic()
    with copy.holding(mutant):
        outcome, by = _tested(copy, names, measured) if names else ("survived", "no test reaches it")
        if outcome == "survived" and (complaint := _complaint(copy, mutant)):
            outcome, by = "killed by types", complaint
    return Result(mutant.id, state, outcome, by, round(time.monotonic() - start, 1), len(names))


def _tested(copy: ProjectCopy, names: list[str], measured: dict[str, Measured]) -> tuple[str, str]:
    patience = 2 * sum(measured[name].seconds for name in names) + SLACK
    ran = copy.run(*pytest_command(copy, names), seconds=patience)
    if ran.code in (0, 5):
        return "survived", f"{len(names)} files of tests"
    if ran.code is None or "Timeout (" in ran.output:
        return "killed by time-out", ""
    failed = FAILED.search(ran.output)
    return "killed by tests", " ".join(filter(None, failed.groups()))[:160] if failed else ran.output.strip()[-160:]


def _complaint(copy: ProjectCopy, mutant: Mutant) -> str:
    """Return the last line that mypy, ruff's search for errors or Deno says of a mutant; "" if they are content."""
    tool = str(copy.project / ".venv" / "bin")
    commands = {
        ".py": [[f"{tool}/mypy"], [f"{tool}/ruff", "check", "--select", "F", "--no-cache", mutant.file]],
        ".js": [[f"{tool}/deno", "check", SCRIPTS]] if mutant.file.startswith(SCRIPTS) else [],
    }
    for command in commands.get(Path(mutant.file).suffix, []):
        ran = copy.run(*command, seconds=300)
        if ran.code:
            return next((line for line in ran.output.splitlines() if "rror" in line), command[0])[:160]
    return ""
