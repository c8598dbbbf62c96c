"""The comparison of the archive's own articles."""

from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser


@pytest.mark.parametrize("words", ["military and other assistance", "without delay", "all means", "a state of war"])
def test_the_reports_share_these_words_of_the_clause(site: Path, words: str) -> None:
    page = LexborHTMLParser((site / "compare" / "article-4" / "index.html").read_text(encoding="utf-8"))
    columns = page.css("section.wording")
    assert len(columns) >= 2
    for column in columns:
        assert any(words in node.text(deep=True) for node in column.css(".word--shared"))


def test_words_that_all_news_has_are_not_marked_as_shared(site: Path) -> None:
    page = LexborHTMLParser((site / "compare" / "article-4" / "index.html").read_text(encoding="utf-8"))
    shared = {node.text(deep=True) for node in page.css(".side-by-side .word--shared")}
    assert shared == {"under a state of war", "military and other assistance", "without delay", "all means"}


def test_speakers_pages_show_how_differently_the_outlets_quote_them(site: Path) -> None:
    shown = {}
    for speaker in ("kim-jong-un", "putin"):
        html = (site / "speakers" / speaker / "index.html").read_text(encoding="utf-8")
        columns = LexborHTMLParser(html).css("section.column")
        shown[speaker] = [column.text(deep=True) for column in columns]
    herald, outlook = shown["kim-jong-un"]
    assert "the level of alliance" in herald
    assert "fiery friendship" in outlook
    assert "strongest-ever treaty" in outlook
    herald, outlook = shown["putin"]
    assert "stopped short" in herald
    assert "breakthrough document" in outlook


def test_the_timeline_has_the_four_treaty_dates_in_each_outlets_words(site: Path) -> None:
    page = LexborHTMLParser((site / "compare" / "earlier-treaties" / "index.html").read_text(encoding="utf-8"))
    rows = page.css("table.timeline tbody tr")
    assert [row.css_first("th").text(deep=True).strip() for row in rows] == ["1961", "1996", "2000", "2024"]
    assert all(cell.css(".cell__words") for row in rows for cell in row.css("td"))
