"""Measure the search beside Material's own and beside Pagefind, on an archive made of a folder of real articles.

    python scripts/search_bench.py FOLDER... [--out guide/measurements/search-bench.md]

FOLDER holds articles as .txt files, one paragraph a line, the headline first. Their quotes are what stands in
quotation marks; articles come again with other names, until there are 1,000, and clauses are added as indirect
quotes, until there are 45,000. Everything is built in a temporary folder; the texts go nowhere else. Needs what
`make test` installs: it opens a real Chromium.
"""

import argparse
import functools
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

PROJECT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(PROJECT / "tests")]

from coverage_archive.publishing import generating  # noqa: E402
from coverage_archive.reading import archive_folder  # noqa: E402
from coverage_archive.searching import search_index  # noqa: E402
from coverage_archive.texts import folding  # noqa: E402
from helpers import chromium  # noqa: E402
from playwright.sync_api import Browser, sync_playwright  # noqa: E402
from playwright.sync_api import TimeoutError as PlaywrightTimeout  # noqa: E402
from real_articles import Source, copy_project, enlarge, sources, write  # noqa: E402
from static_host import body, serve  # noqa: E402

ARTICLES, QUOTES = 1_000, 45_000
RUNS = 3
PATIENCE = 90  # seconds that a reader's first result may take
PHONE = {"latency": 150, "downloadThroughput": 1_600_000 / 8, "uploadThroughput": 750_000 / 8, "offline": False}
PHONE_SLOWDOWN = 4
OURS = ("/quotes/index/", "/assets/bundles/quotes.js")
MATERIAL = ("/search/", "/assets/javascripts/workers/")
PAGEFIND = ("/pagefind/", "/pagefind.html")
# Pagefind as its documentation has it: its script asks the index that it made of the site's pages.
PAGEFIND_PAGE = """<!doctype html><title>Pagefind</title><ol></ol><script type="module">
const pagefind = await import("/pagefind/pagefind.js");
const { results } = await pagefind.search(new URLSearchParams(location.search).get("q"));
for (const result of results.slice(0, 10)) result.data().then(({ url, excerpt }) => {
  const line = document.createElement("li");
  line.innerHTML = `<a href="${url}">${excerpt}</a>`;
  document.querySelector("ol").append(line);
});
</script>"""


# Notes when the first result shows, in milliseconds since the page was asked for.
SHOWN = """(selector) => {
  new MutationObserver(() => {
    if (!window.firstShown && document.querySelector(selector)) window.firstShown = performance.now();
  }).observe(document, { childList: true, subtree: true });
}"""
# Asks the engine that the page uses as each key does; every word is warm after the first round.
KEYSTROKES = """async (word) => {
  const { SearchIndex } = await import("/assets/js/searching/engine.js");
  const { Records } = await import("/assets/js/searching/records.js");
  const search = await SearchIndex.open(new URL("/quotes/index/", location.href));
  const records = new Records(search);
  const took = [];
  for (let round = 0; round < 2; round += 1) for (let length = 3; length <= word.length; length += 1) {
    const start = performance.now();
    const found = await search.find(word.slice(0, length), {}, { typing: true });
    await records.quotes(found.rows.slice(0, 25), found.met);
    if (round) took.push(performance.now() - start);
  }
  return took;
}"""


# -- building ------------------------------------------------------------------------------------------------------


def mkdocs(root: Path, config: str, site: str) -> float:
    """Build the site; return the seconds that it took."""
    start = time.perf_counter()
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "-f", config, "-d", str(root / site)]
    subprocess.run(command, cwd=root, check=True, env={**os.environ, "NO_MKDOCS_2_WARNING": "1"})
    return time.perf_counter() - start


# -- serving and opening -------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Opened:
    """What a cold open cost until the first results: bytes and requests of the search, milliseconds."""

    search_bytes: int
    requests: int
    milliseconds: float


