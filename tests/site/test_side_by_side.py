"""Two whole articles side by side, as a reader has them: joined by topic, scrolled together, chosen by address."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from coverage_archive.model import addresses
from coverage_archive.model.publication import Publication
from coverage_archive.pages.page_writer import PageWriter
from coverage_archive.pages.side_by_side import side_by_side_files, text_file
from coverage_archive.reading import archive_folder
from coverage_archive.reading.publishable import publishable
from helpers.made_archive import spec, write
from helpers.project import watched_page
from playwright.sync_api import Browser, Locator, Page, Route, expect
from selectolax.lexbor import LexborHTMLParser

GAZETTE, MONSOON = "gazette-help-at-once", "monsoon-closest-pact"
NO_LIST = "No other articles can be chosen: their list could not be loaded. Load the page again."
OF = {article["slug"]: article for article in spec("pact")["articles"]}


@pytest.fixture(scope="module")
def read(pact_url: str) -> str:
    return f"{pact_url}compare/read/"


@pytest.fixture(scope="module")
def wide(browser: Browser) -> Iterator[Page]:
    """One wide page for the tests that only look and scroll."""
    yield from watched_page(browser, reduced_motion="reduce")


@pytest.fixture
def beside(wide: Page, read: str) -> Page:
    """Both articles, at their beginnings."""
    return opened(wide, read)


def opened(page: Page, address: str) -> Page:
    page.goto(address)
    expect(page.locator(".beside__texts")).not_to_have_attribute("aria-busy", "true")
    return page


def side(page: Page, letter: str) -> Locator:
    return page.locator(f'[data-side="{letter}"]')


def stretch(page: Page, letter: str, title: str) -> Locator:
    return side(page, letter).locator(".stretch").filter(has=page.get_by_role("link", name=title, exact=True))


def top(locator: Locator) -> float:
    return float(locator.evaluate("element => element.getBoundingClientRect().top"))


def scrolled(page: Page, letter: str) -> float:
    return float(side(page, letter).evaluate("element => element.scrollTop"))


def test_two_whole_articles_stand_in_two_named_regions_letter_for_letter(beside: Page) -> None:
    for letter, slug, name in (("a", GAZETTE, "The Strait Gazette"), ("b", MONSOON, "[Monsoon Review]")):
        region = beside.get_by_role("region", name=re.compile(re.escape(name)))
        expect(region).to_have_attribute("data-side", letter)
        paragraphs = region.locator("p[data-number]").evaluate_all("all => all.map((each) => each.textContent)")
        assert paragraphs == OF[slug]["paragraphs"]
        assert region.locator("h2").evaluate("h2 => h2.textContent") == OF[slug]["headline"]


def test_a_band_joins_what_both_tell_and_what_one_tells_alone_says_so(beside: Page) -> None:
    joined = side(beside, "a").locator(".stretch.is-joined h3").all_inner_texts()
    alone = side(beside, "a").locator(".stretch:has(.stretch__alone) h3").all_inner_texts()
    assert alone == ["Treaties with third countries"]
    assert [*joined[:3], *joined[-1:]] == [
        "The pledge in brief",
        "How the text became known",
        "The Article 4 pledge",
        "Sanctions and arms",
    ]
    # Six of the first article; two sections of the second lead to a section that is joined already.
    expect(beside.locator(".band")).to_have_count(8)
    stretch(beside, "b", "What the sides call it").hover()
    expect(stretch(beside, "a", "An alliance, or not")).to_have_class(re.compile("is-pointed-at"))
    expect(beside.locator(".band.is-pointed-at")).to_have_count(1)


def test_words_that_both_have_on_a_topic_are_lit_on_both_sides(beside: Page) -> None:
    for letter in "ab":
        lit = side(beside, letter).locator("[data-stretch] .word--shared").all_inner_texts()
        assert "a state of war" in lit
    side(beside, "a").locator(".word--shared", has_text="a state of war").hover()
    expect(side(beside, "b").locator(".word--shared.is-pointed-at", has_text="a state of war").first).to_be_visible()
    beside.get_by_label("Highlight the words that both have").uncheck()
    expect(beside.locator(".beside__texts")).not_to_have_class(re.compile("is-lit"))


def test_scroll_one_and_the_other_follows_by_topic_unless_switched_off(beside: Page) -> None:
    beside.set_viewport_size({"width": 1280, "height": 700})
    centre = "element => element.scrollIntoView({ block: 'center', behavior: 'instant' })"
    stretch(beside, "a", "Earlier treaties").evaluate(centre)
    expect(stretch(beside, "b", "Earlier treaties")).to_be_in_viewport()
    stretch(beside, "b", "The Article 4 pledge").evaluate(centre)
    expect(stretch(beside, "a", "The Article 4 pledge")).to_be_in_viewport()

    beside.get_by_label("Scroll together").uncheck()
    assert "together=no" in beside.url
    before = scrolled(beside, "a")
    side(beside, "b").evaluate("element => { element.scrollTop = 0; }")
    beside.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    assert (scrolled(beside, "a"), scrolled(beside, "b")) == (before, 0)


def test_by_keyboard_from_topic_to_topic_in_both(beside: Page) -> None:
    side(beside, "a").get_by_role("link", name="The pledge in brief").focus()
    for _ in range(5):
        beside.keyboard.press("n")
    link = side(beside, "a").get_by_role("link", name="Earlier treaties")
    expect(link).to_be_focused()
    assert "on=earlier-treaties" in beside.url
    beside.keyboard.press("ArrowRight")
    expect(side(beside, "b").get_by_role("link", name="Earlier treaties")).to_be_focused()
    beside.keyboard.press("p")
    expect(side(beside, "b").get_by_role("link", name="What the sides call it")).to_be_focused()


def test_n_and_p_go_on_from_where_one_has_scrolled_to(beside: Page) -> None:
    side(beside, "a").get_by_role("link", name="The pledge in brief").focus()
    beside.keyboard.press("n")
    side(beside, "a").evaluate("element => { element.scrollTop = element.scrollHeight; }")
    expect(side(beside, "a").get_by_role("link", name="How the text became known")).not_to_be_in_viewport()
    beside.wait_for_timeout(1000)  # until the going is over: it goes on from there, however far one scrolls meanwhile
    beside.keyboard.press("p")
    expect(side(beside, "a").get_by_role("link", name="An alliance, or not")).to_be_focused()
    # A click into the text takes the focus away, but not the reader.
    side(beside, "a").locator("p[data-number]").last.click()
    beside.keyboard.press("n")
    expect(side(beside, "a").get_by_role("link", name="Sanctions and arms")).to_be_focused()


def test_an_address_opens_both_at_a_topic(wide: Page, read: str) -> None:
    opened(wide, f"{read}?a={MONSOON}&b={GAZETTE}&on=sanctions-and-arms")
    expect(side(wide, "a").locator("h2")).to_have_text(OF[MONSOON]["headline"])
    for letter in "ab":
        expect(stretch(wide, letter, "Sanctions and arms")).to_be_in_viewport()


def test_the_articles_are_chosen_in_lists_and_the_address_keeps_them(wide: Page, read: str) -> None:
    opened(wide, read)
    choice = wide.get_by_label("The second article", exact=True)
    expect(choice.locator("option")).to_have_count(3)
    choice.select_option("tidewater-what-the-pact-asks")
    expect(side(wide, "b").locator("h2")).to_contain_text("What the pact between")
    assert f"a={GAZETTE}&b=tidewater-what-the-pact-asks" in wide.url
    wide.go_back()
    expect(side(wide, "b").locator("h2")).to_have_text(OF[MONSOON]["headline"])


def with_many(route: Route) -> None:
    """Give the page as that of an archive with many articles."""
    html = route.fetch().text()
    route.fulfill(body=re.sub(r'data-articles="\d+"', 'data-articles="5000"', html), content_type="text/html")


def test_of_many_articles_the_list_has_those_that_fit_what_is_typed(page: Page, read: str) -> None:
    page.route(re.compile(r"/compare/read/$"), with_many)
    opened(page, read)
    choice = page.get_by_label("The second article", exact=True)
    expect(choice.locator("option")).to_have_count(1)
    page.get_by_label("Find the second article").fill("tidewater pact")
    expect(page.get_by_role("status").first).to_have_text("1 found.")
    choice.select_option("tidewater-what-the-pact-asks")
    expect(side(page, "b").locator("h2")).to_contain_text("What the pact between")


def test_an_article_that_is_not_there_is_said_on_the_page(wide: Page, read: str) -> None:
    opened(wide, f"{read}?a=no-such-article&b={MONSOON}")
    expect(wide.get_by_role("status").first).to_have_text(re.compile("“no-such-article”, which is no article"))
    expect(side(wide, "a").locator("h2")).to_have_text(OF[GAZETTE]["headline"])


UNREADABLE = pytest.mark.parametrize(("status", "body"), [(200, "[]"), (200, ""), (200, "{}"), (404, "not here")])


@UNREADABLE
def test_without_the_list_the_page_says_that_no_other_article_can_be_chosen(
    page: Page, read: str, status: int, body: str
) -> None:
    page.route("**/articles.json.gz", lambda route: route.fulfill(status=status, body=body))
    opened(page, read)
    expect(side(page, "b").locator("h2")).to_have_text(OF[MONSOON]["headline"])
    expect(page.get_by_role("status").first).to_have_text(NO_LIST)
    expect(page.get_by_label("The second article", exact=True).locator("option")).to_have_count(1)


@UNREADABLE
def test_without_anything_to_show_the_page_says_so(page: Page, read: str, status: int, body: str) -> None:
    page.route("**/*.json.gz", lambda route: route.fulfill(status=status, body=body))
    page.goto(read)
    expect(page.get_by_role("status").first).to_contain_text("The articles could not be loaded. Load the page again")
    assert "undefined" not in page.locator("main").inner_text()
    assert page.locator("select option").all_text_contents() == []


def test_where_many_articles_would_be_found_a_missing_list_is_said_too(page: Page, read: str) -> None:
    page.route("**/articles.json.gz", lambda route: route.fulfill(body="[]"))
    page.route(re.compile(r"/compare/read/$"), with_many)
    opened(page, read)
    page.get_by_label("Find the second article").fill("tidewater pact")
    expect(page.get_by_role("status").first).to_have_text(NO_LIST)


def test_on_a_phone_a_switch_leads_to_the_same_topic_in_the_other(phone: Page, read: str) -> None:
    opened(phone, read)
    expect(side(phone, "b")).to_be_hidden()
    place = stretch(phone, "a", "Earlier treaties")
    place.evaluate("element => scrollTo(0, element.getBoundingClientRect().top + scrollY - 60)")
    before = top(place)
    phone.get_by_role("button", name="[Monsoon Review]").tap()
    expect(side(phone, "a")).to_be_hidden()
    assert abs(top(stretch(phone, "b", "Earlier treaties")) - before) < 2
    assert phone.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_on_paper_one_article_stands_after_the_other(phone: Page, read: str) -> None:
    opened(phone, read).emulate_media(media="print")
    expect(phone.locator(".beside__choice")).to_be_hidden()
    expect(phone.get_by_text("On paper, one article stands after the other.")).to_be_visible()
    expect(phone.get_by_text("A band joins what both tell.")).to_be_hidden()
    last = side(phone, "a").locator("p[data-number]").last
    expect(last).to_be_visible()
    assert top(side(phone, "b").locator("h2")) > top(last)


def test_without_javascript_links_lead_to_an_articles_words(plain: Page, read: str, pact_site: Path) -> None:
    plain.goto(read)
    expect(plain.locator("noscript p")).to_be_visible()
    expect(plain.locator(".beside")).to_be_hidden()
    row = plain.locator(".told > div").filter(has=plain.get_by_role("link", name="Treaties since 1961"))
    assert [link.get_attribute("href") for link in row.locator("dd a").all()][:2] == [
        f"../../articles/{slug}/#earlier-treaties" for slug in (GAZETTE, MONSOON)
    ]
    for link in plain.locator(".told dd a").all():
        path, _, fragment = (link.get_attribute("href") or "").partition("#")
        html = (pact_site / addresses.READ / path / "index.html").read_text(encoding="utf-8")
        assert LexborHTMLParser(html).css_first(f'[id="{fragment}"]'), f"{path} has no #{fragment}"


def test_an_article_shows_here_what_its_own_page_may_show(tmp_path: Path) -> None:
    write(spec("many-tongues"), tmp_path / "articles")
    archive = publishable(archive_folder.load(tmp_path))
    for article in archive.articles:
        text = json.loads(text_file(archive, article).text)
        blocks = [*text["head"], *(block for stretch in text["stretches"] for block in stretch["blocks"])]
        shown = {block["id"]: LexborHTMLParser(block["html"]).text() for block in blocks}
        allowed = {block.id: block.text for block in article.capture.blocks}
        assert shown == {id: allowed[id] for id in shown}
        assert [note for note in text["notes"] if "excerpt" in note] == (
            text["notes"][:1] if article.show == "tagged" else []
        )


def test_an_earlier_version_can_be_read_beside_its_newer_one(tmp_path: Path) -> None:
    write(spec("many-tongues"), tmp_path / "articles")
    archive = publishable(archive_folder.load(tmp_path))
    files = {file.path: file.text for file in side_by_side_files(PageWriter(archive, Publication()))}
    listed = json.loads(files[f"{addresses.READ}articles.json.gz"])
    earlier = [entry["slug"] for entry in listed if entry["earlier"]]
    assert earlier == [*archive.newer_versions]
    dates = [
        article.published.value
        for slug in (e["slug"] for e in listed)
        for article in archive.articles
        if article.slug == slug and article.published
    ]
    assert dates == sorted(dates, reverse=True)
