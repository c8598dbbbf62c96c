"""What the data of a page state of its article, and where: JSON-LD, meta tags, ``itemprop``.

Nothing is chosen here between data that disagree: every statement is given, the surest first.
"""

import re
from collections.abc import Iterator
from typing import Any

from ...texts.page_statements import ITEMPROP, JSON_LD, KEYS, META, TITLE, linked_data, moment, on_one_line
from .web_page import PageData, Stated, plain

_MOST_NODES = 2_000
_ARTICLES = re.compile(r"(?:\w*Article|\w*BlogPosting|Report|LiveBlogPosting|Newspaper)$")
_ADDRESS = re.compile(r"^https?://[^\s<>\"]+$")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]+)*")

# Names of meta tags, and keys of JSON-LD, the surest first.
_META: dict[str, str] = {
    **META,
    "standfirst": "og:description description twitter:description dc.description",
    "author": "citation_author parsely-author author article:author dc.creator dcterms.creator sailthru.author byl "
    "og:article:author twitter:creator",
    "changed": "article:modified_time og:updated_time last-modified dcterms.modified dc.date.modified lastmod",
    "language": "content-language dc.language og:locale",
    "address": "og:url parsely-link",
}
_LD: dict[str, tuple[str, ...]] = {
    **KEYS,
    "standfirst": ("alternativeHeadline", "description", "abstract"),
    "author": ("author", "creator"),
    "changed": ("dateModified",),
    "language": ("inLanguage",),
    "address": ("url", "mainEntityOfPage"),
}
_LD_OF_PICTURE: dict[str, tuple[str, ...]] = {
    "caption": ("caption", "description"),
    "credit": ("creditText", "copyrightHolder"),
}


def read(tree: Any) -> PageData:
    """Return what the data of a page (an lxml tree) state."""
    found: dict[str, dict[str, str]] = {name: {} for name in PageData.__dataclass_fields__}
    for name, value, where in _statements(tree):
        if words := _words(name, on_one_line(value or "")):
            found[name].setdefault(words, where)
    return PageData(**{name: tuple(Stated(*item) for item in values.items()) for name, values in found.items()})


def _words(name: str, words: str) -> str | None:
    """Return a statement as ``article.yml`` writes it; nothing if it is no date, language, address or name."""
    if name in ("published", "changed"):
        return moment(words)
    if name == "language":
        tag = words.replace("_", "-").split(",")[0].strip()
        return tag[:1].lower() + tag[1:] if _LANGUAGE.fullmatch(tag) else None
    is_address = bool(_ADDRESS.match(words))
    return None if name in ("address", "author") and is_address != (name == "address") else words


def _statements(tree: Any) -> Iterator[tuple[str, str | None, str]]:
    """Give every statement: the field's name, the value as it stands there, and where that is."""
    for address in tree.xpath("//link[@rel='canonical']/@href"):
        yield "address", address, "its canonical address"
    titles = " ".join(tree.xpath("//title[1]//text()|//meta[@property='og:title']/@content"))
    for name, value in _linked_data(tree, plain(on_one_line(titles))):
        yield name, value, JSON_LD
    for prop, name in (("datePublished", "published"), ("dateModified", "changed")):
        for element in tree.xpath(f"//*[@itemprop='{prop}']"):
            yield name, element.get("content") or element.get("datetime"), ITEMPROP
    tags = [
        ((tag.get("property") or tag.get("name") or tag.get("http-equiv") or "").lower(), tag.get("content"))
        for tag in tree.iter("meta")
    ]
    for name, keys in _META.items():
        for key in keys.split():
            yield from ((name, content, key) for tag, content in tags if tag == key)
    for value in tree.xpath("//html/@lang"):
        yield "language", value, "the page's lang"
    for title in tree.xpath("//title[1]"):
        yield "headline", "".join(title.itertext()), TITLE


def _linked_data(tree: Any, titles: str) -> Iterator[tuple[str, str]]:
    """Give what the page's JSON-LD says of its own article: not of those that it lists or links to."""
    scripts = tree.xpath("//script[contains(@type, 'ld+json')]")
    nodes = list(_nodes([linked_data("".join(script.itertext())) for script in scripts]))
    by_id = {node["@id"]: node for node in nodes if isinstance(node.get("@id"), str) and len(node) > 1}
    articles = [node for node in nodes if any(_ARTICLES.match(kind) for kind in _texts(node.get("@type")))]
    if not articles:
        return

    def likeness(node: dict[str, Any]) -> tuple[bool, bool]:
        headline = plain(on_one_line(next(_texts(node.get("headline") or node.get("name")), "")))
        return bool(headline) and headline in titles, "datePublished" in node

    article = max(articles, key=likeness)
    described: list[tuple[dict[str, Any], dict[str, tuple[str, ...]]]] = [(article, _LD)]
    described += [(image, _LD_OF_PICTURE) for image in _dicts(article.get("image"), by_id)]
    for node, fields in described:
        for name, keys in fields.items():
            for key in keys:
                yield from ((name, value) for value in _values(node.get(key), by_id))


def _nodes(waiting: list[Any]) -> Iterator[dict[str, Any]]:
    """Give the objects of JSON-LD, those of lists and graphs and the main entity of a page among them."""
    for _ in range(_MOST_NODES):
        if not waiting:
            return
        item = waiting.pop(0)
        if isinstance(item, list):
            waiting[:0] = item[:_MOST_NODES]
        elif isinstance(item, dict):
            yield item
            waiting[:0] = [item[key] for key in ("@graph", "mainEntity", "mainEntityOfPage") if key in item]


def _dicts(value: Any, by_id: dict[str, dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Give the objects of a value or list; one that is only a reference stands for the object with its id."""
    for item in value if isinstance(value, list) else [value]:
        if isinstance(item, dict):
            yield by_id.get(item["@id"], item) if isinstance(item.get("@id"), str) and len(item) == 1 else item


def _values(value: Any, by_id: dict[str, dict[str, Any]]) -> Iterator[str]:
    """Give the words of a value: its own, its name's, or of each in a list."""
    yield from _texts(value)
    for item in _dicts(value, by_id):
        yield from _texts(item.get("name") or item.get("@value") or item.get("alternateName"))


def _texts(value: Any) -> Iterator[str]:
    return (item for item in (value if isinstance(value, list) else [value]) if isinstance(item, str))
