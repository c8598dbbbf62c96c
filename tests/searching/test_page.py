"""What a reader does on /quotes/: type, choose, go back, use the keyboard, take results away, meet a failure."""

import csv
import io
import json
import re
from pathlib import Path

import pytest
from helpers.results_page import open_search, shown
from playwright.sync_api import Page, Route, expect
from selectolax.lexbor import LexborHTMLParser

WAIT = "#finder:not([hidden]):not([aria-busy])"


def count(page: Page) -> str:
    return page.locator(".finder__count").inner_text()


def box(filter_: str, value: str) -> str:
    return f'#finder label:has(input[name="{filter_}"][value="{value}"])'


def number(page: Page, filter_: str, value: str) -> int:
    return int(page.locator(box(filter_, value)).locator(".finder__number").inner_text())


# -- the address is the state ------------------------------------------------------------------------------------


def test_a_shared_search_has_its_words_in_the_title(url: str, page: Page) -> None:
    page.goto(f"{url}quotes/")
    title = page.title()
    open_search(page, f"{url}quotes/?q=alliance")
    expect(page).to_have_title(f"alliance · {title}")


def test_each_page_has_search_landmarks_with_names_of_their_own(url: str, page: Page) -> None:
    for place in ("", "about/", "quotes/"):
        page.goto(f"{url}{place}")
        names = [form.get_attribute("aria-label") for form in page.locator("[role=search]").all()]
        assert all(names)
        assert len({*names}) == len(names) > 0


def test_typing_and_choosing_go_into_the_address_and_back_brings_them_back(url: str, page: Page) -> None:
    open_search(page, f"{url}quotes/")
    everything = count(page)
    page.fill("#finder-q", "treaty")
    expect(page).to_have_url(f"{url}quotes/?q=treaty")
    expect(page.locator(".finder__count")).not_to_have_text(everything)
    treaty = count(page)
    page.check(box("outlet", "monsoon-review"))
    expect(page).to_have_url(f"{url}quotes/?q=treaty&outlet=monsoon-review")
    expect(page.locator(".finder__count")).to_contain_text("with these filters")
    page.go_back()
    expect(page).to_have_url(f"{url}quotes/?q=treaty")
    expect(page.locator(".finder__count")).to_have_text(treaty)
    assert not page.is_checked(box("outlet", "monsoon-review"))
    page.go_back()
    expect(page.locator(".finder__count")).to_have_text(everything)
    assert page.input_value("#finder-q") == ""
    page.go_forward()
    expect(page.locator(".finder__count")).to_have_text(treaty)
    assert page.input_value("#finder-q") == "treaty"


def test_one_run_of_typing_is_one_step_back(url: str, page: Page) -> None:
    open_search(page, f"{url}quotes/")
    page.focus("#finder-q")
    for text in ("t", "tr", "treaty"):
        page.fill("#finder-q", text)
        expect(page).to_have_url(f"{url}quotes/?q={text}")
    page.go_back()
    expect(page).to_have_url(f"{url}quotes/")


def test_a_shared_address_stays_as_it_is_also_after_a_reload(url: str, page: Page) -> None:
    open_search(page, f"{url}quotes/?q=alliance")
    page.wait_for_load_state("networkidle")
    assert page.url == f"{url}quotes/?q=alliance"
    page.reload()
    page.wait_for_selector(WAIT)
    assert page.input_value("#finder-q") == "alliance"


def test_unknown_values_in_the_address_are_left_out(url: str, page: Page) -> None:
    open_search(page, f"{url}quotes/?speaker=nobody&sort=odd&q=alliance")
    assert shown(page)["chosen"] == []
    assert shown(page)["quotes"]


# -- filters -----------------------------------------------------------------------------------------------------


def test_choosing_in_one_filter_changes_the_counts_of_the_others_only(url: str, page: Page) -> None:
    open_search(page, f"{url}quotes/")
    outlets = ("strait-gazette", "monsoon-review", "tidewater-review")
    counts = [number(page, "outlet", outlet) for outlet in outlets]
    quoted = number(page, "given", "quoted")
    page.check(box("outlet", "strait-gazette"))
    expect(page.locator(".finder__count")).to_have_text(f"{counts[0]} quotes with these filters")
    assert [number(page, "outlet", outlet) for outlet in outlets] == counts
    assert number(page, "given", "quoted") < quoted
    page.get_by_role("button", name="Remove the filter Outlet: The Strait Gazette").click()
    expect(page.locator(".finder__count")).to_have_text(f"All {sum(counts)} quotes")


