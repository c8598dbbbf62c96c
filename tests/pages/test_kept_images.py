"""A preview image from the cache is whole, or is drawn anew: a disk that was full leaves half of one."""

from collections.abc import Callable
from pathlib import Path

import pytest
from coverage_archive.pages import preview_images
from coverage_archive.pages.preview_images import Card
from helpers.project import FRONTEND

LETTERS = FRONTEND / "fonts"
CARD = Card((("The Harbour Courier", "#123456"),), "A pact of two ports", "", "The archive")


def flipped(data: bytes, at: int) -> bytes:
    return data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :]


@pytest.mark.parametrize(
    "damage",
    [
        lambda kept: b"",
        lambda kept: b"not a picture",
        lambda kept: kept[: len(kept) // 2],
        lambda kept: kept[:32],
        lambda kept: kept[32:],
        lambda kept: flipped(kept, 0),
        lambda kept: flipped(kept, len(kept) // 2),
        lambda kept: flipped(kept, len(kept) - 1),
    ],
    ids=["empty", "other", "half", "no image", "no seal", "first bit", "bit in the middle", "last bit"],
)
def test_a_damaged_one_is_drawn_anew(tmp_path: Path, damage: Callable[[bytes], bytes]) -> None:
    image = preview_images._kept(CARD, LETTERS, tmp_path)
    (path,) = tmp_path.iterdir()
    kept = path.read_bytes()
    path.write_bytes(damage(kept))
    assert preview_images._kept(CARD, LETTERS, tmp_path) == image
    assert path.read_bytes() == kept


def test_a_whole_one_is_not_drawn_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    image = preview_images._kept(CARD, LETTERS, tmp_path)
    monkeypatch.setattr(preview_images, "draw", None)
    assert preview_images._kept(CARD, LETTERS, tmp_path) == image
