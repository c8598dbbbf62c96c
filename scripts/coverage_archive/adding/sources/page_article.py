"""Read the article of a page line by line, with what markup, data and place tell of the lines.

The element that holds the body, and what stands between the headline and it, is kept line by line. What the page
marks as its own is left out, or set aside if trafilatura has it. As a program this reads a page on standard input
and writes JSON (``web_page.AS_JSON``).
"""

import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import suppress

from . import page_data, page_lines, page_place
from .page_markup import PULLED_OUT
from .page_place import ONLY_LINKS, TITLE_KEY, ArticlePlace
from .web_page import AS_JSON, LineKind, PageData, ToldLine, WebPage, plain

_MOST_MEMORY = 2_000_000_000  # bytes of address space
_LABELS = ("headline", "standfirst", "byline", "published", "changed", "caption", "credit")
_LABELS_ABOVE = 6  # lines above the headline in which its date and byline may stand
_SEVERAL = "one of several bylines, and article.yml takes one"
_DECK_WORDS, _DECK_LETTERS = 4, 10
_LONGEST_BYLINE = 200  # code points
_DATED = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)|\d\d[:.]\d\d")
_CREDIT = re.compile(
    r"(?:©|ⓒ|\(c\)|(?:foto|photo|bild|image|picture|credit|quelle|source)s?\s*[:/|]|image credits?)", re.IGNORECASE
)
_CREDIT_WORDS, _MORE_THAN_NAME = 12, 30
_Role = tuple[LineKind, str]


def read(html: str) -> WebPage:
    """Return the article of a page: an empty text if there is none."""
    tree = page_lines.parse(html)
    if tree is None:
        return WebPage("")
    data, body = page_data.read(tree), page_place.extracted(html)
    lines = list(page_lines.visible_lines(tree))
    container = page_place.container_of(lines, body)
    if container is None:
        unmarked = (line.text for line in lines if not line.apart and line.linked < ONLY_LINKS)
        return WebPage(_text(body or unmarked), data=data)
    return _Article(ArticlePlace(lines, body, data, container), data).page()


def _text(lines: Iterable[str]) -> str:
    return "".join(f"{line}\n\n" for line in lines).removesuffix("\n")


