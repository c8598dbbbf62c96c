"""Give the lines that a reader of an HTML page sees, in their order, each with what its markup says of it.

A line is what stands between two block elements or line breaks, as when the page's text is copied. White space is one
space, as browsers show it; what is hidden is left out.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import Any

from lxml import etree

from . import page_markup
from .page_markup import Role, Told

_SPACES = re.compile(r"[ \t\n\r\f\u00a0]+")
_INVISIBLE = re.compile("[\u00ad\u200b\u2060\ufeff]")
_OWN_LINE = ("headline", "standfirst", "caption")  # on a line of their own even in a <span>: their style makes it so
_LABELS = ("byline", "published", "changed", "caption", "credit")
_STRONGEST: tuple[Role, ...] = ("headline", "standfirst", "caption", "byline", "published", "changed", "credit")
_MOST_PICTURES, _PICTURE_LEVELS, _PICTURE_WORDS = 200, 4, 400
_MOST_MARKS = 12  # around a line
_LONGEST_TOLD = 1500  # code points; an element with more has a class of the whole page
_MOST_OF_LINE = 0.3  # of its letters
Path = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class PageLine:
    """One visible line.

    ``path`` leads from the root to its block, a child's number a step; ``told`` is what its markup says it is, and
    ``apart`` each element around it that is marked as no part of the article: the length of that element's path, and
    as what. ``linked`` is the share of its letters that stand in links.
    """

    text: str
    path: Path
    tag: str
    told: Told | None
    apart: tuple[tuple[int, str], ...]
    linked: float

    def is_inside(self, path: Path) -> bool:
        """Say whether the line stands inside the element at a path."""
        return self.path[: len(path)] == path


@dataclass(frozen=True, slots=True)
class _Around:
    """What holds for the text inside an element; ``breaks``: it stands on lines of its own."""

    path: Path = ()
    block: Path = ()
    tag: str = "html"
    told: Told | None = None
    apart: tuple[tuple[int, str], ...] = ()
    breaks: bool = True
    linked: bool = False
    pictured: bool = False


_Piece = tuple[str, _Around]


@dataclass
class _Walk:
    """The walk through a tree: the pieces of the line that is being read, and what is around them."""

    pictures: set[Any]
    pieces: list[_Piece] = field(default_factory=list)
    around: list[_Around] = field(default_factory=list)
    children: list[int] = field(default_factory=list)  # of each element around, how many were entered

    def enter(self, element: Any) -> PageLine | None:
        """Enter an element; return the line that ends before it, if one does."""
        parent = self.around[-1] if self.around else _Around()
        path = (*parent.path, self.children[-1]) if self.children else ()
        block = page_markup.is_block(element)
        pictured = parent.pictured or element.tag == "figure" or element in self.pictures
        told, what = page_markup.role_of(element, in_picture=pictured), page_markup.apart(element)
        if told and element.xpath("string-length(normalize-space())") > _LONGEST_TOLD:
            told = None
        own_line = (
            told and not told.is_weak and told.role in _OWN_LINE and told.role != (parent.told and parent.told.role)
        )
        told = replace(told, at=len(path)) if told and not (told.is_weak and parent.told) else parent.told
        inside = _Around(
            path,
            path if block else parent.block,
            element.tag if block else parent.tag,
            told,
            (*parent.apart, (len(path), what))[-_MOST_MARKS:] if what else parent.apart,
            block or bool(own_line),
            parent.linked or element.tag == "a",
            pictured,
        )
        line = self.end_line() if inside.breaks else None
        if self.children:
            self.children[-1] += 1
        self.around.append(inside)
        self.children.append(0)
        return line

    def leave(self) -> PageLine | None:
        """Leave an element; return the line that ends with it, if one does."""
        line = self.end_line() if self.around[-1].breaks else None
        self.around.pop()
        self.children.pop()
        return line

    def add(self, text: str | None) -> None:
        """Add text to the line that is being read."""
        if text and self.around:
            self.pieces.append((_INVISIBLE.sub("", text), self.around[-1]))

    def end_line(self) -> PageLine | None:
        """End the line that is being read; return it if it has words."""
        pieces, self.pieces = self.pieces, []
        text = _SPACES.sub(" ", _joined(pieces)).strip()
        if not text:
            return None
        sizes = [(len(words.strip()), around) for words, around in pieces if words.strip()]
        first = sizes[0][1]
        apart = next((around.apart for _, around in sizes if not around.apart), first.apart)
        linked = sum(size for size, around in sizes if around.linked) / sum(size for size, _ in sizes)
        return PageLine(text, first.block, first.tag, _told(text, sizes), apart, linked)


def parse(html: str) -> Any:
    """Return the tree of a page. Raise lxml's errors if there is none."""
    parser = etree.HTMLParser(encoding="utf-8", collect_ids=False)
    return etree.fromstring(html.encode("utf-8", "replace"), parser)


def visible_lines(tree: Any) -> Iterator[PageLine]:
    """Give the visible lines of an lxml tree, in document order."""
    walk = _Walk(_pictures(tree))
    events = etree.iterwalk(tree, events=("start", "end", "comment", "pi"))
    for event, element in events:
        line = None
        if event == "start":
            line = walk.enter(element)
            if page_markup.is_hidden(element):
                events.skip_subtree()
            else:
                walk.add(element.text)
        else:
            if event == "end":
                line = walk.leave()
            walk.add(element.tail)
        if line:
            yield line


def _pictures(tree: Any) -> set[Any]:
    """Return the elements that hold a picture and few words: those words are about it."""
    found = set()
    for image in islice(tree.iter("img", "amp-img", "picture"), _MOST_PICTURES):
        for element in islice(image.iterancestors(), _PICTURE_LEVELS):
            if element.tag in ("p", "td", "body") or element.xpath("string-length()") > _PICTURE_WORDS:
                break
            found.add(element)
    return found


def _joined(pieces: list[_Piece]) -> str:
    """Join the pieces of a line; a space parts labels from what is beside them, as their style does."""
    text, before = "", None
    for words, around in pieces:
        labels = [a.told for a in (before, around) if a and a.told and a.told.role in _LABELS]
        if labels and before and before.path != around.path and text[-1:].isalnum() and words[:1].isalnum():
            text += " "
        text += words
        before = around
    return text


def _told(text: str, sizes: list[tuple[int, _Around]]) -> Told | None:
    """Return what most of a line is told to be."""
    told = {around.told.role: around.told for _, around in reversed(sizes) if around.told}
    is_told = sum(size for size, around in sizes if around.told) >= len(text) * _MOST_OF_LINE
    return next((told[role] for role in _STRONGEST if role in told), None) if is_told else None
