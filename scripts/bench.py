"""Measure quote search beside the header's search, on an archive made of a folder of real articles.

    python scripts/bench.py FOLDER... [--out docs/search-bench.md]

FOLDER holds articles as .txt files, one paragraph a line, the headline first. Their quotes are what stands in
quotation marks; for the larger archive, clauses are added as indirect quotes until there are 45,000. Everything is
built in a temporary folder; the texts go nowhere else. Needs what `make test` installs: it opens a real Chromium.
"""

import argparse
import contextlib
import functools
import gzip
import hashlib
import http.server
import json
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import Any

PROJECT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(PROJECT / "tests")]

from coverage_archive import build  # noqa: E402
from coverage_archive.pages import page_writer  # noqa: E402
from coverage_archive.reading import archive_folder  # noqa: E402
from coverage_archive.searching import quote_index, search_words  # noqa: E402
from coverage_archive.texts.quotation_marks import quotation_spans, read_marks  # noqa: E402
from helpers import chromium  # noqa: E402
from playwright.sync_api import Browser, sync_playwright  # noqa: E402
from playwright.sync_api import TimeoutError as PlaywrightTimeout  # noqa: E402

LARGE = 45_000
RUNS = 3
PATIENCE = 90  # seconds that a reader's first result may take
AROUND = 60  # characters of context that tell two equal quotes apart
NAME = re.compile(r"\b[A-Z][a-z]+(?: [A-Z][a-z]+){1,2}\b")
CLAUSE = re.compile(r"[^\s.!?;,\"“”][^.!?;,\"“”\n]{20,}[^\s.!?;,\"“”]")
PHONE = {"latency": 150, "downloadThroughput": 1_600_000 / 8, "uploadThroughput": 750_000 / 8, "offline": False}
PHONE_SLOWDOWN = 4
OURS = ("/quotes/index/", "/assets/js/searching/")
MATERIAL = ("/search/", "/assets/javascripts/workers/")


# -- an archive of real articles -----------------------------------------------------------------------------------


@dataclass
class Source:
    """One text, with the words in it that the archive tags: (start, end, kind)."""

    path: Path
    text: str
    tags: list[tuple[int, int, str]] = field(default_factory=list)


def read(folders: list[Path]) -> list[Source]:
    """Read the articles and their quotations."""
    sources = []
    for path in sorted(path for folder in folders for path in folder.rglob("*.txt")):
        text = re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f]", " ", path.read_text(encoding="utf-8", errors="replace"))
        text = _without_doubtful_marks(re.sub(r"<[^>\n]*>", "", text))
        source = Source(path, text)
        if len([line for line in text.splitlines() if line.strip()]) < 2:
            continue
        source.tags = [(span.start, span.end, "partial") for span in quotation_spans(text)]
        if all(_is_unique(text, start, end) for start, end, _ in source.tags):
            sources.append(source)
    return sources


def _without_doubtful_marks(text: str) -> str:
    """Return a text without the quotation marks that `archive check` would ask about; nothing where some stay."""
    while doubts := read_marks(text, "en").doubts:
        near = {place for it in doubts for place in range(it.word.start - 3, it.word.end + 3)}
        marks = {doubt.mark for doubt in doubts}
        left = "".join(sign for place, sign in enumerate(text) if not (place in near and sign in marks))
        if left == text:
            return ""
        text = left
    return text


def enlarge(sources: list[Source], count: int) -> list[Source]:
    """Tag clauses outside quotation marks as well, until there are ``count`` quotes."""
    left = count - sum(len(source.tags) for source in sources)
    larger = []
    for source in sources:
        body = source.text.index("\n", len(source.text) - len(source.text.lstrip()))
        free = [
            (start, end, "indirect")
            for start, end in (found.span() for found in CLAUSE.finditer(source.text))
            if start > body
            and not any(start < taken_end and taken < end for taken, taken_end, _ in source.tags)
            and _is_unique(source.text, start, end)
        ][: max(left, 0)]
        left -= len(free)
        larger.append(Source(source.path, source.text, sorted([*source.tags, *free])))
    return larger


def _is_unique(text: str, start: int, end: int) -> bool:
    return text.count(text[max(0, start - AROUND) : end + AROUND]) == 1


