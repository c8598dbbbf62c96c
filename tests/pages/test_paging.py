"""No list makes a page of any length: what is more stands on further pages, and every address keeps leading there."""

import posixpath
from collections import Counter
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path
from tempfile import mkdtemp
from urllib.parse import urljoin

import pytest
from coverage_archive.model import Archive
from coverage_archive.pages import page_writer, paging, quote_list_page, side_by_side, topic_pages
from coverage_archive.pages.paging import ListPage, page_address, paged
from coverage_archive.reading import archive_folder
from helpers import generated
from helpers.made_archive import spec, write
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

Pages = dict[str, LexborHTMLParser]
GROUPS = st.lists(st.integers(0, 12), max_size=5)
MOST = st.integers(1, 6)


def pages_of(sizes: list[int], most: int) -> tuple[ListPage[int, tuple[int, int]], ...]:
    groups = [(group, [(group, item) for item in range(size)]) for group, size in enumerate(sizes)]
    return paged("list/", groups, most)


@given(GROUPS, MOST)
def test_every_item_is_on_exactly_one_page_in_its_order_and_under_its_heading(sizes: list[int], most: int) -> None:
    parts = [part for page in pages_of(sizes, most) for part in page.parts]
    assert [item for part in parts for item in part.items] == [
        (group, item) for group, size in enumerate(sizes) for item in range(size)
    ]
    assert all(group == part.heading for part in parts for group, _ in part.items)


@given(GROUPS, MOST)
def test_no_page_holds_more_than_the_bound_and_none_is_empty_but_an_empty_lists(sizes: list[int], most: int) -> None:
    counts = [sum(len(part.items) for part in page.parts) for page in pages_of(sizes, most)]
    assert all(count == most for count in counts[:-1])
    assert counts[-1] <= most
    assert counts[-1] or len(counts) == 1


@given(GROUPS, MOST)
def test_the_first_page_names_every_heading_and_leads_to_where_its_items_begin(sizes: list[int], most: int) -> None:
    first, *others = pages_of(sizes, most)
    assert [part.heading for part in first.parts] == [*range(len(sizes))]
    for part in first.parts:
        if part.begins:
            begun = pages_of(sizes, most)[part.begins - 1]
            assert (part.heading, 0) in [item for some in begun.parts for item in some.items] or not sizes[
                part.heading
            ]
    assert not [part for page in others for part in page.parts if part.begins]


@given(st.integers(1, 400), st.integers(0, 400))
def test_each_page_leads_to_few_others_among_them_the_first_the_last_and_its_neighbours(count: int, at: int) -> None:
    number = min(at, count - 1) + 1
    near = ListPage("list/", number, count, ()).near
    assert {1, count, number, max(1, number - 1), min(count, number + 1)} <= {*near}
    assert len(near) <= 9
    steps = [*pairwise(near)]
    assert all(after == before + 1 for before, after in steps if before and after), "0 stands where some are left out"


def test_the_first_page_stands_where_the_list_stood_and_no_other_can_meet_an_id() -> None:
    assert page_address("speakers/", 1) == "speakers/"
    assert page_address("speakers/", 12) == "speakers/page_12/", (
        "no id has an underscore (an archive's check says so)"
    )


# -- the lists of an archive, with small bounds ---------------------------------------------------------------------


@cache
def archive(name: str) -> Archive:
    root = Path(mkdtemp())
    write(spec(name), root / "articles")
    return archive_folder.load(root)


