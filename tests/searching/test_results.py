"""Whatever is asked, the page shows the quotes, the paragraphs and the counts that looking at every text gives."""

import random
from collections.abc import Iterator, Sequence
from pathlib import Path
from urllib.parse import urlencode

import pytest
from coverage_archive.model import Archive, Quote
from coverage_archive.reading import archive_folder
from helpers.brute_force_search import BruteForce, Part, titles
from helpers.made_queries import made_query
from helpers.project import watched_page
from helpers.results_page import go_on_to, open_search, shown
from playwright.sync_api import Browser, Page

QUERIES = 24  # tests/searching/test_engine.py asks the engine alone many more
FRESH = 10  # every tenth is asked by opening the page, the others by going on from there; opening takes far longer


@pytest.fixture(scope="module")
def archive(made: Path) -> Archive:
    return archive_folder.load(made)


@pytest.fixture(scope="module")
def own_archive(project: Path) -> Archive:
    return archive_folder.load(project)


@pytest.fixture(scope="module")
def made_results(browser: Browser, made_url: str) -> Iterator[Page]:
    """The made archive's page of results, open: what does not need a fresh one goes on from there."""
    for page in watched_page(browser):
        open_search(page, f"{made_url}quotes/")
        yield page


@pytest.fixture(scope="module")
def own_results(browser: Browser, url: str) -> Iterator[Page]:
    """The page of results of an archive to read, open."""
    for page in watched_page(browser):
        open_search(page, f"{url}quotes/")
        yield page


def address(url: str, query: str, chosen: dict[str, list[str]]) -> str:
    return f"{url}quotes/?{urlencode([('q', query)] * bool(query) + [*chosen.items()], doseq=True)}"


def compare(page: Page, archive: Archive, site: Path, parts: Sequence[Part], chosen: dict[str, list[str]]) -> int:
    """Compare what an open page shows with brute force; return how many quotes and paragraphs both found."""
    quotes, paragraphs, counts = BruteForce(archive, titles(archive, site)).find(parts, chosen)
    found = shown(page)
    assert (len(found["quotes"]), {*found["quotes"]}) == (len(quotes), quotes)
    addresses = {text.removeprefix("articles/").replace("/#", "/") for text in found["texts"]}
    assert (len(found["texts"]), addresses) == (len(paragraphs), paragraphs)
    assert found["said"].removeprefix("All ").startswith(f"{len(quotes):,} quote" if quotes else "No quotes")
    assert (f"; {len(paragraphs):,} paragraph" in found["said"]) == bool(paragraphs)
    shown_counts = {(filter_, value): count for filter_, value, count in found["counts"] if count}
    offered = {filter_ for filter_, _, _ in found["counts"]}  # a filter of one value is not offered
    assert shown_counts == {key: count for key, count in counts.items() if key[0] in offered}
    assert {tuple(pair) for pair in found["chosen"]} == {(f, v) for f in chosen for v in chosen[f] if f in offered}
    return len(quotes) + len(paragraphs)


def test_generated_queries_find_what_brute_force_finds(
    made: Path, made_url: str, made_results: Page, archive: Archive
) -> None:
    chance = random.Random(8)
    found = []
    for number in range(QUERIES):
        parts, chosen, _ = made_query(archive, chance)
        query = " ".join(part.typed() for part in parts)
        (go_on_to if number % FRESH else open_search)(made_results, address(made_url, query, chosen))
        found.append(compare(made_results, archive, made / "site", parts, chosen))
    assert sum(number > 0 for number in found) > QUERIES // 3, "most queries found nothing: they show little"


@pytest.mark.parametrize(
    ("parts", "chosen"),
    [
        ([Part("at once", phrase=True)], {"outlet": ["strait-gazette"]}),
        ([Part("without waiting", phrase=True)], {}),
        ([Part("every means"), Part("it has", phrase=True)], {"kind": ["partial", "direct"]}),
        ([], {"given": ["partly-quoted"], "kind": ["indirect"]}),
        ([Part("Marshal Ri")], {}),
        ([Part("two countries", phrase=True), Part("arms")], {"via": ["yonhap"], "year": ["2024"]}),
        ([Part("promise")], {"topic": ["article-4"]}),
        ([], {"speaker": ["orlov", "kcna"], "outlet": ["monsoon-review"]}),
    ],
)
def test_articles_to_read_are_searched_rightly(
    site: Path, url: str, own_results: Page, own_archive: Archive, parts: list[Part], chosen: dict[str, list[str]]
) -> None:
    go_on_to(own_results, address(url, " ".join(part.typed() for part in parts), chosen))
    compare(own_results, own_archive, site, parts, chosen)


