"""What a reader does with the site, in a real browser: by keyboard alone, with and without JavaScript, by search."""

import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urldefrag, urljoin

import pytest
from playwright.sync_api import Page, expect
from selectolax.lexbor import LexborHTMLParser

FOCUSED = """() => {
  const element = document.activeElement;
  const style = getComputedStyle(element);
  const ring = (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== "none";
  const box = element.getBoundingClientRect();
  return {
    href: element.href || "", text: element.textContent.trim(), name: element.localName, ring,
    seen: box.width > 0 && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
    inside: element.closest("article") !== null,
  };
}"""


@pytest.fixture(scope="session")
def url(pact_url: str) -> str:
    """The made archive's site, to be read as a reader does."""
    return pact_url


def tab_to(page: Page, wanted: Callable[[dict], bool]) -> dict:
    """Press Tab until a wanted element has the focus; on the way, whatever has it in the article must show it."""
    for _ in range(150):
        page.keyboard.press("Tab")
        focused = page.evaluate(FOCUSED)
        if focused["inside"]:
            assert focused["ring"], f"no visible focus on {focused}"
            assert focused["seen"], f"the focus is out of sight on {focused}"
        if wanted(focused):
            return focused
    raise AssertionError("150 times Tab did not lead there")


def leads_to(address: str) -> Callable[[dict], bool]:
    return lambda focused: focused["inside"] and address in focused["href"]


@pytest.fixture(params=["with-javascript", "without-javascript"])
def reader(request: pytest.FixtureRequest) -> Page:
    return request.getfixturevalue("page" if request.param == "with-javascript" else "plain")


def test_from_home_to_comparison_to_sentence_to_speaker_and_back_by_keyboard(reader: Page, url: str) -> None:
    reader.goto(url)
    tab_to(reader, lambda focused: focused["inside"] and focused["href"].endswith("compare/article-4/"))
    reader.keyboard.press("Enter")
    reader.wait_for_url("**/compare/article-4/")

    link = tab_to(reader, lambda focused: focused["inside"] and focused["href"].endswith("#means"))
    is_one_stop = reader.locator("tr[data-element=means] a").nth(1).get_attribute("tabindex") == "-1"
    while "articles/monsoon-closest-pact/#means" not in link["href"]:
        reader.keyboard.press("ArrowRight" if is_one_stop else "Tab")
        link = reader.evaluate(FOCUSED)
        assert link["name"] != "body", "the focus left the page"
    reader.keyboard.press("Enter")
    reader.wait_for_url("**/articles/monsoon-closest-pact/#means")
    words = reader.locator("#means")
    expect(words).to_have_text(link["text"])
    expect(words).to_be_in_viewport()

    # Without JavaScript each note is a stop of the Tab key, and leads down to the list; with it, arrows go on.
    note = tab_to(reader, leads_to("#about_"))
    while not note["text"].startswith("The treaty"):
        reader.keyboard.press("ArrowDown")
        note = reader.evaluate(FOCUSED)
        if not note["text"].startswith("The treaty"):
            reader.keyboard.press("Tab")
            note = reader.evaluate(FOCUSED)
    reader.keyboard.press("Enter")
    listed = reader.url
    tab_to(reader, leads_to("speakers/treaty/"))
    reader.keyboard.press("Enter")
    reader.wait_for_url("**/speakers/treaty/")
    expect(reader.locator("h1")).to_contain_text("The treaty")

    tab_to(reader, leads_to("articles/gazette-help-at-once/#clause"))
    reader.keyboard.press("Enter")
    reader.wait_for_url("**/articles/gazette-help-at-once/#clause")
    expect(reader.locator("#clause")).to_be_in_viewport()

    way = [
        f"{url}speakers/treaty/",
        listed,
        f"{url}articles/monsoon-closest-pact/#means",
        f"{url}compare/article-4/",
        url,
    ]
    for address in dict.fromkeys(way):
        reader.go_back()
        reader.wait_for_url(address)


def test_the_first_tab_offers_to_skip_to_the_content(reader: Page, url: str) -> None:
    reader.goto(f"{url}articles/monsoon-closest-pact/")
    reader.keyboard.press("Tab")
    focused = reader.evaluate(FOCUSED)
    assert "Skip to the text" in focused["text"]
    assert focused["seen"]
    reader.keyboard.press("Enter")
    reader.keyboard.press("Tab")
    assert reader.evaluate(FOCUSED)["inside"]


def test_every_page_of_the_navigation_is_reached_without_javascript(plain: Page, url: str) -> None:
    for name in ("Compare", "Side by side", "Articles", "Search", "About"):
        plain.goto(url)
        way = plain.get_by_role("navigation", name="Site").get_by_role("link", name=name)
        assert way.get_attribute("aria-current") is None
        way.click()
        expect(plain.locator("h1")).to_be_visible()
        assert plain.url != url
        assert way.get_attribute("aria-current") == "page"


