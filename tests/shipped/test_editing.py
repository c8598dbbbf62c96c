"""guide/editing.md: every command on it, run in its order on the two articles, says what the page says."""

import re
import shlex
from pathlib import Path

import pytest
from helpers.archive_copy import copy_own_archive, run
from helpers.project import PROJECT
from helpers.shipped import SHIPPED

pytestmark = pytest.mark.usefixtures("as_recorded")

BLOCK = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)
# The vocabulary's lines move as it grows.
LINE = re.compile(r"(?<=articles/archive\.yml:)\d+")


def test_the_page_shows_what_the_commands_say(tmp_path: Path) -> None:
    root = copy_own_archive(tmp_path, keep=SHIPPED)
    page = (PROJECT / "guide" / "editing.md").read_text(encoding="utf-8")
    blocks = [block for block in BLOCK.findall(page) if block.startswith("$ archive ")]
    assert [block.split()[2] for block in blocks] == ["new", "check"]
    for block in blocks:
        command, _, said = block.partition("\n")
        arguments = [str(PROJECT / word) if "/" in word else word for word in shlex.split(command)[2:]]
        result = run(root, *arguments)
        assert told(result.output) == told(said)
    shown = re.search(r"^```yaml\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)
    assert shown
    lines = (root / "articles/two-doors/article.yml").read_text(encoding="utf-8").splitlines()
    excerpt = shown.group(1).splitlines()
    assert excerpt == lines[1 : 1 + len(excerpt)]


def told(output: str) -> list[str]:
    return [LINE.sub("…", line.rstrip()) for line in output.splitlines()]
