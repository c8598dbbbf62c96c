"""`archive review`: what is said of a page is mended in place, a line or a fact at a time."""

from pathlib import Path
from typing import get_args

import pytest
from coverage_archive.editing.article_state import page_lines
from coverage_archive.editing.page_actions import LineKind
from coverage_archive.reading import archive_folder
from helpers.archive_copy import record, snapshot
from helpers.reviewed import SLUG, answer, changed
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st


def kinds(root: Path) -> dict[int, LineKind]:
    """Return what each line of the capture is, by its number."""
    articles = archive_folder.load(root).articles
    return {line.number: line.kind for line in page_lines(next(item for item in articles if item.slug == SLUG))}


# -- lines -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("number", ["²", "0", "999"])
def test_a_number_that_no_line_has_is_asked_again(root: Path, number: str) -> None:
    assert "There is no such line; ? lists them." in answer(root, "e", number, "-")


def test_the_lines_are_listed_with_what_each_is(root: Path) -> None:
    said = answer(root, "e", "?", "-")
    assert "   5  set aside   World › Asia\n" in said
    assert "  11  byline      By Mara Lindqvist in Seoul\n" in said
    assert "  15  set aside   share-icon\n" in said


def test_a_line_is_named_by_its_number_or_its_first_words(root: Path, drafted: dict[str, bytes]) -> None:
    for named in ("15", "share-icon", "Share-I"):
        said = answer(root, "e", named, "")
        assert "  15  share-icon\nWhat is it: headline, standfirst, byline, published, caption, credit, text" in said
    said = answer(root, "e", "share", "99", "nothing like it", "-")
    assert "Several lines begin so; ? lists them." in said
    assert said.count("There is no such line; ? lists them.") == 2
    assert changed(root, drafted) == [], "Enter keeps what stands"


def test_a_line_that_was_taken_for_text_is_set_aside(root: Path) -> None:
    answer(root, "e", "share-icon", "text")
    assert kinds(root)[15] == "text"
    assert "share-icon" not in record(root, SLUG)["furniture"]
    answer(root, "e", "share-icon", "set aside")
    assert kinds(root)[15] == "set aside"


def test_a_field_of_several_lines_gets_another(root: Path) -> None:
    said = answer(root, "e", "World", "standfirst")
    standfirst = record(root, SLUG)["standfirst"]
    assert standfirst == [
        "A short clause in a long text has the region's planners reading it twice.",
        "World › Asia",
    ]
    assert "standfirst World › Asia" in said


def test_of_a_kind_that_an_article_has_once_two_lines_change_places(root: Path, drafted: dict[str, bytes]) -> None:
    """What was noted of where the machine found the first is not true of the second, and goes."""
    answer(root, "e", "The Harbour Courier", "headline")
    assert record(root, SLUG)["headline"] == "The Harbour Courier"
    assert kinds(root)[7] == "set aside"
    taken, added, *rest = changed(root, drafted)
    assert taken.startswith('-headline: "Two capitals, one promise')
    assert "#: line 7" in taken
    assert added == "+headline: The Harbour Courier"
    assert rest[0].startswith('-  - "The Harbour Courier"')


def test_an_article_keeps_a_headline(root: Path, drafted: dict[str, bytes]) -> None:
    said = answer(root, "e", "7", "text")
    assert "an article has a headline: say which line it is; this one then becomes what that one was" in said
    assert changed(root, drafted) == []


def test_with_the_line_of_the_date_its_date_is_taken(root: Path) -> None:
    said = answer(root, "e", "Updated", "published")
    after = record(root, SLUG)
    assert (after["published"], after["published_line"]) == ("2024-06-21T08:15", "Updated 21 June 2024, 08:15")
    assert "date       2024-06-21T08:15" in said
    assert kinds(root)[12] == "set aside", "the line that was it"


