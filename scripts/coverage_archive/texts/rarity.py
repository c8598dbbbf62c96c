"""Measure how rare a pair of neighbouring words is in news, by a table of the pairs that are common in news.

A language has a table if ``common_pairs.LANGUAGE.tsv`` is here; scripts/measure_shared_wording.py makes it. Rarity
depends on the table alone, never on the texts that are compared.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from math import log2
from pathlib import Path

RARE = 1000  # in hundredths of a bit: ten bits mean one article in a thousand
EVERYWHERE = 0.75  # a word in this share of articles or more says nothing about the news ("the", "has", "his")
ANY = "*"  # the first field of the table's row with the number of articles counted


@dataclass(frozen=True, slots=True)
class Rarity:
    """Hold the table of a language. Without a table, all pairs are rare and no word is a name.

    ``bits`` has the rarity of each pair of words, in hundredths of a bit. ``ordinary`` are the words of these pairs,
    and ``everywhere`` the words that nearly every article has.
    """

    bits: Mapping[tuple[str, str], int]
    ordinary: frozenset[str]
    everywhere: frozenset[str]

    def of_pair(self, first: str, second: str) -> int:
        """Return the rarity of a pair of words in hundredths of a bit; RARE if the table does not list the pair."""
        return self.bits.get((first, second), RARE)

    def is_name(self, form: str, capital: bool) -> bool:
        """Say whether a word is a name or a number: it is written like one (``capital``), and the table lacks it."""
        return capital and bool(self.ordinary) and form not in self.ordinary


@lru_cache
def of(language: str | None) -> Rarity:
    """Return the table of a language, given as a BCP 47 tag; an empty table if there is none, or for None."""
    path = Path(__file__).with_name(f"common_pairs.{(language or '').partition('-')[0].lower()}.tsv")
    return read(path.read_text(encoding="utf-8")) if path.is_file() else Rarity({}, frozenset(), frozenset())


def read(table: str) -> Rarity:
    """Return the table that a text holds.

    Each line has a word, a tab, the number of articles that have it, a tab, and the words that follow it, each with
    the number of articles in which it does. Lines that begin with # are comments.
    """
    rows = [line.split("\t") for line in table.splitlines() if not line.startswith("#")]
    articles = {word: int(count) for word, count, _ in rows}
    every = articles.pop(ANY)
    bits = {}
    for word, _, followers in rows:
        following = followers.split()
        for second, count in zip(following[::2], following[1::2], strict=True):
            bits[word, second] = round(100 * log2(every / int(count)))
    ordinary = frozenset(word for pair in bits for word in pair)
    return Rarity(bits, ordinary, frozenset(word for word, count in articles.items() if count >= EVERYWHERE * every))
