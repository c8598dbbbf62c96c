"""The visible lines of a page, and which of them are its article's: the readable text, and what the page tells of it.

Which lines are the body is trafilatura's finding. The element that holds them, and what stands between the headline and
it, is kept line by line; what the page marks as its own is left out, or set aside where trafilatura took it for text.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from . import page_data, page_lines
from .page_lines import PageLine, Path
from .page_markup import PULLED_OUT
from .web_page import LineKind, Page, PageData, ToldLine

_MOST_OF_BODY = 0.85  # of the letters of the body, in one element
_MUCH_OF_BODY = 0.2
_FEWEST_MATCHED = 0.5  # of the letters that trafilatura found
_SHORT_KEY = 16  # letters; a shorter line must be a whole line of the body to be found in it
_PROSE = 50  # letters
_LINKED = 0.95
_LABELS_ABOVE = 6  # lines
_LONGEST_HEADLINE = 300  # code points
_HEADLINE_IN_BODY = 6  # lines
_SAME_WORDS = 0.6
_DECK_WORDS, _DECK_LETTERS = 4, 10
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_LABELS = ("headline", "standfirst", "byline", "published", "changed", "caption", "credit")
# Marks of elements that may hold a label of the article all the same, as a button may hold a picture with its caption.
_MAY_HOLD_LABELS = ("a word about its author", "something beside the article", "a notice", "the foot of the page")
_MAY_HOLD_CAPTIONS = (*_MAY_HOLD_LABELS, "a button")
_DATED = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)|\d\d[:.]\d\d")
_CREDIT = re.compile(r"(?:©|ⓒ|\(c\)|(?:foto|photo|bild|image|picture|credit|quelle|source)s?\b)", re.IGNORECASE)
_ENDS_SENTENCE = re.compile(r"[.!?。！？][\"'”’»)\]]*$")
_LONGEST_CREDIT, _MORE_THAN_NAME = 100, 30
_NAMES: dict[str, str] = {
    "headline": "headline",
    "standfirst": "deck",
    "byline": "byline",
    "published": "date",
    "changed": "date of change",
    "caption": "caption",
    "credit": "picture's credit",
}
Told = tuple[LineKind, str]


def read(html: str) -> Page:
    """Return the article of a page: an empty text where there is none."""
    tree = page_lines.parse(html)
    if tree is None:
        return Page("")
    data, body = page_data.read(tree), _trafilatura(html)
    lines = list(page_lines.visible_lines(tree))
    container = _container(lines, body)
    if container is not None:
        return _Article(lines, body, data, container).read()
    return Page(_text(body or _main_lines(lines)), data=data)


def _trafilatura(html: str) -> list[str]:
    """Return the lines of the article's body, as trafilatura finds them."""
    import trafilatura

    found = trafilatura.bare_extraction(
        html, with_metadata=False, include_comments=False, include_tables=True, include_formatting=False
    )
    if found is None:
        return []
    data = found if isinstance(found, dict) else found.as_dict()
    return [line.strip() for line in (data.get("text") or "").split("\n") if line.strip()]


def _main_lines(lines: Sequence[PageLine]) -> list[str]:
    """Return the lines of a page that it does not mark as its own, where nothing better tells the article."""
    return [line.text for line in lines if not line.apart and line.linked < _LINKED]


def _text(lines: Iterable[str]) -> str:
    return "".join(f"{line}\n\n" for line in lines).removesuffix("\n")


def _in_body(lines: Sequence[PageLine], body: Sequence[str]) -> set[int]:
    """Return the lines that trafilatura takes for the article's text."""
    whole = {plain(line) for line in body}
    joined = "\n".join(plain(line) for line in body)
    keys = [plain(line.text) for line in lines]
    return {i for i, key in enumerate(keys) if key and (key in whole or (len(key) >= _SHORT_KEY and key in joined))}


def _container(lines: Sequence[PageLine], body: Sequence[str]) -> Path | None:
    """Return the path of the smallest element that holds most of the body; None where the page does not show it."""
    weights: Counter[Path] = Counter()
    total = 0
    for i in _in_body(lines, body):
        weight = len(plain(lines[i].text))
        total += weight
        for length in range(len(lines[i].path) + 1):
            weights[lines[i].path[:length]] += weight
    if not total or total < sum(len(plain(line)) for line in body) * _FEWEST_MATCHED:
        return None
    return max((path for path, weight in weights.items() if weight >= total * _MOST_OF_BODY), key=len)


