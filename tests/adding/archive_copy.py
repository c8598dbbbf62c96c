"""A copy of this project's archive to add to, and ways to run the command on it."""

import shutil
from pathlib import Path

import yaml
from click.testing import CliRunner, Result
from coverage_archive.cli import main
from support import PROJECT

TEXTS = Path(__file__).parent / "texts"
SEEDS = ("korea-herald-without-delay", "outlook-strongest-ever-treaty")
THIRD = TEXTS / "third-article.txt"
WIDTH = 80  # columns of the terminal


def copy_archive(target: Path, *, without: tuple[str, ...] = ()) -> Path:
    """Copy articles/, less some articles and what the ledger says of them."""
    shutil.copytree(PROJECT / "articles", target / "articles")
    for slug in without:
        shutil.rmtree(target / "articles" / slug)
    ledger = target / "articles" / "permalinks.txt"
    lines = [line for line in ledger.read_text().splitlines(keepends=True) if line.split("/")[1] not in without]
    ledger.write_text("".join(lines))
    return target


def run(root: Path, *arguments: object, answers: str | None = None) -> Result:
    """Run `archive` on the project at ``root``, with these lines typed at its prompts."""
    runner = CliRunner(env={"COLUMNS": str(WIDTH)})
    return runner.invoke(main, ["--root", str(root), *map(str, arguments)], input=answers)


def snapshot(root: Path) -> dict[str, bytes]:
    """Return every file of an archive, hidden ones too, with its bytes."""
    return {
        str(path.relative_to(root)): path.read_bytes() for path in (root / "articles").rglob("*") if path.is_file()
    }


def record(root: Path, slug: str) -> dict[str, object]:
    """Return what an article's YAML file says, read by a library that is not ours."""
    loaded = yaml.load((root / "articles" / slug / "article.yml").read_text(encoding="utf-8"), yaml.BaseLoader)
    assert isinstance(loaded, dict)
    return loaded


def only_new(root: Path) -> str:
    """Return the name of the one article that this project does not have."""
    (slug,) = [
        path.name
        for path in (root / "articles").iterdir()
        if path.is_dir() and not (PROJECT / "articles" / path.name).exists()
    ]
    return slug
