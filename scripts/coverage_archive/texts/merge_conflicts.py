"""Find the conflicts that git leaves in a text for a person to solve: from a line of <<<<<<< to a line of >>>>>>>."""

import re
from collections.abc import Iterator

# A line of ======= alone is no conflict: in many texts it underlines a heading.
_CONFLICT = re.compile(
    r"^<{7}(?: [^\r\n]*)?\r?$(?:(?!^<{7}).)*?^={7}\r?$(?:(?!^<{7}).)*?^>{7}(?: [^\r\n]*)?\r?$", re.M | re.S
)


def merge_conflicts(text: str) -> Iterator[tuple[int, str]]:
    """Yield the number of the first line, from 1, of each conflict in a text, and the start of a message about it."""
    for found in _CONFLICT.finditer(text) if "<<<<<<<" in text else ():
        first, lines = 1 + text.count("\n", 0, found.start()), found[0].count("\n")
        yield first, f"a merge conflict is left here, up to line {first + lines}"
