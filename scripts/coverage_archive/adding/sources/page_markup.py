"""What the markup of one element says of its words: headline, deck, byline, ..., or no part of the article at all.

Told from the tag, from the attributes made to tell it (``itemprop``, ``rel``, ``role``), and from the words in class
names, which most news sites choose alike (``markup_words.txt``).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal, Protocol

Role = Literal["headline", "standfirst", "byline", "published", "changed", "caption", "credit"]
PULLED_OUT = "a pulled-out quotation"


class Element(Protocol):
    """What is asked of an element of lxml."""

    tag: str

    def get(self, key: str) -> str | None:
        """Return an attribute's value, or None."""


@dataclass(frozen=True, slots=True)
class Told:
    """What an element's words are, by what that was told, and whether that is a word of several meanings."""

    role: Role
    by: str
    weak: bool = False


_ROLES: tuple[Role, ...] = ("standfirst", "headline", "byline", "published", "changed", "caption", "credit")
_ITEMPROPS: dict[str, Role] = {
    "headline": "headline",
    "alternativeheadline": "standfirst",
    "description": "standfirst",
    "author": "byline",
    "creator": "byline",
    "datepublished": "published",
    "datecreated": "published",
    "datemodified": "changed",
    "caption": "caption",
    "copyrightholder": "credit",
    "credittext": "credit",
}
_APART_TAGS = {
    "nav": "navigation",
    "menu": "navigation",
    "aside": "something beside the article",
    "footer": "the foot of the page",
    "form": "a form",
    "label": "a form",
    "button": "a button",
    "dialog": "a notice",
    "amp-sidebar": "navigation",
    "amp-ad": "an advertisement",
    "amp-social-share": "sharing",
    "amp-consent": "a notice",
}
_APART_ROLES = {
    "navigation": "navigation",
    "menu": "navigation",
    "menubar": "navigation",
    "toolbar": "navigation",
    "complementary": "something beside the article",
    "contentinfo": "the foot of the page",
    "search": "a form",
    "button": "a button",
    "dialog": "a notice",
    "alertdialog": "a notice",
}
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_SHOWN_SOMEWHERE = re.compile(r"(?:^|[:-])(?:block|flex|inline|inline-block|grid|table)$")
_MOST_WORDS = 3  # of a phrase in markup_words.txt


def is_block(element: Element) -> bool:
    """Say whether an element stands on lines of its own."""
    return element.tag in _words("block")


def is_hidden(element: Element) -> bool:
    """Say whether no reader of the page sees an element."""
    if element.tag in _words("never") or element.get("hidden") is not None:
        return True
    if _HIDDEN_STYLE.search(element.get("style") or ""):
        return True
    classes = (element.get("class") or "").lower().split()
    return any(name in _words("hidden") for name in classes) and not any(map(_SHOWN_SOMEWHERE.search, classes))


def apart(element: Element) -> str | None:
    """Return as what an element is marked that is no part of the article (sharing, navigation, ...), or None."""
    found = _APART_TAGS.get(element.tag) or _APART_ROLES.get((element.get("role") or "").lower())
    return found or next((what for name in _names(element) if (what := _apart_name(name))), None)


def role_of(element: Element, *, in_picture: bool = False) -> Told | None:
    """Return what an element's words are, or None. ``in_picture``: a picture is beside them."""
    if element.tag == "figcaption":
        return Told("caption", "<figcaption>")
    for prop in (element.get("itemprop") or "").lower().split():
        if role := _ITEMPROPS.get(prop):
            return Told(role, f'itemprop "{prop}"')
    if "author" in (element.get("rel") or "").lower().split():
        return Told("byline", 'rel "author"')
    named = next((told for name in _names(element) if (told := _named_role(name))), None)
    if named and (
        (named.role == "credit" and not in_picture)
        or (named.role == "standfirst" and in_picture)
        or (named.role == "headline" and not re.fullmatch("h[1-6]", element.tag))
    ):
        named = None
    if element.tag == "address":
        return named if named and not named.weak else Told("byline", "<address>")
    if element.tag == "time":
        return named if named and named.role in ("published", "changed") else Told("published", "<time>")
    return named or (Told("headline", "<h1>") if element.tag == "h1" else None)


def _names(element: Element) -> Iterator[str]:
    """Give the class names of an element, its id and the like."""
    for attribute in ("class", "id", "data-testid", "data-component", "data-gu-name"):
        yield from (element.get(attribute) or "").split()


@cache
def _named_role(name: str) -> Told | None:
    words = _split(name)
    if words == ["text", "caption"]:
        return None  # small letters, whatever they say
    while len(words) > 1 and words[-1] in _words("generic"):
        words.pop()
    ends = {" ".join(words[-count:]) for count in range(1, _MOST_WORDS + 1)}
    for role in _ROLES:
        if ends & _words(f"is {role}"):
            return Told(role, f'the class "{name}"')
    if ends & _words("may standfirst") and not _words("no-deck").intersection(words):
        return Told("standfirst", f'the class "{name}"', weak=True)
    return None


@cache
def _apart_name(name: str) -> str | None:
    words = _split(name)
    phrases = {
        " ".join(words[start : start + count]) for start in range(len(words)) for count in range(1, _MOST_WORDS + 1)
    }
    return next(
        (
            kind.removeprefix("apart ")
            for kind, marks in _vocabulary().items()
            if kind[:6] == "apart " and marks & phrases
        ),
        None,
    )


def _split(name: str) -> list[str]:
    """Return the words of a class name: articleSub-title is article, sub, title."""
    spaced = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", " ", name)
    return [word for word in re.split(r"[^A-Za-z]+", spaced.lower()) if word]


def _words(kind: str) -> frozenset[str]:
    return _vocabulary()[kind]


@cache
def _vocabulary() -> dict[str, frozenset[str]]:
    """Return {kind: its words} of ``markup_words.txt``."""
    found = {}
    for line in files(__package__).joinpath("markup_words.txt").read_text("utf-8").splitlines():
        kind, colon, words = line.partition(": ")
        if colon and not line.startswith("#"):
            found[kind] = frozenset(word.strip() for word in words.split(","))
    return found
