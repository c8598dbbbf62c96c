"""What the comparison says of the two articles, and the pages beside it: tests/shipped/comparison.yml."""

from pathlib import Path

import pytest
import yaml
from selectolax.lexbor import LexborHTMLParser

pytestmark = pytest.mark.usefixtures("as_recorded")

GOLDEN = yaml.safe_load((Path(__file__).parent / "comparison.yml").read_text(encoding="utf-8"))
OUTLETS = ("korea-herald", "outlook-india")


def page(site: Path, address: str) -> LexborHTMLParser:
    return LexborHTMLParser((site / address / "index.html").read_text(encoding="utf-8"))


@pytest.mark.parametrize("slug", GOLDEN["treatments"])
def test_how_an_article_gives_each_part_of_the_clause(site: Path, slug: str) -> None:
    found = {}
    for row in page(site, "compare/article-4").css("tr[data-element]"):
        (cell,) = row.css(f'[data-article="{slug}"]')
        (said,) = {" ".join(node.text(deep=True).split()) for node in cell.css(".cell .treatment, .treatment--none")}
        found[row.attributes["data-element"] or ""] = said
    assert found == GOLDEN["treatments"][slug]


@pytest.mark.parametrize("row", GOLDEN["in headlines"], ids=lambda row: row["words"])
def test_words_of_a_headline_stand_beside_the_articles_words_on_the_part(site: Path, row: dict[str, str]) -> None:
    cell = page(site, "compare/article-4").css_first(f'tr#{row["part"]} [data-article="{row["article"]}"]')
    assert cell.css_first(".outside-body .words").text(deep=True) == row["words"]


@pytest.mark.parametrize("words", GOLDEN["shared"])
def test_the_reports_share_these_words_of_the_clause(site: Path, words: str) -> None:
    listed = [node.text(deep=True) for node in page(site, "compare/article-4").css(".shared-phrases .verbatim")]
    assert any(words in phrase for phrase in listed)


@pytest.mark.parametrize("row", GOLDEN["speakers"], ids=lambda row: f"{row['speaker']}: {row['words']}")
def test_speakers_pages_show_how_differently_the_outlets_quote_them(site: Path, row: dict[str, str]) -> None:
    cuts = page(site, f"speakers/{row['speaker']}").css("li.cut")
    its = [cut for cut in cuts if cut.css(f'[data-quote^="{row["article"]}/"]')]
    assert row["words"] in " ".join(cut.text(deep=True) for cut in its)


def test_the_timeline_has_the_treaties_dates_in_each_outlets_words(site: Path) -> None:
    rows = page(site, "compare/earlier-treaties").css("table.timeline tbody tr")
    by_year = {row.css_first("th").text(deep=True).strip(): row for row in rows}
    for year in GOLDEN["timeline"]:
        for outlet in OUTLETS:
            assert by_year[year].css(f'td[data-outlet="{outlet}"] .cell__words')
