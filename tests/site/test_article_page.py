"""An article as its reader meets it: its words first, one line a quote beside them, the rest one tap away."""

from collections.abc import Iterator
from itertools import pairwise

import pytest
from helpers.project import add_style
from playwright.sync_api import Browser, Page, expect

SLUG = "monsoon-closest-pact"


@pytest.fixture(scope="module")
def address(pact_url: str) -> str:
    return f"{pact_url}articles/{SLUG}/"


@pytest.fixture(scope="module")
def reader(browser: Browser, address: str) -> Iterator[Page]:
    """The article at 1280 x 800; each test leaves it as it was, or opens it anew."""
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    context.set_default_timeout(10_000)
    page = context.new_page()
    page.goto(address)
    page.evaluate("document.fonts.ready")
    yield page
    context.close()


def top(page: Page, selector: str) -> float:
    return float(page.locator(selector).first.evaluate("e => e.getBoundingClientRect().top + scrollY"))


def height(page: Page) -> int:
    return int(page.evaluate("document.documentElement.scrollHeight"))


@pytest.mark.parametrize(("width", "fold"), [(1280, 800), (390, 700)])
def test_the_first_sentence_stands_above_the_fold(browser: Browser, address: str, width: int, fold: int) -> None:
    page = browser.new_page(viewport={"width": width, "height": 800})
    page.goto(address)
    assert top(page, "p.verbatim[id]") < fold - 30
    page.close()


def test_notes_never_make_the_text_longer(reader: Page) -> None:
    with_notes = height(reader)
    add_style(reader, ".margin { display: none !important }")
    assert height(reader) >= 0.97 * with_notes
    reader.reload()


def test_notes_stand_beside_their_lines_and_none_over_another(reader: Page) -> None:
    notes = reader.locator(".note:visible").all()
    assert notes
    places = [(float(note.evaluate("e => e.getBoundingClientRect().top")), note) for note in notes]
    for (above, _), (below, _) in pairwise(places):
        assert below >= above + 20
    at, note = places[0]
    words = reader.locator(f"#{note.get_attribute('data-for')}")
    assert abs(float(words.evaluate("e => e.getClientRects()[0].top")) - at) < 24


def test_a_quote_opens_its_panel_in_place_and_escape_goes_back(reader: Page) -> None:
    note = reader.locator(".note").nth(1)
    quote = note.get_attribute("data-for") or ""
    scrolled = reader.evaluate("scrollY")
    note.focus()
    reader.keyboard.press("Enter")
    panel = reader.get_by_role("region", name="About this quote")
    expect(panel).to_be_visible()
    expect(panel).to_be_focused()
    expect(note).to_have_attribute("aria-expanded", "true")
    assert reader.evaluate("scrollY") == scrolled
    speaker = reader.locator(f"#{quote}").get_attribute("data-speaker")
    expect(panel.locator(f"a.speaker[href$='/speakers/{speaker}/']")).to_be_visible()
    reader.keyboard.press("Escape")
    expect(panel).to_be_hidden()
    expect(note).to_be_focused()


def test_by_mouse_the_panel_opens_and_the_focus_stays_on_the_note(reader: Page) -> None:
    note = reader.locator(".note").nth(1)
    note.click()
    expect(reader.get_by_role("region", name="About this quote")).to_be_visible()
    expect(note).to_be_focused()
    reader.keyboard.press("Escape")
    reader.reload()


def test_the_panel_has_the_other_outlets_own_words_and_leads_to_them(reader: Page, address: str) -> None:
    quote = reader.evaluate(
        """[...document.querySelectorAll(".about-quote")].find((about) => about.dataset.points.split("|").some(
          (key) => document.querySelector(`.point[data-point="${key}"] a.words`))).dataset.for"""
    )
    reader.locator(f"#{quote}").click()
    others = reader.locator(".panel .point a.words")
    expect(others.first).to_be_visible()
    assert all(SLUG not in (link.get_attribute("href") or "") for link in others.all())
    words = others.first.text_content() or ""
    others.first.click()
    reader.wait_for_url("**/articles/**#*")
    expect(reader.locator(":target")).to_contain_text(words.split()[0])
    reader.goto(address)


def test_the_panel_of_a_quote_at_the_screens_lower_edge_is_in_view_as_a_whole(reader: Page) -> None:
    words = reader.locator("mark.quote").last
    words.evaluate("words => words.scrollIntoView({ block: 'end' })")
    words.click()
    box = reader.locator(".panel").bounding_box()
    assert box
    assert box["y"] >= 0
    assert box["y"] + box["height"] <= reader.evaluate("innerHeight")
    reader.keyboard.press("Escape")
    reader.reload()


def test_pointing_at_a_quote_opens_it_and_pointing_away_closes_it(reader: Page) -> None:
    reader.locator("mark.quote").nth(3).hover()
    expect(reader.locator(".panel")).to_be_visible()
    reader.locator("#headline").hover(position={"x": 2, "y": 2})
    reader.locator(".site-foot").hover()
    reader.mouse.move(640, 20)
    reader.reload()


def test_on_a_phone_the_panel_rises_from_below_and_leaves_the_words_in_view(phone: Page, address: str) -> None:
    phone.goto(address)
    for words in (phone.locator("mark.quote").nth(2), phone.locator("mark.quote").last):
        words.tap()
        expect(phone.locator(".panel")).to_be_visible()
        box, panel = words.bounding_box(), phone.locator(".panel").bounding_box()
        assert box
        assert panel
        assert box["y"] < panel["y"] - 10
        assert panel["y"] + panel["height"] == pytest.approx(phone.evaluate("innerHeight"), abs=1)
        phone.locator(".panel").get_by_role("button", name="Close").tap()


