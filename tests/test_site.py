"""What holds for the built site as a whole: fidelity, data that fits the captures, links that lead somewhere."""

import json
from pathlib import Path

import coverage_archive.archive
from selectolax.lexbor import LexborHTMLParser
from support import PROJECT


def test_paragraphs_are_the_capture_letter_for_letter(site: Path) -> None:
    for article in coverage_archive.archive.load(PROJECT).articles:
        html = (site / "articles" / article.slug / "index.html").read_text(encoding="utf-8")
        shown = [node.text(deep=True, strip=False) for node in LexborHTMLParser(html).css("article p[id^=p]")]
        assert shown == [part.text for part in article.capture.paragraphs]


def test_every_quote_of_the_data_stands_on_its_page_and_in_its_capture(site: Path) -> None:
    quotes = json.loads((site / "data" / "quotes.json").read_text(encoding="utf-8"))
    assert len(quotes) > 10
    for quote in quotes:
        folder = site / "articles" / quote["article"]
        capture = (folder / "capture.txt").read_bytes().decode("utf-8")
        assert capture[quote["start"] : quote["end"]] == quote["exact"]
        page = LexborHTMLParser((folder / "index.html").read_text(encoding="utf-8"))
        (found,) = page.css(f'[id="{quote["id"]}"]')
        assert found.text(deep=True) == quote["exact"]
