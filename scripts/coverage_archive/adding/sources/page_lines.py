"""Read the lines that a reader of an HTML page sees, in document order, each with its role and place in the markup.

A line is the text between two block elements or line breaks, as when the page is copied as text. White space is
collapsed as browsers do. Hidden elements are left out.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import count
from typing import Any

from lxml import etree

from . import page_markup
from .page_markup import Role, Told
from .web_page import plain

_SPACES = re.compile(r"[ \t\n\r\f\u00a0]+")
_INVISIBLE = re.compile("[\u00ad\u200b\u2060\ufeff]")
_LABELS = ("byline", "published", "changed", "caption", "credit")
_STRONGEST: tuple[Role, ...] = ("headline", "standfirst", "caption", "byline", "published", "changed", "credit")
_MOST_MARKS = 12  # the most elements kept that surround a line and are no part of the article
_LONGEST_TOLD = 1500  # code points; the class of a longer element describes the whole page, not a line
_MOST_OF_LINE = 0.3  # the share of a line's letters that a role must cover
Path = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Around:
    """Hold what is true of the text inside an element.

    ``path`` leads from the root to the element: the index of a child for each step. ``block`` and ``tag`` are the
    path and the tag of the nearest block element. ``told`` is the role that the markup shows. ``apart`` has the
    surrounding elements that are no part of the article, outermost first: the length of each element's path, and what
    it is marked as.
    """

    path: Path = ()
    block: Path = ()
    tag: str = "html"
    told: Told | None = None
    apart: tuple[tuple[int, str], ...] = ()
    is_link: bool = False
    in_figure: bool = False
    is_block: bool = True
    children: Iterator[int] = field(default_factory=count)


@dataclass(frozen=True)
class PageLine:
    """Represent one visible line of a page.

    ``path`` and ``tag`` are those of its block element. ``told`` is the role that its markup shows. ``apart`` has the
    surrounding elements that are no part of the article. ``linked`` is the share of its letters that are in links.
    """

    text: str
    path: Path
    tag: str
    told: Told | None
    apart: tuple[tuple[int, str], ...]
    linked: float

    @cached_property
    def key(self) -> str:
        """Return the line's letters and digits, to compare lines by."""
        return plain(self.text)

    def is_inside(self, path: Path) -> bool:
        """Say whether the line is inside the element at a path."""
        return self.path[: len(path)] == path


_Piece = tuple[str, _Around]


def parse(html: str) -> Any:
    """Return the lxml tree of a page, or None if it has no element."""
    parser = etree.HTMLParser(encoding="utf-8", collect_ids=False)
    return etree.fromstring(html.encode("utf-8", "replace"), parser)


def visible_lines(tree: Any) -> Iterator[PageLine]:
    """Yield the visible lines of an lxml tree in document order."""
    around, pieces = [_Around()], list[_Piece]()
    events = etree.iterwalk(tree, events=("start", "end", "comment", "pi"))
    for event, element in events:
        if event == "start":
            around.append(_inside(element, around[-1]))
        if event in ("start", "end") and around[-1].is_block:
            yield from _line(pieces)
            pieces.clear()
        if event == "end":
            around.pop()
        if event == "start" and page_markup.is_hidden(element):
            events.skip_subtree()
        elif words := element.text if event == "start" else element.tail:
            pieces.append((_INVISIBLE.sub("", words), around[-1]))


def _inside(element: Any, parent: _Around) -> _Around:
    """Return what is true of the text inside an element. ``parent`` is the same for the element's parent."""
    path, what = (*parent.path, next(parent.children)), page_markup.apart(element)
    in_figure = parent.in_figure or element.tag == "figure"
    told = page_markup.role_of(element, in_figure=in_figure)
    if told and element.xpath("string-length(normalize-space())") > _LONGEST_TOLD:
        told = None
    # Style sheets put a caption on a line of its own, even in a <span>.
    is_caption = told is not None and told.role == "caption" and (not parent.told or parent.told.role != "caption")
    is_block = page_markup.is_block(element) or is_caption
    return _Around(
        path,
        path if is_block else parent.block,
        element.tag if is_block else parent.tag,
        replace(told, at=len(path)) if told else parent.told,
        (*parent.apart, (len(path), what))[-_MOST_MARKS:] if what else parent.apart,
        parent.is_link or element.tag == "a",
        in_figure,
        is_block,
    )


def _line(pieces: list[_Piece]) -> Iterator[PageLine]:
    """Yield the line that some pieces of text make up, or nothing if they are only white space."""
    text = _SPACES.sub(" ", _joined(pieces)).strip()
    if not text:
        return
    sizes = [(len(words.strip()), around) for words, around in pieces if words.strip()]
    first = sizes[0][1]
    apart = first.apart if all(around.apart for _, around in sizes) else ()
    linked = sum(size for size, around in sizes if around.is_link) / sum(size for size, _ in sizes)
    yield PageLine(text, first.block, first.tag, _told(text, sizes), apart, linked)


def _joined(pieces: list[_Piece]) -> str:
    """Return the pieces of a line as one text.

    Add a space between a label and a word that only a style sheet keeps apart.
    """
    text, before = "", _Around()
    for words, around in pieces:
        is_label = any(it.told and it.told.role in _LABELS for it in (before, around))
        if is_label and before.path != around.path and text[-1:].isalnum() and words[:1].isalnum():
            text += " "
        text += words
        before = around
    return text


def _told(text: str, sizes: list[tuple[int, _Around]]) -> Told | None:
    """Return the first role of ``_STRONGEST`` that a line has, or None if too few of its letters have a role."""
    told = {around.told.role: around.told for _, around in reversed(sizes) if around.told}
    is_told = sum(size for size, around in sizes if around.told) >= len(text) * _MOST_OF_LINE
    return next((told[role] for role in _STRONGEST if role in told), None) if is_told else None
