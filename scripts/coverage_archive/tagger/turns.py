"""Find the turns of a transcript or an interview: paragraphs that begin with a speaker's name and a colon."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from ..model import Span

_WORD = r"[^\W\d_a-z][\w.'\u2019-]*"
_OFFICE = r"(?:,[^:\n]{2,70}|[ ]?\([^:\n)]{2,70}\))?"
_LABEL = re.compile(rf"^(?P<name>{_WORD}(?: {_WORD}){{0,3}}){_OFFICE}:[ \u00a0](?=\S)")
_FEWEST_TURNS, _FEWEST_RETURNS = 3, 2
# Lines between turns that nobody says: (LAUGHTER), [music].
_ASIDE = re.compile(r"^\s*[(\[][^)\]]*[)\]]\s*$")


@dataclass(frozen=True, slots=True)
class Turn:
    """Hold the words of one paragraph of a turn, without the label, and the name of its speaker."""

    words: Span
    name: str


def turns(text: str) -> list[Turn]:
    """Return the turns of a text in order, or an empty list if it is no transcript.

    A text is one if names stand before colons in several paragraphs, and at least one of two speakers comes back. A
    paragraph without a label between two turns goes on with the turn before it.
    """
    lines = [(found.start(), found[0].rstrip(), _LABEL.match(found[0])) for found in re.finditer(r"[^\n]+", text)]
    labels = [label["name"] for *_, label in lines if label]
    last = Counter(name.split()[-1].casefold() for name in labels)
    if len(labels) < _FEWEST_TURNS or len(last) < 2 or max(last.values()) < _FEWEST_RETURNS:
        return []
    spoken = {name for name, count in last.items() if count > 1}
    numbers = [number for number, (*_, label) in enumerate(lines) if label]
    first = next(at for at, name in zip(numbers, labels, strict=True) if name.split()[-1].casefold() in spoken)
    return list(_turns(text, lines[first : numbers[-1] + 1], labels))


def _turns(text: str, lines: list[tuple[int, str, re.Match[str] | None]], labels: list[str]) -> Iterator[Turn]:
    name = ""
    for start, line, label in lines:
        if label:
            name = _full_name(text, label["name"], labels)
        words = line[label.end() if label else 0 :].strip()
        if words and not _ASIDE.match(line):
            at = start + line.rfind(words)
            yield Turn(Span(at, at + len(words)), name)


def _full_name(text: str, label: str, labels: list[str]) -> str:
    """Return the longest name in the labels that ends in the same word, written as the text writes it elsewhere."""
    last = label.split()[-1].casefold()
    longest = max((name for name in labels if name.split()[-1].casefold() == last), key=len)
    written = (found[0] for found in re.finditer(re.escape(longest), text, re.IGNORECASE) if not found[0].isupper())
    return next(written, longest.title() if longest.isupper() else longest)