def test_ways_of_marking_stand_in_the_address_and_are_remembered(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    page = context.new_page()
    page.goto(address)
    page.get_by_text("speakers", exact=True).click()
    assert page.url.endswith("?show=speakers")
    page.locator("[data-choice=speaker] label").nth(1).click()
    chosen = page.locator("input[name=speaker]:checked").get_attribute("value")
    assert page.url.endswith(f"?show=speakers&speaker={chosen}")
    lit = page.locator("mark.quote.is-lit").evaluate_all("all => all.map(e => e.dataset.speaker)")
    assert set(lit) == {chosen}
    page.get_by_text("plain", exact=True).click()
    expect(page.locator(".note").first).to_be_hidden()
    assert page.locator("mark.quote").first.evaluate("e => getComputedStyle(e).textDecorationLine") == "none"
    page.goto(address)
    expect(page.get_by_label("plain", exact=True)).to_be_checked()
    page.goto(f"{address}?show=topics")
    expect(page.get_by_label("topics", exact=True)).to_be_checked()
    context.close()


def test_the_map_says_where_the_reader_is(reader: Page) -> None:
    links = reader.locator(".map a")
    last = links.last.get_attribute("href") or ""
    expect(reader.locator(".map [aria-current]")).to_have_count(1)
    reader.locator(last).evaluate("e => scrollTo(0, e.offsetTop + 200)")
    reader.evaluate("scrollTo(0, document.body.scrollHeight)")
    expect(links.last).to_have_attribute("aria-current", "location")
    reader.evaluate("scrollTo(0, 0)")


def test_the_tab_key_stops_once_for_all_notes_and_once_for_all_paragraphs(reader: Page) -> None:
    stops = reader.evaluate(
        """[...document.querySelectorAll("a[href], button, input, select, summary, [tabindex]")]
          .filter((e) => e.tabIndex >= 0 && e.checkVisibility() && e.type !== "radio").length"""
    )
    assert stops <= 60
    assert reader.locator(".note[tabindex='0']").count() == 1
    assert reader.locator(".paragraph__number[tabindex='0']").count() == 1
    reader.locator(".note[tabindex='0']").focus()
    before = reader.evaluate("document.activeElement.dataset.for")
    reader.keyboard.press("ArrowDown")
    assert reader.evaluate("document.activeElement.dataset.for") != before


def test_a_screen_reader_is_told_which_note_tells_of_a_quote(reader: Page) -> None:
    session = reader.context.new_cdp_session(reader)
    told: dict[str, str] = {}
    for node in session.send("Accessibility.getFullAXTree")["nodes"]:
        details = [it for it in node.get("properties", []) if it["name"] == "details"]
        for related in (note for it in details for note in it["value"]["relatedNodes"]):
            told[related["idref"]] = node["role"]["value"]
    notes = reader.locator(".note").evaluate_all("all => all.map(note => note.id)")
    assert told == dict.fromkeys(notes, "mark")


def test_one_line_style_says_how_words_are_given_in_text_note_and_table(reader: Page, pact_url: str) -> None:
    styles = {"words--quoted": "solid", "words--partly-quoted": "dashed", "words--paraphrased": "dotted"}
    for mark in reader.locator("mark.quote").all():
        way = next(name for name in (mark.get_attribute("class") or "").split() if name in styles)
        assert mark.evaluate("e => getComputedStyle(e).textDecorationStyle") == styles[way]
        note = reader.locator(f".note[data-for='{mark.get_attribute('id')}'] .line")
        if note.count():
            assert way in (note.get_attribute("class") or "")
            assert note.evaluate("e => getComputedStyle(e).borderTopStyle") == styles[way]
    for sample in reader.locator(".how-to .sample").all():
        way = next(name for name in (sample.get_attribute("class") or "").split() if name in styles)
        assert sample.evaluate("e => getComputedStyle(e).textDecorationStyle") == styles[way]
    reader.goto(f"{pact_url}compare/article-4/")
    for words in reader.locator(".clause .cell__words").all():
        way = next((name for name in (words.get_attribute("class") or "").split() if name in styles), None)
        assert way
        assert words.evaluate("e => getComputedStyle(e).textDecorationStyle") == styles[way]
    reader.go_back()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_quotes_are_seen_in_forced_colours(browser: Browser, address: str, scheme: str) -> None:
    context = browser.new_context(forced_colors="active", color_scheme=scheme)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(address)
    words, behind, line = page.locator("mark.quote").first.evaluate(
        "e => { const s = getComputedStyle(e); return [s.color, s.backgroundColor, s.textDecorationColor]; }"
    )
    assert words != behind
    assert line != behind
    context.close()


def test_on_paper_it_is_light_and_leaves_the_tools_out(browser: Browser, address: str) -> None:
    page = browser.new_page(color_scheme="dark")
    page.goto(address)
    page.emulate_media(media="print", color_scheme="dark")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    for selector in (".head", ".modes", ".map", ".site-foot ul"):
        expect(page.locator(selector)).to_be_hidden()
    expect(page.locator(".note").first).to_be_visible()
    page.close()


def test_without_javascript_a_note_leads_to_all_that_is_known_of_its_quote(plain: Page, address: str) -> None:
    plain.goto(address)
    note = plain.locator(".note").first
    quote = note.get_attribute("data-for")
    note.click()
    about = plain.locator(f"#about_{quote}")
    expect(about).to_be_visible()
    expect(about.locator("a.speaker").first).to_be_visible()
    about.locator(".about-quote__words").click()
    expect(plain.locator(f"#{quote}:target")).to_be_in_viewport()
