"""Generated pages -> the statements that they make, by the attributes of their cells and by the words that readers read.

Pages are read as the generator writes them: Markdown with HTML, of which headings are all that is not HTML.
"""

import gzip
import json
import re
from collections.abc import Iterator, Mapping
from typing import Any
from xml.etree import ElementTree

from oracle.statements import Statements
from oracle.visible_words import MOVED, NOTHING_TAGGED, UNREVIEWED
from selectolax.lexbor import LexborHTMLParser, LexborNode

HEADING = re.compile(r"^(#+) (.*?)(?: \{[^{}]*\})?$", re.MULTILINE)
BACKSLASHED = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|])")
EXTREMES = re.compile("The report that|One of the|Two of the")
TWO_STOPS = re.compile(r"[.!?][”’\"']+\.")


def statements(files: Mapping[str, bytes]) -> Statements:
    """Return what pages say, page by page; ``files`` are the generated files by their paths."""
    found: Statements = {}
    for path, data in files.items():
        address = path.removesuffix("index.md")
        if path.endswith("index.md") and (reader := _reader(address)):
            found[address] = reader(_page(data.decode()))
        elif path.endswith("/card/index.html"):
            found[path.removesuffix("index.html")] = _cards(LexborHTMLParser(data.decode()))
        elif path.endswith("/cite/index.html"):
            found[path.removesuffix("index.html")] = _citations(LexborHTMLParser(data.decode()))
    found["compare/read/"] = _read_list(json.loads(gzip.decompress(files["compare/read/articles.json.gz"])))
    found["data/"] = _data(
        {name: json.loads(files[f"data/{name}.json"]) for name in ("articles", "passages", "quotes")}
    )
    found["data/feed.xml"] = _feed(files["data/feed.xml"])
    return found


def _reader(address: str) -> Any:
    patterns = {
        r"": _home,
        r"articles/": _article_list,
        r"compare/": _topic_table,
        r"compare/(?!read/)[^/]+/": _topic,
        r"speakers/": _speaker_list,
        r"quotes/": _quote_list,
        r"speakers/[^/]+/": _speaker,
        r"articles/[^/]+/": _article,
        r"articles/[^/]+/changes/": _changes,
    }
    return next((reader for pattern, reader in patterns.items() if re.fullmatch(pattern, address)), None)


# -- HTML ---------------------------------------------------------------------------------------------------------------


def _page(text: str) -> LexborHTMLParser:
    """Return a page as HTML; its front matter is left out, its headings are elements."""
    body = text.partition("\n---\n")[2]

    def element(found: re.Match[str]) -> str:
        level, words = len(found[1]), BACKSLASHED.sub(r"\1", found[2])
        return f"<h{level} class='md'>{words}</h{level}>"

    return LexborHTMLParser(HEADING.sub(element, body))


def said(node: LexborNode | None) -> str:
    """Return the words of an element as they are read out, with single spaces; "" where there is none."""
    return " ".join("".join(_texts(node)).split()) if node else ""


def _texts(node: LexborNode) -> Iterator[str]:
    for child in node.iter(include_text=True):
        if child.tag == "-text":
            yield child.text(deep=False) or child.text_content or ""
        elif child.attributes.get("aria-hidden") != "true":
            yield from _texts(child)


def all_said(node: LexborNode | LexborHTMLParser, selector: str) -> list[str]:
    return [said(found) for found in node.css(selector)]


def one(node: LexborNode | LexborHTMLParser, selector: str) -> LexborNode | None:
    return node.css_first(selector)


def verbatim(node: LexborNode) -> str:
    return node.text(deep=True, strip=False)


def classes(node: LexborNode) -> list[str]:
    return (node.attributes.get("class") or "").split()


def way(node: LexborNode) -> str | None:
    """Return how the line of words says that they are given."""
    return next((name.removeprefix("words--") for name in classes(node) if name.startswith("words--")), None)


def slug_in(href: str | None) -> str:
    """Return the article that a link leads to."""
    path = (href or "").partition("#")[0].rstrip("/")
    return path.rpartition("/")[2]


def headings(page: LexborHTMLParser, level: int) -> list[str]:
    return all_said(page, f"h{level}.md")


# -- a clause at a glance -------------------------------------------------------------------------------------------------


