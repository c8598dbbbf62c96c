"""The language of a text, told from its script, or from its small words; None where there are too few to tell."""

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

_SAMPLE = 20_000  # code points
_FEWEST_LETTERS = 8
_LEAST_WEIGHT, _LEAST_SHARE, _LEAST_LEAD = 1.4, 0.06, 1.25  # of small words; one that n languages use weighs 1/n

# Scripts that one language has for its own, by the first word of their letters' Unicode names.
_OF_SCRIPT = {
    "HANGUL": "ko",
    "HIRAGANA": "ja",
    "KATAKANA": "ja",
    "CJK": "zh",
    "GREEK": "el",
    "HEBREW": "he",
    "THAI": "th",
    "GEORGIAN": "ka",
    "ARMENIAN": "hy",
    "BENGALI": "bn",
    "TAMIL": "ta",
    "TELUGU": "te",
    "KANNADA": "kn",
    "MALAYALAM": "ml",
    "GUJARATI": "gu",
    "GURMUKHI": "pa",
    "ORIYA": "or",
    "SINHALA": "si",
    "KHMER": "km",
    "LAO": "lo",
    "MYANMAR": "my",
    "ETHIOPIC": "am",
    "TIBETAN": "bo",
}
# Letters that tell languages of one script apart, the surest first; the last of each is what has none of them.
_BY_LETTERS: dict[str, tuple[tuple[str, str], ...]] = {
    "CYRILLIC": (
        ("uk", "іїєґ"),
        ("be", "ў"),
        ("mk", "ѓќѕ"),
        ("sr", "јљњћђџ"),
        ("kk", "қғәұһ"),
        ("mn", "өү"),
        ("ru", "ыэё"),
    ),
    "ARABIC": (("ur", "ٹڈںے"), ("fa", "پچگژ"), ("ar", "ةىيك")),
    "DEVANAGARI": (("mr", "ळ"), ("hi", "")),
    "LATIN": (
        ("vi", "ơưạảấầậếềệốộớờợụủứừữ"),
        ("tr", "ğı"),
        ("hu", "őű"),
        ("ro", "șț"),
        ("cs", "řěů"),
        ("pl", "łżź"),
        ("is", "ðþ"),
    ),
}


@dataclass(frozen=True, slots=True)
class Language:
    """A language's code (en, ko, ru, ...), and by what it was told."""

    code: str
    reason: str


def tell(text: str) -> Language | None:
    """Return the language of a text, or None."""
    text = unicodedata.normalize("NFC", text[:_SAMPLE])
    letters = [char for char in text.casefold() if char.isalpha()]
    if len(letters) < _FEWEST_LETTERS:
        return None
    scripts = Counter(_script(char) for char in letters)
    # A Korean or Japanese text may hold more letters of other scripts than of its own.
    if scripts["HANGUL"] > 0.15 * len(letters):
        return Language("ko", "told from its script")
    if scripts["HIRAGANA"] + scripts["KATAKANA"] > 0.05 * len(letters):
        return Language("ja", "told from its script")
    script, count = scripts.most_common(1)[0]
    if count < 0.5 * len(letters):
        return None
    if script in _OF_SCRIPT:
        return Language(_OF_SCRIPT[script], "told from its script")
    if script in ("LATIN", "CYRILLIC") and (found := _by_small_words(text)):
        return found
    if script in _BY_LETTERS:
        counts = Counter(letters)
        for code, own_letters in _BY_LETTERS[script]:
            if not own_letters or sum(counts[char] for char in own_letters) >= 0.004 * count:
                return Language(code, "told from its letters")
    return None


def _by_small_words(text: str) -> Language | None:
    words = re.findall(r"[^\W\d_]+", text.casefold())
    weights: dict[str, float] = {}
    for word in words:
        codes = _small_words().get(word, ())
        for code in codes:
            weights[code] = weights.get(code, 0) + 1 / len(codes)
    best = sorted(weights.items(), key=lambda item: -item[1])[:2]
    if not best or best[0][1] < max(_LEAST_WEIGHT, _LEAST_SHARE * len(words)):
        return None
    if len(best) > 1 and best[0][1] < _LEAST_LEAD * best[1][1]:
        return None
    return Language(best[0][0], "told from its small words")


@cache
def _small_words() -> Mapping[str, tuple[str, ...]]:
    """Return {small word: the languages that use it}."""
    found: dict[str, list[str]] = {}
    for line in files(__package__).joinpath("function_words.txt").read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            code, *words = line.split()
            for word in dict.fromkeys(words):
                found.setdefault(word, []).append(code)
    return {word: tuple(codes) for word, codes in found.items()}


@cache
def _script(char: str) -> str:
    return unicodedata.name(char, "?").partition(" ")[0]
