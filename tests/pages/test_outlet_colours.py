"""An outlet has one colour everywhere: on pages, which a stylesheet colours, and on the preview images."""

import re

from coverage_archive.model.entries import COLOURS, SHAPES, Outlet
from coverage_archive.pages import preview_images
from helpers.project import FRONTEND


def test_preview_images_have_the_colours_of_the_stylesheet_on_paper() -> None:
    styles = "\n".join(path.read_text(encoding="utf-8") for path in sorted(FRONTEND.rglob("*.css")))
    declared = dict(re.findall(r"--([\w-]+): var\(--light, (#[0-9a-f]+)\) var\(--dark, #[0-9a-f]+\);", styles))
    drawn = {f"outlet-{number}": colour for number, colour in enumerate(preview_images.OUTLET_COLOURS)}
    drawn |= {
        "paper": preview_images.PAPER,
        "ink": preview_images.INK,
        "muted": preview_images.MUTED,
        "rule": preview_images.RULE,
    }
    assert drawn == {name: colour for name, colour in declared.items() if name in drawn or name.startswith("outlet-")}
    assert len(preview_images.OUTLET_COLOURS) == COLOURS


def test_no_two_outlets_have_both_colour_and_shape_in_common() -> None:
    outlets = [Outlet(id=f"o{number}", name="", number=number, short="") for number in range(COLOURS * SHAPES)]
    assert len({(outlet.colour, outlet.shape) for outlet in outlets}) == len(outlets)
    styles = (FRONTEND / "css" / "components.css").read_text(encoding="utf-8")
    assert {f".shape--{number}" for number in range(1, SHAPES)} <= set(re.findall(r"\.shape--\d+", styles))