def open_cold(
    browser: Browser, site: Path, address: str, first: str, own: tuple[str, ...], *, phone: bool
) -> Opened | None:
    """Open an address with an empty cache until the first result shows; the median of several runs.

    None where no result came within ``PATIENCE`` seconds.
    """
    runs = []
    with serve(site) as (url, sent):
        for _run in range(RUNS + 1):  # the first warms up the server
            context = browser.new_context(**({"viewport": {"width": 390, "height": 844}} if phone else {}))  # type: ignore[arg-type]
            context.add_init_script(f"({SHOWN})({json.dumps(first)})")
            page = context.new_page()
            if phone:
                session = context.new_cdp_session(page)
                session.send("Network.enable")
                session.send("Network.emulateNetworkConditions", PHONE)
                session.send("Emulation.setCPUThrottlingRate", {"rate": PHONE_SLOWDOWN})
            sent.clear()
            page.goto(url + address, wait_until="commit")
            try:
                page.wait_for_selector(first, timeout=PATIENCE * 1000)
            except PlaywrightTimeout:
                context.close()
                return None
            took, began = page.evaluate("[window.firstShown, performance.timeOrigin]")
            shown = (began + took) / 1000
            of_search = [size for path, size, when in sent if path.startswith(own) and when <= shown]
            runs.append(Opened(sum(of_search), len(of_search), took))
            context.close()
    runs = runs[1:]
    took = statistics.median(run.milliseconds for run in runs)
    return Opened(runs[-1].search_bytes, runs[-1].requests, took)


def keystrokes(browser: Browser, site: Path, word: str) -> float:
    """Type a word into the open page of the search; return the median milliseconds from a key to its results.

    The pause that the page waits for the next key is not counted.
    """
    with serve(site) as (url, _):
        page = browser.new_page()
        page.route(
            "**/assets/js/**", lambda route: route.fulfill(path=f"{PROJECT}/docs{urlsplit(route.request.url).path}")
        )
        page.goto(f"{url}quotes/?q={word[:3]}")
        page.wait_for_selector("#finder:not([aria-busy]) .card")
        page.wait_for_load_state("networkidle")
        took: list[float] = page.evaluate(KEYSTROKES, word)
        page.close()
    return statistics.median(took)


# -- the report ----------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Result:
    """What was measured of one archive: a line is what was measured, of ours, of Material's search, of Pagefind."""

    articles: int
    quotes: int
    lines: list[tuple[str, str, str, str]]


