"""What the lists say: of topics, articles, speakers and quotes."""

from collections.abc import Sequence
from typing import Any

from oracle.comparing import written
from oracle.expected.naming import (
    articles_by_outlets,
    date_of,
    hides_tags,
    newest_first,
    speakers,
    translation,
)
from oracle.read_files import Files, Tag, Text
from oracle.utterances import Said, utterances
from oracle.visible_words import (
    A_DRAFT,
    AN_EARLIER_TEXT,
    AN_EARLIER_VERSION,
    AN_EXCERPT,
    NOTHING_TAGGED,
    TREATMENTS,
    WITHHELD_WORDS,
    WITHOUT_TEXT,
    count,
)

PERSON_GROUPS = {"person": "People", "organisation": "Organisations", "group": "Groups", "document": "Documents"}


def topic_table(files: Files) -> dict[str, Any]:
    reports = [text for text in files.current if not text.is_reference]
    outlets = [id for id in files.outlets if any(text.outlet == id for text in reports)]
    topics = [id for id in files.topics if any(text.on(id) for text in files.current)]
    found: dict[str, Any] = {
        "kicker": articles_by_outlets(files.current),
        "topics": [files.topics[id]["title"] for id in topics],
        "outlets": [outlet_head(files, id) for id in outlets],
    }
    for topic in topics:
        for outlet in outlets:
            texts = [text for text in reports if text.outlet == outlet]
            tags = [(text, tag) for text in texts for tag in text.on(topic)]
            quotes = sum(tag.is_quote for _, tag in tags)
            said = [count(quotes, "quote")] if quotes else []
            said += [count(len(tags) - quotes, "passage")] if len(tags) > quotes else []
            withheld = any(topic in withheld_topics(files, text) for text in texts)
            found[f"{topic} {outlet}"] = {
                "words": ", ".join(said) or ("withheld" if withheld else NOTHING_TAGGED),
                "first": f"on_{first_by_time([text for text, _ in tags]).slug}" if tags else None,
            }
    return found


def outlet_head(files: Files, outlet: str) -> str:
    """Return an outlet's name, in square brackets where the editor supplied it in each of its articles."""
    names = {files.name(text) for text in files.current if text.outlet == outlet}
    return names.pop() if len(names) == 1 else files.outlets[outlet]["name"]


def withheld_topics(files: Files, text: Text) -> set[str]:
    """Return what the tags of an article that is published without its text are about."""
    if text.record.get("show") != "none":
        return set()
    elements = files.vocabulary["elements"]
    found = {topic for tag in text.record.get("quotes", []) for topic in tag.get("topics", [])}
    for tag in text.record.get("passages", []):
        found.add(elements[tag["element"]]["topic"] if "element" in tag else tag["topic"])
    return found


def first_by_time(texts: Sequence[Text]) -> Text:
    return min(texts, key=lambda text: (text.time, text.slug))


def article_list(files: Files) -> dict[str, Any]:
    reports = [text for text in files.texts if not text.is_reference]
    current = [text for text in reports if text in files.current]
    references = [text for text in files.texts if text.is_reference]
    earlier = len(reports) - len(current)
    said = articles_by_outlets(current) + (f" and {count(earlier, 'earlier version')}" if earlier else "")
    found: dict[str, Any] = {
        "intro": said,
        "articles": [text.slug for text in newest_first(reports)],
        "reference texts": [text.slug for text in references],
    }
    for text in files.texts:
        names = {quote.record["speaker"] for quote in text.quotes}
        quotes = (
            f"{count(len(text.quotes), 'quote')} from {count(len(names), 'speaker')}" if text.quotes else "no quotes"
        )
        quotes = WITHHELD_WORDS if hides_tags(text) else quotes
        where = f"{'' if text.is_reference else files.name(text) + ' '}{date_of(text)}"
        where += ", earlier version" if text in files.superseded else ""
        found[f"card {text.slug}"] = (where, f"{quotes}, {count(len(text.paragraphs), 'paragraph')}")
    return found


