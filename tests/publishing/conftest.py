"""A project of its own to make a site of, already made once, as every test here changes or breaks something."""

import shutil
from pathlib import Path

import pytest


@pytest.fixture
def made(pact_project: Path, tmp_path: Path) -> Path:
    """A copy of the made archive's project, with its site."""
    return Path(shutil.copytree(pact_project, tmp_path / "project", symlinks=True))
