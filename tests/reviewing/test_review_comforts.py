"""`archive review` for somebody who reviews all day: back, undo, edit, keep, and go on wherever something is left."""

import re
from pathlib import Path

import pytest
import yaml
from coverage_archive.reviewing.showing import wrapped
from helpers.archive_copy import SEEDS, record, run, snapshot
from helpers.reviewed import SLUG, answer, restore, to_names, to_parts
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st


def vocabulary(root: Path) -> dict[str, dict[str, dict[str, object]]]:
    loaded = yaml.safe_load((root / "articles/archive.yml").read_text(encoding="utf-8"))
    assert isinstance(loaded, dict)
    return loaded


def shown(said: str) -> list[str]:
    """Return what was asked about, in order."""
    return re.findall(r"^\d+ left  (.*)$", said, re.MULTILINE)


# -- Enter -----------------------------------------------------------------------------------------------------------


def test_enter_keeps_the_topics_that_stand(root: Path, drafted: dict[str, bytes]) -> None:
    assert record(root, SLUG)["quotes"][0]["topics"] == ["article-4"]
    said = answer(root, "n", "t", "")
    assert "Topics (ids with spaces between; - for none) [article-4]:" in said
    assert snapshot(root) == drafted


def test_enter_at_every_question_changes_nothing(root: Path, drafted: dict[str, bytes]) -> None:
    of_quote = ["s", "", "k", "", "t", "", "e", "", ""]
    of_outlet = ["m", "", "e", "", "", ""]
    of_speaker = ["m", "", "k", "", "e", "", ""]
    of_part = ["g", "-", "1", "-"]
    to_second_part, to_outlet = to_parts(root)[1:], to_names(root)[len(to_parts(root)) :]
    answer(root, "n", *of_quote, *to_second_part, *of_part, *to_outlet, *of_outlet, "n", *of_speaker)
    assert snapshot(root) == drafted


# -- undo, and back --------------------------------------------------------------------------------------------------


def test_undo_takes_the_last_answers_back_one_by_one_with_all_that_went_with_them(
    root: Path, drafted: dict[str, bytes]
) -> None:
    """The speaker's change also dropped a draft that nobody named any more."""
    said = answer(root, "a", "s", "treaty", "a", "u", "u", "u")
    assert snapshot(root) == drafted
    assert [title.split(" in ")[0] for title in shown(said)] == [
        "The page: is this right?",
        "The quote once-full",
        "The quote once-full",
        "The quote house-doors",
        "The quote once-full",
        "The quote once-full",
        "The page: is this right?",
    ]


def test_there_is_no_undo_before_an_answer_and_no_back_before_a_second_question(root: Path) -> None:
    first, second, third = answer(root, "n", "t", "alliance").split("[q]uit >")[:3]
    assert "[b]ack" not in first
    assert "[u]ndo" not in first
    assert "[b]ack" in second
    assert "[u]ndo" not in second
    assert "[u]ndo" in third


def test_back_shows_again_what_was_skipped_and_what_was_answered(root: Path) -> None:
    said = answer(root, "a", "n", "b", "b", "a", "a")
    assert shown(said) == [
        "The page: is this right?",
        "The quote once-full",
        "The quote house-doors",
        "The quote once-full",
        "The page: is this right? (answered)",
        "The quote once-full",
        "The quote house-doors",
    ]
    assert "reviewed" not in record(root, SLUG)
    assert "reviewed" not in record(root, SLUG)["quotes"][0]


def test_an_answer_given_before_can_be_changed_on_going_back(root: Path) -> None:
    said = answer(root, "n", "a", "b", "k", "direct", "a")
    assert "The quote once-full (answered)" in said
    first = record(root, SLUG)["quotes"][0]
    assert (first["kind"], first.get("reviewed")) == ("direct", None)


def test_back_to_a_quote_that_was_rejected_says_how_it_comes_back(root: Path) -> None:
    said = answer(root, "n", "r", "a title", "b", "u")
    assert "That one is no longer there; [u]ndo brings it back." in said
    assert shown(said)[-1] == "The quote once-full"
    assert record(root, SLUG)["quotes"][0]["id"] == "once-full"


