"""Archives made from the golden set of utterances, and how well a grouping of their quotes agrees with it.

A file of the set has, by outlet, one line for each quote: ‘LABEL SPEAKER | text’, or ‘LABEL SPEAKER via RELAY RELAY |
text’. The quote is in angle brackets. Quotes of a file with the same label are cuts of one utterance.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any

import yaml
from coverage_archive.model import Archive
from coverage_archive.reading import archive_folder

from helpers.made_archive import Spec, write

_LINE = re.compile(r"(?P<label>\w+) (?P<speaker>[\w-]+)(?: via (?P<via>[\w -]+))? \| (?P<text>.*)", re.DOTALL)
_QUOTED = re.compile("[\"'“„«‘「]\\s?$")

Labels = Mapping[str, str]  # the label of each quote, by "slug/id"
Pair = frozenset[str]


@dataclass(frozen=True)
class Golden:
    """An archive, and the label of each of its quotes."""

    archive: Archive
    labels: Labels


def golden(path: Path, root: Path) -> Golden:
    """Return the archive of a file of the set; its articles are written below ``root``."""
    outlets = yaml.safe_load(path.read_text(encoding="utf-8"))
    languages = outlets.pop("languages", {})
    labels: dict[str, str] = {}
    speakers: set[str] = set()
    articles = []
    for outlet, lines in outlets.items():
        article: dict[str, Any] = {"outlet": outlet, "language": languages.get(outlet, "en"), "headline": "News"}
        article |= {"outlet_supplied": "made", "slug": outlet, "paragraphs": [], "quotes": []}
        for number, line in enumerate(lines.splitlines(), 1):
            label, speaker, via, text = _LINE.fullmatch(line).groups()  # type: ignore[union-attr]
            before, exact, after = re.split("[<>]", text)
            relays = via.split() if via else []
            speakers |= {speaker, *relays}
            labels[f"{outlet}/q{number}"] = label
            lead = f"({number}) {before}"
            article["paragraphs"].append(f"{lead}{exact}{after}")
            kind = "direct" if _QUOTED.search(before) else "indirect"
            tag = {"id": f"q{number}", "exact": exact, "prefix": lead, "kind": kind, "speaker": speaker}
            article["quotes"].append(tag | ({"via": relays} if relays else {}))
        articles.append(article)
    write(_spec(outlets, speakers, articles), root / "articles")
    return Golden(archive_folder.load(root), labels)


def _spec(outlets: Iterable[str], speakers: Iterable[str], articles: list[dict[str, Any]]) -> Spec:
    return {
        "title": "Golden utterances",
        "question": "Who kept which words?",
        "clause": "topic",
        "outlets": {outlet: {"name": outlet.replace("-", " ").title()} for outlet in outlets},
        "topics": {"topic": {"title": "Topic"}},
        "speakers": {speaker: {"name": speaker.title(), "kind": "person"} for speaker in sorted(speakers)},
        "articles": articles,
    }


def pairs(groups: Iterable[Iterable[str]]) -> Iterator[Pair]:
    """Yield every two members of one group."""
    for group in groups:
        yield from map(frozenset, combinations(sorted(group), 2))


def groups_of(labels: Labels) -> list[list[str]]:
    """Return the quotes of each label."""
    return [[quote for quote, its in labels.items() if its == label] for label in dict.fromkeys(labels.values())]
