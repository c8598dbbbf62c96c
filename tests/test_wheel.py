"""The package as a wheel: built and installed apart from this checkout, it holds what it needs to work."""

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
import yaml
from helpers.made_archive import spec
from helpers.project import PROJECT, copy_project
from selectolax.lexbor import LexborHTMLParser

SOURCES = PROJECT / "scripts"
NEW_ARCHIVES = yaml.safe_load((PROJECT / "tests/adding/new_archives.yml").read_text(encoding="utf-8"))
# Of the archive that this program was written for: no other one may show it.
FOREIGN = ("Article 4", "article-4", "Korea", "Putin", "Kremlin", "Pyongyang")
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


@pytest.fixture(scope="session")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the installed wheel, apart from this checkout."""
    folder = tmp_path_factory.mktemp("installed")
    uv("pip", "install", "--no-deps", "--target", folder, wheel)
    return folder


def archive(installed: Path, root: Path, *arguments: object, **environment: str) -> str:
    """Run the installed wheel's ``archive`` in a folder, on a machine without git; return what it prints."""
    code = "import coverage_archive.cli as cli; print(cli.__file__, flush=True); cli.main()"
    result = subprocess.run(
        [sys.executable, "-c", code, *map(str, arguments)],
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(installed), "PATH": "", "NO_MKDOCS_2_WARNING": "1", **environment},
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 0, result.stdout + result.stderr
    assert result.stdout.startswith(str(installed)), "the wheel's, not this checkout's"
    return result.stdout


def test_an_article_is_added_and_published_by_an_installed_wheel(installed: Path, tmp_path: Path) -> None:
    copy_project(tmp_path, spec("pact"))
    assert "11 quotes by 6 speakers proposed" in archive(installed, tmp_path, "new", TEXT, "--slug", "third")
    assert "all in order" in archive(installed, tmp_path, "check")
    assert "files written" in archive(installed, tmp_path, "build")


# Each takes seven seconds, so `make test` takes the last one only.
@pytest.mark.parametrize(
    "name", [*(pytest.param(name, marks=pytest.mark.long) for name in [*NEW_ARCHIVES][:-1]), [*NEW_ARCHIVES][-1]]
)
def test_an_archive_of_any_clause_is_made_from_an_empty_folder(name: str, installed: Path, tmp_path: Path) -> None:
    made = NEW_ARCHIVES[name]
    options = [
        f"--{field}={made[field]}"
        for field in ("title", "question", "clause", "document", "language")
        if field in made
    ]
    options += [f"--part={part}" for part in made["parts"]]
    root = tmp_path / "mine"
    assert "archive new FILE-or-ADDRESS" in archive(installed, tmp_path, "init", "mine", *options)
    for outlet, text in made["articles"].items():
        (tmp_path / f"{outlet}.txt").write_text(text, encoding="utf-8")
        archive(installed, root, "new", tmp_path / f"{outlet}.txt", "--slug", outlet, "--outlet", outlet)
    assert "all in order" in archive(installed, root, "check")
    for theme in ("coverage", "material"):
        archive(installed, root, "site", "--into", tmp_path / theme, THEME=theme)
        published = {path: path.read_bytes() for path in (tmp_path / theme).rglob("*") if path.is_file()}
        words = "\n".join(
            LexborHTMLParser(data.decode()).text() for path, data in published.items() if path.suffix == ".html"
        )
        assert [shown for shown in made["shows"] if shown not in words] == []
        assert [
            f"{path}: {word}" for path, data in published.items() for word in FOREIGN if word.encode() in data
        ] == []
