"""What the data of a page say of its article, each with where it says so: JSON-LD, meta tags, ``itemprop``.

Nothing is chosen here between data that disagree: every statement is given, the surest first.
"""

import re
from collections.abc import Iterator
from html import unescape
from typing import Any

from ...texts.page_statements import ITEMPROP, JSON_LD, KEYS, META, TITLE, linked_data, moment, on_one_line
from .web_page import PageData, Stated

_MOST_NODES = 2_000
_ARTICLES = re.compile(r"(?:\w*Article|\w*BlogPosting|Report|LiveBlogPosting|Newspaper)$")
_ADDRESS = re.compile(r"^https?://[^\s<>\"]+$")
_MICRODATA = re.compile(r"schema\.org/\w*(?:Article|BlogPosting)$")

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


def read(tree: Any) -> PageData:
    """Return what the data of a page (an lxml tree) state."""
    found: dict[str, dict[str, str]] = {name: {} for name in PageData.__dataclass_fields__}

    def state(name: str, value: str | None, where: str) -> None:
        words = on_one_line(value or "")
        if name in ("published", "changed"):
            words = moment(words) or ""
        elif (name == "address" and not _ADDRESS.match(words)) or (name == "author" and _ADDRESS.match(words)):
            words = ""
        elif name == "language":
            words = _language(words)
        if words:
            found[name].setdefault(words, where)

    for address in tree.xpath("//link[@rel='canonical']/@href"):
        state("address", address, "its canonical address")
    titles = " ".join(tree.xpath("//title[1]//text()|//meta[@property='og:title']/@content"))
    for name, value in _linked_data(tree, titles):
        state(name, value, JSON_LD)
    for name, value in _microdata(tree):
        state(name, value, ITEMPROP)
    tags = list(_meta_tags(tree))
    for name, keys in _META.items():
        for key in keys.split():
            for tag, content in tags:
                if tag == key:
                    state(name, content, key)
    for value in tree.xpath("//html/@lang"):
        state("language", value, "the page's lang")
    for title in tree.xpath("//title[1]"):
        state("headline", "".join(title.itertext()), TITLE)
    return PageData(**{name: tuple(Stated(*item) for item in values.items()) for name, values in found.items()})


def _language(words: str) -> str:
    """Return a language's tag as article.yml writes it, or nothing."""
    tag = words.replace("_", "-").split(",")[0].strip()
    return tag[:1].lower() + tag[1:] if re.fullmatch(r"[A-Za-z]{2,3}(-[A-Za-z0-9]+)*", tag) else ""


def _meta_tags(tree: Any) -> Iterator[tuple[str, str]]:
    for tag in tree.iter("meta"):
        name = tag.get("property") or tag.get("name") or tag.get("http-equiv") or ""
        if name and tag.get("content"):
            yield name.lower(), tag.get("content")


def _linked_data(tree: Any, titles: str) -> Iterator[tuple[str, str]]:
    """Give what the page's JSON-LD says of its own article: not of those that it lists or links to."""
    nodes: list[dict[str, Any]] = []
    for script in tree.xpath("//script[contains(@type, 'ld+json')]"):
        nodes += _nodes("".join(script.itertext()))
    by_id = {node["@id"]: node for node in nodes if isinstance(node.get("@id"), str) and len(node) > 1}
    articles = [node for node in nodes if any(_ARTICLES.match(kind) for kind in _texts(node.get("@type")))]
    if not articles:
        return

    def likeness(node: dict[str, Any]) -> tuple[bool, bool]:
        headline = next(_texts(node.get("headline") or node.get("name")), "")
        return (bool(headline) and _plain(headline) in _plain(titles), "datePublished" in node)

    article = max(articles, key=likeness)
    for name, keys in _LD.items():
        for key in keys:
            for value in _values(article.get(key), by_id):
                yield name, value
    for image in _dicts(article.get("image"), by_id):
        for name, keys in (("caption", ("caption", "description")), ("credit", ("creditText", "copyrightHolder"))):
            for key in keys:
                for value in _values(image.get(key), by_id):
                    yield name, value


def _nodes(text: str) -> list[dict[str, Any]]:
    """Return the objects of a JSON-LD script, those of lists and graphs and the main entity of a page among them."""
    waiting = [linked_data(text)]
    found: list[dict[str, Any]] = []
    while waiting and len(found) < _MOST_NODES:
        item = waiting.pop(0)
        if isinstance(item, list):
            waiting = [*item[:_MOST_NODES], *waiting]
        elif isinstance(item, dict):
            found.append(item)
            waiting += [item[key] for key in ("@graph", "mainEntity", "mainEntityOfPage") if key in item]
    return found


def _dicts(value: Any, by_id: dict[str, dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for item in value if isinstance(value, list) else [value]:
        if isinstance(item, dict):
            yield by_id.get(item["@id"], item) if isinstance(item.get("@id"), str) and len(item) == 1 else item


def _values(value: Any, by_id: dict[str, dict[str, Any]]) -> Iterator[str]:
    """Give the words of a value: its own, its name's, or of each in a list."""
    for item in value if isinstance(value, list) else [value]:
        if isinstance(item, str):
            yield item
    for item in _dicts(value, by_id):
        yield from _texts(item.get("name") or item.get("@value") or item.get("alternateName"))


def _texts(value: Any) -> Iterator[str]:
    for item in value if isinstance(value, list) else [value]:
        if isinstance(item, str):
            yield item


def _microdata(tree: Any) -> Iterator[tuple[str, str]]:
    """Give the dates of the page's article that stand in attributes."""
    for scope in tree.xpath("//*[@itemtype]"):
        if not _MICRODATA.search(scope.get("itemtype") or ""):
            continue
        for prop, name in (("datePublished", "published"), ("dateModified", "changed")):
            for element in scope.xpath(f".//*[@itemprop='{prop}']"):
                yield name, element.get("content") or element.get("datetime") or ""
        return


def _plain(text: str) -> str:
    return "".join(char for char in unescape(text).casefold() if char.isalnum())
