"""Archive -> tables, as JSON and as CSV. ``url`` is relative to the site's root, wherever the site stands.

``start`` and ``end`` are Unicode code points into the article's capture: ``capture[start:end] == exact``.
"""

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from ..citations import author
from ..comparing import comparison
from ..model import Archive, Article, Passage, Quote, Span, addresses
from .data_file import DataFile

Row = dict[str, Any]
ID_SEPARATOR = ","  # between the ids of a list in CSV
SubsetKind = Literal["outlets", "speakers", "topics"]


@dataclass(frozen=True, slots=True)
class Field:
    """A column. ``type`` is one of Table Schema's; a ``list`` holds ids, an ``array`` any words (as JSON in CSV)."""

    name: str
    type: Literal["string", "integer", "boolean", "list", "array"]
    description: str
    required: bool = False
    refers_to: str | None = None


@dataclass(frozen=True)
class Table:
    """A table: what it is called, what each column means, and how its rows come from an archive."""

    name: str
    title: str
    sentence: str
    key: tuple[str, ...]
    fields: tuple[Field, ...]
    rows: Callable[[Archive], list[Row]]


def quote_data(article: Article, quote: Quote) -> Row:
    """Return one quote as published data."""
    return {
        **_tag_data(article, quote),
        "kind": quote.kind,
        "speaker": quote.speaker.id,
        "speaker_name": quote.speaker.name,
        "via": [relay.id for relay in quote.via],
        "topics": list(quote.topics),
        "reviewed": quote.reviewed,
    }


def passage_data(article: Article, passage: Passage) -> Row:
    """Return one passage as published data."""
    return {
        **_tag_data(article, passage),
        "topic": passage.topic,
        "element": passage.element,
        "treatment": passage.treatment,
        "date": passage.date.value if passage.date else None,
        "date_supplied": passage.date.reason if passage.date else None,
        "reviewed": passage.reviewed,
    }


def article_data(article: Article) -> Row:
    """Return what is known of an article as published data."""
    published = article.published
    return {
        "id": article.slug,
        "url": addresses.article(article.slug),
        "outlet": article.outlet.id,
        "outlet_name": article.outlet.name,
        "outlet_supplied": article.outlet_supplied,
        "headline": article.headline,
        "headline_supplied": article.headline_supplied,
        "author": author(article),
        "published": published.value if published else None,
        "published_supplied": published.reason if published else None,
        "language": article.language,
        "paragraphs": len(article.capture.paragraphs),
        "original_url": article.capture.url,
        "archived_url": article.capture.archived_url,
        "captured": article.capture.captured,
        "capture": f"{addresses.article(article.slug)}capture.txt",
        "sha256": article.capture.sha256,
        "reviewed": article.reviewed,
    }


def to_json(rows: Iterable[Row]) -> str:
    """Return rows as a JSON array of objects, one a line."""
    return "[\n" + ",\n".join(json.dumps(row, ensure_ascii=False) for row in rows) + "\n]\n"


