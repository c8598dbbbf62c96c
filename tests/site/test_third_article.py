"""A third article, dropped in as a folder with lines of vocabulary, appears everywhere; nothing else is touched."""

import hashlib
import json
from pathlib import Path

import pytest
import yaml
from helpers.links import Site
from helpers.project import PROJECT, serve
from helpers.third_article import FOLDER, HEADLINE, SLUG
from playwright.sync_api import Page
from selectolax.lexbor import LexborHTMLParser


@pytest.fixture(scope="module")
def grown(pact_project: Path) -> Path:
    """A project with the third article, and its site."""
    return pact_project


def test_nothing_but_the_articles_was_touched(grown: Path) -> None:
    assert _files_outside_articles(grown) == _files_outside_articles(PROJECT)


def _files_outside_articles(project: Path) -> dict[str, str]:
    """Return what stands in the project by hand: everything but articles/, the built site and the generated pages."""
    return {
        path.relative_to(project).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for folder in ("docs", "mkdocs.yml")
        for path in [project / folder, *(project / folder).rglob("*")]
        if path.is_file() and "__pycache__" not in path.parts
    }


def _page(project: Path, address: str) -> LexborHTMLParser:
    return LexborHTMLParser((project / "site" / address / "index.html").read_text(encoding="utf-8"))


def _text(page: LexborHTMLParser) -> str:
    (article,) = page.css("article")
    return " ".join(article.text(deep=True).split())


def test_it_has_a_page_with_its_words(grown: Path) -> None:
    capture = (FOLDER / SLUG / "capture.txt").read_text(encoding="utf-8").splitlines()
    page = _page(grown, f"articles/{SLUG}")
    assert [node.text(deep=True, strip=False) for node in page.css("article p[id^=p]")] == capture[4::2]
    (headline,) = page.css("h1")
    assert headline.text(deep=True) == HEADLINE


@pytest.mark.parametrize("address", ["", "articles", "compare", "compare/article-4", "quotes", "speakers/treaty"])
def test_it_is_on_the_page(grown: Path, address: str) -> None:
    page = _page(grown, address)
    links = [node.attributes["href"] or "" for node in page.css("article a[href]")]
    assert any(SLUG in link for link in links)
    assert "Tidewater Review" in _text(page) or HEADLINE in _text(page)


def test_home_counts_it(grown: Path) -> None:
    assert "3 articles" in _text(_page(grown, ""))


def test_it_is_a_column_of_the_comparison(grown: Path) -> None:
    said = {}
    for row in _page(grown, "compare/article-4").css("tr[data-element]"):
        cells = [cell for cell in row.css("[data-article]") if cell.attributes["data-article"] == SLUG]
        if cells:
            said[row.attributes["data-element"]] = " ".join(cells[0].css(".treatment")[0].text(deep=True).split())
            assert len(row.css("[data-article]")) == 3
    assert said["duty"] == "paraphrased"
    assert said["means"] == "quoted"
    assert said["state-of-war"] == "paraphrased"
    assert said["un-charter-basis"] == "not in this article"


def test_its_speaker_has_a_page_and_stands_in_the_list(grown: Path) -> None:
    assert "Dana Osterholt" in _text(_page(grown, "speakers"))
    page = _text(_page(grown, "speakers/osterholt"))
    assert "deliberately roomy" in page
    assert "no date was set for the aid" in page


def test_its_quotes_are_in_the_list_and_in_the_data(grown: Path) -> None:
    assert "deliberately roomy" in _text(_page(grown, "quotes"))
    quotes = json.loads((grown / "site" / "data" / "quotes.json").read_text(encoding="utf-8"))
    assert [quote["id"] for quote in quotes if quote["article"] == SLUG] == ["every-means", "roomy", "no-date-set"]


def test_its_addresses_are_promised(grown: Path) -> None:
    ledger = (grown / "articles" / "permalinks.txt").read_text(encoding="utf-8").splitlines()
    assert f"articles/{SLUG}/#roomy" in ledger


def test_every_link_of_the_grown_site_resolves(grown: Path) -> None:
    assert Site(grown / "site").broken() == []
    assert Site(grown / "site").repeated_ids() == []


def test_the_header_search_finds_it(grown: Path, page: Page) -> None:
    with serve(grown / "site") as url:
        page.goto(url)
        page.keyboard.press("/")
        page.keyboard.type("roomy")
        found = page.locator(".search-box__found li").filter(has_text="roomy").get_by_role("link").first
        found.click()
        page.wait_for_url(f"**/articles/{SLUG}/**")
        page.wait_for_load_state("networkidle")  # the server ends here; the page must have all it asked for


def test_the_editor_is_offered_the_new_names(grown: Path) -> None:
    """The JSON Schema that editors complete from knows the new outlet and the new speaker."""
    schema = yaml.safe_load((grown / "articles" / "article.schema.json").read_text(encoding="utf-8"))
    assert "tidewater-review" in schema["properties"]["outlet"]["enum"]
    assert "osterholt" in schema["$defs"]["QuoteRecord"]["properties"]["speaker"]["enum"]
