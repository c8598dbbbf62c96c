"""Which tests cover a mutant: measured for Python and templates, by a table for what runs in a browser."""

import hashlib
import json
import re
import shutil
import time
from collections.abc import Iterable
from concurrent.futures import Executor
from dataclasses import asdict, dataclass
from pathlib import Path
from queue import Queue

from .mutant import Mutant
from .project_copy import ProjectCopy

# Tests that open pages, or run their programs by Deno: all that can notice a change of a script or a style.
SEES_BROWSER = re.compile(r"\bPage\b|\bdeno\b|asked_search|ask_search", re.IGNORECASE)
# By the beginning of a path: words in the paths of the tests that are run first.
NEAREST = {
    "scripts/coverage_archive/frontend/js/article": "article reading check_in_the_browser third_article",
    "scripts/coverage_archive/frontend/js/common": "inflate storage older_browsers searching link_and_cite",
    "scripts/coverage_archive/frontend/js/comparing": "comparing six_outlets shared_words reference_texts",
    "scripts/coverage_archive/frontend/js/linking": "link_and_cite cards ids",
    "scripts/coverage_archive/frontend/js/searching": "searching queries",
    "scripts/coverage_archive/frontend/js/side-by-side": "side_by_side shared_words",
    "scripts/coverage_archive/frontend/js/quotes": "searching",
    "scripts/coverage_archive/frontend/js/page": "searching adaptable reading",
    "scripts/coverage_archive/frontend/css": "looks adaptable outlet_colours wide_tables accessible six_outlets",
    "scripts/coverage_archive/theme": "site head",
    "scripts/coverage_archive/pages/templates": "pages oracle",
    "scripts/coverage_archive/frontend/inline": "policy older_browsers permalinks blocked_storage",
}
LIMIT = 900  # seconds that one file of tests may take when it is measured


@dataclass(frozen=True)
class Measured:
    """A file of tests as it ran on the unchanged program; ``calls`` are files and functions, tab between."""

    sha256: str
    seconds: float
    passed: bool
    calls: list[str]


def measure(project: Path, copies: "Queue[ProjectCopy]", pool: Executor, *, anew: bool) -> dict[str, Measured]:
    """Return what each file of tests calls; those that are as they were measured are not run again."""
    kept = project / ".cache" / "mutants" / "calls.json"
    known: dict[str, Measured] = {}
    if kept.is_file() and not anew:
        known = {name: Measured(**fields) for name, fields in json.loads(kept.read_text("utf-8")).items()}
    hashes = {
        str(path.relative_to(project)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted((project / "tests").rglob("test_*.py"))
        if path.parent.name != "mutation"  # which tests these very tools, and needs no copy of a copy
    }
    found = {name: known[name] for name, sha in hashes.items() if name in known and known[name].sha256 == sha}
    new = [name for name in hashes if name not in found or not found[name].passed]

    def run(name: str) -> None:
        copy = copies.get()
        try:
            found[name] = _run(copy, name, hashes[name])
        finally:
            copies.put(copy)
        print(f"measured {name}: {found[name].seconds:.0f} s{'' if found[name].passed else ', FAILS unchanged'}")

    for _ in pool.map(run, new):
        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.write_text(json.dumps({name: asdict(one) for name, one in found.copy().items()}), encoding="utf-8")
    return found


def _run(copy: ProjectCopy, name: str, sha256: str) -> Measured:
    calls = copy.folder / "calls"
    shutil.rmtree(calls, ignore_errors=True)
    calls.mkdir()
    start = time.monotonic()
    ran = copy.run(*pytest_command(copy, [name]), seconds=LIMIT, RECORD_CALLS_INTO=str(calls))
    lines = {line for file in calls.iterdir() for line in file.read_text("utf-8").splitlines()}
    return Measured(sha256, time.monotonic() - start, ran.code in (0, 5), sorted(lines))


def pytest_command(copy: ProjectCopy, names: Iterable[str]) -> list[str]:
    """Return the command that runs files of tests in their order, one after another, up to the first failure."""
    patience = ["-o", "faulthandler_timeout=150", "-o", "faulthandler_exit_on_timeout=true"]
    plain = ["-x", "-n", "0", "-p", "no:cacheprovider", "-rf", "--tb=line", "--hypothesis-seed=0"]
    return [copy.python, "-m", "pytest", *plain, *patience, f"--basetemp={copy.folder / 'tmp' / 'pytest'}", *names]


def covering(mutant: Mutant, measured: dict[str, Measured], project: Path) -> list[str]:
    """Return the files of tests that cover a mutant, the nearest and fastest first."""
    path = Path(mutant.file)
    if path.suffix in (".js", ".css"):
        names = [name for name in measured if SEES_BROWSER.search((project / name).read_text("utf-8"))]
    elif mutant.change.inside:
        call = f"{mutant.file}\t{mutant.change.inside}"
        names = [name for name, one in measured.items() if call in one.calls]
    else:
        names = []
    if not names:  # of the whole file: what stands outside of functions, and templates
        names = [name for name, one in measured.items() if any(call.startswith(f"{path}\t") for call in one.calls)]
    passing = [name for name in names if measured[name].passed]
    return sorted(passing, key=lambda name: (_distance(path, name, measured[name]), measured[name].seconds, name))


def _distance(path: Path, test: str, one: Measured) -> int:
    """Return how far tests are from a file of the program: 0 is the nearest, 3 only imports the file."""
    called = {call.partition("\t")[2] for call in one.calls if call.startswith(f"{path}\t")}
    if called and all("<module>" in name or (name[0].isupper() and "." not in name) for name in called):
        return 3
    if path.stem in test:
        return 0
    words = next((words for start, words in NEAREST.items() if str(path).startswith(start)), path.parent.name)
    return 1 if any(word in test for word in words.split()) else 2
