"""Measure what commands cost on archives of real articles, into guide/measurements/benchmarks.md.

    python scripts/build_bench.py FOLDER... [--sizes 2,100,1000]

FOLDER holds articles as .txt files with one paragraph per line, the headline first. If there are fewer articles than
a size asks for, they are repeated with changed names. Everything is built in a temporary folder, and the texts are
copied nowhere else.
"""

import argparse
import os
import platform
import subprocess
import sys
import tempfile
from pathlib import Path

from real_articles import spec_of, write_project

PAGE = Path(__file__).resolve().parent.parent / "guide" / "measurements" / "benchmarks.md"
MB = 1_000_000
# A program that runs a command as its only child, because a process knows only the peak of its largest child, and a
# child counts the memory of the process that started it. It prints the processor time in seconds and the peak memory
# (in kB, on macOS in bytes).
MEASURED = """\
import resource, subprocess, sys
code = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL).returncode
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(used.ru_utime + used.ru_stime, used.ru_maxrss)
sys.exit(code)
"""


def cost(root: Path, *command: str) -> str:
    """Run an `archive` command on the project ``root``; return its processor time and peak memory as text."""
    done = subprocess.run(
        [sys.executable, "-c", MEASURED, sys.executable, "-m", "coverage_archive.cli", "--root", str(root), *command],
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        check=True,
        capture_output=True,
        text=True,
    )
    seconds, kilobytes = map(float, done.stdout.split()[-2:])
    return f"{seconds:,.1f} s, {kilobytes * (1 if sys.platform == 'darwin' else 1024) / MB:,.0f} MB"


def measure(folders: list[Path], count: int) -> dict[str, str]:
    """Build an archive of ``count`` articles; return each measured value as text, by the name of the measurement."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        spec = spec_of(folders, count)
        write_project(spec, root)
        costs = {
            "`archive check`": cost(root, "check"),
            "`archive build`, everything anew": cost(root, "build"),
            "`archive build`, nothing changed": cost(root, "build"),
        }
        _confirm_one_quote(root)
        costs["`archive build`, one article changed"] = cost(root, "build")
        costs["`archive site`, the pages being there"] = cost(root, "site")
        sizes = [path.stat().st_size for path in (root / "site").rglob("*") if path.is_file()]
        return {
            "articles": f"{len(spec['articles']):,}",
            "quotes": f"{sum(len(article['quotes']) for article in spec['articles']):,}",
            **costs,
            "files of the site": f"{len(sizes):,}",
            "bytes of the site": f"{sum(sizes) / MB:,.1f} MB",
        }


def _confirm_one_quote(root: Path) -> None:
    for path in sorted((root / "articles").glob("*/article.yml")):
        text = path.read_text(encoding="utf-8")
        if "reviewed: false" in text:
            path.write_text(text.replace("reviewed: false", "reviewed: true", 1), encoding="utf-8")
            return


def main() -> None:
    """Measure an archive of each size, then write the table into the guide and print it."""
    arguments = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    arguments.add_argument("folders", nargs="+", type=Path, help="folders of .txt files, one article each")
    arguments.add_argument("--sizes", default="2,100,1000", help="how many articles, by commas")
    options = arguments.parse_args()
    results = [measure(options.folders, int(size)) for size in options.sizes.split(",")]
    rows = [f"| {name} | {' | '.join(result[name] for result in results)} |" for name in results[0]]
    machine = f"{os.cpu_count()} processors ({platform.machine()}, {platform.system()})"
    text = f"""\
# The build measured

Made by `make bench CORPUS=folder`: archives of real articles, on a machine of {machine}, with Python
{platform.python_version()}. Times are processor time of the whole command, memory is its peak.

{rows[0]}
| --- |{" --- |" * len(results)}
"""
    PAGE.write_text(text + "\n".join(rows[1:]) + "\n", encoding="utf-8")
    print(PAGE.read_text(encoding="utf-8"))


if __name__ == "__main__":
    main()
