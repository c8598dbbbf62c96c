"""Read the article of a web page line by line, and use markup and data to say which line is the headline, byline, ...

The lines of the element that holds the body are kept, and so are those between the headline and that element. Lines
that the page marks as no part of the article are left out. If trafilatura takes such lines for text, they are kept as
furniture. Run as a program, this module reads a page from standard input and writes JSON (``web_page.AS_JSON``).
"""

import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import suppress

from . import page_data, page_lines
from .page_markup import PULLED_OUT
from .page_place import ONLY_LINKS, TITLE_KEY, ArticlePlace, container_of, extracted
from .web_page import AS_JSON, LineKind, ToldLine, WebPage, plain

_MOST_MEMORY = 2_000_000_000  # bytes of address space
_LABELS_ABOVE = 6  # the date and byline may be in so many lines above the headline
_LIVE_BLOG = "LiveBlogPosting"
_SEVERAL = "one of several bylines, and article.yml takes one"
_DECK_WORDS, _DECK_LETTERS = 4, 10  # the fewest of a deck; letters are for scripts without spaces between words
_DATED = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)|\d\d[:.]\d\d")
_CREDIT = re.compile(
    r"(?:©|ⓒ|\(c\)|(?:foto|photo|bild|image|picture|credit|quelle|source)s?\s*[:/|]|image credits?)", re.IGNORECASE
)
_CREDIT_WORDS, _MORE_THAN_NAME = 12, 30  # the most words of a credit, and letters beside a name in a byline
_Role = tuple[LineKind, str]


def read(html: str) -> WebPage:
    """Return the article of a page. Its text is empty if the page has none."""
    tree = page_lines.parse(html)
    if tree is None:
        return WebPage("")
    data, body = page_data.read(tree, html), extracted(html)
    lines = list(page_lines.visible_lines(tree))
    container = container_of(lines, body)
    if container is None:
        unmarked = (line.text for line in lines if not line.apart and line.linked < ONLY_LINKS)
        return WebPage(_text(body or unmarked), data=data)
    return _Article(lines, body, data, container).page()


def _is_small(word: str) -> bool:
    return word[0].islower()


def _text(lines: Iterable[str]) -> str:
    return "".join(f"{line}\n\n" for line in lines).removesuffix("\n")


