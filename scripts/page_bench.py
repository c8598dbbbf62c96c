"""Measure every kind of page of the built site with Lighthouse, as a phone and as a desk computer.

    python scripts/page_bench.py [--site site] [--out guide/measurements/page-bench.md]

Needs Node's ``npx``, which fetches Lighthouse, and a Chromium (what `make test` installs). The site is served as a
static host does, gzipped, on 127.0.0.1. Of each kind of page the first one by name is measured.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

PROJECT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(PROJECT / "tests")]

from helpers import chromium  # noqa: E402
from static_host import serve  # noqa: E402

# What a kind of page is called, and where its pages stand below the site's root.
KINDS = {
    "home": "index.html",
    "comparison": "compare/[!r]*/index.html",
    "all comparisons": "compare/index.html",
    "side by side": "compare/read/index.html",
    "article": "articles/*/index.html",
    "all articles": "articles/index.html",
    "citing": "articles/*/cite/index.html",
    "card": "articles/*/card/index.html",
    "search": "quotes/index.html",
    "speaker": "speakers/*/index.html",
    "all speakers": "speakers/index.html",
    "data": "data/index.html",
    "about": "about/index.html",
}
FORMS = {"phone": [], "desk": ["--preset=desktop"]}
SCORES = ("performance", "accessibility", "best-practices", "seo")
LIGHTHOUSE = "lighthouse@12"


@dataclass(frozen=True)
class Measured:
    """Of one page in one form: scores of 100, largest paint and shift, bytes of scripts and styles, and of all."""

    kind: str
    form: str
    scores: tuple[int, ...]
    paint: str
    shift: str
    code: str
    weight: str


def measure(site: Path) -> Iterator[Measured]:
    """Give what Lighthouse says of each kind of page that the site has, in both forms."""
    with serve(site) as (url, _):
        for kind, pattern in KINDS.items():
            page = next(iter(sorted(site.glob(pattern))), None)
            if page is None:
                continue
            address = url + str(page.parent.relative_to(site)).removeprefix(".")
            for form, options in FORMS.items():
                yield _measured(kind, form, lighthouse(address.rstrip("/") + "/", options))


def lighthouse(address: str, options: list[str]) -> dict[str, Any]:
    """Return Lighthouse's report on a page."""
    program = shutil.which("lighthouse")
    command = [program] if program else ["npx", "--yes", LIGHTHOUSE]
    flags = " ".join(["--headless=new", *chromium.launch_arguments()])
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "report.json"
        subprocess.run(
            [
                *command,
                address,
                "--quiet",
                "--output=json",
                f"--output-path={out}",
                f"--chrome-flags={flags}",
                *options,
            ],
            check=True,
            env={**os.environ, "CHROME_PATH": str(chromium.find(windows=True))},
        )
        report: dict[str, Any] = json.loads(out.read_text(encoding="utf-8"))
    return report


def _measured(kind: str, form: str, report: dict[str, Any]) -> Measured:
    audits = report["audits"]
    sent = audits["network-requests"]["details"]["items"]
    code = sum(item["transferSize"] for item in sent if item.get("resourceType") in ("Script", "Stylesheet"))
    return Measured(
        kind,
        form,
        tuple(round(100 * (report["categories"][name]["score"] or 0)) for name in SCORES),
        audits["largest-contentful-paint"]["displayValue"],
        audits["cumulative-layout-shift"]["displayValue"],
        f"{code / 1000:.0f} kB",
        f"{audits['total-byte-weight']['numericValue'] / 1000:.0f} kB",
    )


def table(lines: list[Measured]) -> str:
    """Return the report as Markdown."""
    text = f"""\
# The pages measured

Made by `make bench`: Lighthouse on each kind of page of this site, as a slow phone (its own settings) and as a desk
computer, each opened once with an empty cache from a static host that gzips text, on a machine of {os.cpu_count()}
processors that also ran the host. Scores are of 100; the code is scripts and styles, the weight all that was sent.

| Page | Form | Performance | Accessibility | Best practices | SEO | Largest paint | Shift | Code | Weight |
| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |
"""
    rows = (
        f"| {' | '.join([it.kind, it.form, *map(str, it.scores), it.paint, it.shift, it.code, it.weight])} |\n"
        for it in lines
    )
    letters = sorted((PROJECT / "docs" / "assets" / "fonts").glob("*.woff2"))
    weights = ", ".join(f"{path.stem} {path.stat().st_size / 1000:.1f} kB" for path in letters)
    return f"{text}{''.join(rows)}\nThe letters (`scripts/subset_fonts.py` cut them): {weights}.\n"


def main() -> None:
    """Measure, print and write the report."""
    arguments = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    arguments.add_argument("--site", type=Path, default=PROJECT / "site")
    arguments.add_argument("--out", type=Path, default=PROJECT / "guide" / "measurements" / "page-bench.md")
    options = arguments.parse_args()
    if not shutil.which("npx") and not shutil.which("lighthouse"):
        sys.exit("Lighthouse runs on Node.js, which is not here: install Node.js, which brings npx, and try again")
    if not chromium.find(windows=True):
        sys.exit(
            "Lighthouse needs a Chromium with windows, and there is none: install the system's package `chromium`"
        )
    lines = []
    for line in measure(options.site):
        print(f"{line.kind}, {line.form}: {line.scores}", flush=True)
        lines.append(line)
    options.out.write_text(table(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
