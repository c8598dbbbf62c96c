"""Lists begin with the newest, rows of a clause with the most complete; a count says what it counts."""

import re
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

import pytest
from coverage_archive.model import Archive
from coverage_archive.reading import archive_folder
from helpers import generated
from helpers.made_archive import Spec, spec, write
from selectolax.lexbor import LexborHTMLParser, LexborNode


@cache
def archive(name: str) -> Archive:
    return load(spec(name))


def load(given: Spec) -> Archive:
    root = Path(mkdtemp())
    write(given, root / "articles")
    return archive_folder.load(root)


@cache
def pages(name: str) -> dict[str, LexborHTMLParser]:
    return {
        page.path.removesuffix("index.md"): LexborHTMLParser(page.text) for page in generated.pages(archive(name))
    }


def said(node: LexborNode) -> str:
    return " ".join(node.text(deep=True).split())


def with_dates(dates: dict[str, str | None]) -> Archive:
    """The archive of four languages with the dates of some articles changed, or taken away."""

    def dated(article: Spec) -> dict[str, Any]:
        if article["slug"] not in dates:
            return dict(article)
        date = dates[article["slug"]]
        return {**article, "published": date, "published_supplied": "made for this test" if date else None}

    made = spec("many-tongues")
    return load({**made, "articles": [dated(article) for article in made["articles"]]})


def test_articles_are_listed_by_their_date_the_newest_first_and_undated_ones_last() -> None:
    found = with_dates({"courier-ports-sign": None, "vestnik-pakt": "2032", "ledger-pact": "2031-03-09T00:30+09:00"})
    order = [article.slug for article in found.newest_first]
    assert order[0] == "vestnik-pakt", "of which no more than the year is known"
    assert order[1:3] == ["courier-what-it-costs", "ledger-pact"], "half past midnight in Korea is the day before"
    assert order[-1] == "courier-ports-sign"


@pytest.mark.parametrize("name", ["many-tongues", "six-outlets", "twelve-outlets"])
def test_the_list_of_articles_is_in_that_order_and_counts_both(name: str) -> None:
    page = pages(name)["articles/"]
    shown = [said(link) for link in page.css(".card__headline")]
    assert shown == [article.shown_title for article in archive(name).newest_first]
    newest = archive(name).current
    intro = said(page.css_first(".intro"))
    assert intro.startswith(f"{len(newest.articles)} articles by {len(newest.outlets_covered)} outlets")
    earlier = len(archive(name).articles) - len(newest.articles)
    assert ("earlier version" in intro) == bool(earlier)
    assert len([card for card in page.css(".card--article") if "earlier version" in said(card)]) == earlier


@pytest.mark.parametrize("name", ["many-tongues", "six-outlets", "twelve-outlets"])
@pytest.mark.parametrize("path", ["", "compare/", "compare/{clause}/"])
def test_above_a_comparison_stands_how_many_articles_of_how_many_outlets_it_has(name: str, path: str) -> None:
    page = pages(name)[path.format(clause=archive(name).clause.id)]
    articles = archive(name).current.articles
    if "clause" in path:
        clause = archive(name).clause.id
        articles = tuple(
            article
            for article in articles
            if any(clause in quote.topics for quote in article.quotes)
            or any(passage.topic == clause for passage in article.passages)
        )
    outlets = len({article.outlet.id for article in articles})
    assert said(page.css_first(".kicker")).endswith(f"{len(articles)} articles by {outlets} outlets")


def test_a_corrected_article_counts_once_among_the_speakers_and_both_versions_are_searched() -> None:
    tongues = archive("many-tongues")
    quotes = [quote for article in tongues.current.articles for quote in article.quotes]
    listed = {
        said(row.css_first(".speakers__name")): said(row.css_first(".speakers__count"))
        for row in pages("many-tongues")["speakers/"].css(".speakers li")
    }
    for speaker in tongues.speakers_quoted:
        number = sum(quote.speaker.id == speaker.id for quote in quotes)
        counted = re.match(r"(\d+) quotes? in", listed[speaker.name])
        assert int(counted[1] if counted else 0) == number
    both = sum(len(article.quotes) for article in tongues.articles)
    assert f"{both} quotes by" in said(pages("many-tongues")[""].css_first(".ask-about h2"))
    assert said(pages("many-tongues")["quotes/"].css_first("#all-quotes .intro")).startswith(f"{both} quotes, ")