@pytest.mark.parametrize("kind", ["direct", "partial", "indirect"])
def test_an_address_that_asks_for_a_kind_keeps_its_results_and_names_the_filter(
    site: Path, url: str, page: Page, kind: str
) -> None:
    open_search(page, f"{url}quotes/?kind={kind}")
    quotes = json.loads((site / "data" / "quotes.json").read_text(encoding="utf-8"))
    assert {*shown(page)["quotes"]} == {f"{it['article']}/{it['id']}" for it in quotes if it["kind"] == kind}
    assert page.locator('.finder__filter input[name="kind"]').count() == 0
    page.get_by_role("button", name=f"Remove the filter Kind in the data: {kind}").click()
    expect(page).to_have_url(f"{url}quotes/")


def test_a_quote_is_given_in_the_same_words_in_the_search_on_its_speakers_page_and_in_its_note(
    site: Path, url: str, page: Page
) -> None:
    open_search(page, f"{url}quotes/")
    for name in shown(page)["quotes"]:
        card = page.locator(f'.finder__results [data-quote="{name}"]')
        given = card.locator(".treatment").inner_text()
        assert given in ("quoted", "partly quoted", "paraphrased")
        article, _, quote = name.partition("/")
        speaker = (card.locator(".speaker").first.get_attribute("href") or "").removeprefix(url)
        (elsewhere,) = element(site / speaker, f'.cut:has([data-quote="{name}"]) .treatment')
        (note,) = element(site / "articles" / article, f"#about_{quote} .way")
        assert (elsewhere, note) == (given, given)


def element(folder: Path, selector: str) -> list[str]:
    """Return the words of the elements of a page in a site's folder."""
    page = LexborHTMLParser((folder / "index.html").read_text(encoding="utf-8"))
    return [" ".join(it.text().split()) for it in page.css(selector)]


def test_a_long_filter_opens_to_all_its_values(made_url: str, page: Page) -> None:
    open_search(page, f"{made_url}quotes/")
    speakers = page.locator('.finder__filter input[name="speaker"]')
    assert speakers.count() == 8
    page.get_by_role("button", name="Show all 11: Speaker").click()
    assert speakers.count() == 11


# -- keyboard, touch and readers who listen ----------------------------------------------------------------------


def test_slash_focuses_arrows_move_enter_opens_and_escape_clears(url: str, page: Page) -> None:
    open_search(page, f"{url}quotes/")
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "finder-q"
    page.keyboard.type("alliance")
    expect(page).to_have_url(f"{url}quotes/?q=alliance")
    focused = "[...document.querySelectorAll('.finder__link')].indexOf(document.activeElement)"
    for key, place in [("ArrowDown", 0), ("ArrowDown", 1), ("ArrowUp", 0), ("ArrowUp", -1)]:
        page.keyboard.press(key)
        assert page.evaluate(focused) == place
    page.keyboard.press("Escape")
    assert page.input_value("#finder-q") == ""
    expect(page).to_have_url(f"{url}quotes/")
    page.keyboard.press("ArrowDown")
    first = page.evaluate("document.activeElement.href")
    page.keyboard.press("Enter")
    page.wait_for_url(first)


def test_counts_are_announced_politely(url: str, page: Page) -> None:
    open_search(page, f"{url}quotes/?q=alliance")
    said = page.get_by_role("status")
    expect(said).to_contain_text("quotes")
    page.fill("#finder-q", "nowhere")
    expect(said).to_have_text("No quotes")


def test_a_phone_filters_by_touch_and_never_scrolls_sideways(url: str, phone: Page) -> None:
    open_search(phone, f"{url}quotes/?q=treaty")
    assert not phone.locator(box("outlet", "strait-gazette")).is_visible()
    phone.get_by_text("Filters", exact=False).first.tap()
    phone.locator(box("outlet", "strait-gazette")).tap()
    expect(phone.locator(".finder__count")).to_contain_text("with these filters")
    assert phone.evaluate("document.documentElement.scrollWidth <= innerWidth")


# -- nothing found -----------------------------------------------------------------------------------------------


