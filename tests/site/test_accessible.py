"""WCAG 2.2 AA on every kind of page, as axe-core finds it: light, dark, wide, on a phone, with what opens open."""

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
CONTRAST = {"runOnly": ["color-contrast"]}
LAYOUT = {**RULES, "rules": {"color-contrast": {"enabled": False}}}
ARTICLE = "articles/monsoon-closest-pact/"
# A quotation of each result, and one whose speaker is not named.
CHECKED = """Orlov spoke of a “paper that breaks the ice”, and of a “Paper that breaks the Ice”.
Orlov spoke of a “paper that never breaks the ice”. A “house with one roof”. “An umbrella over both.”"""


def open_a_quote(page: Page) -> None:
    page.locator("mark.quote").nth(2).click()
    page.locator(".panel").wait_for()


def open_all_lists(page: Page) -> None:
    page.evaluate("document.querySelectorAll('details').forEach((list) => { list.open = true; })")


def search(page: Page) -> None:
    page.get_by_role("searchbox", name="Search every word", exact=True).fill("aid")
    page.locator(".search-box__found a").first.wait_for()


def check(page: Page) -> None:
    page.fill("#check-text", CHECKED)
    page.locator(".check__result--none").wait_for()


def light_one_speaker(page: Page) -> None:
    page.get_by_text("speakers", exact=True).click()


def nothing(page: Page) -> None:
    """As the page opens."""


PLACES: list[tuple[str, Callable[[Page], None]]] = [
    ("", search),
    ("compare/", nothing),
    ("compare/article-4/", open_all_lists),
    ("articles/", nothing),
    (ARTICLE, open_a_quote),
    (ARTICLE, open_all_lists),
    (ARTICLE, light_one_speaker),
    (f"{ARTICLE}cite/", nothing),
    ("quotes/", nothing),
    ("check/", check),
    ("speakers/", nothing),
    ("speakers/treaty/", nothing),
    ("data/", open_all_lists),
    ("about/", nothing),
    ("compare/read/", nothing),
]


MORE = [(f"{ARTICLE}card/", nothing), ("compare/article-4/card/", nothing), ("no-such-page/", nothing)]


# Every rule once a page; then what another width, and other colours, can break. "forced": a reader's own few colours.
WIDE = [(1280, "light", RULES)]
PHONE = [(390, "light", LAYOUT)]
DARK = [(1280, "dark", CONTRAST), (390, "dark", CONTRAST)]
FORCED = [(1280, "forced", RULES), (390, "forced", RULES)]


@pytest.mark.parametrize("half", [0, 1])
@pytest.mark.parametrize(
    "ways", [WIDE, *(pytest.param(ways, marks=pytest.mark.long) for ways in (PHONE, DARK, FORCED))]
)
def test_every_kind_of_page(
    browser: Browser, pact_url: str, half: int, ways: list[tuple[int, str, dict[str, object]]]
) -> None:
    context = browser.new_context()
    page = context.new_page()
    found = []
    for address, act in [*PLACES, *(MORE if ways in (DARK, FORCED) else [])][half::2]:
        page.set_viewport_size({"width": 1280, "height": 800})
        page.goto(pact_url + address)
        act(page)
        for width, scheme, rules in ways:
            page.set_viewport_size({"width": width, "height": 800})
            forced = scheme == "forced"
            page.emulate_media(
                color_scheme="dark" if forced else scheme, forced_colors="active" if forced else "none"
            )  # type: ignore[arg-type]
            if act is search:  # what the answers half cover is no target as long as they stand there
                assert page.locator(".search-box__found a").first.bounding_box()["height"] >= 24  # type: ignore[index]
                rules = {**rules, "rules": {**rules.get("rules", {}), "target-size": {"enabled": False}}}  # type: ignore[dict-item]
            for violation in Axe().run(page, options=rules).response["violations"]:
                places = [node["html"][:160] for node in violation["nodes"][:3]]
                found.append(f"{address} {width} {scheme} ({act.__name__}): {violation['help']}: {places}")
    context.close()
    assert found == []


# -- what is heard, and what a finger hits ---------------------------------------------------------------------------


@pytest.mark.parametrize("place", [ARTICLE, "compare/article-4/", "about/"])
def test_no_heading_is_heard_with_the_sign_of_its_link(pact_url: str, page: Page, place: str) -> None:
    page.goto(f"{pact_url}{place}")
    assert page.locator(".headerlink").count()
    assert page.get_by_role("heading", name="¶").count() == 0


def test_links_of_one_name_lead_to_one_place(pact_url: str, page: Page) -> None:
    page.goto(f"{pact_url}{ARTICLE}")
    open_all_lists(page)
    tools = page.locator("a.tool").evaluate_all(
        "(all) => all.map((it) => [it.ariaLabel ?? it.textContent.trim(), it.href])"
    )
    assert len({name for name, _ in tools}) == len({tuple(tool) for tool in tools}) > 2


# A link in a sentence may be smaller; these stand alone, in a list, a table, the glance, or an article's map.
LISTS = ":is(.card, .utterance, .matrix, .reliance, .speakers, .articles, .finder__downloads) :is(a, button)"
ALONE = f".glance a, .map a, .paragraph__number, {LISTS}"
SMALL = """(all) => all.filter((it) => it.checkVisibility()).map((it) => {
  const boxes = [...it.getClientRects()];
  const most = (side) => Math.max(...boxes.map((box) => box[side]));
  return [it.textContent.trim(), most("width"), most("height")];
}).filter(([, width, height]) => Math.min(width, height) < 24)"""


@pytest.mark.parametrize(
    "place", ["", "compare/", "compare/article-4/", ARTICLE, "articles/", "quotes/", "speakers/", "speakers/treaty/"]
)
def test_what_stands_alone_on_a_phone_is_24_pixels_wide_and_high(pact_url: str, phone: Page, place: str) -> None:
    phone.goto(f"{pact_url}{place}")
    phone.wait_for_load_state("networkidle")
    links = phone.locator(ALONE)
    assert links.count()
    assert links.evaluate_all(SMALL) == []