def test_a_speakers_page_begins_with_what_most_outlets_have_then_with_the_newest() -> None:
    found, page = archive("twelve-outlets"), pages("twelve-outlets")["speakers/halden/"]
    newest = [article.slug for article in found.newest_first]
    outlets = {article.slug: article.source.id for article in found.articles}
    slugs = [
        [(cut.attributes["data-quote"] or "").partition("/")[0] for cut in utterance.css("[data-quote]")]
        for utterance in page.css("li.utterance")
    ]
    assert len({len(some) for some in slugs}) > 1, "this archive has utterances of one outlet and of several"
    places = [(-len({outlets[slug] for slug in some}), min(map(newest.index, some))) for some in slugs]
    assert places == sorted(places)


def test_a_speakers_page_says_which_article_is_an_earlier_version() -> None:
    found = archive("many-tongues")
    cuts = pages("many-tongues")["speakers/pact/"].css("[data-quote]")
    superseded = {(cut.attributes["data-quote"] or "").partition("/")[0] in found.newer_versions for cut in cuts}
    assert superseded == {True, False}
    for cut in cuts:
        slug = (cut.attributes["data-quote"] or "").partition("/")[0]
        assert (", earlier version" in said(cut)) == (slug in found.newer_versions)


@pytest.mark.parametrize("name", ["many-tongues", "twelve-outlets"])
def test_a_wording_counts_the_articles_that_have_it(name: str) -> None:
    for item in pages(name)[f"compare/{archive(name).clause.id}/"].css(".variants > li[data-wording]"):
        having = {who.attributes["data-article"] for who in item.css("a.who")}
        noun = "article" if len(having) == 1 else "articles"
        assert said(item.css_first(".variants__count")) == f"{len(having)} {noun}"


def test_words_that_an_article_has_twice_count_once_for_their_wording() -> None:
    made = spec("many-tongues")
    first = dict(made["articles"][0])
    first["paragraphs"] = [*first["paragraphs"], "It said so twice: without delay."]
    twice = [
        {"id": id_, "element": "speed", "exact": "without delay", "prefix": prefix}
        for id_, prefix in (("speed", "assistance "), ("speed-again", "twice: "))
    ]
    first["passages"] = [passage for passage in first["passages"] if passage["id"] != "speed"] + twice
    found = load({**made, "articles": [first, *made["articles"][1:]]})
    having = {
        article.slug
        for article in found.current.articles
        if any(passage.element == "speed" and passage.exact == "without delay" for passage in article.passages)
    }
    clause = next(page.text for page in generated.pages(found) if page.path == "compare/clause-7/index.md")
    shown = {
        said(item.css_first(".variants__words")): said(item.css_first(".variants__count"))
        for item in LexborHTMLParser(clause).css("#speed .variants > li[data-wording]")
    }
    assert shown["without delay"] == f"{len(having)} articles"


@pytest.mark.parametrize("name", ["many-tongues", "twelve-outlets"])
@pytest.mark.parametrize("path", ["compare/", "speakers/"])
def test_an_outlet_with_several_articles_says_how_many_wherever_outlets_are_columns(name: str, path: str) -> None:
    """On a narrow screen the heads are hidden, and each cell's label says it."""
    page, newest = pages(name)[path], archive(name).current
    for outlet, head in zip(newest.outlets_covered, page.css("table.matrix thead th")[1:], strict=True):
        own = sum(article.outlet.id == outlet.id for article in newest.articles)
        several = f"{own} articles" if own > 1 else ""
        assert said(head) == f"{outlet.name} {several}".strip()
        labels = {cell.attributes["data-label"] for cell in page.css(f'table.matrix td[data-outlet="{outlet.id}"]')}
        assert labels == {f"{outlet.name}, {several}" if several else outlet.name}
