"""Adds the articles of tests/adding/layouts as `archive new` does, and compares the drafts with what is expected."""

from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import pytest
import yaml
from coverage_archive import adding
from coverage_archive.adding.sources import page_article, web_page
from coverage_archive.model import Article
from coverage_archive.reading import archive_folder

from helpers.archive_copy import SEEDS, copy_archive
from helpers.project import PROJECT

LAYOUTS = PROJECT / "tests" / "adding" / "layouts"
FIELDS = ("headline", "deck", "byline", "date", "caption", "credit", "furniture", "body", "language")
KINDS = {"headline": "headline", "deck": "standfirst", "byline": "byline", "caption": "caption", "credit": "credit"}
Mark = Literal["right", "open", "wrong"]


@dataclass(frozen=True)
class Score:
    """What a draft has of each field: how many values are right, left open and wrong; and which are not right."""

    name: str
    layout: str
    marks: dict[str, Counter[Mark]]
    misses: tuple[str, ...]


def expectations(folder: Path) -> list[tuple[Path, dict[str, Any]]]:
    """Return the articles of a folder, each with what is expected of it."""
    found = []
    for path in sorted(folder.glob("*.yml")):
        (article,) = (path.with_suffix(suffix) for suffix in (".txt", ".html") if path.with_suffix(suffix).exists())
        found.append((article, yaml.load(path.read_text(encoding="utf-8"), yaml.SafeLoader)))
    return found


def scores(folder: Path, target: Path) -> list[Score]:
    """Add every article of a folder to a copy of the archive in ``target``; return how well each draft does."""
    root = copy_archive(target, without=SEEDS)
    with pytest.MonkeyPatch.context() as patch:
        # In this process: a process a page takes a second each, and test_new.py has one.
        patch.setattr(web_page, "read_page", lambda html, name: page_article.read(html))
        wanted = expectations(folder)
        for path, _ in wanted:
            adding.add(root, str(path), f"of-{path.stem}", path.stem)
    articles = {article.slug: article for article in archive_folder.load(root).articles}
    return [_score(path.stem, expected, articles[path.stem]) for path, expected in wanted]


def _score(name: str, expected: dict[str, Any], article: Article) -> Score:
    marks: dict[str, Counter[Mark]] = {field: Counter() for field in FIELDS}
    misses: list[str] = []

    def mark(field: str, value: Mark, what: object) -> None:
        marks[field][value] += 1
        if value != "right":
            misses.append(f"{field} {value}: {what}")

    blocks = article.capture.blocks
    for field, kind in KINDS.items():
        claimed = [block.text.strip() for block in blocks if block.kind == kind]
        stated = expected.get(field) or []
        wanted = [stated] if isinstance(stated, str) else stated
        for words in wanted:
            mark(field, "right" if words in claimed else "open", words)
        for words in claimed:
            if words not in wanted:
                mark(field, "wrong", words)
        if not wanted and not claimed:
            mark(field, "right", None)
    published = article.published.value if article.published else None
    date = expected["published"]
    mark("date", "right" if published == date else "open" if published is None else "wrong", published)
    language = article.language
    mark("language", "right" if language == expected["language"] else "wrong" if language else "open", language)
    shown = [block.text.strip() for block in blocks]
    for words in expected["furniture"]:
        mark("furniture", "open" if words in shown else "right", words)
    body = [block.text.strip() for block in article.capture.paragraphs]
    mark(
        "body", "right" if any(text.startswith(expected["begins"]) for text in body) else "wrong", expected["begins"]
    )
    mark("body", "right" if any(text.startswith(expected["ends"]) for text in body) else "wrong", expected["ends"])
    more = len(body) - expected["paragraphs"]
    mark("body", "right" if more == 0 else "open" if more > 0 else "wrong", f"{more:+} paragraphs")
    return Score(name, expected["layout"], marks, tuple(misses))


def table(found: list[Score]) -> str:
    """Return the scores as a table of Markdown: a layout a row, a field a column, the sums below."""
    heads = [*FIELDS]
    rows = [f"| layout | {' | '.join(heads)} |", f"| --- |{' --- |' * len(heads)}"]
    rows += [f"| {score.layout} | {' | '.join(_cell(score.marks[field]) for field in FIELDS)} |" for score in found]
    sums = {field: sum((score.marks[field] for score in found), Counter()) for field in FIELDS}
    rows.append(f"| **right** | {' | '.join(_share(sums[field], 'right') for field in FIELDS)} |")
    rows.append(
        f"| **right or left open** | {' | '.join(_share(sums[field], 'right', 'open') for field in FIELDS)} |"
    )
    return "\n".join(rows) + "\n"


def _cell(marks: Counter[Mark]) -> str:
    notes = [f"{marks[mark]} {mark}" for mark in ("open", "wrong") if marks[mark]]
    return f"{marks['right']} of {marks.total()}{': ' if notes else ''}{', '.join(notes)}"


def _share(marks: Counter[Mark], *counted: Mark) -> str:
    return f"{100 * sum(marks[mark] for mark in counted) // marks.total()} %"


def document(text: str, folders: dict[str, list[Score]]) -> str:
    """Return adding-layouts.md with its tables made anew: each stands below a comment that names its folder."""
    for name, found in folders.items():
        start = text.index(f"<!-- {name} -->\n") + len(f"<!-- {name} -->\n")
        end = text.index("\n\n", start + 1)
        text = f"{text[:start]}\n{table(found).rstrip()}{text[end:]}"
    return text