ANSWERS = st.sampled_from(
    [
        ["a"],
        ["n"],
        ["b"],
        ["u"],
        ["s", "treaty", "y"],
        ["s", "Ada Roe", "y", "person", "", "y"],
        ["k", "direct"],
        ["t", "alliance"],
        ["t", "-"],
        ["r", "a title"],
        ["e", "another-id", "kcna, yonhap", "y", "-"],
        ["e", "once-more", "-", "y"],
        ["x"],
        ["1", ""],
    ]
)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(given_=st.lists(ANSWERS, max_size=8), from_the_parts_on=st.booleans())
def test_whatever_is_answered_undoing_all_of_it_leaves_every_file_as_it_was(
    tmp_path: Path, drafted: dict[str, bytes], given_: list[list[str]], *, from_the_parts_on: bool
) -> None:
    root = restore(tmp_path, drafted)
    skipped = to_parts(root) if from_the_parts_on else []
    answer(root, *skipped, *[line for lines in given_ for line in lines], *["u"] * 8)
    assert snapshot(root) == drafted


# -- edit ------------------------------------------------------------------------------------------------------------


def test_a_quote_gets_another_id_and_who_relayed_it(root: Path) -> None:
    said = answer(root, "n", "e", "at-once", "KCNA, Yonhap News Agency", "a")
    quote = record(root, SLUG)["quotes"][0]
    assert (quote["id"], quote["via"]) == ("at-once", ["kcna", "yonhap"])
    assert "former_ids" not in quote, "a draft's address is promised to nobody"
    assert "via        KCNA (kcna), Yonhap (yonhap)" in said
    assert shown(said)[2] == "The quote at-once"


# -- what is corrected in a whole article ----------------------------------------------------------------------------


def to_first_of(root: Path, speaker: str) -> list[str]:
    """Return what skips everything before the first quote of a speaker who has three."""
    by = [quote["speaker"] for quote in record(root, SLUG)["quotes"]]
    assert by.count(speaker) == 3
    return ["n"] * (1 + by.index(speaker))


def quotes_with(root: Path, field: str, value: object) -> list[str]:
    return [quote["id"] for quote in record(root, SLUG)["quotes"] if quote.get(field) == value]


def test_a_speaker_is_corrected_in_the_whole_article_by_one_answer(root: Path) -> None:
    his = quotes_with(root, "speaker", "kim-jong-un")
    said = answer(root, *to_first_of(root, "kim-jong-un"), "s", "treaty", "y")
    assert "2 more quotes here are by Kim Jong Un: change them all too? [y/N]: y" in said
    assert quotes_with(root, "speaker", "treaty") == his
    assert set(his) <= set(quotes_with(root, "reviewed", "false")), "each is still to be looked at"


def test_such_a_correction_is_taken_back_as_one(root: Path, drafted: dict[str, bytes]) -> None:
    """The speaker that nobody names any more comes back to the vocabulary with it."""
    said = answer(root, *to_first_of(root, "hana-oh"), "s", "treaty", "y", "u")
    assert "no article names it any more: the speaker Hana Oh" in said
    assert snapshot(root) == drafted


@pytest.mark.parametrize("no", ["n", ""])
def test_a_correction_is_of_one_quote_alone_unless_the_person_says_so(root: Path, no: str) -> None:
    his = quotes_with(root, "speaker", "kim-jong-un")
    answer(root, *to_first_of(root, "kim-jong-un"), "s", "treaty", no)
    assert quotes_with(root, "speaker", "treaty") == his[:1]


def test_how_many_of_the_others_are_accepted_already_is_told(root: Path) -> None:
    said = answer(root, "n", "n", "a", "s", "treaty", "n")
    assert "1 more quote here is by Vladimir Putin (1 of them accepted): change it too?" in said


def test_who_relayed_is_corrected_in_the_whole_article(root: Path) -> None:
    """Where nobody did, of the same speaker's quotes; where somebody did, of all that came this way."""
    his, others = (quotes_with(root, "speaker", name) for name in ("kim-jong-un", "hana-oh"))
    said = answer(root, *to_first_of(root, "kim-jong-un"), "e", "", "kcna, yonhap", "y")
    assert "2 more quotes here are by Kim Jong Un, via nobody: change them all too?" in said
    assert quotes_with(root, "via", ["kcna", "yonhap"]) == his
    answer(root, *to_first_of(root, "hana-oh"), "e", "", "kcna, yonhap", "n")
    said = answer(root, *to_first_of(root, "kim-jong-un"), "e", "", "yonhap", "y")
    assert "3 more quotes here are via KCNA, Yonhap: change them all too?" in said
    assert set(quotes_with(root, "via", ["yonhap"])) == {*his, others[0]}


# -- ids -------------------------------------------------------------------------------------------------------------


