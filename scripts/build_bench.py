"""Measure what a build costs, beside MkDocs on the same pages in the same run, on archives of real articles.

    python scripts/build_bench.py FOLDER... [--sizes 2,100,1000] [--out guide/measurements/benchmarks.md]

FOLDER holds articles as .txt files, one paragraph a line, the headline first. Where there are fewer than a size asks
for, they come again with other names. Everything is built in a temporary folder; the texts go nowhere else.
"""

import argparse
import json
import os
import platform
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(PROJECT / "scripts")]

from real_articles import copy_project, sources, write  # noqa: E402

SIZES = (2, 100, 1000)
AIMS = {
    "generator / MkDocs": "0.25",
    "generator, peak memory": "300 MB at 1,000; 1,000 MB at 10,000",
    "generator, nothing changed": "2 s at 1,000",
    "generator, one article changed": "3 s at 1,000",
    "`archive check`": "2 s at 1,000",
    "bytes an article": "60 kB",
}
KB, MB = 1_000, 1_000_000
# Runs a command and says on its last line of output what it took: seconds of processor time, and its peak memory in
# kB. A process of its own for each: the peak of children is that of the largest so far.
MEASURED = """\
import resource, subprocess, sys
code = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL).returncode
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(used.ru_utime + used.ru_stime, used.ru_maxrss)
sys.exit(code)
"""


@dataclass(frozen=True)
class Cost:
    """What a command took: seconds of processor time, and bytes of memory at its peak."""

    seconds: float
    memory: int


@dataclass(frozen=True)
class Result:
    """What was measured of one archive."""

    articles: int
    quotes: int
    pages: int
    build: Cost
    mkdocs: Cost
    unchanged: Cost
    changed: Cost
    check: Cost
    files: int
    size: int


def measured(*command: str, root: Path) -> Cost:
    """Run one of our commands, or MkDocs, on a project."""
    done = subprocess.run(
        [sys.executable, "-c", MEASURED, sys.executable, "-m", *command],
        cwd=root,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": str(PROJECT / "scripts")},
        check=True,
        capture_output=True,
        text=True,
    )
    seconds, memory = done.stdout.split()[-2:]
    return Cost(float(seconds), int(memory) * (1 if sys.platform == "darwin" else 1024))


def measure(folders: list[Path], count: int, keep: Path | None = None) -> Result:
    """Build an archive of so many articles and measure what it takes."""
    with tempfile.TemporaryDirectory() as folder:
        root = keep or Path(folder)
        articles = sources(folders, count)
        write(articles, root)
        copy_project(root)
        _commit(root)
        archive = ("coverage_archive.cli", "--root", str(root))
        build = measured(*archive, "build", root=root)
        mkdocs = measured("mkdocs", "build", "--quiet", root=root)
        unchanged = measured(*archive, "build", root=root)
        _change(root)
        changed = measured(*archive, "build", root=root)
        check = measured(*archive, "check", root=root)
        files = [path for path in (root / "site").rglob("*") if path.is_file()]
        return Result(
            articles=len(articles),
            quotes=sum(len(article.tags) for article in articles),
            pages=sum(1 for _ in (root / "pages").rglob("*.md")),
            build=build,
            mkdocs=mkdocs,
            unchanged=unchanged,
            changed=changed,
            check=check,
            files=len(files),
            size=sum(path.stat().st_size for path in files),
        )


def _commit(root: Path) -> None:
    person = ["-c", "user.name=Bench", "-c", "user.email=bench@example.org"]
    for command in (["init", "-q"], ["add", "articles", "mkdocs.yml"], [*person, "commit", "-q", "-m", "All of it"]):
        subprocess.run(["git", "-C", str(root), *command], check=True)


def _change(root: Path) -> None:
    """Confirm one quote of one article, as an editor does."""
    for path in sorted((root / "articles").glob("*/article.yml")):
        record = json.loads(path.read_text(encoding="utf-8"))
        if record["quotes"]:
            record["quotes"][0]["reviewed"] = True
            path.write_text(json.dumps(record, indent=1), encoding="utf-8")
            return


def report(results: list[Result]) -> str:
    """Return the table as Markdown."""
    lines = {
        "quotes": lambda it: f"{it.quotes:,}",
        "pages": lambda it: f"{it.pages:,}",
        "generator, everything anew": lambda it: _seconds(it.build),
        "MkDocs on the same pages": lambda it: _seconds(it.mkdocs),
        "generator / MkDocs": lambda it: f"{it.build.seconds / it.mkdocs.seconds:.2f}",
        "generator, peak memory": lambda it: _memory(it.build),
        "MkDocs, peak memory": lambda it: _memory(it.mkdocs),
        "generator, nothing changed": lambda it: _seconds(it.unchanged),
        "generator, one article changed": lambda it: _seconds(it.changed),
        "its peak memory": lambda it: _memory(it.changed),
        "`archive check`": lambda it: _seconds(it.check),
        "files of the site": lambda it: f"{it.files:,}",
        "bytes of the site": lambda it: f"{it.size / MB:,.1f} MB",
        "bytes an article": lambda it: f"{it.size / it.articles / KB:,.0f} kB",
    }
    head = f"| | {' | '.join(f'{it.articles:,} articles' for it in results)} | aimed at |"
    rows = [f"| {name} | {' | '.join(map(cell, results))} | {AIMS.get(name, '')} |" for name, cell in lines.items()]
    return "\n".join([_intro(), head, f"| --- |{' --- |' * (len(results) + 1)}", *rows]) + "\n"


def _intro() -> str:
    return f"""\
# The build measured

Made by `make bench CORPUS=folder`: archives of real articles, made into pages and rendered in one run on a machine of
{os.cpu_count()} processors ({platform.machine()}, {platform.system()}, Python {platform.python_version()}). Times are
processor time, of the whole command. The search index is not in them: [the search measured](search-bench.md). What
opening the pages costs: [the pages measured](page-bench.md). Which aims are missed, and why, and what comes after:
[beyond one machine](beyond-one-machine.md).
"""


def _seconds(cost: Cost) -> str:
    return f"{cost.seconds:,.1f} s"


def _memory(cost: Cost) -> str:
    return f"{cost.memory / MB:,.0f} MB"


def main() -> None:
    """Measure, print and write the report."""
    arguments = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    arguments.add_argument("folders", nargs="+", type=Path, help="folders of .txt files, one article each")
    arguments.add_argument("--sizes", default=",".join(map(str, SIZES)), help="how many articles, by commas")
    arguments.add_argument("--out", type=Path, default=PROJECT / "guide" / "measurements" / "benchmarks.md")
    arguments.add_argument("--keep", type=Path, help="build in this folder, and leave it there (one size)")
    options = arguments.parse_args()
    results = [measure(options.folders, int(size), options.keep) for size in options.sizes.split(",")]
    table = report(results)
    options.out.write_text(table, encoding="utf-8")
    print(table)


if __name__ == "__main__":
    main()
