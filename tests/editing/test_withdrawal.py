"""`archive withdraw`: an article goes whole, or stays as it was; the addresses that it ever had are kept."""

from pathlib import Path

import pytest
import yaml
from coverage_archive.editing import withdrawal
from coverage_archive.model.problems import ArchiveError, Problem
from coverage_archive.reading import check
from helpers.archive_copy import SEEDS, copy_archive, run, snapshot
from helpers.made_archive import spec, write

FIRST = SEEDS[0]


def test_a_withdrawal_that_would_leave_a_problem_leaves_the_article(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root, load = copy_archive(tmp_path), withdrawal.load

    def refused(root: Path) -> object:
        if not (root / "articles" / FIRST / "capture.txt").exists():
            raise ArchiveError([Problem("articles", 1, "something leads there")])
        return load(root)

    monkeypatch.setattr(withdrawal, "load", refused)
    before = snapshot(root)
    result = run(root, "withdraw", FIRST, "--reason", "asked for")
    assert (result.exit_code, "something leads there" in result.output) == (1, True)
    assert snapshot(root) == before


def test_a_withdrawn_article_keeps_its_earlier_addresses(tmp_path: Path) -> None:
    made = spec("pact")
    (article,) = (article for article in made["articles"] if article["slug"] == FIRST)
    article["former_ids"] = ["an-earlier-name"]
    write(made, tmp_path / "articles")
    assert run(tmp_path, "withdraw", FIRST, "--reason", "asked for").exit_code == 0
    record = yaml.safe_load((tmp_path / "articles" / FIRST / "withdrawn.yml").read_text(encoding="utf-8"))
    assert record["former_ids"] == ["an-earlier-name"]


def test_what_the_system_refuses_is_said_with_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied", "articles/tides/capture.txt")

    monkeypatch.setattr(check, "check_articles", refused)
    result = run(copy_archive(tmp_path), "check")
    assert (result.exit_code, result.output) == (
        1,
        "The system refuses: articles/tides/capture.txt: Permission denied.\n",
    )