class _Article(ArticlePlace):
    def page(self) -> WebPage:
        """Return the article's lines, in order, with the kinds that the page's markup and data show."""
        marked = [i for i in range(len(self.lines)) if self._marked_kind(i) == "byline"]
        # Bylines with an author whom the page's data name are preferred.
        self.bylines = [i for i in marked if self._names_author(i)] or marked
        # Lines with small letters right below the author's name are an office and a place, and no authors. Later
        # bylines of a live blog are those of its entries.
        is_run = marked == [*range(marked[0], marked[-1] + 1)] if marked and not self.data.author else False
        others = (self.lines[i].text.split() for i in marked[1:])
        is_one = is_run and " " in self.lines[marked[0]].text and all(any(map(_is_small, words)) for words in others)
        if is_one or any(stated.value == _LIVE_BLOG for stated in self.data.genre):
            self.bylines = self.bylines[:1]
        self.has_one_byline = len({self.lines[i].key for i in self.bylines}) == 1
        texts: list[str] = []
        told: list[ToldLine] = []
        counts, seen = Counter(line.key for line in self.lines), set[tuple[LineKind, str]]()
        for i, line in enumerate(self.lines):
            kind, reason = self._role(i) or (None, "")
            is_label = kind not in (None, "furniture") or reason == _SEVERAL
            if not self._is_kept(i, is_label=is_label):
                continue
            # Furniture is identified by its words, so a paragraph with the same words would be lost. A label that
            # occurs again is for another width of screen.
            is_double = counts[line.key] > 1 if kind == "furniture" else (kind, line.key) in seen
            if kind and kind != "credit" and is_double:
                continue
            if kind:
                seen.add((kind, line.key))
                told.append(ToldLine(len(texts), kind, reason))
            texts.append(line.text)
        return WebPage(_text(texts), tuple(told), self.data)

    def _is_kept(self, i: int, *, is_label: bool) -> bool:
        """Say whether a line is kept as the article's. ``is_label`` is true for a headline, byline, date, ..."""
        line, apart = self.lines[i], self.apart(i)
        if self.headline is not None and line.key == self.lines[self.headline].key:
            return i == self.headline
        if i in self.body:
            return line.is_inside(self.scope) and (self.is_contained(i) or not apart)
        if is_label and self._is_near_headline(i) and i < (self.headline or 0):
            return True
        if (apart and not is_label) or not line.is_inside(self.scope) or not (self.is_contained(i) or i < self.first):
            return False
        return is_label or (line.linked < ONLY_LINKS and any(char.isalpha() for char in line.text))

    def _is_near_headline(self, i: int) -> bool:
        return self.headline is not None and self.headline - _LABELS_ABOVE <= i < self.first

    def _role(self, i: int) -> _Role | None:
        """Return the kind of a line and the reason for it, or None. Markup decides first, then the page's data."""
        told = self.lines[i].told
        if i == self.headline:
            by = told.by if told and told.role == "headline" else "it is the page's title"
            return "headline", f"the page marks it as `headline` ({by})"
        marked = self._marked_kind(i)
        if marked == "byline" and not (i in self.bylines[:1] and self.has_one_byline):
            # Several bylines are left open for the editor.
            return ("furniture", _SEVERAL) if i in self.bylines and not self.has_one_byline else None
        if marked and told:
            return marked, f"the page marks it as `{marked}` ({told.by})"
        apart, key = self.apart(i), self.lines[i].key
        if apart and (apart[1] != PULLED_OUT or any(key in self.lines[j].key for j in self.body - {i})):
            return "furniture", f"the page marks it as {apart[1]}"
        return next(self._by_data(i), None)

    def _marked_kind(self, i: int) -> LineKind | None:
        """Return the kind of a line that is not the headline, by its markup alone, or None."""
        line, told, apart = self.lines[i], self.lines[i].told, self.apart(i)
        if not told or told.role == "headline" or (apart and (apart[0] >= told.at or told.role == "standfirst")):
            return None
        match told.role:
            case "published" | "changed":
                # A date in the body or below it is that of another page or of an event.
                return told.role if i < self.first or self.first == len(self.lines) else None
            case "standfirst":
                return "standfirst" if self._is_below_headline(i) and self._may_be_deck(i) else None
            case "byline" | "caption" if _CREDIT.match(line.text) and len(line.text.split()) <= _CREDIT_WORDS:
                return "credit"
            case "byline":
                if _DATED.search(line.text) and not self._names_author(i) and "by " not in line.text.lower():
                    return "published"
                return "byline" if self._is_near_headline(i) else None
        return told.role

    def _is_below_headline(self, i: int) -> bool:
        return self.headline is not None and self.headline < i < self.first

    def _names_author(self, i: int) -> bool:
        return any(plain(item.value) in self.lines[i].key for item in self.data.author)

    def _may_be_deck(self, i: int) -> bool:
        """Say whether a line is long enough for a deck (standfirst) and is not a title of the page."""
        text, key = self.lines[i].text, self.lines[i].key
        is_long = len(text.split()) >= _DECK_WORDS or (not text.isascii() and len(key) >= _DECK_LETTERS)
        return is_long and not any(
            key in title or (len(title) >= TITLE_KEY and title in key) for title in self.titles
        )

    def _by_data(self, i: int) -> Iterator[_Role]:
        """Yield the kinds that the page's data show for a line whose markup shows none, the most reliable first."""
        line = self.lines[i]
        pictures: tuple[LineKind, ...] = ("caption", "credit")
        for kind in pictures:
            for item in getattr(self.data, kind):
                if line.key == plain(item.value):
                    yield kind, f"the page's data ({item.where}) gives it as `{kind}`"
        if not self._is_below_headline(i):
            return
        for item in self.data.author:
            if not self.bylines and self._is_byline_of(i, plain(item.value)):
                yield "byline", f"the page's data ({item.where}) names its author"
        if not self._may_be_deck(i):
            return
        for item in self.data.standfirst:
            if line.key == plain(item.value) and not self.is_contained(i):
                yield "standfirst", f"the page's data ({item.where}) gives it as its description"
        if i - 1 == self.headline and line.tag in ("h2", "h3") and line.linked < ONLY_LINKS:
            yield "standfirst", f"a heading (<{line.tag}>) right below the headline"

    def _is_byline_of(self, i: int, author: str) -> bool:
        """Say whether a line has an author's name and little more, as in "Kolumne von Lars Brunckhorst"."""
        is_outlet = any(plain(item.value) == author for item in self.data.outlet)
        is_short = len(self.lines[i].key) <= len(author) + _MORE_THAN_NAME and self.lines[i].text[-1] not in ".!?"
        return bool(author) and not is_outlet and author in self.lines[i].key and is_short


def _main() -> None:
    with suppress(ImportError, ValueError, OSError):  # not on every system; ``web_page`` limits the time on all
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (_MOST_MEMORY, _MOST_MEMORY))
    sys.stdout.buffer.write(AS_JSON.dump_json(read(sys.stdin.buffer.read().decode("utf-8", "replace"))))


if __name__ == "__main__":
    _main()
