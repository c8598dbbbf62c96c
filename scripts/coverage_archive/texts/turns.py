"""Find the turns of a transcript: lines that begin with the speaker's name, as in "ADA HOLM, HOST: Good morning."."""

import re
from collections import Counter
from dataclasses import dataclass

from ..model import Span

# A label is a name of one to six words, perhaps with an office after a comma or in brackets, and a colon.
_NAME_WORD = r"[^\W\d_a-z][\w.'’-]*"
_LABEL = re.compile(
    rf"^[ \t]*(?P<name>{_NAME_WORD}(?:[ \t]+(?:{_NAME_WORD}|of|de|van|von|al|bin)){{0,5}})"
    r"(?:,[ \t]*(?P<role>[^:\n]{2,80}?)|[ \t]*[(（](?P<office>[^:()\n]{2,80})[)）])?[ \t]*[:：](?=\s)[ \t]*"
    r"(?P<words>\S.*?)[ \t\r]*$",
    re.MULTILINE,
)
_FEWEST, _LEAST_SHARE = 3, 0.4  # turns, and their share of the lines that follow the first of them


@dataclass(frozen=True, slots=True)
class Turn:
    """Hold one turn: who speaks, the person's office if the label has one, and the spans of the label and the words.

    ``name`` is the longest form of the name that the labels have ("ADA HOLM" for "HOLM"), in the capitals that the
    text has elsewhere ("Ada Holm"). It is None for "Q" and "A", which name nobody.
    """

    name: str | None
    role: str | None
    label: Span
    words: Span


def turns(text: str) -> list[Turn]:
    """Return the turns of a text in order, or none if the text is no transcript.

    A transcript has three turns or more, in at least four of ten lines from the first turn on, and one speaker has
    two of them. So a paragraph that happens to begin with a name and a colon makes no transcript.
    """
    found = list(_LABEL.finditer(text))
    counts = Counter(match["name"].split()[-1] for match in found)
    lines = [line for line in text[found[0].start() :].splitlines() if line.strip()] if found else []
    if len(found) < max(_FEWEST, _LEAST_SHARE * len(lines)) or max(counts.values()) < 2:
        return []
    names = {match["name"]: None for match in found}
    return [
        Turn(
            _full_name(match["name"], [*names], text),
            match["role"] or match["office"],
            Span(match.start("name"), match.start("words")),
            Span(match.start("words"), match.end("words")),
        )
        for match in found
    ]


def _full_name(label: str, labels: list[str], text: str) -> str | None:
    """Return the name that a label stands for, as the text writes it apart from its labels, or None for "Q"."""
    if len(label.rstrip(".")) == 1:
        return None
    name = max((other for other in labels if other.split()[-1] == label.split()[-1]), key=len)
    if not name.isupper():
        return name
    written = (found[0] for found in re.finditer(re.escape(name), text, re.IGNORECASE) if not found[0].isupper())
    return next(written, name.title())
