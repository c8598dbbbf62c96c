"""A capture whose words would command a terminal, or turn its lines around: they are shown, and never obeyed."""

import os
import re
from pathlib import Path

import pytest
from click.testing import CliRunner
from coverage_archive.cli import main
from helpers.archive_copy import copy_archive
from helpers.reviewed import SLUG

CLEAR, TITLE, TURN = "\x1b[2J", "\x1b]0;gone\x07", "\u202e"
TEXT = f"""The Harbour {TURN}Courier

A pact {CLEAR}of two ports is signed at last

By Mara Lindqvist{TITLE}

20 June 2024

“We {CLEAR}agree on all of {TURN}it,” said Ada {TITLE}Roe, the minister of ports.

“Nothing \x9b1mwas left out,” the minister said to reporters on Monday.
"""
OBEYED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
STYLES = re.compile("\x1b\\[[012]m")


def said(root: Path, *arguments: str) -> str:
    """Run `archive`, its output as a terminal would get it, less the program's own styles."""
    result = CliRunner().invoke(main, ["--root", str(root), *arguments], color=True)
    assert not result.exception or isinstance(result.exception, SystemExit), result.output
    return STYLES.sub("", result.output)


def test_no_command_gives_them_to_the_terminal(tmp_path: Path) -> None:
    root, file = copy_archive(tmp_path), tmp_path / f"harbour{CLEAR}.txt"
    file.write_text(TEXT, encoding="utf-8")
    outputs = [
        said(root, "suggest", str(file)),
        said(root, "new", str(file), "--outlet", f"the{CLEAR}"),
        said(root, "new", str(file), "--outlet", "harbour-courier", "--slug", SLUG),
        said(root, "review", SLUG),
        said(root, "check", "--strict"),
    ]
    for output in outputs:
        assert not OBEYED.findall(output), ascii(output)
    assert "␛[2J" in outputs[0]
    assert "‹U+202E›" in outputs[0]
    assert f"articles/{SLUG}" in outputs[4]


@pytest.mark.parametrize("byte", [b"\xff", b"\x1b"])
def test_a_name_that_is_no_text_is_told(tmp_path: Path, byte: bytes) -> None:
    root = copy_archive(tmp_path)
    (root / "articles" / os.fsdecode(b"od" + byte + b"d")).mkdir()
    output = said(root, "check")
    assert "folder's name must be lower-case words" in output
    assert ("od\\xffd" if byte == b"\xff" else "od␛d") in output
