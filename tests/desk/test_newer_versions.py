"""A tag that was carried over to a changed paragraph is asked about with the paragraph of both versions."""

from pathlib import Path

import pytest
from coverage_archive.desk.sitting import Sitting
from helpers.archive_copy import run
from helpers.at_the_desk import Tab
from helpers.made_archive import Spec, write

VOCABULARY: Spec = {
    "title": "Two ports",
    "question": "What does each report?",
    "clause": "clause",
    "outlets": {"lantern": {"name": "The Lantern"}},
    "speakers": {"berg": {"name": "Ida Berg", "kind": "person"}, "mayor": {"name": "The mayor", "kind": "person"}},
    "topics": {"clause": {"title": "The clause"}},
    "elements": {"speed": {"title": "Speed", "topic": "clause"}},
}
OLDER: Spec = {
    "outlet": "lantern",
    "slug": "older",
    "headline": "The Lantern tells of two ports",
    "published": "2025-03-04",
    "published_line": "4 March 2025",
    "language": "en",
    "absent": [],
    "paragraphs": [
        "The mayor called it “a long day” on Monday.",
        "Ida Berg spoke to the council in the evening.",
        "“We shall open the gates at once,” she said.",
        "It was the “Long Wall” that fell, on Tuesday.",
    ],
    "quotes": [
        {"id": "day", "exact": "a long day", "kind": "partial", "speaker": "mayor"},
        {
            "id": "gates",
            "exact": "We shall open the gates at once",
            "kind": "direct",
            "speaker": "berg",
            "topics": [],
        },
    ],
    "passages": [{"id": "speed", "element": "speed", "exact": "at once"}],
    "not_quotes": [{"exact": "Long Wall", "reason": "a name"}],
}
NEWER = """The Lantern tells of two ports

4 March 2025

The mayor called it “a long day” on Friday.

Ilse Morrow spoke to the council in the evening.

“We shall open the gates at once,” she said.

It was the “Long Wall” that fell, on Sunday.
"""


@pytest.fixture
def tab(tmp_path: Path) -> Tab:
    write({**VOCABULARY, "articles": [OLDER]}, tmp_path / "articles")
    (tmp_path / "newer.txt").write_text(NEWER, encoding="utf-8")
    result = run(tmp_path, "new", tmp_path / "newer.txt", "--supersedes", "older", "--slug", "newer")
    assert result.exit_code == 0, result.output
    assert "4 tags carried over from articles/older; 4 of them to be judged again.\n" in result.output
    return Tab(Sitting(tmp_path), "newer")


def test_a_changed_paragraph_is_shown_as_the_earlier_version_has_it(tab: Tab) -> None:
    tab.send("take", tag="quote-day")
    assert "In the earlier version: The mayor called it “ a long day ” on Monday." in tab.text()
    assert "<mark>a long day</mark>" in tab.answer.regions["desk-side"]
    assert "on Friday" in tab.text("desk-text")


def test_of_an_unchanged_paragraph_what_stood_before_it_is_told(tab: Tab) -> None:
    tab.send("take", tag="quote-gates")
    assert "The earlier version has the same paragraph after “Ida Berg spoke to … the evening.”" in tab.text()


def test_words_that_are_no_quotation_are_shown_so_too(tab: Tab) -> None:
    key = next(do for do in tab.tag_keys() if do.startswith("not_quote-"))
    tab.send("take", tag=key)
    assert "It was the “ Long Wall ” that fell, on Tuesday." in tab.text()


def test_what_was_accepted_is_shown_without_the_earlier_version(tab: Tab) -> None:
    tab.send("take", tag="quote-day")
    tab.press("accept")
    tab.send("take", tag="quote-day")
    assert "on Monday" not in tab.text()


def test_without_an_earlier_version_there_is_none_to_show(tmp_path: Path) -> None:
    write({**VOCABULARY, "articles": [OLDER]}, tmp_path / "articles")
    (tmp_path / "other.txt").write_text(NEWER, encoding="utf-8")
    result = run(tmp_path, "new", tmp_path / "other.txt", "--outlet", "lantern", "--slug", "other")
    assert result.exit_code == 0, result.output
    tab = Tab(Sitting(tmp_path), "other")
    tab.send("take", tag=next(key for key in tab.tag_keys() if key.startswith("quote-")))
    assert "arlier version" not in tab.text()
