"""A project with the made archive of ``articles/`` in place of its own."""

import hashlib
import shutil
from pathlib import Path

ARTICLES = Path(__file__).parent.parent / "citations" / "articles"


def put_into(project: Path) -> Path:
    """Replace a project's articles by the made ones, their captures sealed; return the project."""
    shutil.rmtree(project / "articles", ignore_errors=True)
    shutil.copytree(ARTICLES, project / "articles")
    for capture in (project / "articles").glob("*/capture.txt"):
        seal(capture.parent)
    return project


def seal(folder: Path) -> None:
    """Write the SHA-256 of an article's capture where its record says SEAL."""
    record = folder / "article.yml"
    digest = hashlib.sha256((folder / "capture.txt").read_bytes()).hexdigest()
    record.write_text(record.read_text(encoding="utf-8").replace("SEAL", digest), encoding="utf-8")
