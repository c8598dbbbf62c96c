"""The lists, as pages say them."""

from typing import Any

from oracle.on_pages.html import all_said, headings, one, said, slug_in, untagged, verbatim, way
from oracle.visible_words import UNREVIEWED
from selectolax.lexbor import LexborHTMLParser, LexborNode


def topic_table(page: LexborHTMLParser) -> dict[str, Any]:
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


def article_list(page: LexborHTMLParser) -> dict[str, Any]:
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


def read_list(entries: list[dict[str, Any]]) -> dict[str, Any]:
    names = ("slug", "outlet", "date", "title", "earlier")
    return {"list": [{name: entry[name] for name in names} for entry in entries]}


def speaker_list(page: LexborHTMLParser) -> dict[str, Any]:
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


def speaker_page(page: LexborHTMLParser) -> dict[str, Any]:
    found: dict[str, Any] = {}
    if printed := page.css("li.utterance"):
        found["Quotes"] = [utterance_words(item) for item in printed]
        found["says how quotes were put together"] = bool(page.css("a[href$='about/#utterances']"))
    if groups := page.css("div.side-by-side"):
        found["Passed on the words of others"] = [
            (
                slug_in(section.css_first("h3 a").attributes["href"]),
                said(one(section, "h3")),
                [card_words(card) for card in section.css("li.card")],
            )
            for section in groups[0].css("section.column")
        ]
    assert [it for it in ("Quotes", "Passed on the words of others") if it in found] == headings(page, 2)
    return found or {"said": untagged(page)}


def utterance_words(item: LexborNode) -> dict[str, Any]:
    return {"cuts": [cut_words(cut) for cut in item.css("li.cut")], "topics": all_said(item, ".topic")}


def cut_words(cut: LexborNode) -> dict[str, Any]:
    words = cut.css_first(".cut__words")
    outlets = cut.css("[data-quote]")
    first = (outlets[0].attributes["data-quote"] or "").replace("/", "/#")
    assert (words.css_first("a").attributes["href"] or "").endswith(f"/{first}"), (
        "the words lead to the first article"
    )
    return {
        "exact": verbatim(words.css_first("a")),
        "way": way(words),
        "given": said(one(cut, ".treatment")),
        "translation": all_said(cut, ".translation"),
        "of": [
            {
                "quote": outlet.attributes["data-quote"],
                "outlet": said(one(outlet, ".outlet")),
                "where": said(one(outlet, "small")),
                "via": all_said(outlet, ".via"),
                "unreviewed": UNREVIEWED in said(outlet),
            }
            for outlet in outlets
        ],
    }


def card_words(card: LexborNode) -> dict[str, Any]:
    words = card.css_first(".card__words")
    return {
        "exact": verbatim(words.css_first("a")),
        "way": way(words),
        "who": all_said(card, ".speaker"),
        "given": said(one(card, ".treatment")),
        "unreviewed": UNREVIEWED in said(card),
        "place": said(one(card, ".place")),
        "topics": all_said(card, ".topic"),
        "translation": all_said(card, ".translation"),
    }


def quote_list(page: LexborHTMLParser) -> dict[str, Any]:
    found: dict[str, Any] = {"intro": said(one(page, "#all-quotes .intro")).partition(",")[0], "speakers": []}
    for heading, cards in zip(page.css("h2[id^=by_]"), page.css("#all-quotes ul.cards"), strict=True):
        found["speakers"].append(said(heading))
        found[f"quotes of {said(heading)}"] = [
            card_words(card) | {"where": f"{said(one(card, '.outlet'))} {said(one(card, 'time, .unknown'))}"}
            for card in cards.css("li.card")
        ]
    return found


def check_page(page: LexborHTMLParser, tables: dict[str, Any]) -> dict[str, Any]:
    """Return what the page "Check a text" says of what it compares, and what its tables note of articles."""
    held, said_ = said(one(page, ".check__held")), said(one(page, ".check__published"))
    return {"held": held, "said": said_, "notes": tables["notes"]}
