"""What the page of a newer version says of its changes: cases in changes.yml."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from coverage_archive.reading import archive_folder, publishable
from helpers import generated
from helpers.made_archive import Spec, write
from selectolax.lexbor import LexborHTMLParser

CASES = yaml.safe_load((Path(__file__).parent / "changes.yml").read_text(encoding="utf-8"))
VOCABULARY: Spec = {
    "title": "Two ports",
    "question": "What does each report?",
    "clause": "clause",
    "outlets": {"lantern": {"name": "The Lantern"}},
    "speakers": {
        "north": {"name": "Crew North", "kind": "group"},
        "south": {"name": "Crew South", "kind": "group"},
        "pact": {"name": "The pact", "kind": "document"},
    },
    "topics": {"clause": {"title": "The clause"}},
    "elements": {id_: {"title": id_, "topic": "clause"} for id_ in ("duty", "means", "speed", "trigger")},
}


def page_of(case: dict[str, Any], root: Path) -> LexborHTMLParser:
    """Return the page of the changes between a case's two versions."""
    headline = "The Lantern tells of two ports"
    articles = [
        {"outlet": "lantern", "slug": slug, "headline": headline, "language": "en", "absent": [], **case[slug]}
        for slug in ("older", "newer")
    ]
    articles[1]["supersedes"] = "older"
    write({**VOCABULARY, "articles": articles}, root / "articles")
    archive = publishable.publishable(archive_folder.load(root))
    (text,) = [page.text for page in generated.pages(archive) if page.path == "articles/newer/changes/index.md"]
    return LexborHTMLParser(text.partition("# What changed")[2])


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["case"])
def test_case(case: dict[str, Any], tmp_path: Path) -> None:
    page = page_of(case, tmp_path)
    assert page.body
    legend = [node.text() for node in page.css(".legend li")]
    said = " ".join(re.sub(r"## | \{ #[\w-]+ \}", "", page.body.text()).split())
    for words in legend:
        said = said.replace(" ".join(words.split()), "")
    for words in case["says"]:
        assert words in said
    for words in case.get("silent", []):
        assert words not in said
    for kind, element in (("dropped", "del"), ("added", "ins")):
        marked = [node.text() for node in page.css(f"blockquote {element}, li:not(.legend li) {element}")]
        assert kind not in case or marked == case[kind]
