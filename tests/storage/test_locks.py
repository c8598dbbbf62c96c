"""One command at a time writes articles/, and the next one clears away what a killed one left half-made."""

import subprocess
import sys
from pathlib import Path

import pytest
from coverage_archive.model.problems import ReportedError
from coverage_archive.storage import locks
from coverage_archive.storage.locks import BUILDING, BusyError, one_build

# Holds a lock of the project in its folder until its standard input is closed.
HOLDS = """
import sys
from pathlib import Path
from coverage_archive.storage.locks import {lock}
with {lock}(Path(".")):
    print("held", flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    (tmp_path / "articles").mkdir()
    return tmp_path / "articles"


def held_elsewhere(root: Path, lock: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", HOLDS.format(lock=lock)]
    other = subprocess.Popen(command, cwd=root, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert other.stdout
    assert other.stdout.readline() == "held\n"
    return other


def test_a_second_command_does_not_write_at_once(articles: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(locks, "PATIENCE", 0.0)
    with held_elsewhere(articles.parent, "one_writer") as other:
        with (
            pytest.raises(BusyError, match="another `archive` command is writing"),
            locks.one_writer(articles.parent),
        ):
            pytest.fail("both write")
        other.communicate()
    with locks.one_writer(articles.parent):
        pass  # the lock is gone with the command


def test_a_second_build_does_not_begin(tmp_path: Path) -> None:
    with held_elsewhere(tmp_path, "one_build") as other:
        with pytest.raises(ReportedError, match=BUILDING), one_build(tmp_path, wait=False):
            pytest.fail("both build")
        other.communicate()


def killed_while_withdrawing(articles: Path, name: str) -> None:
    old = articles / f"{locks.WITHDRAWING}x1" / "old" / name
    old.mkdir(parents=True)
    (old / "capture.txt").write_text("words", encoding="utf-8")


def names(articles: Path) -> list[str]:
    return sorted(path.relative_to(articles).as_posix() for path in articles.rglob("*"))


def test_an_article_is_put_back_whose_withdrawal_was_killed_before_the_record_took_its_place(articles: Path) -> None:
    killed_while_withdrawing(articles, "tides")
    with locks.one_writer(articles.parent):
        assert names(articles) == ["tides", "tides/capture.txt"]


def test_an_article_stays_withdrawn_whose_record_had_taken_its_place(articles: Path) -> None:
    killed_while_withdrawing(articles, "tides")
    (articles / "tides").mkdir()
    (articles / "tides" / "withdrawn.yml").touch()
    with locks.one_writer(articles.parent):
        assert names(articles) == ["tides", "tides/withdrawn.yml"]


def test_what_a_killed_command_had_half_made_is_cleared_away(articles: Path) -> None:
    for name in (
        f"{locks.ADDING}x1/articles/tides/capture.txt",
        ".x1.part",
        "tides/.x2.part",
        "tides/capture.txt",
    ):
        (articles / name).parent.mkdir(parents=True, exist_ok=True)
        (articles / name).touch()
    with locks.one_writer(articles.parent):
        assert names(articles) == ["tides", "tides/capture.txt"]
