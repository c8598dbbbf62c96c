"""`archive new` on articles made for it in ten layouts, in six that were held out, and in doubtful ones.

guide/measurements/adding-layouts.md shows the figures. With LAYOUTS=write in the environment, the test makes its
tables anew.
"""

import os
import re
from collections import Counter
from pathlib import Path

import pytest
import yaml
from coverage_archive.reading import archive_folder
from helpers.generated import pages
from helpers.layout_scores import FIELDS, LAYOUTS, Score, document, expectations, scores
from helpers.project import PROJECT

PAGE = PROJECT / "guide" / "measurements" / "adding-layouts.md"


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("layouts")


@pytest.fixture(scope="module")
def ten(root: Path) -> list[Score]:
    return scores(LAYOUTS, root)


@pytest.fixture(scope="module")
def held_out(tmp_path_factory: pytest.TempPathFactory) -> list[Score]:
    return scores(LAYOUTS / "held-out", tmp_path_factory.mktemp("held-out"))


@pytest.fixture(scope="module")
def doubtful_root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("doubtful")


@pytest.fixture(scope="module")
def doubtful(doubtful_root: Path) -> list[Score]:
    return scores(LAYOUTS / "doubtful", doubtful_root)


def test_there_are_ten_layouts_and_six_held_out(ten: list[Score], held_out: list[Score]) -> None:
    assert (len(ten), len(held_out)) == (10, 6)


@pytest.mark.parametrize("field", FIELDS)
def test_of_each_field_nine_in_ten_are_right(ten: list[Score], field: str) -> None:
    marks = sum((score.marks[field] for score in ten), Counter())
    assert marks["right"] >= 0.9 * marks.total(), [score.misses for score in ten]


def test_nothing_is_claimed_that_is_wrong(ten: list[Score], held_out: list[Score], doubtful: list[Score]) -> None:
    found = (*ten, *held_out, *doubtful)
    assert {
        score.name: score.misses for score in found if any(marks["wrong"] for marks in score.marks.values())
    } == {}


def test_what_may_be_a_deck_or_a_byline_is_named_in_the_draft(doubtful: list[Score], doubtful_root: Path) -> None:
    """It stays text, and the draft is read as if the line were not named at all."""
    for path, expected in expectations(LAYOUTS / "doubtful"):
        draft = (doubtful_root / "articles" / path.stem / "article.yml").read_text(encoding="utf-8")
        comments = " ".join(re.findall(r"#.*", draft))
        assert [words for words in expected["doubtful"] if words not in comments] == []
        assert ("may be" in comments) == bool(expected["doubtful"])
        assert ("standfirst" in yaml.safe_load(draft)) == bool(expected["deck"])


def test_a_deck_that_is_named_in_the_draft_is_one_when_its_mark_is_taken_away(
    doubtful: list[Score], doubtful_root: Path
) -> None:
    path = doubtful_root / "articles" / "other-headline" / "article.yml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("# standfirst:", "standfirst:"), encoding="utf-8")
    articles = archive_folder.load(doubtful_root).articles
    path.write_text(text, encoding="utf-8")
    (article,) = (article for article in articles if article.slug == "other-headline")
    deck = article.capture.block("standfirst")
    assert deck
    assert deck.text.startswith("Crews stay ashore")


def test_the_documentation_shows_these_figures(
    ten: list[Score], held_out: list[Score], doubtful: list[Score]
) -> None:
    text = PAGE.read_text(encoding="utf-8")
    now = document(text, {"ten": ten, "held-out": held_out, "doubtful": doubtful})
    if os.environ.get("LAYOUTS") == "write":
        PAGE.write_text(now, encoding="utf-8")
    assert text == now


def test_the_page_of_an_article_shows_every_line_of_its_deck(ten: list[Score], root: Path) -> None:
    archive = archive_folder.load(root)
    (page,) = [page for page in pages(archive) if page.path == "articles/newspaper-cms/index.md"]
    ids = ["byline", "standfirst", "standfirst-2", "standfirst-3"]
    places = [page.text.index(f'id="{id_}"') for id_ in ids]
    assert places == sorted(places)
