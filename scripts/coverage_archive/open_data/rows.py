"""Make the rows of each table. ``url`` is relative to the site's root.

``start`` and ``end`` are offsets in the article's capture (its saved text), in Unicode code points:
``capture[start:end] == exact``.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from ..citations import author
from ..comparing.against_base import against
from ..comparing.glance import default_base, glance, texts_at_a_glance
from ..comparing.parts import part, words_of
from ..comparing.utterances import utterances
from ..model import Archive, Article, Date, Outlet, Passage, Quote, Span, Speaker, addresses
from .tables import DataTable

TableRow = dict[str, Any]
# The object that a row describes, and the values of the columns that are not attributes of it.
_Described = tuple[object, TableRow]


def table_rows(table: DataTable, archive: Archive, version: str | None) -> Iterator[TableRow]:
    """Yield the rows of a table as dictionaries with a value for each column, which is None where there is none.

    ``version`` is the version of the archive, or None if it is unknown.
    """
    for item, values in _OF_TABLE[table.name](archive):
        values["version"] = version
        yield {
            column.name: values[column.name] if column.name in values else _plain(getattr(item, column.name))
            for column in table.columns
        }


def _plain(value: Any) -> Any:
    """Return a value for JSON: a list for a tuple, an id for an entry of the vocabulary, ISO 8601 for a date."""
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if isinstance(value, Date):
        return value.value
    return value.id if isinstance(value, Speaker | Outlet) else value


def _quotes(archive: Archive) -> Iterator[_Described]:
    for article in archive.articles:
        for quote in article.quotes:
            yield quote, _of_tag(article, quote) | {"speaker_name": quote.speaker.name}


def _passages(archive: Archive) -> Iterator[_Described]:
    for article in archive.articles:
        for passage in article.passages:
            speaker = words_of(article, passage)
            values = _of_tag(article, passage) | {"words_of": _plain(speaker)}
            values["words_of_name"] = speaker.name if speaker else None
            values["date_supplied"] = passage.date.supplied if passage.date else None
            yield passage, values


def _of_tag(article: Article, tag: Quote | Passage) -> TableRow:
    translation = tag.translation
    return {
        "url": addresses.tag(article, tag),
        "article": article.slug,
        "outlet": _plain(article.outlet),
        "published": _plain(article.published),
        "part": tag.block.id,
        "paragraph": tag.block.number,
        "start": tag.span.start,
        "end": tag.span.end,
        "translation": translation.text if translation else None,
        "translated_by": translation.by if translation else None,
    }


def _comparison(archive: Archive) -> Iterator[_Described]:
    """Yield a row for each article on each element, compared as the comparison's page does before readers choose."""
    newest = archive.current.articles
    for topic in archive.topics.values():
        base = default_base((*texts_at_a_glance(topic, newest), *glance(topic, newest)))
        others = [article for article in archive.articles if base and article.slug != base.slug]
        found = {article.slug: against(topic, base, article) for article in others if base}
        for element in topic.elements:
            for article in archive.articles:
                given, held = part(element, article), found.get(article.slug, {}).get(element.id)
                yield (
                    given,
                    {
                        "element": element.id,
                        "article": article.slug,
                        "outlet": _plain(article.outlet),
                        "base": base.slug if base else None,
                        "relation": held.relation if held else None,
                        "order": held.order if held else None,
                        "treatment": given.state,
                        "passages": [_words(article, passage) for passage in given.passages],
                    },
                )


def _utterances(archive: Archive) -> Iterator[_Described]:
    for utterance in utterances((article, quote) for article in archive.articles for quote in article.quotes):
        outlets = dict.fromkeys(article.outlet.id for article, _ in utterance.quotes if article.outlet)
        quotes = [
            {"article": article.slug, "outlet": _plain(article.outlet), "id": quote.id, **_words(article, quote)}
            for article, quote in utterance.quotes
        ]
        yield utterance, {"speaker_name": utterance.speaker.name, "outlets": [*outlets], "quotes": quotes}


def _words(article: Article, tag: Quote | Passage) -> TableRow:
    """Return the words of a tag, with their offsets and their address, as an object in a list."""
    place = {"start": tag.span.start, "end": tag.span.end, "url": addresses.tag(article, tag)}
    return {"exact": tag.exact, **place}


def _articles(archive: Archive) -> Iterator[_Described]:
    for article in archive.articles:
        published, capture = article.published, article.capture
        yield (
            article,
            {
                "id": article.slug,
                "url": addresses.article(article.slug),
                "outlet_name": article.outlet.name if article.outlet else None,
                "author": author(article),
                "published_supplied": published.supplied if published else None,
                "published_stated": published.stated if published else None,
                "paragraphs": len(capture.paragraphs),
                "original_url": capture.url,
                "archived_url": capture.archived_url,
                "captured": capture.captured,
                "capture": addresses.capture(article.slug) if article.has_text else None,
                "sha256": capture.sha256,
            },
        )


def _sections(archive: Archive) -> Iterator[_Described]:
    for article in archive.articles:
        for section in article.sections:
            first, last = section.blocks[0].number, section.blocks[-1].number
            place = {"article": article.slug, "url": addresses.place(article, section.id)}
            yield section, {**place, "first_paragraph": first, "last_paragraph": last}


def _parts(archive: Archive) -> Iterator[_Described]:
    for article in archive.articles:
        for block in article.capture.blocks:
            section = article.section_of_block.get(block.id)
            place = {"article": article.slug, "url": addresses.place(article, block.id)}
            span = {"start": block.span.start, "end": block.span.end}
            yield block, {**place, **span, "section": section.id if section else None}


def _speakers(archive: Archive) -> Iterator[_Described]:
    with_page = {speaker.id for speaker in archive.speakers_quoted}
    for speaker in archive.speakers.values():
        yield speaker, {"url": addresses.speaker(speaker.id) if speaker.id in with_page else None}


def _topics(archive: Archive) -> Iterator[_Described]:
    with_page = {topic.id for topic in archive.topics_covered}
    for topic in archive.topics.values():
        yield topic, {"url": addresses.topic(topic.id) if topic.id in with_page else None}


def _set_aside(archive: Archive) -> Iterator[_Described]:
    """Yield furniture of web pages, words in quotation marks that nobody says, and words marked [sic]."""
    for article in archive.articles:
        found: list[tuple[str, Span, str, str | None]]
        found = [("furniture", item.span, item.text, None) for item in article.capture.furniture]
        found += [("not-a-quote", item.span, item.exact, item.reason) for item in article.not_quotes]
        found += [("sic", item.span, item.exact, item.note) for item in article.sics]
        for kind, span, exact, note in found:
            yield span, {"article": article.slug, "kind": kind, "exact": exact, "note": note}


def _corrections(archive: Archive) -> Iterator[_Described]:
    """Yield every correction, the newest first."""
    for article, correction in archive.all_corrections:
        slug = article.slug if article else None
        yield correction, {"url": addresses.correction(slug, correction.id), "article": slug}


_OF_TABLE: Mapping[str, Callable[[Archive], Iterable[_Described]]] = {
    "quotes": _quotes,
    "passages": _passages,
    "comparison": _comparison,
    "utterances": _utterances,
    "articles": _articles,
    "sections": _sections,
    "parts": _parts,
    "speakers": _speakers,
    "topics": _topics,
    "elements": lambda archive: ((element, {}) for element in archive.elements.values()),
    "outlets": lambda archive: ((outlet, {}) for outlet in archive.outlets.values()),
    "set-aside": _set_aside,
    "corrections": _corrections,
}
