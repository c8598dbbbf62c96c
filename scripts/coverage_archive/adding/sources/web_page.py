"""A web page as read: the text of its article, what its markup tells of the lines, and what its data state.

``page_article`` reads it in a process of its own, so that a page made to hang or crash a parser ends in a message.
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
    """One value, and where in the page's data it stands: ``JSON-LD``, ``og:title``, ..."""

    value: str
    where: str


@dataclass(frozen=True, slots=True)
class PageData:
    """All that a page's data states of its article, the surest first; dates in ISO 8601, zone if given."""

    headline: tuple[Stated, ...] = ()
    standfirst: tuple[Stated, ...] = ()
    author: tuple[Stated, ...] = ()
    published: tuple[Stated, ...] = ()
    caption: tuple[Stated, ...] = ()
    credit: tuple[Stated, ...] = ()
    language: tuple[Stated, ...] = ()
    outlet: tuple[Stated, ...] = ()
    address: tuple[Stated, ...] = ()


@dataclass(frozen=True, slots=True)
class ToldLine:
    """What markup or data tell of a line of the text: its place from 0, what it is, and what says so."""

    place: int
    kind: LineKind
    reason: str


@dataclass(frozen=True, slots=True)
class WebPage:
    """The text of a page's article, a blank line between its lines, and what the page says of them."""

    text: str
    told: tuple[ToldLine, ...] = ()
    data: PageData = PageData()

    @property
    def address(self) -> str | None:
        """The page's own address, as its data states it."""
        return self.data.address[0].value if self.data.address else None


AS_JSON = TypeAdapter(WebPage)


def plain(text: str) -> str:
    """Return a text's letters and digits alone, to compare by."""
    return "".join(char for char in unicodedata.normalize("NFC", text).casefold() if char.isalnum())


def read_page(html: str, name: str) -> WebPage:
    """Return the article of an HTML page; ``name`` is for messages. Raise RefusedError if there is none."""
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