def _home(page: LexborHTMLParser) -> dict[str, Any]:
    wordings = page.css("section.wording")
    return {
        "kicker": said(one(page, ".kicker")) or None,
        "finding": said(one(page, ".finding")),
        **_glance(page),
        "extremes": next((words for words in all_said(page, "p.fine") if EXTREMES.match(words)), None),
        "wordings": [_wording(section) for section in wordings],
        "lit": [[verbatim(node) for node in section.css(".only-here")] for section in wordings],
        "translations": [all_said(section, ".translation") for section in wordings],
        "button": said(one(page, ".ways-on .button")),
        "beside": said(one(page, ".ways-on a:not(.button)")) or None,
        "who said what": said(one(page, ".ask-about h2")),
    }


def _wording(section: LexborNode) -> tuple[str, list[str]]:
    links = section.css(".wording__place a[href*='#']")
    slug = section.attributes.get("data-article") or slug_in(links[0].attributes["href"])
    return slug, [said(link) for link in links]


def _glance(page: LexborHTMLParser) -> dict[str, Any]:
    rows = page.css(".glance tbody tr")
    if not rows:
        return {}
    found: dict[str, Any] = {
        "glance rows": [row.attributes["data-article"] for row in rows],
        "glance legend": all_said(page, ".glance-legend li"),
        "glance other words": sorted(all_said(page, ".other-words")),
    }
    for row in rows:
        slug = row.attributes["data-article"]
        cells = row.css("td[data-element]")
        found[f"glance {slug} name"] = said(one(row, "th"))
        found[f"glance {slug} sum"] = said(one(row, ".glance__sum"))
        found |= _order(f"glance {slug}", cells)
        for cell in cells:
            assert cell.attributes["data-article"] == slug
            part = one(cell, ".part")
            shape = next((name for name in classes(part) if name.startswith("part--")), "") if part else ""
            assert shape.removeprefix("part--") == (cell.attributes.get("data-treatment") or ""), (
                "shape and attribute"
            )
            found[f"glance {slug} {cell.attributes['data-element']}"] = {**_cell(cell), "words": said(cell)}
    return found


def _cell(cell: LexborNode) -> dict[str, Any]:
    return {
        "treatment": cell.attributes.get("data-treatment"),
        "relation": cell.attributes.get("data-relation"),
        "words of": (cell.attributes.get("data-words-of") or "").split(),
    }


def _order(name: str, cells: list[LexborNode]) -> dict[str, Any]:
    orders = {cell.attributes["data-element"]: cell.attributes.get("data-order") for cell in cells}
    return {
        f"{name} in place": sorted(id for id, order in orders.items() if id and order == "in-place"),
        f"{name} moved": sorted(id for id, order in orders.items() if id and order == "moved"),
    }


# -- a topic --------------------------------------------------------------------------------------------------------------


def _topic(page: LexborHTMLParser) -> dict[str, Any]:
    if not page.css(".kicker"):
        return {"heading": headings(page, 1)[0], "said": _untagged(page)}
    downloads = {(link.attributes["download"] or "").rpartition("-")[2] for link in page.css("a[download]")}
    earlier = said(one(page, ".earlier-versions")).partition("Earlier: ")[2]
    found: dict[str, Any] = {
        "kicker": said(one(page, ".kicker")),
        "heading": headings(page, 1)[0],
        "data": [kind for kind in ("quotes", "passages") if f"{kind}.csv" in downloads],
        "earlier": earlier or None,
        **_glance(page),
        **_chooser(page),
        **_wordings(page),
    }
    if page.css("tr[id^=on_]"):
        return found | _covered_rows(page)
    if tables := page.css("table[data-columns]"):
        found |= _clause(page, tables[0])
    return found | _timeline(page) | _besides(page) | _sourcing(page) | _coverage(page)


def _untagged(page: LexborHTMLParser) -> str | None:
    """Return what a page says that has nothing to show."""
    return next((words for words in re.findall(r"No published quote [^.]*\.", said(page.body))), None)


def _chooser(page: LexborHTMLParser) -> dict[str, Any]:
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


