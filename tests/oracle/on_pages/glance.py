"""Home and a clause at a glance, as pages say it."""

import re
from typing import Any

from oracle.on_pages.html import all_said, classes, one, paragraphs_worded, said, verbatim
from selectolax.lexbor import LexborHTMLParser, LexborNode

EXTREMES = re.compile("The report that|One of the|Two of the")


def home_page(page: LexborHTMLParser) -> dict[str, Any]:
    wordings = page.css("section.wording:not(.opening)")
    return {
        "kicker": said(one(page, ".kicker")) or None,
        "opening": [paragraphs_worded(section) for section in page.css("section.opening")],
        "pledge": all_said(page, ".pledge, .pledge + .fine"),
        "finding": all_said(page, ".finding p") or all_said(page, "p.finding"),
        "finding links": [(said(link), link.attributes["href"]) for link in page.css(".finding p > a")],
        **glance(page),
        "extremes": next((words for words in all_said(page, "p.fine") if EXTREMES.match(words)), None),
        "wordings": [paragraphs_worded(section) for section in wordings],
        "lit": [[verbatim(node) for node in section.css(".differs")] for section in wordings],
        "translations": [all_said(section, ".translation") for section in wordings],
        "button": said(one(page, ".ways-on .button")),
        "beside": said(one(page, ".ways-on a:not(.button)")) or None,
        "who said what": said(one(page, ".ask-about h2")),
    }


def glance(page: LexborHTMLParser) -> dict[str, Any]:
    rows = page.css(".glance tbody tr")
    if not rows:
        return {}
    found: dict[str, Any] = {
        "glance rows": [row.attributes["data-article"] for row in rows],
        "glance legend": all_said(page, ".glance-legend li"),
        "glance other words": sorted(all_said(page, ".other-words li")),
    }
    for row in rows:
        slug = row.attributes["data-article"]
        cells = row.css("td[data-element]")
        found[f"glance {slug} name"] = said(one(row, "th"))
        found[f"glance {slug} sum"] = said(one(row, ".glance__sum"))
        found |= orders_of(f"glance {slug}", cells)
        for cell in cells:
            assert cell.attributes["data-article"] == slug
            part = one(cell, ".part")
            shape = next((name for name in classes(part) if name.startswith("part--")), "") if part else ""
            assert shape.removeprefix("part--") == (cell.attributes.get("data-treatment") or ""), (
                "shape and attribute"
            )
            found[f"glance {slug} {cell.attributes['data-element']}"] = {**cell_data(cell), "words": said(cell)}
    return found


def cell_data(cell: LexborNode) -> dict[str, Any]:
    return {
        "treatment": cell.attributes.get("data-treatment"),
        "relation": cell.attributes.get("data-relation"),
        "words of": (cell.attributes.get("data-words-of") or "").split(),
    }


def orders_of(name: str, cells: list[LexborNode]) -> dict[str, Any]:
    orders = {cell.attributes["data-element"]: cell.attributes.get("data-order") for cell in cells}
    return {
        f"{name} in place": sorted(id for id, order in orders.items() if id and order == "in-place"),
        f"{name} moved": sorted(id for id, order in orders.items() if id and order == "moved"),
    }
