"""Write the index of the search: static files, of which the browser loads a few for each query.

What a query finds is defined here, and nowhere else; ``frontend/js/searching/engine.js`` evaluates it.

* A query consists of words, and of phrases in double quotation marks of any shape. Each is a demand; ``OR`` between
  two makes them one demand, which either one meets. A ``-`` before a word or phrase excludes the texts that have it.
  A text is found if it meets every demand and is not excluded. A query without any demand finds every quote and no
  paragraph. Question words (``query_words``), and an s after an apostrophe, are no demands if the query has others.
* Words are compared in the form that ``texts.folding`` returns. A word matches words of the same stem, in British or
  American spelling. Words of texts have the stem of their text's language (``stems``). A word of the query has its
  English stem and, in each other language of the archive, the stem that it has in texts of that language. If they do
  not have it, the stem is the longest of theirs, of three letters or more, with which the word begins, if the rest is
  up to three of the language's endings, one after the other.
* A phrase matches its very words, one after the other, within one text. While a reader types, the last word also
  matches the words that begin with it, if it has three letters or more. If it is shorter, is not in the archive and
  is not the only demand, it is ignored, because more letters may follow. Any word outside quotation marks, of three
  letters or more, that is not in the archive matches the words that begin with it or, if there are none, with its
  English stem of five letters or more.
* Words with nothing between them, one of which is a Korean syllable, a Chinese character or a kana, are a run. From
  its beginning, a run is cut into the longest pieces that some text has as a phrase. Each is a demand, a phrase; but
  a single character is none if the run has a longer piece.
* If words of a query are the whole of a name (the name or an alias of a speaker, topic or outlet, or one of the
  archive's synonyms), the other names of the same thing match them, too, as phrases: ``DPRK`` matches ``N. Korea``.
  Two kinds of other names do not: names of which the query has each word anyway (``Kim``, of ``Kim Jong Un``), and
  names that begin with a small letter, because they are descriptions (``the Russian president``). The whole of an
  outlet's name is also matched by all texts of its articles, but a paragraph must meet a demand by words, too.
* A word or run of words that is in a group of near words matches the others of the group, too: a single word by its
  stem, several words as a phrase.
* The texts of a quote are its words, their translation, and the names of its speaker and of everybody who relayed it.
  One of them must meet a demand. The texts of a paragraph (or a headline, caption ...) are its words and the
  translations of its passages. A paragraph is left out if the words of one of its quotes, and its outlet, meet as
  many demands. Sections, speakers, topics, outlets, parts of a clause and pages are found by their names alone, in
  which other names of a thing count, but near words do not. A part or topic is also found if the words of the query
  include the whole of one of its names, one after the other.
* If no quote is found, the quotes of speakers whose description has every word of the query are.
* If nothing is found, the quotes and paragraphs are that meet at least half of the demands that some text meets, in
  one list, in which those come first that meet most and the rarest. The page says which words are missing.
* Filters: for every filter with a choice, a quote must have one of the chosen values. A paragraph has an outlet and
  a year, and a choice in any other filter excludes all paragraphs. The count beside a value is the number of results
  that have the value, with the query and the choices in all *other* filters.
* In the order by time, newest or oldest first, the quotes of an article have its place (``order``: the ranks of
  ``model/dates``; 0 is no date, and comes last), and among themselves they are in reading order.
* In the order by best match, demands weigh more if rare words meet them, if the quote's own words meet them instead
  of names, and if they are met literally instead of by other names or, weaker still, near words. If one name of a
  speaker has all words of the query, the speaker's quotes come first, then the quotes that the speaker relayed.

All words of the archive are numbered (``texts``). Texts are runs of these words, so the places of a word are stored
only once, however many texts contain it. All files are gzipped JSON, with numbers as ``packed`` text:

* ``index``: the runs, the values of each quote in each filter, and which shard holds a word.
* ``words-N``: a part of the alphabet with the places of its words (``postings``), and the quotes of the speakers who
  have one of these words in their names (``speakers_named``). ``vocabulary``: every word, for suggestions.
* ``said-N``: the words that outlets have on parts of clauses and on topics.
* ``articles-N``: the text of a few articles, and the places of quotes, paragraphs and sections in it, to show them.
* ``speakers``: the names of all speakers, who may be thousands, and the speaker of each quote, for the filters.

A small archive has only the file ``index``, which then contains all the others.
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
from .query_words import languages_of, near_words, question_words
from .said import said_on
from .speakers_named import speakers_named
from .stems import ENGLISH, endings
from .texts import Run, Texts, outlet_names, part_names, parts_of, quotes_of, texts_of

FOLDER = f"{addresses.QUOTES}index/"
QUOTE = 50  # characters that the data of one quote takes in a file, about
SHARED_FILE = (
    24_000  # characters of a file with several articles, or the words on several topics: some 9 kB after gzip
)
ONE_FILE = 100_000  # bytes of the gzipped parts, up to which the index is one file

Part = dict[str, Any]


def publish(archive: Archive, site: Path) -> None:
    """Write the index into a built site, in place of any index there; read the titles of the site's own pages."""
    folder = site / FOLDER
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for name, data in _files(dict(_parts(archive, page_titles(site)))):
        (folder / f"{name}.json.gz").write_bytes(data)


