"""Which lines below a headline are its deck: one or several, told by what stands around them in a plain text."""

import re
from collections.abc import Callable, Sequence

from . import line_shapes as shapes

_MOST = 5  # lines of a deck
_LONGEST = 400  # code points
_FEWEST_WORDS, _SECURE_WORDS = 5, 9
# "SEOUL, June 20 (Yonhap) - ", "TARNHOLM: ": the article has begun.
_DATELINE = re.compile(r"[A-ZÀ-Þ][\w. ,/'’-]+(?:\([^)]+\))?\s*(?:[—–]|\s-{1,2}\s|-- )\s*|[A-ZÀ-Þ]{4,}[A-ZÀ-Þ /]*:\s")


def decks(
    lines: Sequence[str],
    ends: Callable[[int], str | None],
) -> list[int]:
    """Return the numbers of the lines that are the deck, of the free lines below a headline.

    ``ends`` says of a line what it is, if that ends what may be a deck: "label" for a byline or a date, "picture" for
    a caption or credit. One line may stand above a picture; several only above a label, since an article may begin
    with two paragraphs and a picture.
    """
    found: list[int] = []
    below_label = False
    for i, text in enumerate(lines):
        end = ends(i)
        if end == "label" and not found:
            below_label = True  # "Stand: ...", then the deck, then "Von ..."
            continue
        if end == "label" or (end == "picture" and len(found) <= 1 and not below_label):
            return found if _is_less_than_rest(lines, found, i) else []
        if end == "picture":
            return []
        whole = shapes.is_sentence(text) or shapes.size(text) >= _SECURE_WORDS
        if _DATELINE.match(text) or len(text) > _LONGEST or len(found) == _MOST:
            return []
        if whole or (found and shapes.size(text) >= _FEWEST_WORDS):
            found.append(i)
    return []


def _is_less_than_rest(lines: Sequence[str], found: list[int], end: int) -> bool:
    """Say whether more words follow a deck than it has: a byline may stand below a short article too."""
    return sum(len(lines[i]) for i in found) < sum(map(len, lines[end + 1 :]))
