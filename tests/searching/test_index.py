"""The index as files: the same for the same archive, in step with the data, and no larger than a search needs."""

import dataclasses
import gzip
import json
import re
from pathlib import Path
from typing import Any

import pytest
from coverage_archive.pages import page_writer, site_pages
from coverage_archive.reading import archive_folder
from coverage_archive.searching import quote_index


def unpack(data: bytes) -> Any:
    return json.loads(gzip.decompress(data))


def files(folder: Path) -> dict[str, tuple[int, bytes]]:
    paths = [path for path in folder.rglob("*") if path.is_file()]
    return {str(path.relative_to(folder)): (path.stat().st_mtime_ns, path.read_bytes()) for path in paths}


def test_the_index_is_made_anew_only_for_other_quotes(project: Path, tmp_path: Path) -> None:
    loaded = archive_folder.load(project)
    cache = tmp_path / "cache"
    quote_index.publish(loaded, tmp_path / "one", cache)
    before = files(cache)
    quote_index.publish(loaded, tmp_path / "two", cache)
    assert files(cache) == before
    first, second = files(tmp_path / "one"), files(tmp_path / "two")
    assert {name: data for name, (_, data) in first.items()} == {name: data for name, (_, data) in second.items()}
    fewer = dataclasses.replace(loaded, articles=loaded.articles[:1])
    quote_index.publish(fewer, tmp_path / "two", cache)
    (kept,) = cache.iterdir()
    assert not kept.name.startswith(next(iter(before)).partition("/")[0])
    table = unpack((tmp_path / "two" / "quotes" / "index" / "quotes.json.gz").read_bytes())
    assert table["count"] == len(fewer.articles[0].quotes)


def test_only_what_the_browser_asks_for_is_published(made: Path) -> None:
    folder = made / "site" / "quotes" / "index"
    names = {re.sub(r"_[0-9a-f]{7,}|\d+", "N", name) for name in files(folder)}
    assert names == {
        "quotes.json.gz",
        "records-N.json.gz",
        "pagefind/pagefind.js",
        "pagefind/pagefind-entry.json",
        "pagefind/pagefind.enN.pf_meta",
        "pagefind/wasm.en.pagefind",
        "pagefind/index/enN.pf_index",
    }


def test_an_archive_without_quotes_has_an_index_of_none(project: Path, tmp_path: Path) -> None:
    loaded = archive_folder.load(project)
    quote_index.publish(dataclasses.replace(loaded, articles=()), tmp_path / "site", tmp_path / "cache")
    table = unpack((tmp_path / "site" / "quotes" / "index" / "quotes.json.gz").read_bytes())
    assert (table["count"], table["words"], table["blocks"]) == (0, [], [])


def test_records_are_the_open_data_with_the_sentence_around(made: Path) -> None:
    folder = made / "site" / "quotes" / "index"
    table = unpack((folder / "quotes.json.gz").read_bytes())
    files = -(-table["count"] // table["recordsAFile"])
    records = [record for n in range(files) for record in unpack((folder / f"records-{n}.json.gz").read_bytes())]
    quotes = json.loads((made / "site" / "data" / "quotes.json").read_text(encoding="utf-8"))
    assert [{key: record[key] for key in quote} for record, quote in zip(records, quotes, strict=True)] == quotes
    for record in records:
        around = record["shown"]["before"] + record["exact"] + record["shown"]["after"]
        capture = (made / "articles" / record["article"] / "capture.txt").read_text(encoding="utf-8")
        assert around in capture
        assert "\n" not in around


def test_a_large_archive_leaves_what_is_said_out_of_the_headers_search(
    made: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    loaded = archive_folder.load(made)
    (small,) = [page.text for page in site_pages.pages(loaded) if page.path == "articles/report-0/index.md"]
    monkeypatch.setattr(page_writer, "ARTICLES_SEARCHED", len(loaded.articles) - 1)
    (large,) = [page.text for page in site_pages.pages(loaded) if page.path == "articles/report-0/index.md"]
    assert '<div class="paragraph outlet--' in small
    assert large.count("data-search-exclude") - small.count("data-search-exclude") == 21, "one a paragraph"
