"""Read a web page: the text of its article, what its markup says about the lines, and what its data states.

``page_article`` parses the page in a process of its own, so that a page that hangs or crashes the parser leads to an
error message only.
"""

import importlib.util
import subprocess
import sys
import unicodedata
from dataclasses import dataclass
from typing import Literal

from pydantic import TypeAdapter

from ...model.problems import RefusedError

PATIENCE = 30.0  # seconds; an ordinary page takes one
NEEDS = (
    "reading web pages needs a package that is not installed: run `pip install 'coverage-archive[html]'` (in a "
    "checkout of the program `make html`), or save the article as text"
)
LineKind = Literal["headline", "standfirst", "byline", "published", "changed", "caption", "credit", "furniture"]


@dataclass(frozen=True, slots=True)
class Stated:
    """Hold one value, and the place in the page's data that states it: ``JSON-LD``, ``og:title``, ..."""

    value: str
    where: str


@dataclass(frozen=True, slots=True)
class PageData:
    """Hold what a page's data states about its article: the values of each field, the most reliable first.

    ``genre`` holds the article's type of schema.org, its genre and its section, in the page's words. Dates are in
    ISO 8601, with the time zone if the page states it.
    """

    headline: tuple[Stated, ...] = ()
    standfirst: tuple[Stated, ...] = ()
    author: tuple[Stated, ...] = ()
    published: tuple[Stated, ...] = ()
    updated: tuple[Stated, ...] = ()
    genre: tuple[Stated, ...] = ()
    caption: tuple[Stated, ...] = ()
    credit: tuple[Stated, ...] = ()
    language: tuple[Stated, ...] = ()
    outlet: tuple[Stated, ...] = ()
    address: tuple[Stated, ...] = ()


@dataclass(frozen=True, slots=True)
class ToldLine:
    """Hold the kind of a line by the page's markup or data: the line's index from 0, the kind, and the reason."""

    place: int
    kind: LineKind
    reason: str


@dataclass(frozen=True, slots=True)
class WebPage:
    """Hold the text of a page's article, with a blank line between its lines, and what the page says about them."""

    text: str
    told: tuple[ToldLine, ...] = ()
    data: PageData = PageData()

    @property
    def address(self) -> str | None:
        """Return the page's own address in its data, or None."""
        return self.data.address[0].value if self.data.address else None


AS_JSON = TypeAdapter(WebPage)


def plain(text: str) -> str:
    """Return the letters and digits of a text in lower case, to compare texts by."""
    return "".join(char for char in unicodedata.normalize("NFC", text).casefold() if char.isalnum())


def read_page(html: str, name: str) -> WebPage:
    """Return the article of an HTML page. ``name`` is for messages.

    Raise RefusedError if there is no article, the page cannot be read in time, or trafilatura is not installed.
    """
    if importlib.util.find_spec("trafilatura") is None:
        raise RefusedError(f"{name} is a web page, and {NEEDS}")
    command = [sys.executable, "-m", f"{__package__}.page_article"]
    try:
        done = subprocess.run(
            command, input=html.encode("utf-8", "replace"), capture_output=True, timeout=PATIENCE, check=False
        )
    except subprocess.TimeoutExpired as error:
        raise RefusedError(f"{name} takes too long to read: save the article's text and add that") from error
    if done.returncode:
        raise RefusedError(f"{name} cannot be read as a web page: save the article's text and add that")
    page = AS_JSON.validate_json(done.stdout)
    if not page.text.strip():
        raise RefusedError(f"{name} has no article that can be told from the page: save its text and add that")
    return page
