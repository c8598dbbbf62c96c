"""Any archive will do: puts made archives in the place of articles/, one after the other, and runs the whole suite.

`make test-long` runs it; with some of the names below only, ``make test-long ARCHIVES="1 other-clause"``. Each has a
temporary copy of the project: the strict check, the strict build, every test but those of faults around the program,
of readers' journeys and of other renderers, which know one archive only. The last lines sum it up.
"""

import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from helpers.made_archive import Spec, first, spec
from helpers.project import PROJECT, copy_project

TWELVE = "twelve-outlets"
# Articles of the archive of twelve outlets; all of them; and another clause altogether.
ARCHIVES: dict[str, Spec] = {
    **{str(count): first(spec(TWELVE), count) for count in (1, 2, 3, 12)},
    TWELVE: spec(TWELVE),
    "other-clause": spec("other-clause"),
}
ONE_ARCHIVE_ONLY = ("tests/faults", "tests/journeys", "tests/publishing/test_renderers.py")
STEPS = {
    "archive check --strict": ["coverage_archive.cli", "check", "--strict"],
    "archive site": ["coverage_archive.cli", "site"],
    "pytest": ["pytest", "-m", "long or not long", *(f"--ignore={path}" for path in ONE_ARCHIVE_ONLY)],
}
LINES_OF_A_FAILURE = 200
# What stands in a project's folder and is no part of it.
NOT_COPIED = {".git", ".venv", ".cache", ".hypothesis", "node_modules", "site"}


@dataclass(frozen=True)
class Tried:
    """What came of one archive: its name, whether all went well, how long it took, and each step's last line."""

    name: str
    passed: bool
    seconds: float
    said: str


def try_archive(name: str, project: Path) -> Tried:
    """Put an archive into a copy of the project and run every step on it, up to the first that fails."""
    whole = {path.name for path in PROJECT.iterdir() if not path.name.endswith("_cache")} - NOT_COPIED
    copy_project(project, ARCHIVES[name], whole)
    start, said = time.monotonic(), []
    for step, command in STEPS.items():
        print(f"{name}: {step} ...", flush=True)
        done = subprocess.run(
            [sys.executable, "-m", *command],
            cwd=project,
            # The copy's program, not the one that is installed.
            env={**os.environ, "PYTHONPATH": str(project / "scripts"), "NO_MKDOCS_2_WARNING": "1"},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
        lines = done.stdout.strip().splitlines()
        said += lines[-1:]
        if done.returncode:
            print("\n".join(lines[-LINES_OF_A_FAILURE:]), flush=True)
            return Tried(name, False, time.monotonic() - start, f"{step} failed: {' '.join(lines[-1:])}")
    return Tried(name, True, time.monotonic() - start, "; ".join(said))


def main(names: list[str]) -> int:
    """Try the named archives, or all; print the summary; return the exit code."""
    if unknown := set(names) - set(ARCHIVES):
        print(f"no such archive: {', '.join(sorted(unknown))}; there are: {', '.join(ARCHIVES)}", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory() as folder:
        tried = [try_archive(name, Path(folder) / name) for name in names or ARCHIVES]
    print("\nThe suite with any archive in articles/:")
    for one in tried:
        print(f"{'passed' if one.passed else 'FAILED'}  {one.name:15} {one.seconds / 60:5.1f} min  {one.said}")
    return 0 if all(one.passed for one in tried) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
