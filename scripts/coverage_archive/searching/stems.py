"""A word -> its stem. ``frontend/js/searching/stem.js`` gives the same ones in the browser."""

from functools import cache

from snowballstemmer import stemmer  # type: ignore[import-untyped]

from ..texts.spellings import one_spelling

_english = stemmer("english")


@cache
def stem(word: str) -> str:
    """Return what a folded word has in common with its other forms: ``provide`` and ``provides`` give ``provid``.

    In one spelling: ``mobilised`` gives ``mobil``, as ``mobilized`` does, and ``two`` gives ``2``.
    """
    return str(_english.stemWord(one_spelling(word)))
