"""The small archive of tests/reading/check/base, and changes of it as the cases of `archive check` describe them."""

import hashlib
import re
import shutil
import subprocess
from pathlib import Path

from helpers.project import PROJECT

BASE = PROJECT / "tests" / "reading" / "check" / "base"
CAPTURES = "articles/{}/capture.txt"


def changed_archive(root: Path, said: dict) -> Path:
    shutil.copytree(BASE, root)
    if "before" in said.get("commit", []):
        commit(root)
    for change in said.get("change", []):
        apply(change, root / change["file"])
    for slug in said.get("seal", []):
        seal(root, slug)
    if "after" in said.get("commit", []):
        commit(root)
    return root


def commit(root: Path) -> None:
    """Commit all that is there, in a repository of its own."""
    person = ["-c", "user.name=Test", "-c", "user.email=test@example.org"]
    for command in (["init", "-q"], ["add", "-A"], [*person, "commit", "-q", "-m", "All of it"]):
        subprocess.run(["git", "-C", str(root), *command], check=True)


def apply(change: dict, path: Path) -> None:
    match change:
        case {"replace": old, "by": new}:
            data = path.read_bytes()
            assert data.count(old.encode()) == 1, f"{old!r} must stand once in {path.name}"
            path.write_bytes(data.replace(old.encode(), new.encode()))
        case {"write": text}:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="")
        case {"utf_16": True}:
            path.write_bytes(path.read_text(encoding="utf-8").encode("utf-16"))
        case {"append_bytes": digits}:
            path.write_bytes(path.read_bytes() + bytes.fromhex(digits))
        case {"remove": True}:
            path.unlink()
        case {"move_to": name}:
            path.rename(path.with_name(name))
        case _:
            raise AssertionError(f"not a change: {change}")


def seal(root: Path, slug: str) -> None:
    """Write the SHA-256 of an article's capture into its article.yml."""
    path = root / "articles" / slug / "article.yml"
    digest = hashlib.sha256((root / CAPTURES.format(slug)).read_bytes()).hexdigest()
    path.write_bytes(re.sub(rb"sha256: .*", b"sha256: " + digest.encode(), path.read_bytes()))
