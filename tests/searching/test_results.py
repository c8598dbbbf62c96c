"""Whatever is asked, the page shows the quotes and the counts that looking at every quote gives."""

import functools
import json
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
import yaml
from helpers.brute_force_search import FILTERS, search, values
from helpers.project import watched_page
from helpers.results_page import go_on_to, open_search, shown
from playwright.sync_api import Browser, Page

QUERIES = 200
FRESH = 10  # every tenth is asked by opening the page, the others by going on from there; opening takes far longer
SHAPES = [('"', '"'), ("“", "”"), ("„", "“"), ("«", "»")]
WORDS = (
    "provide provides treaty treaties delays officials US u.s. kim jong-un KIM zurich cafés 1000 1,000 pledge nowhere"
)


@functools.cache
def read(project: Path) -> tuple[list[dict[str, Any]], dict[str, list[str]]]:
    """Return the quotes of an archive's open data, and every speaker's names."""
    quotes = json.loads((project / "site" / "data" / "quotes.json").read_text(encoding="utf-8"))
    vocabulary = yaml.safe_load((project / "articles" / "archive.yml").read_text(encoding="utf-8"))
    return quotes, {id: [of["name"], *of.get("aliases", [])] for id, of in vocabulary["speakers"].items()}


def asked(
    quotes: list[dict[str, Any]], names: dict[str, list[str]], chance: random.Random
) -> tuple[str, dict[str, Any]]:
    """Make a query, and choices in the filters: one in seven without words, two in five without choices."""

    def phrase() -> str:
        text = chance.choice([chance.choice(quotes)["exact"], chance.choice(names[chance.choice([*names])])])
        said = text.split()
        start = chance.randrange(len(said))
        part = " ".join(said[start : start + chance.randint(1, 4)])
        opening, closing = chance.choice(SHAPES)
        return (
            opening + chance.choice([part, part.replace("—", " – "), part.replace("-", " "), part.upper()]) + closing
        )

    def word() -> str:
        return chance.choice([chance.choice(chance.choice(quotes)["exact"].split()), chance.choice(WORDS.split())])

    terms = [chance.choice([phrase, word])() for _ in range(chance.choice([0, 1, 1, 1, 2, 2, 3]))]
    chosen: dict[str, list[str]] = {}
    for filter_ in chance.sample(FILTERS, chance.choice([0, 0, 1, 2, 3])):
        there = sorted({value for quote in quotes for value in values(quote, filter_)})
        chosen[filter_] = chance.sample(there, min(len(there), chance.randint(1, 2)))
    return " ".join(terms), chosen


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


def compare(page: Page, project: Path, query: str, chosen: dict[str, list[str]]) -> int:
    """Compare what an open page shows with brute force; return how many quotes both found."""
    quotes, names = read(project)
    expected, counts = search(quotes, names, query, chosen)
    found = shown(page)
    assert (len(found["quotes"]), {*found["quotes"]}) == (len(expected), expected)
    assert found["said"].startswith(f"{'All ' if found['said'].startswith('All') else ''}{len(expected)} quote")
    shown_counts = {(filter_, value): count for filter_, value, count in found["counts"] if count}
    assert shown_counts == {
        key: count for key, count in counts.items() if key[0] in {name for name, _ in shown_counts}
    }
    missing = {name for name, _ in counts} - {name for name, _ in shown_counts}
    assert all(len({value for quote in quotes for value in values(quote, name)}) == 1 for name in missing)
    assert {tuple(pair) for pair in found["chosen"]} >= {
        (f, v) for f in chosen for v in chosen[f] if f not in missing
    }
    return len(expected)


@pytest.mark.parametrize("part", [0, *(pytest.param(part, marks=pytest.mark.long) for part in (1, 2, 3))])
def test_generated_queries_find_what_brute_force_finds(made: Path, made_url: str, page: Page, part: int) -> None:
    chance = random.Random(part)
    quotes, names = read(made)
    found = []
    for number in range(QUERIES // 4):
        query, chosen = asked(quotes, names, chance)
        (go_on_to if number % FRESH else open_search)(page, address(made_url, query, chosen))
        found.append(compare(page, made, query, chosen))
    assert sum(number > 0 for number in found) > QUERIES // 12, "most queries found nothing: they show little"


@pytest.mark.parametrize(
    ("query", "chosen"),
    [
        ('"at once"', {"outlet": ["strait-gazette"]}),
        ("“without waiting”", {}),
        ('every means "it has"', {"kind": ["partial", "direct"]}),
        ("Marshal Ri", {}),
        ('"two countries" arms', {"via": ["yonhap"], "year": ["2024"]}),
        ("promise", {"topic": ["article-4"]}),
        ("", {"speaker": ["orlov", "kcna"], "outlet": ["monsoon-review"]}),
    ],
)
def test_articles_to_read_are_searched_rightly(
    project: Path, site: Path, url: str, own_results: Page, query: str, chosen: dict[str, list[str]]
) -> None:
    assert site == project / "site"
    go_on_to(own_results, address(url, query, chosen))
    compare(own_results, project, query, chosen)


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
def test_a_speakers_name_finds_every_quote_of_that_speaker(
    made: Path, made_url: str, made_results: Page, query: str, speakers: set[str]
) -> None:
    go_on_to(made_results, address(made_url, query, {}))
    found = {*shown(made_results)["quotes"]}
    quotes, _ = read(made)
    key = {f"{quote['article']}/{quote['id']}": quote for quote in quotes}
    assert {name for name, quote in key.items() if quote["speaker"] in speakers} <= found
    # Anybody else's are found for their own words only.
    assert all(
        search([key[name]], {key[name]["speaker"]: []}, query, {})[0]
        for name in found
        if key[name]["speaker"] not in speakers
    )


@pytest.mark.parametrize(
    ("query", "hits"),
    [
        ('"without delay"', {"without delay"}),
        ("provide", {"provides", "provide"}),
        ("treaty", {"treaty", "treaties"}),
        ("zurich", {"Zürich", "Zurich"}),
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
def test_results_stand_in_the_order_asked_for(made: Path, made_url: str, page: Page, order: str) -> None:
    quotes, names = read(made)
    open_search(page, f"{made_url}quotes/?sort={order}")
    by_name = {f"{quote['article']}/{quote['id']}": quote for quote in quotes}
    found = [by_name[name] for name in shown(page)["quotes"]]
    assert len(found) == len(quotes)
    if order == "speaker":
        assert [names[quote["speaker"]][0] for quote in found] == sorted(
            names[quote["speaker"]][0] for quote in quotes
        )
        return
    dates = [quote["published"] for quote in found]
    stated = [date for date in dates if date]
    assert stated == sorted(stated, reverse=order == "newest")
    assert dates[len(stated) :] == [None] * (len(dates) - len(stated)), "quotes without a date come last"


def test_a_quote_of_all_the_words_comes_before_one_by_a_speaker_of_that_name(made_url: str, page: Page) -> None:
    open_search(page, f"{made_url}quotes/?q=kim+jong+il")
    hits = [bool(of_one) for of_one in shown(page)["hits"]]
    assert hits == sorted(hits, reverse=True)
    assert {*hits} == {True, False}


def test_a_fresh_profile_sees_the_same_at_the_same_address(made: Path, made_url: str, browser: Browser) -> None:
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