def _files(parts: dict[str, Part]) -> Iterator[tuple[str, bytes]]:
    """Yield the name and the gzipped content of every file of the index."""
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
    """Yield every part of the index, by name; ``index`` is the last."""
    texts = texts_of(archive, [title for _, title, _ in titles])
    postings = postings_of(texts.words, texts.stems)
    quotes = [(article, quote) for article in archive.articles for quote in quotes_of(article)]
    filters = [*filters_of(archive, quotes)]
    files: dict[str, list[int]] = {"articles": [], "said": []}
    for name, part in _others(archive, postings, filters):
        for kind in files.keys() & part.keys():
            files[kind].append(len(part[kind]))
        yield name, part
    packed = {kind: pack(counts) for kind, counts in files.items()}
    yield "index", {**_index(archive, texts, postings, filters), "files": packed, "pages": titles}


def _others(archive: Archive, postings: Postings, filters: list[Part]) -> Iterator[tuple[str, Part]]:
    quoted, speakers = {it.id for it in archive.speakers_quoted}, archive.speakers.values()
    entries = [_entry(it.id, it.id in quoted, it.name, *it.aliases) for it in speakers]
    yield "speakers", {"entries": entries, "rows": next(it["rows"] for it in filters if it["id"] == "speaker")}
    for number, (shard, named) in enumerate(zip(postings.shards, speakers_named(archive, postings), strict=True)):
        stems = {"stems": shard.stems} if shard.stems else {}
        yield f"words-{number}", {"words": shard.words, "places": shard.places, **stems, "speakers": named}
    yield "vocabulary", vocabulary_part(postings)
    for number, articles in enumerate(_by_size(map(_article, archive.articles), _article_size)):
        yield f"articles-{number}", {"articles": articles}
    for number, said in enumerate(_by_size(said_on(archive), lambda it: sum(len(row[2]) for row in it["said"]))):
        yield f"said-{number}", {"said": said}


def _article_size(article: Part) -> int:
    return len(article["text"]) + QUOTE * len(article["quotes"])


def _by_size(items: Iterable[Part], size_of: Callable[[Part], int]) -> Iterator[list[Part]]:
    """Yield lists of neighbouring items, each as many as fit into one file."""
    together: list[Part] = []
    size = 0
    for item in items:
        more = size_of(item)
        if together and size + more > SHARED_FILE:
            yield together
            together, size = [], 0
        together.append(item)
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
        "words": {
            "starts": postings.starts,
            "endings": {it: endings(it) for it in sorted(texts.stems) if it != ENGLISH},
        },
        "queries": {"questions": question_words(languages_of(archive)), "near": near_words(archive)},
        "spellings": tables(),
        "addresses": {of.__name__: of("*") for of in (addresses.article, addresses.speaker, addresses.topic)},
    }


def _gaps(runs: Iterable[Run]) -> Iterator[int]:
    """Yield the distance of each run from the end of the run before it: doubled, and less 1 if it is backwards."""
    end = 0
    for start, count in runs:
        yield (start - end) * 2 if start >= end else (end - start) * 2 - 1
        end = start + count


def _entries(archive: Archive) -> dict[str, list[list[Any]]]:
    """Return an entry for each topic, part, outlet and synonym: its id (of a part, its address), page and names.

    The page is 1 if the archive has one for it, and otherwise 0.
    """
    covered, published = {it.id for it in archive.topics_covered}, {it.id for it in archive.outlets_covered}
    return {
        "topic": [_entry(t.id, t.id in covered, t.title, *t.aliases) for t in archive.topics.values()],
        "part": [[addresses.topic(part.topic, part.id), 1, *part_names(part)] for part in parts_of(archive)],
        "outlet": [_entry(o.id, o.id in published, *outlet_names(o)) for o in archive.outlets.values()],
        "synonym": [["", 0, *names] for names in archive.synonyms],
    }


def _entry(id: str, page: bool, name: str, *aliases: str) -> list[Any]:
    return ["" if id == spelt(name) else id, int(page), name, *aliases]


def _article(article: Article) -> Part:
    """Return an article's text and what is shown of it, with offsets in UTF-16 units, as browsers count."""
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
    """Return a quote's id, its speaker and relays, the offsets of it and of its sentence, and any translation."""
    sentence = sentence_around(quote.block, quote.span)
    translation = [quote.translation.text, quote.translation.by] if quote.translation else []
    places = [quote.span.start, quote.span.end, sentence.start, max(sentence.end, quote.span.end)]
    return [quote.id, by, *map(at, places), *translation]
