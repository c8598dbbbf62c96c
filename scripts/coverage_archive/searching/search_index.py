"""Write the index of the search: static files, of which the browser loads a few for each query.

What a query finds is defined here, and nowhere else; ``frontend/js/searching/engine.js`` evaluates it.

* A query is words, and phrases in double quotation marks of any shape; a ``-`` before one turns it round; ``OR``
  between two makes them one demand. A text is found when it meets every demand, and none that is turned round. A
  query without any demand finds every quote and no paragraph.
* Words are compared as ``texts.folding`` gives them: a word meets words of the same stem, in British or American
  spelling; a phrase meets its very words, one after the other, within one text. While a reader types, the last
  word, if it has three letters, also meets what begins so; if it is shorter and stands nowhere, it counts as not
  typed yet. So does a last word that stands nowhere in the archive, typed or not: it meets what begins so.
* Words of a query that are the whole of a name (of a speaker, topic or outlet: the name or an alias; or one of the
  archive's synonyms) are also met by its other names, as phrases: ``N. Korea`` by ``DPRK``. Not by a name of which
  each word was asked for anyway (``Kim``, of ``Kim Jong Un``), nor by one that begins with a small letter, which
  describes (``the Russian president``).
* A quote's texts are its words, their translation, and the names of its speaker and of whoever relayed it. Each
  demand must be met in one of them. A paragraph's (or headline's, caption's ...) are its words and the translations
  of its passages. A paragraph is left out where one of its quotes meets every demand itself in its words. Sections,
  speakers, topics, outlets, parts of a clause and pages are found by their names alone.
* Filters: a quote must have one of the chosen values of every filter with any. A paragraph has an outlet and a
  year, and none is found with a choice in another filter. The count beside a value is the number of what is found
  with the query and the choices in all *other* filters that has the value.
* In the order by time, newest or oldest first, an article's quotes stand where it does (``order``: the ranks of
  ``model/dates``; 0 is no date, and comes last), and among themselves in reading order.
* Best match: demands met in rare words weigh more, and in a quote's own words more than in names. A speaker all of
  whose query's words are in one of its names comes first with what it said, then what it relayed.

All words of the archive are numbered (``texts``); texts are runs of them, so that a word's places are stored once,
whatever holds it. Files, all gzipped JSON, numbers as ``packed`` text:

* ``index``: the runs; which filters' values each quote has; which shard holds a word.
* ``words-N``: some words of the alphabet and their places (``postings``), and what the speakers said whom they name
  (``speakers_named``). ``vocabulary``: every word, for suggestions.
* ``articles-N``: the text of a few articles, and where in it quotes, paragraphs and sections stand, to show them.
* ``speakers``: what all speakers are called, of whom there may be thousands, and whose each quote is: for filters.

A small archive has ``index`` alone, with all the others in it.
"""

import hashlib
import shutil
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from pathlib import Path
from typing import Any

from ..model import Archive, Article, Quote, addresses
from ..model.dates import ranks
from ..model.spans import utf16_places
from ..storage.files import gzipped
from ..storage.generated_files import as_json
from ..texts.sentences import sentence_around
from ..texts.spellings import tables
from .filters import filters_of, spelt
from .packed import pack, pack_rising
from .page_titles import Titled, page_titles
from .postings import Postings, postings_of, vocabulary_part
from .speakers_named import speakers_named
from .texts import Run, Texts, quotes_of, texts_of

FOLDER = f"{addresses.QUOTES}index/"
QUOTE = 50  # characters of what a file says of a quote
ARTICLES_FILE = 24_000  # characters that a file has of several articles, which gzip makes some 9 kB
ONE_FILE = 100_000  # bytes of an index that is one file

Part = dict[str, Any]


def publish(archive: Archive, site: Path) -> None:
    """Write the index into a built site, of whose own pages it reads the titles, in the place of any there."""
    folder = site / FOLDER
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for name, data in _files(dict(_parts(archive, page_titles(archive, site)))):
        (folder / f"{name}.json.gz").write_bytes(data)


def _files(parts: dict[str, Part]) -> Iterator[tuple[str, bytes]]:
    """Yield every file's name and content."""
    others = {name: _zipped(part) for name, part in parts.items() if name != "index"}
    digest = hashlib.sha256(b"".join([*others.values(), as_json(parts["index"]).encode()]))
    # The browser asks for the other files under the version, so that it never mixes two builds.
    index = {"version": digest.hexdigest()[:12], **parts["index"]}
    if sum(map(len, others.values())) <= ONE_FILE:
        yield "index", _zipped({**index, "parts": {name: parts[name] for name in others}})
        return
    yield "index", _zipped(index)
    yield from others.items()


def _zipped(part: Part) -> bytes:
    return gzipped(as_json(part).encode())


def _parts(archive: Archive, titles: list[Titled]) -> Iterator[tuple[str, Part]]:
    """Yield every part of the index by name, ``index`` last."""
    texts = texts_of(archive, [title for _, title, _ in titles])
    postings = postings_of(texts.words)
    quotes = [(article, quote) for article in archive.articles for quote in quotes_of(article)]
    filters = [*filters_of(archive, quotes)]
    files: list[int] = []
    for name, part in _others(archive, postings, filters):
        files += [len(part["articles"])] if "articles" in part else []
        yield name, part
    yield "index", {**_index(archive, texts, postings, filters), "files": pack(files), "pages": titles}


