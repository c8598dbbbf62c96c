"""Where git left a merge for a person to finish: between lines that begin with <<<<<<< and >>>>>>>."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

# A line of ======= alone is none: it is a rule under a heading in many texts.
_CONFLICT = re.compile(
    r"^<{7}(?: [^\r\n]*)?\r?$(?:(?!^<{7}).)*?^={7}\r?$(?:(?!^<{7}).)*?^>{7}(?: [^\r\n]*)?\r?$", re.M | re.S
)


@dataclass(frozen=True, slots=True)
class MergeConflict:
    """One place that a merge left open: its first and last line, from 1."""

    first: int
    last: int

    def __str__(self) -> str:
        """Return what a message calls it."""
        return f"a merge conflict is left here, up to line {self.last}"


def merge_conflicts(text: str) -> Iterator[MergeConflict]:
    """Yield every conflict of a text, in order."""
    if "<<<<<<<" not in text:
        return
    for found in _CONFLICT.finditer(text):
        first = 1 + text.count("\n", 0, found.start())
        yield MergeConflict(first, first + found[0].count("\n"))