@pytest.mark.parametrize(
    ("place", "way"),
    [
        ("compare/", "Compare"),
        ("compare/alliance/", "Compare"),
        ("compare/read/", "Side by side"),
        ("articles/monsoon-closest-pact/", "Articles"),
        ("speakers/orlov/", None),
    ],
)
def test_a_page_below_a_way_of_the_navigation_marks_that_way(
    plain: Page, url: str, place: str, way: str | None
) -> None:
    plain.goto(f"{url}{place}")
    marked = plain.get_by_role("navigation", name="Site").locator("[aria-current]").all_inner_texts()
    assert marked == ([way] if way else [])


def is_a_place_of_its_own(page: Path) -> bool:
    """Whether a page is neither an earlier address nor shown on other sites only."""
    text = page.read_text(encoding="utf-8")
    return 'class="ways-in"' in text and 'name="robots"' not in text


def test_links_lead_from_the_home_page_to_every_page(pact_site: Path) -> None:
    to_read, read = {""}, set[str]()
    while to_read:
        place = to_read.pop()
        read.add(place)
        html = LexborHTMLParser((pact_site / place / "index.html").read_text(encoding="utf-8"))
        links = (urldefrag(urljoin(f"/{place}", link.attributes["href"] or ""))[0] for link in html.css("a[href]"))
        paths = {link.partition("?")[0].removeprefix("/") for link in links if link.startswith("/")}
        to_read |= {path for path in paths if (pact_site / path / "index.html").is_file()} - read
    pages = {path.parent.relative_to(pact_site).as_posix() for path in pact_site.rglob("index.html")}
    own = {page for page in pages if is_a_place_of_its_own(pact_site / page / "index.html")}
    assert {f"{page}/".removeprefix("./") for page in own} <= read


def test_the_header_search_finds_words_and_leads_to_them(page: Page, url: str) -> None:
    page.goto(url)
    page.keyboard.press("/")
    page.keyboard.type("hegemonistic")
    found = page.locator(".search-box__found li").filter(has_text="hegemonistic").get_by_role("link").first
    found.click()
    page.wait_for_url("**/articles/monsoon-closest-pact/**")
    expect(page.locator("#hegemonistic-habits")).to_contain_text("the hegemonistic habits of the far West")


@pytest.mark.parametrize("topic", ["article-4", "alliance", "earlier-treaties"])
def test_a_comparison_opens_with_every_report_of_it(page: Page, plain: Page, url: str, topic: str) -> None:
    page.goto(f"{url}compare/{topic}/")
    page.wait_for_load_state("networkidle")
    assert page.locator(".is-left-out").count() == 0
    plain.goto(f"{url}compare/{topic}/")
    assert page.locator("main a.verbatim:visible").count() == plain.locator("main a.verbatim:visible").count() > 0


@pytest.mark.parametrize("address", ["compare/article-4/", "compare/alliance/", "articles/monsoon-closest-pact/"])
def test_nothing_shifts_while_a_page_opens(page: Page, url: str, address: str) -> None:
    page.add_init_script(
        """window.shift = 0; new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) window.shift += entry.value;
        }).observe({ type: "layout-shift", buffered: true })"""
    )
    page.goto(url + address)
    page.wait_for_load_state("networkidle")
    assert page.evaluate("window.shift") < 0.02


def test_the_words_and_their_speaker_are_read_together_by_touch(phone: Page, url: str) -> None:
    phone.goto(f"{url}articles/monsoon-closest-pact/#hegemonistic-habits")
    expect(phone.locator("#hegemonistic-habits")).to_be_in_viewport()
    phone.locator("#hegemonistic-habits").tap()
    expect(phone.locator("#hegemonistic-habits")).to_be_in_viewport()
    phone.locator(".panel a.speaker").tap()
    phone.wait_for_url("**/speakers/orlov/")


def test_a_mistyped_address_helps(page: Page, url: str) -> None:
    response = page.goto(f"{url}articles/no-such-article/")
    assert response
    assert response.status == 404
    expect(page.locator("h1")).to_have_text("This page is not here")
    for name in ("Articles", "Compare", "Search", "Home"):
        expect(page.locator("article").get_by_role("link", name=re.compile(f"^{name}")).first).to_be_visible()
    page.locator("article").get_by_role("link", name=re.compile("^Articles")).first.click()
    page.wait_for_url(f"{url}articles/")
    expect(page.locator("h1")).to_have_text(re.compile("Articles"))


def test_the_untouched_capture_opens(page: Page, url: str) -> None:
    page.goto(f"{url}articles/gazette-help-at-once/")
    page.get_by_role("link", name="Read the untouched capture").click()
    page.wait_for_url("**/gazette-help-at-once/capture.txt")
    expect(page.locator("body")).to_contain_text("Two capitals promise each other help")
