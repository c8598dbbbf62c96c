"""What the pages of one article say: its own, its cards, its changes, and what is left of one that went."""

from typing import Any

from oracle.expected.naming import date_of, hides_tags, note, speakers, translation, whose
from oracle.read_files import Files, Tag, Text
from oracle.visible_words import TREATMENTS, WITHHELD_WORDS, count, date_words

MOST_WORDS, MOST_ARTICLES = 2, 6


def article_page(files: Files, text: Text) -> dict[str, Any]:
    newer = files.newer(text)
    found: dict[str, Any] = {
        "notices": notices(files, text, newer),
        "facts": facts(files, text),
        "head": "Reference text" if text.is_reference else files.name(text),
        "date in the head": date_of(text),
        "notes": {quote.id: note(files, text, quote) for quote in text.quotes},
        "quotes": {quote.id: quote_line(files, text, quote) for quote in text.quotes},
    }
    keys = [key for quote in text.quotes for key in points_of(text, quote)]
    alone = len(files.current) < 2
    hidden = any(hides_tags(other) for other in files.current if other.source != text.source)
    for key in dict.fromkeys(keys):
        said, more = others_on(files, text, key)
        if said or not alone:
            found[f"others on {key}"] = {
                "said": said or f"nothing {'published is ' if hidden else ''}tagged in another outlet’s article",
                "more": more,
            }
    return found


def facts(files: Files, text: Text) -> dict[str, str]:
    """Return what is said of a copy: what the editor supplied, the date, how much is tagged."""
    supplied = "supplied by the editor: {}"
    record = text.record
    found = {"Outlet": supplied.format(record["outlet_supplied"])} if record.get("outlet_supplied") else {}
    dated = date_of(text) if record.get("published") else "[not stated]"
    dated += f" {supplied.format(record['published_supplied'])}" if record.get("published_supplied") else ""
    dated += f" stated as “{record['published_line']}”" if record.get("published_line") else ""
    found["Dated" if text.is_reference else "Published"] = dated
    tagged = f"{count(len(text.quotes), 'quote')}, {count(len(text.passages), 'passage')}"
    return found | {"Tagged": WITHHELD_WORDS if hides_tags(text) else tagged}


def cards_page(files: Files, text: Text) -> dict[str, Any]:
    """Return what the cards of an article say, which stand on other sites."""
    source = f"{files.name(text)} · {date_of(text)}"
    source += " · an earlier version: the newer one" if files.newer(text) else ""
    return {
        "source": source,
        "cards": [
            note(files, text, quote)
            | {"exact": quote.exact, "way": TREATMENTS[text.way(quote)], "translation": translation(quote)}
            for quote in text.quotes
        ],
    }


def withdrawn_page(files: Files, record: dict[str, Any]) -> dict[str, Any]:
    what = f"An article of {files.outlets[record['outlet']]['name']}" if "outlet" in record else "A reference text"
    when = f", published {date_words(record['published'], None)}," if record.get("published") else ""
    gone = date_words(record["withdrawn"], None)
    return {"said": f"{what}{when} stood here. The archive withdrew it on {gone}.", "why": f"Why: {record['reason']}"}


def withdrawn_cards(files: Files, record: dict[str, Any]) -> dict[str, Any]:
    outlet = record.get("outlet")
    what = f"an article of {files.outlets[outlet]['name']}" if outlet else "a reference text"
    noun, gone = "article" if outlet else "text", date_words(record["withdrawn"], None)
    said = f"Words from {what} stood here. The archive withdrew the {noun} on {gone}: {record['reason']}"
    return {"source": said, "cards": []}


def notices(files: Files, text: Text, newer: Text | None) -> list[str]:
    """Return what is said before an article: a draft, with its number of quotes to review; a version; an excerpt."""
    found = []
    noun = "text" if text.is_reference else "article"
    if text.is_draft:
        waiting = {"quote": text.quotes, "passage": text.passages}
        numbers = {what: sum(not tag.reviewed for tag in tags) for what, tags in waiting.items()}
        said = " and ".join(count(number, what) for what, number in numbers.items() if number)
        found.append("A draft." + (f" {said} of this {noun}" if said else ""))
    if newer:
        found.append(f"An earlier version. {newer.slug}")
    older = text.record.get("supersedes")
    if any(it.slug == older for it in files.texts):
        found.append(f"A newer version. {older}")
    shown = {"tagged": "An excerpt.", "none": "Without its text."}
    found += [shown[text.record["show"]]] if text.record.get("show") in shown else []
    return found


def quote_line(files: Files, text: Text, quote: Tag) -> dict[str, Any]:
    """Return what the list of an article's quotes says of one."""
    names = speakers(files, quote)
    date = date_of(text) if text.record.get("published") else "date not stated"
    return {
        "who": names,
        "way": TREATMENTS[text.way(quote)],
        "unreviewed": not quote.reviewed,
        "topics": [files.topics[id]["title"] for id in quote.topics],
        "translation": translation(quote),
        "points": points_of(text, quote),
        "attribution": f"{', via '.join(names)}, in {files.name(text)}, {date}",
    }


def points_of(text: Text, quote: Tag) -> list[str]:
    """Return the parts of clauses that a quote overlaps, or else its topics."""
    elements = [tag.element for tag in text.passages if tag.element and tag.overlaps(quote)]
    return [f"element {id}" for id in dict.fromkeys(elements)] or [f"topic {id}" for id in quote.topics]


def others_on(files: Files, text: Text, key: str) -> tuple[list[Any], str | None]:
    """Return the words of other publishers on a point, the first of each, and how many more articles have some."""
    kind, _, id = key.partition(" ")
    having = []
    for other in files.current:
        if kind == "element":
            tags = other.giving(id) + other.beside(id)
        else:
            tags = [quote for quote in other.quotes if id in quote.topics]
            tags += [tag for tag in other.passages if id in tag.topics and not tag.element]
        if tags and other.source != text.source:
            having.append((other, tags))
    said = [
        (files.name(other), [point_words(files, other, tag) for tag in tags[:MOST_WORDS]])
        for other, tags in having[:MOST_ARTICLES]
    ]
    more = len(having) - len(said)
    return said, f"and {count(more, 'more article')}" if more else None


def point_words(files: Files, other: Text, tag: Tag) -> dict[str, Any]:
    return {
        "exact": tag.exact,
        "way": other.way(tag),
        "whose": [] if tag.is_quote else whose(files, tag.topics[0], other, tag),
        "unreviewed": not tag.reviewed,
        "translation": translation(tag),
    }
