"""What the page of a newer version says that it changed."""

import re
from typing import Any

from oracle.on_pages.html import all_said, one, said
from selectolax.lexbor import LexborHTMLParser, LexborNode

LISTS = {
    "Parts of the clause that only the newer version gives": "gained",
    "Parts of the clause that the newer version no longer has": "lost",
    "Parts not looked for yet in the earlier version": "not looked for in the earlier",
    "Parts not looked for yet in the newer version": "not looked for in the newer",
}


def changes_page(page: LexborHTMLParser) -> dict[str, Any]:
    """Return what is said of two versions."""
    if withheld := next((words for words in all_said(page, "p.none") if "not published" in words), None):
        return {"said": withheld}
    under = _lists(page)
    blocks = [said(it).partition(": ") for it in page.css(".block-changed p.fine")]
    return {
        "said": None,
        "blocks told": [name for names, _, _ in blocks for name in _names(names)],
        "notes on blocks": {name: note for name, _, note in blocks if note != "only the earlier version has it"},
        "blocks that the newer version only has": _of(blocks, "only the newer version has it"),
        "blocks that the earlier version only has": _of(blocks, "only the earlier version has it"),
        "quotes dropped": [_id(it) for it in under.get("Quotes dropped", [])],
        "quotes added": [_id(it) for it in under.get("Quotes added", [])],
        "quotes altered": dict(map(_altered, under.get("Quotes given otherwise", []))),
        **{name: [said(it) for it in under.get(heading, [])] for heading, name in LISTS.items()},
        "parts altered": {
            said(one(it, "a")): all_said(it, "small")[-1]
            for it in under.get("Parts of the clause given otherwise", [])
        },
    }


def _lists(page: LexborHTMLParser) -> dict[str, list[LexborNode]]:
    """Return the items of each list by the heading above it."""
    found: dict[str, list[LexborNode]] = {}
    heading = ""
    for node in page.body.iter() if page.body else []:
        if node.tag == "h2":
            heading = said(node)
        elif node.tag == "ul" and "legend" not in (node.attributes.get("class") or ""):
            found[heading] = node.css("li")
    return found


def _names(words: str) -> list[str]:
    """Return "paragraph 3" and "paragraph 4" of "paragraphs 3 and 4"."""
    if words.startswith("paragraphs"):
        return [f"paragraph {number}" for number in re.findall(r"\d+", words)]
    return words.split(" and ")


def _of(blocks: list[tuple[str, str, str]], note: str) -> list[str]:
    return [name for names, _, its in blocks if its == note for name in _names(names)]


def _id(item: LexborNode) -> str:
    return (item.css_first("a.words").attributes["href"] or "").partition("#")[2]


def _altered(item: LexborNode) -> tuple[str, str]:
    return _id(item), all_said(item, "small")[-1]
