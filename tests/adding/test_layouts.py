"""`archive new` on articles made for it in ten layouts, and in six that were written before and held out.

docs/adding-layouts.md shows the figures. With LAYOUTS=write in the environment, the test makes its tables anew.
"""

import os
from collections import Counter
from pathlib import Path

import pytest
from coverage_archive.pages.site_pages import pages
from coverage_archive.reading import archive_folder
from helpers.layout_scores import FIELDS, LAYOUTS, Score, document, scores
from helpers.project import PROJECT

PAGE = PROJECT / "docs" / "adding-layouts.md"


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("layouts")


@pytest.fixture(scope="module")
def ten(root: Path) -> list[Score]:
    return scores(LAYOUTS, root)


@pytest.fixture(scope="module")
def held_out(tmp_path_factory: pytest.TempPathFactory) -> list[Score]:
    return scores(LAYOUTS / "held-out", tmp_path_factory.mktemp("held-out"))


def test_there_are_ten_layouts_and_six_held_out(ten: list[Score], held_out: list[Score]) -> None:
    assert (len(ten), len(held_out)) == (10, 6)


@pytest.mark.parametrize("field", FIELDS)
def test_of_each_field_nine_in_ten_are_right(ten: list[Score], field: str) -> None:
    marks = sum((score.marks[field] for score in ten), Counter())
    assert marks["right"] >= 0.9 * marks.total(), [score.misses for score in ten]


def test_nothing_is_claimed_that_is_wrong(ten: list[Score], held_out: list[Score]) -> None:
    wrong = {score.name: score.misses for score in (*ten, *held_out) if any(m["wrong"] for m in score.marks.values())}
    assert wrong == {}


def test_the_documentation_shows_these_figures(ten: list[Score], held_out: list[Score]) -> None:
    text = PAGE.read_text(encoding="utf-8")
    now = document(text, {"ten": ten, "held-out": held_out})
    if os.environ.get("LAYOUTS") == "write":
        PAGE.write_text(now, encoding="utf-8")
    assert text == now


def test_the_page_of_an_article_shows_every_line_of_its_deck(ten: list[Score], root: Path) -> None:
    archive = archive_folder.load(root)
    (page,) = [page for page in pages(archive) if page.path == "articles/newspaper-cms/index.md"]
    ids = ["byline", "standfirst", "standfirst-2", "standfirst-3"]
    places = [page.text.index(f'id="{id_}"') for id_ in ids]
    assert places == sorted(places)
