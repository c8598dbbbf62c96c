"""Generate the page of each article, the page and files with which it is cited, and the list of all articles."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from .. import citations
from ..model import Archive, Article, Block, Passage, Quote, Section, Topic, addresses
from ..storage.generated_files import GeneratedFile
from ..texts import text_fragment
from . import html_words
from .linked_data import article_as_linked_data
from .page_writer import PageWriter
from .paging import paged
from .tag_layers import article_layers

PATTERNS = 8  # colours for topics in an article's map; the ninth topic has the first colour again


@dataclass(frozen=True, slots=True)
class MappedSection:
    """Hold a section for the map of its article, its length in code points, and the number of its topic's colour."""

    section: Section
    length: int
    colour: int


def article_list_pages(writer: PageWriter) -> Iterator[GeneratedFile]:
    """Yield the pages of the list of all articles: reports, the newest first, and then reference texts."""
    reports = [article for article in writer.archive.newest_first if not article.is_reference]
    groups: list[tuple[str, Sequence[Article]]] = [("", reports)]
    if writer.archive.references:
        groups.append(("Reference texts", writer.archive.references))
    for page in paged(addresses.ARTICLES, groups):
        yield writer.page(page.address, "articles.md.j2", list=page)


def article_page(writer: PageWriter, article: Article) -> GeneratedFile:
    """Return the page of an article."""
    layers = article_layers(article, has_notes=True)
    capture = article.capture
    return writer.page(
        addresses.article(article.slug),
        "article.md.j2",
        article=article,
        linked_data=article_as_linked_data(writer.archive, article, writer.publication),
        facts=_facts(article),
        marked=lambda block: html_words.marked_block(block, layers),
        quotes_in=_by_block(article.quotes),
        headline=capture.block("headline"),
        standfirsts=[block for block in capture.blocks if block.kind == "standfirst"],
        byline=capture.block("byline"),
        dateline=capture.block("published"),
        captions=[block for block in capture.blocks if block.kind == "caption"],
        credits=[block for block in capture.blocks if block.kind == "credit"],
        runs=(runs := _runs(article)),
        map=_map(writer.archive, runs),
        points=writer.same_point.points(article),
        keys=lambda quote: writer.same_point.keys(article, quote),
        attribution=lambda quote: _attribution(article, quote),
        in_original=lambda item: _in_original(article, item),
        beside=writer.beside(article),
        others_withhold=bool(writer.withheld_sources - {article.source.id}),
        clauses=_clauses(writer.archive, article) if article.is_reference else (),
        newer=writer.archive.newer(article),
        older=writer.archive.older(article),
    )


def citing_files(writer: PageWriter, article: Article) -> Iterator[GeneratedFile]:
    """Yield the files for reference managers, and then the page that cites the article.

    There are two files in each format: one with the article alone, and one with everything in it that can be cited.
    """
    references = list(citations.references(writer.archive, article, writer.publication))
    address = addresses.cite(article.slug)
    for ending, (_, write) in citations.FORMATS.items():
        yield GeneratedFile(f"{address}article.{ending}", write(references[:1]))
        yield GeneratedFile(f"{address}all.{ending}", write(references))
    cited = [(reference, citations.in_words(reference)) for reference in references]
    formats = [(ending, name) for ending, (name, _) in citations.FORMATS.items()]
    yield writer.html_page(address, "cite.html.j2", article=article, cited=cited, formats=formats)


def _by_block(quotes: Sequence[Quote]) -> dict[str, list[Quote]]:
    """Return the quotes that begin in each block, by the block's id."""
    found: dict[str, list[Quote]] = {}
    for quote in quotes:
        found.setdefault(quote.block.id, []).append(quote)
    return found


def _attribution(article: Article, quote: Quote) -> str:
    """Return the words added to a quote that is copied: the speaker, the relays, the outlet and the date."""
    relays = "".join(f", via {relay.name}" for relay in quote.via)
    date = article.published.shown if article.published else "date not stated"
    return f"{quote.speaker.name}{relays}, in {article.source_name}, {date}"


def _map(archive: Archive, runs: list[tuple[Section | None, list[Block]]]) -> list[MappedSection]:
    """Return the sections for the map, in reading order; sections with the same first topic have the same colour."""
    colours: dict[str, int] = {}
    mapped = []
    for section, blocks in runs:
        if section:
            topic = section.topics[0] if section.topics else section.id
            colour = colours.setdefault(topic, len(colours)) % PATTERNS
            mapped.append(MappedSection(section, sum(len(block.text) for block in blocks), colour))
    return mapped


def _clauses(archive: Archive, article: Article) -> tuple[Topic, ...]:
    """Return the topics whose clause an article has passages on, in the vocabulary's order."""
    given = {passage.topic for passage in article.passages if passage.element}
    return tuple(topic for topic in archive.topics.values() if topic.id in given)


def _facts(article: Article) -> dict[str, str]:
    """Return the metadata that reference managers read in the page's head, without what is not known."""
    facts = {
        "title": article.shown_title,
        "outlet": article.source_name if article.outlet else None,
        "author": citations.author(article),
        "published": article.published.day if article.published else None,
        "language": article.language,
    }
    return {name: value for name, value in facts.items() if value}


def _in_original(article: Article, item: Quote | Passage) -> str | None:
    """Return a text fragment link to an item's words on the outlet's page, or None if its address is not known."""
    capture = article.capture
    return text_fragment.link(capture.url, capture.text, item.span, item.block.span) if capture.url else None


def _runs(article: Article) -> list[tuple[Section | None, list[Block]]]:
    """Return the body as runs of neighbouring paragraphs, each with its section, or with None outside sections."""
    sections = article.section_of_block
    by_section = groupby(article.capture.paragraphs, key=lambda block: sections.get(block.id))
    return [(section, list(blocks)) for section, blocks in by_section]
