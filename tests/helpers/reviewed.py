"""A drafted article to review, and what is typed at its prompts."""

import difflib
from pathlib import Path

import yaml

from helpers.archive_copy import record, run

SLUG = "third"
FILE = f"articles/{SLUG}/article.yml"


def restore(root: Path, files: dict[str, bytes]) -> Path:
    """Write files into a folder, and return it."""
    for name, data in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return root


def answer(root: Path, *lines: str, slug: str | None = SLUG) -> str:
    """Type lines at the prompts, then quit; return what was said."""
    result = run(root, "review", *([slug] if slug else []), answers="".join(f"{line}\n" for line in (*lines, "q")))
    assert result.exit_code == 0, result.output
    return result.output


def changed(root: Path, drafted: dict[str, bytes], file: str = FILE) -> list[str]:
    """Return the lines of a file that the answers took away and added."""
    before, after = drafted[file].decode().splitlines(), (root / file).read_text(encoding="utf-8").splitlines()
    return [line for line in difflib.unified_diff(before, after, n=0, lineterm="") if line[:1] in "+-"][2:]


def to_parts(root: Path) -> list[str]:
    """Return what skips everything of the drafted article before the parts: its page and its tags that wait."""
    said = record(root, SLUG)
    tags = [tag for field in ("quotes", "not_quotes", "passages") for tag in said[field]]
    return ["n" for item in (said, *tags) if "reviewed" in item]


def to_names(root: Path) -> list[str]:
    """Return what skips everything of the drafted article before the new names: its page, its tags, its parts."""
    return to_parts(root) + ["n"] * len(unjudged(root))


def unjudged(root: Path, slug: str = SLUG) -> list[str]:
    """Return the elements that an article neither gives nor lists as absent, read by a library that is not ours."""
    vocabulary = yaml.safe_load((root / "articles/archive.yml").read_text(encoding="utf-8"))
    said = record(root, slug)
    judged = {passage.get("element") for passage in said.get("passages") or []} | {*(said.get("absent") or [])}
    return [element for element in vocabulary["elements"] if element not in judged]
