"""Make ids from words. An id is lower-case words joined by hyphens, is unique, and can be a lasting address.

Words in other scripts are written in Latin letters first, sign by sign (``anyascii``).
"""

import re
import unicodedata
from collections.abc import Iterable
from itertools import chain, count, dropwhile, islice

from anyascii import anyascii

from ...model.addresses import RESERVED_ID
from ...storage.records import ID_PATTERN
from ...tagger.word_classes import CLASSES, shape_class
from ..words import rows

WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_NEGATIONS = frozenset(("not", "no", "never", "without"))
# Classes of words that only join others (pronouns, determiners, prepositions, conjunctions, auxiliaries).
_JOINING = frozenset("hyioWdpTt&kx")
_NOUN = re.compile(r"(?:[ts]ions?|ments?|ness|ships?|it(?:y|ies)|ances?|ences?|isms?|ists?|[^aeiou]ers?|ors?|ages?)$")
_LOOKED_AT = 8  # an id is chosen from so many telling words, counted from the text's beginning


def slug(text: str, most_words: int = 6) -> str:
    """Return text as an id, lower-case words joined by hyphens, or "" if it has no letter to begin with."""
    plain = re.sub(r"['’`]", "", anyascii(unicodedata.normalize("NFKC", _shown(text)))).lower()
    words = dropwhile(lambda word: word[0].isdigit(), re.findall(r"[a-z0-9]+", plain))
    made = "-".join(word[:30] for word in islice(words, most_words))
    return made if re.fullmatch(ID_PATTERN, made) else ""


def from_words(text: str, most_words: int = 3) -> str:
    """Return an id made of the most telling words of a text, in their order, or "" if it has no letter.

    English words that only join others are left out. Of the other words at the text's beginning, those that look like
    nouns and names are preferred. A name is kept whole, and a "not" with the word after it.
    """
    text = _shown(text)
    words = [found[0] for found in WORD.finditer(text)]
    plain = [plain_word(word) for word in words]
    weights = [_weight(word, first=i == 0) for i, word in enumerate(words)]
    telling = [i for i, weight in enumerate(weights) if weight > 0]
    if len(telling) < 2:
        telling = [i for i, weight in enumerate(weights) if weight >= 0]
    taken: set[int] = set()
    for name in sorted(_names(words, telling[:_LOOKED_AT]), key=lambda name: -max(weights[i] for i in name)):
        if len(taken) < most_words and not {plain[i] for i in name} & {plain[i] for i in taken}:
            taken |= set(name[:most_words])
    taken |= {place for i in taken if (place := _negation(words, i)) is not None}
    return slug(" ".join(plain[i] for i in sorted(taken)), len(taken)) or slug(text, most_words)


def _shown(text: str) -> str:
    """Return text without the characters that nobody sees (soft hyphens, joiners, controls of direction)."""
    spaced = text.replace("\u200b", " ")  # a break between words, of no width
    return "".join(sign for sign in spaced if unicodedata.category(sign) != "Cf")


def _names(words: list[str], telling: list[int]) -> list[list[int]]:
    """Return the indexes of telling words in groups. Neighbouring words with capitals are one group, as a name."""
    found: list[list[int]] = []
    for i in telling:
        if found and found[-1][-1] == i - 1 and words[i][0].isupper() and words[i - 1][0].isupper():
            found[-1].append(i)
        else:
            found.append([i])
    return found


def _negation(words: list[str], i: int) -> int | None:
    """Return the index of a "not" or the like right before a word and its article, or None."""
    before = i - 2 if i > 1 and words[i - 1].lower() in ("a", "an", "the", "any") else i - 1
    return before if before >= 0 and words[before].lower() in _NEGATIONS else None


def plain_word(word: str) -> str:
    """Return an English word in lower case, without 's, 're and the like at its end."""
    return re.sub(r"['’](?:s|re|ve|ll|d|m)?$", "", word.lower())


def _weight(word: str, *, first: bool) -> float:
    """Return how telling an English word is: below 0 for one that only joins others, 0 for one that says little."""
    plain = plain_word(word)
    class_ = CLASSES.get(plain, shape_class(plain))
    if plain in rows("ids")["little"] or class_ in ("", "A"):
        return 0
    if plain in rows("ids")["joining"] or class_ in _JOINING or (len(plain) < 3 and not word[0].isupper()):
        return 0.5 if plain.isdigit() else -1
    weight = {"V": 1.0, "G": 1.0, "e": 1.5, "g": 1.5}.get(class_, 2.0)
    is_name = word[0].isupper() and not first
    return weight + 0.6 * bool(_NOUN.search(plain)) + 0.4 * is_name + 0.2 * (len(plain) > 4)


def quote_id(words: str, taken: Iterable[str], prefix: str = "") -> str:
    """Return an id for a quote, made from its words, that is not taken and that no article page uses itself.

    Words without a letter are numbers, or signs whose names in Unicode make the id.
    """
    without_letters = slug(f"number {words}", 3) if any(map(str.isdigit, words)) else _sign_names(words)
    id_ = f"{prefix}{from_words(words) or without_letters}"
    return unique_id(f"quote-{id_}" if RESERVED_ID.fullmatch(id_) else id_, taken)


def _sign_names(signs: str) -> str:
    """Return an id made of the names of signs: "horizontal-ellipsis"."""
    return slug(" ".join(unicodedata.name(sign, "") for sign in _shown(signs)), 3) or "sign"


def unique_id(wanted: str, taken: Iterable[str]) -> str:
    """Return ``wanted``, or ``wanted`` with a hyphen and the first free number from 2 on if it is taken."""
    taken = set(taken)
    numbered = chain([wanted], (f"{wanted}-{number}" for number in count(2)))
    return next(id_ for id_ in numbered if id_ not in taken)