def test_what_tags_stand_on_cannot_be_set_aside(root: Path, drafted: dict[str, bytes]) -> None:
    quoted = next(number for number, kind in kinds(root).items() if kind == "text")
    said = answer(root, "e", str(quoted), "set aside")
    assert "That cannot be:" in said
    assert "Nothing was changed." in said
    assert changed(root, drafted) == []


def test_a_kind_that_there_is_not_is_asked_again(root: Path, drafted: dict[str, bytes]) -> None:
    said = answer(root, "e", "15", "captoin", "")
    assert "There is no kind of line 'captoin'; did you mean caption?" in said
    assert changed(root, drafted) == []


# -- facts -----------------------------------------------------------------------------------------------------------


def test_a_date_that_the_capture_states_needs_no_reason(root: Path, drafted: dict[str, bytes]) -> None:
    answer(root, "e", "date", "2024-06-20", "-")
    assert changed(root, drafted) == [
        "-published: 2024-06-20T16:40 #: line 12; no time zone stated",
        '+published: "2024-06-20"',
    ]


def test_a_date_that_it_does_not_state_needs_one(root: Path, drafted: dict[str, bytes]) -> None:
    said = answer(root, "e", "date", "2024-06-22", "-")
    assert "capture.txt does not state the date 2024-06-22" in said
    assert changed(root, drafted) == []
    answer(root, "e", "date", "2024-06-22", "the outlet's own archive says so")
    after = record(root, SLUG)
    assert (after["published"], after["published_supplied"]) == ("2024-06-22", "the outlet's own archive says so")


@pytest.mark.parametrize(("fact", "value"), [("date", "yesterday"), ("date", "2024-02-31"), ("language", "English")])
def test_a_value_that_is_none_is_refused(root: Path, drafted: dict[str, bytes], fact: str, value: str) -> None:
    said = answer(root, "e", fact, value, *(["-"] if fact == "date" else []))
    assert "That cannot be:" in said
    assert changed(root, drafted) == []


def test_a_fact_may_be_unknown(root: Path) -> None:
    answer(root, "e", "language", "-", "e", "date", "-")
    after = record(root, SLUG)
    assert (after["language"], after["published"]) == ("null", "null")


def test_another_outlet_is_chosen_from_those_known(root: Path) -> None:
    said = answer(root, "e", "outlet", "strait", "strait-gazette", "its editor told us")
    assert "There is no outlet 'strait'" in said
    assert "outlet     [The Strait Gazette]: its editor told us" in said
    after = record(root, SLUG)
    assert (after["outlet"], after["outlet_supplied"]) == ("strait-gazette", "its editor told us")


def test_a_headline_may_be_the_editors_own_until_a_line_is_it(root: Path) -> None:
    said = answer(
        root, "e", "own headline", "Two capitals", "the capture has none", "e", "Two capitals, one", "headline"
    )
    assert "headline   [Two capitals]: the capture has none" in said
    after = record(root, SLUG)
    assert after["headline"] == "Two capitals, one promise: what the new pact asks of each side"
    assert "headline_supplied" not in after


# -- always ----------------------------------------------------------------------------------------------------------

LINES = st.integers(1, 24).map(str)
MENDED = st.lists(st.tuples(LINES, st.sampled_from(get_args(LineKind))), min_size=1, max_size=5)


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(mended=MENDED)
def test_a_line_becomes_what_was_said_or_nothing_changes_and_all_of_it_can_be_undone(
    root: Path, drafted: dict[str, bytes], mended: list[tuple[str, LineKind]]
) -> None:
    for number, kind in mended:
        before = kinds(root)
        if int(number) not in before:
            continue
        said = answer(root, "e", number, kind)
        assert "That cannot be" in said or kinds(root)[int(number)] == kind
        assert ("That cannot be" in said) <= (kinds(root) == before)
        answer(root, "e", number, kind, "u")
    for name, data in drafted.items():
        (root / name).write_bytes(data)
    asked = [line for number, kind in mended if int(number) in kinds(root) for line in ("e", number, kind)]
    answer(root, *asked, *["u"] * len(mended))
    assert snapshot(root) == drafted
