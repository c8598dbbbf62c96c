"""A drafted article whose proposals wait, and what was changed of it."""

import difflib
from pathlib import Path

import yaml

from helpers.archive_copy import record

SLUG = "third"
FILE = f"articles/{SLUG}/article.yml"


def restore(root: Path, files: dict[str, bytes]) -> Path:
    """Write files into a folder, and return it."""
    for name, data in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return root


def changed(root: Path, drafted: dict[str, bytes], file: str = FILE) -> list[str]:
    """Return the lines of a file that were taken away and added."""
    before, after = drafted[file].decode().splitlines(), (root / file).read_text(encoding="utf-8").splitlines()
    return [line for line in difflib.unified_diff(before, after, n=0, lineterm="") if line[:1] in "+-"][2:]


def unjudged(root: Path, slug: str = SLUG) -> list[str]:
    """Return the elements that an article neither gives nor lists as absent, read by a library that is not ours."""
    vocabulary = yaml.safe_load((root / "articles/archive.yml").read_text(encoding="utf-8"))
    said = record(root, slug)
    judged = {passage.get("element") for passage in said.get("passages") or []} | {*(said.get("absent") or [])}
    return [element for element in vocabulary["elements"] if element not in judged]
