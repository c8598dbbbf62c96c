"""Where git left a merge for a person to finish: between lines that begin with <<<<<<< and >>>>>>>."""

import re
from collections.abc import Iterator

# A line of ======= alone is none: it is a rule under a heading in many texts.
_CONFLICT = re.compile(
    r"^<{7}(?: [^\r\n]*)?\r?$(?:(?!^<{7}).)*?^={7}\r?$(?:(?!^<{7}).)*?^>{7}(?: [^\r\n]*)?\r?$", re.M | re.S
)


def merge_conflicts(text: str) -> Iterator[tuple[int, str]]:
    """Yield the first line, from 1, of each conflict of a text, and how a message about it begins."""
    for found in _CONFLICT.finditer(text) if "<<<<<<<" in text else ():
        first, lines = 1 + text.count("\n", 0, found.start()), found[0].count("\n")
        yield first, f"a merge conflict is left here, up to line {first + lines}"
