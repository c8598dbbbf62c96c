"""Stem English words. ``frontend/js/searching/stem.js`` returns the same stems in the browser."""

from functools import cache

from snowballstemmer import stemmer  # type: ignore[import-untyped]

from ..texts.spellings import one_spelling

_english = stemmer("english")


@cache
def stem(word: str) -> str:
    """Return the stem of a folded word: ``provid`` for ``provide`` and ``provides``.

    Spellings are unified first, so that ``mobilised`` and ``mobilized`` have the stem ``mobil``, and ``two`` has
    ``2``.
    """
    return str(_english.stemWord(one_spelling(word)))
