"""Convert words to one of their spellings: British words to American spelling, number words to digits.

The tables are in ``spellings.toml``. The search index publishes them, and ``frontend/js/searching/words.js`` reads
them there, so that both sides use one set of tables.
"""

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from pathlib import Path

_TABLES = tomllib.loads(Path(__file__).with_name("spellings.toml").read_text(encoding="utf-8"))
_BEGINNINGS: dict[str, str] = _TABLES["beginnings"]
_WORDS: dict[str, str] = _TABLES["words"]
_KEPT = frozenset(_TABLES["kept"].split())
_ISE = re.compile(_TABLES["ise"])
_LONGEST = max(map(len, _BEGINNINGS))
_TENS = frozenset(["20", "30", "40", "50", "60", "70", "80", "90"])


@cache
def one_spelling(word: str) -> str:
    """Return a folded word in American spelling, a number word in digits, or the word as it is."""
    if word in _WORDS:
        return _WORDS[word]
    for length in range(min(len(word), _LONGEST), 3, -1):
        if instead := _BEGINNINGS.get(word[:length]):
            return instead + word[length:]
    if (found := _ISE.match(word)) and found[1] not in _KEPT:
        return f"{found[1][:-1]}z{found[2]}"
    return word


def in_one_spelling(words: Iterable[str]) -> list[str]:
    """Return folded words in one spelling each; a number of two words, such as twenty one, becomes one word, 21."""
    found: list[str] = []
    is_after_tens = False
    for word in words:
        spelling = one_spelling(word)
        if is_after_tens and len(spelling) == 1 and spelling in "123456789":
            found[-1] = found[-1][0] + spelling
        else:
            found.append(spelling)
        is_after_tens = spelling in _TENS and word != spelling
    return found


def tables() -> dict[str, object]:
    """Return the tables as the search index publishes them: beginnings, words, the -ise rule and its exceptions."""
    return {"beginnings": _BEGINNINGS, "words": _WORDS, "ise": _ISE.pattern, "kept": sorted(_KEPT)}