def quote_list(files: Files) -> dict[str, Any]:
    """Return every quote by speaker, the newest first."""
    quotes = [(text, quote) for text in newest_first(files.texts) for quote in text.quotes]
    found: dict[str, Any] = {"intro": count(len(quotes), "quote")}
    names = [id for id in files.speakers if any(says(quote, id) for _, quote in quotes)]
    found["speakers"] = [files.speakers[id]["name"] for id in names]
    for id in names:
        found[f"quotes of {files.speakers[id]['name']}"] = [
            card(files, text, quote, named=False) | {"where": f"{files.name(text)} {date_of(text)}"}
            for text, quote in quotes
            if says(quote, id)
        ]
    return found


def read_list(files: Files) -> dict[str, Any]:
    """Return the list of articles to read side by side, the newest first."""
    return {
        "list": [
            {
                "slug": text.slug,
                "outlet": "Reference text" if text.is_reference else files.name(text),
                "date": date_of(text),
                "title": text.title,
                "earlier": text in files.superseded,
            }
            for text in newest_first(files.texts)
        ]
    }


def speaker_list(files: Files) -> dict[str, Any]:
    found: dict[str, Any] = {}
    quoted = {
        id for text in files.texts for q in text.quotes for id in (q.record["speaker"], *q.record.get("via", []))
    }
    for kind, heading in PERSON_GROUPS.items():
        names = [it["name"] for id, it in files.speakers.items() if it["kind"] == kind and id in quoted]
        if names:
            found[heading] = names
    for id in quoted:
        found[f"counts {files.speakers[id]['name']}"] = speaker_counts(files, id)
    outlets = [id for id in files.outlets if any(text.outlet == id for text in files.current)]
    reports = [text for text in files.current if not text.is_reference]
    rows = [id for id in files.speakers if any(q.record["speaker"] == id for text in reports for q in text.quotes)]
    if rows and len(outlets) > 1:
        found["voices"] = [files.speakers[id]["name"] for id in rows]
        for id in rows:
            for outlet in outlets:
                found[f"voices {id} {outlet}"] = share(id, [text for text in reports if text.outlet == outlet])
    return found


def speaker_counts(files: Files, speaker: str) -> str:
    def said(text: Text) -> int:
        return sum(quote.record["speaker"] == speaker for quote in text.quotes)

    reports = [text for text in files.current if not text.is_reference]
    quotes, outlets = sum(map(said, reports)), len({text.outlet for text in reports if said(text)})
    referred = sum(said(text) for text in files.current if text.is_reference)
    relayed = sum(speaker in quote.record.get("via", []) for text in files.current for quote in text.quotes)
    found = [f"{count(quotes, 'quote')} in {count(outlets, 'outlet')}"] if quotes else []
    found += [f"{count(referred, 'quote')} in a reference text"] if referred else []
    found += [f"relayed {count(relayed, 'quote')}"] if relayed else []
    return ", ".join(found) or "in an earlier version only"


def share(speaker: str, texts: Sequence[Text]) -> str:
    quotes = [(text, quote) for text in texts for quote in text.quotes if quote.record["speaker"] == speaker]
    if not quotes:
        return "no published quote" if any(map(hides_tags, texts)) else "no tagged quote"
    words = [(text, word) for text, quote in quotes for word in text.words_in(quote.start, quote.end)]
    quoted = sum(text.treatment(*word) == "quoted" for text, word in words)
    reported = len(words) - quoted
    said = [f"{count(quoted, 'word')} quoted"] if quoted else []
    said += [f"{reported if quoted else count(reported, 'word')} paraphrased"] if reported else []
    return f"{count(len(quotes), 'quote')} {', '.join(said)}"


def speaker_page(files: Files, speaker: str) -> dict[str, Any]:
    """Return each utterance of a speaker, and what each article says that the speaker relayed; the newest first."""
    found: dict[str, Any] = {}
    texts = newest_first(files.texts)
    quotes = [(text, quote) for text in texts for quote in text.quotes if says(quote, speaker)]
    if quotes:
        groups = sorted(utterances(quotes), key=lambda group: -len({text.source for text, _ in group}))
        found["Quotes"] = [printed(files, group) for group in groups]
        found["says how quotes were put together"] = len(groups) < len(quotes)
    columns = []
    for text in texts:
        relayed = [quote for quote in text.quotes if relays(quote, speaker)]
        if relayed:
            date = date_of(text) + (", earlier version" if text in files.superseded else "")
            cards = [card(files, text, quote, named=True) for quote in relayed]
            columns.append((text.slug, f"{files.name(text)} {date}", cards))
    if columns:
        found["Passed on the words of others"] = columns
    return found or {"said": "No published quote in the archive is tagged with this speaker."}