def write(sources: list[Source], root: Path) -> None:
    """Write articles/ of a project. A quote's speaker is the full name nearest before it, or else nobody named."""
    speakers: dict[str, str] = {"nobody": "Nobody named"}
    outlets: dict[str, str] = {}
    for number, source in enumerate(sources):
        outlet = re.sub(r"[^a-z]+", "-", source.path.stem.split("_")[0].lower()).strip("-") or "outlet"
        outlets[outlet] = outlet.replace("-", " ").title()
        names = [(found.start(), found.group()) for found in NAME.finditer(source.text)]
        quotes = []
        for place, (start, end, kind) in enumerate(source.tags):
            name = next((name for at, name in reversed(names) if at < start), "Nobody named")
            speaker = re.sub(r"[^a-z]+", "-", name.lower())
            speakers.setdefault(speaker if name != "Nobody named" else "nobody", name)
            quotes.append(
                {
                    "id": f"quote-{place}",
                    "exact": source.text[start:end],
                    "prefix": source.text[max(0, start - AROUND) : start],
                    "suffix": source.text[end : end + AROUND],
                    "kind": kind,
                    "speaker": speaker if name != "Nobody named" else "nobody",
                    "topics": [f"topic-{len(source.text) % 12}"],
                    "reviewed": False,
                }
            )
        date = re.search(r"\d{4}-\d\d-\d\d", source.path.stem)
        record = {
            "outlet": outlet,
            "outlet_supplied": "the file's name",
            "headline": next(line for line in source.text.splitlines() if line.strip()),
            "published": date and date.group(),
            "published_supplied": date and "the file's name",
            "language": "en",
            "capture": {"sha256": hashlib.sha256(source.text.encode()).hexdigest()},
            "quotes": quotes,
        }
        folder = root / "articles" / f"article-{number}"
        folder.mkdir(parents=True)
        (folder / "capture.txt").write_bytes(source.text.encode())
        (folder / "article.yml").write_text(json.dumps(record, indent=1), encoding="utf-8")  # JSON is YAML
    vocabulary = {
        "title": "Bench",
        "question": "How fast is it?",
        "clause": "topic-0",
        "outlets": {id: {"name": name} for id, name in outlets.items()},
        "speakers": {id: {"name": name, "kind": "person"} for id, name in speakers.items()},
        "topics": {f"topic-{number}": {"title": f"Topic {number}"} for number in range(12)},
        "elements": {},
    }
    (root / "articles" / "archive.yml").write_text(json.dumps(vocabulary, indent=1), encoding="utf-8")


# -- building ------------------------------------------------------------------------------------------------------


def copy_project(root: Path) -> None:
    """Copy what a build needs, without anything generated and without the hook: pages are generated here."""
    generated = (
        (PROJECT / "docs" / ".generated").read_text().splitlines()
        if (PROJECT / "docs" / ".generated").exists()
        else []
    )
    shutil.copytree(PROJECT / "docs", root / "docs")
    for name in generated:
        (root / "docs" / name).unlink(missing_ok=True)
    (root / "docs" / ".generated").unlink(missing_ok=True)
    config = (PROJECT / "mkdocs.yml").read_text(encoding="utf-8")
    config = re.sub(r"^hooks:.*\n|^watch:.*\n", "", config, flags=re.MULTILINE)
    (root / "mkdocs.yml").write_text(config, encoding="utf-8")
    (root / "plain.yml").write_text(
        re.sub(r"^plugins:.*$", "plugins: []", config, flags=re.MULTILINE), encoding="utf-8"
    )


def mkdocs(root: Path, config: str, site: str) -> float:
    """Build the site; return the seconds that it took."""
    start = time.perf_counter()
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "-f", config, "-d", str(root / site)]
    subprocess.run(command, cwd=root, check=True, env={**os.environ, "NO_MKDOCS_2_WARNING": "1"})
    return time.perf_counter() - start


# -- serving and opening -------------------------------------------------------------------------------------------


class _Handler(http.server.SimpleHTTPRequestHandler):
    """Serves as a static host does: text is gzipped on the way. Notes every body's bytes."""

    protocol_version = "HTTP/1.1"

    def __init__(self, *args: Any, sent: list[tuple[str, int]], **kwargs: Any) -> None:
        self.sent = sent
        super().__init__(*args, **kwargs)

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            self.send_error(404)
            return
        body = _body(path)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Length", str(len(body)))
        if path.suffix in TEXT:
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        self.wfile.write(body)
        self.sent.append((self.path, len(body)))

    def handle(self) -> None:
        # A browser that is closed in the middle leaves answers unread.
        with contextlib.suppress(ConnectionError):
            super().handle()

    def log_message(self, *args: object) -> None:
        pass


TEXT = {".html", ".js", ".css", ".json", ".svg", ".txt", ".xml"}


@functools.cache
def _body(path: Path) -> bytes:
    data = path.read_bytes()
    return gzip.compress(data, 6) if path.suffix in TEXT else data


