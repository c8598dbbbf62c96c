"""Measure the archive's search, Material's own search and Pagefind on an archive made of real articles.

    python scripts/search_bench.py FOLDER...

FOLDER holds articles as .txt files with one paragraph per line, the headline first. They are repeated with changed
names until there are 1,000. Words in quotation marks become quotes, and clauses are added as indirect quotes until
each article has 45. Everything is built in a temporary folder, and the texts are copied nowhere else. Needs what
`make test` installs, because it opens a real Chromium.
"""

import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

PROJECT = Path(__file__).resolve().parent.parent
PAGE = PROJECT / "guide" / "measurements" / "search-bench.md"
sys.path[:0] = [str(PROJECT / "tests")]

from coverage_archive.reading import archive_folder  # noqa: E402
from coverage_archive.searching import search_index  # noqa: E402
from coverage_archive.texts import folding  # noqa: E402
from helpers import chromium  # noqa: E402
from helpers.made_archive import Spec  # noqa: E402
from playwright.sync_api import Browser, sync_playwright  # noqa: E402
from playwright.sync_api import TimeoutError as PlaywrightTimeout  # noqa: E402
from real_articles import spec_of, write_project  # noqa: E402
from static_host import body, serve  # noqa: E402

ARTICLES, QUOTES = 1_000, 45  # quotes of each article
RUNS = 3
PATIENCE = 90  # seconds that a reader's first result may take
PHONE = {"latency": 150, "downloadThroughput": 1_600_000 / 8, "uploadThroughput": 750_000 / 8, "offline": False}
PHONE_SLOWDOWN = 4
OURS = ("/quotes/index/", "/assets/bundles/quotes.js")
MATERIAL = ("/search/", "/assets/javascripts/workers/")
PAGEFIND = ("/pagefind/", "/pagefind.html")
# A page that searches as Pagefind's documentation shows: its script asks the index that Pagefind made of the site.
PAGEFIND_PAGE = """<!doctype html><title>Pagefind</title><ol></ol><script type="module">
const pagefind = await import("/pagefind/pagefind.js");
const { results } = await pagefind.search(new URLSearchParams(location.search).get("q"));
for (const result of results.slice(0, 10)) result.data().then(({ url, excerpt }) => {
  const line = document.createElement("li");
  line.innerHTML = `<a href="${url}">${excerpt}</a>`;
  document.querySelector("ol").append(line);
});
</script>"""


# A script that notes when the first result appears, in milliseconds since the browser asked for the page.
SHOWN = """(selector) => {
  new MutationObserver(() => {
    if (!window.firstShown && document.querySelector(selector)) window.firstShown = performance.now();
  }).observe(document, { childList: true, subtree: true });
}"""


@dataclass(frozen=True)
class Engine:
    """Hold what is needed to measure one search on a built site.

    ``page`` is the address of its page, ``first`` the CSS selector of its first result, and ``own`` the beginnings of
    the paths of the files that only the search loads.
    """

    site: Path
    page: str
    first: str
    own: tuple[str, ...]


@dataclass(frozen=True)
class Opened:
    """Hold the cost of a search with an empty cache until its first result; bytes and requests of its own files."""

    search_bytes: int
    requests: int
    milliseconds: float


def mkdocs(root: Path, config: str, site: str) -> float:
    """Build the site with the settings file ``config`` into the folder ``site``; return the seconds that it took."""
    start = time.perf_counter()
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "-f", config, "-d", str(root / site)]
    subprocess.run(command, cwd=root, check=True, env={**os.environ, "NO_MKDOCS_2_WARNING": "1"})
    return time.perf_counter() - start


def open_cold(browser: Browser, engine: Engine, query: str, *, phone: bool) -> Opened | None:
    """Search for ``query`` with an empty cache, and wait for the first result.

    Return the median time of ``RUNS`` runs, with the bytes and requests of the last run. Return None where no result
    appears within ``PATIENCE`` seconds.
    """
    runs = []
    with serve(engine.site) as (url, sent):
        for _run in range(RUNS + 1):  # the first warms up the server
            context = browser.new_context(**({"viewport": {"width": 390, "height": 844}} if phone else {}))  # type: ignore[arg-type]
            context.add_init_script(f"({SHOWN})({json.dumps(engine.first)})")
            page = context.new_page()
            if phone:
                session = context.new_cdp_session(page)
                session.send("Network.enable")
                session.send("Network.emulateNetworkConditions", PHONE)
                session.send("Emulation.setCPUThrottlingRate", {"rate": PHONE_SLOWDOWN})
            sent.clear()
            page.goto(f"{url}{engine.page}?q={query}", wait_until="commit")
            try:
                page.wait_for_selector(engine.first, timeout=PATIENCE * 1000)
            except PlaywrightTimeout:
                context.close()
                return None
            took, began = page.evaluate("[window.firstShown, performance.timeOrigin]")
            shown = (began + took) / 1000
            of_search = [size for path, size, when in sent if path.startswith(engine.own) and when <= shown]
            runs.append(Opened(sum(of_search), len(of_search), took))
            context.close()
    took = statistics.median(run.milliseconds for run in runs[1:])
    return Opened(runs[-1].search_bytes, runs[-1].requests, took)


