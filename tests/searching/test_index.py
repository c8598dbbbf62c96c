"""The index as files: the same for the same archive, in step with the data, and few."""

import dataclasses
import gzip
import json
import re
import shutil
from pathlib import Path
from typing import Any

import pytest
from coverage_archive.model import Archive
from coverage_archive.reading import archive_folder
from coverage_archive.searching import packed, search_index
from hypothesis import given
from hypothesis import strategies as st


def unpack(data: bytes) -> Any:
    return json.loads(gzip.decompress(data))


def files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def published(archive: Archive, site: Path) -> dict[str, bytes]:
    search_index.publish(archive, site)
    return files(site / search_index.FOLDER)


@pytest.fixture(scope="module")
def loaded(made: Path) -> Archive:
    return archive_folder.load(made)


def test_the_same_archive_has_the_same_index(loaded: Archive, made: Path, tmp_path: Path) -> None:
    shutil.copytree(made / "site", tmp_path, dirs_exist_ok=True)
    assert published(loaded, tmp_path) == files(made / "site" / search_index.FOLDER)


def test_what_stood_there_of_another_archive_goes(loaded: Archive, tmp_path: Path) -> None:
    (tmp_path / search_index.FOLDER).mkdir(parents=True)
    (tmp_path / search_index.FOLDER / "words-99.json.gz").write_bytes(b"")
    assert "words-99.json.gz" not in published(loaded, tmp_path)


def test_other_quotes_make_another_version(loaded: Archive, tmp_path: Path) -> None:
    fewer = dataclasses.replace(loaded, articles=loaded.articles[:1])
    versions = {unpack(published(it, tmp_path)["index.json.gz"])["version"] for it in (loaded, fewer, loaded)}
    assert len(versions) == 2


def test_a_small_archive_is_one_file_and_a_large_one_few(
    loaded: Archive, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert {*published(loaded, tmp_path)} == {"index.json.gz"}
    monkeypatch.setattr(search_index, "ONE_FILE", 0)
    names = [re.sub(r"\d+", "N", name) for name in published(loaded, tmp_path)]
    others = {"index.json.gz", "speakers.json.gz", "vocabulary.json.gz"}
    assert {*names} == {*others, "words-N.json.gz", "said-N.json.gz", "articles-N.json.gz"}


@pytest.mark.parametrize("size", [1, 2_000, 5_000, 10**6])
def test_neighbouring_articles_share_a_file_as_long_as_it_stays_small(
    loaded: Archive, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, size: int
) -> None:
    monkeypatch.setattr(search_index, "ONE_FILE", 0)
    monkeypatch.setattr(search_index, "SHARED_FILE", size)
    made = {name: unpack(data) for name, data in published(loaded, tmp_path).items()}
    counts = made["index.json.gz"]["files"]["articles"]
    together = [made[f"articles-{number}.json.gz"]["articles"] for number in range(len(counts))]
    assert [it["slug"] for articles in together for it in articles] == [it.slug for it in loaded.articles]
    assert counts == packed.pack(map(len, together))
    assert all(len(articles) == 1 or sum(len(it["text"]) for it in articles) <= size for articles in together)


def test_an_archive_without_articles_has_an_index_of_none(loaded: Archive, tmp_path: Path) -> None:
    index = unpack(published(dataclasses.replace(loaded, articles=()), tmp_path)["index.json.gz"])
    assert (index["blocks"], index["articles"]["published"]) == ("", [])


def test_the_index_has_the_captures_words_and_where_the_quotes_stand(loaded: Archive, made: Path) -> None:
    parts = unpack(files(made / "site" / search_index.FOLDER)["index.json.gz"])["parts"]
    texts = [article for name, part in parts.items() if name.startswith("articles-") for article in part["articles"]]
    assert [article["slug"] for article in texts] == [article.slug for article in loaded.articles]
    for article, indexed in zip(loaded.articles, texts, strict=True):
        assert indexed["text"] == article.capture.text
        quotes = {row[0]: utf_16(indexed["text"], row[2], row[3]) for row in indexed["quotes"]}
        assert quotes == {quote.id: quote.exact for quote in article.quotes}


def utf_16(text: str, start: int, end: int) -> str:
    """Cut a text as browsers do."""
    return text.encode("utf-16-le")[start * 2 : end * 2].decode("utf-16-le")


@given(st.lists(st.integers(0, 10**9)))
def test_numbers_are_packed_as_signs_that_json_and_javascript_leave_alone(numbers: list[int]) -> None:
    text = packed.pack(numbers)
    assert json.loads(json.dumps(text)) == text
    assert len(json.dumps(text)) == len(text) + 2, "no sign is escaped"
