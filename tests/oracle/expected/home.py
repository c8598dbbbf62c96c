"""What home says: the finding, the glance, and the two articles that are furthest apart."""

from collections.abc import Sequence
from typing import Any

from oracle import comparing
from oracle.expected.answers import OneOf
from oracle.expected.finding import finding, finding_links
from oracle.expected.glance import glance_statements
from oracle.expected.naming import articles_by_outlets, translation
from oracle.read_files import Files, Text
from oracle.visible_words import count, inside


def home(files: Files) -> dict[str, Any]:
    texts, rows = comparing.glance(files, files.clause, files.current)
    elements = files.elements(files.clause)
    given = [text for text in rows if comparing.given(text, elements)]
    pair = furthest_apart(given, [text for text in texts if comparing.given(text, elements)])
    reports = [text for text in pair if not text.is_reference]
    quotes = [quote for text in files.texts for quote in text.quotes]
    speakers = {quote.record["speaker"] for quote in quotes}
    return {
        "kicker": kicker(files),
        "opening": [wording(text, files.clause) for text in texts if comparing.given(text, elements)][:1],
        "pledge": pledge(files, files.clause, texts, rows),
        "finding": finding(files, given) if given else [no_finding(files)],
        "finding links": finding_links(files, given),
        **(glance_statements(files, files.clause, files.current, texts, rows) if texts or rows else {}),
        "extremes": extremes(given, elements),
        "wordings": [wording(text, files.clause) for text in reports],
        "lit": [lit(text, pair[1 - pair.index(text)], elements) if len(pair) > 1 else [] for text in reports],
        "translations": [
            [words for tag in comparing.compared(text, elements) for words in translation(tag)] for text in reports
        ],
        "button": ("Compare part by part" if len([*texts, *rows]) > 1 else "See it part by part")
        if elements
        else "Compare the reports",
        "beside": beside(rows, given, pair),
        "who said what": f"Who said what? {count(len(quotes), 'quote')} by {count(len(speakers), 'speaker')}",
    }


def kicker(files: Files) -> str | None:
    return (
        " · ".join(said for said in (files.vocabulary.get("event"), articles_by_outlets(files.current)) if said)
        if files.current
        else None
    )


def pledge(files: Files, topic: str, texts: Sequence[Text], rows: Sequence[Text]) -> list[str]:
    """Return what the page says of the clause itself, where it does not open with the text's own words."""
    description = files.topics[topic].get("description")
    if any(comparing.given(text, files.elements(topic)) for text in texts) or not description:
        return []
    found = sum(any(text.giving(id) for text in rows) for id in files.elements(topic))
    parts = "1 part compared is the one" if found == 1 else f"{found} parts compared are those"
    note = "These are the archive’s own words; it does not hold the text itself."
    note += f" The {parts} found in the reports." if found else ""
    return [description, note] if rows and not texts else [description]


def beside(rows: Sequence[Text], given: Sequence[Text], pair: Sequence[Text]) -> Any:
    """Return the link to read two articles side by side: both, if there are no more."""
    if len(pair) < 2:
        return None
    both, two = "Read both side by side", "Read the two side by side"
    if len(given) == 2 == len(rows):
        return both
    return two if len(given) > 2 else OneOf([both, two])


def no_finding(files: Files) -> str:
    if any(not text.is_reference for text in files.current):
        title = inside(files.topics[files.clause]["title"])
        return f"No article has words on {title} that can be compared part by part yet."
    return "No article yet."


def furthest_apart(rows: Sequence[Text], texts: Sequence[Text]) -> list[Text]:
    """Return the first and the last report of a glance; of a single report, a reference text and the report."""
    shown = [*rows] if len(rows) > 1 else [*texts[:1], *rows]
    return [shown[0], shown[-1]] if len(shown) > 1 else shown


def wording(text: Text, topic: str) -> tuple[str, list[str]]:
    """Return the names of the paragraphs in which an article words a clause."""
    of_topic = [tag for tag in text.passages if tag.element and topic in tag.topics]
    holding = [tag.block.name for tag in of_topic if tag in text.giving(str(tag.element))]
    return text.slug, [block.name for block in text.blocks if block.name in holding]


def lit(text: Text, other: Text, elements: Sequence[str]) -> list[str]:
    """Return the words on parts that the other text lists as absent."""
    parts = [tag for id in elements if comparing.state(other, id) == "absent" for tag in text.giving(id)]
    return [tag.exact for tag in sorted(parts, key=lambda tag: tag.start)]


def extremes(rows: Sequence[Text], elements: Sequence[str]) -> str | None:
    if len(rows) < 3:
        return None
    numbers = [comparing.given(text, elements) for text in rows]
    most, fewest = max(numbers), min(numbers)
    if most == fewest:
        return f"Two of the {len(rows)} reports, which give {count(most, 'part')} each:"

    def those(number: int, what: str) -> str:
        ties = numbers.count(number)
        return f"the report that gives {what}" if ties == 1 else f"one of the {ties} reports that give {what}"

    said = f"{those(most, f'the most parts ({most})')}, and {those(fewest, f'the fewest ({fewest})')}:"
    return said[0].upper() + said[1:]
