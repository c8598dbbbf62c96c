"""What the index of the search has of a small archive, made without its site."""

from dataclasses import replace

import pytest
from coverage_archive.model import Archive
from coverage_archive.reading import archive_folder
from coverage_archive.searching import packed, postings
from coverage_archive.searching.filters import filters_of
from coverage_archive.searching.said import said_on
from coverage_archive.searching.texts import parts_of
from helpers.made_archive import spec, write


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    root = tmp_path_factory.mktemp("signs")
    made = spec("signs")
    made["elements"]["unheard-of"] = {"title": "Unheard of", "topic": "pledge"}
    write(made, root / "articles")
    return archive_folder.load(root)


def test_a_word_far_from_its_stem_stands_with_it_and_is_named_where_it_is_looked_up(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(postings, "SHARD", 1)
    found = postings.postings_of(["dying", "die", "dug"])
    assert [shard.words for shard in found.shards] == [["die", "dying"], ["dug"]]
    assert found.starts == ["die", "dug"]
    assert [shard.stems for shard in found.shards] == [{"en": {"dying": "die"}}, {"en": {"dying": "die"}}]


def test_a_word_of_two_languages_has_a_stem_in_each() -> None:
    listed = {"de": {"waren": "war"}, "en": {"waren": "waren"}}
    (shard,) = postings.postings_of(["waren", "war", "delays"], listed).shards
    assert shard.stems == {"de": {"waren": "war"}, "en": {"waren": "waren"}}


def test_parts_of_a_clause_that_no_article_gives_are_not_offered(archive: Archive) -> None:
    assert [part.title for part in parts_of(archive)] == ["Trigger", "Duty", "Speed", "Means", "Term"]


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


@pytest.mark.parametrize(("short", "about"), [("How soon", ""), ("Speed", "How soon?")])
def test_the_question_of_a_part_is_shown_unless_it_is_the_parts_name(
    archive: Archive, short: str, about: str
) -> None:
    topic = next(topic for topic in archive.topics.values() if topic.elements)
    parts = tuple(replace(part, question="How soon?", short=short) for part in topic.elements)
    made = replace(archive, topics={**archive.topics, topic.id: replace(topic, elements=parts)})
    assert said_on(made)[0]["about"] == about


def test_numbers_of_every_length_are_written_alike() -> None:
    numbers = [0, 59, 60, 1_919, 1_920, *range(19_998, 20_003), 10**9]
    assert packed.pack(numbers) == "".join(packed.pack([number]) for number in numbers)
    assert len({packed.pack([number]) for number in numbers}) == len(numbers)


def test_a_saved_search_for_a_kind_of_the_data_is_a_filter_of_that_name(archive: Archive) -> None:
    quotes = [(article, quote) for article in archive.articles for quote in article.quotes]
    filters = {it["id"]: it for it in filters_of(archive, quotes)}
    assert [label for _, label in filters["kind"]["values"]] == ["direct", "partial", "indirect"]


def test_words_of_one_stem_stand_in_one_shard_and_others_in_shards_of_their_own(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(postings, "SHARD", 1)
    shards = postings.postings_of(["aa", "ba", "bb", "bc"], {"en": {"bc": "ba"}}).shards
    assert [shard.words for shard in shards] == [["aa"], ["ba", "bc"], ["bb"]]