def test_no_hit_says_which_word_is_unknown_and_what_to_try(url: str, page: Page) -> None:
    open_search(page, f"{url}quotes/?q=zebra")
    none = page.locator(".finder__none")
    expect(none).to_contain_text("has “zebra”")
    none.get_by_role("link", name="Show all quotes").click()
    expect(page.locator(".finder__count")).to_contain_text("All")
    expect(none).to_be_hidden()


def test_if_nothing_has_all_words_the_page_says_which_are_missing_and_shows_the_nearest(url: str, page: Page) -> None:
    open_search(page, f"{url}quotes/?q=who+said+zebra+alliance")
    expect(page.locator(".finder__none")).to_contain_text("No quote and no paragraph has all of these words.")
    expect(page.locator(".finder__none")).to_contain_text("Nothing here has “zebra”.")
    expect(page.locator(".finder__count")).to_contain_text("with some of the words")
    first = page.locator(".finder__results .card").first
    expect(first.locator("mark")).to_have_text("alliance")
    expect(first.locator(".card__how")).to_have_text("without “zebra”")
    page.fill("#finder-q", "who said alliance")
    expect(page.locator(".card__how")).to_have_count(0)
    expect(page.locator(".finder__none")).to_be_hidden()


def test_what_is_found_by_near_words_says_so_and_comes_last(url: str, page: Page) -> None:
    open_search(page, f"{url}quotes/?q=%22help%22")
    expect(page.locator(".card__how")).to_have_count(0)
    literal = shown(page)["quotes"]
    open_search(page, f"{url}quotes/?q=help")
    found = shown(page)["quotes"]
    assert found[: len(literal)] == literal
    assert len(found) > len(literal) > 0
    expect(page.locator(".finder__results .card").nth(len(found) - 1).locator(".card__how")).to_have_text(
        "near words for “help”"
    )


def test_in_a_large_archive_near_words_come_after_the_first_results(parted_url: str, page: Page) -> None:
    open_search(page, f"{parted_url}quotes/?q=%22rice%22")
    literal = shown(page)["quotes"]
    open_search(page, f"{parted_url}quotes/?q=rice")
    expect(page.get_by_text("near words for “rice”").first).to_be_attached()
    found = shown(page)["quotes"]
    assert found[: len(literal)] == literal
    assert len(found) == len({*found}) > len(literal) > 0


def test_a_part_of_a_clause_comes_first_with_the_outlets_words(url: str, page: Page) -> None:
    open_search(page, f"{url}quotes/?q=how+soon")
    part = page.get_by_role("list", name="Parts of the clause and topics").locator(".card")
    expect(part.locator(".card__title")).to_contain_text("part of ")
    expect(part.locator(".card__about")).to_have_text("How soon?")
    expect(page.locator(".finder__results .card")).to_have_count(0)
    expect(page.locator(".finder__none")).to_be_hidden()  # the part is the answer
    words = part.locator("dd").all_inner_texts()
    assert len(words) == part.locator("dt .outlet, dt.outlet").count() > 1
    where = part.locator("dt a").first.evaluate("link => link.href")
    page.keyboard.press("/")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/compare/[^/]+/#"))
    page.goto(where)
    assert words[0].split(" … ")[0] in page.locator(":target").inner_text()


def test_no_hit_offers_the_words_of_a_phrase_and_to_drop_the_filters(made_url: str, page: Page) -> None:
    open_search(page, f'{made_url}quotes/?q="jong+kim"')
    page.get_by_role("link", name="the words without the quotation marks").click()
    expect(page.locator(".finder__count")).not_to_have_text("No quotes")
    open_search(page, f"{made_url}quotes/?q=kim+jong+il&speaker=pena&kind=direct&outlet=beta&topic=trade&via=kcna")
    page.get_by_role("link", name="without the filters").click()
    expect(page).to_have_url(f"{made_url}quotes/?q=kim+jong+il")


# -- taking results away -----------------------------------------------------------------------------------------


