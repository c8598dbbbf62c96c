"""What a reader does on /check/: paste a text, read the results, share one, take the report away."""

from collections.abc import Iterator
from urllib.parse import quote

import pytest
from axe_playwright_python.sync_playwright import Axe
from helpers.built import built_project
from helpers.made_archive import spec
from helpers.project import serve
from playwright.sync_api import Browser, Page, Route, expect

TEXT = """The treaty says “military and other help at once, by every means that it has”, and not more.
Orlov spoke of a “paper that never breaks the ice”, and Ri of a “Burning Friendship”. Others: “an umbrella over both”.
In the end there was “a house with one roof”."""
SUMMARY = "5 quotations: 2 exact, 1 same words, other spelling, 1 altered, 1 not held by this archive."
JUDGING = ("false", "fabricated", "misquot", "wrong", "fake", "correct", "error")


def paste(page: Page, url: str, text: str = TEXT) -> None:
    page.goto(f"{url}check/")
    page.fill("#check-text", text)
    expect(page.locator(".check__said")).not_to_be_empty()
    expect(page.locator("#check:not([aria-busy])")).to_be_visible()


def test_each_quotation_has_a_result_and_a_link_to_its_place(pact_url: str, page: Page) -> None:
    paste(page, pact_url)
    expect(page.get_by_role("status").first).to_have_text(SUMMARY)
    names = ["Exact", "Altered", "Same words, other spelling", "Not held by this archive", "Exact"]
    expect(page.locator(".check__result h3")).to_have_text(names)
    altered = page.locator(".check__result--altered")
    expect(altered.locator(".check__kind p")).to_have_text("“never” in your text, but not here")
    expect(altered.locator("mark.check__differs")).to_have_text("never")
    spelling = page.locator(".check__result--spelling")
    expect(spelling.locator("mark.check__differs")).to_have_text(["B", "F", "b", "f"])
    assert (
        altered.locator(".outlet a").get_attribute("href")
        == f"{pact_url}articles/monsoon-closest-pact/#breaks-the-ice"
    )
    expect(page.locator(".check__result--none")).to_contain_text("no verdict")


def test_the_words_around_are_shown_where_the_paragraph_does_not_name_who_says_it(pact_url: str, page: Page) -> None:
    paste(page, pact_url)
    first, last = page.locator(".check__result").first, page.locator(".check__result").last
    expect(first.locator(".check__row")).to_have_count(1)
    expect(last.locator(".check__row")).to_contain_text(["In the end there was", "After the talks Ri Sang spoke of"])
    expect(last).to_contain_text("Your paragraph does not have the name “Ri Sang”. No verdict on who said it")


def test_the_page_never_judges(pact_url: str, page: Page) -> None:
    paste(page, pact_url)
    said = page.locator("main").inner_text().lower()
    assert [word for word in JUDGING if word in said] == []


def test_nothing_of_the_text_is_sent(pact_url: str, page: Page) -> None:
    asked: list[tuple[str, str | None]] = []
    page.on("request", lambda request: asked.append((f"{request.method} {request.url}", request.post_data)))
    paste(page, pact_url, TEXT + " Xylograph “xylograph quokka”.")
    loaded = [address.removeprefix(f"GET {pact_url}").partition("?")[0] for address, _ in asked]
    assert {"check/tables.json.gz", "quotes/index/index.json.gz"} <= {*loaded}
    assert all(body is None and address.startswith("GET ") for address, body in asked)
    assert not any("xylograph" in address.lower() or "quokka" in address.lower() for address, _ in asked)
    assert page.url == f"{pact_url}check/"


def test_one_quotation_fits_an_address(pact_url: str, page: Page) -> None:
    page.goto(f"{pact_url}check/?q={quote('paper that breaks the ice')}")
    expect(page.locator(".check__said")).to_contain_text("1 quotation: 1 exact. No quotation marks")
    link = page.get_by_role("link", name="Link to this check").get_attribute("href")
    assert link == f"{pact_url}check/?q=paper+that+breaks+the+ice"
    page.goto(str(link))
    expect(page.locator(".check__result h3")).to_have_text("Exact")


