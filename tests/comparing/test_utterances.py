"""Quotes of one speaker are grouped by utterance: how well, on a golden set of stories, and what always holds."""

import random
import re
import tempfile
from collections.abc import Sequence
from functools import cache
from itertools import permutations
from pathlib import Path

import pytest
from coverage_archive.comparing.utterances import QuoteOf, utterances
from helpers.golden_utterances import Golden, Pair, golden, groups_of, pairs
from helpers.project import PROJECT
from hypothesis import given
from hypothesis import strategies as st

STORIES = sorted((Path(__file__).parent / "utterances").glob("*.yml"))
LEAST_PRECISION, LEAST_RECALL = 0.95, 0.8


@cache
def story(path: Path) -> Golden:
    return golden(path, Path(tempfile.mkdtemp()))


def quotes_of(path: Path) -> list[QuoteOf]:
    return [(article, quote) for article in story(path).archive.articles for quote in article.quotes]


def grouped(quotes: Sequence[QuoteOf]) -> list[list[str]]:
    return [[f"{article.slug}/{quote.id}" for article, quote in it.quotes] for it in utterances(quotes)]


@cache
def found_and_wanted() -> tuple[set[tuple[Path, Pair]], set[tuple[Path, Pair]]]:
    """Every two quotes that the program puts together, and every two that belong together."""
    found = {(path, pair) for path in STORIES for pair in pairs(grouped(quotes_of(path)))}
    wanted = {(path, pair) for path in STORIES for pair in pairs(groups_of(story(path).labels))}
    return found, wanted


def test_of_the_pairs_put_together_nearly_all_belong_together() -> None:
    found, wanted = found_and_wanted()
    wrong = [f"{path.stem}: {' and '.join(sorted(pair))}" for path, pair in found - wanted]
    assert len(found & wanted) >= LEAST_PRECISION * len(found), "\n".join(wrong)


def test_most_pairs_that_belong_together_are_put_together() -> None:
    found, wanted = found_and_wanted()
    missed = [f"{path.stem}: {' and '.join(sorted(pair))}" for path, pair in wanted - found]
    assert len(found & wanted) >= LEAST_RECALL * len(wanted), "\n".join(missed)


def test_the_about_page_states_these_figures() -> None:
    found, wanted = found_and_wanted()
    about = " ".join((PROJECT / "docs" / "about.md").read_text("utf-8").split())
    stated = re.search(
        r"In (\d+) made stories with (\d+) quotes, (\d+) % of the pairs .*? of the pairs that do it finds (\d+) %",
        about,
    )
    right = len(found & wanted)
    quotes = sum(len(quotes_of(path)) for path in STORIES)
    measured = (len(STORIES), quotes, int(100 * right / len(found)), int(100 * right / len(wanted)))
    assert stated
    assert tuple(map(int, stated.groups())) == measured


def group_with(path: str, quote: str) -> set[str]:
    file = next(it for it in STORIES if it.stem == path)
    (group,) = [group for group in grouped(quotes_of(file)) if quote in group]
    return {*group} - {quote}


# -- the hard cases, one by one -------------------------------------------------------------------------------------


def test_two_statements_on_one_subject_in_similar_words_stay_apart() -> None:
    assert "tuesday-times/q1" not in group_with("a-campaign-and-its-slogans", "monday-post/q1")
    assert "second-year-post/q1" not in group_with("two-years-running", "first-year-post/q1")


def test_cuts_of_one_statement_that_share_no_word_meet_in_a_longer_one() -> None:
    assert {"short-post/q1", "evening-star/q1"} <= group_with("a-long-interview", "transcript-daily/q1")


def test_a_cut_that_begins_where_another_nearly_ends_belongs_to_it() -> None:
    assert group_with("a-long-interview", "evening-star/q4") == {"night-courier/q1"}


def test_two_quoted_words_belong_to_the_statement_that_has_them() -> None:
    assert "north-press/q1" in group_with("one-speech-in-several-translations", "harbour-wire/q1")


def test_a_short_quote_that_fits_two_statements_stands_alone() -> None:
    assert group_with("two-years-running", "capital-radio/q4") == set()


def test_an_indirect_version_belongs_to_it_if_it_keeps_rare_words() -> None:
    assert "quarterly/q1" in group_with("reported-and-quoted", "ledger/q1")
    assert group_with("reported-and-quoted", "observer/q1") == set()


def test_translations_are_never_joined_and_cuts_in_any_script_are() -> None:
    assert group_with("tongues", "severnaya/q1") == {"baltika/q1"}
    assert group_with("tongues", "hanbit/q1") == {"saebyeok/q1"}
    assert group_with("tongues", "chenbao/q1") == {"wanbao/q1"}
    assert group_with("tongues", "nahar/q1") == {"sabah/q1"}


def test_the_same_words_of_another_speaker_are_another_utterance_whoever_relays_them() -> None:
    of_the_minister = group_with("who-said-it", "globe/q1")
    assert of_the_minister == {"tribune/q1", "herald/q1"}
    assert group_with("who-said-it", "globe/q2") == {"argus/q1"}


# -- what always holds ----------------------------------------------------------------------------------------------

ALL = [quote for path in STORIES for quote in quotes_of(path)]
some_quotes = st.lists(st.sampled_from(range(len(ALL))), unique=True, max_size=40)


@given(some_quotes)
def test_every_quote_is_in_one_utterance_of_one_speaker_in_one_language(numbers: list[int]) -> None:
    quotes = [ALL[number] for number in numbers]
    found = utterances(quotes)
    assert sorted(id(quote) for it in found for _, quote in it.quotes) == sorted(id(quote) for _, quote in quotes)
    for utterance in found:
        assert len({(quote.speaker.id, article.language) for article, quote in utterance.quotes}) == 1


@given(some_quotes, st.randoms())
def test_the_order_of_the_quotes_changes_no_group(numbers: list[int], chance: random.Random) -> None:
    mixed = list(numbers)
    chance.shuffle(mixed)
    groups = [{frozenset(group) for group in grouped([ALL[n] for n in some])} for some in (numbers, mixed)]
    assert groups[0] == groups[1]


FITS_BOTH = """\
alpha: |
  A poet | "<bitter fiery friendship between rivers>," he said.
  B poet | "<bitter fiery friendship among lakes>," he said.
  C poet | "<the oldest bitter fiery friendship>," he said.
"""


@pytest.mark.parametrize("order", [*permutations(range(3))])
def test_which_of_equally_long_quotes_comes_first_changes_no_group(tmp_path: Path, order: tuple[int, ...]) -> None:
    path = tmp_path / "story.yml"
    path.write_text(FITS_BOTH, encoding="utf-8")
    quotes = quotes_of(path)
    assert [len(group) for group in grouped([quotes[number] for number in order])] == [1, 1, 1]


@pytest.mark.parametrize("path", STORIES, ids=lambda path: path.stem)
def test_each_has_the_order_in_which_its_quotes_were_given(path: Path) -> None:
    places = {f"{article.slug}/{quote.id}": number for number, (article, quote) in enumerate(quotes_of(path))}
    order = [[places[quote] for quote in group] for group in grouped(quotes_of(path))]
    assert order == sorted(sorted(group) for group in order)
