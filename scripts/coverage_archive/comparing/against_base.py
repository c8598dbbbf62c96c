"""What a report does with another's words: which parts of a clause it gives, in the same words, in the same order.

One report is the *base*, or a reference text is; the others are held against it, as an edition's apparatus holds
witnesses against its base text. Nothing is said of which is right.
"""

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from ..model import Archive, Article, Passage, Topic
from ..texts import folding
from ..texts.shared_wording import in_one_language
from .parts import Part, parts

Relation = Literal["same", "spelling", "reworded", "translated", "added", "absent", "unjudged", "withheld"]
Order = Literal["in-place", "moved"]
_OUTER_PUNCTUATION = re.compile(r"^[\W_]+|[\W_]+$")


@dataclass(frozen=True, slots=True)
class Against:
    """How a report stands to the base on one part.

    ``added``: the base lists the part as absent; ``unjudged``: nobody has looked for it in one of the two;
    ``withheld``: the words of one of the two are not published. ``order`` is None unless both give the part.
    """

    relation: Relation
    order: Order | None = None


def against(topic: Topic, base: Article, report: Article) -> dict[str, Against]:
    """Return how a report stands to the base, by the id of each element that can be compared."""
    pairs = {
        ours.element.id: (ours, theirs) for ours, theirs in zip(parts(topic, base), parts(topic, report), strict=True)
    }
    order = _order([pair for pair in pairs.values() if pair[0].is_given and pair[1].is_given])
    found = {}
    for element, (ours, theirs) in pairs.items():
        if relation := _relation(ours, theirs):
            found[element] = Against(relation, order.get(element))
    return found


def only_here(archive: Archive, article: Article, element: str) -> bool:
    """Say whether an article alone gives an element: every other current report lists it as absent."""
    others = [report for report in archive.current.reports if report.slug != article.slug]
    return bool(others) and all(element in report.absent for report in others)


def _relation(ours: Part, theirs: Part) -> Relation | None:
    match theirs.state:
        case None | "absent" | "unjudged" | "withheld" as state:
            return state
    match ours.state:
        case "withheld":
            return "withheld"
        case "absent":
            return "added"
        case None | "unjudged":
            return "unjudged"
    if not in_one_language(ours.article.language, theirs.article.language):
        return "translated"
    if as_written(ours.passages) == as_written(theirs.passages):
        return "same"
    return "spelling" if one_spelling(ours.passages) == one_spelling(theirs.passages) else "reworded"


def as_written(passages: Sequence[Passage]) -> tuple[str, ...]:
    """Return the words of passages as they are written, without white space and punctuation around them."""
    words = (_OUTER_PUNCTUATION.sub("", word) for passage in passages for word in passage.exact.split())
    return tuple(word for word in words if word)


def one_spelling(passages: Sequence[Passage]) -> str:
    """Return the letters of passages in one spelling: what is equal differs in spelling at most."""
    return folding.letters(" ".join(passage.exact for passage in passages))


def _order(both: Sequence[tuple[Part, Part]]) -> Mapping[str, Order]:
    """Return of each part that both give whether it stands in the base's order, by the element's id."""
    ordered = sorted(both, key=lambda pair: pair[0].passages[0].span)
    in_place = _longest_rise([theirs.passages[0].span.start for _, theirs in ordered])
    return {
        ours.element.id: "in-place" if number in in_place else "moved" for number, (ours, _) in enumerate(ordered)
    }


def _longest_rise(numbers: Sequence[int]) -> set[int]:
    """Return the places of a longest run of numbers that rise, not side by side: what stands in the same order."""
    tails: list[int] = []  # the places that end the runs of length 1, 2, ..., each with the smallest number possible
    before: dict[int, int | None] = {}
    for place, number in enumerate(numbers):
        length = bisect_left([numbers[tail] for tail in tails], number)
        before[place] = tails[length - 1] if length else None
        tails[length : length + 1] = [place]
    rise = set()
    at = tails[-1] if tails else None
    while at is not None:
        rise.add(at)
        at = before[at]
    return rise
