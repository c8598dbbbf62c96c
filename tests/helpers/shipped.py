"""The two articles that this project ships: the SHA-256 of each capture, and of the records that editors write.

What tests/shipped/ holds against the pages is written for one state of those records. `make golden` (this file as a
script) notes the state that they are in.
"""

import hashlib
from collections.abc import Mapping
from pathlib import Path

import yaml

PROJECT = Path(__file__).resolve().parent.parent.parent
SEALS = {
    "korea-herald-without-delay": "c0fc7d40d6f1ddb99c965f6f9646ca00c3fc683d10984d4b7882fb908c7e3b1a",
    "outlook-strongest-ever-treaty": "9d1700197f0434ccb1a7ce1379c8404391438bde2df6d7c410980135f02e8fbb",
}
SHIPPED = tuple(SEALS)
RECORDS = ("articles/archive.yml", *(f"articles/{slug}/article.yml" for slug in SHIPPED))
RECORDED = Path("tests/shipped/recorded.yml")
HEAD = "# The SHA-256 of each record that the golden files here were written for; `make golden` renews them.\n"


def other_archive(articles: Path, seals: Mapping[str, str] = SEALS) -> str | None:
    """Return why a folder of articles does not hold exactly the articles of these captures; None where it does."""
    folders = {path.name for path in articles.iterdir() if path.is_dir() and not path.name.startswith(".")}
    if missing := sorted(seals.keys() - folders):
        return f"articles/ does not hold {missing[0]}"
    if more := sorted(folders - seals.keys()):
        return f"articles/ holds {more[0]}, too"
    for slug, seal in seals.items():
        capture = articles / slug / "capture.txt"
        if not capture.is_file() or sha256(capture) != seal:
            return f"articles/{slug}/capture.txt is another text"
    return None


def changed_records(root: Path) -> list[str]:
    """Return the records of a project that differ from the hashes noted for them."""
    noted = yaml.safe_load((root / RECORDED).read_text(encoding="utf-8")) if (root / RECORDED).exists() else {}
    return [name for name in RECORDS if sha256(root / name) != noted.get(name)]


def note_records(root: Path) -> None:
    """Note the hashes of a project's records as they are now."""
    lines = (f"{name}: {sha256(root / name)}\n" for name in RECORDS)
    (root / RECORDED).write_text(HEAD + "".join(lines), encoding="utf-8")


def sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


if __name__ == "__main__":
    changed = changed_records(PROJECT)
    note_records(PROJECT)
    print(f"Noted as they are now: {', '.join(changed)}." if changed else "Nothing has changed.")
    print("`.venv/bin/pytest tests/shipped` says which golden files of tests/shipped/ no longer fit.")
