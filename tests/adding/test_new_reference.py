"""`archive new --reference`: a text without an outlet, drafted, judged and withdrawn."""

from pathlib import Path

import pytest
from coverage_archive.desk.sitting import Sitting
from helpers.archive_copy import THIRD, copy_archive, record, run, snapshot
from helpers.at_the_desk import Tab
from helpers.made_archive import spec, write

TREATY = """Convention on Lighthouses Kept in Common

Done on 4 March 2019

Article 1. Each shore keeps its lamps lit from dusk to dawn, and says so to the other.

Article 2. If a lamp goes out, the other shore sends a keeper without delay, at its own cost.
"""
SLUG = "convention-lighthouses-common"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "treaty.txt").write_text(TREATY, encoding="utf-8")
    return copy_archive(tmp_path)


def test_a_reference_text_is_drafted_without_an_outlet_under_its_own_title(root: Path) -> None:
    result = run(root, "new", root / "treaty.txt", "--reference")
    assert result.exit_code == 0, result.output
    draft = record(root, SLUG)
    assert draft["kind"] == "reference"
    assert "outlet" not in draft
    assert draft["headline"] == "Convention on Lighthouses Kept in Common"
    assert "the outlet" not in result.output
    assert run(root, "check").output.startswith("2 articles, 1 reference text, ")


def test_an_outlet_beside_it_is_refused(root: Path) -> None:
    before = snapshot(root)
    result = run(root, "new", root / "treaty.txt", "--reference", "--outlet", "strait-gazette")
    assert result.exit_code == 1
    assert "a reference text has no outlet: give --reference or --outlet, not both" in result.output
    assert snapshot(root) == before


def test_a_newer_version_of_a_reference_text_is_one_too(root: Path) -> None:
    run(root, "new", root / "treaty.txt", "--reference", "--slug", "first")
    (root / "newer.txt").write_text(TREATY.replace("at its own cost", "at the cost of both"), encoding="utf-8")
    result = run(root, "new", root / "newer.txt", "--supersedes", "first", "--slug", "second")
    assert result.exit_code == 0, result.output
    assert record(root, "second")["kind"] == "reference"
    assert run(root, "check").exit_code == 0


def test_the_desk_says_what_it_is(root: Path) -> None:
    run(root, "new", root / "treaty.txt", "--reference", "--slug", "lamps")
    tab = Tab(Sitting(root), "lamps")
    assert "Reference text: what the reports are held against." in tab.text()
    assert 'value="outlet"' not in tab.answer.regions["desk-side"]


def test_it_is_withdrawn_as_what_it_was(root: Path) -> None:
    run(root, "new", root / "treaty.txt", "--reference", "--slug", "lamps")
    assert run(root, "withdraw", "lamps", "--reason", "asked for").exit_code == 0
    withdrawn = (root / "articles" / "lamps" / "withdrawn.yml").read_text(encoding="utf-8")
    assert withdrawn.startswith("kind: reference\n")
    assert run(root, "check").output.startswith("2 articles, ")
    (root / "pages").mkdir()
    assert run(root, "build").exit_code == 0
    page = (root / "pages" / "articles" / "lamps" / "index.md").read_text(encoding="utf-8")
    assert "A reference text, published 4 March 2019, stood here." in page


def test_a_new_article_takes_no_name_that_another_had_before(tmp_path: Path) -> None:
    made = spec("pact")
    made["articles"][0]["former_ids"] = ["two-doors"]
    write(made, tmp_path / "articles")
    result = run(tmp_path, "new", THIRD, "--slug", "two-doors")
    assert result.exit_code == 1
    assert f"'two-doors' is an earlier name of articles/{made['articles'][0]['slug']}" in result.output
