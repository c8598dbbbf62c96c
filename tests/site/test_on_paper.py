"""Every page on paper, as a browser prints it: no sheet is blank."""

from pathlib import Path

import pytest
from helpers.printed import words_by_sheet
from playwright.sync_api import Page


@pytest.mark.parametrize(
    "every", [False, pytest.param(True, marks=pytest.mark.long)], ids=["one page per folder", "every page"]
)
def test_no_sheet_is_blank(pact_site: Path, pact_url: str, page: Page, every: bool) -> None:
    pages = sorted(path.parent.relative_to(pact_site) for path in pact_site.rglob("index.html"))
    pages = pages if every else [*{place.parent: place for place in pages}.values()]
    assert len(pages) > 5
    blank = []
    for place in pages:
        page.goto(f"{pact_url}{place}/")
        page.wait_for_load_state("networkidle")
        blank += [str(place)] if not all(words_by_sheet(page)) else []
    assert blank == []
