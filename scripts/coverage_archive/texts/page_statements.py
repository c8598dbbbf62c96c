"""Read the outlet, the headline and the date that the data (metadata) of a saved HTML page state.

The draft of an article takes these values, and the check of the archive looks them up again. The page is read without
lxml, because ``archive check`` also runs where that is not installed. ``where`` names the place of a value: the name
of a meta tag (``og:site_name``), ``JSON-LD``, ``itemprop`` or ``the page's title``.
"""

import json
import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from functools import lru_cache
from html import unescape
from typing import Any, Literal

Fact = Literal["outlet", "headline", "published"]
JSON_LD, ITEMPROP, TITLE = "JSON-LD", "itemprop", "the page's title"
LONGEST = 1_000  # code points of one value

# For each fact, the names of the meta tags and the keys of JSON-LD that state it, the surest first.
META: Mapping[str, str] = {
    "headline": "citation_title parsely-title og:title twitter:title dc.title dcterms.title sailthru.title",
    "published": "article:published_time citation_publication_date citation_online_date parsely-pub-date pubdate "
    "publishdate publish-date datepublished dc.date.issued dcterms.issued dcterms.created dc.date "
    "mediator_published_time sailthru.date og:article:published_time article.published date",
    "outlet": "og:site_name citation_journal_title application-name dc.publisher article:publisher",
}
KEYS: Mapping[str, tuple[str, ...]] = {
    "headline": ("headline", "name"),
    "published": ("datePublished", "dateCreated"),
    "outlet": ("publisher", "sourceOrganization", "provider"),
}
_NAMES = ("name", "@value", "alternateName")  # keys that hold an outlet's name where the outlet is a JSON object
_MOST_NODES = 20_000


def places(fact: Fact) -> list[str]:
    """Return the places (values of ``where``) in which a page may state a fact."""
    others = {"headline": [TITLE], "published": [ITEMPROP], "outlet": []}
    return [JSON_LD, *META[fact].split(), *others[fact]]


def stated_at(html: str, fact: Fact, where: str) -> list[str]:
    """Return the values that a page states for a fact in one place: words on one line or, for the date, ISO 8601."""
    if where not in places(fact):
        return []
    found = [value for place, value in statements(html) if place == where]
    if where == JSON_LD:
        found = [value for script in found for value in _linked(script, fact)]
    elif where == TITLE:
        found = found[:1]
    values = [on_one_line(value) for value in found]
    return [date for value in values if (date := moment(value))] if fact == "published" else values


def on_one_line(value: str) -> str:
    """Decode the HTML entities of a value, collapse its white space, and cut it after ``LONGEST`` code points."""
    return " ".join(unescape(value).split())[:LONGEST]


def moment(words: str) -> str | None:
    """Return a date of a page's data in ISO 8601, or None if the words are no date.

    The result is a day, or a minute, with its time zone if there is one.
    """
    text = re.sub(r"(?<=\d) (?=\d\d:\d\d)", "T", words.strip()).replace(" UTC", "Z").replace("/", "-")
    is_day = re.fullmatch(r"\d{8}|\d{4}-\d\d-\d\d", text)
    found: datetime | None
    try:
        found = datetime.fromisoformat(re.sub(r"([+-]\d\d)(\d\d)$", r"\1:\2", text.replace(" ", "")))
    except ValueError:
        found = None if is_day else _mail_date(words)
    if found is None or not (is_day or 1700 <= found.year <= 2200):
        return None
    # Systems that know a day but no time write midnight to the second.
    if (found.hour, found.minute, found.second) == (0, 0, 0):
        return found.date().isoformat()
    zone = found.strftime("%z")
    return f"{found:%Y-%m-%dT%H:%M}" + ("Z" if found.tzinfo is UTC else f"{zone[:3]}:{zone[3:5]}" if zone else "")


def linked_data(text: str) -> Any:
    """Return the parsed JSON of a JSON-LD script, or None if it is not valid JSON."""
    cleaned = re.sub(r"^\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[)|(?:-->|//\s*\]\]>|\]\]>)\s*;?\s*$", "", text)
    try:
        return json.loads(cleaned.strip().rstrip(";"), strict=False)
    except (ValueError, RecursionError):
        return None


def _mail_date(words: str) -> datetime | None:
    try:
        return parsedate_to_datetime(words)
    except (ValueError, TypeError, IndexError):
        return None


def _linked(text: str, fact: Fact) -> Iterator[str]:
    """Yield the values in a script of JSON-LD, at any depth, whose keys state a fact."""
    waiting, keys = [linked_data(text)], (*KEYS[fact], *(_NAMES if fact == "outlet" else ()))
    for _ in range(_MOST_NODES):
        if not waiting:
            return
        item = waiting.pop()
        if isinstance(item, list):
            waiting += item
        elif isinstance(item, dict):
            for key, value in item.items():
                texts = value if isinstance(value, list) else [value]
                yield from (text for text in texts if key in keys and isinstance(text, str))
                waiting.append(value)


# The beginning of a comment, or a tag with its attributes. Their length is bounded, so that no page takes long.
_TAG = re.compile(
    r"""<(?:(!--)|([a-zA-Z][a-zA-Z0-9:-]{0,50}+)((?:[^"'<>]++|"[^"]{0,5000}+"|'[^']{0,5000}+'){0,200}+)>)"""
)
_ATTRIBUTE = re.compile(r"""([^\s"'<>/=]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'<>]+))""")


@lru_cache(maxsize=4)  # several values of one page are looked up in turn
def statements(html: str) -> list[tuple[str, str]]:
    """Return what the data of a page state, in order, as pairs of ``where`` and the value.

    The value of ``JSON-LD`` is the whole script.
    """
    found: list[tuple[str, str]] = []
    at = 0
    while tag := _TAG.search(html, at):
        at = tag.end()
        if tag[1]:
            at = _end(html, "-->", at)
            continue
        name = tag[2].lower()
        attributes = {key.lower(): unescape("".join(value)) for key, *value in _ATTRIBUTE.findall(tag[3])}
        if name in ("script", "style", "title", "textarea"):
            end = _end(html, f"</{name}", at)
            if name == "script" and "ld+json" in attributes.get("type", ""):
                found.append((JSON_LD, html[at:end]))
            elif name == "title":
                found.append((TITLE, unescape(html[at:end])))
            at = end
        elif name == "meta" and attributes.get("content"):
            named = attributes.get("property") or attributes.get("name") or attributes.get("http-equiv") or ""
            found.append((named.lower(), attributes["content"]))
        if "datePublished" in attributes.get("itemprop", "").split():
            found.append((ITEMPROP, attributes.get("content") or attributes.get("datetime") or ""))
    return found


def _end(html: str, mark: str, start: int) -> int:
    """Return the offset of a mark, in any case, from ``start`` on; the offset of the page's end if it is missing."""
    found = re.compile(re.escape(mark), re.IGNORECASE).search(html, start)
    return found.start() if found else len(html)
