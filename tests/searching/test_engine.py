"""Whatever is asked, the engine finds what looking at every quote and every paragraph finds, with the same counts."""

import random
from pathlib import Path
from typing import Any

import pytest
from coverage_archive.model import Archive
from coverage_archive.reading import archive_folder
from coverage_archive.searching import postings, search_index
from helpers.asked_search import ask
from helpers.brute_force_search import BruteForce, titles
from helpers.made_archive import spec, write
from helpers.made_queries import made_query

QUERIES = 200


@pytest.fixture(scope="module")
def archive(made: Path) -> Archive:
    return archive_folder.load(made)


@pytest.mark.parametrize("parted", [False, True])
def test_generated_queries_in_several_languages_find_what_brute_force_finds(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, parted: bool
) -> None:
    write(spec("many-tongues"), tmp_path / "articles")
    archive = archive_folder.load(tmp_path)
    if parted:
        monkeypatch.setattr(search_index, "ONE_FILE", 0)
        monkeypatch.setattr(postings, "SHARD", 100)
    search_index.publish(archive, tmp_path / "site")
    compare(archive, tmp_path / "site", BruteForce(archive), random.Random(7), QUERIES // 2)


def test_generated_queries_find_what_brute_force_finds(made: Path, archive: Archive) -> None:
    compare(archive, made / "site", BruteForce(archive, titles(archive, made / "site")), random.Random(13), QUERIES)


def compare(archive: Archive, site: Path, force: BruteForce, chance: random.Random, count: int) -> None:
    """Ask generated queries, and compare what the engine and brute force find."""
    queries = [made_query(archive, chance) for _ in range(count)]
    typed: list[dict[str, Any]] = [
        {"q": " ".join(part.typed() for part in parts), "chosen": chosen, "typing": typing}
        for parts, chosen, typing in queries
    ]
    found = 0
    for (parts, chosen, typing), query, answer in zip(
        queries, typed, ask(site / "quotes" / "index", typed), strict=True
    ):
        quotes, paragraphs, counts = force.find(parts, chosen, typing=typing)
        assert {*answer["quotes"]} == quotes, query
        assert {*answer["paragraphs"]} == paragraphs, query
        assert {(name, value): count for name, value, count in answer["counts"] if count} == counts, query
        found += bool(quotes or paragraphs)
    assert found > count // 3, "most queries found nothing: they show little"


def test_a_topic_that_only_passages_have_is_named_with_its_address(tmp_path: Path) -> None:
    write(spec("six-outlets"), tmp_path / "articles")
    archive = archive_folder.load(tmp_path)
    assert all("fishing" not in quote.topics for article in archive.articles for quote in article.quotes)
    search_index.publish(archive, tmp_path / "site")
    (found,) = ask(tmp_path / "site" / search_index.FOLDER, [{"q": "fishing"}])
    (topic,) = found["parts"]
    assert (topic["url"], topic["title"], topic["what"]) == ("compare/fishing/", "Fishing", "topic")
