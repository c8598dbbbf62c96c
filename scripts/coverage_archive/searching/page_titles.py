"""Collect the titles of the site's own pages and of their sections, so that the search finds them."""

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path

from ..model import addresses

# The pages whose headings the search finds. It finds articles, speakers and topics by their names.
PAGES = (
    *(addresses.ABOUT, addresses.DATA, addresses.COMPARE, addresses.READ),
    *(addresses.CHECK, addresses.ARTICLES, addresses.SPEAKERS),
)

_HEADING = re.compile(r'<(h[12])\b(?:[^>]*?\sid="([^"]*)")?[^>]*>(.*?)</\1>', re.DOTALL)
_NO_WORDS = re.compile(r'<a class="headerlink".*?</a>|<[^>]*>', re.DOTALL)  # the markup in a heading

Titled = tuple[str, str, str]  # an address, a title, and the title of the page around it ("" for a page)


def page_titles(site: Path) -> list[Titled]:
    """Return the address and title of each heading on the site's own pages.

    A page that is not in the folder ``site`` has no headings.
    """
    return [titled for page in PAGES for titled in _headings(site, page)]


def _headings(site: Path, page: str) -> Iterator[Titled]:
    path = site / page / "index.html"
    if not path.is_file():
        return
    whole = ""
    for level, id, html in _HEADING.findall(path.read_text(encoding="utf-8")):
        text = " ".join(unescape(_NO_WORDS.sub("", html)).split())
        if level == "h1":
            whole = text
            yield page, text, ""
        elif id:
            yield f"{page}#{id}", text, whole
