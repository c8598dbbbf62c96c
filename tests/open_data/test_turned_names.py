"""Names and titles that turn letters around turn only their own: in titles, citations, the feed, cards, anywhere."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from coverage_archive.citations.reference import author
from coverage_archive.model import Archive
from coverage_archive.model.visible import closed
from coverage_archive.publishing import generating
from coverage_archive.reading import archive_folder
from helpers.made_archive import spec, write
from helpers.project import copy_project

TURN = "\u202e"
NAMES = ("name", "short", "title", "question", "keeper", "description", "headline", "byline", "country", "note")


def turned(value: Any, key: str = "") -> Any:
    """Return a spec with a sign that turns letters in every name, headline and byline."""
    if isinstance(value, dict):
        known_as = {"aliases": [value["name"], *value.get("aliases", [])]} if "name" in value else {}
        return {name: turned(entry, name) for name, entry in value.items()} | known_as
    if isinstance(value, list):
        return [turned(entry) for entry in value]
    return f"{value[:3]}{TURN}{value[3:]}" if key in NAMES and isinstance(value, str) else value


@pytest.fixture
def project(tmp_path: Path) -> Path:
    project = copy_project(tmp_path, names=["docs"])
    write(turned(spec("pact")), project / "articles")
    return project


def names(archive: Archive) -> list[str]:
    found = [archive.title, archive.question]
    found += [it.name for it in (*archive.outlets.values(), *archive.speakers.values())]
    found += [it.title for it in (*archive.topics.values(), *archive.elements.values())]
    for article in archive.articles:
        found += [article.title, article.named, article.source_name, author(article) or ""]
    return found


def test_every_name_turns_only_itself(project: Path) -> None:
    found = [name for name in names(archive_folder.load(project)) if TURN in name]
    assert len(found) > 20
    assert [name for name in found if closed(name) != name] == []


def test_every_line_of_plain_text_that_is_made_of_names_ends_what_it_turns(project: Path) -> None:
    generating.build(project, "https://example.org/")
    pages, lines = project / "pages", []
    for path in pages.glob("articles/*/oembed.json"):
        lines += [value for value in json.loads(path.read_bytes()).values() if isinstance(value, str)]
    lines += re.findall(r">([^<\n]+)<", (pages / "data" / "feed.xml").read_text("utf-8"))
    lines += re.findall(
        "(?m)^title: (.*)$", "\n".join(path.read_text("utf-8") for path in pages.glob("*/*/index.md"))
    )
    lines += re.findall("(?m)^: (.*)$", (pages / "data" / "CITATION.cff").read_text("utf-8"))
    for path in pages.glob("articles/*/cite/index.html"):
        lines += re.findall(r"<title>(.*?)</title>", path.read_text("utf-8"))
    assert len([line for line in lines if TURN in line]) > 10
    assert [line for line in lines if closed(line) != line] == []