@contextlib.contextmanager
def serve(site: Path) -> Iterator[tuple[str, list[tuple[str, int]]]]:
    """Serve a folder; give its address and the growing list of what was sent."""
    sent: list[tuple[str, int]] = []
    server = http.server.ThreadingHTTPServer(
        ("127.0.0.1", 0), functools.partial(_Handler, directory=str(site), sent=sent)
    )
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/", sent
    finally:
        server.shutdown()
        server.server_close()


@dataclass(frozen=True)
class Opened:
    """What a cold open cost: bytes in all, bytes of the search alone, milliseconds to the first results."""

    all_bytes: int
    search_bytes: int
    milliseconds: float


def open_cold(
    browser: Browser, site: Path, address: str, first: str, own: tuple[str, ...], *, phone: bool
) -> Opened | None:
    """Open an address with an empty cache until the first result shows; the median of several runs.

    None where no result came within ``PATIENCE`` seconds.
    """
    runs = []
    with serve(site) as (url, sent):
        for _ in range(1 if phone else RUNS + 1):  # the first warms up the server; on a phone that is nothing
            context = browser.new_context(**({"viewport": {"width": 390, "height": 844}} if phone else {}))  # type: ignore[arg-type]
            page = context.new_page()
            if phone:
                session = context.new_cdp_session(page)
                session.send("Network.enable")
                session.send("Network.emulateNetworkConditions", PHONE)
                session.send("Emulation.setCPUThrottlingRate", {"rate": PHONE_SLOWDOWN})
            sent.clear()
            start = time.perf_counter()
            page.goto(url + address, wait_until="commit")
            try:
                page.wait_for_selector(first, timeout=PATIENCE * 1000)
            except PlaywrightTimeout:
                context.close()
                return None
            took = (time.perf_counter() - start) * 1000
            search_bytes = sum(size for path, size in sent if path.startswith(own))
            runs.append(Opened(sum(size for _, size in sent), search_bytes, took))
            context.close()
    runs = runs[1:] or runs
    return Opened(runs[-1].all_bytes, runs[-1].search_bytes, statistics.median(run.milliseconds for run in runs))


# -- the report ----------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Result:
    """What was measured of one archive."""

    articles: int
    quotes: int
    lines: list[tuple[str, str, str]]