def test_a_permalink_is_copied(url: str, page: Page) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    open_search(page, f"{url}quotes/?q=burning")
    link = shown(page)["links"][0]
    page.get_by_role("button", name="Copy link").first.click()
    expect(page.get_by_role("button", name="Copied")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == link


SEARCH_DOES_NOT_HAVE = {"section", "paragraph", "prefix", "suffix"}


def test_json_has_what_is_shown_as_the_open_data_has_it(site: Path, url: str, page: Page) -> None:
    open_search(page, f"{url}quotes/?q=alliance&outlet=monsoon-review")
    with page.expect_download() as download:
        page.get_by_role("button", name="JSON").click()
    taken = json.loads(Path(download.value.path()).read_text(encoding="utf-8"))
    assert [f"{quote['article']}/{quote['id']}" for quote in taken] == shown(page)["quotes"]
    published = json.loads((site / "data" / "quotes.json").read_text(encoding="utf-8"))
    by_address = {f"{url}{quote['url']}": quote for quote in published}
    assert taken
    for quote in taken:
        published_row = {**by_address[quote["url"]], "url": quote["url"]}
        assert [*quote] == [name for name in published_row if name in quote]
        assert {**quote, "topics": {*quote["topics"]}} == {
            name: {*published_row[name]} if name == "topics" else published_row[name] for name in quote
        }
        assert published_row.keys() - quote.keys() == SEARCH_DOES_NOT_HAVE


FORMULA = tuple("=+-@")


def in_any_order(row: list[str]) -> list[list[str]]:
    """Return a row of CSV with the ids of each cell sorted: the search lists topics as the vocabulary does."""
    return [sorted(cell.split(",")) for cell in row]


def test_csv_has_what_is_shown_as_the_open_data_has_it_but_cannot_run_as_a_formula(
    made: Path, made_url: str, page: Page
) -> None:
    open_search(page, f"{made_url}quotes/?q=sum")
    with page.expect_download() as download:
        page.get_by_role("button", name="CSV").click()
    header, *taken = csv.reader(io.StringIO(Path(download.value.path()).read_bytes().decode("utf-8-sig"), newline=""))
    published = made / "site" / "data" / "quotes.csv"
    columns, *rows = csv.reader(io.StringIO(published.read_bytes().decode(), newline=""))
    assert {*columns} - {*header} == SEARCH_DOES_NOT_HAVE
    kept = [columns.index(name) for name in header]
    by_address = {
        f"{made_url}{row[1]}": [row[at] if at != 1 else f"{made_url}{row[1]}" for at in kept] for row in rows
    }
    as_published = [by_address[row[1]] for row in taken]
    assert [in_any_order(row) for row in as_published] == [in_any_order(row) for row in taken]
    assert any(value.startswith("'=") for row in taken for value in row)
    assert not any(value.startswith(FORMULA) for row in taken for value in row)
    assert any("," in row[header.index("via")] for row in taken), "several ids in a cell, joined as everywhere"
    assert [f"{row[2]}/{row[0]}" for row in taken] == shown(page)["quotes"][: len(taken)]


# -- when something is missing -----------------------------------------------------------------------------------


def fail(route: Route) -> None:
    route.abort()


def test_while_the_index_loads_the_box_takes_words(url: str, page: Page) -> None:
    held: list[Route] = []
    page.route("**/quotes/index/index.json.gz", lambda route: held.append(route))
    page.goto(f"{url}quotes/")
    expect(page.locator(".finder__count")).to_have_text("Loading the quotes …")
    expect(page.locator("#all-quotes")).to_be_hidden()
    page.fill("#finder-q", "alliance")
    held[0].continue_()
    expect(page).to_have_url(f"{url}quotes/?q=alliance")
    expect(page.locator(".finder__count")).to_contain_text("quotes")
    assert page.input_value("#finder-q") == "alliance"


def test_without_the_index_every_quote_is_listed(site: Path, url: str, page: Page) -> None:
    page.route("**/quotes/index/**", fail)
    page.goto(f"{url}quotes/?q=alliance")
    expect(page.get_by_role("alert")).to_contain_text("could not be loaded")
    expect(page.get_by_role("alert")).to_contain_text("every quote")
    quotes = json.loads((site / "data" / "quotes.json").read_text(encoding="utf-8"))
    assert page.locator("#all-quotes [data-quote]:visible").count() == len(quotes)
    page.unroute("**/quotes/index/**")
    page.get_by_role("button", name="Try again").click()
    expect(page.locator(".finder__count")).to_contain_text("quotes")
    expect(page.locator("#all-quotes")).to_be_hidden()
    assert page.input_value("#finder-q") == "alliance"


def test_offline_a_small_archive_is_searched_all_the_same(url: str, page: Page) -> None:
    open_search(page, f"{url}quotes/")
    page.context.set_offline(True)
    page.fill("#finder-q", "alliance")
    expect(page.locator(".finder__results mark").first).to_have_text("alliance")


def test_offline_a_word_of_the_index_not_yet_loaded_is_never_said_to_be_nowhere(parted_url: str, page: Page) -> None:
    open_search(page, f"{parted_url}quotes/?q=zurich")
    page.context.set_offline(True)
    page.fill("#finder-q", "tonnes")
    expect(page.get_by_role("alert")).to_contain_text("could not be loaded")
    expect(page.locator("#all-quotes")).to_be_visible()
    page.context.set_offline(False)
    page.get_by_role("button", name="Try again").click()
    expect(page.locator(".finder__results .card").first).to_contain_text("tonnes")


@pytest.mark.parametrize("part", ["words-*", "articles-*", "speakers"])
def test_without_a_part_of_the_index_every_quote_can_be_read_and_another_try_helps(
    parted_url: str, page: Page, part: str
) -> None:
    page.route(f"**/quotes/index/{part}.json.gz*", fail)
    page.goto(f"{parted_url}quotes/?q=zurich")
    expect(page.get_by_role("alert")).to_contain_text("could not be loaded")
    expect(page.locator("#all-quotes")).to_be_visible()
    page.unroute(f"**/quotes/index/{part}.json.gz*")
    page.get_by_role("button", name="Try again").click()
    expect(page.locator(".finder__results mark").first).to_have_text(re.compile("Z[uü]rich"))
    expect(page.get_by_role("alert")).to_be_hidden()


def test_without_its_program_every_quote_is_listed_at_once(url: str, page: Page) -> None:
    page.route("**/assets/bundles/quotes.js", fail)
    page.goto(f"{url}quotes/")
    expect(page.locator("#finder")).to_be_hidden()
    expect(page.locator("#all-quotes")).to_be_visible()


def test_without_javascript_every_quote_is_listed_by_speaker(site: Path, url: str, plain: Page) -> None:
    plain.goto(f"{url}quotes/")
    quotes = json.loads((site / "data" / "quotes.json").read_text(encoding="utf-8"))
    expect(plain.locator("#all-quotes [data-quote]:visible")).to_have_count(len(quotes))
    expect(plain.locator("#finder")).to_be_hidden()
    assert {*plain.locator("#all-quotes h2").all_inner_texts()} == {quote["speaker_name"] for quote in quotes}


def test_a_large_archive_leads_to_speakers_and_topics_instead(made_url: str, plain: Page) -> None:
    plain.goto(f"{made_url}quotes/")
    assert plain.locator("[data-quote]").count() == 0
    for link in plain.locator("#all-quotes a").all():
        answer = plain.request.get(link.evaluate("link => link.href"))
        assert answer.ok, link.inner_text()
    expect(plain.get_by_role("link", name="José Peña")).to_be_visible()


# -- dead ends that are none -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "meant"), [("hegmonistic", "hegemonistic"), ("zweihundert allianse", None), ("Marshl Ri", "Marshal Ri")]
)
def test_a_slip_of_the_finger_leads_to_the_words_that_are_there(
    url: str, page: Page, typed: str, meant: str | None
) -> None:
    open_search(page, f"{url}quotes/?q={typed}")
    none = page.locator(".finder__none")
    expect(none).to_be_visible()
    if meant is None:
        expect(none).not_to_contain_text("Did you mean")
        return
    none.get_by_role("link", name=meant, exact=True).click()
    expect(page.locator(".finder__results .card").first).to_be_visible()
    assert page.input_value("#finder-q") == meant


