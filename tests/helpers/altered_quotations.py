"""Quotations of an archive that were altered in a known way, and sentences that have nothing to do with the archive.

The page "Check a text" is measured with them: no altered quotation may be called exact, and nearly all must be found.
"""

import random
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from coverage_archive.model import Archive, Block, Quote, addresses
from coverage_archive.reading import archive_folder
from coverage_archive.reading.publishable import publishable
from coverage_archive.searching import search_index

from helpers.checked_texts import checked
from helpers.made_archive import Spec, write

_NUMBERS = [
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "twelve",
    "twenty",
    "fifty",
]
_NUMBER = re.compile(rf"\d+|{'|'.join(_NUMBERS)}", re.IGNORECASE)
_NAME = re.compile(r"[A-Z][a-z]{2,}")
_OTHER_NAMES = ("Wexford", "Tamsin", "Qasim", "Brannock", "Ursell")
_FEWEST, _MOST = 5, 40  # words of a quotation that is altered
_MARKS = re.compile("[\"“”„‟«»‹›「」『』《》〈〉'‘’`\n]")


@dataclass(frozen=True)
class Place:
    """Where an archive has words: the address of the article, and the ids that a link to them may have."""

    article: str
    ids: frozenset[str]


@dataclass(frozen=True)
class Altered:
    """An altered quotation, how it was altered, the words as the archive has them, and every place that has these."""

    kind: str
    words: str
    kept: str
    places: tuple[Place, ...]


def indexed(spec: Spec, folder: Path) -> Archive:
    """Write an archive and its search index, ``quotes/index``, into a folder; return what is published of it."""
    folder.mkdir(exist_ok=True)
    write(spec, folder / "articles")
    archive = publishable(archive_folder.load(folder))
    search_index.publish(archive, folder)
    return archive


def altered_quotations(archive: Archive, count: int, chance: random.Random) -> list[Altered]:
    """Return at most ``count`` altered quotations, as many of each kind; none stands in the archive so."""
    blocks = [(article, block, _bare(block.text)) for article in archive.articles for block in article.capture.blocks]
    everything = "\n".join(text for _, _, text in blocks)
    kept = sorted(
        {words for article in archive.articles for words in _quotable(article.capture.text, article.quotes)}
    )
    chance.shuffle(kept)
    found: list[Altered] = []
    for kind, alter in ALTERATIONS.items():
        of_kind = 0
        for words in kept * 4:
            if of_kind == count // len(ALTERATIONS):
                break
            other = alter(words, chance)
            if other and _bare(other) not in everything:
                places = tuple(
                    Place(addresses.article(article.slug), _ids(article.quotes, block))
                    for article, block, text in blocks
                    if _bare(words) in text
                )
                found.append(Altered(kind, other, words, places))
                of_kind += 1
    return found


def is_located(found: Altered, held: Iterable[dict[str, Any]]) -> bool:
    """Say whether one of the places that the page names is one of those where the words stand."""
    named = {tuple(each["url"].split("#")) for each in held}
    return any((place.article, id) in named for place in found.places for id in place.ids)


def spans_of(texts: Iterable[str], count: int, chance: random.Random) -> list[str]:
    """Return ``count`` runs of 4 to 25 neighbouring words of lines of texts, without quotation marks."""
    lines = [words for text in texts for line in text.splitlines() if len(words := _MARKS.sub("", line).split()) > 6]
    found = []
    while len(found) < count:
        words = chance.choice(lines)
        start = chance.randrange(len(words) - 3)
        found.append(" ".join(words[start : start + chance.randint(4, 25)]))
    return found


def sentences_of(texts: Iterable[str], count: int, chance: random.Random) -> list[str]:
    """Return ``count`` sentences of 4 to 40 words of texts or fewer, without quotation marks, each of them once."""
    found = {
        " ".join(_MARKS.sub("", sentence).split())
        for text in texts
        for line in text.splitlines()
        for sentence in re.split(r"(?<=[.!?])\s+(?=[A-Z])", line)
    }
    ordered = sorted(sentence for sentence in found if 4 <= len(sentence.split()) <= _MOST)
    return chance.sample(ordered, min(count, len(ordered)))


def results(words: Iterable[str], folder: Path) -> list[dict[str, Any]]:
    """Return what the page says of each of some quotations, which are pasted in quotation marks."""
    answers = checked((f"They said: “{each}”" for each in words), folder / "quotes" / "index")
    assert all(len(answer) == 1 for answer in answers)
    return [answer[0] for answer in answers]


def _quotable(text: str, quotes: Iterable[Quote]) -> Iterator[str]:
    said = [quote.span.of(text) for quote in quotes]
    for words in (*said, *re.split(r"(?<=[.!?])\s+|\n", text)):
        plain = " ".join(_MARKS.sub(" ", words).split()).strip(" .,!?")
        if plain in words and _FEWEST <= len(plain.split()) <= _MOST:
            yield plain


def _ids(quotes: Iterable[Quote], block: Block) -> frozenset[str]:
    of_block = [quote.id for quote in quotes if quote.block.id == block.id]
    return frozenset([block.id, *of_block])


def _bare(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.lower()))


def _negated(words: list[str], chance: random.Random) -> list[str] | None:
    negations = [
        at for at, word in enumerate(words[1:-1], 1) if word.lower() in ("not", "no", "never", "without", "only")
    ]
    if negations and chance.random() < 0.5:
        at = chance.choice(negations)
        return [*words[:at], *words[at + 1 :]]
    at = chance.randrange(1, len(words))
    return [*words[:at], chance.choice(("not", "never", "only")), *words[at:]]


def _renumbered(words: list[str], chance: random.Random) -> list[str] | None:
    places = [at for at, word in enumerate(words) if _NUMBER.fullmatch(word.strip(".,"))]
    if not places:
        return None
    at = chance.choice(places)
    number = words[at].strip(".,")
    if number.isdigit():
        other = chance.choice([str(int(number) + 1), number[:-1] or "7", number + "0"])
    else:
        other = chance.choice([word for word in _NUMBERS if word != number.lower()])
    return [*words[:at], words[at].replace(number, other), *words[at + 1 :]]


def _renamed(words: list[str], chance: random.Random) -> list[str] | None:
    places = [at for at, word in enumerate(words[1:], 1) if _NAME.match(word)]
    if not places:
        return None
    at = chance.choice(places)
    return [*words[:at], _NAME.sub(chance.choice(_OTHER_NAMES), words[at], count=1), *words[at + 1 :]]


def _elided(words: list[str], chance: random.Random) -> list[str] | None:
    if len(words) < _FEWEST + 1:
        return None
    left_out = chance.randint(1, min(8, len(words) - 4))
    at = chance.randint(2, len(words) - left_out - 2)
    return [*words[:at], chance.choice(("…", "...", "[…]")), *words[at + left_out :]]


def _reordered(words: list[str], chance: random.Random) -> list[str] | None:
    places = [at for at in range(len(words) - 1) if _bare(words[at]) != _bare(words[at + 1])]
    if not places:
        return None
    at = chance.choice(places)
    return [*words[:at], words[at + 1], words[at], *words[at + 2 :]]


def _altered(how: Callable[[list[str], random.Random], list[str] | None]) -> Callable[[str, random.Random], str]:
    return lambda words, chance: " ".join(how(words.split(), chance) or ())


ALTERATIONS = {
    "negation": _altered(_negated),
    "number": _altered(_renumbered),
    "name": _altered(_renamed),
    "ellipsis": _altered(_elided),
    "order": _altered(_reordered),
}
"""How quotations are altered, by kind; each returns "" for words that cannot be altered so."""
