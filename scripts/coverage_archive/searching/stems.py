"""Stem words by the language of their text: by Snowball's stemmer, and by the English one if it has none for it.

``frontend/js/searching/stem.js`` returns the same English stems. Stems in other languages are in the index, because
the browser has no stemmer for them.
"""

import tomllib
import unicodedata
from collections.abc import Iterable
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

from snowballstemmer import stemmer  # type: ignore[import-untyped]

from ..texts.folding import folded_words
from ..texts.spellings import one_spelling

WORDS: dict[str, Any] = tomllib.loads(Path(__file__).with_name("words.toml").read_text(encoding="utf-8"))
ENGLISH = "en"
_STEMMERS: dict[str, str] = WORDS["stemmers"]
_english = stemmer("english")
_of = cache(stemmer)


def stemmed_as(language: str | None) -> str:
    """Return the language by whose rules words of a language (a BCP 47 code) are stemmed: ``ru`` for ``ru-RU``."""
    main = (language or ENGLISH).partition("-")[0].lower()
    return main if main in _STEMMERS else ENGLISH


@cache
def stem(word: str) -> str:
    """Return the English stem of a folded word: ``provid`` for ``provide`` and ``provides``.

    Spellings are unified first, so that ``mobilised`` and ``mobilized`` have the stem ``mobil``, and ``two`` has
    ``2``.
    """
    return str(_english.stemWord(one_spelling(word)))


@cache
def stem_in(language: str, written: str) -> str:
    """Return the folded stem of a word as its text writes it, because stemmers need the accents (й, é)."""
    plain = "".join(it for it in unicodedata.normalize("NFC", written.lower()) if unicodedata.category(it) != "Cf")
    return _folded(_of(_STEMMERS[language]).stemWord(plain))


@cache
def endings(language: str) -> tuple[str, ...]:
    """Return the folded endings that the stemmer of a language takes off, which are in its tables of strings."""
    module = import_module(f"snowballstemmer.{_STEMMERS[language]}_stemmer")
    (rules,) = (it for name, it in vars(module).items() if name.endswith("Stemmer") and name != "BaseStemmer")
    tables: Iterable[object] = (table for name, table in vars(rules).items() if name.startswith("a_"))
    found = {_folded(entry.s) for table in tables for entry in table}  # type: ignore[attr-defined]
    return tuple(sorted(found - {""}, key=lambda ending: (-len(ending), ending)))


def _folded(text: str) -> str:
    return "".join(folded_words(text))
