"""What the pictures beside a link say: home what differs, a comparison the parts in which two articles differ."""

from pathlib import Path

import pytest
from coverage_archive.comparing.glance import glance
from coverage_archive.model import Archive, addresses
from coverage_archive.pages.preview_images import Card, draw, preview_groups
from coverage_archive.pages.what_differs import finding, in_plain_words
from coverage_archive.reading import archive_folder
from helpers.made_archive import first, spec, write


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    write(first(spec("six-outlets"), 2), tmp_path / "articles")
    return archive_folder.load(tmp_path)


def card(archive: Archive, address: str) -> Card:
    made_of = {group.name: group.made_of for group in preview_groups(archive)}
    found = made_of[f"preview {address}"][0]
    assert isinstance(found, Card)
    return found


def test_the_picture_of_home_has_the_finding_and_the_glance(archive: Archive) -> None:
    found = card(archive, addresses.HOME)
    rows = glance(archive.clause, archive.articles)
    assert found.words == in_plain_words(finding(rows))
    assert [states for _, states in found.glance] == [tuple(part.state for part in row.parts) for row in rows]


def test_the_picture_of_a_comparison_has_the_parts_that_differ_those_that_one_lacks_first(archive: Archive) -> None:
    found = card(archive, addresses.topic("pledge"))
    assert [names for names, _ in found.top] == ["Alpha Times", "Beta Post"]
    assert found.parts == (
        ("Means", "with every tug it owns", "[not in this article]"),
        ("Trigger", "If a storm closes one harbour", "when a storm closes one harbour"),
        ("Duty", "the other harbour opens all its berths", 'the other harbour must open "all its berths"'),
    )
    assert draw(found) != draw(Card(found.top, found.words, found.instead, found.foot)), "the parts are drawn"


def test_words_that_have_no_room_end_in_dots() -> None:
    def image(words: str) -> bytes:
        return draw(Card((), words, "", ""))

    assert image("word " * 400) == image("word " * 500) != image("word " * 20)