def test_what_only_a_paragraph_says_is_found_and_leads_there(url: str, page: Page) -> None:
    open_search(page, f"{url}quotes/?q=generation")
    expect(page.locator(".finder__results [data-text]")).not_to_have_count(0)
    expect(page.locator(".finder__results [data-quote]")).to_have_count(0)
    expect(page.locator(".finder__results [data-text] .outlet").first).not_to_be_empty()
    page.locator(".finder__results .finder__link").first.click()
    page.wait_for_url("**/articles/**")
    expect(page.locator(":target")).to_be_in_viewport()


def test_a_kind_of_result_can_be_chosen_and_is_in_the_address(url: str, page: Page) -> None:
    open_search(page, f"{url}quotes/?q=treaty")
    page.get_by_role("radio", name="Rest of the articles").check()
    expect(page).to_have_url(f"{url}quotes/?q=treaty&in=articles")
    expect(page.locator(".finder__results [data-quote]")).to_have_count(0)
    page.get_by_role("radio", name="Quotes").check()
    expect(page).to_have_url(f"{url}quotes/?q=treaty&in=quotes")
    expect(page.locator(".finder__results [data-text]")).to_have_count(0)


def test_a_speakers_name_is_offered_as_a_filter(url: str, page: Page) -> None:
    open_search(page, f"{url}quotes/?q=orlov")
    page.get_by_role("button", name=re.compile(r"Speaker: .*Orlov \(\d+\)")).click()
    expect(page).to_have_url(f"{url}quotes/?speaker=orlov")


