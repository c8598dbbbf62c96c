"""tests/shipped checks one archive, in one state; for any other it stands aside and says why."""

from pathlib import Path

import pytest
from helpers.project import PROJECT
from helpers.shipped import RECORDED, RECORDS, changed_records, note_records, other_archive, sha256

LINE = 'pytestmark = pytest.mark.usefixtures("as_recorded")'


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    """A folder of two articles, with the vocabulary and the ledger."""
    for slug in ("one", "two"):
        (tmp_path / "articles" / slug).mkdir(parents=True)
        (tmp_path / "articles" / slug / "capture.txt").write_text(f"Text {slug}.\n")
    for name in ("archive.yml", "permalinks.txt"):
        (tmp_path / "articles" / name).write_text("")
    return tmp_path / "articles"


@pytest.fixture
def seals(articles: Path) -> dict[str, str]:
    return {slug: sha256(articles / slug / "capture.txt") for slug in ("one", "two")}


def test_the_two_articles_alone_are_checked(articles: Path, seals: dict[str, str]) -> None:
    (articles / ".adding-three").mkdir()  # what a killed command leaves is no article
    assert other_archive(articles, seals) is None


def test_one_article_more_is_another_archive(articles: Path, seals: dict[str, str]) -> None:
    (articles / "three").mkdir()
    assert other_archive(articles, seals) == "articles/ holds three, too"


def test_one_article_less_is_another_archive(articles: Path, seals: dict[str, str]) -> None:
    (articles / "two").rename(articles / "renamed")
    assert other_archive(articles, seals) == "articles/ does not hold two"


@pytest.mark.parametrize("change", ["another text", "withdrawn"])
def test_another_capture_is_another_archive(articles: Path, seals: dict[str, str], change: str) -> None:
    capture = articles / "two" / "capture.txt"
    capture.write_text("Text two!\n") if change == "another text" else capture.unlink()
    assert other_archive(articles, seals) == "articles/two/capture.txt is another text"


@pytest.mark.parametrize("changed", RECORDS)
def test_a_changed_record_is_named_until_it_is_noted(tmp_path: Path, changed: str) -> None:
    for name in (*RECORDS, str(RECORDED)):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("")
    note_records(tmp_path)
    assert changed_records(tmp_path) == []
    (tmp_path / changed).write_text("# another comment\n")
    assert changed_records(tmp_path) == [changed]
    note_records(tmp_path)
    assert changed_records(tmp_path) == []


def test_what_is_tested_of_tags_stands_aside_where_a_record_has_changed() -> None:
    of_tags = {path for path in (PROJECT / "tests" / "shipped").glob("test_*.py") if path.stem != "test_captures"}
    assert of_tags
    assert {path for path in of_tags if LINE not in path.read_text(encoding="utf-8")} == set()
