"""A third article for the archive of tests/archives/pact.yml: a folder to drop in, and lines for the vocabulary."""

import shutil
from pathlib import Path

from helpers.made_archive import ARCHIVES

FOLDER = ARCHIVES / "third-article"
SLUG = "tidewater-what-the-pact-asks"
HEADLINE = "What the pact between Moscow and Pyongyang asks"


def drop_into(project: Path) -> None:
    """Do what an editor does by hand: copy the folder, and add the lines at the end of their lists."""
    shutil.copytree(FOLDER / SLUG, project / "articles" / SLUG)
    vocabulary = project / "articles" / "archive.yml"
    text = vocabulary.read_text(encoding="utf-8")
    for part in (FOLDER / "vocabulary.yml").read_text(encoding="utf-8").split("\n\n"):
        heading, _, lines = part.partition("\n")
        end = text.index("\n\n", text.index(f"\n{heading}\n"))
        text = f"{text[:end]}\n{lines.rstrip()}{text[end:]}"
    vocabulary.write_text(text, encoding="utf-8")
