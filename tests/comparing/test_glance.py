"""What the glance and the finding say of a clause: counts of what is tagged, true for any number of articles."""

from functools import cache
from pathlib import Path
from tempfile import mkdtemp

import pytest
from coverage_archive.comparing.against_base import Against, _longest_rise, against
from coverage_archive.comparing.glance import GlanceRow, glance
from coverage_archive.comparing.topics import said_besides, tagged_on
from coverage_archive.model import Archive, Passage
from coverage_archive.pages.finding import finding
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
    found = archive(name, count)
    return [
        f"{sentence.article.source_name} {sentence.words}" if sentence.article else sentence.words
        for sentence in finding(found.clause, rows(name, count))
    ]


def test_the_finding_is_a_sentence_an_article() -> None:
    assert said("six-outlets", 3) == [
        "Alpha Times gives 4 of the clause’s 4 parts, all quoted.",
        "Beta Post gives 3: 1 partly quoted, 2 paraphrased; nothing on means.",
        "Gamma Herald gives 3, all paraphrased; nothing on means.",
    ]


def test_of_many_articles_it_counts_them() -> None:
    assert said("six-outlets", 5) == [
        "5 articles give words on the clause. 2 have all 4 of its parts, 1 of them in quotation marks throughout.",
        "Most often given: speed, in all 5.",
        "Least often: means, in 3 of 5.",
    ]


def test_of_many_articles_of_which_one_has_all_parts_it_says_how() -> None:
    assert said("many-tongues", 8)[0] == (
        "8 articles give words on the clause. 1 has all 6 of its parts, all in quotation marks."
    )


def test_without_words_on_the_clause_nothing_is_found() -> None:
    found = archive("six-outlets", 6)
    without = tuple(article for article in found.articles if not any(p.element for p in article.passages))
    assert without
    assert finding(found.clause, glance(found.clause, without)) == ()


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
