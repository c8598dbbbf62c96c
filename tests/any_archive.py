"""Any archive will do: tries archives in articles/, one after the other, and runs the whole suite on each.

Some stand in the place of this project's own archive. The others add to it: articles, a reference text, a newer
version, other languages with an excerpt and a withdrawal, a draft. `make test-long` runs it; with some of the names
below only, ``make test-long ARCHIVES="1 +version"``. Each has a temporary copy of the project: the strict check (for
the draft the plain one), the strict build, every test but those of faults around the program, of
readers' journeys and of other renderers, which know one archive only. The last lines sum it up.
"""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from helpers.added_articles import add, add_version
from helpers.archive_copy import THIRD, run
from helpers.made_archive import Spec, first, spec, write
from helpers.project import PROJECT, copy_project

TWELVE = "twelve-outlets"
ONE_ARCHIVE_ONLY = ("tests/faults", "tests/journeys", "tests/publishing/test_renderers.py")
CHECK = ("check",)
PYTEST = ("pytest", "-m", "long or not long", *(f"--ignore={path}" for path in ONE_ARCHIVE_ONLY))
LINES_OF_A_FAILURE = 200
# What stands in a project's folder and is no part of it.
NOT_COPIED = {".git", ".venv", ".cache", ".hypothesis", "node_modules", "site"}

Change = Callable[[Path], object]


# -- what is done to the articles/ of a copy of the project ----------------------------------------------------------


def instead(made: Spec) -> Change:
    """Put a made archive in the place of the project's own."""
    return lambda project: write(made, project / "articles")


def added(made: Spec) -> Change:
    """Add the articles of a made archive to the project's own."""
    return lambda project: add(made, project / "articles")


def reference_text(project: Path) -> None:
    """Add a text that the reports are held against, and one in another language."""
    made = spec("reference-texts")
    texts = [article for article in made["articles"] if article.get("kind") == "reference"]
    add({**made, "articles": texts}, project / "articles")


def version(project: Path) -> None:
    """Add a newer version of a report that is there."""
    add_version(project / "articles")


def languages(project: Path) -> None:
    """Add reports in four languages, an excerpt and a corrected version; then take one of them down."""
    add(spec("many-tongues"), project / "articles")
    succeeded(project, "build")
    succeeded(project, "withdraw", "kuestenblatt-pakt", "--reason", "The publisher asked for it.")


def odd(project: Path) -> None:
    """Add articles signed, dated and named in every way, at earlier addresses; one whose text is not shown."""
    made = spec("harbours")
    whole = [{**article, "slug": f"odd-{article['slug']}"} for article in made["articles"]]
    hidden = {**whole[0], "slug": "odd-not-shown", "show": "none"}
    add({**made, "articles": [*whole, hidden]}, project / "articles")


def draft(project: Path) -> None:
    """Add an article that nobody has reviewed yet."""
    succeeded(project, "new", THIRD, "--slug", "two-doors")


def succeeded(project: Path, *arguments: object) -> None:
    """Run the command `archive` on a project; it must succeed."""
    result = run(project, *arguments)
    assert result.exit_code == 0, result.output


@dataclass(frozen=True)
class Trial:
    """One archive to try: what is done to articles/, and the steps that are run then, module by module."""

    change: Change
    check: tuple[str, ...] = ("check", "--strict")

    @property
    def steps(self) -> Mapping[str, tuple[str, ...]]:
        """The steps by the names that the summary gives them."""
        archive = "coverage_archive.cli"
        named = {" ".join(("archive", *self.check)): (archive, *self.check), "archive site": (archive, "site")}
        return {**named, "pytest": PYTEST}


# Articles of the archive of twelve outlets; all of them; another clause altogether. A plus adds to the own archive.
ARCHIVES: dict[str, Trial] = {
    **{str(count): Trial(instead(first(spec(TWELVE), count))) for count in (1, 2, 3, 12)},
    TWELVE: Trial(instead(spec(TWELVE))),
    "other-clause": Trial(instead(spec("other-clause"))),
    **{f"+{count}": Trial(added(first(spec(TWELVE), count))) for count in (1, 2, 12)},
    "+reference": Trial(reference_text),
    "+version": Trial(version),
    "+languages": Trial(languages),
    "+odd": Trial(odd, CHECK),
    "+draft": Trial(draft, CHECK),
}


# -- trying them ---------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Tried:
    """What came of one archive: its name, whether all went well, how long it took, and each step's last line."""

    name: str
    passed: bool
    seconds: float
    said: str


def make(name: str, project: Path) -> None:
    """Make a copy of the project with an archive in its articles/."""
    whole = {path.name for path in PROJECT.iterdir() if not path.name.endswith("_cache")} - NOT_COPIED
    copy_project(project, names=whole)
    ARCHIVES[name].change(project)


def try_archive(name: str, project: Path) -> Tried:
    """Make a copy of the project with an archive and run every step on it, up to the first that fails."""
    make(name, project)
    start, said = time.monotonic(), []
    for step, command in ARCHIVES[name].steps.items():
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
