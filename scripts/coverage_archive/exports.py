"""Archive -> open data. Offsets are Unicode code points into the capture: ``capture[start:end] == exact``."""

import json
from typing import Any

from . import addresses
from .model import Archive, Article, Quote
from .pages import Page


def exports(archive: Archive) -> list[Page]:
    """Return the data files of the archive."""
    quotes = [quote_data(article, quote) for article in archive.articles for quote in article.quotes]
    return [Page(f"{addresses.DATA}quotes.json", _json(quotes))]


def quote_data(article: Article, quote: Quote) -> dict[str, Any]:
    """Return one quote as published data; ``url`` is relative to the site's root."""
    return {
        "id": quote.id,
        "url": addresses.tag(article, quote),
        "article": article.slug,
        "outlet": article.outlet.id,
        "published": article.published.value if article.published else None,
        "section": quote.section,
        "part": quote.part.id,
        "paragraph": quote.part.number,
        "exact": quote.exact,
        "prefix": quote.prefix,
        "suffix": quote.suffix,
        "start": quote.span.start,
        "end": quote.span.end,
        "kind": quote.kind,
        "speaker": quote.speaker.id,
        "speaker_name": quote.speaker.name,
        "via": [relay.id for relay in quote.via],
        "topics": list(quote.topics),
        "reviewed": quote.reviewed,
    }


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"
