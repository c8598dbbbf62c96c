"""What the comparison says of the two articles: which elements each quotes, paraphrases or leaves out."""

from pathlib import Path

import pytest
from helpers.shipped import SHIPPED
from selectolax.lexbor import LexborHTMLParser

HERALD, OUTLOOK = SHIPPED
ELEMENTS = ["state-of-war", "armed-invasion", "attackers", "duty", "assistance", "immediacy", "means"]
ELEMENTS += ["un-charter-basis", "domestic-law-basis"]


def page(site: Path, address: str) -> LexborHTMLParser:
    return LexborHTMLParser((site / address / "index.html").read_text(encoding="utf-8"))


def test_the_korea_herald_quotes_all_nine_elements(site: Path) -> None:
    assert _treatments(site, HERALD) == dict.fromkeys(ELEMENTS, "in quotation marks")


def test_outlook_quotes_three_elements_paraphrases_three_and_has_nothing_tagged_on_three(site: Path) -> None:
    assert _treatments(site, OUTLOOK) == {
        **dict.fromkeys(("assistance", "immediacy", "means"), "in quotation marks"),
        **dict.fromkeys(("state-of-war", "armed-invasion", "duty"), "in its own words"),
        **dict.fromkeys(("attackers", "un-charter-basis", "domestic-law-basis"), "not in this article"),
    }


def _treatments(site: Path, slug: str) -> dict[str, str]:
    """Return how an article gives each element, as the page's table says it: rows by id, cells by article."""
    found = {}
    for row in page(site, "compare/article-4").css("tr[data-element]"):
        (cell,) = row.css(f'[data-article="{slug}"]')
        (said,) = {" ".join(node.text(deep=True).split()) for node in cell.css(".treatment")}
        found[row.attributes["data-element"] or ""] = said
    return {element: found[element] for element in ELEMENTS}


@pytest.mark.parametrize("words", ["military and other assistance", "without delay", "all means", "a state of war"])
def test_the_reports_share_these_words_of_the_clause(site: Path, words: str) -> None:
    for outlet in ("korea-herald", "outlook-india"):
        (column,) = page(site, "compare/article-4").css(f'section.wording[data-outlet="{outlet}"]')
        assert any(words in node.text(deep=True) for node in column.css(".word--shared"))


def test_speakers_pages_show_how_differently_the_outlets_quote_them(site: Path) -> None:
    def said(speaker: str, slug: str) -> str:
        quotes = page(site, f"speakers/{speaker}").css(f'section.column [data-quote^="{slug}/"]')
        return " ".join(quote.text(deep=True) for quote in quotes)

    assert "the level of alliance" in said("kim-jong-un", HERALD)
    assert "fiery friendship" in said("kim-jong-un", OUTLOOK)
    assert "strongest-ever treaty" in said("kim-jong-un", OUTLOOK)
    assert "stopped short" in said("putin", HERALD)
    assert "breakthrough document" in said("putin", OUTLOOK)


def test_the_timeline_has_the_four_treaty_dates_in_each_outlets_words(site: Path) -> None:
    rows = page(site, "compare/earlier-treaties").css("table.timeline tbody tr")
    by_year = {row.css_first("th").text(deep=True).strip(): row for row in rows}
    for year in ("1961", "1996", "2000", "2024"):
        for outlet in ("korea-herald", "outlook-india"):
            assert by_year[year].css(f'td[data-outlet="{outlet}"] .cell__words')
