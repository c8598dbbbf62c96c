"""What stands on which sheet of a page that Chromium prints, by its PDF (ISO 32000-1, 7.7.3)."""

import re
import zlib

from playwright.sync_api import Page


def printed(page: Page) -> tuple[dict[int, bytes], list[bytes]]:
    """Return the objects of a page's PDF by their numbers, and those of its sheets."""
    pdf = page.pdf(prefer_css_page_size=True)
    objects = {int(number): body for number, body in re.findall(rb"(\d+) 0 obj\n(.*?)endobj", pdf, re.DOTALL)}
    return objects, [body for body in objects.values() if re.search(rb"/Type /Page\b", body)]


def words_by_sheet(page: Page) -> list[int]:
    """Return how many runs of letters each sheet has."""
    objects, sheets = printed(page)
    contents = [objects[int(re.findall(rb"/Contents (\d+)", sheet)[0])] for sheet in sheets]
    streams = [zlib.decompress(it.partition(b"stream\n")[2].rpartition(b"\nendstream")[0]) for it in contents]
    return [len(re.findall(rb"\bT[jJ]\b", stream)) for stream in streams]


def sheets_by_link(page: Page) -> dict[str, set[int]]:
    """Return the numbers of the sheets on which each link stands, by its address."""
    objects, sheets = printed(page)
    found: dict[str, set[int]] = {}
    for number, sheet in enumerate(sheets):
        for annotation in re.findall(rb"\d+", re.findall(rb"/Annots \[([^\]]*)\]", sheet)[0].replace(b" 0 R", b"")):
            for address in re.findall(rb"/URI \((.*?)\)>", objects[int(annotation)]):
                found.setdefault(address.decode(), set()).add(number)
    return found