def measure(articles: list[Source], browser: Browser) -> Result:
    """Build an archive and measure the three searches on it."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        write(articles, root)
        copy_project(root)
        loaded = archive_folder.load(root)
        generating.build(root)
        mkdocs(root, "mkdocs.yml", "ours")
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
        word, common, phrase = _queries(loaded)
        ways = [
            functools.partial(open_cold, browser, root / "ours", first=".finder__results .card", own=OURS),
            functools.partial(open_cold, browser, root / "material", first=".md-search-result__item", own=MATERIAL),
            functools.partial(open_cold, browser, root / "stock", first="li a", own=PAGEFIND),
        ]
        pages = ["quotes/", "about/", "pagefind.html"]

        def opened(query: str, *, phone: bool, which: tuple[int, ...] = (0, 1, 2)) -> list[Opened | None]:
            return [ways[way](f"{pages[way]}?q={query}", phone=phone) if way in which else None for way in range(3)]

        desk, pocket = opened(word, phone=False), opened(word, phone=True)
        by_common, pocket_common = opened(common, phone=False), opened(common, phone=True)
        by_phrase = opened(f'"{phrase}"', phone=False, which=(0, 2))
        pocket_phrase = opened(f'"{phrase}"', phone=True, which=(0, 2))
        lines = [
            ("time to make the index", *(f"{max(seconds, 0):.1f} s" for seconds in made)),
            ("size of the index, gzipped", *(_size(sum(sizes)) for sizes in indexes)),
            ("files of the index", *(f"{len(sizes):,}" for sizes in indexes)),
            ("bytes of the search to the first results, one word", *_bytes(desk)),
            ("requests of the search to the first results", *(f"{it.requests}" if it else "none" for it in desk)),
            ("first results, cold, one word", *_times(desk)),
            ("the same on a slow phone", *_times(pocket)),
            ("bytes of the search, the most common word", *_bytes(by_common)),
            ("first results of that word on a slow phone", *_times(pocket_common)),
            ("bytes of the search, phrase of common words", *_bytes(by_phrase)),
            ("first results of that phrase on a slow phone", *_times(pocket_phrase)),
            ("from a key to its results, warm", f"{keystrokes(browser, root / 'ours', word):.0f} ms", "", ""),
        ]
        return Result(len(loaded.articles), sum(len(article.quotes) for article in loaded.articles), lines)


def pagefind(site: Path) -> float:
    """Let Pagefind index a built site as its documentation has it; return the seconds that it took."""
    start = time.perf_counter()
    subprocess.run([sys.executable, "-m", "pagefind", "--site", str(site)], check=True, stdout=subprocess.DEVNULL)
    took = time.perf_counter() - start
    (site / "pagefind.html").write_text(PAGEFIND_PAGE, encoding="utf-8")
    return took


def _sizes(paths: Iterable[Path]) -> list[int]:
    """Return what each file weighs when it is sent."""
    return [len(body(path)) for path in paths if path.is_file()]


def _queries(loaded: Any) -> tuple[str, str, str]:
    """Return a word that one quote in a hundred has, the word and the two-word phrase that the most quotes have."""
    said = [folding.folded_words(quote.exact) for article in loaded.articles for quote in article.quotes]
    holders = Counter(word for words in said for word in set(words) if len(word) > 4)
    word = min(holders, key=lambda word: (abs(holders[word] - len(said) / 100), word))
    pairs = Counter(pair for words in said for pair in set(pairwise(words)))
    commonest = Counter(word for words in said for word in set(words)).most_common(1)[0][0]
    return word, commonest, " ".join(pairs.most_common(1)[0][0])


def _size(number: int) -> str:
    return f"{number / 1000:,.0f} kB"


def _times(opened: list[Opened | None]) -> Iterator[str]:
    return (f"{it.milliseconds:,.0f} ms" if it else "none" for it in opened)


def _bytes(opened: list[Opened | None]) -> Iterator[str]:
    return (_size(it.search_bytes) if it else "none" for it in opened)


def report(result: Result) -> str:
    """Return the table as Markdown."""
    intro = f"""\
# The search measured

Made by `make bench CORPUS=folder`: an archive of real articles, the whole site built, and three searches opened
in Chromium with an empty cache, on a host that gzips text: ours; the search that comes with Material, in a site
of its own frame; and Pagefind, used as its documentation has it. Ours finds single quotes and paragraphs, the
others find pages or sections. A cold open is the page, its scripts and styles, the index, and the first result
on the screen; times are medians of {RUNS}. The slow phone has a processor {PHONE_SLOWDOWN}
times slower and a line of 1.6 Mbit/s with 150 ms of latency. Bytes are those sent, without headers; "none" is a
search that does not offer it, or that had no result in {PATIENCE} seconds. The machine has {os.cpu_count()}
processors, which also ran the server and the browser."""
    parts = [*intro.split("\n"), "", f"## {result.articles:,} articles, {result.quotes:,} quotes", ""]
    parts += ["| Measured | Ours | Material's search | Pagefind |", "| --- | --- | --- | --- |"]
    return "\n".join([*parts, *(f"| {' | '.join(line)} |" for line in result.lines)]) + "\n"


def main() -> None:
    """Measure, print and write the report."""
    arguments = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    arguments.add_argument("folders", nargs="+", type=Path, help="folders of .txt files, one article each")
    arguments.add_argument("--out", type=Path, default=PROJECT / "guide" / "measurements" / "search-bench.md")
    options = arguments.parse_args()
    articles = enlarge(sources(options.folders, ARTICLES), QUOTES)
    executable = chromium.find()
    if not executable:
        sys.exit("no Chromium here: run `make test` once, or `python tests/helpers/chromium.py`, to get one")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=chromium.launch_arguments())
        table = report(measure(articles, browser))
        browser.close()
    options.out.write_text(table, encoding="utf-8")
    print(table)


if __name__ == "__main__":
    main()
