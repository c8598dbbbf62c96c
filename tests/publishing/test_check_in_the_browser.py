"""Check this quote: a browser compares it with the capture and, if asked, with the list of files."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Route, expect

SLUG = "monsoon-closest-pact"
TO_CHARACTERS = r"at characters \d+ to \d+"


@pytest.fixture
def opened(page: Page, pact_url: str) -> Page:
    page.goto(f"{pact_url}articles/{SLUG}/")
    return page


def check(page: Page) -> str:
    """Check the page's second quote; return what is said."""
    page.locator(".note").nth(1).click()
    panel = page.get_by_role("region", name="About this quote")
    panel.get_by_role("button", name="Check", exact=True).click()
    status = panel.get_by_role("status")
    expect(status).not_to_have_text(re.compile("^(Checking …)?$"))
    return status.inner_text()


def check_list(page: Page) -> str:
    """Check the list of files for the quote that is checked; return what is said."""
    panel = page.get_by_role("region", name="About this quote")
    status = panel.get_by_role("status")
    before = status.inner_text()
    panel.get_by_role("button", name="Check the list of files").click()
    expect(status).not_to_have_text(before)
    return status.inner_text()


def changing(page: Page, file: str, change: Callable[[bytes], bytes]) -> None:
    """Let a file of the site reach the browser changed."""

    def answer(route: Route) -> None:
        response = route.fetch()
        route.fulfill(response=response, body=change(response.body()))

    page.route(f"**/{file}", answer)


def flipped(at: int) -> Callable[[bytes], bytes]:
    return lambda data: data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :]


def test_a_quote_of_a_true_copy_stands_where_the_page_says(opened: Page) -> None:
    words_stand_there = rf"these words stand in the capture, {TO_CHARACTERS}"
    its_hash_is_known = "its SHA-256 is the one that this page states"
    assert re.fullmatch(rf"Checked in your browser: {words_stand_there}, and {its_hash_is_known}\.", check(opened))


def test_the_list_of_files_is_loaded_when_it_is_asked_for_and_says_the_same(opened: Page) -> None:
    asked: list[str] = []
    opened.on("request", lambda request: asked.append(request.url))
    check(opened)
    assert not [url for url in asked if "SHA256SUMS" in url]
    said = "The site’s list of files (version unknown) states the same SHA-256 of the capture."
    assert check_list(opened) == said
    assert len([url for url in asked if "SHA256SUMS" in url]) == 1


def test_every_quote_of_an_article_checks(opened: Page) -> None:
    answers = opened.evaluate(
        """async () => {
          const { check } = await import(new URL("../../assets/bundles/article-checking.js", location.href).href);
          const stated = document.querySelector(".hash").textContent;
          const quotes = [...document.querySelectorAll(".about-quote")].map(({ dataset }) => {
            const [start, end] = dataset.at.split("-").map(Number);
            const pieces = document.querySelectorAll(`#${dataset.for}, [data-continues="${dataset.for}"]`);
            return { words: [...pieces].map((piece) => piece.textContent).join(""), start, end, stated };
          });
          return Promise.all(quotes.map(check));
        }"""
    )
    assert answers
    assert [answer["said"] for answer in answers if not answer["agrees"]] == []


def test_a_changed_capture_is_told_by_page_and_list(opened: Page) -> None:
    changing(opened, "capture.txt", flipped(0))
    said = check(opened)
    assert said.startswith("The capture is not the one that this page names: its SHA-256 is ")
    assert "The words" not in said
    assert check_list(opened) == "The capture is not the one that the list of files names."


def test_words_that_do_not_stand_there_are_told(opened: Page) -> None:
    opened.evaluate("for (const it of document.querySelectorAll('mark.quote')) it.textContent += ' and more'")
    assert re.fullmatch(
        r"The words on this page are not those that stand at characters \d+ to \d+ of the capture\.", check(opened)
    )


def test_a_list_that_does_not_name_the_capture_is_told(opened: Page) -> None:
    changing(opened, "SHA256SUMS", lambda data: data.replace(b"/capture.txt", b"/other.txt"))
    check(opened)
    assert check_list(opened) == "The list of files does not name this capture."


def test_a_list_that_is_missing_is_told(opened: Page) -> None:
    opened.route("**/SHA256SUMS", lambda route: route.fulfill(status=404))
    check(opened)
    assert check_list(opened) == "The list of files cannot be read."


def test_a_capture_that_is_missing_is_told(opened: Page) -> None:
    opened.route("**/capture.txt", lambda route: route.abort())
    assert check(opened) == "The capture cannot be loaded, so nothing was checked."


def test_where_browsers_do_not_compute_hashes_that_is_told(page: Page, pact_url: str) -> None:
    page.add_init_script("Object.defineProperty(crypto, 'subtle', { value: undefined })")
    page.goto(f"{pact_url}articles/{SLUG}/")
    assert check(page).startswith("This cannot be checked here: ")


def test_a_page_loads_nothing_of_it_before_it_is_asked_for(page: Page, pact_url: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{pact_url}articles/{SLUG}/", wait_until="networkidle")
    assert not [url for url in asked if "SHA256SUMS" in url or "capture.txt" in url or "checking" in url]