def test_the_report_is_plain_text(pact_url: str, page: Page) -> None:
    page.add_init_script("navigator.clipboard.writeText = async (text) => { window.copied = text; };")
    paste(page, pact_url)
    page.get_by_role("button", name="Copy this report").click()
    expect(page.locator(".notice.is-shown")).to_have_text("Report copied")
    lines = str(page.evaluate("window.copied")).splitlines()
    assert lines[0] == SUMMARY
    assert "2. Altered: “paper that never breaks the ice”" in lines
    assert "   Kept here: “paper that breaks the ice”" in lines
    assert "   “never” in your text, but not here" in lines
    place = f"Pavel Orlov, [Monsoon Review], [date not stated], paragraph 7: {pact_url}articles/monsoon-closest-pact/"
    assert f"   {place}#breaks-the-ice" in lines
    assert lines[-1] == f"Held against {pact_url}"


def test_the_box_is_emptied_and_has_the_focus(pact_url: str, page: Page) -> None:
    paste(page, pact_url)
    page.get_by_role("button", name="Empty the box").click()
    expect(page.locator("#check-text")).to_be_focused()
    expect(page.locator(".check__result")).to_have_count(0)
    expect(page.locator(".check__said")).to_be_empty()
    expect(page.locator(".check__tools")).to_be_hidden()


def test_a_text_without_quotations_is_told_so(pact_url: str, page: Page) -> None:
    paste(page, pact_url, "Two lines.\nNo quotation in them.")
    expect(page.locator(".check__said")).to_have_text("No quotation: no words stand in quotation marks.")


def test_an_index_that_cannot_be_loaded_is_tried_again(pact_url: str, page: Page) -> None:
    def refuse(route: Route) -> None:
        route.abort()

    page.route("**/quotes/index/*", refuse)
    paste(page, pact_url)
    expect(page.locator(".check__said")).to_contain_text("could not be loaded")
    page.unroute("**/quotes/index/*", refuse)
    page.locator("#check-text").press("End")
    page.keyboard.type(" ")
    expect(page.locator(".check__said")).to_have_text(SUMMARY)


def test_without_javascript_the_page_says_what_it_needs(pact_url: str, browser: Browser) -> None:
    page = browser.new_page(java_script_enabled=False)
    page.goto(f"{pact_url}check/")
    expect(page.get_by_text("This page takes JavaScript")).to_be_visible()
    expect(page.locator("#check-text")).to_be_hidden()
    page.close()


def test_on_a_phone_nothing_is_too_wide_and_axe_finds_nothing(pact_url: str, phone: Page) -> None:
    paste(phone, pact_url, TEXT + f" “{'x' * 300}”")
    assert phone.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    report = Axe().run(phone, context="#the_text").response
    assert [violation["id"] for violation in report["violations"]] == []


# -- articles that are not the newest version, or not published whole ----------------------------------------------


@pytest.fixture(scope="module")
def versions_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A made archive with an excerpt and an earlier version."""
    made = spec("many-tongues")
    first, *others = made["articles"]
    project = built_project(
        tmp_path_factory, "check-versions", {**made, "articles": [{**first, "show": "tagged"}, *others]}
    )
    with serve(project / "site") as address:
        yield address


def test_the_version_is_named(versions_url: str, page: Page) -> None:
    paste(
        page,
        versions_url,
        "It says “Tomas Roe, Southport’s mayor, said”. It says “Ida Berg, Northport’s harbour master, said”.",
    )
    earlier = "An earlier version: its outlet published the story anew."
    expect(page.locator(".check__result").last).to_contain_text(earlier)
    expect(page.locator(".check__result").first).not_to_contain_text(earlier)
    expect(page.locator(".check__published")).to_contain_text(
        "1 earlier version is compared, too, and named as such."
    )
