"""What readers tell apart by its look, as a browser computes it: outlets by colour, ways of giving words by line."""

from collections.abc import Iterator

import pytest
from coverage_archive.model.entries import COLOURS
from helpers.project import FRONTEND
from playwright.sync_api import Browser, Page

WAYS = ("quoted", "partly-quoted", "paraphrased", "original", "absent", "unjudged", "withheld")
CSS = FRONTEND / "css"
STYLES = "\n".join(
    (CSS / f"{name}.css").read_text(encoding="utf-8")
    for name in ("tokens", "base", "components", "glance", "article")
)
OUTLETS = "".join(f'<b class="outlet--{number}" style="color: var(--outlet)">A</b>' for number in range(COLOURS + 1))
PARTS = "".join(f'<span class="part part--{way} outlet--1"></span>' for way in WAYS)
LINES = "".join(f'<i class="line words--{way}"></i>' for way in WAYS[:3])
TOPICS = 8
MAP = f'<ol class="map">{"".join(f"<li class=topic--{number}>" for number in range(TOPICS))}</ol>'
LEGEND = f'<p class="glance-legend">{PARTS.replace(" outlet--1", "")}</p>'


@pytest.fixture(scope="module")
def looks(browser: Browser) -> Iterator[Page]:
    """One page with every outlet, every way in which words are given, and every part of a glance."""
    page = browser.new_page()
    page.set_content(f"<style>{STYLES}</style><main>{OUTLETS}{LINES}<div>{PARTS}</div>{LEGEND}{MAP}</main>")
    yield page
    page.close()


def computed(page: Page, selector: str, *properties: str) -> list[tuple[str, ...]]:
    found = page.eval_on_selector_all(
        selector, "(all, names) => all.map((it) => names.map((name) => getComputedStyle(it)[name]))", list(properties)
    )
    return [tuple(each) for each in found]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_each_outlet_has_a_colour_of_its_own(looks: Page, scheme: str) -> None:
    looks.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    colours = computed(looks, "b", "color")
    assert len(set(colours)) == len(colours) == COLOURS + 1


@pytest.mark.parametrize("place", ["div", ".glance-legend"])
@pytest.mark.parametrize("forced", ["none", "active"])
def test_each_way_of_a_part_has_a_look_of_its_own_in_forced_colours_too(looks: Page, place: str, forced: str) -> None:
    looks.emulate_media(forced_colors=forced)  # type: ignore[arg-type]
    seen = computed(
        looks, f"{place} .part", "backgroundImage", "backgroundColor", "borderTopStyle", "borderTopColor", "color"
    )
    assert len(set(seen)) == len(seen) == len(WAYS)


def test_the_glance_is_seen_in_forced_colours(looks: Page) -> None:
    looks.emulate_media(forced_colors="active")
    paper = looks.evaluate("getComputedStyle(document.body).backgroundColor")
    ((quoted,),) = computed(looks, "div .part--quoted", "backgroundColor")
    assert quoted not in (paper, "rgba(0, 0, 0, 0)")
    assert all(
        "gradient" in image
        for (image,) in computed(looks, "div :is(.part--partly-quoted, .part--paraphrased)", "backgroundImage")
    )


def test_each_way_in_which_words_are_given_has_a_line_of_its_own(looks: Page) -> None:
    looks.emulate_media(forced_colors="none")
    assert computed(looks, "i", "borderTopStyle") == [("solid",), ("dashed",), ("dotted",)]


@pytest.mark.parametrize("forced", ["none", "active"])
def test_each_topic_of_an_articles_map_has_a_look_of_its_own_in_forced_colours_too(looks: Page, forced: str) -> None:
    looks.emulate_media(forced_colors=forced)  # type: ignore[arg-type]
    seen = computed(looks, ".map li", "backgroundImage", "backgroundColor")
    assert len(set(seen)) == len(seen) == TOPICS
