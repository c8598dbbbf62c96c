"""A clause at a glance -> what it shows, in sentences: counts of what is tagged, and nothing besides."""

from collections.abc import Sequence
from dataclasses import dataclass

from ..comparing.glance import GlanceRow, with_words
from ..model import TREATMENT_NAMES, Article, Element, Topic
from .templating import count, lower_first

MOST_SENTENCES = 3  # articles with a sentence each; of more, the sentences count articles


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence. With an article, it begins with the name of its outlet, which ``words`` leaves out."""

    words: str
    article: Article | None = None


def finding(topic: Topic, rows: Sequence[GlanceRow]) -> tuple[Sentence, ...]:
    """Return what the rows of a glance show; nothing where no article gives the clause."""
    rows = with_words(rows)
    if len(rows) <= MOST_SENTENCES:
        return tuple(Sentence(_of_one(row, first=number == 0), row.article) for number, row in enumerate(rows))
    return _of_many(topic, rows)


def extremes(rows: Sequence[GlanceRow]) -> str | None:
    """Return in words which two reports ``furthest_apart`` chose of several, ties counted; None of two or fewer."""
    rows = with_words(rows)
    if len(rows) <= 2:
        return None
    most, fewest = rows[0].given, rows[-1].given
    if most == fewest:
        return f"Two of the {len(rows)} reports, which give {count(most, 'part')} each"
    first = _one_of([row for row in rows if row.given == most], f"the most parts, {most}")
    last = _one_of([row for row in rows if row.given == fewest], f"the fewest, {fewest}")
    return f"{first[:1].upper()}{first[1:]}, and {last}"


def _one_of(rows: Sequence[GlanceRow], what: str) -> str:
    """Return "the report that gives the most parts, 9", or "one of the 4 reports that give the fewest, 2"."""
    return f"the report that gives {what}" if len(rows) == 1 else f"one of the {len(rows)} reports that give {what}"


def _of_one(row: GlanceRow, *, first: bool) -> str:
    counts = [(number, way) for treatment, way in TREATMENT_NAMES.items() if (number := row.count(treatment))]
    of = f" of the clause’s {count(len(row.parts), 'part')}" if first else ""
    if len(counts) == 1:
        ways = f", {'all ' if row.given > 1 else ''}{counts[0][1]}"
    else:
        ways = ": " + ", ".join(f"{number} {way}" for number, way in counts)
    absent, unjudged = row.in_state("absent"), row.in_state("unjudged")
    left = f"; nothing on {_titles(absent, 'or')}" if absent else ""
    left += f"; not looked for yet: {_titles(unjudged, 'and')}" if unjudged else ""
    return f"gives {row.given}{of}{ways}{left}."


def _of_many(topic: Topic, rows: Sequence[GlanceRow]) -> tuple[Sentence, ...]:
    sentences = [f"{len(rows)} articles give words on the clause. {_complete(topic, rows)}"]
    given = [sum(row.parts[number].is_given for row in rows) for number in range(len(topic.elements))]
    most, fewest = max(given), min(given)
    if most == fewest:
        sentences.append(f"Each part stands in {_of(most, len(rows))}.")
    else:
        commonest, rarest = (
            [element for element, number in zip(topic.elements, given, strict=True) if number == count]
            for count in (most, fewest)
        )
        sentences.append(f"Most often given: {_titles(commonest, 'and')}, in {_of(most, len(rows))}.")
        in_ = _of(fewest, len(rows)) if fewest else "none"
        sentences.append(f"Least often: {_titles(rarest, 'and')}, in {in_}.")
    if left := sum(len(row.in_state("unjudged")) for row in rows):
        articles = sum(bool(row.in_state("unjudged")) for row in rows)
        sentences.append(
            f"So far: {count(left, 'part')} of {count(articles, 'article')} "
            f"{'has' if left == 1 else 'have'} not been looked for yet."
        )
    return tuple(map(Sentence, sentences))


def _complete(topic: Topic, rows: Sequence[GlanceRow]) -> str:
    """Return how many articles have every part, and how many of them in quotation marks throughout."""
    parts = len(topic.elements)
    complete = [row for row in rows if row.given == parts]
    if not complete:
        none = "None is known to have" if any(row.in_state("unjudged") for row in rows) else "None has"
        return f"{none} all {parts} of its parts."
    said = f"{len(complete)} {'has' if len(complete) == 1 else 'have'} all {parts} of its parts"
    quoted = sum(row.count("quoted") == parts for row in complete)
    if quoted == len(complete):
        return f"{said}, all in quotation marks."
    return f"{said}, {quoted} of them in quotation marks throughout." if quoted else f"{said}."


def _of(number: int, all_: int) -> str:
    return f"all {all_}" if number == all_ else f"{number} of {all_}"


def _titles(elements: Sequence[Element], joint: str) -> str:
    """Return the titles of elements as they stand inside a sentence: an abbreviation keeps its capitals."""
    words = [lower_first(element.title) for element in elements]
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} {joint} {words[-1]}"
