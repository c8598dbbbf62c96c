"""Make the posting lists: the places of each word in the archive, in files (shards), and the vocabulary of all words.

Words are sorted alphabetically and cut into shards of about equal size. A search loads the shards of its words. All
words of one stem are in one shard, the shard of the stem, so a search finds them without knowing them. Words with the
same first letters are in neighbouring shards. A few words differ from their stem in the first letters (dying, die).
They are sorted as their stem, and the shard in which they would stand otherwise lists them with their stem.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate

from .packed import pack, pack_rising
from .stems import ENGLISH, stem

SHARD = 24_000  # characters of packed places, which gzip makes some 15 kB
_UTF_16 = "utf-16-be"
NEAR = 2  # first letters that a word and its stem have in common, unless the word is sorted as its stem

Stem = tuple[str, str]  # a language and a stem in it


@dataclass(frozen=True, slots=True)
class Placed:
    """Represent a word at one of its places in the order of words: ``key`` is what it is sorted by."""

    key: bytes
    word: str
    stems: tuple[Stem, ...]


@dataclass(frozen=True, slots=True)
class Shard:
    """Hold words in their sorting order, and for each word its packed places.

    ``stems`` has, by language, the stems of words that differ from what the browser can compute: stems in other
    languages than English, and stems of words that are sorted as their stem.
    """

    words: list[str] = field(default_factory=list)
    places: list[str] = field(default_factory=list)
    stems: dict[str, dict[str, str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Postings:
    """Hold the shards, the first word or stem of each, and the number of places of each word."""

    starts: list[str]
    shards: list[Shard]
    vocabulary: dict[str, int]


def postings_of(words: Sequence[str], listed: Mapping[str, Mapping[str, str]] | None = None) -> Postings:
    """Return the places of each word, numbered from 0 in the sequence of all words of the archive.

    ``listed`` has stems by language, as ``Texts`` has them; any other word has its English stem.
    """
    places: dict[str, list[int]] = defaultdict(list)
    for number, word in enumerate(words):
        places[word].append(number)
    stems = {word: _stems(word, listed or {}) for word in places}
    ordered = sorted((it for word in places for it in _placed(word, stems[word])), key=lambda it: (it.key, it.word))
    found = Postings([], [], {word: len(places[word]) for word in sorted(places)})
    for group in _groups(ordered):
        packed = [pack_rising(places[it.word]) for it in group]
        size = sum(map(len, packed))
        if not found.shards or sum(map(len, found.shards[-1].places)) + size > SHARD:
            found.shards.append(Shard())
            found.starts.append(min(_order(of) for it in group for _, of in it.stems).decode(_UTF_16))
            found.starts[-1] = min(found.starts[-1], group[0].key.decode(_UTF_16), key=_order)
        found.shards[-1].words.extend(it.word for it in group)
        found.shards[-1].places.extend(packed)
    _list_stems(found, stems)
    return found


def _stems(word: str, listed: Mapping[str, Mapping[str, str]]) -> list[Stem]:
    return [(language, of[word]) for language, of in listed.items() if word in of] or [(ENGLISH, stem(word))]


def _list_stems(found: Postings, stems: Mapping[str, list[Stem]]) -> None:
    """Add to each shard the stems that the browser cannot compute: of its words, and of words sorted elsewhere."""
    held = [(number, word) for number, shard in enumerate(found.shards) for word in shard.words]
    starts = [_order(start) for start in found.starts]
    away = {word for word, of in stems.items() if any(word[:NEAR] != it[:NEAR] for _, it in of)}
    held += [(max(bisect_right(starts, _order(word)) - 1, 0), word) for word in sorted(away)]
    for number, word in held:
        if word in away or any(language != ENGLISH for language, _ in stems[word]):
            for language, of in stems[word]:
                found.shards[number].stems.setdefault(language, {})[word] = of


def _order(word: str) -> bytes:
    """Return the sort key of a word: UTF-16, as the browser sorts, in which a sign beyond U+FFFF counts as two."""
    return word.encode(_UTF_16)


def _placed(word: str, stems: Sequence[Stem]) -> Iterator[Placed]:
    """Yield a word at its own place, and at that of each stem that begins otherwise."""
    near = tuple(it for it in stems if word[:NEAR] == it[1][:NEAR])
    if near:
        yield Placed(_order(word), word, near)
    yield from (Placed(_order(of), word, ((language, of),)) for language, of in stems if (language, of) not in near)


def _groups(ordered: Sequence[Placed]) -> Iterator[list[Placed]]:
    """Yield groups of sorted words, cut wherever no stem, with all its words, is on both sides of the cut."""
    lowest: dict[Stem, bytes] = {}
    highest: dict[Stem, bytes] = {}
    for it in ordered:
        for of in it.stems:
            lowest[of] = min(lowest.get(of, _order(of[1])), it.key)
            highest[of] = max(highest.get(of, _order(of[1])), it.key)
    reach = [*accumulate((max(highest[of] for of in it.stems) for it in ordered), max)]
    begins = [*accumulate((min(lowest[of] for of in it.stems) for it in reversed(ordered)), min)][::-1]
    group: list[Placed] = []
    for number, it in enumerate(ordered):
        if group and reach[number - 1] < begins[number]:
            yield group
            group = []
        group.append(it)
    if group:
        yield group


def vocabulary_part(postings: Postings) -> dict[str, object]:
    """Return the content of the file that lists every word and how often it occurs."""
    return {"words": [*postings.vocabulary], "counts": pack(postings.vocabulary.values())}
