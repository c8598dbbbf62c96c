"""The desk asks for each part of the clause that an article neither gives nor lists as absent.

Every case is a file in tests/desk/parts/, named as a sentence. In the small archive tests/reading/check/base, Coast
Daily's article has no word on the part `speed`. A case says what is changed there (``change`` and ``seal``, as in the
cases of `archive check`), what the desk shows of the part, what is pressed (``press``), which of its sentences is
taken (``take``) or which words are selected, and which lines of the record are taken away and added.

``python tests/desk/test_parts.py`` writes anew what is shown and changed. Read the difference.
"""

import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import pytest
import yaml
from coverage_archive.adding.proposing.likely_passages import LikelyPassages
from coverage_archive.desk.sitting import Sitting
from coverage_archive.editing import part_view
from coverage_archive.model import Article, Element
from coverage_archive.reading.archive_folder import ArchiveFolder
from helpers.archive_copy import record, snapshot
from helpers.at_the_desk import Tab
from helpers.changed_archive import changed_archive
from helpers.made_archive import write
from helpers.reviewed import changed
from selectolax.lexbor import LexborHTMLParser

CASES = sorted((Path(__file__).parent / "parts").glob("*.yml"))
COAST = "coast-open-gates"
FILE = f"articles/{COAST}/article.yml"


def result(root: Path, case: dict[str, Any]) -> dict[str, Any]:
    """Return what the desk shows of the part, if it asks for it, and what is changed then."""
    root = changed_archive(root, case)
    before, tab = snapshot(root), Tab(Sitting(root), COAST)
    if tab.hand != "part-speed":
        return {"shows": [], "changes": []}
    side = LexborHTMLParser(tab.answer.regions["desk-side"])
    for glance in side.css(".desk-glance, datalist, button"):
        glance.decompose()
    for mark in side.css("mark"):
        mark.replace_with(f"[{mark.text()}]")
    side = LexborHTMLParser(side.html or "")
    shows = [" ".join(line.split()) for line in side.text(separator="\n").splitlines() if line.strip()]
    if "press" in case:
        tab.press(case["press"])
    elif "take" in case:
        taken = [number for number, do in enumerate(tab.buttons()) if do == "part"][case["take"] - 1]
        tab.press_at(taken)
    elif "select" in case:
        text = (root / "articles" / COAST / "capture.txt").read_text(encoding="utf-8")
        start = -1
        for _ in range(case.get("nth", 1)):
            start = text.index(case["select"], start + 1)
        tab.send("part", part="speed", start=str(start), end=str(start + len(case["select"])))
    assert tab.answer.status == 200
    ArchiveFolder(root).read()
    lines = changed(root, before, FILE)
    if lines:
        tab.press("undo")
        assert snapshot(root) == before, "undo gives back the bytes"
    return {"shows": shows, "changes": lines}


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.stem)
def test_a_part_is_asked_for(case: Path, tmp_path: Path) -> None:
    said = yaml.safe_load(case.read_text(encoding="utf-8"))
    assert result(tmp_path / "archive", said) == {"shows": said["shows"], "changes": said["changes"]}


def test_an_answer_is_refused_where_another_editor_has_judged_the_part_since(tmp_path: Path) -> None:
    root = changed_archive(tmp_path / "archive", {})
    tab = Tab(Sitting(root), COAST)
    assert tab.hand == "part-speed"
    shown = dict(tab.answer.regions)
    path = root / FILE
    path.write_text(path.read_text(encoding="utf-8").replace("sic:", "absent: [speed]\nsic:"), encoding="utf-8")
    assert tab.press("reject" if "reject" in tab.buttons() else "later").status == 200
    tab.answer = type(tab.answer)(shown, tab.answer.version)
    before = snapshot(root)
    tab.send("absent", part="speed")
    assert snapshot(root) == before, "what the other editor wrote stays, once"


def test_a_rejected_passage_leaves_its_part_to_be_asked_for(tmp_path: Path) -> None:
    root = changed_archive(tmp_path / "archive", {})
    path = root / FILE
    path.write_text(path.read_text(encoding="utf-8").replace("{id: duty,", "{id: duty, reviewed: false,"), "utf-8")
    (root / "articles/permalinks.txt").unlink()
    tab = Tab(Sitting(root), COAST)
    tab.press("reject")
    assert "2 parts without words" in tab.text("desk-foot")


def outlets(count: int) -> dict[str, Any]:
    """Return the spec of an archive of that many outlets, each with a wording of the part of its own."""
    texts = [f"The pact binds port {number} to open its gates within {number} hours." for number in range(count)]
    passages = [[{"element": "speed", "exact": f"within {number} hours"}] for number in range(count)]
    return {
        "title": "The pact in the news",
        "question": "How soon must a port open?",
        "clause": "gates",
        "outlets": {f"outlet-{number}": {"name": f"Paper {number}"} for number in range(count)},
        "speakers": {"pact": {"name": "The pact", "kind": "document"}},
        "topics": {"gates": {"title": "The gates"}},
        "elements": {"speed": {"title": "Speed", "topic": "gates"}},
        "articles": [
            {
                "outlet": f"outlet-{number}",
                "outlet_supplied": "made for the test",
                "headline": f"A pact of port {number}",
                "language": "en",
                "paragraphs": [text],
                "passages": passages[number] if number else [],
                "absent": [],
            }
            for number, text in enumerate(texts)
        ],
    }


def test_of_two_hundred_articles_a_few_wordings_are_read_and_once_for_each_part(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(outlets(200), tmp_path / "articles")
    compared: list[int] = []

    class Counted(LikelyPassages):
        def __init__(self, articles: Iterable[Article], elements: Sequence[Element]) -> None:
            compared.append(len([*articles]))
            super().__init__(articles, elements)

    monkeypatch.setattr(part_view, "LikelyPassages", Counted)
    tab = Tab(Sitting(tmp_path), "outlet-0-report")
    assert tab.hand == "part-speed"
    assert "[Paper 1] within 1 hours" in tab.text()
    assert "and 195 more" in tab.text()
    assert compared == [20]
    text = "within 0 hours"
    assert tab.send("part", part="speed", **tab.select(text)).status == 200
    assert record(tmp_path, "outlet-0-report")["passages"][0]["exact"] == text  # type: ignore[index]


def renewed() -> None:
    """Write into each case what is shown and changed now."""
    for case in CASES:
        said = yaml.safe_load(case.read_text(encoding="utf-8"))
        said |= result(Path(tempfile.mkdtemp()) / "archive", said)
        case.write_text(yaml.safe_dump(said, sort_keys=False, allow_unicode=True, width=116), encoding="utf-8")


if __name__ == "__main__":
    renewed()
