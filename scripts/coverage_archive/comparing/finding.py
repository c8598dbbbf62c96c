"""A clause at a glance -> what it shows, in sentences: counts of what is tagged, and nothing besides."""

from collections.abc import Sequence
from dataclasses import dataclass

from ..model import TREATMENT_NAMES, Article, Topic
from .glance import GlanceRow

MOST_SENTENCES = 3  # articles with a sentence each; of more, the sentences count articles


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence. With an article, it begins with the name of its outlet, which ``words`` leaves out."""

    words: str
    article: Article | None = None


def finding(topic: Topic, rows: Sequence[GlanceRow]) -> tuple[Sentence, ...]:
    """Return what the rows of a glance show; nothing where no article gives the clause."""
    if len(rows) <= MOST_SENTENCES:
        return tuple(Sentence(_of_one(row, first=number == 0), row.article) for number, row in enumerate(rows))
    return _of_many(topic, rows)


def _of_one(row: GlanceRow, *, first: bool) -> str:
    counts = [(number, way) for treatment, way in TREATMENT_NAMES.items() if (number := row.count(treatment))]
    of = f" of the clause’s {len(row.parts)} {_noun(len(row.parts), 'part')}" if first else ""
    if len(counts) == 1:
        ways = f", {'all ' if row.given > 1 else ''}{counts[0][1]}"
    else:
        ways = ": " + ", ".join(f"{number} {way}" for number, way in counts)
    without = [_inside(element.title) for element in row.missing]
    missing = f"; nothing on {_listed(without, 'or')}" if without else ""
    return f"gives {row.given}{of}{ways}{missing}."


def _of_many(topic: Topic, rows: Sequence[GlanceRow]) -> tuple[Sentence, ...]:
    parts = len(topic.elements)
    complete = [row for row in rows if not row.missing]
    quoted = sum(row.count("quoted") == parts for row in complete)
    said = f"{len(rows)} articles give words on the clause. "
    if complete:
        said += f"{len(complete)} {'has' if len(complete) == 1 else 'have'} all {parts} of its parts"
        if quoted == len(complete):
            said += ", all in quotation marks."
        else:
            said += f", {quoted} of them in quotation marks throughout." if quoted else "."
    else:
        said += f"None has all {parts} of its parts."
    given = [sum(row.parts[number].treatment is not None for row in rows) for number in range(parts)]
    most, fewest = max(given), min(given)
    if most == fewest:
        return (Sentence(said), Sentence(f"Each part stands in {_of(most, len(rows))}."))
    names = [element.title for element in topic.elements]
    commonest = [_inside(name) for name, number in zip(names, given, strict=True) if number == most]
    rarest = [_inside(name) for name, number in zip(names, given, strict=True) if number == fewest]
    return (
        Sentence(said),
        Sentence(f"Most often given: {_listed(commonest, 'and')}, in {_of(most, len(rows))}."),
        Sentence(f"Least often: {_listed(rarest, 'and')}, in {_of(fewest, len(rows)) if fewest else 'none'}."),
    )


def _of(number: int, all_: int) -> str:
    return f"all {all_}" if number == all_ else f"{number} of {all_}"


def _inside(title: str) -> str:
    """Return a title as it stands inside a sentence: an abbreviation keeps its capitals."""
    return title if title[1:2].isupper() else title[:1].lower() + title[1:]


def _listed(words: list[str], joint: str) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} {joint} {words[-1]}"


def _noun(number: int, noun: str) -> str:
    return noun if number == 1 else f"{noun}s"
