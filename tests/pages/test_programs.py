"""What a program of the pages does, tried without a whole site: clicks, keys, results, joins, late answers."""

import shutil
from collections.abc import Iterator
from typing import Any

import pytest
from helpers.project import FRONTEND, serve, watched_page
from playwright.sync_api import Browser, Page

PAGE = """<!doctype html><meta charset="utf-8"><title>Page</title>
<a data-copy="this" href="#here">Link</a> <a data-cite href="gone/#whole_article">Cite</a>
<div id="finder"><input></div><p id="all-quotes"></p>"""
# What a host may say of a page that is gone: it looks like one with citations, and is none.
GONE = """<!doctype html><title>Gone</title>
<div id="whole_article"><p class="citation__what"><a href="elsewhere">Another page</a></p></div>"""


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a page beside the programs' modules."""
    folder = tmp_path_factory.mktemp("programs")
    shutil.copytree(FRONTEND / "js", folder / "js")
    (folder / "index.html").write_text(PAGE, encoding="utf-8")
    (folder / "404.html").write_text(GONE, encoding="utf-8")
    with serve(folder) as url:
        yield url


@pytest.fixture(scope="module")
def opened(browser: Browser, address: str) -> Iterator[Page]:
    """The page, in one browser window for all tests."""
    for page in watched_page(browser):
        page.goto(address)
        yield page


@pytest.mark.parametrize("key", ["ctrlKey", "metaKey", "shiftKey", "altKey"])
def test_a_click_that_asks_for_another_tab_is_left_to_the_browser(opened: Page, key: str) -> None:
    followed = opened.evaluate(
        """async (key) => {
          const { followed } = await import("/js/linking/places.js");
          const seen = [];
          const note = (event) => { seen.push(followed(event, "a[data-copy]") !== null); event.preventDefault(); };
          document.addEventListener("click", note);
          for (const how of [{}, { [key]: true }]) {
            const click = new MouseEvent("click", { bubbles: true, cancelable: true, ...how });
            document.querySelector("a").dispatchEvent(click);
          }
          document.removeEventListener("click", note);
          return seen;
        }""",
        key,
    )
    assert followed == [True, False]


def test_keys_that_compose_a_letter_are_left_to_the_reader(opened: Page) -> None:
    taken = opened.evaluate(
        """async () => {
          const { pressed } = await import("/js/searching/keys.js");
          const element = document.querySelector("#finder");
          const input = element.querySelector("input");
          input.value = "한";
          const finder = { element, input, links: () => [], change() {} };
          const escape = (how) => {
            const event = new KeyboardEvent("keydown", { key: "Escape", bubbles: true, cancelable: true, ...how });
            input.addEventListener("keydown", (it) => pressed(it, finder), { once: true });
            input.dispatchEvent(event);
            return [event.defaultPrevented, input.value];
          };
          return [escape({ isComposing: true }), escape({})];
        }"""
    )
    assert taken == [[False, "한"], [True, ""]]


def test_where_the_page_of_citations_is_gone_the_link_is_followed(browser: Browser, address: str) -> None:
    for page in watched_page(browser):
        page.goto(address)
        page.evaluate('import("/js/linking/citations.js").then(({ citeHere }) => citeHere())')
        page.click("a[data-cite]")
        page.wait_for_url("**/gone/#whole_article")


def test_each_result_has_the_line_of_the_way_in_which_its_words_are_given(opened: Page) -> None:
    names = opened.evaluate(
        """async () => {
          const { cards } = await import("/js/searching/results.js");
          const { quote } = cards({ speaker: "*", topic: "*", article: "*" }, (it) => it, (_, it) => it);
          return ["quoted", "partly-quoted", "paraphrased"].map((way) => quote({
            shown: {
              given: [way, way], colour: 1, shape: 1, before: "", after: "", pieces: [], translation: [],
              lacks: [], near: [],
            },
            via: [], topics: [], url: "a/#b", kind: "direct", reviewed: true,
          }).querySelector("blockquote").className.match(/words--(\\S+)/)[1]);
        }"""
    )
    assert names == ["quoted", "partly-quoted", "paraphrased"]


def test_of_two_searches_the_later_stays_whichever_is_answered_first(opened: Page) -> None:
    """The first search is answered only after the second has been shown."""
    shown = opened.evaluate(
        """async () => {
          const { Finder } = await import("/js/searching/finder.js");
          const element = document.createElement("div");
          element.innerHTML = '<p class="finder__named"></p>';
          const answers = [];
          const finder = Object.assign(Object.create(Finder.prototype), {
            asked: 0, element, input: document.createElement("input"), where: [], order: { options: [{}] },
            results: document.createElement("div"), more: {}, downloads: {}, cards: {}, bestMatch: "",
            engine: {
              index: {}, filters: [], find: () => new Promise((go) => answers.push(go)), counts: async () => ({}),
            },
            load: async (_, found) => found,
            links: () => [], say() {}, showParts() {}, showFilters() {}, showPages() {}, async showNone() {},
            show({ name }) { this.said = name; },
          });
          const searches = [finder.search(), finder.search()];
          await Promise.resolve();
          const found = (name) => ({ name, rows: [], blocks: [], results: [], named: [], entries: {} });
          answers[1](found("later"));
          await searches[1].catch(() => {});
          answers[0](found("earlier"));
          await searches[0].catch(() => {});
          return finder.said;
        }"""
    )
    assert shown == "later"


def text(*stretches: list[str]) -> dict[str, Any]:
    """Return a text of two articles side by side: what each stretch is about."""
    told = [
        {"id": f"p{number}", "title": "", "topics": topics, "blocks": []} for number, topics in enumerate(stretches)
    ]
    return {"head": [], "stretches": told}


def test_nothing_is_missing_in_the_other_article_where_nothing_is_tagged(opened: Page) -> None:
    alone = opened.evaluate(
        """async (texts) => {
          const { joined } = await import("/js/side-by-side/joins.js");
          return joined(texts).alone.map((side) => [...side]);
        }""",
        [text(["pledge"], [], ["fishing"]), text([], ["pledge"])],
    )
    assert alone == [[2], []]
