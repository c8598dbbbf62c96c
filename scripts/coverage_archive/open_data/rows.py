"""Archive -> the rows of each table. ``url`` is relative to the site's root, wherever the site stands.

``start`` and ``end`` are Unicode code points into the article's capture: ``capture[start:end] == exact``.
"""

from collections.abc import Iterator

from ..citations import author
from ..comparing.parts import words_of
from ..model import Archive, Article, Passage, Quote, Span, addresses
from .data_table import TableRow


def quote_rows(archive: Archive) -> Iterator[TableRow]:
    """Give every quote."""
    return (quote_row(article, quote) for article in archive.articles for quote in article.quotes)


def passage_rows(archive: Archive) -> Iterator[TableRow]:
    """Give every passage."""
    return (_passage_row(article, passage) for article in archive.articles for passage in article.passages)


def article_rows(archive: Archive) -> Iterator[TableRow]:
    """Give what is known of every article."""
    return (_article_row(article) for article in archive.articles)


def quote_row(article: Article, quote: Quote) -> TableRow:
    """Return one quote as published data."""
    return {
        **_tag_columns(article, quote),
        "kind": quote.kind,
        "speaker": quote.speaker.id,
        "speaker_name": quote.speaker.name,
        "via": [relay.id for relay in quote.via],
        "topics": list(quote.topics),
        **_translation(quote),
        "reviewed": quote.reviewed,
    }


def _passage_row(article: Article, passage: Passage) -> TableRow:
    speaker = words_of(article, passage)
    return {
        **_tag_columns(article, passage),
        "topic": passage.topic,
        "element": passage.element,
        "treatment": passage.treatment,
        "words_of": speaker.id if speaker else None,
        "words_of_name": speaker.name if speaker else None,
        "date": passage.date.value if passage.date else None,
        "date_supplied": passage.date.supplied if passage.date else None,
        **_translation(passage),
        "reviewed": passage.reviewed,
    }


def _translation(tag: Quote | Passage) -> TableRow:
    found = tag.translation
    return {"translation": found.text if found else None, "translated_by": found.by if found else None}


def _article_row(article: Article) -> TableRow:
    published = article.published
    return {
        "id": article.slug,
        "url": addresses.article(article.slug),
        "kind": article.kind,
        "outlet": article.outlet.id if article.outlet else None,
        "outlet_name": article.outlet.name if article.outlet else None,
        "outlet_supplied": article.outlet_supplied,
        "headline": article.headline,
        "headline_supplied": article.headline_supplied,
        "author": author(article),
        "published": published.value if published else None,
        "published_supplied": published.supplied if published else None,
        "language": article.language,
        "paragraphs": len(article.capture.paragraphs),
        "original_url": article.capture.url,
        "archived_url": article.capture.archived_url,
        "captured": article.capture.captured,
        "capture": f"{addresses.article(article.slug)}capture.txt" if article.show != "none" else None,
        "sha256": article.capture.sha256,
        "show": article.show,
        "rights": article.rights,
        "supersedes": article.supersedes,
        "absent": list(article.absent),
        "reviewed": article.reviewed,
    }


def _tag_columns(article: Article, tag: Quote | Passage) -> TableRow:
    return {
        "id": tag.id,
        "url": addresses.tag(article, tag),
        "article": article.slug,
        "outlet": article.outlet.id if article.outlet else None,
        "published": article.published.value if article.published else None,
        "section": tag.section,
        "part": tag.block.id,
        "paragraph": tag.block.number,
        "exact": tag.exact,
        "prefix": tag.prefix,
        "suffix": tag.suffix,
        "start": tag.span.start,
        "end": tag.span.end,
    }


def outlet_rows(archive: Archive) -> list[TableRow]:
    """Return every outlet."""
    return [
        {"id": it.id, "name": it.name, "short": it.short, "country": it.country, "aliases": list(it.aliases)}
        for it in archive.outlets.values()
    ]


def speaker_rows(archive: Archive) -> list[TableRow]:
    """Return every speaker."""
    with_page = {speaker.id for speaker in archive.speakers_quoted}
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


def topic_rows(archive: Archive) -> list[TableRow]:
    """Return every topic."""
    with_page = {topic.id for topic in archive.topics_covered}
    return [
        {
            "id": it.id,
            "url": addresses.topic(it.id) if it.id in with_page else None,
            "title": it.title,
            "description": it.description,
            "aliases": list(it.aliases),
        }
        for it in archive.topics.values()
    ]


def element_rows(archive: Archive) -> list[TableRow]:
    """Return every element of a clause."""
    return [
        {"id": it.id, "topic": it.topic, "title": it.title, "question": it.question}
        for it in archive.elements.values()
    ]


def block_rows(archive: Archive) -> Iterator[TableRow]:
    """Give every block of every article: its headline, paragraphs and so on."""
    return (
        {
            "article": article.slug,
            "id": block.id,
            "url": addresses.place(article, block.id),
            "kind": block.kind,
            "number": block.number,
            "section": section.id if (section := article.section_of_block.get(block.id)) else None,
            "start": block.span.start,
            "end": block.span.end,
        }
        for article in archive.articles
        for block in article.capture.blocks
    )


def section_rows(archive: Archive) -> Iterator[TableRow]:
    """Give every section of every article."""
    return (
        {
            "article": article.slug,
            "id": section.id,
            "url": addresses.place(article, section.id),
            "title": section.title,
            "topics": list(section.topics),
            "first_paragraph": section.blocks[0].number,
            "last_paragraph": section.blocks[-1].number,
        }
        for article in archive.articles
        for section in article.sections
    )


def set_aside_rows(archive: Archive) -> Iterator[TableRow]:
    """Give furniture, words in quotation marks that nobody says, and words marked [sic]."""
    for article in archive.articles:
        found: list[tuple[str, Span, str, str | None]]
        found = [("furniture", item.span, item.text, None) for item in article.capture.furniture]
        found += [("not-a-quote", it.span, it.exact, it.reason) for it in article.not_quotes]
        found += [("sic", sic.span, sic.exact, sic.note) for sic in article.sics]
        yield from (
            {
                "article": article.slug,
                "kind": kind,
                "exact": exact,
                "start": span.start,
                "end": span.end,
                "note": note,
            }
            for kind, span, exact, note in found
        )
