"""Small captures and the drafts of them: cases in captures/expected.yml."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from coverage_archive import adding
from coverage_archive.adding.sources import page_article, web_page
from coverage_archive.reading import archive_folder
from helpers.archive_copy import record
from helpers.made_archive import write

HERE = Path(__file__).parent / "captures"
CASES = yaml.load((HERE / "expected.yml").read_text(encoding="utf-8"), yaml.BaseLoader)
ALIASES = {"duty": ["guarantee"], "speed": ["without delay"], "means": ["sufficient ropes"]}
VOCABULARY: dict[str, Any] = {
    "title": "Two ports",
    "question": "What does each report?",
    "clause": "clause",
    "outlets": {"evening-bell": {"name": "The Evening Bell"}},
    "speakers": {"pact": {"name": "The pact", "kind": "document"}},
    "topics": {"clause": {"title": "The clause"}},
    "elements": {id_: {"title": id_, "topic": "clause", "aliases": words} for id_, words in ALIASES.items()},
    "articles": [],
}


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    # In this process: another one takes a second, and test_new.py has one.
    monkeypatch.setattr(web_page, "read_page", lambda html, name: page_article.read(html))
    write(VOCABULARY, tmp_path / "articles")
    return tmp_path


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["file"])
def test_captures(case: dict[str, Any], root: Path) -> None:
    if older := case.get("supersedes"):
        adding.add(root, str(HERE / older), slug="older")
    added = adding.add(
        root, str(HERE / case["file"]), None if older else case.get("outlet"), "newer", "older" if older else None
    )
    draft = (root / "articles" / "newer" / "article.yml").read_text(encoding="utf-8")
    fields = record(root, "newer")
    for name in {"outlet", "headline", "byline", "published"} & case.keys():
        assert fields[name] == case[name]
    furniture = [item if isinstance(item, str) else item["exact"] for item in fields.get("furniture", [])]  # type: ignore[attr-defined]
    assert furniture == case.get("furniture", furniture)
    comments = " ".join(re.findall(r"#.*", draft))
    assert [note for note in case.get("notes", []) if note not in comments] == []
    article = next(it for it in archive_folder.load(root).articles if it.slug == "newer")
    shown = [block.text.strip() for block in article.capture.blocks if block.kind != "published"]
    assert [words for words in case.get("not_shown", []) if words in shown or f" {words}" in " ".join(shown)] == []
    assert {it.element: it.exact for it in article.passages} == case.get("passages", {})
    ids = [it.id for it in (*article.quotes, *article.passages)]
    assert all(re.fullmatch("[a-z0-9-]+", id_) for id_ in ids)
    if older:
        assert {*case["kept"]} <= {quote.speaker.id for quote in article.quotes}
        assert not {*case["lost"]} & {quote.speaker.id for quote in article.quotes}
        assert len(added.draft.carried.lost) == len(case["lost"])


def test_a_byline_that_an_editor_took_with_its_date_stays_whole_in_a_newer_version(root: Path) -> None:
    text = "The Evening Bell\nBoats leave the port\nBy Jo Roe | 4 March 2025\n\nThe boats left on {}, they said.\n"
    older = {
        "slug": "older",
        "outlet": "evening-bell",
        "headline": "Boats leave the port",
        "text": text.format("Monday"),
    }
    older |= {"byline": "By Jo Roe | 4 March 2025", "published": "2025-03-04", "furniture": ["The Evening Bell"]}
    write({**VOCABULARY, "articles": [older]}, root / "articles")
    (root / "newer.txt").write_text(text.format("Tuesday"), encoding="utf-8")
    adding.add(root, str(root / "newer.txt"), slug="newer", supersedes="older")
    assert record(root, "newer")["byline"] == "By Jo Roe | 4 March 2025"
    assert record(root, "newer")["furniture"] == ["The Evening Bell"]
