"""The comparison of a topic, as its page says it."""

import json
import re
from collections.abc import Iterator
from typing import Any

from oracle.comparing import NUMBER_OR_WORD
from oracle.on_pages.glance import cell_data, glance, orders_of
from oracle.on_pages.html import (
    all_said,
    classes,
    headings,
    inside,
    is_within,
    one,
    paragraphs_worded,
    said,
    untagged,
    verbatim,
    way,
)
from oracle.visible_words import MOVED, UNREVIEWED
from selectolax.lexbor import LexborHTMLParser, LexborNode


def topic_page(page: LexborHTMLParser) -> dict[str, Any]:
    if not page.css(".kicker"):
        return {"heading": headings(page, 1)[0], "said": untagged(page)}
    earlier = said(one(page, ".earlier-versions")).partition("Earlier: ")[2]
    found: dict[str, Any] = {
        "kicker": said(one(page, ".kicker")),
        "opening": [paragraphs_worded(section) for section in page.css("section.opening")],
        "pledge": all_said(page, ".pledge, .pledge + .fine"),
        "heading": headings(page, 1)[0],
        "quotes searched": any("save them" in said(link) for link in page.css("a[href*='quotes/?topic=']")),
        "earlier": earlier or None,
        **glance(page),
        **chooser(page),
        **wordings(page),
    }
    if page.css("tr[id^=on_]"):
        return found | covered_rows(page)
    if tables := page.css("table[data-columns]"):
        found |= clause(page, tables[0])
    return found | timeline(page) | besides(page) | sourcing(page) | coverage(page)


def chooser(page: LexborHTMLParser) -> dict[str, Any]:
    found: dict[str, Any] = {}
    if boxes := page.css(".chooser input[name=article]"):
        found["chooser articles"] = {box.attributes["value"]: "checked" in box.attributes for box in boxes}
    if options := page.css(".chooser select[name=base] option"):
        found["chooser bases"] = [option.attributes["value"] for option in options]
        found["chooser base"] = next(it.attributes["value"] for it in options if "selected" in it.attributes)
        parts = one(page, ".chooser__parts")
        if parts and "hidden" not in parts.attributes:
            found["chooser parts"] = all_said(parts, "label span")
    return found


def clause(page: LexborHTMLParser, table: LexborNode) -> dict[str, Any]:
    columns = (table.attributes["data-columns"] or "").split()
    fine = " ".join(all_said(page, "p.fine"))
    found: dict[str, Any] = {
        "columns": columns,
        "words of each relation": json.loads(table.attributes["data-relation-names"] or "{}"),
        "says what absent means": "“Not in this article” means" in fine,
        "says what unjudged means": "“Not looked for yet” says nothing" in fine,
        "whole passages": [paragraphs_worded(section) for section in page.css("[data-texts] section.wording")],
        "translations of whole passages": {
            section.attributes["data-article"]: all_said(section, ".translation")
            for section in page.css("[data-texts] section.wording")
        },
    }
    for head in table.css("thead th[data-article]"):
        found[f"head {head.attributes['data-article']}"] = said(head)
    by_article: dict[str, list[LexborNode]] = {slug: [] for slug in columns}
    for cell in table.css("td[data-element]"):
        slug, element = cell.attributes["data-article"] or "", cell.attributes["data-element"]
        by_article[slug].append(cell)
        relation = said(one(cell, ".relation"))
        assert relation.endswith(MOVED) == (cell.attributes.get("data-order") == "moved"), (slug, element, relation)
        name = f"clause {slug} {element}"
        found[name] = cell_data(cell)
        found[f"{name} only here"] = "data-only" in cell.attributes
        found |= differing(name, cell, columns)
        found[f"{name} words"] = [passage_words(piece) for piece in cell.css(".cell")]
        found[f"{name} outside the body"] = [outside_body(piece) for piece in cell.css(".outside-body")]
        found[f"{name} silent"] = all_said(cell, ".treatment--none")
        found[f"{name} held"] = relation.removesuffix(MOVED)
        against = dict(zip(columns, (cell.attributes["data-against"] or "").split(), strict=True))
        found[f"{name} against"] = {
            base: None if code == "-" else code.partition(":")[0] for base, code in against.items() if base != slug
        }
    for slug, cells in by_article.items():
        found |= orders_of(f"clause {slug}", cells)
        for number, base in enumerate(columns):
            if base != slug:
                found |= order_against(f"against {base} {slug}", number, cells)
    return found


