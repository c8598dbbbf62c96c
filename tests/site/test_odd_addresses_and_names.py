"""A name that turns letters around, and an address that no browser made."""

from playwright.sync_api import Page

ARTICLE = "articles/gazette-help-at-once/"
PLACES = """time => { const text = time.firstChild, range = document.createRange();
  return [...text.data].map((_, at) => { range.setStart(text, at); range.setEnd(text, at + 1);
    return range.getBoundingClientRect().left; }); }"""


def test_a_name_that_turns_letters_around_leaves_the_date_beside_it_alone(page: Page, pact_url: str) -> None:
    page.goto(f"{pact_url}articles/")
    date = page.locator("time").first
    before = date.evaluate(PLACES)
    assert before == sorted(before)
    page.evaluate("for (const name of document.querySelectorAll('.outlet, .outlet a')) name.prepend('\\u202e')")
    after = date.evaluate(PLACES)
    assert after == sorted(after)


def test_a_percent_sign_that_escapes_nothing_stops_no_script(page: Page, pact_url: str) -> None:
    page.goto(f"{pact_url}{ARTICLE}#%")
    page.evaluate("location.hash = '#p1'")
    page.wait_for_function("document.querySelector(':target')?.id === 'p1'")
