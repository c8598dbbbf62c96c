"""Read what a page's data (JSON-LD, meta tags, ``itemprop``) states about its article, and where it states it.

If data disagree, all values are returned, the most reliable first.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from ...texts import page_statements
from ...texts.page_statements import JSON_LD, TITLE, on_one_line
from .web_page import PageData, Stated, plain

_MOST_NODES = 2_000
_ARTICLES = re.compile(r"(?:\w*Article|\w*BlogPosting|Report|LiveBlogPosting|Newspaper)$")
_ADDRESS = re.compile(r"^https?://[^\s<>\"]+$")
_SITES = ("WebSite", "NewsMediaOrganization")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]+)*")

# The places in a page (such as meta tags) and the keys of JSON-LD for each field, the most reliable first.
_CANONICAL, _LANG = "its canonical address", "the page's lang"
_PLACES: dict[str, list[str]] = {
    "outlet": page_statements.places("outlet"),
    "headline": page_statements.places("headline"),
    "published": page_statements.places("published"),
    "standfirst": ["og:description", "description", "twitter:description", "dc.description"],
    "author": [
        "citation_author",
        "parsely-author",
        "author",
        "article:author",
        "dc.creator",
        "dcterms.creator",
        "sailthru.author",
        "byl",
        "og:article:author",
        "twitter:creator",
    ],
    "language": ["content-language", "dc.language", "og:locale", _LANG],
    "address": ["og:url", "parsely-link"],
    "updated": ["article:modified_time", "og:updated_time"],
    "genre": ["article:section"],
}
_LD: dict[str, tuple[str, ...]] = {
    **page_statements.KEYS,
    "standfirst": ("alternativeHeadline", "description", "abstract"),
    "author": ("author", "creator"),
    "language": ("inLanguage",),
    "address": ("url", "mainEntityOfPage"),
    "updated": ("dateModified",),
    "genre": ("@type", "genre", "articleSection"),
}
_LD_OF_PICTURE: dict[str, tuple[str, ...]] = {
    "caption": ("caption", "description"),
    "credit": ("creditText", "copyrightHolder"),
}
_NAMES = ("name", "@value", "alternateName")  # the keys of an object's name, where data has an object for a name


def read(tree: Any, html: str) -> PageData:
    """Return what a page's data states about its article. ``tree`` is the page's lxml tree."""
    found: dict[str, dict[str, str]] = {name: {} for name in PageData.__dataclass_fields__}
    for name, value, where in _statements(tree, html):
        if words := _words(name, on_one_line(value)):
            found[name].setdefault(words, where)
    return PageData(**{name: tuple(Stated(*item) for item in values.items()) for name, values in found.items()})


def _words(name: str, words: str) -> str | None:
    """Return a value as ``article.yml`` writes it, or None if it does not have the form that the field needs.

    A date must be a date, a language a language code, an address an address, and an author must not be an address.
    """
    if name in ("published", "updated"):
        return page_statements.moment(words)
    if name == "language":
        tag = words.replace("_", "-").split(",")[0].strip()
        return tag[:1].lower() + tag[1:] if _LANGUAGE.fullmatch(tag) else None
    is_address = bool(_ADDRESS.match(words))
    return None if name in ("address", "author") and is_address != (name == "address") else words


def _statements(tree: Any, html: str) -> Iterator[tuple[str, str, str]]:
    """Yield (name of the field, value as in the page, where it was found) for every statement in the page's data."""
    places: defaultdict[str, list[str]] = defaultdict(list)
    for where, value in page_statements.statements(html):
        places[where].append(value)
    places[_CANONICAL] = tree.xpath("//link[@rel='canonical']/@href")
    places[_LANG] = tree.xpath("//html/@lang")
    places[TITLE] = places[TITLE][:1]  # further titles are those of pictures
    titles = on_one_line(" ".join([*places[TITLE], *places["og:title"]]))
    yield from (("address", value, _CANONICAL) for value in places[_CANONICAL])
    yield from ((name, value, JSON_LD) for name, value in _linked_data(places[JSON_LD], plain(titles)))
    for name, wheres in _PLACES.items():
        for where in (where for where in wheres if where != JSON_LD):
            yield from ((name, value, where) for value in places[where])


def _linked_data(scripts: list[str], titles: str) -> Iterator[tuple[str, str]]:
    """Yield (field, value) from the page's JSON-LD about its own article, and not about articles that it lists.

    ``titles`` are the page's titles, which identify its own article.
    """
    nodes = list(_nodes([page_statements.linked_data(script) for script in scripts]))
    by_id = {node["@id"]: node for node in nodes if isinstance(node.get("@id"), str) and len(node) > 1}
    articles = [node for node in nodes if any(map(_ARTICLES.match, _texts(node.get("@type"))))]

    def likeness(node: dict[str, Any]) -> tuple[bool, bool]:
        headline = plain(on_one_line(next(_texts(node.get("headline") or node.get("name")), "")))
        return bool(headline) and headline in titles, "datePublished" in node

    def values(node: Any, fields: dict[str, tuple[str, ...]]) -> Iterator[tuple[str, str]]:
        for name, keys in fields.items():
            for key in keys:
                # An object with nothing but an id refers to another one.
                items = (by_id.get(_id(item), item) for item in _listed(node.get(key)))
                yield from ((name, text) for item in items for text in _texts(item))

    if articles:
        article = max(articles, key=likeness)
        yield from values(article, _LD)
        for image in _listed(article.get("image")):
            if isinstance(found := by_id.get(_id(image), image), dict):
                yield from values(found, _LD_OF_PICTURE)
    sites = (node for node in nodes if node.get("@type") in _SITES)
    yield from (("outlet", text) for node in sites for text in _texts(node))


def _nodes(waiting: list[Any]) -> Iterator[dict[str, Any]]:
    """Yield the objects of JSON-LD, including those in lists, in graphs and in the main entity of a page."""
    for _ in range(_MOST_NODES):
        if not waiting:
            return
        item = waiting.pop(0)
        if isinstance(item, list):
            waiting[:0] = item[:_MOST_NODES]
        elif isinstance(item, dict):
            yield item
            waiting[:0] = [item[key] for key in ("@graph", "mainEntity", "mainEntityOfPage") if key in item]


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _id(item: Any) -> str | None:
    """Return the id of an object that has no other key, else None."""
    return str(item["@id"]) if isinstance(item, dict) and [*item] == ["@id"] else None


def _texts(value: Any) -> Iterator[str]:
    """Yield the strings of a value: itself, its name if it is an object, and those of each item if it is a list."""
    for item in _listed(value):
        if isinstance(item, dict):
            item = next((item[key] for key in _NAMES if item.get(key)), None)
        yield from (text for text in _listed(item) if isinstance(text, str))
