"""Make the spec of an archive for benchmarks from a folder of real articles, which stay on this machine.

A spec is the dictionary from which the tests make an archive. Articles are .txt files with one paragraph per line,
the headline first. Words in quotation marks become quotes, and the nearest full name before a quote becomes its
speaker. If there are too few articles, they are repeated with changed names.
"""

import re
import sys
from pathlib import Path
from typing import Any

from coverage_archive.texts.quotation_marks import quotation_spans, read_marks

sys.path[:0] = [str(Path(__file__).parent.parent / "tests")]

from helpers.made_archive import Spec  # noqa: E402
from helpers.project import copy_project  # noqa: E402

AROUND = 60  # characters of context that distinguish two equal quotes
NAME = re.compile(r"\b[A-Z][a-z]+(?: [A-Z][a-z]+){1,2}\b")
WITHIN = re.compile(r"(?<=[a-z,] )[A-Z][a-z]{2,}\b")  # a name within a sentence
CLAUSE = re.compile(r"[^\s.!?;,\"“”][^.!?;,\"“”\n]{20,}[^\s.!?;,\"“”]")


def spec_of(folders: list[Path], count: int, quotes: int = 0) -> Spec:
    """Return the spec of an archive of ``count`` articles.

    Where an article has fewer than ``quotes`` quotations, add clauses outside quotation marks as quotes, as long as
    it has any. Exit with a message where the folders hold no article that can be used.
    """
    texts = [(path, _text(path)) for path in sorted(path for folder in folders for path in folder.rglob("*.txt"))]
    articles: list[Spec] = []
    for turn in range(count):
        found = (_article(path, _renamed(text, turn), quotes) for path, text in texts)
        articles += [article for article in found if article]
        if len(articles) >= count or not articles:
            break
    if not articles:
        sys.exit(f"no articles as .txt files in {', '.join(map(str, folders))}")
    articles = [{**article, "slug": f"article-{number}"} for number, article in enumerate(articles[:count])]
    speakers = {quote["speaker"] for article in articles for quote in article["quotes"]}
    return {
        "title": "Bench",
        "question": "How fast is it?",
        "clause": "topic-0",
        "outlets": {id: {"name": _name(id)} for id in sorted({article["outlet"] for article in articles})},
        "speakers": {id: {"name": _name(id), "kind": "person"} for id in sorted(speakers)},
        "topics": {f"topic-{number}": {"title": f"Topic {number}"} for number in range(12)},
        "elements": {},
        "articles": articles,
    }


def _renamed(text: str, turn: int) -> str:
    """Return a text in which each capitalised word within a sentence has an ending that stands for ``turn``.

    Turn 0 leaves the text unchanged.
    """
    ending = "".join(chr(ord("a") + int(digit)) for digit in str(turn))
    return WITHIN.sub(lambda found: f"{found[0]}{ending}", text) if turn else text


def _text(path: Path) -> str:
    text = re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f]", " ", path.read_text(encoding="utf-8", errors="replace"))
    return re.sub(r"<[^>\n]*>", "", text)


def _article(path: Path, text: str, fewest: int) -> Spec | None:
    """Return the spec of an article; below ``fewest`` quotations, add clauses outside quotation marks as quotes.

    Return None where the text has fewer than two lines, where `archive check` would ask about a quotation mark, or
    where the words around two quotations do not distinguish them.
    """
    lines = [line for line in text.splitlines() if line.strip()]
    tags = [(span.start, span.end, "partial") for span in quotation_spans(text)]
    if len(lines) < 2 or read_marks(text, "en").doubts or not all(_is_unique(text, *tag[:2]) for tag in tags):
        return None
    for start, end in (found.span() for found in CLAUSE.finditer(text, text.index(lines[0]) + len(lines[0]))):
        overlaps = any(start < taken_end and taken < end for taken, taken_end, _ in tags)
        if len(tags) < fewest and not overlaps and _is_unique(text, start, end):
            tags.append((start, end, "indirect"))
    date = re.search(r"\d{4}-\d\d-\d\d", path.stem)
    return {
        "outlet": _id(path.stem.split("_")[0]) or "outlet",
        "outlet_supplied": "the file's name",
        "headline": lines[0],
        "published": date and date[0],
        "published_supplied": date and "the file's name",
        "language": "en",
        "text": text,
        "quotes": [_quote(text, *tag) for tag in sorted(tags)],
    }


def _quote(text: str, start: int, end: int, kind: str) -> dict[str, Any]:
    names = NAME.findall(text[:start])
    return {
        "exact": text[start:end],
        "prefix": text[max(0, start - AROUND) : start],
        "suffix": text[end : end + AROUND],
        "kind": kind,
        "speaker": _id(names[-1] if names else "Nobody named"),
        "topics": [f"topic-{len(text) % 12}"],
        "reviewed": False,
    }


def _is_unique(text: str, start: int, end: int) -> bool:
    return text.count(text[max(0, start - AROUND) : end + AROUND]) == 1


def _id(name: str) -> str:
    return re.sub(r"[^a-z]+", "-", name.lower()).strip("-")


def _name(id: str) -> str:
    return id.replace("-", " ").title()


def write_project(spec: Spec, root: Path) -> None:
    """Write a project that builds a spec's archive, and settings that build the same pages with plain Material.

    ``stock.yml`` has no search, and ``material.yml`` has Material's own. Both read their pages from ``together``.
    """
    copy_project(root, spec, ("mkdocs.yml", "docs"))
    config = (root / "mkdocs.yml").read_text(encoding="utf-8")
    stock = config.replace("!ENV [THEME, coverage]", "material").replace("docs_dir: docs", "docs_dir: together")
    for name, plugins in (("stock", "[]"), ("material", "[search]")):
        text = re.sub(r"^plugins:\n(?:[ -].*\n)+", f"plugins: {plugins}\n", stock, flags=re.MULTILINE)
        (root / f"{name}.yml").write_text(text, encoding="utf-8")
