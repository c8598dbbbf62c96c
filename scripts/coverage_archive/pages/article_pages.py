"""The page of an article, with who says what beside its text, and the list of all articles."""

from itertools import groupby

from markupsafe import Markup

from ..citations import author
from ..model import Article, Block, Passage, Quote, Section, addresses
from ..texts import text_fragment
from . import html_words
from .linked_data import article_as_linked_data
from .page_writer import GeneratedFile, PageWriter
from .tag_layers import article_layers


def article_list_page(writer: PageWriter) -> GeneratedFile:
    """Return the list of all articles."""
    return writer.page(addresses.ARTICLES, "articles.md.j2")


def article_page(writer: PageWriter, article: Article) -> GeneratedFile:
    """Return the page of an article."""
    layers = article_layers(article)
    capture = article.capture
    return writer.page(
        addresses.article(article.slug),
        "article.md.j2",
        article=article,
        linked_data=article_as_linked_data(writer.archive, article, writer.publication),
        facts=_facts(article),
        marked=lambda block: html_words.marked_block(block, layers),
        notes=lambda block: _notes(writer, article, block),
        headline=capture.block("headline"),
        standfirsts=[block for block in capture.blocks if block.kind == "standfirst"],
        byline=capture.block("byline"),
        dateline=capture.block("published"),
        captions=[block for block in capture.blocks if block.kind == "caption"],
        credits=[block for block in capture.blocks if block.kind == "credit"],
        runs=_runs(article),
        newer=writer.archive.newer_versions.get(article.slug),
        older=next((other for other in writer.archive.articles if other.slug == article.supersedes), None),
    )


def _notes(writer: PageWriter, article: Article, block: Block | None) -> Markup:
    """Return what stands beside a block: its quotes, passages and marks of [sic]."""
    html = writer.filled(
        "notes.j2",
        addresses.article(article.slug),
        article=article,
        block=block,
        in_original=lambda item: _in_original(article, item),
        quotes=[quote for quote in article.quotes if quote.block == block],
        passages=[passage for passage in article.passages if passage.block == block],
        sics=[sic for sic in article.sics if sic.block == block],
    )
    return Markup(html)


def _facts(article: Article) -> dict[str, str]:
    """Return what reference managers read in the page's head."""
    facts = {
        "title": article.title,
        "outlet": article.outlet_name,
        "author": author(article),
        "published": article.published.day if article.published else None,
        "language": article.language,
    }
    return {name: value for name, value in facts.items() if value}


def _in_original(article: Article, item: Quote | Passage) -> str | None:
    """Return the address of an item's words on the outlet's own page, where that was captured."""
    capture = article.capture
    return text_fragment.link(capture.url, capture.text, item.span, item.block.span) if capture.url else None


def _runs(article: Article) -> list[tuple[Section | None, list[Block]]]:
    """Return the body in runs of paragraphs, each with the section it stands in, if any."""
    sections = article.section_of_block
    by_section = groupby(article.capture.paragraphs, key=lambda block: sections.get(block.id))
    return [(section, list(blocks)) for section, blocks in by_section]