class _Article:
    """Says of each line of a page what the page tells it to be, and whether it is the article's."""

    def __init__(self, place: ArticlePlace, data: PageData) -> None:
        self.lines, self.keys, self.place, self.data = place.lines, place.keys, place, data
        self.headline, self.first = place.headline, place.first
        marked = [i for i in range(len(self.lines)) if self._marked_kind(i) == "byline"]
        # Several bylines are left open, as article.yml takes one; one that the data name goes before others.
        self.bylines = [i for i in marked if self._names_author(i)] or marked
        self.byline = self.bylines[0] if len({self.keys[i] for i in self.bylines}) == 1 else None

    def page(self) -> WebPage:
        """Return the lines that are kept, in their order, and what they are told to be."""
        texts: list[str] = []
        told: list[ToldLine] = []
        counts, seen = Counter(self.keys), set[tuple[LineKind, str]]()
        for i, line in enumerate(self.lines):
            role, key = self._role(i), self.keys[i]
            if not self._is_kept(i, role):
                continue
            if role:
                kind = role[0]
                # Furniture is set aside by its words, and a paragraph of the same words would go with it. A label
                # that comes again is for another width of screen.
                if (kind == "furniture" and counts[key] > 1) or (kind != "credit" and (kind, key) in seen):
                    continue
                seen.add((kind, key))
                told.append(ToldLine(len(texts), *role))
            texts.append(line.text)
        return WebPage(_text(texts), tuple(told), self.data)

    def _is_kept(self, i: int, role: _Role | None) -> bool:
        """Say whether a line is of the article; ``role`` is what it is told to be."""
        line, headline = self.lines[i], self.headline
        inside, apart = line.is_inside(self.place.container), self.place.apart(i)
        if headline is not None and i != headline and self.keys[i] == self.keys[headline]:
            return False  # the headline again
        if i == headline or i in self.place.body:
            return line.is_inside(self.place.scope) and (inside or not apart)
        is_label = role is not None and (role[0] in _LABELS or role[1] == _SEVERAL)
        if apart and not is_label:
            return False
        if headline is not None and headline - _LABELS_ABOVE <= i < headline and is_label:
            return True
        if not line.is_inside(self.place.scope) or not (inside or i < self.first):
            return False
        return is_label or (line.linked < ONLY_LINKS and any(char.isalpha() for char in line.text))

    def _role(self, i: int) -> _Role | None:
        """Return what a line is told to be, by its markup or by the page's data, and how."""
        told = self.lines[i].told
        if i == self.headline:
            by = told.by if told and told.role == "headline" else "it is the page's title"
            return "headline", f"the page marks it as `headline` ({by})"
        marked = self._marked_kind(i)
        if marked == "byline" and i != self.byline:
            return ("furniture", _SEVERAL) if self.byline is None and i in self.bylines else None
        if marked and told:
            return marked, f"the page marks it as `{marked}` ({told.by})"
        apart = self.place.apart(i)
        if apart and (apart[1] != PULLED_OUT or any(self.keys[i] in self.keys[j] for j in self.place.body - {i})):
            return "furniture", f"the page marks it as {apart[1]}"
        return next(self._by_data(i), None)

    def _marked_kind(self, i: int) -> LineKind | None:
        """Return what markup alone tells of a line."""
        line, told = self.lines[i], self.lines[i].told
        if not told or told.role == "headline":
            return None
        role = told.role
        apart = self.place.apart(i)
        if apart and (apart[0] >= told.at or role == "standfirst"):
            return None
        if role in ("published", "changed") and i >= self.first and self.first < len(self.lines):
            return None  # a date further down is of another page, or of what the article tells
        if role == "standfirst":
            return role if self._is_below_headline(i) and self._may_be_deck(i) else None
        if role in ("byline", "caption") and _CREDIT.match(line.text) and len(line.text.split()) <= _CREDIT_WORDS:
            return "credit"
        if role != "byline":
            return role
        if _DATED.search(line.text) and not self._names_author(i) and "by " not in line.text.lower():
            return "published"
        near = self.headline is not None and self.headline - _LABELS_ABOVE <= i < self.first
        return role if near and len(line.text) <= _LONGEST_BYLINE else None

    def _is_below_headline(self, i: int) -> bool:
        return self.headline is not None and self.headline < i < self.first

    def _names_author(self, i: int) -> bool:
        return any(plain(item.value) in self.keys[i] for item in self.data.author)

    def _may_be_deck(self, i: int) -> bool:
        """Say whether a line is long enough for a deck, and is no title of the page."""
        text, key = self.lines[i].text, self.keys[i]
        is_long = len(text.split()) >= _DECK_WORDS or (not text.isascii() and len(key) >= _DECK_LETTERS)
        titles = self.place.titles
        return is_long and not any(key in title or (len(title) >= TITLE_KEY and title in key) for title in titles)

    def _by_data(self, i: int) -> Iterator[_Role]:
        """Give what the page's data say of a line that its markup leaves open."""
        key = self.keys[i]
        pictures: tuple[LineKind, ...] = ("caption", "credit")
        for kind in pictures:
            for item in getattr(self.data, kind):
                if key == plain(item.value):
                    yield kind, f"the page's data ({item.where}) gives it as `{kind}`"
        if not self._is_below_headline(i):
            return
        for item in self.data.author:
            if not self.bylines and self._is_byline_of(i, plain(item.value)):
                yield "byline", f"the page's data ({item.where}) names its author"
        for item in self.data.standfirst:
            outside = not self.lines[i].is_inside(self.place.container)
            if key == plain(item.value) and outside and self._may_be_deck(i):
                yield "standfirst", f"the page's data ({item.where}) gives it as its description"
        line = self.lines[i]
        if i - 1 == self.headline and line.tag in ("h2", "h3") and line.linked < ONLY_LINKS and self._may_be_deck(i):
            yield "standfirst", f"a heading (<{line.tag}>) right below the headline"

    def _is_byline_of(self, i: int, author: str) -> bool:
        """Say whether a line says an author's name and little more: "Kolumne von Lars Brunckhorst"."""
        is_outlet = any(plain(item.value) == author for item in self.data.outlet)
        short = len(self.keys[i]) <= len(author) + _MORE_THAN_NAME and self.lines[i].text[-1] not in ".!?"
        return bool(author) and not is_outlet and author in self.keys[i] and short


def _main() -> None:
    with suppress(ImportError, ValueError, OSError):  # not on every system; ``web_page`` limits the time on all
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (_MOST_MEMORY, _MOST_MEMORY))
    sys.stdout.buffer.write(AS_JSON.dump_json(read(sys.stdin.buffer.read().decode("utf-8", "replace"))))


if __name__ == "__main__":
    _main()