def test_a_page_is_found_by_its_name(url: str, page: Page) -> None:
    open_search(page, f"{url}quotes/?q=how+to+cite")
    page.get_by_role("region", name="Names and pages").get_by_role("link", name="How to cite").click()
    page.wait_for_url(f"{url}about/#how-to-cite")


# -- by keyboard and by ear --------------------------------------------------------------------------------------


def test_from_the_headers_box_to_a_result_and_back_by_keyboard_alone(url: str, page: Page) -> None:
    page.goto(f"{url}speakers/orlov/")
    page.keyboard.press("/")
    page.keyboard.type("all")
    expect(page.locator(".search-box__all a")).to_have_text("All results for “all”")
    page.keyboard.type("iance")
    page.keyboard.press("Tab")  # at once: what is found later takes the place of what had the focus
    expect(page.locator(".search-box__all a")).to_have_text("All results for “alliance”")
    expect(page.locator(".search-box__all a")).to_be_focused()
    page.keyboard.press("ArrowDown")
    landing = page.evaluate("document.activeElement.href")
    assert "#" in landing
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.name") == "q"
    expect(page.locator(".search-box__found")).to_be_hidden()
    page.keyboard.type(" ")
    expect(page.locator(".search-box__found mark").first).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url(landing)
    page.go_back()
    page.wait_for_url(f"{url}speakers/orlov/")


def test_the_headers_box_offers_parts_and_the_word_that_may_be_meant(url: str, page: Page) -> None:
    page.goto(f"{url}speakers/orlov/")
    page.keyboard.press("/")
    page.keyboard.type("how soon")
    found = page.locator(".search-box__found")
    expect(found.get_by_role("heading", name="Parts and topics")).to_be_visible()
    expect(found.locator("ul").first.locator("a")).to_contain_text("How soon?")
    page.fill(".search-box input", "aliance")
    found.get_by_role("link", name="alliance", exact=True).click()
    page.wait_for_url(f"{url}quotes/?q=alliance")


def test_enter_in_the_headers_box_opens_the_whole_search(url: str, page: Page) -> None:
    page.goto(f"{url}speakers/orlov/")
    page.keyboard.press("/")
    page.keyboard.type("alliance")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{url}quotes/?q=alliance")


@pytest.mark.parametrize("where", ["speakers/orlov/", "quotes/"])
def test_a_count_is_said_only_when_typing_rests(url: str, page: Page, where: str) -> None:
    page.goto(f"{url}{where}")
    page.wait_for_load_state("networkidle")
    page.keyboard.press("/")
    said = page.locator("#finder [role=status]" if where == "quotes/" else ".search-box [role=status]")
    page.keyboard.type("a")
    said.wait_for(state="attached")
    page.evaluate(
        """where => {
          window.said = [];
          const status = document.querySelector(where);
          new MutationObserver(() => window.said.push(status.textContent)).observe(status, { childList: true });
        }""",
        "#finder [role=status]" if where == "quotes/" else ".search-box [role=status]",
    )
    page.keyboard.type("lliance", delay=150)
    expect(said).to_contain_text(re.compile(r"^\d+ quotes?"))
    assert page.evaluate("window.said.length") == 1


# -- the ways here -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("word", ["alliance", "zzzz"])
def test_the_headers_search_leads_on_to_the_quotes(url: str, page: Page, word: str) -> None:
    page.goto(f"{url}speakers/orlov/")
    page.get_by_role("searchbox", name="Search every word").click()
    page.keyboard.type(word)
    page.get_by_role("link", name=f"All results for “{word}”").click()
    page.wait_for_url(f"{url}quotes/?q={word}")


def test_the_home_page_asks_for_quotes(url: str, page: Page) -> None:
    page.goto(url)
    page.locator(".ask").get_by_role("searchbox").fill("alliance")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{url}quotes/?q=alliance")
    page.wait_for_selector(WAIT)
    assert shown(page)["quotes"]
