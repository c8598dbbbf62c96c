"""Adds made articles to an archive that is there, as its editors would: its own articles and addresses stay.

What the added articles tell is told on the archive's own clause: its elements take the place of theirs, in their
order, so any spec of tests/archives/ can be added to any archive.
"""

import hashlib
import re
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import cycle
from pathlib import Path
from typing import Any

from coverage_archive.storage import yaml_reader

from helpers.made_archive import Spec, write_articles, write_vocabulary

VOCABULARY = "archive.yml"
NAMED_ENTRIES = ("outlets", "speakers", "topics", "elements")


def add(spec: Spec, articles: Path) -> None:
    """Add the articles of a spec to a folder of articles, and to its vocabulary what they name."""
    own = dict(yaml_reader.load(articles / VOCABULARY, VOCABULARY).value)
    told = on_the_clause_of(own, spec)
    whole = {**own, **{field: _joined(own.get(field, {}), told.get(field, {})) for field in NAMED_ENTRIES}}
    write_vocabulary(whole, articles)
    write_articles({**whole, "articles": told["articles"]}, articles)


def _joined(own: Spec, others: Spec) -> Spec:
    """Return an archive's own entries and, behind them, those of other names."""
    return {**own, **{name: entry for name, entry in others.items() if name not in own}}


def on_the_clause_of(own: Spec, spec: Spec) -> Spec:
    """Return a spec told on another archive's clause: ``own`` is that archive's vocabulary."""
    swap = _Swap.of(own, spec)
    fields = ("sections", "quotes", "passages")
    return {
        **spec,
        "topics": {name: topic for name, topic in spec["topics"].items() if name != swap.other},
        "elements": {id: one for id, one in spec.get("elements", {}).items() if one["topic"] != swap.other},
        "articles": [
            {
                **{name: value for name, value in article.items() if name != "absent"},  # counted anew when written
                **{field: [swap.tag(tag) for tag in article[field]] for field in fields if field in article},
            }
            for article in spec["articles"]
        ],
    }


@dataclass(frozen=True)
class _Swap:
    """One clause in the place of another: what stands for the ids of the other and of its elements."""

    clause: str
    other: str
    elements: Mapping[str, str]

    @classmethod
    def of(cls, own: Spec, spec: Spec) -> "_Swap":
        def parts(vocabulary: Spec) -> list[str]:
            named = vocabulary.get("elements", {}).items()
            return [id for id, element in named if element["topic"] == vocabulary["clause"]]

        return cls(own["clause"], spec["clause"], dict(zip(parts(spec), cycle(parts(own)), strict=False)))

    def tag(self, tag: Spec) -> Spec:
        """Return a section, quote or passage that names this clause."""
        changed = dict(tag)
        if "topics" in tag:
            changed["topics"] = [self.clause if topic == self.other else topic for topic in tag["topics"]]
        if tag.get("topic") == self.other:
            changed["topic"] = self.clause
        if tag.get("element") in self.elements:
            changed["element"] = self.elements[tag["element"]]
        return changed


def add_version(articles: Path) -> str:
    """Add a newer version of the last report that has none, longer by a sentence; return its slug."""
    records = {path.parent.name: _record(path) for path in sorted(articles.glob("*/article.yml"))}
    superseded = {record.get("supersedes") for record in records.values()}
    older = [slug for slug, record in records.items() if "outlet" in record and slug not in superseded][-1]
    newer = articles / f"{older}-newer"
    shutil.copytree(articles / older, newer)
    data = (newer / "capture.txt").read_bytes() + b"\n\nThis report was changed after it had been published.\n"
    (newer / "capture.txt").write_bytes(data)
    text = (newer / "article.yml").read_text(encoding="utf-8")
    text = re.sub("(?<=sha256: )[0-9a-f]{64}", hashlib.sha256(data).hexdigest(), text)
    text = re.sub(r"^supersedes: .*\n", "", text, flags=re.MULTILINE)
    (newer / "article.yml").write_text(f"{text.rstrip()}\n\nsupersedes: {older}\n", encoding="utf-8")
    return newer.name


def _record(path: Path) -> dict[str, Any]:
    return dict(yaml_reader.load(path, path.name).value)