@pytest.fixture(params=["many-tongues", "six-outlets", "twelve-outlets", "reference-texts"])
def small(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> tuple[Archive, Pages]:
    """An archive and its pages, of which each list has two items a page, and each table two outlets."""
    for module, name, bound in (
        (paging, "MOST_LISTED", 2),
        (quote_list_page, "MOST_LISTED", 2),
        (side_by_side, "MOST_LISTED", 2),
        (topic_pages, "MOST_TOPICS", 1),
        (page_writer, "MOST_OUTLETS", 2),
    ):
        monkeypatch.setattr(module, name, bound)
    found = archive(request.param)
    return found, {
        page.path.removesuffix("index.md").removesuffix("index.html"): LexborHTMLParser(page.text)
        for page in generated.pages(found)
    }


def of_list(pages: Pages, address: str) -> Iterator[LexborHTMLParser]:
    """Give the pages of a list, by the links from each to the next."""
    at: str | None = address
    while at is not None:
        yield pages[at]
        after = pages[at].css_first('nav.pages a[rel="next"]')
        at = urljoin(f"/{at}", after.attributes["href"])[1:] if after else None


def links(page: LexborHTMLParser, selector: str, at: str) -> list[str]:
    return [urljoin(f"/{at}", link.attributes["href"] or "")[1:] for link in page.css(selector)]


def test_every_article_is_on_exactly_one_page_of_the_list(small: tuple[Archive, Pages]) -> None:
    found, pages = small
    listed = [[*page.css(".card--article")] for page in of_list(pages, "articles/")]
    assert all(len(cards) <= 2 for cards in listed)
    slugs = [
        posixpath.basename((link.attributes["href"] or "").rstrip("/"))
        for page in of_list(pages, "articles/")
        for link in page.css(".card__headline a")
    ]
    reports = [article.slug for article in found.newest_first if not article.is_reference]
    assert slugs == [*reports, *(article.slug for article in found.references)]


def test_every_speaker_is_on_exactly_one_page_of_the_list(small: tuple[Archive, Pages]) -> None:
    found, pages = small
    names = [[link.text() for link in page.css(".speakers__name")] for page in of_list(pages, "speakers/")]
    assert all(len(some) <= 2 for some in names)
    assert Counter(name for some in names for name in some) == Counter(it.name for it in found.speakers_quoted)


def test_every_quote_of_a_speaker_is_on_exactly_one_of_its_pages(small: tuple[Archive, Pages]) -> None:
    found, pages = small
    for speaker in found.speakers_quoted:
        shown = [
            [card.attributes["data-quote"] for card in page.css("[data-quote]")]
            for page in of_list(pages, f"speakers/{speaker.id}/")
        ]
        assert all(len(some) <= 2 for some in shown)
        said = [
            f"{article.slug}/{quote.id}"
            for article in found.articles
            for quote in article.quotes
            for who in [quote.speaker.id, *{relay.id for relay in quote.via}]
            if who == speaker.id
        ]
        assert Counter(key for some in shown for key in some) == Counter(said)


def test_every_topic_is_on_exactly_one_page_of_the_table_and_its_columns_are_the_outlets_that_give_most(
    small: tuple[Archive, Pages],
) -> None:
    found, pages = small
    newest = found.current
    given: Counter[str] = Counter()
    for article in newest.reports:
        given[article.source.id] += len(article.quotes) + len(article.passages)
    most = sorted(given.values(), reverse=True)[:2]
    rows = []
    for page in of_list(pages, "compare/"):
        cells = page.css("table.matrix td")
        assert len(cells) <= 2
        assert sorted((given[cell.attributes["data-outlet"] or ""] for cell in cells), reverse=True) == most
        rows += [cell.attributes["data-topic"] for cell in cells[:1]]
        intro = page.css_first(".intro").text(deep=True)
        assert (f"The columns are 2 of {len(given)} outlets" in intro) == (len(given) > 2)
    assert rows == [topic.id for topic in newest.topics_covered]


def test_the_table_of_speakers_has_those_whom_its_outlets_quote(small: tuple[Archive, Pages]) -> None:
    found, pages = small
    cells = pages["speakers/"].css("table.matrix td")
    columns = {cell.attributes["data-outlet"] for cell in cells}
    quoted = {
        quote.speaker.id
        for article in found.current.reports
        for quote in article.quotes
        if article.source.id in columns
    }
    assert len(columns) == 2
    assert {cell.attributes["data-speaker"] for cell in cells} == quoted


def test_headings_stay_on_the_first_page_of_a_list_and_lead_to_where_their_items_went(
    small: tuple[Archive, Pages],
) -> None:
    found, pages = small
    for at in ("articles/", "speakers/", *(f"speakers/{it.id}/" for it in found.speakers_quoted)):
        heads = [line for page in of_list(pages, at) for line in page.html.splitlines() if line.startswith("## ")]
        here = [line for line in pages[at].html.splitlines() if line.startswith("## ")]
        assert {*heads} == {*here}


def test_every_link_from_page_to_page_leads_to_one(small: tuple[Archive, Pages]) -> None:
    _, pages = small
    for at, page in pages.items():
        for to in links(page, "nav.pages a, p.fine > a", at):
            address = to.partition("#")[0].partition("?")[0]
            assert address in pages or address.startswith(("data/", "about/")), (at, to)
