"""The language of a text, told from its letters and their frequencies; None where there are too few to tell."""

from functools import cache

from babel import Locale
from charset_normalizer import from_bytes

_FEWEST_LETTERS = 300


def tell(text: str) -> str | None:
    """Return the language's code (en, ko, ru, ...), or None."""
    if sum(char.isalpha() for char in text) < _FEWEST_LETTERS:
        return None
    best = from_bytes(text.encode(), cp_isolation=["utf_8"]).best()
    return _codes().get(best.language) if best else None


@cache
def _codes() -> dict[str, str]:
    """Return {English name of a language: its code}."""
    return {name: code for code, name in Locale("en").languages.items() if len(code) <= 3}