def order_against(name: str, number: int, cells: list[LexborNode]) -> dict[str, Any]:
    orders = {
        it.attributes["data-element"] or "": (it.attributes["data-against"] or "").split()[number].partition(":")[2]
        for it in cells
    }
    return {
        f"{name} in place": sorted(id for id, order in orders.items() if order == "in-place"),
        f"{name} moved": sorted(id for id, order in orders.items() if order == "moved"),
    }


def differing(name: str, cell: LexborNode, columns: list[str]) -> dict[str, Any]:
    """Return which words of a cell are marked as lacking in each other article, and which are lit."""
    lacking: dict[str, list[str]] = {}
    absent: set[str] = set()
    lit: list[str] = []
    for mark in cell.css(".differs"):
        words = NUMBER_OR_WORD.findall(verbatim(mark))
        for number in (mark.attributes.get("data-lacking") or "").split():
            lacking.setdefault(columns[int(number)], []).extend(words)
        absent |= {columns[int(number)] for number in (mark.attributes.get("data-absent") or "").split()}
        if "is-lit" in classes(mark):
            lit += words
    return {f"{name} lacking": lacking, f"{name} absent": sorted(absent), f"{name} lit": lit}


def passage_words(piece: LexborNode) -> dict[str, Any]:
    words = piece.css_first(".cell__words")
    treatment = piece.css_first(".treatment")
    return {
        "exact": verbatim(words),
        "way": way(words),
        "treatment": said(treatment),
        "treatment is seen": "visually-hidden" not in classes(treatment),
        "place": said(one(piece, ".place")) or None,
        "whose": all_said(piece, ".whose"),
        "unreviewed": UNREVIEWED in said(piece),
        "translation": all_said(piece, ".translation"),
    }


def outside_body(piece: LexborNode) -> dict[str, Any]:
    words = piece.css_first(".words")
    return {
        "place": said(piece).partition(" ")[0],
        "exact": verbatim(words),
        "way": way(words),
        "treatment": said(one(piece, ".treatment")),
        "whose": all_said(piece, ".whose"),
        "unreviewed": UNREVIEWED in said(piece),
        "translation": all_said(piece, ".translation"),
    }


def wordings(page: LexborHTMLParser) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for section in page.css("section.element"):
        element = section.attributes["data-element"]
        items = section.css("li[data-wording]")
        described = [wording_words(item) for item in items]
        found[f"wordings of {element}"] = sorted(described, key=repr)
        found[f"wordings of {element} in order"] = [
            ("reference " if "the text itself" in str(it["who"]) else "") + (it["count"] or "0").partition(" ")[0]
            for it in described
        ]
        found[f"wordings of {element} against the base"] = sorted(standings(section), key=repr)
        label = one(section, ".variants__others")
        found[f"wordings of {element} others"] = None if not label or "hidden" in label.attributes else said(label)
        found[f"wordings of {element} outside the body"] = [
            outside_body(piece) for piece in section.css(".outside-body")
        ]
        found[f"wordings of {element} without"] = all_said(section, "p.none")
    if page.css(".wordings"):
        found["words lit across languages"] = lacking(page)
    return found


def standings(section: LexborNode) -> Iterator[dict[str, Any]]:
    as_ = "near"
    for item in section.css(".variants > li"):
        if "variants__others" in classes(item):
            as_ = "other"
            continue
        yield {
            "exact": verbatim(item.css_first(".variants__words")),
            "as": "base" if "is-base" in classes(item) else as_,
            "lit": [word for mark in item.css(".is-lit") for word in NUMBER_OR_WORD.findall(verbatim(mark))],
            "without": said(one(item, ".variants__without")),
        }


def lacking(page: LexborHTMLParser) -> list[tuple[str, str]]:
    """Return of which wordings, by their first articles, it is said that they lack words of which others."""
    found = set()
    for section in page.css("section.element"):
        items = {it.attributes["data-wording"]: it for it in section.css("li[data-wording]")}
        first = {number: it.css_first("a.who").attributes["data-article"] or "" for number, it in items.items()}
        for number, item in items.items():
            for word in item.css("[data-lacking]"):
                found |= {
                    (first[number], first[it])
                    for it in (word.attributes["data-lacking"] or "").split()
                    if it in first
                }
    return sorted(found)


def wording_words(item: LexborNode) -> dict[str, Any]:
    who = []
    more = None
    for node in inside(item.css_first(".variants__who")):
        if node.tag == "a" and "who" in classes(node):
            treatment = node.attributes["title"]
            who.append(
                {"article": node.attributes["data-article"], "treatment": treatment, "whose": [], "unreviewed": False}
            )
        elif "whose" in classes(node):
            who[-1]["whose"].append(said(node))
        elif "unreviewed" in classes(node):
            who[-1]["unreviewed"] = True
        elif "who" in classes(node):
            more = said(node)
    return {
        "exact": verbatim(item.css_first(".variants__words")),
        "translation": all_said(item, ".translation"),
        "who": who,
        "more": more,
        "count": said(one(item, ".variants__count")) or None,
    }


