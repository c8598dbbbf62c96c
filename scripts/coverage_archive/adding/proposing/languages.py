"""Identify the language of a text by its script, its small words ("the", "und"), or letters of few languages."""

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Mapping
from functools import cache

from babel import Locale
from babel.core import get_global

from ..words import rows

_SAMPLE = 20_000  # code points
_FEWEST_LETTERS = 8
# The least that a language needs: the weight of its small words, their share of all words, and their lead over the
# second language, as a factor. A word that n languages use weighs 1/n.
_LEAST_WEIGHT, _LEAST_SHARE, _LEAST_LEAD = 1.4, 0.06, 1.25
_OWN_LETTERS = 0.004  # the least share of a language's own letters
# Scripts that the names of Unicode characters call otherwise than the CLDR does.
_OTHER_NAMES = {"CJK": "Hans", "BENGALI": "Beng", "ORIYA": "Orya"}


def tell(text: str) -> str | None:
    """Return the language code of a text (en, ko), or None if the text is too short or the language is unclear."""
    text = unicodedata.normalize("NFC", text[:_SAMPLE])
    letters = [char for char in text.casefold() if char.isalpha()]
    if len(letters) < _FEWEST_LETTERS:
        return None
    scripts = Counter(map(_script, letters))
    # A Korean or Japanese text may hold more letters of other scripts than of its own.
    if scripts["HANGUL"] > 0.15 * len(letters):
        return "ko"
    if scripts["HIRAGANA"] + scripts["KATAKANA"] > 0.05 * len(letters):
        return "ja"
    script, count = scripts.most_common(1)[0]
    if count < 0.5 * len(letters):
        return None
    several = script in ("LATIN", "CYRILLIC")  # scripts of several languages, which differ in their small words
    return (several and _by_small_words(text)) or _by_letters(letters) or (None if several else _of_script(script))


def _by_small_words(text: str) -> str | None:
    words = re.findall(r"[^\W\d_]+", text.casefold())
    weights: defaultdict[str, float] = defaultdict(float)
    for word in words:
        codes = _small_words().get(word, ())
        for code in codes:
            weights[code] += 1 / len(codes)
    (weight, code), (second, _) = sorted([*((w, c) for c, w in weights.items()), (0, ""), (0, "")], reverse=True)[:2]
    enough = weight >= max(_LEAST_WEIGHT, _LEAST_SHARE * len(words), _LEAST_LEAD * second)
    return code if enough else None


def _by_letters(letters: list[str]) -> str | None:
    counts, enough = Counter(letters), _OWN_LETTERS * len(letters)
    own = {kind.removeprefix("letters "): "".join(row) for kind, row in rows("languages").items() if " " in kind}
    return next((code for code, row in own.items() if sum(counts[char] for char in row) >= enough), None)


def _of_script(script: str) -> str | None:
    """Return the language of most texts in a script (by the CLDR's likely subtags), or None for an unknown script."""
    codes = {name.upper(): code for code, name in Locale("en").scripts.items()} | _OTHER_NAMES
    tag = get_global("likely_subtags").get(f"und_{codes.get(script)}")
    return tag.partition("_")[0] if tag else None


@cache
def _small_words() -> Mapping[str, set[str]]:
    """Return {small word: the codes of the languages that use it}."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for code, words in rows("languages").items():
        for word in words:
            found[word].add(code)
    return found


@cache
def _script(char: str) -> str:
    return unicodedata.name(char, "?").partition(" ")[0]