def printed(files: Files, group: Sequence[Said]) -> dict[str, Any]:
    """Return an utterance: each wording once, those of reference texts first, then the longest."""
    ordered = sorted(group, key=lambda it: (not it[0].is_reference, -len(it[0].words_in(it[1].start, it[1].end))))
    cuts: dict[str, dict[str, Any]] = {}
    for text, quote in ordered:
        key = repr((written([quote]), text.way(quote), translation(quote)))
        first = {
            "exact": quote.exact,
            "way": text.way(quote),
            "given": TREATMENTS[text.way(quote)],
            "translation": translation(quote),
            "of": [],
        }
        cuts.setdefault(key, first)["of"].append(cut_of(files, text, quote))
    topics = dict.fromkeys(topic for cut in cuts.values() for it in cut["of"] for topic in it.pop("topics"))
    return {"cuts": [*cuts.values()], "topics": [files.topics[id]["title"] for id in topics]}


def cut_of(files: Files, text: Text, quote: Tag) -> dict[str, Any]:
    """Return what stands with an outlet's name below words of an utterance."""
    where = f"{date_of(text)}{', earlier version' if text in files.superseded else ''}, {quote.block.name}"
    relayed = speakers(files, quote)[1:]
    return {
        "quote": f"{text.slug}/{quote.id}",
        "outlet": files.short_name(text),
        "where": where + ("," if relayed else ""),
        "via": [f"via {', '.join(relayed)}"] if relayed else [],
        "unreviewed": not quote.reviewed,
        "topics": quote.topics,
    }


def says(quote: Tag, speaker: str) -> bool:
    return quote.record["speaker"] == speaker


def relays(quote: Tag, speaker: str) -> bool:
    return speaker in quote.record.get("via", [])


def card(files: Files, text: Text, quote: Tag, named: bool) -> dict[str, Any]:
    who = speakers(files, quote)
    return {
        "exact": quote.exact,
        "way": text.way(quote),
        "who": who if named else who[1:],
        "given": TREATMENTS[text.way(quote)],
        "unreviewed": not quote.reviewed,
        "place": quote.block.name,
        "topics": [files.topics[id]["title"] for id in quote.topics],
        "translation": translation(quote),
    }


def check_page(files: Files) -> dict[str, Any]:
    """Return what the page "Check a text" says of what it compares, and what it notes of an article's words."""
    references = [text for text in files.current if text.is_reference]
    reports = [text for text in files.current if not text.is_reference]
    held = [
        "the " + (noun if len(texts) == 1 else count(len(texts), noun))
        for texts, noun in ((reports, "article"), (references, "reference text"))
        if texts
    ]
    said = ["Only words that this site publishes are compared."]
    if parts := [text for text in files.texts if text.record.get("show", "whole") != "whole"]:
        said.append(f"Of {count(len(parts), 'text')} it publishes a part, or nothing.")
    if earlier := len(files.superseded):
        said.append(
            f"{count(earlier, 'earlier version')} {'is' if earlier == 1 else 'are'} compared, too, and named as such."
        )
    if files.withdrawn:
        said.append("Withdrawn articles are not compared.")
    notes = {text.slug: _notes(files, text) for text in files.texts}
    return {
        "held": " and ".join(held),
        "said": " ".join(said),
        "notes": {slug: it for slug, it in notes.items() if it},
    }


def _notes(files: Files, text: Text) -> list[str]:
    show = {"tagged": [AN_EXCERPT], "none": [WITHOUT_TEXT]}.get(text.record.get("show", "whole"), [])
    earlier = [AN_EARLIER_TEXT if text.is_reference else AN_EARLIER_VERSION] if files.newer(text) else []
    return [*show, *([A_DRAFT] if text.is_draft else []), *earlier]