def test_an_id_that_was_published_stays_among_the_former_ones(root: Path) -> None:
    ledger = root / "articles/permalinks.txt"
    ledger.write_text(f"articles/{SLUG}/#once-full\n", encoding="utf-8")
    answer(root, "n", "e", "at-once", "")
    quote = record(root, SLUG)["quotes"][0]
    assert (quote["id"], quote["former_ids"]) == ("at-once", ["once-full"])


def test_an_id_that_is_taken_or_none_is_refused(root: Path, drafted: dict[str, bytes]) -> None:
    said = answer(root, "n", "e", "house-doors", "", "e", "At Once!", "")
    assert "the id 'house-doors' is already taken in line" in said
    assert "must be lower-case words joined by hyphens" in said
    assert snapshot(root) == drafted


def test_a_new_outlet_gets_another_id_a_short_name_and_a_country(root: Path) -> None:
    answer(root, *to_names(root), "e", "courier", "Courier", "South Korea", "a")
    assert record(root, SLUG)["outlet"] == "courier"
    assert vocabulary(root)["outlets"]["courier"] == {
        "name": "The Harbour Courier",
        "short": "Courier",
        "country": "South Korea",
    }


def test_a_new_speaker_gets_another_id_in_every_article_and_a_description(root: Path) -> None:
    said = answer(root, *to_names(root), "n", "n", "e", "oh", "Director of an institute", "a")
    assert "The new speaker hana-oh" in said
    entry = vocabulary(root)["speakers"]["oh"]
    assert entry == {"name": "Hana Oh", "kind": "person", "description": "Director of an institute"}
    assert "oh" in {quote["speaker"] for quote in record(root, SLUG)["quotes"]}
    assert run(root, "check").exit_code == 0


def test_an_id_of_a_speaker_that_another_has_is_refused(root: Path, drafted: dict[str, bytes]) -> None:
    said = answer(root, *to_names(root), "n", "n", "e", "kcna", "")
    assert "the id 'kcna' is taken; choose another" in said
    assert snapshot(root) == drafted


# -- all articles ----------------------------------------------------------------------------------------------------


def test_alone_it_goes_on_wherever_something_is_left(root: Path) -> None:
    path = root / f"articles/{SEEDS[0]}/article.yml"
    path.write_text(path.read_text(encoding="utf-8").replace("{id: clause,", "{id: clause, reviewed: false,"))
    said = answer(root, "a", "a", slug=None)
    assert "23 to review in articles/." in said
    assert shown(said) == [
        f"The quote clause in articles/{SEEDS[0]}",
        f"The page: is this right? in articles/{SLUG}",
        f"The quote once-full in articles/{SLUG}",
    ]
    assert "21 items left. To go on: archive review\n" in said


def test_what_is_left_elsewhere_is_told_at_the_end_of_an_article(root: Path) -> None:
    path = root / f"articles/{SEEDS[0]}/article.yml"
    path.write_text(path.read_text(encoding="utf-8").replace("{id: clause,", "{id: clause, reviewed: false,"))
    said = answer(root, "a", slug=SEEDS[0])
    assert f"Nothing of articles/{SEEDS[0]} waits for review. 22 left elsewhere. To go on: archive review\n" in said


def test_drafts_that_no_article_names_go_by_themselves(root: Path) -> None:
    path = root / f"articles/{SLUG}/article.yml"
    text = path.read_text(encoding="utf-8")
    assert "speaker: hana-oh #" in text
    path.write_text(text.replace("speaker: hana-oh #", "speaker: blinken #"), encoding="utf-8")
    assert "'hana-oh' is a draft" in run(root, "check", "--strict").output
    said = answer(root, slug=SEEDS[0])
    assert "Taken out of articles/archive.yml, as no article names it any more: the speaker Hana Oh." in said
    assert "hana-oh" not in vocabulary(root)["speakers"]


# -- lines -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("width", [40, 80, 120])
def test_no_line_is_longer_than_the_terminal_is_wide(root: Path, width: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("helpers.archive_copy.WIDTH", width)
    said = answer(root, *["n"] * 24)
    assert max(len(line.removesuffix(" n")) for line in said.splitlines() if re.match(r"  |\[", line)) <= width


@given(st.lists(st.text(st.characters(codec="utf-8", exclude_categories=["Z", "C", "M"]), min_size=1), min_size=1))
def test_wrapping_loses_no_letter_and_breaks_between_words(words: list[str]) -> None:
    lines = wrapped(" ".join(words), "  ", "    ").split("\n")
    assert "".join("".join(lines).split()) == "".join(words)
    assert all(line.startswith("  ") for line in lines)
    if all(len(word) <= 30 for word in words):
        assert [word for line in lines for word in line.split()] == words
