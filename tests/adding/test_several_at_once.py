"""Commands that write in articles/ at once: each waits for the other, and none loses what another has written."""

import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

import pytest
import yaml
from coverage_archive.adding import add
from coverage_archive.adding.drafting import new_article
from coverage_archive.editing.editor import Editor
from coverage_archive.editing.tag_actions import SetFields, confirmed
from coverage_archive.model.problems import RefusedError
from coverage_archive.reading import proposals
from coverage_archive.reading.archive_folder import ArchiveFolder
from coverage_archive.storage import locks
from coverage_archive.storage.locks import ADDING, WITHDRAWING, BusyError, one_writer
from helpers.archive_copy import SEEDS, THIRD, copy_archive, run, snapshot

NAMES = ("Ada Roe", "Ben Lund", "Cleo Marsh", "Dov Peretz")


def text(name: str) -> str:
    return f"""The Harbour Courier

A pact of ports that {name.split()[1]} signed at last

20 June 2024

“Nothing at all was left out of it for {name.split()[0]},” said {name}, the minister of ports.
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return copy_archive(tmp_path)


def speakers(root: Path) -> dict[str, object]:
    return dict(yaml.safe_load((root / "articles/archive.yml").read_text(encoding="utf-8"))["speakers"])


def together(root: Path, *commands: list[str]) -> list[tuple[int, str]]:
    """Run commands at once; return how each ended and what it said."""
    started = [
        subprocess.Popen(
            [sys.executable, "-m", "coverage_archive.cli", "--root", str(root), *command],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        for command in commands
    ]
    said = [process.communicate()[0] for process in started]
    return [(process.returncode, words) for process, words in zip(started, said, strict=True)]


def test_articles_added_at_once_are_all_there_with_their_speakers(root: Path) -> None:
    commands = []
    for number, name in enumerate(NAMES):
        file = root / f"{number}.txt"
        file.write_text(text(name), encoding="utf-8")
        commands.append(["new", str(file), "--slug", f"report-{'abcd'[number]}"])
    for code, said in together(root, *commands):
        assert code == 0, said
    assert {"ada-roe", "ben-lund", "cleo-marsh", "dov-peretz"} <= speakers(root).keys()
    assert run(root, "check").exit_code == 0


def test_one_article_added_twice_at_once_is_added_once(root: Path) -> None:
    ends = together(root, ["new", str(THIRD)], ["new", str(THIRD)])
    assert sorted(code for code, _ in ends) == [0, 1]
    assert "this capture is in the archive already" in "".join(said for code, said in ends if code)
    assert "hana-oh" in speakers(root), "the one that was refused has taken nothing away"
    assert run(root, "check").exit_code == 0


def test_a_vocabulary_that_an_editor_saves_meanwhile_is_not_overwritten(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write = new_article._write

    def saved_meanwhile(*arguments: Any) -> None:
        write(*arguments)
        with (root / "articles" / "archive.yml").open("a", encoding="utf-8") as file:
            file.write("# a note of the editor's\n")

    monkeypatch.setattr(new_article, "_write", saved_meanwhile)
    with pytest.raises(RefusedError, match=r"archive\.yml was changed meanwhile: try again"):
        add(root, str(THIRD))
    assert (root / "articles" / "archive.yml").read_text(encoding="utf-8").endswith("# a note of the editor's\n")
    assert {path.name for path in (root / "articles").iterdir() if path.is_dir()} == set(SEEDS)


def test_two_reviews_of_one_file_keep_each_others_answers(root: Path) -> None:
    assert run(root, "new", THIRD, "--slug", "third").exit_code == 0
    one, other = Editor(ArchiveFolder(root)), Editor(ArchiveFolder(root))
    waiting = list(proposals.of_document(one.folder.article_documents["third"]))
    quotes = [item for item in waiting if item.kind == "quote"]
    half = len(quotes) // 2
    threads = [
        threading.Thread(target=lambda editor=editor, items=items: [editor.do(confirmed(item)) for item in items])
        for editor, items in ((one, quotes[:half]), (other, quotes[half:]))
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    record = yaml.safe_load((root / "articles" / "third" / "article.yml").read_text(encoding="utf-8"))
    assert all("reviewed" not in quote for quote in record["quotes"])


def test_a_speaker_whom_another_review_took_away_is_added_again(root: Path) -> None:
    """One takes a draft away that nobody names any more, while the other still knows it, and names it."""
    assert run(root, "new", THIRD, "--slug", "third").exit_code == 0
    one, other = Editor(ArchiveFolder(root)), Editor(ArchiveFolder(root))
    items = [item for item in proposals.of_document(one.folder.article_documents["third"]) if item.kind == "quote"]
    hana = one.archive.speakers["hana-oh"]
    for item in items:
        if item.record["speaker"] == "hana-oh":
            other.carry_out(SetFields(item, {"speaker": "putin"}))
    assert "hana-oh" not in speakers(root)
    of_another = next(item for item in items if item.record["speaker"] == "kim-jong-un")
    one.carry_out(SetFields(of_another, {"speaker": "hana-oh"}, new=[hana]))
    assert "hana-oh" in speakers(root), "she is named again, so she is there again"
    assert run(root, "check").exit_code == 0


def test_who_waits_too_long_is_told_and_nothing_is_changed(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(locks, "PATIENCE", 0.0)
    before = snapshot(root)
    with one_writer(root):
        for command in (["new", THIRD], ["withdraw", SEEDS[0], "--reason", "asked for"]):
            result = run(root, *command)
            assert result.exit_code == 1
            assert result.output.startswith("another `archive` command is writing in articles/: try again")
        with pytest.raises(BusyError):
            add(root, str(THIRD))
    assert snapshot(root) == before


def test_what_killed_commands_left_is_cleared_and_an_article_half_taken_down_is_back(root: Path) -> None:
    articles, before = root / "articles", snapshot(root)
    (articles / f"{ADDING}killed").mkdir()
    (articles / SEEDS[0] / ".tmpabc.part").write_bytes(b"half")
    (articles / f"{WITHDRAWING}killed" / "new").mkdir(parents=True)
    (articles / f"{WITHDRAWING}killed" / "old").mkdir()
    (articles / SEEDS[1]).rename(articles / f"{WITHDRAWING}killed" / "old" / SEEDS[1])
    with one_writer(root):
        assert snapshot(root) == before
