"""Whatever is installed is pinned, with its hash: nobody gets another program tomorrow under the same name."""

import re
from pathlib import Path

import pytest
from helpers.project import PROJECT

LOCKS = sorted((PROJECT / "requirements").glob("*.txt"))
PINNED = re.compile(r"^([a-z0-9.-]+)(?:\[[a-z0-9,-]+\])?==(\S+)", re.MULTILINE)


def test_every_install_of_the_makefile_asks_for_hashes_or_is_this_project_alone() -> None:
    installs = re.findall(r"^\t\$\(PIP\) (.*)$", (PROJECT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    assert len(installs) > 2
    for options in installs:
        assert "--require-hashes -r requirements/" in options or "--no-deps" in options, options


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.stem)
def test_the_locks_agree_with_each_other_and_name_no_index(lock: Path) -> None:
    versions = dict(PINNED.findall((PROJECT / "requirements" / "test.txt").read_text(encoding="utf-8")))
    text = lock.read_text(encoding="utf-8")
    own = dict(PINNED.findall(text))
    assert own
    assert own.items() <= versions.items()
    assert "://" not in text
