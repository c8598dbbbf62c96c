"""Find which words one wording of a part lacks of another, and whether two wordings are near to each other."""

import re
from collections import Counter
from collections.abc import Sequence

from ..model import Span
from ..texts import rarity, shared_wording
from ..texts.shared_wording import Word

_SEPARATOR = re.compile(r"\d[.,]\d")  # within a number
_FULL, _LITTLE = 4, 1  # weights of a word that says something, and of one that nearly every article has ("the")

# Words, in one spelling (folding.letters), that reverse or limit what a sentence says. Numbers are as decisive.
_DECISIVE = re.compile(
    r"not|no|never|nor|neither|none|cannot|only|.*n't|.*\d.*"
    r"|nicht|keine?[nmrs]?|nie|nur"  # German
    r"|ne|pas|jamais|aucune?|seulement|non|mai|solo|solamente|soltanto|nunca|ningun[oa]?|nao|apenas"  # Romance
    r"|не|нет|никогда|только|лишь|ні|ніколи|лише|тільки"  # Russian, Ukrainian
    r"|لا|لم|لن|ليس|فقط|לא|אין|רק"  # Arabic, Hebrew
)


def words_and_numbers(text: str, offset: int = 0) -> list[Word]:
    """Return the words of a text, a number with separators ("20,000") as one word. Spans count from ``offset``."""
    found: list[Word] = []
    for word in shared_wording.words(text, offset):
        before = found[-1] if found else None
        if before and _SEPARATOR.fullmatch(text, before.span.end - 1 - offset, word.span.start + 1 - offset):
            whole = Span(before.span.start, word.span.end)
            found[-1] = Word(whole, before.form + word.form, before.plain + word.plain, capital=True)
        else:
            found.append(word)
    return found


def is_decisive(word: Word) -> bool:
    """Say whether a word must never be overlooked between two wordings: "not", "only", a number, and the like.

    "One" does not count, because it is seldom a number.
    """
    return word.plain != "one" and bool(_DECISIVE.fullmatch(word.form))


def lacking(words: Sequence[Word], other: Sequence[Word]) -> list[Word]:
    """Return the words that another wording does not have. A decisive word counts as often as it is said."""
    having = Counter(word.form for word in other)
    said = Counter(word.form for word in words)
    return [
        word for word in words if not having[word.form] or (is_decisive(word) and said[word.form] > having[word.form])
    ]


def near(words: Sequence[Word], other: Sequence[Word], language: str | None) -> bool:
    """Say whether two wordings of one language have half of their words in common, in one order.

    The words that nearly every article has count a quarter.
    """
    everywhere = rarity.of(language).everywhere
    weights = [[_LITTLE if word.plain in everywhere else _FULL for word in some] for some in (words, other)]
    # The weight of the heaviest common subsequence of the words read so far, and of each beginning of the others.
    row = [0] * (len(other) + 1)
    for word, weight in zip(words, weights[0], strict=True):
        before, row = row, [0]
        for at, second in enumerate(other):
            both = before[at] + weight if second.form == word.form else 0
            row.append(max(both, before[at + 1], row[at]))
    return bool(row[-1]) and 4 * row[-1] >= sum(map(sum, weights))
