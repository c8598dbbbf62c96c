"""What is served is one whole site, the old one or the new one, however `archive site` ends."""

import random
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest
from helpers.project import make_site

pytestmark = pytest.mark.long

KILLS = 50
CHANGED = "What was said of the pact"


@pytest.fixture
def project(pact_project: Path, tmp_path: Path) -> Path:
    """A project with a site, whose archive has changed since."""
    project = Path(shutil.copytree(pact_project, tmp_path / "project", symlinks=True))
    vocabulary = project / "articles" / "archive.yml"
    text, changes = re.subn(r"(?m)^title: .*$", f"title: {CHANGED}", vocabulary.read_text(encoding="utf-8"))
    assert changes == 1
    vocabulary.write_text(text, encoding="utf-8")
    return project


def files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def start(project: Path) -> "subprocess.Popen[bytes]":
    command = [sys.executable, "-m", "coverage_archive.cli", "site"]
    return subprocess.Popen(command, cwd=project, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def test_killed_at_any_moment(project: Path) -> None:
    old, site = files(project / "site"), project / "site"
    shutil.copytree(site, project / "old")
    began = time.monotonic()
    assert make_site(project, site).returncode == 0
    seconds, new = time.monotonic() - began, files(site)
    assert new != old
    chance = random.Random(15)
    for _ in range(KILLS):
        shutil.rmtree(site)
        shutil.copytree(project / "old", site)
        process = start(project)
        time.sleep(chance.uniform(0, seconds))
        process.kill()
        process.wait()
        assert files(site) in (old, new)
    assert make_site(project, site).returncode == 0
    assert files(site) == new
    assert [path.name for path in project.iterdir() if path.name.startswith(".site")] == []


def test_two_at_once(project: Path) -> None:
    processes = [start(project) for _ in range(2)]
    assert 0 in [process.wait() for process in processes]
    once = files(project / "site")
    assert make_site(project, project / "site").returncode == 0
    assert files(project / "site") == once
