"""An archive to add to, and ways to run the command on it."""

import shutil
from pathlib import Path

import yaml
from click.testing import CliRunner, Result
from coverage_archive.cli import main

from helpers.made_archive import spec, write
from helpers.project import PROJECT

TEXTS = PROJECT / "tests" / "adding" / "texts"
SEEDS = ("gazette-help-at-once", "monsoon-closest-pact")
THIRD = TEXTS / "third-article.txt"
WIDTH = 80  # columns of the terminal


def copy_archive(target: Path, *, without: tuple[str, ...] = ()) -> Path:
    """Write the made archive of two articles, SEEDS, less some of them."""
    pact = spec("pact")
    write({**pact, "articles": [a for a in pact["articles"] if a["slug"] not in without]}, target / "articles")
    return target


def copy_own_archive(target: Path, *, keep: tuple[str, ...]) -> Path:
    """Copy this project's articles/, but of its articles only some, and only what the ledger says of them."""
    own = PROJECT / "articles"
    (target / "articles").mkdir()
    for path in own.iterdir():
        if path.name in keep:
            shutil.copytree(path, target / "articles" / path.name)
        elif path.is_file():
            shutil.copy(path, target / "articles")
    ledger = target / "articles" / "permalinks.txt"
    lines = ledger.read_text(encoding="utf-8").splitlines(keepends=True)
    kept = [line for line in lines if not line.startswith("articles/") or line.split("/")[1] in keep]
    ledger.write_text("".join(kept), encoding="utf-8")
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
    """Return the name of the one article that the archive did not have."""
    (slug,) = [path.name for path in (root / "articles").iterdir() if path.is_dir() and path.name not in SEEDS]
    return slug