def measure(sources: list[Source], browser: Browser) -> Result:
    """Build an archive and measure both searches on it."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        write(sources, root)
        copy_project(root)
        loaded = archive_folder.load(root)
        # Quote search as readers get it: above a size, the header's index, which every page loads, is a small one.
        _generate(root, bodies=False)
        mkdocs(root, "mkdocs.yml", "less")
        start = time.perf_counter()
        quote_index.publish(loaded, root / "less", root / "cache")
        ours_seconds = time.perf_counter() - start
        index = [path.stat().st_size for path in (root / "less" / quote_index.FOLDER).rglob("*") if path.is_file()]
        less = (root / "less" / "search" / "search_index.json").read_bytes()
        _generate(root, bodies=True)
        material_seconds = -mkdocs(root, "plain.yml", "plain") + mkdocs(root, "mkdocs.yml", "site")
        word, common, phrase = _queries(loaded)
        material_index = (root / "site" / "search" / "search_index.json").read_bytes()
        ours_first, material_first = ".finder__results .card", ".md-search-result__item"
        ours = functools.partial(open_cold, browser, root / "less", first=ours_first, own=OURS)
        material = functools.partial(open_cold, browser, root / "site", first=material_first, own=MATERIAL)
        desk, desk_material = ours(f"quotes/?q={word}", phone=False), material(f"about/?q={word}", phone=False)
        pocket, pocket_material = ours(f"quotes/?q={word}", phone=True), material(f"about/?q={word}", phone=True)
        browse, by_phrase = ours("quotes/", phone=False), ours(f'quotes/?q="{phrase}"', phone=False)
        by_common, pocket_common = (ours(f"quotes/?q={common}", phone=phone) for phone in (False, True))
        pocket_phrase = ours(f'quotes/?q="{phrase}"', phone=True)
        lines = [
            ("time to make the index", f"{ours_seconds:.1f} s", f"{max(material_seconds, 0):.1f} s"),
            (
                "size of the index, gzipped",
                _size(sum(index)),
                _size(len(gzip.compress(material_index))),
            ),
            ("files of the index", f"{len(index):,}", "1"),
            (
                "bytes of the search, cold, one word",
                _bytes(desk, "search_bytes"),
                _bytes(desk_material, "search_bytes"),
            ),
            ("bytes in all, the page included", _bytes(desk, "all_bytes"), _bytes(desk_material, "all_bytes")),
            ("first results, cold, one word", _time(desk), _time(desk_material)),
            ("the same on a slow phone", _time(pocket), _time(pocket_material)),
            ("bytes of the search, the most common word", _bytes(by_common, "search_bytes"), "not measured"),
            (
                "first results of that word; on the phone",
                f"{_time(by_common)}; {_time(pocket_common)}",
                "not measured",
            ),
            ("bytes of the search, phrase of common words", _bytes(by_phrase, "search_bytes"), "not offered"),
            (
                "first results of that phrase; on the phone",
                f"{_time(by_phrase)}; {_time(pocket_phrase)}",
                "not offered",
            ),
            ("bytes of the search, empty box, all filters", _bytes(browse, "search_bytes"), "not offered"),
            ("first results of the empty box", _time(browse), "not offered"),
            ("index with what is said left out, gzipped", "", _size(len(gzip.compress(less)))),
        ]
        return Result(len(loaded.articles), sum(len(article.quotes) for article in loaded.articles), lines)


def _generate(root: Path, *, bodies: bool) -> None:
    limit = page_writer.ARTICLES_SEARCHED
    page_writer.ARTICLES_SEARCHED = sys.maxsize if bodies else 0
    try:
        build.build(root)
    finally:
        page_writer.ARTICLES_SEARCHED = limit


def _queries(loaded: Any) -> tuple[str, str, str]:
    """Return a word that one quote in a hundred has, the word and the two-word phrase that the most quotes have."""
    said = [search_words.folded_words(quote.exact) for article in loaded.articles for quote in article.quotes]
    holders = Counter(word for words in said for word in set(words) if len(word) > 4)
    word = min(holders, key=lambda word: (abs(holders[word] - len(said) / 100), word))
    pairs = Counter(pair for words in said for pair in set(pairwise(words)))
    commonest = Counter(word for words in said for word in set(words)).most_common(1)[0][0]
    return word, commonest, " ".join(pairs.most_common(1)[0][0])


def _size(number: int) -> str:
    return f"{number / 1000:,.0f} kB"


def _time(opened: Opened | None) -> str:
    return f"{opened.milliseconds:,.0f} ms" if opened else f"none in {PATIENCE} s"


def _bytes(opened: Opened | None, which: str) -> str:
    return _size(getattr(opened, which)) if opened else f"none in {PATIENCE} s"


def report(results: list[Result]) -> str:
    """Return the tables as Markdown."""
    slower = PHONE_SLOWDOWN
    intro = f"""\
# Quote search measured

Made by `make bench CORPUS=folder`: an archive of real articles, the whole site built, and both searches opened in
Chromium with an empty cache, on a host that gzips text. A cold open is the page, its scripts and styles, the index,
and the first result on the screen; times are medians of {RUNS}, on the phone of one. The slow phone has a processor
{slower} times slower and a line of 1.6 Mbit/s with 150 ms of latency. Material's search finds sections of pages,
never single quotes; it is measured with every article's words in its index, which above
{page_writer.ARTICLES_SEARCHED} articles the site leaves out: quote search is measured on the site as it then is.
Bytes are those sent, without headers; the machine has
{os.cpu_count()} processors, which also ran the server and the browser."""
    parts = intro.split("\n")
    for result in results:
        parts += ["", f"## {result.articles:,} articles, {result.quotes:,} quotes", ""]
        parts += ["| Measured | Quote search | Material's search |", "| --- | --- | --- |"]
        parts += [f"| {name} | {ours} | {material} |" for name, ours, material in result.lines]
    return "\n".join(parts) + "\n"


def main() -> None:
    """Measure, print and write the report."""
    arguments = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    arguments.add_argument("folders", nargs="+", type=Path, help="folders of .txt files, one article each")
    arguments.add_argument("--out", type=Path, default=PROJECT / "docs" / "search-bench.md")
    options = arguments.parse_args()
    sources = read(options.folders)
    if not sources:
        sys.exit(f"no .txt files in {', '.join(map(str, options.folders))}")
    executable = chromium.find()
    if not executable:
        sys.exit("no Chromium here: run `make test` once, or `python tests/helpers/chromium.py`, to get one")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=chromium.launch_arguments())
        results: list[Result] = []
        for made in (sources, enlarge(sources, LARGE)):
            results.append(measure(made, browser))
            options.out.write_text(report(results), encoding="utf-8")
        browser.close()
    print(report(results))


if __name__ == "__main__":
    main()
