"""Archive -> an Atom feed of the newest articles and corrections (RFC 4287).

It needs the site's address: entries are known by it.
"""

import contextlib
import re
from datetime import UTC
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

from ..citations import author
from ..model import Archive, Article, Correction, Date, addresses
from ..model.publication import Publication
from .data_file import DataFile

NAME = "feed.xml"
NEWEST = 50
_NAMESPACE = "http://www.w3.org/2005/Atom"
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def atom_feed(archive: Archive, publication: Publication) -> DataFile:
    """Return the feed, what came last into the archive first: an article, or the correction of something."""
    dated: list[tuple[str, str, Article | None, Correction | None]]
    dated = [(_added(article, publication), article.slug, article, None) for article in archive.articles]
    dated += [
        (_moment(correction.date.value), addresses.correction(of.slug if of else None, correction.id), of, correction)
        for of, correction in archive.all_corrections
    ]
    dated.sort(key=lambda item: item[:2], reverse=True)
    root = Element("feed", {"xmlns": _NAMESPACE})
    _add(root, "title", archive.title)
    _add(root, "subtitle", archive.question)
    _add(root, "id", publication.site)
    SubElement(root, "link", {"rel": "alternate", "href": publication.site})
    SubElement(root, "link", {"rel": "self", "href": publication.address(f"{addresses.DATA}{NAME}")})
    _add(root, "updated", dated[0][0] if dated else _moment(publication.of.committed))
    _add(SubElement(root, "author"), "name", archive.title)
    for added, place, article, correction in dated[:NEWEST]:
        if correction:
            _correction(root, article.named if article else archive.title, correction, publication.address(place))
        elif article:
            _entry(root, article, added, publication)
    ElementTree.indent(root, " ")
    text = ElementTree.tostring(root, encoding="unicode", xml_declaration=False)
    return DataFile(
        name=NAME,
        text=f'<?xml version="1.0" encoding="utf-8"?>\n{text}\n',
        title="Feed",
        sentence="The newest articles and corrections, for feed readers (Atom).",
    )


def _entry(root: Element, article: Article, added: str, publication: Publication) -> None:
    address = publication.address(addresses.article(article.slug))
    entry = SubElement(root, "entry")
    _add(entry, "title", article.named)
    _add(entry, "id", address)
    SubElement(entry, "link", {"rel": "alternate", "href": address})
    _add(entry, "updated", added)
    if article.published and article.published.precision in ("day", "time"):
        _add(entry, "published", _moment(article.published.value))
    if by := author(article) or (article.source_name if article.outlet else None):
        _add(SubElement(entry, "author"), "name", by)
    speakers = dict.fromkeys(quote.speaker.name for quote in article.quotes)
    count = "1 quote" if len(article.quotes) == 1 else f"{len(article.quotes)} quotes"
    none = "Its words are withheld." if article.withheld else "No quotes."
    _add(entry, "summary", f"{count}, of {', '.join(speakers)}." if speakers else none)


def _correction(root: Element, of: str, correction: Correction, address: str) -> None:
    entry = SubElement(root, "entry")
    _add(entry, "title", f"Correction: {of}")
    _add(entry, "id", address)
    SubElement(entry, "link", {"rel": "alternate", "href": address})
    _add(entry, "updated", _moment(correction.date.value))
    _add(entry, "summary", correction.note)


def _added(article: Article, publication: Publication) -> str:
    """Return when an article came into the archive; else when it was captured, or when this version was made."""
    return _moment(publication.added.get(article.slug) or article.capture.captured or publication.of.committed)


def _moment(value: str | None) -> str:
    """Return a date as Atom wants it, in universal time; the epoch where nothing is known."""
    if not value:
        return "1970-01-01T00:00:00Z"
    moment = Date(value).moment
    with contextlib.suppress(OverflowError):  # at either end of the calendar, a zone may reach beyond it
        moment = moment.astimezone(UTC) if moment.tzinfo else moment
    return f"{moment.replace(tzinfo=None).isoformat(timespec='seconds')}Z"


def _add(parent: Element, name: str, text: str) -> None:
    SubElement(parent, name).text = _NOT_XML.sub("", text)
