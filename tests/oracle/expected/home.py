"""What home says: the finding, the glance, and the two articles that are furthest apart."""

from collections.abc import Sequence
from typing import Any

from oracle import comparing
from oracle.expected.answers import OneOf
from oracle.expected.glance import glance_statements
from oracle.expected.naming import articles_by_outlets, translation
from oracle.read_files import Files, Text
from oracle.visible_words import TREATMENTS, count, inside, listed

MOST_SENTENCES = 3


def home(files: Files) -> dict[str, Any]:
    texts, rows = comparing.glance(files, files.clause, files.current)
    elements = files.elements(files.clause)
    given = [text for text in rows if comparing.given(text, elements)]
    pair = furthest_apart(given, [text for text in texts if comparing.given(text, elements)])
    quotes = [quote for text in files.texts for quote in text.quotes]
    speakers = {quote.record["speaker"] for quote in quotes}
    return {
        "kicker": articles_by_outlets(files.current) if files.current else None,
        "finding": " ".join(finding(files, given)) if given else no_finding(files),
        **(glance_statements(files, files.clause, files.current, texts, rows) if texts or rows else {}),
        "extremes": extremes(given, elements),
        "wordings": [wording(text, files.clause) for text in pair],
        "lit": [lit(text, other, elements) for text, other in zip(pair, reversed(pair), strict=True)]
        if len(pair) > 1
        else [[] for _ in pair],
        "translations": [
            [words for tag in text.passages if tag.element in elements for words in translation(tag)] for text in pair
        ],
        "button": ("Compare part by part" if len([*texts, *rows]) > 1 else "See it part by part")
        if elements
        else "Compare the reports",
        "beside": beside(rows, given, pair),
        "who said what": f"Who said what? {count(len(quotes), 'quote')} by {count(len(speakers), 'speaker')}",
    }


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
    holding = [tag.block.name for tag in text.passages if tag.element and topic in tag.topics]
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

    said = f"{those(most, f'the most parts, {most}')}, and {those(fewest, f'the fewest, {fewest}')}:"
    return said[0].upper() + said[1:]


def finding(files: Files, rows: Sequence[Text]) -> list[str]:
    """Return the sentences that sum up a glance."""
    elements = files.elements(files.clause)
    if len(rows) <= MOST_SENTENCES:
        return [f"{files.name(text)} {of_one(files, text, elements, first=text is rows[0])}" for text in rows]
    return of_many(files, rows, elements)


def of_one(files: Files, text: Text, elements: Sequence[str], *, first: bool) -> str:
    states = [comparing.state(text, id) for id in elements]
    number = comparing.given(text, elements)
    said = f"gives {number}" + (f" of the clause’s {count(len(elements), 'part')}" if first else "")
    ways = [(states.count(way), words) for way, words in TREATMENTS.items() if way in states]
    if len(ways) == 1:
        said += f", {'all ' if number > 1 else ''}{ways[0][1]}"
    else:
        said += ": " + ", ".join(f"{n} {words}" for n, words in ways)
    for state, before, joint in (("absent", "nothing on", "or"), ("unjudged", "not looked for yet:", "and")):
        titles = [inside(files.title(id)) for id, it in zip(elements, states, strict=True) if it == state]
        said += f"; {before} {listed(titles, joint)}" if titles else ""
    return f"{said}."


def of_many(files: Files, rows: Sequence[Text], elements: Sequence[str]) -> list[str]:
    states = [[comparing.state(text, id) for id in elements] for text in rows]
    complete = [it for it in states if all(state in TREATMENTS for state in it)]
    quoted = sum(set(it) == {"quoted"} for it in complete)
    unjudged = [it.count("unjudged") for it in states]
    if not complete:
        whole = f"{'None is known to have' if any(unjudged) else 'None has'} all {len(elements)} of its parts."
    else:
        whole = f"{len(complete)} {'has' if len(complete) == 1 else 'have'} all {len(elements)} of its parts"
        if quoted == len(complete):
            whole += ", all in quotation marks."
        else:
            whole += f", {quoted} of them in quotation marks throughout." if quoted else "."
    said = [f"{len(rows)} articles give words on the clause.", whole]
    numbers = {id: sum(it[place] in TREATMENTS for it in states) for place, id in enumerate(elements)}
    most, fewest = max(numbers.values()), min(numbers.values())

    def of(number: int) -> str:
        return f"all {len(rows)}" if number == len(rows) else f"{number} of {len(rows)}" if number else "none"

    def those(number: int) -> str:
        return listed([inside(files.title(id)) for id in elements if numbers[id] == number], "and")

    if most == fewest:
        said.append(f"Each part stands in {of(most)}.")
    else:
        said += [
            f"Most often given: {those(most)}, in {of(most)}.",
            f"Least often: {those(fewest)}, in {of(fewest)}.",
        ]
    if left := sum(unjudged):
        articles = sum(bool(number) for number in unjudged)
        have = "has" if left == 1 else "have"
        said.append(f"So far: {count(left, 'part')} of {count(articles, 'article')} {have} not been looked for yet.")
    return said
