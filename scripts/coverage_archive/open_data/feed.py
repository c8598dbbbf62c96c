"""Make an Atom feed of the newest articles and corrections (RFC 4287).

It needs the site's address, because the ids of entries are full addresses.
"""

import contextlib
import re
from collections.abc import Iterator
from datetime import UTC
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

from ..citations import author
from ..model import Archive, Article, Date, addresses
from ..model.publication import Publication
from .data_file import DataFile

PATH = f"{addresses.DATA}feed.xml"
NEWEST = 50
_NAMESPACE = "http://www.w3.org/2005/Atom"
# The fields of an entry by the names of Atom's elements, in order; ``id`` is the entry's address.
_Entry = dict[str, str]
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def atom_feed(archive: Archive, publication: Publication) -> DataFile:
    """Return the file of the feed: the ``NEWEST`` latest articles and corrections, those added last first."""
    entries = [*_articles(archive, publication), *_corrections(archive, publication)]
    entries.sort(key=lambda entry: (entry["updated"], entry["id"].rstrip("/")), reverse=True)
    root = Element("feed", {"xmlns": _NAMESPACE})
    _add(root, {"title": archive.title, "subtitle": archive.question, "id": publication.site})
    SubElement(root, "link", {"rel": "self", "href": publication.address(PATH)})
    updated = entries[0]["updated"] if entries else _moment(publication.of.committed)
    _add(root, {"updated": updated, "author": archive.title})
    for entry in entries[:NEWEST]:
        _add(SubElement(root, "entry"), entry)
    ElementTree.indent(root, " ")
    text = ElementTree.tostring(root, encoding="unicode", xml_declaration=False)
    return DataFile(
        path=PATH,
        text=f'<?xml version="1.0" encoding="utf-8"?>\n{text}\n',
        title="Feed",
        sentence="The newest articles and corrections, for feed readers (Atom).",
    )


def _add(parent: Element, fields: _Entry) -> None:
    """Add an XML element for each field that is not empty; add an id also as a link, and wrap an author's name."""
    for name, text in fields.items():
        if text:
            holder = SubElement(parent, "author") if name == "author" else parent
            SubElement(holder, "name" if name == "author" else name).text = _NOT_XML.sub("", text)
        if name == "id":
            SubElement(parent, "link", {"rel": "alternate", "href": text})


def _articles(archive: Archive, publication: Publication) -> Iterator[_Entry]:
    """Yield an entry for each article, dated by when it was added, else captured, else by the archive's version."""
    for article in archive.articles:
        published = article.published
        added = publication.added.get(article.slug) or article.capture.captured or publication.of.committed
        yield {
            "title": article.named,
            "id": publication.address(addresses.article(article.slug)),
            "updated": _moment(added),
            "published": _moment(published.value) if published and published.precision in ("day", "time") else "",
            "author": author(article) or (article.source_name if article.outlet else ""),
            "summary": _summary(article),
        }


def _corrections(archive: Archive, publication: Publication) -> Iterator[_Entry]:
    for article, correction in archive.all_corrections:
        place = addresses.correction(article.slug if article else None, correction.id)
        yield {
            "title": f"Correction: {article.named if article else archive.title}",
            "id": publication.address(place),
            "updated": _moment(correction.date.value),
            "summary": correction.note,
        }


def _summary(article: Article) -> str:
    if not article.quotes:
        return "Its words are withheld." if article.withheld else "No quotes."
    count = "1 quote" if len(article.quotes) == 1 else f"{len(article.quotes)} quotes"
    return f"{count}, of {', '.join(dict.fromkeys(quote.speaker.name for quote in article.quotes))}."


def _moment(value: str | None) -> str:
    """Return a date in Atom's format, in universal time, or the beginning of 1970 if there is none."""
    if not value:
        return "1970-01-01T00:00:00Z"
    moment = Date(value).moment
    with contextlib.suppress(OverflowError):  # at either end of the calendar, a zone may reach beyond it
        moment = moment.astimezone(UTC) if moment.tzinfo else moment
    return f"{moment.replace(tzinfo=None).isoformat(timespec='seconds')}Z"
