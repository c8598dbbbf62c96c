"""What an article tells, stretch after stretch: its sections, or runs of paragraphs that are about one topic."""

from pathlib import Path

import pytest
from coverage_archive.comparing.stretches import stretches
from coverage_archive.model import Article
from coverage_archive.reading import archive_folder
from helpers.made_archive import spec, write

Told = list[tuple[str, tuple[str, ...], list[str]]]


@pytest.fixture
def told(tmp_path: Path, request: pytest.FixtureRequest) -> dict[str, Told]:
    """Of each article of a made archive its stretches: id, topics, paragraphs."""
    write(spec(request.param), tmp_path / "articles")
    articles: tuple[Article, ...] = archive_folder.load(tmp_path).articles
    return {
        article.slug: [(each.id, each.topics, [told.block.id for told in each.blocks]) for each in stretches(article)]
        for article in articles
    }


@pytest.mark.parametrize("told", ["pact"], indirect=True)
def test_a_section_is_a_stretch_about_its_own_topics(told: dict[str, Told]) -> None:
    assert told["gazette-help-at-once"][:3] == [
        ("in-brief", ("article-4",), ["p1"]),
        ("text-and-signing", ("text-and-signing",), ["p2"]),
        ("article-4", ("article-4",), ["p3", "p4", "p5"]),
    ]


@pytest.mark.parametrize("told", ["six-outlets"], indirect=True)
def test_outside_sections_neighbours_about_the_same_are_one_stretch(told: dict[str, Told]) -> None:
    assert told["alpha-report"] == [("p1", (), ["p1"]), ("p2", ("pledge",), ["p2"]), ("p3", ("history",), ["p3"])]
    assert told["beta-report"] == [("p1", ("pledge",), ["p1", "p2"])]
