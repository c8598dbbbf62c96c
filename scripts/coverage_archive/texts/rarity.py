"""How rare it is in news that two words stand side by side, by a table of the pairs that are common there.

A language has a table if ``common_pairs.LANGUAGE.tsv`` is here; scripts/measure_shared_wording.py makes it. The table
alone decides, never the texts that are compared.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from math import log2
from pathlib import Path

RARE = 1000  # hundredths of a bit: ten bits are one article in a thousand
EVERYWHERE = 0.75  # the share of articles from which on a word says nothing of what is told ("the", "has", "his")
ANY = "*"  # the table's row for any word: how many articles were counted


@dataclass(frozen=True, slots=True)
class Rarity:
    """What a language's table says; without one, all pairs are rare and there are no names."""

    bits: Mapping[tuple[str, str], int]
    ordinary: frozenset[str]
    everywhere: frozenset[str]

    def of_pair(self, first: str, second: str) -> int:
        """Return how rare a pair is, in hundredths of a bit; one that the table does not list is RARE."""
        return self.bits.get((first, second), RARE)

    def is_name(self, form: str, capital: bool) -> bool:
        """Say whether a word is a name or a number: so written, and no ordinary word of the table."""
        return capital and bool(self.ordinary) and form not in self.ordinary


@lru_cache
def of(language: str | None) -> Rarity:
    """Return what is known of a language, given as a BCP 47 tag; nothing is known of None."""
    path = Path(__file__).with_name(f"common_pairs.{(language or '').partition('-')[0].lower()}.tsv")
    return read(path.read_text(encoding="utf-8")) if path.is_file() else Rarity({}, frozenset(), frozenset())


def read(table: str) -> Rarity:
    """Read a table: a word, a tab, how many articles have it, a tab, the words that follow it and in how many."""
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
