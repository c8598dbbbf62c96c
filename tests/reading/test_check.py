"""What `archive check` says of each mistake. Every case is a file in tests/reading/check/, named as a sentence.

A case says what is changed in the small archive tests/reading/check/base (``change``; ``seal`` gives a changed
capture its new SHA-256), and then exactly what is printed and with which code the command ends; ``strict`` runs
`archive check --strict`, and ``only`` names the articles that are checked.
A change either replaces words that stand once in a file, or writes, removes or moves the
file.
"""

import re
import shutil
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner
from coverage_archive.cli import main
from coverage_archive.model.problems import ArchiveError
from coverage_archive.reading.check import check_articles
from helpers.changed_archive import BASE, changed_archive
from helpers.project import archive

CASES = Path(__file__).parent / "check"


@pytest.mark.parametrize("case", sorted(CASES.glob("*/*.yml")), ids=lambda case: case.stem)
def test_check(case: Path, tmp_path: Path) -> None:
    said = yaml.safe_load(case.read_text(encoding="utf-8"))
    root = changed_archive(tmp_path / "archive", said)
    options = [*(["--strict"] if said.get("strict") else []), *said.get("only", [])]
    result = CliRunner().invoke(main, ["--root", str(root), "check", *options])
    assert (result.output, result.exit_code) == (said["prints"], said["exit"])
    assert_lines_exist(root, result.output)


def assert_lines_exist(root: Path, output: str) -> None:
    """Every `file:line:` names a line of that file, or line 1 of one that is empty or missing."""
    for file, line in re.findall(r"^(articles/[^:\n]+):(\d+): ", output, re.MULTILINE):
        path = root / file
        text = path.read_bytes().decode("utf-8", "replace") if path.is_file() else ""
        assert 1 <= int(line) <= max(1, len(re.findall(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+$", text))), output


@pytest.mark.parametrize("name", ["archive.yml", "lantern-harbour-pact/article.yml", "permalinks.txt"])
def test_a_file_that_breaks_off_anywhere_is_reported_at_a_line_that_it_has(name: str, tmp_path: Path) -> None:
    root = shutil.copytree(BASE, tmp_path / "archive")
    path = root / "articles" / name
    data = path.read_bytes()
    for length in range(0, len(data), 7):
        path.write_bytes(data[:length])
        try:
            check_articles(root, strict=True)
        except ArchiveError as error:
            assert_lines_exist(root, str(error))


def test_a_second_run_says_what_the_first_one_said(tmp_path: Path) -> None:
    said = {"change": [{"file": "articles/archive.yml", "replace": "  speed:", "by": "  haste:"}]}
    root = changed_archive(tmp_path / "archive", said)
    first, second = (CliRunner().invoke(main, ["--root", str(root), "check"]) for _ in range(2))
    assert "there is no element 'speed'" in first.output
    assert (second.output, second.exit_code) == (first.output, 1)


def test_a_single_mistake_is_one_message() -> None:
    """All cases but those that say in their names that they hold several mistakes."""
    for case in CASES.glob("*/*.yml"):
        said = yaml.safe_load(case.read_text(encoding="utf-8"))
        if said["exit"] and "several" not in case.stem:
            assert said["prints"].endswith("\n1 problem; nothing was changed.\n"), case.stem


def test_the_command_itself_ends_with_exit_code_1_and_prints_on_standard_error(tmp_path: Path) -> None:
    root = shutil.copytree(BASE, tmp_path / "archive")
    (root / "articles" / "archive.yml").unlink()
    result = archive("check", root=root)
    assert (result.returncode, result.stdout) == (1, "")
    assert result.stderr == ("articles/archive.yml:1: the file is missing\n1 problem; nothing was changed.\n")
