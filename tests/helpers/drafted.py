"""Fixtures: the archive with a drafted article that waits to be judged."""

from pathlib import Path

import pytest

from helpers.archive_copy import THIRD, copy_archive, run, snapshot
from helpers.reviewed import SLUG, restore


@pytest.fixture(scope="module")
def drafted(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    root = copy_archive(tmp_path_factory.mktemp("drafted"))
    assert run(root, "new", THIRD, "--slug", SLUG).exit_code == 0
    return snapshot(root)


@pytest.fixture
def root(tmp_path: Path, drafted: dict[str, bytes]) -> Path:
    return restore(tmp_path, drafted)
