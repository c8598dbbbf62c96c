"""Find out what the markup of one element says its words are: headline, deck, byline, ..., or no part of the article.

The tag, the attributes for this purpose (``itemprop``, ``rel``, ``role``) and the words in class names show it. Most
news sites choose similar class names. ``words/markup.txt`` lists them all. Elements are those of lxml.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from ..words import rows

Role = Literal["headline", "standfirst", "byline", "published", "changed", "caption", "credit"]
PULLED_OUT = "a pulled-out quotation"
_ROLES: tuple[Role, ...] = ("standfirst", "headline", "byline", "published", "changed", "caption", "credit")
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_SHOWN_SOMEWHERE = re.compile(r"(?:^|[:-])(?:block|flex|inline|inline-block|grid|table)$")
_MOST_WORDS = 3  # the most words of a phrase in words/markup.txt


@dataclass(frozen=True, slots=True)
class Told:
    """Hold the role of an element's words, and the markup that shows it.

    ``is_weak`` says whether that is a class name with several meanings. ``at`` is the length of the element's path.
    """

    role: Role
    by: str
    is_weak: bool = False
    at: int = 0


def is_block(element: Any) -> bool:
    """Say whether browsers show an element on lines of its own."""
    return element.tag in rows("markup")["block"]


def is_hidden(element: Any) -> bool:
    """Say whether an element is invisible to readers of the page."""
    words, classes = rows("markup"), (element.get("class") or "").lower().split()
    is_unseen = element.tag in words["never"] or element.get("hidden") is not None
    has_hidden_style = bool(_HIDDEN_STYLE.search(element.get("style") or ""))
    has_hidden_class = not words["hidden"].isdisjoint(classes) and not any(map(_SHOWN_SOMEWHERE.search, classes))
    return is_unseen or has_hidden_style or has_hidden_class


def apart(element: Any) -> str | None:
    """Return what an element outside the article is marked as (sharing, navigation, ...), or None for others."""
    found = _first("tag ", [element.tag]) or _first("role ", [(element.get("role") or "").lower()])
    return found or next((what for name in _names(element) if (what := _apart_name(name))), None)


def role_of(element: Any, *, in_figure: bool = False) -> Told | None:
    """Return the role of an element's words, or None. ``in_figure`` says whether the element is inside a <figure>."""
    if element.tag == "figcaption":
        return Told("caption", "<figcaption>")
    prop = (element.get("itemprop") or "").lower()
    for role in _ROLES:
        if rows("markup")[f"itemprop {role}"].intersection(prop.split()):
            return Told(role, f'itemprop "{prop}"')
    if "author" in (element.get("rel") or "").lower().split():
        return Told("byline", 'rel "author"')
    named = next((told for name in _names(element) if (told := _named_role(name))), None)
    # The class means something else for a credit outside a <figure>, a deck in one, or a headline that is no heading.
    stands_there = {"credit": in_figure, "standfirst": not in_figure, "headline": element.tag in _HEADINGS}
    if named and not stands_there.get(named.role, True):
        named = None
    match element.tag:
        case "address":
            return named if named and not named.is_weak else Told("byline", "<address>")
        case "time":
            return named if named and named.role in ("published", "changed") else Told("published", "<time>")
        case "h1":
            return named or Told("headline", "<h1>")
    return named


def _names(element: Any) -> Iterator[str]:
    """Yield the class names, the id and similar attributes of an element."""
    for attribute in ("class", "id", "data-testid", "data-component", "data-gu-name"):
        yield from (element.get(attribute) or "").split()


@cache
def _named_role(name: str) -> Told | None:
    words, lists = _split(name), rows("markup")
    if words == ["text", "caption"]:
        return None  # this class means small type, not a caption
    while len(words) > 1 and words[-1] in lists["generic"]:
        words.pop()
    ends = {" ".join(words[-count:]) for count in range(1, _MOST_WORDS + 1)}
    for role in _ROLES:
        if ends & lists[f"is {role}"]:
            return Told(role, f'the class "{name}"')
    is_weak_deck = ends & lists["may standfirst"] and lists["no-deck"].isdisjoint(words)
    return Told("standfirst", f'the class "{name}"', is_weak=True) if is_weak_deck else None


@cache
def _apart_name(name: str) -> str | None:
    words, sizes = _split(name), range(1, _MOST_WORDS + 1)
    return _first("apart ", {" ".join(words[at : at + size]) for at in range(len(words)) for size in sizes})


def _split(name: str) -> list[str]:
    """Return the words of a class name in lower case: article, sub, title for articleSub-title."""
    return re.findall("[a-z]+", re.sub(r"(?<=[a-z0-9])(?=[A-Z])", " ", name).lower())


def _first(kind: str, words: Iterable[str]) -> str | None:
    """Return the first row's name that begins with ``kind`` and whose words include one of ``words``, or None.

    The name is returned without ``kind``.
    """
    found = (row for row, marks in rows("markup").items() if row.startswith(kind) and marks.intersection(words))
    return next((row.removeprefix(kind) for row in found), None)
