"""What each line of a page's article is: told by markup, by the page's data, or by where it stands beside both."""

import re

from .page_body import plain
from .page_markup import PULLED_OUT
from .page_place import HEADINGS, ONLY_LINKS, TITLE_KEY, ArticlePlace
from .web_page import LineKind, PageData

LABELS = ("headline", "standfirst", "byline", "published", "changed", "caption", "credit")
LABELS_ABOVE = 6  # lines above the headline in which its date and byline may stand
SEVERAL = "one of several bylines, and article.yml takes one"
_SAME_WORDS = 0.5  # of the words of a headline and a deck
_DECK_WORDS, _DECK_LETTERS = 4, 10
_LONGEST_BYLINE = 200  # code points
# Marks of elements that may hold a label of the article all the same: a button may hold a picture and its caption.
_MAY_HOLD_LABELS = ("a word about its author", "something beside the article", "a notice", "the foot of the page")
_MAY_HOLD_CAPTIONS = (*_MAY_HOLD_LABELS, "a button")
_DATED = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)|\d\d[:.]\d\d")
_CREDIT = re.compile(
    r"(?:©|ⓒ|\(c\)|(?:foto|photo|bild|image|picture|credit|quelle|source)s?\s*[:/|]|image credits?)", re.IGNORECASE
)
_ENDS_SENTENCE = re.compile(r"[.!?。！？][\"'”’»)\]]*$")
_LONGEST_CREDIT, _CREDIT_WORDS, _MORE_THAN_NAME = 100, 12, 30
_NAMES: dict[str, str] = {
    "headline": "headline",
    "standfirst": "deck",
    "byline": "byline",
    "published": "date",
    "changed": "date of change",
    "caption": "caption",
    "credit": "picture's credit",
}
Role = tuple[LineKind, str]


class Roles:
    """Says of each line of an article what the page tells it to be."""

    def __init__(self, place: ArticlePlace, data: PageData) -> None:
        self.lines, self.keys, self.place, self.data = place.lines, place.keys, place, data
        self.headline, self.first = place.headline, place.first
        self.byline, self.bylines = self._one_byline()

    def role(self, i: int) -> Role | None:
        """Return what a line is told to be, by its markup or by the page's data, and how."""
        told = self.lines[i].told
        if i == self.headline:
            by = told.by if told and told.role == "headline" else "it is the page's title"
            return "headline", f"the page marks it as its headline ({by})"
        marked = self._marked_kind(i)
        if marked == "byline" and i != self.byline:
            several = i in self.bylines
            return ("furniture", SEVERAL) if several else None
        if marked and told:
            return marked, f"the page marks it as its {_NAMES[marked]} ({told.by})"
        what = self.place.apart(i)
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
        if apart := self.place.apart(i):
            may_hold = _MAY_HOLD_CAPTIONS if role in ("caption", "credit") else _MAY_HOLD_LABELS if above else ()
            if apart[1] not in may_hold or apart[0] >= line.told_at:
                return None
        below_headline = self.headline is not None and self.headline < i < self.first
        if role == "standfirst":
            return role if below_headline and self._may_be_deck(i) else None
        if role in ("byline", "caption") and _CREDIT.match(line.text) and len(line.text.split()) <= _CREDIT_WORDS:
            role = "credit"
        if role == "byline" and _DATED.search(line.text) and not self._names_author(i):
            role = "published"
        if role == "byline":
            near = self.headline is not None and self.headline - LABELS_ABOVE <= i < self.first
            return role if near and len(line.text) <= _LONGEST_BYLINE else None
        return role

    def _is_said_again(self, i: int) -> bool:
        """Say whether the words of a line stand in another of the body too."""
        return any(self.keys[i] in self.keys[j] for j in self.place.body if j != i)

    def _names_author(self, i: int) -> bool:
        return (
            any(plain(item.value) in self.keys[i] for item in self.data.author) or "by " in self.lines[i].text.lower()
        )

    def _may_be_deck(self, i: int) -> bool:
        """Say whether a line is long enough for a deck, and says other words than the headline."""
        text = self.lines[i].text
        long = len(text.split()) >= _DECK_WORDS or (not text.isascii() and len(self.keys[i]) >= _DECK_LETTERS)
        headline = self.lines[self.headline].text if self.headline is not None else ""
        ours, theirs = (set(re.findall(r"\w+", words.casefold())) for words in (text, headline))
        again = len(ours & theirs) >= _SAME_WORDS * min(len(ours), len(theirs)) and len(ours) > 1
        key, titles = self.keys[i], self.place.titles
        titled = any(key in title or (len(title) >= TITLE_KEY and title in key) for title in titles)
        return long and not again and not titled and not text.endswith(":")

    def _by_data(self, i: int) -> Role | None:
        """Return what the page's data says of a line that its markup leaves open."""
        key = self.keys[i]
        found: LineKind
        for found, items in (("caption", self.data.caption), ("credit", self.data.credit)):
            for item in items:
                if key == plain(item.value):
                    return found, f"the page's data ({item.where}) gives it as its {_NAMES[found]}"
        if self.headline is None or not self.headline < i < self.first:
            return None
        for item in self.data.author:
            if self.byline is None and not self.bylines and self._is_byline_of(i, plain(item.value)):
                return "byline", f"the page's data ({item.where}) names its author"
        for item in self.data.standfirst:
            if key == plain(item.value) and not self.lines[i].inside(self.place.container) and self._may_be_deck(i):
                return "standfirst", f"the page's data ({item.where}) gives it as its description"
        return None

    def _is_byline_of(self, i: int, author: str) -> bool:
        """Say whether a line says an author's name and little more: "Kolumne von Lars Brunckhorst"."""
        if any(plain(item.value) == author for item in self.data.outlet):
            return False
        more = len(self.keys[i]) - len(author)
        return (
            bool(author)
            and author in self.keys[i]
            and more <= _MORE_THAN_NAME
            and self.lines[i].text[-1] not in ".!?"
        )

    def _by_place(self, i: int) -> Role | None:
        """Return what a line is by where it stands: a picture's credit, or a deck, or else prose."""
        line = self.lines[i]
        if line.pictured and len(line.text) <= _LONGEST_CREDIT and _CREDIT.match(line.text):
            return "credit", "a credit that stands with a picture"
        below = self.headline is not None and i == self.headline + 1 < self.first
        if below and line.tag in ("h2", "h3") and line.linked < ONLY_LINKS and self._may_be_deck(i):
            return "standfirst", f"a heading (<{line.tag}>) right below the headline"
        if i in self.place.body and line.tag not in HEADINGS and _ENDS_SENTENCE.search(line.text):
            return "paragraph", "a sentence of the body"
        return None

    def _one_byline(self) -> tuple[int | None, list[int]]:
        """Return the line that is the byline, and all that are marked as bylines: article.yml takes one."""
        marked = [i for i in range(len(self.lines)) if self._marked_kind(i) == "byline"]
        named = [i for i in marked if any(plain(item.value) in self.keys[i] for item in self.data.author)]
        alone = named or marked
        words = {self.keys[i] for i in alone}
        return (alone[0] if len(words) == 1 else None), alone if len(words) > 1 else []