def to_csv(table: Table, rows: Iterable[Row]) -> str:
    """Return rows as CSV (RFC 4180): nothing for null, ids joined by commas, other lists as JSON."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(field.name for field in table.fields)
    for row in rows:
        writer.writerow(_cell(field, row[field.name]) for field in table.fields)
    return out.getvalue()


def files(table: Table, rows: Iterable[Row], folder: str = "", of: str = "") -> Iterator[DataFile]:
    """Give a table, or the part of it that ``of`` names, as JSON and as CSV."""
    rows = list(rows)
    title = f"{table.title}{of}"
    yield DataFile(f"{folder}{table.name}.json", to_json(rows), title, table.sentence)
    yield DataFile(f"{folder}{table.name}.csv", to_csv(table, rows), title, table.sentence)


def subset_files(archive: Archive, kind: SubsetKind) -> Iterator[DataFile]:
    """Give the quotes and passages of each outlet, speaker or topic that has any."""
    rows = [(table, _by_subset(table.rows(archive), kind)) for table in (QUOTES, PASSAGES)]
    for id, name in _names(archive, kind).items():
        for table, by_subset in rows:
            if kept := by_subset.get(id):
                yield from files(table, kept, f"{kind}/{id}/", f": {name}")


def _names(archive: Archive, kind: SubsetKind) -> dict[str, str]:
    if kind == "topics":
        return {topic.id: topic.title for topic in archive.topics.values()}
    named = archive.outlets if kind == "outlets" else archive.speakers
    return {id: item.name for id, item in named.items()}


def _by_subset(rows: Iterable[Row], kind: SubsetKind) -> dict[str, list[Row]]:
    one, many = {"outlets": ("outlet", ""), "speakers": ("speaker", "via"), "topics": ("topic", "topics")}[kind]
    found: dict[str, list[Row]] = {}
    for row in rows:
        for id in {row.get(one), *row.get(many, ())} - {None}:
            found.setdefault(id, []).append(row)
    return found


def _tag_data(article: Article, tag: Quote | Passage) -> Row:
    return {
        "id": tag.id,
        "url": addresses.tag(article, tag),
        "article": article.slug,
        "outlet": article.outlet.id,
        "published": article.published.value if article.published else None,
        "section": tag.section,
        "part": tag.part.id,
        "paragraph": tag.part.number,
        "exact": tag.exact,
        "prefix": tag.prefix,
        "suffix": tag.suffix,
        "start": tag.span.start,
        "end": tag.span.end,
    }


def _cell(field: Field, value: Any) -> str:
    if value is None:
        return ""
    if field.type == "list":
        return ID_SEPARATOR.join(value)
    if field.type == "array":
        return json.dumps(value, ensure_ascii=False)
    return str(value).lower() if field.type == "boolean" else str(value)


def _outlets(archive: Archive) -> list[Row]:
    return [
        {"id": it.id, "name": it.name, "short": it.short, "country": it.country, "aliases": list(it.aliases)}
        for it in archive.outlets.values()
    ]


def _speakers(archive: Archive) -> list[Row]:
    with_page = {speaker.id for speaker in comparison.speakers_quoted(archive)}
    return [
        {
            "id": it.id,
            "url": addresses.speaker(it.id) if it.id in with_page else None,
            "name": it.name,
            "kind": it.kind,
            "description": it.description,
            "aliases": list(it.aliases),
        }
        for it in archive.speakers.values()
    ]


def _topics(archive: Archive) -> list[Row]:
    with_page = {topic.id for topic in comparison.topics_covered(archive)}
    return [
        {
            "id": it.id,
            "url": addresses.topic(it.id) if it.id in with_page else None,
            "title": it.title,
            "description": it.description,
        }
        for it in archive.topics.values()
    ]


def _elements(archive: Archive) -> list[Row]:
    return [
        {"id": it.id, "topic": it.topic, "title": it.title, "question": it.question}
        for it in archive.elements.values()
    ]


def _parts(archive: Archive) -> list[Row]:
    return [
        {
            "article": article.slug,
            "id": part.id,
            "url": addresses.place(article, part.id),
            "kind": part.kind,
            "number": part.number,
            "section": section.id if (section := article.section_of_part.get(part.id)) else None,
            "start": part.span.start,
            "end": part.span.end,
        }
        for article in archive.articles
        for part in article.capture.parts
    ]


def _sections(archive: Archive) -> list[Row]:
    return [
        {
            "article": article.slug,
            "id": section.id,
            "url": addresses.place(article, section.id),
            "title": section.title,
            "topics": list(section.topics),
            "first_paragraph": section.parts[0].number,
            "last_paragraph": section.parts[-1].number,
        }
        for article in archive.articles
        for section in article.sections
    ]


def _set_aside(archive: Archive) -> list[Row]:
    rows = []
    for article in archive.articles:
        found: list[tuple[str, Span, str, str | None]]
        found = [("furniture", item.span, item.text, None) for item in article.capture.furniture]
        found += [("not-a-quote", it.span, it.exact, it.reason) for it in article.not_quotes]
        found += [("sic", sic.span, sic.exact, sic.note) for sic in article.sics]
        rows += [
            {
                "article": article.slug,
                "kind": kind,
                "exact": exact,
                "start": span.start,
                "end": span.end,
                "note": note,
            }
            for kind, span, exact, note in found
        ]
    return rows


_ARTICLE = Field("article", "string", "the article", True, "articles")
_REVIEWED = Field("reviewed", "boolean", "false: proposed by a machine, not yet confirmed by a person", True)
_OFFSETS = (
    Field("start", "integer", "where it begins in the capture, in Unicode code points", True),
    Field("end", "integer", "where it ends in the capture, in Unicode code points", True),
)
_TAG = (
    Field("id", "string", "the fragment of its address, unique in its article", True),
    Field("url", "string", "its permanent address, from the site's root", True),
    _ARTICLE,
    Field("outlet", "string", "who published the article", True, "outlets"),
    Field("published", "string", "date of publication, with the time where the capture states one"),
    Field("section", "string", "the section it stands in"),
    Field("part", "string", "the part of the article: p7 is paragraph 7; headline, standfirst, caption", True),
    Field("paragraph", "integer", "the number of the body paragraph"),
    Field("exact", "string", "the words, exactly as captured", True),
    Field("prefix", "string", "the words before, so that the place is found"),
    Field("suffix", "string", "the words after, so that the place is found"),
    *_OFFSETS,
)

QUOTES = Table(
    "quotes",
    "Quotes",
    "Every quote with its exact words, who said it, who passed it on, and where it stands.",
    ("article", "id"),
    (
        *_TAG,
        Field("kind", "string", "direct, partial or indirect", True),
        Field("speaker", "string", "whose words they are", True, "speakers"),
        Field("speaker_name", "string", "the speaker's name", True),
        Field("via", "list", "who relayed the words, nearest to the speaker first"),
        Field("topics", "list", "what the words are about"),
        _REVIEWED,
    ),
    lambda archive: [quote_data(article, quote) for article in archive.articles for quote in article.quotes],
)
PASSAGES = Table(
    "passages",
    "Passages",
    "Every passage tagged with a topic or a part of a clause, and whether the outlet quotes or paraphrases it.",
    ("article", "id"),
    (
        *_TAG,
        Field("topic", "string", "what the words are about", True, "topics"),
        Field("element", "string", "the part of the clause that they give", False, "elements"),
        Field("treatment", "string", "quoted, partly-quoted or paraphrased", True),
        Field("date", "string", "when what the words tell of happened"),
        Field("date_supplied", "string", "how the editor knows that date, where the paragraph does not state it"),
        _REVIEWED,
    ),
    lambda archive: [passage_data(article, item) for article in archive.articles for item in article.passages],
)
ARTICLES = Table(
    "articles",
    "Articles",
    "Every article: outlet, headline, author and date as captured, and the SHA-256 of its capture.",
    ("id",),
    (
        Field("id", "string", "the article's name in its address", True),
        Field("url", "string", "its permanent address, from the site's root", True),
        Field("outlet", "string", "who published it", True, "outlets"),
        Field("outlet_name", "string", "the outlet's name", True),
        Field("outlet_supplied", "string", "how the editor knows the outlet, where the capture does not name it"),
        Field("headline", "string", "the headline, exactly", True),
        Field("headline_supplied", "string", "why the editor gives a headline, where the capture has none"),
        Field("author", "string", "the author as credited"),
        Field("published", "string", "date of publication, with the time where the capture states one"),
        Field("published_supplied", "string", "how the editor knows the date, where the capture does not state it"),
        Field("language", "string", "the language, as a code"),
        Field("paragraphs", "integer", "how many paragraphs its body has", True),
        Field("original_url", "string", "the address it was captured from"),
        Field("archived_url", "string", "the address of a copy in a web archive"),
        Field("captured", "string", "when it was captured"),
        Field("capture", "string", "the address of the untouched capture, from the site's root", True),
        Field("sha256", "string", "SHA-256 of the capture's bytes", True),
        Field("reviewed", "boolean", "false: what is known of it was found by a program, not yet confirmed", True),
    ),
    lambda archive: [article_data(article) for article in archive.articles],
)
SECTIONS = Table(
    "sections",
    "Sections",
    "The sections of every article; the headings are the archive's, and the same id means the same matter.",
    ("article", "id"),
    (
        _ARTICLE,
        Field("id", "string", "the fragment of its address", True),
        Field("url", "string", "its permanent address, from the site's root", True),
        Field("title", "string", "the heading", True),
        Field("topics", "list", "what the section is about"),
        Field("first_paragraph", "integer", "the number of its first paragraph", True),
        Field("last_paragraph", "integer", "the number of its last paragraph", True),
    ),
    _sections,
)
PARTS = Table(
    "parts",
    "Parts",
    "Every headline, standfirst, caption and numbered paragraph, and where it stands in the capture.",
    ("article", "id"),
    (
        _ARTICLE,
        Field("id", "string", "the fragment of its address", True),
        Field("url", "string", "its permanent address, from the site's root", True),
        Field("kind", "string", "headline, standfirst, byline, published, caption, credit or paragraph", True),
        Field("number", "integer", "the number of a body paragraph"),
        Field("section", "string", "the section it stands in"),
        *_OFFSETS,
    ),
    _parts,
)
SPEAKERS = Table(
    "speakers",
    "Speakers",
    "Everyone whose words are quoted or who passed them on: people, organisations, groups and documents.",
    ("id",),
    (
        Field("id", "string", "the speaker's name in addresses", True),
        Field("url", "string", "the speaker's page, from the site's root, where the speaker has words"),
        Field("name", "string", "the name", True),
        Field("kind", "string", "person, organisation, group or document", True),
        Field("description", "string", "who or what it is"),
        Field("aliases", "array", "other spellings and short names"),
    ),
    _speakers,
)
TOPICS = Table(
    "topics",
    "Topics",
    "What quotes and passages are about.",
    ("id",),
    (
        Field("id", "string", "the topic's name in addresses", True),
        Field("url", "string", "its comparison, from the site's root, where something is tagged with it"),
        Field("title", "string", "the title", True),
        Field("description", "string", "one sentence"),
    ),
    _topics,
)
ELEMENTS = Table(
    "elements",
    "Elements",
    "The parts of a clause that outlets are compared on.",
    ("id",),
    (
        Field("id", "string", "the element's name in addresses", True),
        Field("topic", "string", "the clause it belongs to", True, "topics"),
        Field("title", "string", "the title", True),
        Field("question", "string", "what it answers"),
    ),
    _elements,
)
OUTLETS = Table(
    "outlets",
    "Outlets",
    "Who published the articles.",
    ("id",),
    (
        Field("id", "string", "the outlet's name in the data", True),
        Field("name", "string", "the full name", True),
        Field("short", "string", "a shorter name", True),
        Field("country", "string", "where it is published"),
        Field("aliases", "array", "other names under which captures mention it"),
    ),
    _outlets,
)
SET_ASIDE = Table(
    "set-aside",
    "Set aside",
    "Lines of captures that are not the article, words in quotation marks that nobody says, words marked [sic].",
    ("article", "kind", "start", "end"),
    (
        _ARTICLE,
        Field("kind", "string", "furniture, not-a-quote or sic", True),
        Field("exact", "string", "the words, exactly as captured", True),
        *_OFFSETS,
        Field("note", "string", "the editor's reason or note"),
    ),
    _set_aside,
)

TABLES = (QUOTES, PASSAGES, ARTICLES, SECTIONS, PARTS, SPEAKERS, TOPICS, ELEMENTS, OUTLETS, SET_ASIDE)
SUBSETS: Mapping[SubsetKind, str] = {"outlets": "By outlet", "speakers": "By speaker", "topics": "By topic"}
