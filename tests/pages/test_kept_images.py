"""A preview image from the cache is whole, or is drawn anew: a disk that was full leaves half of one."""

from pathlib import Path

import pytest
from coverage_archive.pages import preview_images
from coverage_archive.pages.preview_images import Card
from helpers.project import PROJECT

LETTERS = PROJECT / "docs" / "assets" / "fonts"
CARD = Card((("The Harbour Courier", "#123456"),), "A pact of two ports", "", "The archive")


@pytest.mark.parametrize("damage", [b"", b"not a picture", None])
def test_a_damaged_one_is_drawn_anew(tmp_path: Path, damage: bytes | None) -> None:
    whole = preview_images._kept(CARD, LETTERS, tmp_path)
    (kept,) = tmp_path.iterdir()
    kept.write_bytes(whole[: len(whole) // 2] if damage is None else damage)
    assert preview_images._kept(CARD, LETTERS, tmp_path) == whole
    assert kept.read_bytes() == whole