def _others(archive: Archive, postings: Postings, filters: list[Part]) -> Iterator[tuple[str, Part]]:
    quoted, speakers = {it.id for it in archive.speakers_quoted}, archive.speakers.values()
    entries = [_entry(it.id, it.id in quoted, it.name, *it.aliases) for it in speakers]
    yield "speakers", {"entries": entries, "rows": next(it["rows"] for it in filters if it["id"] == "speaker")}
    for number, (shard, named) in enumerate(zip(postings.shards, speakers_named(archive, postings), strict=True)):
        yield f"words-{number}", {"words": shard.words, "places": shard.places, "speakers": named}
    yield "vocabulary", vocabulary_part(postings)
    for number, articles in enumerate(_by_size(map(_article, archive.articles))):
        yield f"articles-{number}", {"articles": articles}


def _by_size(articles: Iterable[Part]) -> Iterator[list[Part]]:
    """Put neighbouring articles together, as many as make a file."""
    together: list[Part] = []
    size = 0
    for article in articles:
        more = len(article["text"]) + QUOTE * len(article["quotes"])
        if together and size + more > ARTICLES_FILE:
            yield together
            together, size = [], 0
        together.append(article)
        size += more
    if together:
        yield together


def _index(archive: Archive, texts: Texts, postings: Postings, filters: list[Part]) -> Part:
    return {
        "articles": {
            "quotes": pack(len(article.quotes) for article in archive.articles),
            "blocks": pack(len(article.capture.blocks) for article in archive.articles),
            "sections": pack(len(article.sections) for article in archive.articles),
            "order": pack(ranks([article.published for article in archive.articles])),
            "published": [article.published.value if article.published else "" for article in archive.articles],
        },
        "quotes": {"gaps": pack(_gaps(texts.quotes)), "counts": pack(count for _, count in texts.quotes)},
        "blocks": pack(texts.blocks),
        "names": {
            "kinds": [[kind, len([*names])] for kind, names in groupby(texts.names, lambda name: name.kind)],
            "of": [pack_rising(name.of for name in names) for _, names in groupby(texts.names, lambda it: it.kind)],
            "counts": pack(name.count for name in texts.names),
        },
        "entries": _entries(archive),
        "filters": [{key: it[key] for key in it if key != "rows" or it["id"] != "speaker"} for it in filters],
        "words": {"starts": postings.starts, "irregularForms": postings.irregular_forms},
        "spellings": tables(),
        "addresses": {of.__name__: of("*") for of in (addresses.article, addresses.speaker, addresses.topic)},
    }


def _gaps(runs: Iterable[Run]) -> Iterator[int]:
    """Give how far after the end of the one before each run begins: even numbers, odd ones how far before."""
    end = 0
    for start, count in runs:
        yield (start - end) * 2 if start >= end else (end - start) * 2 - 1
        end = start + count


def _entries(archive: Archive) -> dict[str, list[list[Any]]]:
    """Return what topics, outlets and the like are called: id, whether it has a page, the name, the aliases."""
    covered, published = {it.id for it in archive.topics_covered}, {it.id for it in archive.outlets_covered}
    return {
        "topic": [_entry(t.id, t.id in covered, t.title, *t.aliases) for t in archive.topics.values()],
        "outlet": [_entry(o.id, o.id in published, o.name, *o.aliases) for o in archive.outlets.values()],
        "synonym": [["", 0, *names] for names in archive.synonyms],
    }


def _entry(id: str, page: bool, name: str, *aliases: str) -> list[Any]:
    return ["" if id == spelt(name) else id, int(page), name, *aliases]


def _article(article: Article) -> Part:
    """Return an article's text, and where in it stands what is shown, in UTF-16 units, as browsers count."""
    text = article.capture.text
    at = utf16_places(text)
    speakers = [*dict.fromkeys(it for quote in article.quotes for it in (quote.speaker, *quote.via))]
    return {
        "slug": article.slug,
        "title": article.title,
        "outlet": [article.source_name, article.source.colour, article.source.shape],
        "date": article.published.shown if article.published else "",
        "language": article.language,
        "text": text,
        "blocks": [[block.id, at(block.span.start), at(block.span.end)] for block in article.capture.blocks],
        "speakers": [["" if it.id == spelt(it.name) else it.id, it.name] for it in speakers],
        "quotes": [
            _quote(article, quote, [speakers.index(it) for it in (quote.speaker, *quote.via)], at)
            for quote in quotes_of(article)
        ],
        "sections": [[section.id, section.title] for section in article.sections],
        "translations": {
            passage.block.id: [passage.translation.text, passage.translation.by]
            for passage in article.passages
            if passage.translation
        },
    }


def _quote(article: Article, quote: Quote, by: list[int], at: Callable[[int], int]) -> list[Any]:
    """Return a quote's id, speaker and relays, its place and its sentence's, any translation."""
    sentence = sentence_around(quote.block, quote.span)
    translation = [quote.translation.text, quote.translation.by] if quote.translation else []
    places = [quote.span.start, quote.span.end, sentence.start, max(sentence.end, quote.span.end)]
    return [quote.id, by, *map(at, places), *translation]
