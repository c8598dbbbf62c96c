"""Writes the articles/ folder of a made archive from the short form in six-outlets.yml."""

import hashlib
from pathlib import Path
from typing import Any

import yaml


def write(spec: dict[str, Any], articles: Path) -> None:
    """Write archive.yml and one folder an outlet; the ids of tags are counted through."""
    articles.mkdir(parents=True)
    vocabulary = {key: spec[key] for key in ("title", "question", "clause", "topics", "elements", "speakers")}
    vocabulary["outlets"] = {article["outlet"]: {"name": article["name"]} for article in spec["articles"]}
    (articles / "archive.yml").write_text(yaml.safe_dump(vocabulary, sort_keys=False), encoding="utf-8")
    for article in spec["articles"]:
        folder = articles / f"{article['outlet']}-report"
        folder.mkdir()
        headline = f"{article['name']} on the harbours"
        text = "\n\n".join([headline, *article["paragraphs"]]) + "\n"
        (folder / "capture.txt").write_text(text, encoding="utf-8")
        record = {
            "outlet": article["outlet"],
            "headline": headline,
            "published": str(article["published"]) if "published" in article else None,
            "language": "en",
            "capture": {"sha256": hashlib.sha256(text.encode()).hexdigest()},
            "quotes": [{"id": f"quote-{n}", **selector(text, quote)} for n, quote in enumerate(article["quotes"], 1)],
            "passages": [
                {"id": f"passage-{n}", **selector(text, passage)} for n, passage in enumerate(article["passages"], 1)
            ],
        }
        dumped = yaml.safe_dump(record, sort_keys=False, allow_unicode=True)
        (folder / "article.yml").write_text(dumped, encoding="utf-8")


def selector(text: str, tag: dict[str, Any]) -> dict[str, Any]:
    """Make dates text, as editors type them."""
    assert text.count(tag["exact"]) == 1, f"{tag['exact']!r} must occur once"
    return {key: str(value) if key == "date" else value for key, value in tag.items()}
