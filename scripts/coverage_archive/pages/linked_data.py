"""Describe an article and its quotes as schema.org JSON-LD, for programs that read the article's page.

https://schema.org/NewsArticle, /CreativeWork (a reference text), /Quotation
"""

import json
from functools import partial
from typing import Any

from ..citations import author
from ..model import Archive, Article, Quote, addresses
from ..model.publication import Publication

_TYPES = {"person": "Person", "organisation": "Organization", "group": "Organization"}


def article_as_linked_data(archive: Archive, article: Article, publication: Publication) -> str:
    """Return an article and its quotes as JSON-LD, safe inside a ``<script>``."""
    page = addresses.article(article.slug)
    full = partial(publication.full, page=page)
    capture = {
        "@type": "DigitalDocument",
        "url": full(f"{page}capture.txt"),
        "encodingFormat": "text/plain",
        "description": f"the capture, SHA-256 {article.capture.sha256}",
    }
    data: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "CreativeWork" if article.is_reference else "NewsArticle",
        "@id": full(page),
        "url": full(page),
        "headline": article.title,  # without brackets, which a program would take for part of the title
        **_publisher(article),
        "isBasedOn": [*([article.capture.url] if article.capture.url else []), capture],
        "isPartOf": {"@type": "Collection", "name": archive.title, "url": full(addresses.HOME)},
    }
    if by := author(article):
        data["author"] = {"name": by}  # without a type: the credit does not say whether it is a person or an agency
    if article.published:
        data["datePublished"] = article.published.value
    if article.language:
        data["inLanguage"] = article.language
    if article.capture.archived_url:
        data["archivedAt"] = article.capture.archived_url
    data["hasPart"] = [_quotation(article, quote, full(addresses.tag(article, quote))) for quote in article.quotes]
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return text.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e")


def _publisher(article: Article) -> dict[str, Any]:
    if not article.outlet:
        return {}
    publisher = {"@type": "NewsMediaOrganization", "name": article.outlet.name}
    if article.outlet_supplied:
        publisher["disambiguatingDescription"] = f"supplied by the archive's editor: {article.outlet_supplied}"
    return {"publisher": publisher}


def _quotation(article: Article, quote: Quote, address: str) -> dict[str, Any]:
    data: dict[str, Any] = {"@type": "Quotation", "@id": address, "url": address, "text": quote.exact}
    if quote.speaker.kind == "document":
        data["citation"] = {"@type": "CreativeWork", "name": quote.speaker.name}
    else:
        data["spokenByCharacter"] = {"@type": _TYPES[quote.speaker.kind], "name": quote.speaker.name}
    if article.language:
        data["inLanguage"] = article.language
    return data
