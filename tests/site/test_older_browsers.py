"""What browsers of 2022 lack, taken away from the one that we have: search, side by side and colours work without."""

from collections.abc import Iterator

import pytest
from helpers.project import watched_page
from helpers.results_page import open_search, shown
from playwright.sync_api import Browser, Page, expect

# What Firefox 100 or Safari 15.4 have not, and our programs would use.
LACKING = """
delete window.DecompressionStream;
delete ReadableStream.prototype.pipeThrough;
delete URLSearchParams.prototype.size;
for (const name of ["findLast", "findLastIndex", "toSorted", "toReversed", "with"]) delete Array.prototype[name];
"""


@pytest.fixture
def older(browser: Browser) -> Iterator[Page]:
    """A page in a browser that lacks these."""
    for page in watched_page(browser):
        page.add_init_script(LACKING)
        yield page


def test_the_search_finds_the_same(older: Page, page: Page, pact_url: str) -> None:
    address = f"{pact_url}quotes/?q=aid"
    open_search(page, address)
    open_search(older, address)
    found = shown(older)
    assert found["quotes"]
    assert found == shown(page)
    older.fill("#finder-q", "")
    older.fill("#finder-q", "war")
    expect(older).to_have_url(f"{pact_url}quotes/?q=war")


def test_two_articles_stand_side_by_side(older: Page, pact_url: str) -> None:
    older.goto(f"{pact_url}compare/read/")
    expect(older.locator(".beside__texts")).not_to_have_attribute("aria-busy", "true")
    assert older.locator('[data-side="a"] .stretch').count() > 1
    assert older.locator('[data-side="b"] .stretch').count() > 1


def test_a_quote_is_checked(older: Page, pact_url: str) -> None:
    older.goto(f"{pact_url}articles/monsoon-closest-pact/")
    older.locator(".note").nth(1).click()
    panel = older.get_by_role("region", name="About this quote")
    panel.get_by_role("button", name="Check").click()
    expect(panel.get_by_role("status")).to_contain_text("these words stand in the capture")


def test_a_newer_browser_does_not_load_what_only_older_ones_need(page: Page, pact_url: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    open_search(page, f"{pact_url}quotes/?q=aid")
    assert any("index.json.gz" in url for url in asked)
    assert not [url for url in asked if "inflate" in url]


@pytest.mark.parametrize("system", ["light", "dark"])
@pytest.mark.parametrize("chosen", ["", "light", "dark"])
def test_colours_are_the_systems_or_the_readers_and_light_on_paper(
    browser: Browser, pact_url: str, system: str, chosen: str
) -> None:
    context = browser.new_context(color_scheme=system)  # type: ignore[arg-type]
    page = context.new_page()
    page.add_init_script(f"if ('{chosen}') localStorage.setItem('scheme', '{chosen}')")
    page.goto(pact_url)
    seen = """() => {
      const { backgroundColor, color, colorScheme } = getComputedStyle(document.body);
      const outlet = getComputedStyle(document.querySelector(".outlet")).color;
      return [backgroundColor, color, outlet, colorScheme];
    }"""
    light = ["rgb(253, 252, 249)", "rgb(29, 27, 24)", "light"]
    dark = ["rgb(21, 23, 26)", "rgb(236, 232, 225)", "dark"]
    paper, ink, outlet, scheme = page.evaluate(seen)
    assert [paper, ink, scheme] == (dark if (chosen or system) == "dark" else light)
    page.emulate_media(media="print")
    on_paper = page.evaluate(seen)
    assert on_paper[:2] + on_paper[3:] == ["rgb(255, 255, 255)", light[1], light[2]]
    assert (on_paper[2] == outlet) == ((chosen or system) == "light")
    context.close()
