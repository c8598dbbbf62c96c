"""Two tabs, another editor and git: what was changed meanwhile is noticed, shown, and never overwritten."""

import json
import os
import shutil
import threading
import time
from collections.abc import Mapping
from pathlib import Path

import pytest
from coverage_archive.desk.hand import Hand
from coverage_archive.desk.sitting import Sitting
from coverage_archive.model import Archive
from coverage_archive.reading import archive_folder
from coverage_archive.reading.article_folder import ArticleFolder, read_article
from coverage_archive.storage import together
from helpers.archive_copy import SEEDS, snapshot
from helpers.at_the_desk import Tab, served
from helpers.reviewed import FILE, SLUG


@pytest.fixture
def sitting(root: Path) -> Sitting:
    return Sitting(root)


def edit(root: Path, old: str, new: str, file: str = FILE) -> None:
    path = root / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_a_tab_is_told_what_another_one_did_and_keeps_what_it_has_in_hand(sitting: Sitting) -> None:
    one, other = Tab(sitting, SLUG), Tab(sitting, SLUG)
    other.send("take", tag="quote-locked")
    assert sitting.changes(SLUG, other.answer.version) is None
    one.press("accept")
    told = sitting.changes(SLUG, other.answer.version)
    assert told
    assert told.announce == "Changed in another tab or program."
    assert told.version.endswith("~quote-locked")
    assert "Headline, date, lines" in told.regions["desk-parts"]
    assert sitting.changes(SLUG, told.version) is None


def test_what_was_changed_in_another_tab_is_refused_and_shown_anew(sitting: Sitting, root: Path) -> None:
    one, other = Tab(sitting, SLUG), Tab(sitting, SLUG)
    for tab in (one, other):
        tab.send("take", tag="quote-house-doors")
    one.press("change kind partial")
    before = snapshot(root)
    answer = other.press("accept", speaker="Hana Oh")
    assert answer.status == 409
    assert "changed meanwhile" in other.text()
    assert snapshot(root) == before
    assert 'value="Hana Oh"' in answer.regions["desk-side"], "what was typed stays"
    assert other.press("accept").status == 200


def test_a_note_that_an_editor_writes_meanwhile_stays(sitting: Sitting, root: Path) -> None:
    tab = Tab(sitting, SLUG)
    edit(root, "quotes:", "# Ask the desk in Seoul about the second one.\nquotes:")
    assert tab.press("accept").status == 200
    assert "# Ask the desk in Seoul" in (root / FILE).read_text(encoding="utf-8")


def test_undo_keeps_what_an_editor_wrote_in_other_lines_meanwhile(sitting: Sitting, root: Path) -> None:
    tab = Tab(sitting, SLUG)
    tab.send("take", tag="quote-house-doors")
    before = (root / FILE).read_text(encoding="utf-8")
    tab.press("change kind partial")
    edit(root, "quotes:", "# A note.\nquotes:")
    assert tab.press("undo").status == 200
    assert (root / FILE).read_text(encoding="utf-8") == before.replace("quotes:", "# A note.\nquotes:", 1)
    assert tab.press("redo").status == 200
    assert "kind: partial" in (root / FILE).read_text(encoding="utf-8").split("house-doors")[1][:90]


def test_undo_of_lines_that_an_editor_changed_meanwhile_is_refused(sitting: Sitting, root: Path) -> None:
    tab = Tab(sitting, SLUG)
    tab.send("take", tag="quote-house-doors")
    tab.press("change kind partial")
    edit(root, "    kind: partial\n    speaker: putin", "    kind: partial # sure\n    speaker: putin")
    before = snapshot(root)
    assert tab.press("undo").status == 422
    assert "these lines were changed after the answer" in tab.text()
    assert snapshot(root) == before


def test_mistakes_made_elsewhere_are_named_and_the_desk_goes_on_when_they_are_mended(
    sitting: Sitting, root: Path
) -> None:
    tab = Tab(sitting, SLUG)
    edit(root, "language: en", "language: [en")
    before = snapshot(root)
    assert tab.press("accept").status == 409
    assert "The archive has problems" in tab.text()
    assert f"{FILE}:" in tab.text()
    assert snapshot(root) == before
    told = sitting.changes(SLUG, "old~page-")
    assert told
    assert told.status == 409
    edit(root, "language: [en", "language: en")
    assert Tab(sitting, SLUG).press("accept").status == 200


def test_a_tag_that_git_took_away_is_told(sitting: Sitting, root: Path) -> None:
    tab = Tab(sitting, SLUG)
    tab.send("take", tag="passage-immediacy")
    edit(root, "id: immediacy", "id: other")
    assert tab.press("accept").status == 409
    assert "has gone since it was shown" in tab.answer.announce
    assert sitting.show(SLUG, Hand.of_key("passage-immediacy")).version.endswith("~page-"), "what waits first instead"


def test_an_article_that_is_gone_is_told(sitting: Sitting, root: Path) -> None:
    tab = Tab(sitting, SLUG)
    shutil.rmtree(root / "articles" / SLUG)
    assert tab.press("accept").status == 409
    assert "there is no such article" in tab.text()


def test_what_is_undone_on_one_desk_is_what_was_done_there(sitting: Sitting, root: Path) -> None:
    one, other = Tab(sitting, SLUG), Tab(sitting, "gazette-help-at-once")
    start = other.sitting.editor(other.slug).archive.articles[0].capture.blocks[0].span.start
    one.press("accept")
    before = snapshot(root)
    assert other.send("sic", start=str(start), end=str(start + 3)).status == 200
    assert snapshot(root) != before
    one.press("undo")
    other.press("undo")
    one.press("redo")
    assert snapshot(root) == before


def test_a_waiting_page_is_answered_as_soon_as_a_file_changes(root: Path) -> None:
    with served(root) as desk:
        page = desk.ask("GET", f"/articles/{SLUG}/")[2].decode()
        version = page.split('data-version="')[1].split('"')[0]
        timer = threading.Timer(0.2, lambda: edit(root, "quotes:", "# A note.\nquotes:"))
        timer.start()
        status, _, body = desk.ask("GET", f"/articles/{SLUG}/changes?version={version}")
        timer.join()
    assert status == 200
    assert json.loads(body)["announce"] == "Changed in another tab or program."


def test_a_disk_that_refuses_is_told_and_nothing_is_changed(
    sitting: Sitting, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tab, before = Tab(sitting, SLUG), snapshot(root)

    def refused(path: Path, data: bytes, *, lasting: bool = False) -> bool:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(together, "write", refused)
    assert tab.press("accept").status == 422
    assert "The system refuses: No space left on device. Nothing was changed." in tab.text()
    assert snapshot(root) == before


def test_the_archive_is_read_once_and_after_an_act_what_it_changed(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An act costs the same in an archive of a thousand articles."""
    past = time.time_ns() - 10**10  # files that were written just now are read once more, to be sure of them
    for path in (root / "articles").rglob("*"):
        os.utime(path, ns=(past, past))
    read: list[str] = []

    def note(folder: Path, vocabulary: Archive, instead: Mapping[str, bytes]) -> ArticleFolder:
        read.append(folder.name)
        return read_article(folder, vocabulary, instead)

    monkeypatch.setattr(archive_folder, "read_article", note)
    tab = Tab(Sitting(root), SLUG)
    for _ in range(3):
        tab.press("later")
    assert sorted(read) == sorted([*SEEDS, SLUG])
    read.clear()
    tab.send("take", tag="quote-house-doors")
    tab.press("accept", speaker="blinken")
    tab.press("accept")
    assert set(read) == {SLUG}
