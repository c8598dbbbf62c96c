"""Which version of the archive a build shows: git's, if the project is a checkout of its own."""

import os
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest
from coverage_archive.model.publication import Publication
from coverage_archive.reading import git_history
from coverage_archive.reading.git_history import SiteAddressError, read_publication
from coverage_archive.storage import git as storage_git
from helpers.made_archive import spec
from helpers.project import copy_project


def git(folder: Path, *arguments: str, date: str = "2026-01-31T12:00:00+00:00") -> None:
    identity = ["-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "init.defaultBranch=main"]
    environment = {"GIT_COMMITTER_DATE": date, "GIT_AUTHOR_DATE": date, "PATH": "/usr/bin:/bin:/usr/local/bin"}
    subprocess.run(["git", *identity, *arguments], cwd=folder, check=True, capture_output=True, env=environment)


def edit(checkout: Path, slug: str) -> None:
    record = checkout / "articles" / slug / "article.yml"
    record.write_text(record.read_text("utf-8") + "# changed\n", encoding="utf-8")


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """The made archive in a repository of its own, its last article added a month after the others."""
    (tmp_path / "project").mkdir()
    project = copy_project(tmp_path / "project", spec("harbours"))
    git(project, "init")
    git(project, "add", "articles/archive.yml", "articles/signed-with-original")
    git(project, "commit", "-m", "first")
    git(project, "add", "articles")
    git(project, "commit", "-m", "second", date="2026-02-28T12:00:00+00:00")
    return project


def test_a_checkout_names_its_commit_and_date(checkout: Path) -> None:
    found = read_publication(checkout, "https://example.org/archive")
    assert found.site == "https://example.org/archive/"
    assert found.version == f"{found.of.commit} of 28 February 2026"
    assert found.added["signed-with-original"] == "2026-01-31T12:00:00+00:00"
    assert found.added["unsigned-undated"] == "2026-02-28T12:00:00+00:00"


@pytest.mark.parametrize("written", [b"+00:00", b"Z"])
def test_a_newer_git_that_writes_another_time_zone_changes_nothing(
    checkout: Path, monkeypatch: pytest.MonkeyPatch, written: bytes
) -> None:
    def git_of_that_version(*arguments: Any, **options: Any) -> bytes | None:
        answer = storage_git.git(*arguments, **options)
        return re.sub(rb"(T\d\d:\d\d:\d\d)(\+00:00|Z)", rb"\1" + written, answer) if answer else answer

    monkeypatch.setattr(git_history, "git", git_of_that_version)
    assert read_publication(checkout).added["signed-with-original"] == "2026-01-31T12:00:00+00:00"


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("GIT_DIR", "/nowhere"),
        ("GIT_WORK_TREE", "/"),
        ("GIT_INDEX_FILE", "/nowhere"),
        ("GIT_LITERAL_PATHSPECS", "1"),
        ("GIT_ICASE_PATHSPECS", "1"),
        ("GIT_NAMESPACE", "other"),
        ("GIT_CONFIG_COUNT", "1"),
    ],
)
def test_what_a_hook_or_editor_sets_for_git_changes_nothing(
    checkout: Path, monkeypatch: pytest.MonkeyPatch, variable: str, value: str
) -> None:
    before = read_publication(checkout)
    monkeypatch.setenv(variable, value)
    assert read_publication(checkout) == before


def test_edits_that_no_commit_holds_are_said(checkout: Path) -> None:
    edit(checkout, "unsigned-undated")
    assert read_publication(checkout).version.endswith("of 28 February 2026, with changes since")


def test_generated_files_are_no_edits(checkout: Path) -> None:
    (checkout / "articles" / "permalinks.txt").write_text("", encoding="utf-8")
    assert not read_publication(checkout).of.changed


def test_an_articles_version_is_the_commit_that_last_changed_it(checkout: Path) -> None:
    found = read_publication(checkout)
    assert found.version_of("signed-with-original").words.endswith(" of 31 January 2026")
    assert found.version_of("unsigned-undated") == found.of


