"""Generated pages -> the statements that they make, by the attributes of their cells and by the words that are read.

Pages are read as the generator writes them: Markdown with HTML, of which headings are all that is not HTML.
"""

import gzip
import json
import re
from collections.abc import Mapping
from typing import Any

from oracle.on_pages.articles import article_page, cards_page, citations
from oracle.on_pages.changes import changes_page
from oracle.on_pages.data import feed, tables
from oracle.on_pages.glance import glance, home_page
from oracle.on_pages.html import parsed
from oracle.on_pages.lists import (
    article_list,
    check_page,
    quote_list,
    read_list,
    speaker_list,
    speaker_page,
    topic_table,
)
from oracle.on_pages.topics import topic_page
from oracle.statements import Statements
from selectolax.lexbor import LexborHTMLParser


def statements(files: Mapping[str, bytes]) -> Statements:
    """Return what pages say, page by page; ``files`` are the generated files by their paths."""
    found: Statements = {}
    for path, data in files.items():
        address = path.removesuffix("index.md")
        if path.endswith("index.md") and (reader := _reader(address)):
            found[address] = reader(parsed(data.decode()))
        elif path.startswith("compare/") and path.endswith("/card/index.html"):
            found[path.removesuffix("index.html")] = glance(LexborHTMLParser(data.decode()))
        elif path.endswith("/card/index.html"):
            found[path.removesuffix("index.html")] = cards_page(LexborHTMLParser(data.decode()))
        elif path.endswith("/cite/index.html"):
            found[path.removesuffix("index.html")] = citations(LexborHTMLParser(data.decode()))
    found["compare/read/"] = read_list(json.loads(gzip.decompress(files["compare/read/articles.json.gz"])))
    checks = json.loads(gzip.decompress(files["check/tables.json.gz"]))
    found["check/"] = check_page(parsed(files["check/index.md"].decode()), checks)
    found["data/"] = tables(
        {name: json.loads(files[f"data/{name}.json"]) for name in ("articles", "passages", "quotes")}
    )
    found["data/feed.xml"] = feed(files["data/feed.xml"])
    return found


def _reader(address: str) -> Any:
    patterns = {
        r"": home_page,
        r"articles/": article_list,
        r"compare/": topic_table,
        r"compare/(?!read/)[^/]+/": topic_page,
        r"speakers/": speaker_list,
        r"quotes/": quote_list,
        r"speakers/[^/]+/": speaker_page,
        r"articles/[^/]+/": article_page,
        r"articles/[^/]+/changes/": changes_page,
    }
    return next((reader for pattern, reader in patterns.items() if re.fullmatch(pattern, address)), None)
