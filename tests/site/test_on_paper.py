"""Every page on paper, as a browser prints it: no sheet is blank."""

import re
import zlib
from pathlib import Path

from playwright.sync_api import Page


def words_by_sheet(page: Page) -> list[int]:
    """Return how many runs of letters each sheet has, by the PDF of the page (ISO 32000-1, 7.7.3)."""
    pdf = page.pdf(prefer_css_page_size=True)
    objects = {int(number): body for number, body in re.findall(rb"(\d+) 0 obj\n(.*?)endobj", pdf, re.DOTALL)}
    sheets = [body for body in objects.values() if re.search(rb"/Type /Page\b", body)]
    contents = [objects[int(re.findall(rb"/Contents (\d+)", sheet)[0])] for sheet in sheets]
    streams = [zlib.decompress(it.partition(b"stream\n")[2].rpartition(b"\nendstream")[0]) for it in contents]
    return [len(re.findall(rb"\bT[jJ]\b", stream)) for stream in streams]


def test_no_sheet_is_blank(pact_site: Path, pact_url: str, page: Page) -> None:
    pages = sorted(path.parent.relative_to(pact_site) for path in pact_site.rglob("index.html"))
    assert pages
    blank = []
    for place in pages:
        page.goto(f"{pact_url}{place}/")
        page.wait_for_load_state("networkidle")
        blank += [str(place)] if not all(words_by_sheet(page)) else []
    assert blank == []
