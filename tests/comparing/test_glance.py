"""What the glance and the finding say of a clause: counts of what is tagged, true for any number of articles."""

from functools import cache
from pathlib import Path
from tempfile import mkdtemp

import pytest
from coverage_archive.comparing.against_base import Against, _longest_rise, against
from coverage_archive.comparing.glance import GlanceRow, glance
from coverage_archive.comparing.topics import said_besides, tagged_on
from coverage_archive.model import Archive, Passage
from coverage_archive.pages.what_differs import finding, in_plain_words
from coverage_archive.reading import archive_folder
from helpers.made_archive import first, spec, write
from hypothesis import given
from hypothesis import strategies as st


@cache
def archive(name: str, count: int) -> Archive:
    root = Path(mkdtemp())
    write(first(spec(name), count), root / "articles")
    return archive_folder.load(root)


def rows(name: str, count: int) -> tuple[GlanceRow, ...]:
    found = archive(name, count)
    return glance(found.clause, found.articles)


@pytest.mark.parametrize("count", [1, 2, 3, 5, 13])
def test_each_row_counts_what_is_tagged_and_the_most_complete_comes_first(count: int) -> None:
    found = rows("twelve-outlets", count)
    assert found
    for row in found:
        tagged = {passage.element for passage in row.article.passages if passage.element}
        assert row.given == len(tagged)
        assert {element.id for element in row.in_state("absent")}.isdisjoint(tagged)
        assert row.given + len(row.in_state("absent")) == len(row.parts)
        assert sum(map(row.count, ("quoted", "partly-quoted", "paraphrased"))) == row.given
    assert [row.given for row in found] == sorted((row.given for row in found), reverse=True)


def said(name: str, count: int) -> list[str]:
    return [in_plain_words([sentence]) for sentence in finding(rows(name, count))]


def test_the_finding_of_one_article_says_how_it_gives_each_part() -> None:
    assert said("six-outlets", 1) == ["Alpha Times quotes the pact on trigger, duty, speed and means."]


def test_the_finding_of_two_or_three_says_what_all_do_alike_then_what_each_does() -> None:
    assert said("twelve-outlets", 2) == [
        "Both quote the accord on how long, speed, from where, price and the end.",
        "The Calder Courier quotes all 9 parts, and alone reports ground in law.",
        "Osmere Tribune partly quotes low water, paraphrases the request and duty, "
        "and has nothing on 1 of the 9 parts.",
    ]
    assert said("six-outlets", 3) == [
        "Alpha Times quotes all 4 parts, and alone reports means.",
        "Beta Post partly quotes duty, and paraphrases trigger and speed.",
        "Gamma Herald paraphrases trigger, duty and speed.",
    ]


def test_of_many_articles_it_counts_who_reports_each_part_and_how() -> None:
    assert said("six-outlets", 5) == [
        "All 5 articles report speed.",
        "Most often quoted: duty and means, in 2 of 5 articles.",
        "Most often paraphrased: trigger and speed, in 3 of 5 articles.",
        "Least often reported: means, in 3 of 5 articles.",
    ]
    assert said("many-tongues", 8) == [
        "All 8 articles report speed.",
        "Most often quoted: speed, in 7 of 8 articles.",
        "Harbour Courier alone reports legal ground.",
        "Least often reported: means, in 2 of 8 articles.",
    ]


def test_a_part_leads_to_the_words_of_the_article_named_or_to_the_comparison() -> None:
    both, one, _ = finding(rows("twelve-outlets", 2))
    assert {piece.article for piece in both if piece.element} == {None}
    (outlet, *_) = (piece.article for piece in one if piece.article)
    assert {piece.article for piece in one if piece.element} == {outlet}


def test_without_words_on_the_clause_nothing_is_found() -> None:
    found = archive("six-outlets", 6)
    without = tuple(article for article in found.articles if not any(p.element for p in article.passages))
    assert without
    assert finding(glance(found.clause, without)) == ()


def test_a_report_is_held_against_a_base() -> None:
    found = archive("six-outlets", 5)
    alpha, beta = found.articles[:2]
    assert against(found.clause, alpha, beta) == {
        "trigger": Against("reworded", "moved"),
        "duty": Against("reworded", "moved"),
        # The order is turned round: one element may count as staying. "Without delay" begins a sentence.
        "speed": Against("spelling", "in-place"),
        "means": Against("absent"),
    }
    assert against(found.clause, beta, alpha)["means"] == Against("added")
    assert set(against(found.clause, alpha, alpha).values()) == {Against("same", "in-place")}


@given(st.lists(st.integers(0, 30), max_size=12, unique=True))
def test_what_stands_in_the_same_order_is_as_long_as_any(numbers: list[int]) -> None:
    places = sorted(_longest_rise(numbers))
    kept = [numbers[place] for place in places]
    assert kept == sorted(kept)
    longest = [1] * len(numbers)
    for at, number in enumerate(numbers):
        longest[at] = 1 + max((longest[before] for before in range(at) if numbers[before] < number), default=0)
    assert len(kept) == max(longest, default=0)


def test_what_else_is_said_leaves_the_clause_out_and_nothing_else() -> None:
    found = archive("twelve-outlets", 13)
    told = said_besides(found.clause, found.articles, found)
    for number, article in enumerate(found.articles):
        of_clause = [p.span for p in article.passages if p.element and p.topic == found.clause.id]
        wanted = {
            item.id
            for item in tagged_on(found.clause, article)
            if not (isinstance(item, Passage) and item.element) and not any(item.span.overlaps(s) for s in of_clause)
        }
        assert {item.id for row in told for item in row.cells[number]} == wanted
