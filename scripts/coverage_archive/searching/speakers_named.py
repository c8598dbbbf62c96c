"""List, for each shard of words, the speakers whose names have one of its words: their quotes and other names.

A speaker is in each shard that has a word of one of the speaker's names. So a search for a name loads only the shards
of its words.
"""

from collections import defaultdict
from typing import Any

from ..model import Archive
from .packed import pack_rising
from .postings import Postings
from .texts import quotes_of, searched_words

# The number of a speaker, the packed numbers of the quotes said and relayed, and all names if there are several.
Named = list[Any]


def speakers_named(archive: Archive, postings: Postings) -> list[list[Named]]:
    """Return one list per shard, in the order of the speakers. Quotes are numbered as in ``texts``."""
    shards_of: dict[str, set[int]] = defaultdict(set)
    for place, held in enumerate(postings.shards):
        for word in held.words:
            shards_of[word].add(place)
    said: dict[str, list[int]] = defaultdict(list)
    relayed: dict[str, list[int]] = defaultdict(list)
    for number, quote in enumerate(quote for article in archive.articles for quote in quotes_of(article)):
        said[quote.speaker.id].append(number)
        for relay in quote.via:
            relayed[relay.id].append(number)
    named: list[list[Named]] = [[] for _ in postings.shards]
    for number, speaker in enumerate(archive.speakers.values()):
        names = (speaker.name, *speaker.aliases)
        called = names if speaker.aliases else ()
        entry = [number, pack_rising(said[speaker.id]), pack_rising(relayed[speaker.id]), *called]
        for shard in sorted({it for name in names for word in searched_words(name) for it in shards_of[word]}):
            named[shard].append(entry)
    return named
