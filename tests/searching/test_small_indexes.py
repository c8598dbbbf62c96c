"""What the index of the search has of a small archive, made without its site."""

from dataclasses import replace
from pathlib import Path

import pytest
from coverage_archive.model import Archive
from coverage_archive.reading import archive_folder
from coverage_archive.searching.filters import filters_of
from coverage_archive.searching.page_titles import page_titles
from coverage_archive.searching.postings import postings_of
from helpers.made_archive import spec, write


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    root = tmp_path_factory.mktemp("signs")
    made = spec("signs")
    made["elements"]["unheard-of"] = {"title": "Unheard of", "topic": "pledge"}
    write(made, root / "articles")
    return archive_folder.load(root)


def test_a_word_far_from_its_stem_stands_with_it_and_is_named() -> None:
    found = postings_of(["dying", "die", "dug"])
    assert found.irregular_forms == {"dying": "die"}
    assert [word for shard in found.shards for word in shard.words] == ["die", "dying", "dug"]


def test_parts_of_a_clause_that_no_article_gives_are_not_offered(archive: Archive, tmp_path: Path) -> None:
    assert [title for _, title, _ in page_titles(archive, tmp_path)] == ["Trigger", "Duty", "Speed", "Means", "Term"]


def test_each_quote_is_given_as_its_article_gives_it(archive: Archive) -> None:
    (alpha,) = (article for article in archive.articles if article.slug == "alpha-all-signs")
    filters = {quote.id: {it["id"]: it for it in filters_of(archive, [(alpha, quote)])} for quote in alpha.quotes}
    given = {id_: [label for _, label in of["given"]["values"]] for id_, of in filters.items()}
    assert given == {
        "clause": ["quoted"],
        "tug": ["partly quoted"],
        "owns": ["quoted"],
        "neighbours": ["quoted"],
        "says-so": ["quoted"],
        "quickly": ["paraphrased"],
    }


def test_a_saved_search_for_an_outlets_earlier_id_finds_it(archive: Archive) -> None:
    first, *others = archive.outlets.values()
    outlets = {it.id: it for it in (replace(first, former_ids=("at-first",)), *others)}
    filters = {it["id"]: it for it in filters_of(replace(archive, outlets=outlets), [])}
    assert filters["outlet"]["former"] == {"at-first": first.id}