@pytest.mark.parametrize(
    ("query", "speakers"),
    [
        ("Kim Jong Un", {"kim-jong-un"}),
        ("Kim Jong-un", {"kim-jong-un"}),
        ('"kim jong–un"', {"kim-jong-un"}),
        ("Kim Jong Il", {"kim-jong-il"}),
        ('"Kim Jong Il"', {"kim-jong-il"}),
        ("jose pena", {"pena"}),
        ("Korean Central News Agency", {"kcna"}),
    ],
)
def test_a_speakers_name_finds_every_quote_of_that_speaker_and_first(
    made_url: str, made_results: Page, archive: Archive, query: str, speakers: set[str]
) -> None:
    go_on_to(made_results, address(made_url, query, {}))
    said = {
        f"{article.slug}/{quote.id}"
        for article in archive.articles
        for quote in article.quotes
        if quote.speaker.id in speakers
    }
    assert said
    assert {*shown(made_results)["quotes"][: len(said)]} == said


def test_a_relays_name_finds_what_it_passed_on(made_url: str, made_results: Page, archive: Archive) -> None:
    go_on_to(made_results, address(made_url, "Yonhap", {}))
    found = shown(made_results)["quotes"]
    by_place = {f"{a.slug}/{q.id}": q for a in archive.articles for q in a.quotes}
    said = [name for name, quote in by_place.items() if quote.speaker.id == "yonhap"]
    passed_on = [
        name for name, quote in by_place.items() if name not in said and "yonhap" in {relay.id for relay in quote.via}
    ]
    assert {*found[: len(said)]} == {*said}
    assert {*found[len(said) : len(said) + len(passed_on)]} == {*passed_on}
    made_results.get_by_role("button", name=f"Relayed by: Yonhap ({len(passed_on) + _both(by_place)})").click()
    made_results.wait_for_url(f"{made_url}quotes/?via=yonhap")


def _both(quotes: dict[str, Quote]) -> int:
    """Count the quotes that Yonhap both said and relayed."""
    return sum(quote.speaker.id == "yonhap" and "yonhap" in {r.id for r in quote.via} for quote in quotes.values())


@pytest.mark.parametrize(
    ("query", "hits"),
    [
        ('"without delay"', {"without delay"}),
        ("provide", {"provides", "provide"}),
        ("treaty", {"treaty", "treaties"}),
        ("zurich", {"Zürich", "Zurich", "Zurich am See"}),
        ('"all means at its disposal"', {"all means — at its disposal", "all means–at its disposal"}),
        ("1000", {"1,000", "1000"}),
    ],
)
def test_hits_are_marked_in_the_words_as_printed(
    made_url: str, made_results: Page, query: str, hits: set[str]
) -> None:
    go_on_to(made_results, address(made_url, query, {}))
    found = {hit for of_one in shown(made_results)["hits"] for hit in of_one}
    assert hits <= found
    # Hits that stand side by side are marked as one.
    assert {word for hit in found for word in hit.split()} == {word for hit in hits for word in hit.split()}


@pytest.mark.parametrize("part", ["strait-gazette", "monsoon-review"])
def test_every_result_leads_to_the_quote_visible_and_marked(url: str, page: Page, part: str) -> None:
    open_search(page, f"{url}quotes/?outlet={part}")
    found = shown(page)
    assert len(found["links"]) >= 10
    for link, words in zip(found["links"], found["words"], strict=True):
        page.goto(link)
        landed = page.evaluate(
            """() => {
              const quote = document.querySelector(":target");
              const pieces = [quote, ...document.querySelectorAll(`[data-continues="${quote.id}"]`)];
              const box = quote.getBoundingClientRect();
              return {
                words: pieces.map((piece) => piece.textContent).join(""),
                visible: box.height > 0 && box.top >= 0 && box.top < innerHeight,
                marked: getComputedStyle(quote).backgroundColor !== "rgba(0, 0, 0, 0)",
              };
            }"""
        )
        assert landed == {"words": words, "visible": True, "marked": True}, link


@pytest.mark.parametrize("order", ["newest", "oldest", "speaker"])
def test_results_stand_in_the_order_asked_for(
    made_url: str, made_results: Page, archive: Archive, order: str
) -> None:
    go_on_to(made_results, f"{made_url}quotes/?sort={order}")
    by_place = {f"{a.slug}/{q.id}": (a, q) for a in archive.articles for q in a.quotes}
    found = [by_place[name] for name in shown(made_results)["quotes"]]
    assert len(found) == len(by_place)
    if order == "speaker":
        names = [quote.speaker.name for _, quote in found]
        assert names == sorted(names)
        return
    dates = [article.published.value if article.published else None for article, _ in found]
    stated = [date for date in dates if date]
    assert stated == sorted(stated, reverse=order == "newest")
    assert dates[len(stated) :] == [None] * (len(dates) - len(stated)), "quotes without a date come last"


def test_a_fresh_profile_sees_the_same_at_the_same_address(made_url: str, browser: Browser) -> None:
    asked_at = f"{address(made_url, '“without delay”', {'outlet': ['beta']})}&sort=oldest"
    seen = []
    for _ in range(2):
        context = browser.new_context()
        page = context.new_page()
        open_search(page, asked_at)
        assert page.url == asked_at
        seen.append(shown(page))
        context.close()
    assert seen[0] == seen[1]
    assert seen[0]["quotes"]
