"""Draw small changes of the program by a seed, and see whether the tests notice each.

    python scripts/mutants.py [--seed 23] [--number 150] [--out guide/measurements/mutants.md]
    python scripts/mutants.py --list | --controls | --survivors | --only ID...

Every change is made in a copy of the project in a temporary folder, two copies side by side; the project stays as
it is. Results are kept in .cache/mutants, so a run that was stopped goes on where it was; another state of the
program or the tests runs everything again. `--survivors` runs again what survived, and what has no result yet, and
takes the other results as they are. Which tests call what is measured before the first run (some minutes), and later
for new or changed files of tests; `--remap` measures all of them again. `--budget` is how many seconds of tests, as
measured, one mutant meets at most (0: all tests that cover it). Needs what `make test` installs.
"""

import argparse
import shutil
import signal
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from queue import Queue

from mutating import drawing, project_copy, report, running
from mutating.covering import measure
from mutating.mutant import Mutant

PROJECT = Path(__file__).resolve().parent.parent
AT_ONCE = 2
EQUIVALENT = PROJECT / "scripts" / "mutating" / "equivalent.yml"


def main() -> None:
    """Draw, run what has no result yet, and write the page when everything drawn has one."""
    asked = _arguments()
    drawn = drawing.draw(PROJECT, asked.seed, asked.number)
    if asked.list:
        _print(drawn)
        return
    reasons = report.equivalent(EQUIVALENT)
    left = _left(asked, drawn, {*reasons})
    if left:
        _run(left, asked.budget, anew=asked.remap)
    results = running.kept_results(PROJECT)
    made = report.rows(drawn, results, reasons)
    survived = [row.mutant for row in made if row.outcome == "survived"]
    print(f"\n{len(made)} of {len(drawn)} mutants have a result; {len(survived)} survived:")
    _print(survived)
    if len(made) == len(drawn):
        asked.out.write_text(report.page(made, asked.seed, PROJECT), encoding="utf-8")


def _arguments() -> argparse.Namespace:
    arguments = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    arguments.add_argument("--seed", type=int, default=23)
    arguments.add_argument("--number", type=int, default=150)
    arguments.add_argument("--budget", type=float, default=300)
    arguments.add_argument("--out", type=Path, default=PROJECT / "guide" / "measurements" / "mutants.md")
    arguments.add_argument("--list", action="store_true", help="print the mutants that are drawn, and run none")
    arguments.add_argument(
        "--controls", action="store_true", help="run changes that change nothing: all must survive"
    )
    arguments.add_argument("--survivors", action="store_true", help="run again what survived")
    arguments.add_argument("--only", nargs="+", metavar="ID", help="run these mutants, whatever is known of them")
    arguments.add_argument("--remap", action="store_true", help="measure anew which tests call what")
    return arguments.parse_args()


def _left(asked: argparse.Namespace, drawn: list[Mutant], equivalent: set[str]) -> list[Mutant]:
    """Return the mutants to run."""
    known = running.kept_results(PROJECT)
    if asked.controls:
        return drawing.controls(PROJECT)
    if asked.only:
        if unknown := {*asked.only} - {mutant.id for mutant in drawn}:
            sys.exit(f"not drawn by the seed {asked.seed}: {', '.join(sorted(unknown))}; --list prints what is")
        return [mutant for mutant in drawn if mutant.id in asked.only]
    left = [mutant for mutant in drawn if mutant.id not in equivalent]
    if asked.survivors:
        return [mutant for mutant in left if mutant.id not in known or known[mutant.id].outcome == "survived"]
    state = running.state_of(PROJECT)
    return [mutant for mutant in left if mutant.id not in known or known[mutant.id].state != state]


def _run(mutants: list[Mutant], budget: float, *, anew: bool) -> None:
    signal.signal(signal.SIGTERM, lambda *_: sys.exit("stopped"))  # so that the copies are taken away then, too
    folder = Path(tempfile.mkdtemp(prefix="mutants-"))
    copies: Queue[project_copy.ProjectCopy] = Queue()
    pool = ThreadPoolExecutor(AT_ONCE)
    try:
        for number in range(AT_ONCE):
            copies.put(project_copy.copy_project(PROJECT, folder / str(number)))
        measured = measure(PROJECT, copies, pool, anew=anew)
        running.run_all(PROJECT, mutants, measured, copies, pool, budget)
    finally:
        pool.shutdown(wait=False, cancel_futures=True)
        project_copy.end_all()
        pool.shutdown()
        shutil.rmtree(folder, ignore_errors=True)


def _print(mutants: list[Mutant]) -> None:
    for mutant in mutants:
        old, new = report.in_its_line(mutant, (PROJECT / mutant.file).read_text("utf-8"))
        print(f"{mutant.id} {mutant.file}:{mutant.line} {mutant.change.kind}\n    - {old}\n    + {new}")


if __name__ == "__main__":
    main()