def measure(spec: Spec, browser: Browser) -> str:
    """Build an archive, measure the three searches on it, and return the page of the results as Markdown."""
    with tempfile.TemporaryDirectory() as name:
        root = Path(name)
        write_project(spec, root)
        loaded = archive_folder.load(root)
        mkdocs(root, "mkdocs.yml", "ours")
        for folder in ("docs", "pages"):
            shutil.copytree(root / folder, root / "together", dirs_exist_ok=True)
        start = time.perf_counter()
        search_index.publish(loaded, root / "ours")
        made = [time.perf_counter() - start]
        made.append(-mkdocs(root, "stock.yml", "stock") + mkdocs(root, "material.yml", "material"))
        made.append(pagefind(root / "stock"))
        indexes = [
            _sizes((root / "ours" / search_index.FOLDER).rglob("*")),
            _sizes([root / "material" / "search" / "search_index.json"]),
            _sizes((root / "stock" / "pagefind").rglob("*")),
        ]
        engines = [
            Engine(root / "ours", "quotes/", ".finder__results .card", OURS),
            Engine(root / "material", "about/", ".md-search-result__item", MATERIAL),
            Engine(root / "stock", "pagefind.html", "li a", PAGEFIND),
        ]
        rows = [
            ["time to make the index", *(f"{max(seconds, 0):.1f} s" for seconds in made)],
            ["size of the index, gzipped", *(f"{sum(sizes) / 1000:,.0f} kB" for sizes in indexes)],
            ["files of the index", *(f"{len(sizes):,}" for sizes in indexes)],
        ]
        word, common, phrase = _queries(loaded)
        for name, query in (("one word", word), ("the most common word", common), ("a common phrase", f'"{phrase}"')):
            for phone in (False, True):
                opened = [open_cold(browser, engine, query, phone=phone) for engine in engines]
                rows.append([f"{name}, {'slow phone' if phone else 'desk'}", *map(_cost, opened)])
        quotes = sum(len(article.quotes) for article in loaded.articles)
        return report(f"{len(loaded.articles):,} articles, {quotes:,} quotes", rows)


def _cost(opened: Opened | None) -> str:
    if opened is None:
        return "none"
    return f"{opened.milliseconds:,.0f} ms, {opened.search_bytes / 1000:,.0f} kB, {opened.requests} requests"


def pagefind(site: Path) -> float:
    """Index a built site with Pagefind, add a search page, and return the seconds that the indexing took."""
    start = time.perf_counter()
    subprocess.run([sys.executable, "-m", "pagefind", "--site", str(site)], check=True, stdout=subprocess.DEVNULL)
    took = time.perf_counter() - start
    (site / "pagefind.html").write_text(PAGEFIND_PAGE, encoding="utf-8")
    return took


def _sizes(paths: Iterable[Path]) -> list[int]:
    """Return the number of bytes that are sent for each file."""
    return [len(body(path)) for path in paths if path.is_file()]


def _queries(loaded: Any) -> tuple[str, str, str]:
    """Return a word that one quote in a hundred has, the commonest word, and the commonest pair of neighbours."""
    said = [folding.folded_words(quote.exact) for article in loaded.articles for quote in article.quotes]
    holders = Counter(word for words in said for word in set(words) if len(word) > 4)
    word = min(holders, key=lambda word: (abs(holders[word] - len(said) / 100), word))
    pairs = Counter(pair for words in said for pair in set(pairwise(words)))
    commonest = Counter(word for words in said for word in set(words)).most_common(1)[0][0]
    return word, commonest, " ".join(pairs.most_common(1)[0][0])


def report(archive: str, rows: list[list[str]]) -> str:
    """Return the page of the measurements as Markdown; ``rows`` are the cells of its table."""
    return f"""\
# The search measured

Made by `make bench CORPUS=folder`: an archive of real articles, the whole site built, and three searches opened
in Chromium with an empty cache, on a host that gzips text: ours; the search that comes with Material, in a site
of its own frame; and Pagefind, used as its documentation has it. Ours finds single quotes and paragraphs, the
others find pages or sections. A row of a query has the time until the first result is on the screen (the page, its
scripts and styles and the index are loaded before; median of {RUNS}), and the bytes and requests of the search until
then. The slow phone has a processor {PHONE_SLOWDOWN} times slower and a line of 1.6 Mbit/s with 150 ms of latency.
Bytes are those sent, without headers; "none": no result in {PATIENCE} seconds. The machine has {os.cpu_count()}
processors, which also ran the server and the browser.

## {archive}

| Measured | Ours | Material's search | Pagefind |
| --- | --- | --- | --- |
""" + "".join(f"| {' | '.join(row)} |\n" for row in rows)


def main() -> None:
    """Measure the searches, then write the page into the guide and print it."""
    spec = spec_of([Path(folder) for folder in sys.argv[1:]], ARTICLES, QUOTES)
    executable = chromium.find()
    if not executable:
        sys.exit("no Chromium here: run `make test` once, or `python tests/helpers/chromium.py`, to get one")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=chromium.launch_arguments())
        table = measure(spec, browser)
        browser.close()
    PAGE.write_text(table, encoding="utf-8")
    print(table)


if __name__ == "__main__":
    main()