def test_another_articles_edit_and_commit_leave_an_articles_version_as_it_was(checkout: Path) -> None:
    first = read_publication(checkout)
    edit(checkout, "signed-with-original")
    edited = read_publication(checkout)
    git(checkout, "add", "articles")
    git(checkout, "commit", "-m", "third", date="2026-03-31T12:00:00+00:00")
    committed = read_publication(checkout)
    for found in (first, edited, committed):
        assert found.version_of("unsigned-undated") == first.of
    assert edited.version_of("signed-with-original").words.endswith(" of 31 January 2026, with changes since")
    assert committed.version_of("signed-with-original") == committed.of
    assert committed.version.endswith(" of 31 March 2026")


def test_an_article_that_no_commit_holds_has_the_archives_version(checkout: Path) -> None:
    git(checkout, "rm", "-r", "-q", "--cached", "articles/unsigned-undated")
    git(checkout, "commit", "-m", "gone")
    git(checkout, "add", "articles/archive.yml")
    found = read_publication(checkout)
    assert found.version_of("unsigned-undated").changed
    assert found.version_of("never-seen") == found.of


def test_what_was_committed_on_a_branch_counts_once_it_is_merged(checkout: Path) -> None:
    git(checkout, "checkout", "-b", "editor")
    edit(checkout, "unsigned-undated")
    git(checkout, "commit", "-a", "-m", "on a branch", date="2026-03-31T12:00:00+00:00")
    git(checkout, "checkout", "main")
    edit(checkout, "signed-with-original")
    git(checkout, "commit", "-a", "-m", "on main", date="2026-04-30T12:00:00+00:00")
    git(checkout, "merge", "--no-edit", "editor", date="2026-05-31T12:00:00+00:00")
    found = read_publication(checkout)
    days = {slug: found.version_of(slug).committed for slug in ("signed-with-original", "unsigned-undated")}
    assert days == {"signed-with-original": "2026-04-30", "unsigned-undated": "2026-03-31"}


def test_without_a_repository_of_its_own_the_version_is_unknown(checkout: Path, tmp_path: Path) -> None:
    (inside := checkout / "vendored").mkdir()
    copy_project(inside)
    for folder in (inside, tmp_path):
        assert read_publication(folder) == Publication()
        assert read_publication(folder).version == "unknown"


def test_a_shallow_clone_is_told_once_with_what_is_unknown_and_what_to_do(
    checkout: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    git(tmp_path, "clone", "--depth=1", checkout.as_uri(), "shallow")
    clone = tmp_path / "shallow"
    found = read_publication(clone)
    assert found.of.commit
    assert found.added == {}
    assert found.version_of("signed-with-original") == found.of
    read_publication(clone)
    assert capsys.readouterr().err == (
        f"{clone} is a shallow clone: which commit last changed an article, and when it was added, is unknown. "
        "Citations name the latest commit instead, and the feed has other dates. For the whole history, run\n"
        f"  git -C '{clone}' fetch --unshallow\n"
    )
    git(clone, "fetch", "--unshallow")
    assert read_publication(clone) == read_publication(checkout)
    assert capsys.readouterr().err == ""


def test_a_name_that_is_not_utf_8_in_the_history_stops_no_build(checkout: Path) -> None:
    odd = checkout / "articles" / os.fsdecode(b"old\xff")
    odd.mkdir()
    (odd / "article.yml").write_text("headline: gone since\n", encoding="utf-8")
    git(checkout, "add", "articles")
    git(checkout, "commit", "-m", "an odd name")
    git(checkout, "rm", "-r", "-q", os.fsdecode(b"articles/old\xff"))
    git(checkout, "commit", "-m", "no odd name")
    assert read_publication(checkout).added["signed-with-original"] == "2026-01-31T12:00:00+00:00"


@pytest.mark.parametrize(
    "site", ['https://example.org/"onload="', "javascript:1", "https://a b/", "https://", "a\x1b[2J"]
)
def test_what_is_no_address_of_a_site_is_refused(tmp_path: Path, site: str) -> None:
    with pytest.raises(SiteAddressError, match="is none: it must be http://"):
        read_publication(tmp_path, site)
