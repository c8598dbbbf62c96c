"""Draw small changes of the program by a seed, and see whether the tests notice each.

    python scripts/mutants.py [--seed 23] [--number 150]
    python scripts/mutants.py --list | --survivors

A changed program is called a mutant. It is made in a copy of the project in a temporary folder; two copies are used
at the same time, and the project itself stays unchanged. Results are kept in .cache/mutants, so a stopped run
continues where it was. When the program or the tests change, every mutant is run again. `--survivors` runs only the
mutants that survived and those without a result, and keeps the other results. Before the first run, the functions
that each file of tests calls are measured (some minutes); later, only new or changed files are measured. When every
drawn mutant has a result, guide/measurements/mutants.md is written. Needs what `make test` installs.
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
from mutating.changes import Mutant

PROJECT = Path(__file__).resolve().parent.parent
EQUIVALENT = PROJECT / "scripts" / "mutating" / "equivalent.yml"
PAGE = PROJECT / "guide" / "measurements" / "mutants.md"
MOST = 20  # files of tests that are run on one mutant at most
AT_ONCE = 2  # copies of the project


def main() -> None:
    """Draw mutants, run those without a valid result, and write the page when every mutant has a result."""
    asked = _arguments()
    drawn = drawing.draw(PROJECT, asked.seed, asked.number)
    if asked.list:
        print(*(report.item(mutant, None, PROJECT) for mutant in drawn), sep="\n")
        return
    known = running.results(PROJECT) | report.equivalent(EQUIVALENT)
    if left := _left(asked, drawn, known):
        _run(left)
    known = running.results(PROJECT) | report.equivalent(EQUIVALENT)
    rows = [(mutant, known[mutant.id]) for mutant in drawn if mutant.id in known]
    survived = [report.item(mutant, result, PROJECT) for mutant, result in rows if result.outcome == "survived"]
    print(f"{len(rows)} of {len(drawn)} mutants have a result; {len(survived)} survived:", *survived, sep="\n")
    if len(rows) == len(drawn):
        PAGE.write_text(report.page(rows, asked.seed, PROJECT), encoding="utf-8")


def _arguments() -> argparse.Namespace:
    arguments = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    arguments.add_argument("--seed", type=int, default=23)
    arguments.add_argument("--number", type=int, default=150)
    arguments.add_argument("--list", action="store_true", help="print the mutants that are drawn, and run none")
    arguments.add_argument("--survivors", action="store_true", help="run again what survived")
    return arguments.parse_args()


def _left(asked: argparse.Namespace, drawn: list[Mutant], known: dict[str, running.Result]) -> list[Mutant]:
    """Return the drawn mutants that have no result, or a result that no longer holds."""
    state = running.state_of(PROJECT)

    def holds(result: running.Result) -> bool:
        if result.outcome == "equivalent":
            return True
        return result.outcome != "survived" if asked.survivors else result.state == state

    return [mutant for mutant in drawn if mutant.id not in known or not holds(known[mutant.id])]


def _run(mutants: list[Mutant]) -> None:
    """Run mutants, one at a time in each copy of the project, and save each result as soon as it is known.

    First measure the files of tests that are new or changed.
    """
    signal.signal(signal.SIGTERM, lambda *_: sys.exit("stopped"))  # removes the copies then, too
    folder = Path(tempfile.mkdtemp(prefix="mutants-"))
    state, known, hashes = running.state_of(PROJECT), running.measured(PROJECT), running.test_files(PROJECT)
    results = running.results(PROJECT)
    copies: Queue[project_copy.ProjectCopy] = Queue()
    pool = ThreadPoolExecutor(AT_ONCE)

    def measure(name: str) -> None:
        copy = copies.get()
        known[name] = running.measure(copy, name, hashes[name])
        copies.put(copy)
        print(f"measured {name}: {known[name].seconds:.0f} s{'' if known[name].passed else ', FAILS unchanged'}")

    def run(mutant: Mutant) -> running.Result:
        copy = copies.get()
        names = running.covering(mutant, passing, PROJECT, MOST)
        result = running.run(copy, mutant, names, passing, state)
        copies.put(copy)
        print(f"{result.outcome:<20} {mutant.id} {mutant.file}:{mutant.line}  {result.by}")
        return result

    try:
        for number in range(AT_ONCE):
            copies.put(project_copy.copy_project(PROJECT, folder / str(number)))
        for _ in pool.map(measure, hashes.keys() - known.keys()):
            running.keep(PROJECT, "calls.json", known)
        passing = {name: one for name, one in known.items() if one.passed}
        for mutant, result in zip(mutants, pool.map(run, mutants), strict=True):
            results[mutant.id] = result
            running.keep(PROJECT, "results.json", results)
    finally:
        pool.shutdown(wait=False, cancel_futures=True)
        project_copy.end_all()
        pool.shutdown()
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()
