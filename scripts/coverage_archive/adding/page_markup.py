"""What the markup of one element says of its words: headline, deck, byline, ..., or no part of the article at all.

Told from the tag, from the attributes made to tell it (``itemprop``, ``rel``, ``role``), and from the words in class
names, which most news sites choose alike: ``article__author-name``, ``c-byline``, ``entryTitle``.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal, Protocol

Role = Literal["headline", "standfirst", "byline", "published", "changed", "caption", "credit"]


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
# The last telling word of a class name tells what its element is.
_LAST_WORDS: dict[Role, str] = {
    "standfirst": r"sub ?headline|sub ?heading|sub ?title|second title|sub ?head|sub ?hed|deck|dek|standfirst|chapo",
    "headline": r"headline|hed|(?:article|entry|post|story|page|news|content|single) title",
    "byline": r"bylines?|authors?|author names?|writers?|reporters?|journalists?|journalist name|contributors?|by",
    "published": r"date|dates|time|datetime|date ?time|date ?stamp|time ?stamp|published|pub ?date|posted on|date published",
    "changed": r"updated|modified|date ?modified|modify",
    "caption": r"captions?|cutline|img desc|image desc|photo desc|media description|caption text",
    "credit": r"credits?|copyright|photographer|photo by",
}
# Words that name a deck on one site and the first paragraph on another.
_WEAK_DECK = r"lead|lede|intro|introduction|summary|excerpt|description|abstract|announce"
_NO_DECK = re.compile(r"\b(?:author|avatar|image|photo|picture|video|audio|product|site|meta)\b")
_GENERIC = frozenset(
    "wrapper wrap container inner outer block box text txt content item items list row line area section group holder "
    "name names body label value el element component module style link p div span main full large small desktop "
    "mobile org info meta".split()
)
PULLED_OUT = "a pulled-out quotation"
_APART: dict[str, str] = {
    "sharing": r"shar(?:e|es|ing|e ?bar|edaddy|e ?tools)|social|addthis|sns",
    "links to other pages": r"related|relateds?|recommend(?:ed|ations?|s)?|recirc(?:ulation)?|jp relatedposts|"
    r"(?:read|see|learn|more|also) (?:more|also|on|stories|news|articles|like|next|read)|up ?next|next ?up|outbrain|"
    r"taboola|latest|promo|promotion|promos|cross ?link|inline ?promo",
    "an advertisement": r"ads?|advert|adverts|advertisements?|advertising|ad ?slot|ad ?unit|ad ?container|sponsor(?:ed)?|"
    r"commercial|banner",
    "an offer to subscribe": r"newsletters?|subscri(?:be|ption|ptions|ber)|sign ?up|paywall|regwall|piano|donate|donation",
    "comments": r"comments?|disqus|comment list|respond|replies",
    "navigation": r"nav|navigation|navbar|menu|bread ?crumbs?|toolbar|tools?|pagination|pager|skip|skip link|sidebar|"
    r"tags|tag list|topics|keywords|categor(?:y|ies|ize)|cat links|search",
    "a list of what is much read": r"ranking|popular|trending|most ?(?:read|viewed|popular|watched)",
    PULLED_OUT: r"pull ?quote",
    "a word about its author": r"(?:author|writer|reporter|journalist) (?:bio|box|card|about|profile|description)|bio|about author",
    "a notice": r"cookies?|consent|gdpr|modal|popup|overlay|tooltip|toast|disclaimer",
}
_APART_TAGS = {
    "nav": "navigation",
    "aside": "something beside the article",
    "footer": "the foot of the page",
    "form": "a form",
    "button": "a button",
    "menu": "navigation",
    "label": "a form",
    "amp-sidebar": "navigation",
    "amp-ad": "an advertisement",
    "amp-social-share": "sharing",
    "amp-consent": "a notice",
    "dialog": "a notice",
}
_APART_ROLES = {
    "navigation": "navigation",
    "complementary": "something beside the article",
    "contentinfo": "the foot of the page",
    "search": "a form",
    "dialog": "a notice",
    "alertdialog": "a notice",
    "menu": "navigation",
    "menubar": "navigation",
    "toolbar": "navigation",
    "button": "a button",
}
_NEVER_SHOWN = frozenset(
    "script style template noscript head title meta link iframe object embed svg math canvas audio video source track "
    "select option textarea input progress meter datalist map area amp-analytics amp-pixel amp-iframe".split()
)
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_HIDDEN_CLASSES = frozenset(
    "hidden hide is-hidden u-hidden d-none sr-only visually-hidden visuallyhidden screen-reader-text screen-reader "
    "screenreader sronly u-visually-hidden offscreen print-only blind a11y-hidden accessibility".split()
)
_SHOWN_SOMEWHERE = re.compile(r"(?:^|[:-])(?:block|flex|inline|inline-block|grid|table)$")
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))


def is_hidden(element: Element) -> bool:
    """Say whether no reader of the page sees an element."""
    if element.tag in _NEVER_SHOWN or element.get("hidden") is not None:
        return True
    if _HIDDEN_STYLE.search(element.get("style") or ""):
        return True
    classes = (element.get("class") or "").lower().split()
    return any(name in _HIDDEN_CLASSES for name in classes) and not any(map(_SHOWN_SOMEWHERE.search, classes))


def apart(element: Element) -> str | None:
    """Return as what an element is marked that is no part of the article (sharing, navigation, ...), or None."""
    found = _APART_TAGS.get(element.tag) or _APART_ROLES.get((element.get("role") or "").lower())
    if found:
        return found
    return next((what for name in _names(element) if (what := _apart_name(name))), None)


def role_of(element: Element, *, in_picture: bool = False) -> Told | None:
    """Return what an element's words are, or None. ``in_picture``: it stands in a figure or beside a caption."""
    if element.tag == "figcaption":
        return Told("caption", "<figcaption>")
    for prop in (element.get("itemprop") or "").lower().split():
        if role := _ITEMPROPS.get(prop):
            return Told(role, f'itemprop "{prop}"')
    if "author" in (element.get("rel") or "").lower().split():
        return Told("byline", 'rel "author"')
    named = None
    for name in _names(element):
        named = named or _named_role(name)
    if named and named.role == "credit" and not in_picture:
        named = None
    if named and named.role == "headline" and element.tag not in _HEADINGS:
        named = None
    if named and named.role == "standfirst" and in_picture:
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
def _words(name: str) -> tuple[str, ...]:
    spaced = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", " ", name)
    return tuple(word for word in re.split(r"[^A-Za-z]+", spaced.lower()) if word)


@cache
def _named_role(name: str) -> Told | None:
    words = list(_words(name))
    if words == ["text", "caption"]:
        return None  # small letters, whatever they say
    while len(words) > 1 and words[-1] in _GENERIC:
        words.pop()
    phrase = " ".join(words)
    for role, pattern in _LAST_WORDS.items():
        if re.search(rf"(?:^| )(?:{pattern})$", phrase):
            return Told(role, f'the class "{name}"')
    if re.search(rf"(?:^| )(?:{_WEAK_DECK})$", phrase) and not _NO_DECK.search(phrase):
        return Told("standfirst", f'the class "{name}"', weak=True)
    return None


@cache
def _apart_name(name: str) -> str | None:
    phrase = " ".join(_words(name))
    for what, pattern in _APART.items():
        if re.search(rf"(?:^| )(?:{pattern})(?: |$)", phrase):
            return what
    return None
