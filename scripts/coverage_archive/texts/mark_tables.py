"""Return the tables of quotation marks with which ``frontend/js/check/quotations.js`` finds quotations as we do."""

from html.entities import html5
from typing import Any

from .apostrophes import ELIDED
from .mark_shapes import CLOSING, DOUBLE_MARKS, FAMILIES, MISREAD, PLAIN, SINGLE_MARKS, TYPED_TWICE
from .typed_marks import WRITABLE


def mark_tables() -> dict[str, Any]:
    """Return the tables by the names that ``MarkTables`` in ``types.d.ts`` gives them; all values can be JSON."""
    named = {name.removesuffix(";"): mark for name, mark in html5.items() if mark in WRITABLE}
    return {
        "single": SINGLE_MARKS,
        "double": DOUBLE_MARKS,
        "families": FAMILIES,
        "closing": CLOSING,
        "plain": {chr(code): plain for code, plain in PLAIN.items()},
        "twice": TYPED_TWICE,
        "misread": MISREAD,
        "named": {name: mark for name, mark in sorted(named.items()) if name.isalpha() and len(name) <= 6},
        "writable": "".join(sorted(WRITABLE)),
        "elided": ELIDED.split(),
    }
