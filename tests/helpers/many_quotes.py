"""A spec of many quotes, put together from the pieces in tests/archives/many-quotes.yml."""

import random
from typing import Any

from helpers.made_archive import Spec


def spec_of(pieces: Spec, *, count: int, quotes_each: int) -> Spec:
    """Return ``count`` articles of ``quotes_each`` quotes. A quote is a paragraph: ‘12: "words", someone says.’"""
    chance = random.Random(4)
    return {
        "title": "A made archive",
        "question": "What is said?",
        "clause": "article-4",
        **{key: pieces[key] for key in ("outlets", "speakers", "topics", "synonyms", "near_words")},
        "articles": [_article(pieces, number, quotes_each, chance) for number in range(count)],
    }


def _article(pieces: Spec, number: int, quotes_each: int, chance: random.Random) -> Spec:
    said = [" ".join(chance.choices(pieces["pieces"], k=chance.randint(1, 3))) for _ in range(quotes_each)]
    kinds = [chance.choice(pieces["kinds"]) for _ in said]
    marks = ["" if kind == "indirect" else '"' for kind in kinds]
    quotes: list[dict[str, Any]] = [
        {
            "exact": words,
            "prefix": f"\n{n}: {mark}",
            "kind": kind,
            "speaker": chance.choice([*pieces["speakers"]]),
            "via": chance.sample(["kcna", "yonhap"], chance.randint(0, 2)),
            "topics": chance.sample([*pieces["topics"]], chance.randint(0, 2)),
            "reviewed": chance.random() < 0.8,
        }
        for n, (words, kind, mark) in enumerate(zip(said, kinds, marks, strict=True), 1)
    ]
    published = chance.choice(pieces["published"])
    return {
        "slug": f"report-{number}",
        "outlet": chance.choice([*pieces["outlets"]]),
        "outlet_supplied": "made",
        "headline": "A headline",
        "published": published,
        "published_supplied": published and "made",
        "language": "en",
        "paragraphs": [
            f"{n}: {mark}{words}{mark}, someone says."
            for n, (words, mark) in enumerate(zip(said, marks, strict=True), 1)
        ],
        "quotes": quotes,
    }
