"""What a clause at a glance says, and what the attributes of any cell say."""

from collections.abc import Sequence
from typing import Any

from oracle import comparing
from oracle.expected.answers import OneOf
from oracle.expected.naming import named
from oracle.read_files import Files, Text
from oracle.visible_words import count, date_words, state_words

SUPPLIED = "[ ]: not stated in the saved text, supplied by the archive"


def glance_statements(
    files: Files, topic: str, articles: Sequence[Text], texts: Sequence[Text], rows: Sequence[Text]
) -> dict[str, Any]:
    """Return the rows of a glance, its legend, and whose words are named below it."""
    elements = files.elements(topic)
    base = next((text for text in [*texts, *rows] if comparing.given(text, elements)), None)
    number = sum(any(text.giving(id) for text in rows) for id in elements)
    yardstick = f"Numbers: parts given, of the {count(number, 'part')} found in any report"
    found: dict[str, Any] = {
        "glance rows": [text.slug for text in [*texts, *rows]],
        "glance legend": [
            *(
                state_words(way, "article")
                for way in (*("original", "quoted", "partly-quoted", "paraphrased"), "absent", "unjudged", "withheld")
                if any(comparing.state(text, id) == way for text in [*texts, *rows] for id in elements)
            ),
            *([yardstick] if number and not texts else []),
            *([SUPPLIED] if any(text.record.get("outlet_supplied") for text in [*texts, *rows]) else []),
        ],
        "glance other words": other_words(files, topic, articles, [*texts, *rows]),
    }
    for text in [*texts, *rows]:
        found[f"glance {text.slug} name"] = name_apart(files, text, articles, " ")
        number = comparing.given(text, elements)
        found[f"glance {text.slug} sum"] = glance_sum(number, len(elements) if texts else 0)
        found |= in_order(f"glance {text.slug}", base, text, elements)
        for id in elements:
            way = comparing.state(text, id)
            noun = "text" if text.is_reference else "article"
            others = named(files, topic, comparing.words_of(text, id))
            words = f", words of {', '.join(others)}" if others else ""
            found[f"glance {text.slug} {id}"] = {
                **cell(base, text, id),
                "words": state_words(way, noun) + words if way else "",
            }
    return found


def name_apart(files: Files, text: Text, articles: Sequence[Text], joint: str) -> str:
    """Return whose words they are; the day, or else the headline, tells articles of one outlet apart."""
    if sum(other.source == text.source for other in articles) < 2:
        return files.name(text)
    published = text.record.get("published")
    day = date_words(published[:10], None) if published else text.title
    return f"{files.name(text)}{joint}{day}"


def cell(base: Text | None, text: Text, element: str) -> dict[str, Any]:
    """Return what the attributes of a cell say."""
    held = base is not None and base.slug != text.slug
    return {
        "treatment": comparing.state(text, element),
        "relation": comparing.relation(base, text, element) if held else None,
        "words of": comparing.words_of(text, element),
    }


def in_order(name: str, base: Text | None, text: Text, elements: Sequence[str]) -> dict[str, Any]:
    """Return which parts of an article stand in the base's order; where several choices are as long, any of them."""
    if base is None or base.slug == text.slug:
        return {f"{name} in place": [], f"{name} moved": []}
    both = {id for id in elements if base.giving(id) and text.giving(id)}
    answers = comparing.in_place(base, text, elements)
    return {
        f"{name} in place": OneOf(sorted(answer) for answer in answers),
        f"{name} moved": OneOf(sorted(both - answer) for answer in answers),
    }


def other_words(files: Files, topic: str, articles: Sequence[Text], rows: Sequence[Text]) -> list[str]:
    """Return which articles give words of somebody else than the clause, on which parts."""
    found: dict[str, list[str]] = {}
    for text in rows:
        parts: dict[str, list[str]] = {}
        for element in files.elements(topic):
            for name in named(files, topic, comparing.words_of(text, element)):
                parts.setdefault(name, []).append(files.phrase(element))
        for name, titles in parts.items():
            found.setdefault(name, []).append(f"{name_apart(files, text, articles, ', ')} ({', '.join(titles)})")
    return sorted(f"Words of {name}: {'; '.join(places)}" for name, places in found.items())


def glance_sum(number: int, of: int) -> str:
    """Return how many parts an article gives: of all parts only where a reference text is the yardstick."""
    if not number:
        return "withheld"
    return f"{number} of {of}" if of else str(number)
