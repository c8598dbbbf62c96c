"""Where a browser keeps nothing (blocked, full, without storage), everything works; a choice lasts for the page."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

REFUSES = "() => { throw new DOMException('no', 'SecurityError'); }"
STORAGES = {
    "asking for it throws": f"Object.defineProperty(window, 'localStorage', {{ get: {REFUSES} }})",
    "there is none": "Object.defineProperty(window, 'localStorage', { value: null })",
    "reading throws": f"Storage.prototype.getItem = {REFUSES}",
    "writing throws, as where it is full": f"Storage.prototype.setItem = {REFUSES}",
    "nothing may be done with it": "for (const name of ['getItem', 'setItem', 'removeItem'])"
    f" Storage.prototype[name] = {REFUSES}",
}


@pytest.fixture(params=STORAGES.values(), ids=STORAGES.keys())
def reader(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    """A page whose storage is of no use; the test fails if anything is said on the console."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    context.add_init_script(request.param)
    page = context.new_page()
    page.set_default_timeout(10_000)
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    yield page
    context.close()
    assert said == []


def test_every_kind_of_page_opens(reader: Page, pact_url: str) -> None:
    for address in (
        "",
        "compare/",
        "compare/article-4/",
        "compare/read/",
        "quotes/?q=aid",
        "speakers/",
        "data/",
        "about/",
    ):
        reader.goto(pact_url + address)
        expect(reader.locator("[data-scheme-choice]")).to_be_visible()
        if "?" in address:
            expect(reader.locator(".finder__link").first).to_be_visible()
        reader.evaluate("new Promise((done) => requestIdleCallback(done))")


def test_a_quote_opens_its_panel_and_is_checked(reader: Page, pact_url: str) -> None:
    reader.goto(f"{pact_url}articles/monsoon-closest-pact/")
    reader.locator(".note").nth(1).click()
    panel = reader.get_by_role("region", name="About this quote")
    panel.get_by_role("button", name="Check").click()
    expect(panel.get_by_role("status")).to_have_text(
        re.compile("^Checked in your browser: these words stand in the capture")
    )


def test_ways_of_marking_and_colours_are_chosen_for_the_page(reader: Page, pact_url: str) -> None:
    reader.goto(f"{pact_url}articles/monsoon-closest-pact/")
    for way in ("plain", "speakers", "quotes"):
        reader.get_by_text(way, exact=True).first.click()
        expect(reader.get_by_label(way, exact=True)).to_be_checked()
        expect(reader.locator("html")).to_have_class(re.compile(f"shows-{way}"))
    for colours in ("light", "dark"):
        reader.locator("[data-scheme-choice]").click()
        expect(reader.locator("html")).to_have_attribute("data-scheme", colours)


def test_an_earlier_choice_does_not_come_back_where_a_newer_one_found_no_room(
    browser: Browser, pact_url: str
) -> None:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.goto(f"{pact_url}articles/monsoon-closest-pact/")
    page.get_by_text("plain", exact=True).click()
    page.add_init_script(STORAGES["writing throws, as where it is full"])
    page.goto(f"{pact_url}articles/monsoon-closest-pact/")
    expect(page.get_by_label("plain", exact=True)).to_be_checked()
    page.get_by_text("quotes", exact=True).first.click()
    expect(page.get_by_label("quotes", exact=True)).to_be_checked()
    page.goto(f"{pact_url}articles/monsoon-closest-pact/")
    expect(page.get_by_label("quotes", exact=True)).to_be_checked()
    context.close()
