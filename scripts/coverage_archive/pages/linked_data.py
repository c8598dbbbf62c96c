"""What machines read of an article's page: schema.org JSON-LD. https://schema.org/NewsArticle, /Quotation"""

import json
from typing import Any

from ..citations import author
from ..model import Archive, Article, Quote, Speaker, addresses
from ..model.publication import Publication

_TYPES = {"person": "Person", "organisation": "Organization", "group": "Organization"}


def article(archive: Archive, article_: Article, publication: Publication) -> str:
    """Return an article and its quotes as JSON-LD, safe inside a ``<script>``."""
    page = addresses.article(article_.slug)

    def full(address: str) -> str:
        return publication.address(address) if publication.site else addresses.relative(address, page)

    publisher = {"@type": "NewsMediaOrganization", "name": article_.outlet.name}
    if article_.outlet_supplied:
        publisher["disambiguatingDescription"] = f"supplied by the archive's editor: {article_.outlet_supplied}"
    capture = {
        "@type": "DigitalDocument",
        "url": full(f"{page}capture.txt"),
        "encodingFormat": "text/plain",
        "description": f"the capture, SHA-256 {article_.capture.sha256}",
    }
    data: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "@id": full(page),
        "url": full(page),
        "headline": article_.title,
        "publisher": publisher,
        "isBasedOn": [*([article_.capture.url] if article_.capture.url else []), capture],
        "isPartOf": {"@type": "Collection", "name": archive.title, "url": full(addresses.HOME)},
    }
    if by := author(article_):
        data["author"] = {"name": by}  # as credited: whether it is a person or an agency, the credit does not say
    if article_.published:
        data["datePublished"] = article_.published.value
    if article_.language:
        data["inLanguage"] = article_.language
    if article_.capture.archived_url:
        data["archivedAt"] = article_.capture.archived_url
    data["hasPart"] = [_quotation(article_, quote, full(addresses.tag(article_, quote))) for quote in article_.quotes]
    text = json.dumps(data, ensure_ascii=False)
    return text.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e")


def _quotation(article_: Article, quote: Quote, address: str) -> dict[str, Any]:
    data: dict[str, Any] = {"@type": "Quotation", "@id": address, "url": address, "text": quote.exact}
    if quote.speaker.kind == "document":
        data["citation"] = {"@type": "CreativeWork", "name": quote.speaker.name}
    else:
        data["spokenByCharacter"] = _speaker(quote.speaker)
    if article_.language:
        data["inLanguage"] = article_.language
    return data


def _speaker(speaker: Speaker) -> dict[str, str]:
    return {"@type": _TYPES[speaker.kind], "name": speaker.name}