def _clause(page: LexborHTMLParser, table: LexborNode) -> dict[str, Any]:
    columns = (table.attributes["data-columns"] or "").split()
    fine = " ".join(all_said(page, "p.fine"))
    found: dict[str, Any] = {
        "columns": columns,
        "words of each relation": json.loads(table.attributes["data-relation-names"] or "{}"),
        "says what absent means": "“Not in this article” means" in fine,
        "says what unjudged means": "“Not looked for yet” says nothing" in fine,
        "whole passages": [_wording(section) for section in page.css("[data-texts] section.wording")],
        "marks across languages or outlets": _marks(page),
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
        found[name] = _cell(cell)
        found[f"{name} only here"] = "data-only" in cell.attributes
        found[f"{name} words"] = [_passage(piece) for piece in cell.css(".cell")]
        found[f"{name} silent"] = all_said(cell, ".treatment--none")
        found[f"{name} held"] = relation.removesuffix(MOVED)
        against = dict(zip(columns, (cell.attributes["data-against"] or "").split(), strict=True))
        found[f"{name} against"] = {
            base: None if code == "-" else code.partition(":")[0] for base, code in against.items() if base != slug
        }
    for slug, cells in by_article.items():
        found |= _order(f"clause {slug}", cells)
        for number, base in enumerate(columns):
            if base != slug:
                found |= _order_against(f"against {base} {slug}", number, cells)
    return found


def _order_against(name: str, number: int, cells: list[LexborNode]) -> dict[str, Any]:
    orders = {
        it.attributes["data-element"] or "": (it.attributes["data-against"] or "").split()[number].partition(":")[2]
        for it in cells
    }
    return {
        f"{name} in place": sorted(id for id, order in orders.items() if order == "in-place"),
        f"{name} moved": sorted(id for id, order in orders.items() if order == "moved"),
    }


def _marks(page: LexborHTMLParser) -> list[tuple[str, str]]:
    """Return which articles' words are marked as had by, or shared with, which others'."""
    found = set()
    for word in page.css("[data-article] .word"):
        own = _article_around(word)
        for name in ("data-with", "data-had"):
            found |= {(own, other) for other in (word.attributes.get(name) or "").split()}
    return sorted(found)


def _article_around(node: LexborNode | None) -> str:
    while node is not None and not node.attributes.get("data-article"):
        node = node.parent
    assert node is not None
    return node.attributes["data-article"] or ""


def _passage(piece: LexborNode) -> dict[str, Any]:
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


def _wordings(page: LexborHTMLParser) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for section in page.css("section.element"):
        element = section.attributes["data-element"]
        items = section.css("li[data-wording]")
        described = [_described(item) for item in items]
        found[f"wordings of {element}"] = sorted(described, key=repr)
        found[f"wordings of {element} in order"] = [
            ("reference " if "the text itself" in str(it["who"]) else "") + (it["count"] or "0").partition(" ")[0]
            for it in described
        ]
        found[f"wordings of {element} without"] = all_said(section, "p.none")
    if page.css(".wordings"):
        found["words lit across languages"] = _lacking(page)
    return found


def _lacking(page: LexborHTMLParser) -> list[tuple[str, str]]:
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


def _described(item: LexborNode) -> dict[str, Any]:
    who = []
    more = None
    for node in item.css_first(".variants__who").iter():
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


def _timeline(page: LexborHTMLParser) -> dict[str, Any]:
    table = one(page, "table.timeline")
    if not table:
        return {}
    articles = [head.attributes["data-article"] for head in table.css("thead th[data-article]")]
    found: dict[str, Any] = {"timeline": articles, "timeline years": all_said(table, "tbody th")}
    for row in table.css("tbody tr"):
        year = said(one(row, "th"))
        for cell in row.css("td"):
            pieces = [_dated(piece) for piece in cell.css(".cell")]
            found[f"timeline {year} {cell.attributes['data-article']}"] = pieces or said(cell)
    return found


def _dated(piece: LexborNode) -> dict[str, Any]:
    found = _passage(piece)
    kept = {key: found[key] for key in ("exact", "way", "place", "whose", "unreviewed", "translation")}
    return kept | {"supplied": said(one(piece, ".supplied")) or None}


def _besides(page: LexborHTMLParser) -> dict[str, Any]:
    table = one(page, "table.besides")
    if not table:
        none = [words for words in all_said(page, "p.none") if words.startswith("Nothing besides")]
        return {"besides": none[0]} if none else {}
    articles = [head.attributes["data-article"] for head in table.css("thead th[data-article]")]
    found: dict[str, Any] = {"besides": articles, "besides topics": all_said(table, "tbody th")}
    for row in table.css("tbody tr"):
        title = said(one(row, "th"))
        for cell in row.css("td"):
            pieces = [_said_cell(piece) for piece in cell.css(".cell")]
            found[f"besides {title} {cell.attributes['data-article']}"] = pieces or said(cell)
    return found


def _said_cell(piece: LexborNode) -> dict[str, Any]:
    words = piece.css_first(".cell__words")
    return {
        "exact": verbatim(words),
        "way": way(words),
        "who": [said(node) for node in piece.css(".speaker") if not _is_within(node, "whose")],
        "whose": all_said(piece, ".whose"),
        "place": said(one(piece, ".place")),
        "unreviewed": UNREVIEWED in said(piece),
        "translation": all_said(piece, ".translation"),
    }


def _is_within(node: LexborNode, name: str) -> bool:
    parent = node.parent
    while parent is not None:
        if name in classes(parent):
            return True
        parent = parent.parent
    return False


def _sourcing(page: LexborHTMLParser) -> dict[str, Any]:
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


def _coverage(page: LexborHTMLParser) -> dict[str, Any]:
    found: dict[str, Any] = {}
    names = {"Words on this topic": "words", "Share of the article": "share", "First mention": "first"}
    names["In quotation marks"] = "quoted"
    for section in page.css("section.coverage__article"):
        slug = section.attributes["data-article"]
        facts = zip(all_said(section, "dl.facts dt"), all_said(section, "dl.facts dd"), strict=True)
        found[f"coverage {slug}"] = {names[name]: value for name, value in facts}
        rows = section.css("table.reliance tbody tr")
        found[f"strip {slug}"] = [_strip_row(*all_said(row, "th, td")) for row in rows]
        found[f"strip {slug} filled"] = [words.partition(": ")[2] or None for words in all_said(section, ".strip title")]
    if found:
        fills = {fill for name, fills in found.items() if name.endswith("filled") for fill in fills if fill}
        assert fills == {*all_said(page, ".coverage ul.legend li")}, "the legend names the topics that strips show"
    return found


def _strip_row(block: str, about: str, length: str, quotes: str) -> tuple[str, ...]:
    """Return a row with its topics in the alphabet's order: which comes first says nothing."""
    return block, ", ".join(sorted(re.split(r", (?!or not)", about))), length, quotes


def _covered_rows(page: LexborHTMLParser) -> dict[str, Any]:
    rows = page.css("tr[id^=on_]")
    found: dict[str, Any] = {"articles in order": [(row.attributes["id"] or "").removeprefix("on_") for row in rows]}
    for row in rows:
        words, share, quoted, first = all_said(row, "td")
        slug = (row.attributes["id"] or "").removeprefix("on_")
        found[f"covered {slug}"] = {"words": words, "share": share, "first": first, "quoted": quoted}
    return found


# -- lists ----------------------------------------------------------------------------------------------------------------


def _topic_table(page: LexborHTMLParser) -> dict[str, Any]:
    found: dict[str, Any] = {
        "kicker": said(one(page, ".kicker")),
        "topics": [said(one(row, "th a")) for row in page.css("table.matrix tbody tr")],
        "outlets": all_said(page, "table.matrix thead .outlet"),
    }
    for cell in page.css("table.matrix td"):
        link = cell.css_first("a")
        fragment = (link.attributes["href"] or "").partition("#")[2] or None
        found[f"{cell.attributes['data-topic']} {cell.attributes['data-outlet']}"] = {
            "words": said(cell),
            "first": fragment,
        }
    return found


def _article_list(page: LexborHTMLParser) -> dict[str, Any]:
    found: dict[str, Any] = {
        "intro": said(one(page, ".intro")).partition(",")[0],
        "articles": [],
        "reference texts": [],
    }
    for item in page.css("li.card--article"):
        slug = slug_in(item.css_first(".card__headline a").attributes["href"])
        found["reference texts" if item.css("h3") else "articles"].append(slug)
        found[f"card {slug}"] = (said(one(item, ".card__where")), said(one(item, ".card__source")))
    return found


def _read_list(entries: list[dict[str, Any]]) -> dict[str, Any]:
    names = ("slug", "outlet", "date", "title", "earlier")
    return {"list": [{name: entry[name] for name in names} for entry in entries]}


def _speaker_list(page: LexborHTMLParser) -> dict[str, Any]:
    found: dict[str, Any] = {}
    titles = [words for words in headings(page, 2) if words != "Who is quoted by whom"]
    for title, names in zip(titles, page.css("ul.speakers"), strict=True):
        found[title] = all_said(names, ".speakers__name")
        for item in names.css("li"):
            found[f"counts {said(one(item, '.speakers__name'))}"] = said(one(item, ".speakers__count"))
    if rows := page.css("table.matrix tbody tr"):
        found["voices"] = [said(one(row, "th")) for row in rows]
        for cell in page.css("table.matrix td"):
            found[f"voices {cell.attributes['data-speaker']} {cell.attributes['data-outlet']}"] = said(cell)
    return found


def _speaker(page: LexborHTMLParser) -> dict[str, Any]:
    groups = page.css("div.side-by-side")
    if not groups:
        return {"said": _untagged(page)}
    found = {}
    for title, group in zip(headings(page, 2), groups, strict=True):
        found[title] = [
            (
                slug_in(section.css_first("h3 a").attributes["href"]),
                said(one(section, "h3")),
                [_card(card) for card in section.css("li.card")],
            )
            for section in group.css("section.column")
        ]
    return found


def _card(card: LexborNode) -> dict[str, Any]:
    words = card.css_first(".card__words")
    return {
        "exact": verbatim(words.css_first("a")),
        "way": way(words),
        "who": all_said(card, ".speaker"),
        "kind": said(one(card, ".kind")),
        "unreviewed": UNREVIEWED in said(card),
        "place": said(one(card, ".place")),
        "topics": all_said(card, ".topic"),
        "translation": all_said(card, ".translation"),
    }


# -- an article -----------------------------------------------------------------------------------------------------------


def _article(page: LexborHTMLParser) -> dict[str, Any]:
    if not page.css(".article-head"):
        return {
            "said": said(one(page, ".intro")),
            "why": next(it for it in all_said(page, "p") if it.startswith("Why:")),
        }
    facts = page.css_first(".about-copy dl.facts")
    found: dict[str, Any] = {
        "facts": dict(zip(all_said(facts, "dt"), all_said(facts, "dd"), strict=True)),
        "head": said(one(page, ".article-head__facts .outlet")),
        "date in the head": all_said(page, ".article-head__facts time, .article-head__facts .unknown")[-1],
        "notes": {note.attributes["data-for"]: _note(note) for note in page.css(".margin .note")},
        "notices": [_notice(node) for node in page.css(".draft-notice")],
        "quotes": {item.attributes["data-for"]: _quote_line(item) for item in page.css(".about-quote")},
    }
    for section in page.css("section.point"):
        items = section.css("li:not(.none)")
        silent = all_said(section, "li.none")
        more = next((words for words in silent if words.startswith("and ")), None)
        nothing = next((words for words in silent if words.startswith(NOTHING_TAGGED)), None)
        said_ = [(said(one(item, ".outlet")), _point_words(item)) for item in items]
        found[f"others on {section.attributes['data-point']}"] = {"said": said_ or nothing, "more": more}
    return found


def _note(note: LexborNode) -> dict[str, Any]:
    hidden = said(one(note, ".visually-hidden"))
    return {
        "who": said(one(note, "b")),
        "via": next(
            iter(re.findall(r"via (?:(?!, in |not reviewed|, partly ).)*", said(note).replace(hidden, ""))), None
        ),
        "unreviewed": bool(note.css(".unreviewed")),
        "way": hidden.removeprefix(", ").partition(":")[0],
    }


def _cards(page: LexborHTMLParser) -> dict[str, Any]:
    found = []
    for card in page.css("article.card"):
        line = said(one(card, "p"))
        who, _, rest = line.partition(" · ")
        name = said(one(card, ".speaker"))
        found.append(
            {
                "who": name,
                "via": who.removeprefix(name).strip() or None,
                "unreviewed": UNREVIEWED in rest,
                "way": rest.partition(" · ")[0].replace(UNREVIEWED, "").strip(),
                "exact": verbatim(card.css_first("mark")),
                "translation": all_said(card, ".translation"),
            }
        )
    return {"source": said(one(page, "p.source")), "cards": found}


def _citations(page: LexborHTMLParser) -> dict[str, Any]:
    """Return the citations in which a sentence ends twice, as in “‘All is told.’.”"""
    entries = all_said(page, ".citation__entry, .citation__pointer span")
    return {"sentences with two stops": [entry for entry in entries if TWO_STOPS.search(entry)]}


def _quote_list(page: LexborHTMLParser) -> dict[str, Any]:
    found: dict[str, Any] = {"intro": said(one(page, "#all-quotes .intro")).partition(",")[0], "speakers": []}
    for heading, cards in zip(page.css("h2[id^=by_]"), page.css("#all-quotes ul.cards"), strict=True):
        found["speakers"].append(said(heading))
        found[f"quotes of {said(heading)}"] = [
            _card(card) | {"where": f"{said(one(card, '.outlet'))} {said(one(card, 'time, .unknown'))}"}
            for card in cards.css("li.card")
        ]
    return found


def _notice(node: LexborNode) -> str:
    kind = said(one(node, "strong"))
    if kind == "A draft.":
        waiting = re.search(r"(\d+ quotes?) of this (article|text)", said(node))
        return kind + (f" {waiting[0]}" if waiting else "")
    link = one(node, "a")
    return f"{kind} {slug_in(link.attributes['href'])}" if link else kind


def _quote_line(item: LexborNode) -> dict[str, Any]:
    return {
        "who": all_said(item, ".about-quote__who .speaker"),
        "way": said(one(item, ".way")),
        "unreviewed": UNREVIEWED in said(one(item, ".about-quote__who")),
        "topics": all_said(item, ".topic"),
        "translation": all_said(item, ".translation"),
        "points": [key for key in (item.attributes["data-points"] or "").split("|") if key],
        "attribution": item.attributes["data-attribution"],
    }


def _point_words(item: LexborNode) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    for node in item.iter():
        if "words" in classes(node):
            found.append(
                {"exact": verbatim(node), "way": way(node), "whose": [], "unreviewed": False, "translation": []}
            )
        elif "whose" in classes(node):
            found[-1]["whose"].append(said(node))
        elif "unreviewed" in classes(node):
            found[-1]["unreviewed"] = True
        elif "translation" in classes(node):
            found[-1]["translation"].append(said(node))
    return found


def _changes(page: LexborHTMLParser) -> dict[str, Any]:
    found: dict[str, list[str]] = {"gained": [], "lost": []}
    heading = ""
    for node in page.css("h2.md, li a[href*='compare/']"):
        if node.tag == "h2":
            heading = said(node)
        elif heading.startswith("Parts of the clause that only the newer"):
            found["gained"].append(said(node))
        elif heading.startswith("Parts of the clause that only the earlier"):
            found["lost"].append(said(node))
    return found


# -- data -----------------------------------------------------------------------------------------------------------------

COLUMNS = {
    "article": ("kind", "outlet", "published", "language", "paragraphs", "show", "supersedes", "reviewed"),
    "passage": ("exact", "topic", "element", "treatment", "words_of", "words_of_name", "paragraph", "reviewed"),
    "quote": ("exact", "kind", "speaker", "speaker_name", "via", "topics", "paragraph", "reviewed"),
}


def _feed(data: bytes) -> dict[str, Any]:
    atom = {"": "http://www.w3.org/2005/Atom"}
    return {
        slug_in(entry.findtext("id", "", atom)): {
            "title": entry.findtext("title", "", atom),
            "summary": entry.findtext("summary", "", atom),
        }
        for entry in ElementTree.fromstring(data).iterfind("entry", atom)
    }


def _data(tables: Mapping[str, list[dict[str, Any]]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for kind, columns in COLUMNS.items():
        for row in tables[f"{kind}s"]:
            name = row["id"] if kind == "article" else f"{row['article']} {row['id']}"
            found[f"{kind} {name}"] = {column: row.get(column) for column in columns}
    return found