class _Article:
    """The lines of one page, with what is found of its article one after the other: container, headline, scope, prose."""

    def __init__(self, lines: Sequence[PageLine], body: Sequence[str], data: PageData, container: Path) -> None:
        self.lines, self.data, self.container = lines, data, container
        self.keys = [plain(line.text) for line in lines]
        self.body = _in_body(lines, body)
        self.no_marks: set[str] = set()
        self.no_marks = self._no_marks()
        self.headline = self._headline()
        self.scope = self._scope()
        self.first = self._first()
        self.byline, self.bylines = self._one_byline()

    def read(self) -> Page:
        """Return the lines that are kept, in their order, and what they are told to be."""
        texts: list[str] = []
        told: list[ToldLine] = []
        seen: set[tuple[LineKind, str]] = set()
        for i, line in enumerate(self.lines):
            found = self.kind(i)
            if not self.is_kept(i, found):
                continue
            if found and found[0] != "credit":
                if (found[0], self.keys[i]) in seen:
                    continue  # the same again, as for another width of screen
                seen.add((found[0], self.keys[i]))
            if found:
                told.append(ToldLine(len(texts), *found))
            texts.append(line.text)
        return Page(_text(texts), tuple(told), self.data)

    # -- where the article is ------------------------------------------------------------------------

    def _headline(self) -> int | None:
        """Return the line that is the headline: told by heading, class and the page's data."""
        named = {plain(item.value) for item in self.data.headline}
        scores: dict[int, int] = {}
        # The body as trafilatura finds it may begin with the headline.
        last = min(i for i in self.body if self.lines[i].inside(self.container)) + _HEADLINE_IN_BODY
        for i, line in enumerate(self.lines[:last]):
            key = self.keys[i]
            if not key or len(line.text) > _LONGEST_HEADLINE:
                continue
            part = len(key) >= _SHORT_KEY and any(name.startswith(key) or name.endswith(key) for name in named)
            score = 5 * (key in named or part) + 3 * (line.tag == "h1") + (line.tag == "h2")
            if line.told and line.told.role == "headline":
                score += 2
            scores[i] = score - 3 * (line.linked >= _LINKED) - 3 * bool(self._apart(i, None))
        best = max(scores, key=lambda i: (scores[i], -i), default=None)
        return best if best is not None and scores[best] >= 3 else None

    def _scope(self) -> Path:
        """Return the path of the smallest element that holds headline and body."""
        if self.headline is None:
            return self.container
        length = 0
        for one, other in zip(self.lines[self.headline].path, self.container, strict=False):
            if one != other:
                break
            length += 1
        return self.container[:length]

    def _first(self) -> int:
        """Return the first line of the body's prose; what stands above it is deck, byline, date, ..."""
        for i in sorted(self.body):
            line = self.lines[i]
            prose = line.tag not in _HEADINGS and (line.told is None or line.told.weak) and not self._apart(i, i)
            if i != self.headline and prose and line.inside(self.container) and len(self.keys[i]) >= _PROSE:
                return i
        return len(self.lines)

    def _apart(self, i: int, headline: int | None) -> tuple[int, str] | None:
        """Return the outermost mark of a line as no part of the article; what holds headline or body bears none."""
        line = self.lines[i]
        for length, what in line.apart:
            path = line.path[:length]
            holds_headline = headline is not None and self.lines[headline].inside(path)
            # A paragraph that is marked itself is one of an article for subscribers, say, and not an offer to subscribe.
            paragraph = i in self.body and line.tag == "p" and path == line.path and len(self.keys[i]) >= _PROSE
            if self.container[:length] != path and not holds_headline and not paragraph and what not in self.no_marks:
                return length, what
        return None

    def _no_marks(self) -> set[str]:
        """Return the marks that much of the body bears: they mark nothing as no part of the article."""
        letters: Counter[str] = Counter()
        for i in self.body:
            if self.lines[i].inside(self.container) and (apart := self._apart(i, None)):
                letters[apart[1]] += len(self.keys[i])
        whole = sum(len(self.keys[i]) for i in self.body)
        return {what for what, count in letters.items() if count > _MUCH_OF_BODY * whole}

    def _one_byline(self) -> tuple[int | None, list[int]]:
        """Return the line that is the byline, and all that are marked as bylines: article.yml takes one."""
        marked = [i for i in range(len(self.lines)) if self._marked_kind(i) == "byline"]
        named = [i for i in marked if any(plain(item.value) in self.keys[i] for item in self.data.author)]
        alone = named or marked
        words = {self.keys[i] for i in alone}
        return (alone[0] if len(words) == 1 else None), alone if len(words) > 1 else []

    # -- which lines are kept, and what they are -----------------------------------------------------

    def is_kept(self, i: int, found: Told | None) -> bool:
        """Say whether a line is of the article; ``found`` is what it is told to be."""
        line = self.lines[i]
        if i != self.headline and self.headline is not None and self.keys[i] == self.keys[self.headline]:
            return False  # the headline again
        if i == self.headline or i in self.body:
            return line.inside(self.scope) and (line.inside(self.container) or not self._apart(i, self.headline))
        label = found is not None and found[0] in _LABELS
        if self._apart(i, self.headline) and not label:
            return False
        if self.headline is not None and self.headline - _LABELS_ABOVE <= i < self.headline and label:
            return True
        if not line.inside(self.scope) or not (line.inside(self.container) or i < self.first):
            return False
        return label or (line.linked < _LINKED and any(char.isalpha() for char in line.text))

    def kind(self, i: int) -> Told | None:
        """Return what a line is told to be, by its markup or by the page's data, and how."""
        told = self.lines[i].told
        if i == self.headline:
            by = told.by if told and told.role == "headline" else "it is the page's title"
            return "headline", f"the page marks it as its headline ({by})"
        marked = self._marked_kind(i)
        if marked == "byline" and i != self.byline:
            several = i in self.bylines
            return ("furniture", "one of several bylines, and article.yml takes one") if several else None
        if marked and told:
            return marked, f"the page marks it as its {_NAMES[marked]} ({told.by})"
        what = self._apart(i, self.headline)
        if what and (what[1] != PULLED_OUT or self._is_said_again(i)):
            return "furniture", f"the page marks it as {what[1]}"
        return self._by_data(i) or self._by_place(i)

    def _marked_kind(self, i: int) -> LineKind | None:
        """Return what markup alone tells of a line."""
        line, told = self.lines[i], self.lines[i].told
        if not told or told.role == "headline":
            return None
        role, above = told.role, i < self.first
        if role in ("published", "changed") and not above and self.first < len(self.lines):
            return None  # a date further down is of another page, or of what the article tells
        if apart := self._apart(i, self.headline):
            may_hold = _MAY_HOLD_CAPTIONS if role in ("caption", "credit") else _MAY_HOLD_LABELS if above else ()
            if apart[1] not in may_hold or apart[0] >= line.told_at:
                return None
        below_headline = self.headline is not None and self.headline < i < self.first
        if role == "standfirst":
            return role if below_headline and self._may_be_deck(i) else None
        if role == "byline" and _DATED.search(line.text) and not self._names_author(i):
            role = "published"
        if role == "byline":
            near = self.headline is not None and self.headline - _LABELS_ABOVE <= i < self.first
            return role if near and len(line.text) <= 200 else None
        return role

    def _is_said_again(self, i: int) -> bool:
        """Say whether the words of a line stand in another of the body too."""
        return any(self.keys[i] in self.keys[j] for j in self.body if j != i)

    def _names_author(self, i: int) -> bool:
        return (
            any(plain(item.value) in self.keys[i] for item in self.data.author) or "by " in self.lines[i].text.lower()
        )

    def _may_be_deck(self, i: int) -> bool:
        """Say whether a line is long enough for a deck, and says other words than the headline."""
        text = self.lines[i].text
        long = len(text.split()) >= _DECK_WORDS or (not text.isascii() and len(self.keys[i]) >= _DECK_LETTERS)
        headline = self.lines[self.headline].text if self.headline is not None else ""
        ours, theirs = set(text.casefold().split()), set(headline.casefold().split())
        again = len(ours & theirs) >= _SAME_WORDS * min(len(ours), len(theirs)) and len(ours) > 1
        return long and not again and not text.endswith(":")

    def _by_data(self, i: int) -> Told | None:
        """Return what the page's data say of a line that its markup leaves open."""
        key = self.keys[i]
        found: LineKind
        for found, items in (("caption", self.data.caption), ("credit", self.data.credit)):
            for item in items:
                if key == plain(item.value):
                    return found, f"the page's data ({item.where}) give it as its {_NAMES[found]}"
        if self.headline is None or not self.headline < i < self.first:
            return None
        for item in self.data.author:
            if self.byline is None and not self.bylines and self._is_byline_of(i, plain(item.value)):
                return "byline", f"the page's data ({item.where}) name its author"
        for item in self.data.standfirst:
            if key == plain(item.value) and not self.lines[i].inside(self.container) and self._may_be_deck(i):
                return "standfirst", f"the page's data ({item.where}) give it as its description"
        return None

    def _is_byline_of(self, i: int, author: str) -> bool:
        """Say whether a line says an author's name and little more: "Kolumne von Lars Brunckhorst"."""
        more = len(self.keys[i]) - len(author)
        return (
            bool(author)
            and author in self.keys[i]
            and more <= _MORE_THAN_NAME
            and self.lines[i].text[-1] not in ".!?"
        )

    def _by_place(self, i: int) -> Told | None:
        """Return what a line is by where it stands: a picture's credit, or a deck right below the headline; prose else."""
        line = self.lines[i]
        if line.pictured and len(line.text) <= _LONGEST_CREDIT and _CREDIT.match(line.text):
            return "credit", "a credit that stands with a picture"
        if self.headline is not None and i == self.headline + 1 < self.first and line.tag in ("h2", "h3"):
            if line.linked < _LINKED and self._may_be_deck(i):
                return "standfirst", f"a heading (<{line.tag}>) right below the headline"
        if i in self.body and line.tag not in _HEADINGS and _ENDS_SENTENCE.search(line.text):
            return "paragraph", "a sentence of the body"
        return None


def plain(text: str) -> str:
    """Return a line's letters and digits alone, to compare by."""
    return "".join(char for char in text.casefold() if char.isalnum())
