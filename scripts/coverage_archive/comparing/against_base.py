"""What a report does with another's words: which elements of a clause it gives, in the same words, in the same order.

One report is the *base*, or a reference text is; the others are held against it, as an edition's apparatus holds
witnesses against its base text. Nothing is said of which is right.
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from ..model import Article, Topic
from ..texts import shared_wording

Words = Literal["same", "reworded", "translated", "added", "absent"]


@dataclass(frozen=True, slots=True)
class Against:
    """How a report gives an element that a base gives, or not.

    ``added``: the base has no words on it; ``absent``: the report has none; ``translated``: one of the two is a
    reference text in another language. ``moved`` says that the element stands at another place among those that both
    give.
    """

    words: Words
    moved: bool = False


def against(topic: Topic, base: Article, report: Article) -> dict[str, Against]:
    """Return how a report gives the elements of a clause, by the element's id; without those that neither gives."""
    ours, theirs = _given(topic, base), _given(topic, report)
    both = sorted(ours.keys() & theirs.keys(), key=lambda element: ours[element][0])
    changed: Words = "translated" if is_translated(base, report) else "reworded"
    in_place = _longest_rise([theirs[element][0] for element in both])
    found = {element: Against("absent") for element in ours.keys() - theirs.keys()}
    found |= {element: Against("added") for element in theirs.keys() - ours.keys()}
    for number, element in enumerate(both):
        same = ours[element][1] == theirs[element][1]
        found[element] = Against("same" if same else changed, number not in in_place)
    return found


def is_translated(one: Article, other: Article) -> bool:
    """Say whether one is a reference text in another language: a report can but translate its words."""
    return (one.is_reference or other.is_reference) and _language(one) != _language(other)


def _language(article: Article) -> str:
    """Return the language without its country: en for en-GB."""
    return (article.language or "").partition("-")[0]


def _given(topic: Topic, article: Article) -> dict[str, tuple[int, tuple[tuple[str, ...], ...]]]:
    """Return where each element first stands in an article, and its words, passage by passage."""
    found: dict[str, tuple[int, tuple[tuple[str, ...], ...]]] = {}
    for passage in sorted(article.passages, key=lambda passage: passage.span):
        if passage.element and passage.topic == topic.id:
            forms = tuple(word.form for word in shared_wording.words(passage.exact))
            start, words = found.get(passage.element, (passage.span.start, ()))
            found[passage.element] = start, (*words, forms)
    return found


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
