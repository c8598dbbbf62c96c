"""Search by looking at every quote: another reading of the definition in search.py, sharing only the stemmer with it.

Words are found as substrings of texts spelt out between spaces; no index, no places, no order of evaluation.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

import snowballstemmer

_stem = cache(snowballstemmer.stemmer("english").stemWord)


@cache
def spelt(text: str) -> str:
    """Spell a text as its words, each between spaces."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", text.lower()) if not unicodedata.combining(c))
    plain = re.sub(r"(?<=\d),(?=\d\d\d)", "", plain)
    plain = re.sub(r"\b([a-z])\.([a-z])\b\.?", r"\1\2 ", plain)
    plain = re.sub(r"([\u3040-\u30ff\u4e00-\u9fff])", r" \1 ", plain)
    return f" {' '.join(re.sub(r'[^0-9a-zß-ÿ가-힣ᄀ-ᇿ぀-ヿ一-鿿]+', ' ', plain).split())} "


def stems(text: str) -> set[str]:
    return {_stem(word) for word in text.split()}


def matches(query: str, said: str, names: Iterable[str]) -> bool:
    """Say whether a quote with these words, by a speaker with these names, is found."""
    texts = [spelt(said), *map(spelt, names)]
    pieces = re.sub("[“”„«»]", '"', query).split('"')
    phrases = [spelt(piece) for piece in pieces[1::2] if spelt(piece).strip()]
    loose = " ".join(pieces[0::2])
    found = stems(" ".join(texts))
    return stems(spelt(loose)) <= found and all(any(phrase in text for text in texts) for phrase in phrases)


def values(quote: Mapping[str, Any], filter_: str) -> set[str]:
    """Return the values that a quote of quotes.json has in a filter."""
    match filter_:
        case "topic":
            return set(quote["topics"])
        case "via":
            return set(quote["via"])
        case "year":
            return {quote["published"][:4] if quote["published"] else "unknown"}
        case "reviewed":
            return {"yes" if quote["reviewed"] else "no"}
    return {quote[filter_]}


FILTERS = ("speaker", "outlet", "topic", "kind", "via", "year", "reviewed")


def search(
    quotes: list[dict[str, Any]], names: Mapping[str, list[str]], query: str, chosen: Mapping[str, list[str]]
) -> tuple[set[str], dict[tuple[str, str], int]]:
    """Return what is found, as article/quote, and the count beside every value of every filter that is not 0."""
    found = [quote for quote in quotes if matches(query, quote["exact"], names[quote["speaker"]])]

    def passing(but: str | None) -> list[dict[str, Any]]:
        wanted = {name: set(of) for name, of in chosen.items() if of and name != but}
        return [quote for quote in found if all(values(quote, name) & of for name, of in wanted.items())]

    counts: dict[tuple[str, str], int] = {}
    for filter_ in FILTERS:
        for quote in passing(filter_):
            for value in values(quote, filter_):
                counts[filter_, value] = counts.get((filter_, value), 0) + 1
    return {f"{quote['article']}/{quote['id']}" for quote in passing(None)}, counts
