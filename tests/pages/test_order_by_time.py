"""Whatever is ordered by time is in one order, time zones counted: lists, speakers' pages, the search, the data."""

import json
from pathlib import Path

import pytest
from coverage_archive.model import Archive
from coverage_archive.pages import side_by_side
from coverage_archive.reading import archive_folder
from coverage_archive.searching import search_index
from helpers import generated
from helpers.asked_search import ask
from helpers.made_archive import Spec, spec, write
from selectolax.lexbor import LexborHTMLParser

# Where the texts of two dates are in another order than the moments, and one outlet has them all.
EARLIEST_FIRST = {
    "known-by-year": "2031",
    "half-past-midnight-in-korea": "2031-03-09T00:30+09:00",
    "evening-without-zone": "2031-03-08T20:00",
    "known-by-day": "2031-03-09",
    "late-evening-in-new-york": "2031-03-08T23:30-05:00",
    "undated": None,
}


def article(slug: str, published: str | None) -> Spec:
    return {
        "slug": slug,
        "outlet": "courier",
        "outlet_supplied": "made for this test",
        "headline": f"All about {slug}",
        "published": published,
        "published_supplied": published and "made for this test",
        "language": "en",
        "paragraphs": [f'"We said {slug}," Ida Berg said.'],
        "quotes": [{"id": "said", "exact": f"We said {slug},", "kind": "direct", "speaker": "berg"}],
    }


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    root = tmp_path_factory.mktemp("dated")
    articles = [article(slug, EARLIEST_FIRST[slug]) for slug in sorted(EARLIEST_FIRST)]
    write({**spec("many-tongues"), "articles": articles}, root / "articles")
    return archive_folder.load(root)


@pytest.fixture(scope="module")
def pages(archive: Archive) -> dict[str, str]:
    return {page.path.removesuffix("index.md"): page.text for page in generated.pages(archive)}


@pytest.fixture(scope="module")
def index(archive: Archive, tmp_path_factory: pytest.TempPathFactory) -> Path:
    site = tmp_path_factory.mktemp("searched")
    search_index.publish(archive, site)
    return site / search_index.FOLDER


DATED = [slug for slug, date in EARLIEST_FIRST.items() if date]
NEWEST_FIRST = [*reversed(DATED), "undated"]


def test_articles_of_an_outlet_are_read_in_it(archive: Archive) -> None:
    assert [article.slug for article in archive.articles] == [*DATED, "undated"]


def test_the_list_of_articles_is_in_it(pages: dict[str, str]) -> None:
    heads = LexborHTMLParser(pages["articles/"]).css(".card__headline")
    assert [head.text().strip().removeprefix("All about ") for head in heads] == NEWEST_FIRST


def test_the_list_to_choose_from_is_in_it(pages: dict[str, str]) -> None:
    assert [item["slug"] for item in json.loads(pages[side_by_side.LIST])] == NEWEST_FIRST


def test_a_speakers_page_is_in_it(pages: dict[str, str]) -> None:
    quotes = LexborHTMLParser(pages["speakers/berg/"]).css("[data-quote]")
    assert [(quote.attributes["data-quote"] or "").removesuffix("/said") for quote in quotes] == NEWEST_FIRST


@pytest.mark.parametrize(("order", "expected"), [("newest", NEWEST_FIRST), ("oldest", [*DATED, "undated"])])
def test_the_search_finds_quotes_in_it(index: Path, order: str, expected: list[str]) -> None:
    (found,) = ask(index, [{"q": '"we said"', "order": order}])
    assert [quote.removesuffix("/said") for quote in found["quotes"]] == expected
