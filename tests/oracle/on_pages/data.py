"""What tables and feed say."""

from collections.abc import Mapping
from typing import Any
from xml.etree import ElementTree

from oracle.on_pages.html import slug_in

COLUMNS = {
    "article": ("kind", "outlet", "published", "language", "paragraphs", "show", "supersedes", "reviewed"),
    "passage": ("exact", "topic", "element", "treatment", "words_of", "words_of_name", "paragraph", "reviewed"),
    "quote": ("exact", "kind", "speaker", "speaker_name", "via", "topics", "paragraph", "reviewed"),
}


def feed(data: bytes) -> dict[str, Any]:
    atom = {"": "http://www.w3.org/2005/Atom"}
    return {
        slug_in(entry.findtext("id", "", atom)): {
            "title": entry.findtext("title", "", atom),
            "summary": entry.findtext("summary", "", atom),
        }
        for entry in ElementTree.fromstring(data).iterfind("entry", atom)
    }


def tables(given: Mapping[str, list[dict[str, Any]]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for kind, columns in COLUMNS.items():
        for row in given[f"{kind}s"]:
            name = row["id"] if kind == "article" else f"{row['article']} {row['id']}"
            found[f"{kind} {name}"] = {column: row.get(column) for column in columns}
    return found
