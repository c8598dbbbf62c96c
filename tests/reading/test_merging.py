"""Two editors, a branch each, merged by git: what merges itself, and what the next build makes of it."""

import shutil
import subprocess
from pathlib import Path

import pytest
from coverage_archive.publishing import generating
from helpers.archive_copy import SEEDS, copy_archive, run
from helpers.project import PROJECT

LEDGER = "articles/permalinks.txt"


def git(root: Path, *arguments: str) -> str:
    person = ["-c", "user.name=Test", "-c", "user.email=test@example.org", "-c", "init.defaultBranch=main"]
    done = subprocess.run(["git", "-C", str(root), *person, *arguments], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture
def merged(tmp_path: Path) -> Path:
    """An archive of no article yet, to which two branches each added one, built there and committed."""
    root = copy_archive(tmp_path)
    for name in (".gitattributes", ".gitignore"):
        shutil.copy(PROJECT / name, root)
    for slug in SEEDS:
        (root / "articles" / slug).rename(root / slug)
    (root / LEDGER).write_text("compare/alliance/\n", encoding="utf-8")
    git(root, "init")
    git(root, "add", ".gitattributes", ".gitignore", "articles")
    git(root, "commit", "-m", "a vocabulary")
    for slug in SEEDS:
        git(root, "checkout", "-b", slug, "main")
        (root / slug).rename(root / "articles" / slug)
        generating.build(root)
        git(root, "add", "articles")
        git(root, "commit", "-m", slug)
    git(root, "merge", "--no-edit", SEEDS[0])
    return root


def test_the_ledger_of_both_is_the_union_and_the_next_build_sorts_it(merged: Path) -> None:
    lines = (merged / LEDGER).read_text(encoding="utf-8").splitlines()
    for slug in SEEDS:
        assert f"articles/{slug}/" in lines
    assert run(merged, "check").exit_code == 0
    generating.build(merged)
    after = (merged / LEDGER).read_text(encoding="utf-8").splitlines()
    assert after == sorted(set(lines))


def test_what_the_build_makes_is_in_no_commit_and_cannot_conflict(merged: Path) -> None:
    assert (merged / "articles" / "article.schema.json").is_file()
    assert "schema.json" not in git(merged, "ls-files")
    assert git(merged, "status", "--porcelain", "articles").splitlines() in ([], [f" M {LEDGER}"])


def test_order_and_doubles_of_a_ledger_do_not_count(merged: Path) -> None:
    lines = (merged / LEDGER).read_text(encoding="utf-8").splitlines(keepends=True)
    (merged / LEDGER).write_text("".join([*reversed(lines), *lines]), encoding="utf-8", newline="")
    assert run(merged, "check").exit_code == 0
    generating.build(merged)
    assert (merged / LEDGER).read_text(encoding="utf-8").splitlines() == sorted({line.rstrip() for line in lines})


def test_marks_of_a_merge_in_a_ledger_are_not_built_into_it(merged: Path) -> None:
    text = (merged / LEDGER).read_text(encoding="utf-8")
    (merged / LEDGER).write_text(f"<<<<<<< HEAD\n{text}=======\n>>>>>>> other\n", encoding="utf-8")
    for command in ("check", "build"):
        result = run(merged, command)
        assert result.exit_code == 1
        assert result.output.count("a merge conflict is left here") == 1
