"""Quotes -> the index that ``/quotes/`` searches in the browser: static files, of which a search loads a few.

What a query finds is defined here, and nowhere else; ``docs/assets/quote-engine.js`` evaluates it.

* A query is words, and phrases in double quotation marks of any shape. A quote is found when every word and every
  phrase is found in it; a query without any finds every quote.
* Words are compared as ``search_words`` gives them. A word is found where a word with the same stem stands; a phrase
  where its very words stand one after the other.
* They are looked for in the quote's words and in its speaker's names (the name and every alias); a phrase must stand
  within one of these. Not in the sentence around, nor in the names of outlets and relays, which are filters.
* Filters: a quote must have one of the chosen values of every filter with any. The count beside a value is the number
  of quotes found with the query and the choices in all *other* filters that have the value.

The files, all gzipped JSON: ``quotes.json.gz`` has one number a quote and filter; ``words-N.json.gz`` the places of
the words of one part of the vocabulary; ``records-N.json.gz`` what is shown of a few neighbouring quotes. Quotes are
numbered from 0 in reading order: articles as in the archive, quotes as in the article.
"""

import gzip
import hashlib
import json
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from . import addresses, compare
from .exports import quote_data
from .model import Archive, Article, Quote
from .pages import KINDS, shown_date
from .search_words import stem, words

FOLDER = f"{addresses.QUOTES}index/"
RECORDS_A_FILE = 10  # a page of results that stand apart loads one small file for each
PLACES_A_FILE = 12_000  # some 25 kB when gzipped: what one more word of a query costs
UNKNOWN_YEAR = "unknown"


def files(archive: Archive) -> dict[str, bytes]:
    """Return the index, as paths below ``docs/`` and their contents; the same archive gives the same bytes."""
    quotes = [(article, quote) for article in archive.articles for quote in article.quotes]
    vocabulary = _vocabulary(quotes)
    buckets = _buckets(vocabulary)
    contents: dict[str, Any] = {f"words-{number}": bucket for number, bucket in enumerate(buckets)}
    records = [_record(article, quote) for article, quote in quotes]
    for start in range(0, len(records), RECORDS_A_FILE):
        contents[f"records-{start // RECORDS_A_FILE}"] = records[start : start + RECORDS_A_FILE]
    packed = {name: _packed(content) for name, content in contents.items()}
    table = {
        "count": len(quotes),
        "buckets": len(buckets),
        "recordsAFile": RECORDS_A_FILE,
        "articles": [
            [len(article.quotes), article.published.value if article.published else ""]
            for article in archive.articles
        ],
        "filters": [*_filters(archive, quotes)],
    }
    # The browser asks for the other files under this version, so that it never mixes two builds.
    version = hashlib.sha256(b"".join([_packed(table), *packed.values()])).hexdigest()[:12]
    packed["quotes"] = _packed({"version": version, **table})
    return {f"{FOLDER}{name}.json.gz": data for name, data in packed.items()}


def bucket_of(stem_: str, buckets: int) -> int:
    """Return the file, of ``buckets``, that has a stem: FNV-1a of its UTF-8, which is short in JavaScript too."""
    value = 0x811C9DC5
    for byte in stem_.encode():
        value = (value ^ byte) * 0x01000193 & 0xFFFFFFFF
    return value % buckets


def _vocabulary(quotes: list[tuple[Article, Quote]]) -> dict[str, dict[str, list[int]]]:
    """Return stem -> word -> places; places are pairs: how many quotes further, and which word there, from 0."""
    vocabulary: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    last: dict[str, int] = defaultdict(int)
    for number, (_, quote) in enumerate(quotes):
        for position, word in enumerate(words(quote.exact)):
            vocabulary[stem(word)][word] += [number - last[word], position]
            last[word] = number
    return vocabulary


def _buckets(vocabulary: dict[str, dict[str, list[int]]]) -> list[dict[str, dict[str, list[int]]]]:
    count = 1 + sum(len(places) for forms in vocabulary.values() for places in forms.values()) // 2 // PLACES_A_FILE
    buckets: list[dict[str, dict[str, list[int]]]] = [{} for _ in range(count)]
    for stem_ in sorted(vocabulary):
        buckets[bucket_of(stem_, count)][stem_] = vocabulary[stem_]
    return buckets


def _record(article: Article, quote: Quote) -> dict[str, Any]:
    """Return what is published of a quote, and under ``shown`` what only the results need."""
    sentence = compare.sentence_around(quote.part, quote.span)
    text = article.capture.text
    shown = {
        "before": text[sentence.start : quote.span.start],
        "after": text[quote.span.end : sentence.end],
        "outlet": article.outlet_name,
        "colour": article.outlet.number % 8,
        "date": shown_date(article) if article.published else "[date not stated]",
        "language": article.language,
        "via": [relay.name for relay in quote.via],
    }
    return {**quote_data(article, quote), "shown": shown}


def _filters(archive: Archive, quotes: list[tuple[Article, Quote]]) -> Iterator[dict[str, Any]]:
    """Give every filter: its values in the vocabulary's order, and one number a quote, which says what values it has.

    A value is its id in the address, its label, and for a speaker the aliases.
    """
    speakers = archive.speakers.values()
    years = sorted({_year(article) for article in archive.articles} - {UNKNOWN_YEAR}, reverse=True)
    yield _filter(
        "speaker",
        "Speaker",
        [[s.id, s.name, *s.aliases] for s in speakers],
        [(quote.speaker.id,) for _, quote in quotes],
    )
    yield _filter(
        "outlet",
        "Outlet",
        [[outlet.id, outlet.name] for outlet in archive.outlets.values()],
        [(article.outlet.id,) for article, _ in quotes],
    )
    yield _filter(
        "topic",
        "Topic",
        [[topic.id, topic.title] for topic in archive.topics.values()],
        [quote.topics for _, quote in quotes],
    )
    yield _filter(
        "kind", "How it is given", [[*item] for item in KINDS.items()], [(quote.kind,) for _, quote in quotes]
    )
    yield _filter(
        "via",
        "Relayed by",
        [[s.id, s.name] for s in speakers],
        [tuple(relay.id for relay in quote.via) for _, quote in quotes],
    )
    yield _filter(
        "year",
        "Year",
        [[year, "[not stated]" if year == UNKNOWN_YEAR else year] for year in [*years, UNKNOWN_YEAR]],
        [(_year(article),) for article, _ in quotes],
    )
    yield _filter(
        "reviewed",
        "Tagged by",
        [["yes", "a person, or confirmed by one"], ["no", "machine, not yet reviewed"]],
        [("yes" if quote.reviewed else "no",) for _, quote in quotes],
    )


def _filter(id: str, title: str, values: list[list[str]], has: list[tuple[str, ...]]) -> dict[str, Any]:
    """Return a filter without its unused values; ``sets`` are the combinations that occur, ``rows`` say which."""
    used = {value for found in has for value in found}
    values = [value for value in values if value[0] in used]
    number = {value[0]: index for index, value in enumerate(values)}
    sets: dict[tuple[int, ...], int] = {}
    rows = [sets.setdefault(tuple(sorted({number[value] for value in found})), len(sets)) for found in has]
    return {"id": id, "title": title, "values": values, "sets": [*sets], "rows": rows}


def _year(article: Article) -> str:
    return article.published.value[:4] if article.published else UNKNOWN_YEAR


def _packed(content: Any) -> bytes:
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    return gzip.compress(text.encode(), compresslevel=9, mtime=0)
