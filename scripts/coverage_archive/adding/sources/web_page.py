"""A web page as read: the text of its article, what its markup tells of the lines, and what its data states."""

from dataclasses import dataclass
from typing import Literal

LineKind = Literal[
    "headline", "standfirst", "byline", "published", "changed", "caption", "credit", "furniture", "paragraph"
]


@dataclass(frozen=True, slots=True)
class Stated:
    """One value, and what in the page's data states it: ``JSON-LD``, ``og:title``."""

    value: str
    where: str


@dataclass(frozen=True, slots=True)
class PageData:
    """All that a page's data states of its article, the surest first; dates in ISO 8601, zone if given."""

    headline: tuple[Stated, ...] = ()
    standfirst: tuple[Stated, ...] = ()
    author: tuple[Stated, ...] = ()
    published: tuple[Stated, ...] = ()
    changed: tuple[Stated, ...] = ()
    caption: tuple[Stated, ...] = ()
    credit: tuple[Stated, ...] = ()
    language: tuple[Stated, ...] = ()
    outlet: tuple[Stated, ...] = ()
    address: tuple[Stated, ...] = ()


@dataclass(frozen=True, slots=True)
class ToldLine:
    """A line of a page's text, by its place from 0, of which markup or data say what it is, and how they say it."""

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


def page_from(record: dict[str, object]) -> WebPage:
    """Return a page from what ``dataclasses.asdict`` made of one, by way of JSON."""
    told, data = record["told"], record["data"]
    assert isinstance(told, list)
    assert isinstance(data, dict)
    stated = {name: tuple(Stated(**item) for item in items) for name, items in data.items()}
    return WebPage(str(record["text"]), tuple(ToldLine(**item) for item in told), PageData(**stated))
