"""Compare a report's words on each part of a clause with those of the base: the wording, and the order of the parts.

The *base* is the article with which the others are compared: a report, or a reference text such as the treaty. A
critical edition compares its witnesses with a base text in the same way. Nothing here judges which is right.
"""

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from ..model import Archive, Article, Passage, Quote, Topic
from ..texts import folding
from ..texts.shared_wording import in_one_language
from .parts import Part, parts

Relation = Literal["same", "spelling", "reworded", "translated", "added", "absent", "unjudged", "withheld"]
Order = Literal["in-place", "moved"]
_OUTER_PUNCTUATION = re.compile(r"^[\W_]+|[\W_]+$")


@dataclass(frozen=True, slots=True)
class Against:
    """Hold the result of comparing a report with the base on one part of the clause.

    ``relation`` is ``added`` if the report has words on the part and the base lists it as absent. It is
    ``unjudged`` if nobody has looked for the part in one of the two articles, and ``withheld`` if one of them has
    words on the part that are not published. ``order`` is None unless both have words on the part.
    """

    relation: Relation
    order: Order | None = None


def against(topic: Topic, base: Article, report: Article) -> dict[str, Against]:
    """Return how a report compares with the base on each element that can be compared, by element id."""
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
    """Say whether the archive has other current reports, and all of them list an element as absent."""
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


def as_written(tags: Sequence[Passage | Quote]) -> tuple[str, ...]:
    """Return the words of tags, in order and as they are written, without the punctuation around each word."""
    words = (_OUTER_PUNCTUATION.sub("", word) for tag in tags for word in tag.exact.split())
    return tuple(word for word in words if word)


def one_spelling(passages: Sequence[Passage]) -> str:
    """Return the letters of passages in one spelling: passages with equal results differ in spelling at most."""
    return folding.letters(" ".join(passage.exact for passage in passages))


def _order(both: Sequence[tuple[Part, Part]]) -> Mapping[str, Order]:
    """Return, by element id, whether each part comes in the base's order or has moved. Both articles word each."""
    ordered = sorted(both, key=lambda pair: pair[0].passages[0].span)
    in_place = _longest_rise([theirs.passages[0].span.start for _, theirs in ordered])
    return {
        ours.element.id: "in-place" if number in in_place else "moved" for number, (ours, _) in enumerate(ordered)
    }


def _longest_rise(numbers: Sequence[int]) -> set[int]:
    """Return the indices of a longest increasing subsequence of the numbers; its members need not be neighbours."""
    # The indices at which the subsequences of length 1, 2, ... end, each with the smallest last number possible.
    tails: list[int] = []
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
