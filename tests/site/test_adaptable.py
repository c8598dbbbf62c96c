"""Every kind of page fits the reader: narrow screens, zoom, larger and looser text, no motion."""

from collections.abc import Iterator

import pytest
from helpers.built import built_project
from helpers.made_archive import spec
from helpers.project import serve
from playwright.sync_api import Browser, Page

ARTICLE = "articles/monsoon-closest-pact/"
ADDRESSES = [
    *("", "compare/", "compare/article-4/", "compare/read/", "articles/", ARTICLE, f"{ARTICLE}cite/"),
    *(f"{ARTICLE}card/", "quotes/?q=aid", "speakers/", "speakers/treaty/", "data/", "about/"),
]
# What WCAG 2.2 asks a page to bear (1.4.12).
LOOSE = """* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
p { margin-bottom: 2em !important }"""
# Words that are cut off, or that stand outside the page. What scrolls by itself may be wider than the page.
CUT = """() => {
  const hidden = ({ visibility, clipPath, position }) =>
    visibility === "hidden" || clipPath !== "none" || position === "fixed";
  const out = [];
  const { scrollWidth } = document.documentElement;
  if (scrollWidth > innerWidth + 1) out.push(`page: ${scrollWidth}`);
  for (const element of document.querySelectorAll("body *")) {
    const style = getComputedStyle(element);
    if (!element.textContent.trim() || hidden(style)) continue;
    if (style.display === "inline" || element.closest("svg")) continue;
    const cut = ["hidden", "clip"].includes(style.overflowY) && element.scrollHeight > element.clientHeight + 2;
    const beginning = element.textContent.slice(0, 40);
    if (cut && element.clientHeight > 1) out.push(`${element.tagName}.${element.className}: ${beginning}`);
  }
  return out;
}"""


@pytest.fixture(scope="module")
def reader(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(reduced_motion="reduce")
    yield context.new_page()
    context.close()


@pytest.fixture(scope="module")
def twelve_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The site of an archive of twelve outlets, one of which has two articles on the clause."""
    with serve(built_project(tmp_path_factory, "twelve", spec("twelve-outlets")) / "site") as address:
        yield address


@pytest.mark.parametrize("address", ADDRESSES)
def test_it_fits_narrow_screens_zoom_and_loose_text(reader: Page, pact_url: str, address: str) -> None:
    found = []
    reader.set_viewport_size({"width": 1280, "height": 800})
    reader.goto(pact_url + address)
    reader.wait_for_load_state("networkidle")
    # A page at 400 % on 1280 px is one of 320 px; 200 % is one of 640 px.
    for name, width, style in [
        ("320 px", 320, ""),
        ("200 %", 640, ""),
        ("loose text", 1280, LOOSE),
        ("loose text on a phone", 390, LOOSE),
    ]:
        reader.set_viewport_size({"width": width, "height": 800})
        reader.evaluate("document.querySelector('#tried')?.remove()")
        if style:
            reader.evaluate(
                """text => document.head.append(
                  Object.assign(document.createElement('style'), { id: 'tried', textContent: text }))""",
                style,
            )
        found += [f"{name}: {cut}" for cut in reader.evaluate(CUT)]
    reader.evaluate("document.querySelector('#tried')?.remove()")
    assert found == []


@pytest.mark.parametrize("address", ["", "compare/", "compare/clause-9/", "speakers/"])
def test_many_outlets_fit_a_narrow_screen(reader: Page, twelve_url: str, address: str) -> None:
    reader.set_viewport_size({"width": 320, "height": 800})
    reader.goto(twelve_url + address)
    reader.wait_for_load_state("networkidle")
    assert reader.evaluate(CUT) == []


def test_nothing_moves_for_readers_who_ask_for_that(reader: Page, pact_url: str) -> None:
    reader.set_viewport_size({"width": 1280, "height": 800})
    for address in (ARTICLE, "compare/read/", "quotes/?q=aid"):
        reader.goto(pact_url + address)
        reader.wait_for_load_state("networkidle")
        moving = """[...document.querySelectorAll("*")].filter((element) => {
          const { transitionDuration, transitionProperty, animationName, scrollBehavior } = getComputedStyle(element);
          const slow = transitionProperty !== "none" && parseFloat(transitionDuration) > 0;
          return slow || animationName !== "none" || scrollBehavior === "smooth";
        }).length"""
        assert reader.evaluate(moving) == 0, address
    reader.goto(pact_url + ARTICLE)
    reader.locator("mark.quote").first.click()
    reader.locator(".panel").wait_for()
    assert reader.evaluate("document.getAnimations().length") == 0
