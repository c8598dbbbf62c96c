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

Pagefind finds where words stand (``word_index``); the texts that it is given are the quotes and, after them, every
speaker's names. What is shown, counted and sorted by is in files of our own, all gzipped JSON: ``quotes.json.gz`` has
one number a quote and filter, and how many words each text has; ``records-N.json.gz`` what is shown of a few
neighbouring quotes. Pagefind's own filters cannot count what two phrases find together, as it knows a phrase only
alone, and its sorting takes time by the square of the quotes. Quotes are numbered from 0 in reading order: articles
as in the archive, quotes as in the article.
"""

import gzip
import hashlib
import json
import re
import shutil
from collections.abc import Iterable, Iterator
from importlib.metadata import version
from pathlib import Path
from typing import Any

from ..model import KIND_NAMES, Archive, Article, Quote, Speaker, Topic, addresses
from ..open_data.rows import quote_row
from ..open_data.table_formats import ID_SEPARATOR
from ..open_data.tables import QUOTES
from ..texts.sentences import sentence_around
from ..texts.treatment import treatment
from . import search_words, word_index
from .search_words import folded_words

FOLDER = f"{addresses.QUOTES}index/"
RECORDS_A_FILE = 5  # a page of results that stand apart loads one small file for each
UNKNOWN_YEAR = "unknown"


def publish(archive: Archive, site: Path, cache: Path) -> None:
    """Write the index into a built site. ``cache`` is a folder that keeps it, for the next time with the same quotes.

    Raise IndexingError if Pagefind fails.
    """
    contents = _contents(archive)
    key = _key(contents)
    made = cache / key
    if not made.is_dir():
        shutil.rmtree(cache, ignore_errors=True)
        part = cache / f"{key}.part"
        part.mkdir(parents=True)
        _make(contents, part, key)
        part.rename(made)
    shutil.rmtree(site / FOLDER, ignore_errors=True)
    shutil.copytree(made, site / FOLDER)


def _make(contents: dict[str, Any], folder: Path, key: str) -> None:
    texts = contents["texts"]
    index = word_index.make(texts, folder / "pagefind")
    records = contents["records"]
    for start in range(0, len(records), RECORDS_A_FILE):
        _write(folder, f"records-{start // RECORDS_A_FILE}", records[start : start + RECORDS_A_FILE])
    table = {
        "version": key,  # the browser asks for the records under it, so that it never mixes two builds
        "count": len(records),
        "recordsAFile": RECORDS_A_FILE,
        **contents["table"],
        "words": [len(text) for text in texts],
        "vocabulary": index.vocabulary,
        "blocks": index.blocks,
        "textsABlock": word_index.TEXTS_A_BLOCK,
    }
    _write(folder, "quotes", table)


def _contents(archive: Archive) -> dict[str, Any]:
    """Return everything that the index is made of."""
    quotes = [(article, quote) for article in archive.articles for quote in article.quotes]
    filters = [*_filters(archive, quotes)]
    said = [folded_words(quote.exact) for _, quote in quotes]
    return {
        "texts": said + [folded_words(name) for _, *names in filters[0]["values"] for name in names],
        "records": [_record(article, quote) for article, quote in quotes],
        "table": {
            "articles": [
                [len(article.quotes), article.published.value if article.published else ""]
                for article in archive.articles
            ],
            "filters": filters,
            "addresses": {of.__name__: of("*") for of in (addresses.article, addresses.speaker, addresses.topic)},
            "csv": {"columns": [column.name for column in QUOTES.columns], "separator": ID_SEPARATOR},
        },
    }


def _key(contents: dict[str, Any]) -> str:
    """Return what changes with the quotes and with the programs that make the index."""
    digest = hashlib.sha256(f"Pagefind {version('pagefind')}, stems {version('snowballstemmer')}".encode())
    for module in (__file__, word_index.__file__, search_words.__file__):
        digest.update(Path(module).read_bytes())
    digest.update(json.dumps(contents, sort_keys=True).encode())
    return digest.hexdigest()[:12]


def _record(article: Article, quote: Quote) -> dict[str, Any]:
    """Return what is published of a quote, and under ``shown`` what only the results need."""
    sentence = sentence_around(quote.block, quote.span)
    text = article.capture.text
    shown = {
        "before": text[sentence.start : quote.span.start],
        "after": text[quote.span.end : sentence.end],
        "outlet": article.source_name,
        "colour": article.source.colour,
        "shape": article.source.shape,
        "place": quote.block.name,
        "date": article.published.shown if article.published else "[date not stated]",
        "language": article.language,
        "way": treatment(text, quote.span, article.quotation_marks),
        "via": [relay.name for relay in quote.via],
    }
    return {**quote_row(article, quote), "shown": shown}


def _filters(archive: Archive, quotes: list[tuple[Article, Quote]]) -> Iterator[dict[str, Any]]:
    """Give every filter: its values in the vocabulary's order, and one number a quote, which says what values it has.

    A value is its id in the address, its label, and for a speaker the aliases. The id is left empty where the label
    says it: ``kim-jong-un`` for Kim Jong Un.
    """
    speakers = archive.speakers.values()
    years = sorted({_year(article) for article in archive.articles} - {UNKNOWN_YEAR}, reverse=True)
    yield _filter(
        "speaker",
        "Speaker",
        [[s.id, s.name, *s.aliases] for s in speakers],
        [(quote.speaker.id,) for _, quote in quotes],
        _former(archive.speakers.values()),
    )
    yield _filter(
        "outlet",
        "Outlet",
        [[outlet.id, outlet.name] for outlet in archive.outlets.values()],
        [(article.outlet.id,) if article.outlet else () for article, _ in quotes],
    )
    yield _filter(
        "topic",
        "Topic",
        [[topic.id, topic.title] for topic in archive.topics.values()],
        [quote.topics for _, quote in quotes],
        _former(archive.topics.values()),
    )
    yield _filter(
        "kind", "How it is given", [[*item] for item in KIND_NAMES.items()], [(quote.kind,) for _, quote in quotes]
    )
    yield _filter(
        "via",
        "Relayed by",
        [[s.id, s.name] for s in speakers],
        [tuple(relay.id for relay in quote.via) for _, quote in quotes],
        _former(archive.speakers.values()),
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


def _former(entries: Iterable[Speaker | Topic]) -> dict[str, str]:
    return {former: entry.id for entry in entries for former in entry.former_ids}


def _filter(
    id: str, title: str, values: list[list[str]], has: list[tuple[str, ...]], former: dict[str, str] | None = None
) -> dict[str, Any]:
    """Return a filter without its unused values.

    ``rows`` has one number a quote: of the only value that the quote has, or, after the values, of one of ``sets``,
    the other combinations that occur. ``former`` says what earlier ids of values, in saved addresses, are now.
    """
    used = {value for found in has for value in found}
    values = [value for value in values if value[0] in used]
    number = {value[0]: index for index, value in enumerate(values)}
    sets: dict[tuple[int, ...], int] = {(index,): index for index in range(len(values))}
    rows = [sets.setdefault(tuple(sorted({number[value] for value in found})), len(sets)) for found in has]
    short = [["" if value[0] == _spelt(value[1]) else value[0], *value[1:]] for value in values]
    return {
        "id": id,
        "title": title,
        "values": short,
        "former": former or {},
        "sets": [*sets][len(values) :],
        "rows": rows,
    }


def _spelt(label: str) -> str | None:
    return "-".join(re.findall(r"[a-z0-9]+", label.lower())) if label.isascii() else None


def _year(article: Article) -> str:
    return article.published.year if article.published else UNKNOWN_YEAR


def _write(folder: Path, name: str, content: Any) -> None:
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    (folder / f"{name}.json.gz").write_bytes(gzip.compress(text.encode(), compresslevel=9, mtime=0))
