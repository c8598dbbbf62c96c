"""The index as files: the same for the same archive, in step with the data, and no larger than a search needs."""

import gzip
import json
from pathlib import Path
from typing import Any

import coverage_archive.archive
import pytest
from coverage_archive import pages, search
from support import PROJECT, archive
from test_words import words


def unpack(data: bytes) -> Any:
    return json.loads(gzip.decompress(data))


def test_the_same_archive_gives_the_same_bytes() -> None:
    loaded = coverage_archive.archive.load(PROJECT)
    assert search.files(loaded) == search.files(loaded)


def test_a_second_build_writes_nothing(made: Path) -> None:
    assert "0 files written" in archive("build", root=made).stdout


def test_every_word_of_every_quote_has_its_place(made: Path) -> None:
    folder = made / "site" / "quotes" / "index"
    table = unpack((folder / "quotes.json.gz").read_bytes())
    places: dict[tuple[int, int], str] = {}
    for number in range(table["buckets"]):
        for forms in unpack((folder / f"words-{number}.json.gz").read_bytes()).values():
            for word, pairs in forms.items():
                quote = 0
                for further, position in zip(pairs[::2], pairs[1::2], strict=True):
                    quote += further
                    places[quote, position] = word
    quotes = json.loads((made / "site" / "data" / "quotes.json").read_text(encoding="utf-8"))
    assert places == {
        (number, place): word
        for number, quote in enumerate(quotes)
        for place, word in enumerate(words(quote["exact"]))
    }


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
    loaded = coverage_archive.archive.load(made)
    (small,) = [page.text for page in pages.pages(loaded) if page.path == "articles/report-0/index.md"]
    monkeypatch.setattr(pages, "ARTICLES_SEARCHED", len(loaded.articles) - 1)
    (large,) = [page.text for page in pages.pages(loaded) if page.path == "articles/report-0/index.md"]
    assert '<div class="paragraph outlet--' in small
    assert large.count("data-search-exclude") - small.count("data-search-exclude") == 21, "one a paragraph"
