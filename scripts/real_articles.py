"""Make an archive to measure on from a folder of real articles, which stay on this machine.

Articles are .txt files, one paragraph per line, the headline first. Their quotes are what stands in quotation marks;
a quote's speaker is the full name nearest before it.
"""

import hashlib
import json
import re
import shutil
import sys
from dataclasses import dataclass, field
from pathlib import Path

from coverage_archive.texts.quotation_marks import quotation_spans, read_marks

PROJECT = Path(__file__).resolve().parent.parent
AROUND = 60  # characters of context that tell two equal quotes apart
NAME = re.compile(r"\b[A-Z][a-z]+(?: [A-Z][a-z]+){1,2}\b")
WITHIN = re.compile(r"(?<=[a-z,] )[A-Z][a-z]{2,}\b")  # a name within a sentence
CLAUSE = re.compile(r"[^\s.!?;,\"“”][^.!?;,\"“”\n]{20,}[^\s.!?;,\"“”]")


@dataclass
class Source:
    """One text, with the words in it that the archive tags: (start, end, kind)."""

    path: Path
    text: str
    tags: list[tuple[int, int, str]] = field(default_factory=list)


def sources(folders: list[Path], count: int) -> list[Source]:
    """Return so many articles with their quotations; where there are fewer, the same again with other names in them.

    Exit with a message where the folders have none.
    """
    texts = [(path, _text(path)) for path in sorted(path for folder in folders for path in folder.rglob("*.txt"))]
    found: list[Source] = []
    for turn in range(count):
        before = len(found)
        for path, text in texts:
            if len(found) < count and (source := _read(path, _renamed(text, turn))):
                found.append(source)
        if len(found) == before or len(found) == count:
            break
    return found or sys.exit(f"no articles as .txt files in {', '.join(map(str, folders))}")


def _renamed(text: str, turn: int) -> str:
    """Return a text whose names end in other letters, the same for a turn; the first turn leaves it as it is."""
    ending = "".join(chr(ord("a") + int(digit)) for digit in str(turn))
    return WITHIN.sub(lambda found: f"{found[0]}{ending}", text) if turn else text


def _text(path: Path) -> str:
    text = re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f]", " ", path.read_text(encoding="utf-8", errors="replace"))
    return re.sub(r"<[^>\n]*>", "", text)


def _read(path: Path, text: str) -> Source | None:
    """Return an article with its quotations.

    Return None where it is too short, where `archive check` would ask about a quotation mark, or where two quotations
    cannot be told apart.
    """
    if len([line for line in text.splitlines() if line.strip()]) < 2 or read_marks(text, "en").doubts:
        return None
    source = Source(path, text, [(span.start, span.end, "partial") for span in quotation_spans(text)])
    return source if all(_is_unique(text, start, end) for start, end, _ in source.tags) else None


def enlarge(sources: list[Source], count: int) -> list[Source]:
    """Tag clauses outside quotation marks as well, until there are ``count`` quotes."""
    left = count - sum(len(source.tags) for source in sources)
    larger = []
    for source in sources:
        body = source.text.index("\n", len(source.text) - len(source.text.lstrip()))
        free = [
            (start, end, "indirect")
            for start, end in (found.span() for found in CLAUSE.finditer(source.text))
            if start > body
            and not any(start < taken_end and taken < end for taken, taken_end, _ in source.tags)
            and _is_unique(source.text, start, end)
        ][: max(left, 0)]
        left -= len(free)
        larger.append(Source(source.path, source.text, sorted([*source.tags, *free])))
    return larger


def _is_unique(text: str, start: int, end: int) -> bool:
    return text.count(text[max(0, start - AROUND) : end + AROUND]) == 1


def write(sources: list[Source], root: Path) -> None:
    """Write articles/ of a project. A quote's speaker is the full name nearest before it, or else nobody named."""
    speakers: dict[str, str] = {}
    outlets: dict[str, str] = {}
    for number, source in enumerate(sources):
        outlet = _id(source.path.stem.split("_")[0]) or "outlet"
        outlets[outlet] = outlet.replace("-", " ").title()
        names = [(found.start(), found.group()) for found in NAME.finditer(source.text)]
        quotes = []
        for place, (start, end, kind) in enumerate(source.tags):
            name = next((name for at, name in reversed(names) if at < start), "Nobody named")
            speakers[_id(name)] = name
            quotes.append(
                {
                    "id": f"quote-{place}",
                    "exact": source.text[start:end],
                    "prefix": source.text[max(0, start - AROUND) : start],
                    "suffix": source.text[end : end + AROUND],
                    "kind": kind,
                    "speaker": _id(name),
                    "topics": [f"topic-{len(source.text) % 12}"],
                    "reviewed": False,
                }
            )
        date = re.search(r"\d{4}-\d\d-\d\d", source.path.stem)
        record = {
            "outlet": outlet,
            "outlet_supplied": "the file's name",
            "headline": next(line for line in source.text.splitlines() if line.strip()),
            "published": date and date.group(),
            "published_supplied": date and "the file's name",
            "language": "en",
            "capture": {"sha256": hashlib.sha256(source.text.encode()).hexdigest()},
            "quotes": quotes,
        }
        folder = root / "articles" / f"article-{number}"
        folder.mkdir(parents=True)
        (folder / "capture.txt").write_bytes(source.text.encode())
        (folder / "article.yml").write_text(json.dumps(record, indent=1), encoding="utf-8")  # JSON is YAML
    vocabulary = {
        "title": "Bench",
        "question": "How fast is it?",
        "clause": "topic-0",
        "outlets": {id: {"name": name} for id, name in outlets.items()},
        "speakers": {id: {"name": name, "kind": "person"} for id, name in speakers.items()},
        "topics": {f"topic-{number}": {"title": f"Topic {number}"} for number in range(12)},
        "elements": {},
    }
    (root / "articles" / "archive.yml").write_text(json.dumps(vocabulary, indent=1), encoding="utf-8")


def _id(name: str) -> str:
    return re.sub(r"[^a-z]+", "-", name.lower()).strip("-")


def copy_project(root: Path) -> None:
    """Copy what a build needs, without anything generated."""
    shutil.copytree(PROJECT / "docs", root / "docs")
    config = Path(shutil.copy(PROJECT / "mkdocs.yml", root)).read_text(encoding="utf-8")
    # The same pages in stock Material, with its search or none; `together` is made of docs/ and pages/.
    stock = config.replace("!ENV [THEME, coverage]", "material").replace("docs_dir: docs", "docs_dir: together")
    for name, plugins in (("stock", "[]"), ("material", "[search]")):
        text = re.sub(r"^plugins:\n(?:[ -].*\n)+", f"plugins: {plugins}\n", stock, flags=re.MULTILINE)
        (root / f"{name}.yml").write_text(text, encoding="utf-8")
