"""Measure one page of each kind in site/ with Lighthouse, as on a phone and as on a desktop computer.

    python scripts/page_bench.py

Needs Node's ``npx``, which fetches Lighthouse, and a Chromium (what `make test` installs). The site is served on
127.0.0.1 and gzipped, as a static host does. The figures go into guide/measurements/page-bench.md.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

PROJECT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(PROJECT / "tests")]

from coverage_archive.reading import archive_folder  # noqa: E402
from helpers import chromium  # noqa: E402
from helpers.kinds_of_page import kinds_of_page  # noqa: E402
from static_host import serve  # noqa: E402

PAGE = PROJECT / "guide" / "measurements" / "page-bench.md"
FORMS = {"phone": [], "desk": ["--preset=desktop"]}
SCORES = ("performance", "accessibility", "best-practices", "seo")


def lighthouse(address: str, options: list[str]) -> dict[str, Any]:
    """Run Lighthouse on the page at an address, with further command-line options; return its report."""
    program = shutil.which("lighthouse")
    command = [program] if program else ["npx", "--yes", "lighthouse@12"]
    flags = " ".join(["--headless=new", *chromium.launch_arguments()])
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "report.json"
        output = ("--quiet", "--output=json", f"--output-path={out}", f"--chrome-flags={flags}")
        environment = {**os.environ, "CHROME_PATH": str(chromium.find(windows=True))}
        subprocess.run([*command, address, *output, *options], check=True, env=environment)
        report: dict[str, Any] = json.loads(out.read_text(encoding="utf-8"))
    return report


def row(kind: str, form: str, report: dict[str, Any]) -> str:
    """Return a page's row of the Markdown table.

    Its cells are the kind of page, the device, four scores of 100, the largest contentful paint, the layout shift,
    the kB of scripts and style sheets, and the kB of everything that was sent.
    """
    audits = report["audits"]
    sent = audits["network-requests"]["details"]["items"]
    code = sum(item["transferSize"] for item in sent if item.get("resourceType") in ("Script", "Stylesheet"))
    cells = [
        *(f"{100 * (report['categories'][name]['score'] or 0):.0f}" for name in SCORES),
        audits["largest-contentful-paint"]["displayValue"],
        audits["cumulative-layout-shift"]["displayValue"],
        f"{code / 1000:.0f} kB",
        f"{audits['total-byte-weight']['numericValue'] / 1000:.0f} kB",
    ]
    return f"| {' | '.join([kind, form, *cells])} |\n"


def main() -> None:
    """Measure the pages, print each row of the table, and write the table into the guide."""
    if not shutil.which("npx") and not shutil.which("lighthouse"):
        sys.exit("Lighthouse runs on Node.js, which is not here: install Node.js, which brings npx, and try again")
    if not chromium.find(windows=True):
        sys.exit("Lighthouse needs a Chromium with windows: install the system's package `chromium`")
    text = f"""\
# The pages measured

Made by `make bench`: Lighthouse on each kind of page of this site, as a slow phone (its own settings) and as a desk
computer, each opened once with an empty cache from a static host that gzips text, on a machine of {os.cpu_count()}
processors that also ran the host. Scores are of 100; the code is scripts and styles, the weight all that was sent.

| Page | Form | Performance | Accessibility | Best practices | SEO | Largest paint | Shift | Code | Weight |
| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |
"""
    with serve(PROJECT / "site") as (url, _):
        for kind, (address, script) in kinds_of_page(archive_folder.load(PROJECT)).items():
            for form, options in FORMS.items() if not script and kind != "lost" else ():
                text += (line := row(kind, form, lighthouse(f"{url}{address}", options)))
                print(line, end="", flush=True)
    PAGE.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
