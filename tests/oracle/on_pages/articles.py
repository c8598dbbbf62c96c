"""What the pages of one article say."""

import re
from typing import Any

from oracle.on_pages.html import all_said, classes, one, said, slug_in, verbatim, way
from oracle.visible_words import UNREVIEWED
from selectolax.lexbor import LexborHTMLParser, LexborNode

TWO_STOPS = re.compile(r"[.!?][”’\"']+\.")


def article_page(page: LexborHTMLParser) -> dict[str, Any]:
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
        "notes": {note.attributes["data-for"]: note_words(note) for note in page.css(".margin .note")},
        "notices": [notice_words(node) for node in page.css(".draft-notice")],
        "quotes": {item.attributes["data-for"]: quote_line(item) for item in page.css(".about-quote")},
    }
    for section in page.css(".point"):
        items = section.css("dd:not(.none)")
        silent = all_said(section, "dd.none")
        more = next((words for words in silent if words.startswith("and ")), None)
        nothing = next((words for words in silent if words.startswith("nothing ")), None)
        said_ = [(said(one(item, ".outlet")), point_words(item)) for item in items]
        found[f"others on {section.attributes['data-point']}"] = {"said": said_ or nothing, "more": more}
    return found


def note_words(note: LexborNode) -> dict[str, Any]:
    hidden = said(one(note, ".visually-hidden"))
    return {
        "who": said(one(note, "b")),
        "via": next(
            iter(re.findall(r"via (?:(?!, in |not reviewed|, partly ).)*", said(note).replace(hidden, ""))), None
        ),
        "unreviewed": bool(note.css(".unreviewed")),
        "way": hidden.removeprefix(", ").partition(":")[0],
    }


def cards_page(page: LexborHTMLParser) -> dict[str, Any]:
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


def citations(page: LexborHTMLParser) -> dict[str, Any]:
    """Return the citations in which a sentence ends twice, as in “‘All is told.’.”"""
    entries = all_said(page, ".citation__entry, .citation__pointer span")
    return {"sentences with two stops": [entry for entry in entries if TWO_STOPS.search(entry)]}


def notice_words(node: LexborNode) -> str:
    kind = said(one(node, "strong"))
    if kind == "A draft.":
        waiting = re.search(r"\d[^.]* of this (article|text)", said(node))
        return kind + (f" {waiting[0]}" if waiting else "")
    link = one(node, "a")
    return f"{kind} {slug_in(link.attributes['href'])}" if link else kind


def quote_line(item: LexborNode) -> dict[str, Any]:
    return {
        "who": all_said(item, ".about-quote__who .speaker"),
        "way": said(one(item, ".way")),
        "unreviewed": UNREVIEWED in said(one(item, ".about-quote__who")),
        "topics": all_said(item, ".topic"),
        "translation": all_said(item, ".translation"),
        "points": [key for key in (item.attributes["data-points"] or "").split("|") if key],
        "attribution": item.attributes["data-attribution"],
    }


def point_words(item: LexborNode) -> list[dict[str, Any]]:
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
