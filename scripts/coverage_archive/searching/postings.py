"""Make the posting lists: the places of each word in the archive, in files (shards), and the vocabulary of all words.

Words are sorted alphabetically and cut into shards of about equal size. A search loads the shards of its words. All
words of one stem are in one shard, the shard of the stem, so a search finds them without knowing them. Words with the
same first letters are in neighbouring shards. A few words differ from their stem in the first letters (dying, die).
They are sorted as their stem, and ``irregular_forms`` lists them.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from .packed import pack, pack_rising
from .stems import stem

SHARD = 24_000  # characters of packed places, which gzip makes some 15 kB
_UTF_16 = "utf-16-be"
NEAR = 2  # first letters that a word and its stem have in common, unless the word is an irregular form

Placed = tuple[bytes, str]  # the sort key of a word, and the word


@dataclass(frozen=True, slots=True)
class Shard:
    """Hold words in their sorting order, and for each word its packed places."""

    words: list[str]
    places: list[str]


@dataclass(frozen=True, slots=True)
class Postings:
    """Hold the shards and what a browser needs to choose one.

    ``starts`` is the first word or stem of each shard, ``irregular_forms`` maps words to stems that begin
    differently, and ``vocabulary`` has the number of places of each word.
    """

    starts: list[str]
    shards: list[Shard]
    irregular_forms: dict[str, str]
    vocabulary: dict[str, int]


def postings_of(words: Sequence[str]) -> Postings:
    """Return the places of each word, numbered from 0 in the sequence of all words of the archive."""
    places: dict[str, list[int]] = defaultdict(list)
    for number, word in enumerate(words):
        places[word].append(number)
    stems = {word: stem(word) for word in places}
    irregular_forms = {word: of for word, of in stems.items() if word[:NEAR] != of[:NEAR]}
    ordered = sorted((_order(irregular_forms.get(word, word)), word) for word in places)
    shards: list[Shard] = []
    starts: list[str] = []
    for group in _groups(ordered, stems):
        packed = [pack_rising(places[word]) for _, word in group]
        size = sum(map(len, packed))
        if not shards or sum(map(len, shards[-1].places)) + size > SHARD:
            shards.append(Shard([], []))
            starts.append(min((stems[word] for _, word in group), key=_order))
            starts[-1] = min(starts[-1], group[0][0].decode(_UTF_16), key=_order)
        shards[-1].words.extend(word for _, word in group)
        shards[-1].places.extend(packed)
    vocabulary = {word: len(places[word]) for word in sorted(places)}
    return Postings(starts, shards, dict(sorted(irregular_forms.items())), vocabulary)


def _order(word: str) -> bytes:
    """Return the sort key of a word: UTF-16, as the browser sorts, in which a sign beyond U+FFFF counts as two."""
    return word.encode(_UTF_16)


def _groups(ordered: list[Placed], stems: dict[str, str]) -> Iterator[list[Placed]]:
    """Yield groups of sorted words, cut wherever no stem, with all its words, is on both sides of the cut."""
    lowest: dict[str, bytes] = {}
    highest: dict[str, bytes] = {}
    for place, word in ordered:
        of = stems[word]
        lowest[of] = min(lowest.get(of, _order(of)), place)
        highest[of] = max(highest.get(of, _order(of)), place)
    reach = [*accumulate((highest[stems[word]] for _, word in ordered), max)]
    begins = [*accumulate((lowest[stems[word]] for _, word in reversed(ordered)), min)][::-1]
    group: list[Placed] = []
    for number, item in enumerate(ordered):
        if group and reach[number - 1] < begins[number]:
            yield group
            group = []
        group.append(item)
    if group:
        yield group


def vocabulary_part(postings: Postings) -> dict[str, object]:
    """Return the content of the file that lists every word and how often it occurs."""
    return {"words": [*postings.vocabulary], "counts": pack(postings.vocabulary.values())}
