"""Writes the articles/ folder of a made archive: quotes put together from the pieces in archive.yml."""

import hashlib
import random
from pathlib import Path
from typing import Any

import yaml


def write(spec: dict[str, Any], articles: Path, *, count: int, quotes_each: int) -> None:
    """Write ``count`` articles of ``quotes_each`` quotes. A quote is a paragraph: ‘12: "words", someone says.’"""
    chance = random.Random(4)
    articles.mkdir(parents=True)
    vocabulary = {
        "title": "A made archive",
        "question": "What is said?",
        "clause": "article-4",
        **{key: spec[key] for key in ("outlets", "speakers", "topics")},
        "elements": {},
    }
    _dump(articles / "archive.yml", vocabulary)
    for number in range(count):
        said = [" ".join(chance.choices(spec["pieces"], k=chance.randint(1, 3))) for _ in range(quotes_each)]
        kinds = [chance.choice(spec["kinds"]) for _ in said]
        marks = ["" if kind == "indirect" else '"' for kind in kinds]
        paragraphs = [
            f"{n}: {mark}{words}{mark}, someone says."
            for n, (words, mark) in enumerate(zip(said, marks, strict=True), 1)
        ]
        text = "\n\n".join(["A headline", *paragraphs]) + "\n"
        quotes = [
            {
                "id": f"quote-{n}",
                "exact": words,
                "prefix": f"\n{n}: {mark}",
                "kind": kind,
                "speaker": chance.choice([*spec["speakers"]]),
                "via": chance.sample(["kcna", "yonhap"], chance.randint(0, 2)),
                "topics": chance.sample([*spec["topics"]], chance.randint(0, 2)),
                "reviewed": chance.random() < 0.8,
            }
            for n, (words, kind, mark) in enumerate(zip(said, kinds, marks, strict=True), 1)
        ]
        published = chance.choice(spec["published"])
        record = {
            "outlet": chance.choice([*spec["outlets"]]),
            "headline": "A headline",
            "outlet_supplied": "made",
            "published": published and str(published),
            "published_supplied": published and "made",
            "language": "en",
            "capture": {"sha256": hashlib.sha256(text.encode()).hexdigest()},
            "quotes": quotes,
        }
        folder = articles / f"report-{number}"
        folder.mkdir()
        (folder / "capture.txt").write_bytes(text.encode())
        _dump(folder / "article.yml", record)


def _dump(path: Path, content: Any) -> None:
    path.write_text(yaml.safe_dump(content, sort_keys=False, allow_unicode=True), encoding="utf-8")
