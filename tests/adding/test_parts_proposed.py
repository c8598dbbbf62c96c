"""Which words are proposed for a part of the clause, and which section for a paragraph: cases in YAML files."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from coverage_archive import adding
from coverage_archive.adding.proposing.known_sections import KnownSections
from coverage_archive.reading import archive_folder
from helpers.made_archive import write

HERE = Path(__file__).parent
TOPICS = {"talks": {"title": "Article 3: consultations before a crisis"}, "help": {"title": "Article 5: mutual aid"}}
HEADLINES = {
    "en": "Boats leave the port at noon",
    "de": "Die Boote verlassen den Hafen am Mittag",
    "ru": "Корабли вышли из порта в полдень",
    "ko": "배들이 정오에 항구를 떠났다고 한다",
}


def cases(name: str) -> list[dict[str, Any]]:
    loaded = yaml.safe_load((HERE / f"{name}.yml").read_text(encoding="utf-8"))
    assert isinstance(loaded, list)
    return loaded


def archive_with(root: Path, element: dict[str, Any]) -> None:
    write(
        {
            "title": "Two ports",
            "question": "What does each report?",
            "clause": "help",
            "outlets": {"evening-bell": {"name": "The Evening Bell"}},
            "speakers": {"pact": {"name": "The pact", "kind": "document"}},
            "topics": TOPICS,
            "elements": {"speed": {"topic": "help", **element}},
            "articles": [],
        },
        root / "articles",
    )


@pytest.mark.parametrize("case", cases("parts"), ids=lambda case: case["case"])
def test_parts(case: dict[str, Any], tmp_path: Path) -> None:
    archive_with(tmp_path, {"title": case.get("title", "Speed"), "aliases": case.get("aliases", [])})
    headline = HEADLINES[case.get("language", "en")]
    (tmp_path / "a.txt").write_text(f"The Evening Bell\n{headline}\n{case['text']}\n", encoding="utf-8")
    draft = adding.add(tmp_path, str(tmp_path / "a.txt"), slug="new").draft
    assert [tag.fields["exact"] for tag in draft.tags.passages] == ([case["found"]] if case["found"] else [])


@pytest.mark.parametrize("case", cases("sections"), ids=lambda case: case["text"])
def test_sections(case: dict[str, Any], tmp_path: Path) -> None:
    archive_with(tmp_path, {"title": "Speed"})
    archive = archive_folder.load(tmp_path)
    known = KnownSections(archive.articles, archive.topics)
    found = known.nearest(case["text"])
    assert (found.id if found else None) == case["section"]
    assert not found or known.reason(case["text"], found) == case["reason"]
