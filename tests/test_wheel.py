"""The package as a wheel: built and installed apart from this checkout, it holds what it needs to work."""

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from helpers.made_archive import spec
from helpers.project import PROJECT, copy_project

SOURCES = PROJECT / "scripts"
TEXT = PROJECT / "tests/adding/texts/third-article.txt"


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A wheel of this project, built from a copy, as building leaves files beside the sources."""
    folder = tmp_path_factory.mktemp("wheel")
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(PROJECT / name, folder)
    ignored = shutil.ignore_patterns("__pycache__", "*.egg-info")
    shutil.copytree(SOURCES, folder / "scripts", ignore=ignored)
    uv("build", "--wheel", "--no-build-isolation", "--out-dir", folder, folder)
    (built,) = folder.glob("*.whl")
    return built


def uv(*arguments: object) -> None:
    """Run uv without the network."""
    command = [sys.executable, "-m", "uv", *map(str, arguments), "--offline", "--no-config"]
    result = subprocess.run([*command, "--python", sys.executable], capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout + result.stderr


def test_a_wheel_holds_every_file_of_the_package(wheel: Path) -> None:
    there = {
        str(path.relative_to(SOURCES))
        for path in (SOURCES / "coverage_archive").rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    inside = {name for name in zipfile.ZipFile(wheel).namelist() if ".dist-info/" not in name}
    assert inside == there


def test_an_article_is_added_and_published_by_an_installed_wheel(wheel: Path, tmp_path: Path) -> None:
    uv("pip", "install", "--no-deps", "--target", tmp_path / "installed", wheel)
    root = tmp_path / "project"
    root.mkdir()
    copy_project(root, spec("pact"))

    def archive(*arguments: object) -> str:
        code = "import coverage_archive.cli as cli; print(cli.__file__, flush=True); cli.main()"
        result = subprocess.run(
            [sys.executable, "-c", code, *map(str, arguments)],
            cwd=root,
            env={**os.environ, "PYTHONPATH": str(tmp_path / "installed")},
            capture_output=True,
            text=True,
            check=False,
        )
        assert result.returncode == 0, result.stderr
        assert result.stdout.startswith(str(tmp_path / "installed")), "the wheel's, not this checkout's"
        return result.stdout

    assert "11 quotes by 6 speakers proposed" in archive("new", TEXT, "--slug", "third")
    assert "all in order" in archive("check")
    assert "files written" in archive("build")