def timeline(page: LexborHTMLParser) -> dict[str, Any]:
    table = one(page, "table.timeline")
    if not table:
        return {}
    articles = [head.attributes["data-article"] for head in table.css("thead th[data-article]")]
    found: dict[str, Any] = {"timeline": articles, "timeline years": all_said(table, "tbody th")}
    for row in table.css("tbody tr"):
        year = said(one(row, "th"))
        for cell in row.css("td"):
            pieces = [dated_words(piece) for piece in cell.css(".cell")]
            found[f"timeline {year} {cell.attributes['data-article']}"] = pieces or said(cell)
    return found


def dated_words(piece: LexborNode) -> dict[str, Any]:
    found = passage_words(piece)
    kept = {key: found[key] for key in ("exact", "way", "place", "whose", "unreviewed", "translation")}
    return kept | {"supplied": said(one(piece, ".supplied")) or None}


def besides(page: LexborHTMLParser) -> dict[str, Any]:
    table = one(page, "table.besides")
    if not table:
        none = [words for words in all_said(page, "p.none") if words.startswith("Nothing besides")]
        return {"besides": none[0]} if none else {}
    articles = [head.attributes["data-article"] for head in table.css("thead th[data-article]")]
    found: dict[str, Any] = {"besides": articles, "besides topics": all_said(table, "tbody th")}
    for row in table.css("tbody tr"):
        title = said(one(row, "th"))
        for cell in row.css("td"):
            pieces = [said_cell(piece) for piece in cell.css(".cell")]
            found[f"besides {title} {cell.attributes['data-article']}"] = pieces or said(cell)
    return found


def said_cell(piece: LexborNode) -> dict[str, Any]:
    words = piece.css_first(".cell__words")
    return {
        "exact": verbatim(words),
        "way": way(words),
        "who": [said(node) for node in piece.css(".speaker") if not is_within(node, "whose")],
        "whose": all_said(piece, ".whose"),
        "place": said(one(piece, ".place")),
        "unreviewed": UNREVIEWED in said(piece),
        "translation": all_said(piece, ".translation"),
    }


def sourcing(page: LexborHTMLParser) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for section in page.css("section.column"):
        slug = section.attributes["data-article"]
        if chains := one(section, "ul.chains"):
            ways = [
                (all_said(item, ".chain li"), said(one(item, "small"))) for item in chains.iter() if item.css("ol")
            ]
            found[f"chains {slug}"] = ways or all_said(chains, "li.none")
        else:
            rows = section.css("table.reliance tbody tr")
            found[f"sources {slug}"] = [tuple(all_said(row, "th, td")) for row in rows]
    return found


def coverage(page: LexborHTMLParser) -> dict[str, Any]:
    found: dict[str, Any] = {}
    names = {"Words on this topic": "words", "Share of the article": "share", "First mention": "first"}
    names["In quotation marks"] = "quoted"
    for section in page.css("section.coverage__article"):
        slug = section.attributes["data-article"]
        facts = zip(all_said(section, "dl.facts dt"), all_said(section, "dl.facts dd"), strict=True)
        found[f"coverage {slug}"] = {names[name]: value for name, value in facts}
        rows = section.css("table.reliance tbody tr")
        found[f"strip {slug}"] = [strip_row(*all_said(row, "th, td")) for row in rows]
        found[f"strip {slug} filled"] = [
            words.partition(": ")[2] or None for words in all_said(section, ".strip title")
        ]
    if found:
        fills = {fill for name, fills in found.items() if name.endswith("filled") for fill in fills if fill}
        assert fills == {*all_said(page, ".coverage ul.legend li")}, "the legend names the topics that strips show"
    return found


def strip_row(block: str, about: str, length: str, quotes: str) -> tuple[str, ...]:
    """Return a row with its topics in the alphabet's order: which comes first says nothing."""
    return block, ", ".join(sorted(re.split(r", (?!or not)", about))), length, quotes


def covered_rows(page: LexborHTMLParser) -> dict[str, Any]:
    rows = page.css("tr[id^=on_]")
    found: dict[str, Any] = {"articles in order": [(row.attributes["id"] or "").removeprefix("on_") for row in rows]}
    for row in rows:
        words, share, quoted, first = all_said(row, "td")
        slug = (row.attributes["id"] or "").removeprefix("on_")
        found[f"covered {slug}"] = {"words": words, "share": share, "first": first, "quoted": quoted}
    return found
