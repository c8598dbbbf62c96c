"""One version gives one site: on any day, by any clock, with any setting of git, in anybody's checkout."""

import dataclasses
import os
import shutil
import subprocess
from pathlib import Path

import pytest
import yaml
from coverage_archive.model import Date
from coverage_archive.model.publication import Publication, Version
from coverage_archive.open_data.citation_file import citation_file
from coverage_archive.open_data.feed import atom_feed
from coverage_archive.publishing import source_date
from coverage_archive.publishing.source_date import LATEST
from coverage_archive.reading import archive_folder
from coverage_archive.reading.git_history import committed, read_publication
from helpers.another_day import another_day
from helpers.archive_copy import run
from helpers.built import build_in_silence
from helpers.made_archive import spec
from helpers.project import PROJECT, archive, copy_project, mkdocs_build

pytestmark = pytest.mark.long

SITE = "https://example.org/archive/"
DAY = {"GIT_COMMITTER_DATE": "2026-01-31T12:00:00+00:00", "GIT_AUTHOR_DATE": "2026-01-31T12:00:00+00:00"}

IN_1960, IN_2200 = -315_619_200, 7_258_118_400
HOSTILE = """
[core]
    abbrev = 4
    quotePath = true
    autocrlf = true
    excludesFile = {folder}/everything
    attributesFile = {folder}/attributes
    pager = false
    fsmonitor = {folder}/no-such-program
[color]
    ui = always
    status = always
[log]
    showSignature = true
    showRoot = false
    follow = true
    date = unix
    decorate = full
    diffMerges = separate
[format]
    pretty = raw
[i18n]
    logOutputEncoding = UTF-16
[diff]
    renames = copies
    external = false
    relative = true
    noprefix = true
    mnemonicPrefix = true
[diff "loud"]
    textconv = tr a-z A-Z <
[status]
    showUntrackedFiles = no
    renames = copies
    short = true
    branch = true
[user]
    name = A
    email = a@example.org
"""


def git(folder: Path, *arguments: object, given: str = "", **environment: str) -> str:
    command = ["git", "-c", "user.name=A", "-c", "user.email=a@example.org", *map(str, arguments)]
    around = os.environ | DAY | environment
    done = subprocess.run(command, cwd=folder, env=around, input=given, capture_output=True, text=True, check=True)
    return done.stdout.strip()


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A made archive, committed; one of its articles is in the place of a copy of it. Its commit dates it."""
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    project = copy_project(tmp_path / "project", spec("pact"))
    shutil.copy(PROJECT / ".gitattributes", project)
    articles = project / "articles"
    assert archive("build", root=project).returncode == 0
    git(project, "init", "-q")
    (first := articles / "first-place").mkdir()
    shutil.copytree(articles / "monsoon-closest-pact", first, dirs_exist_ok=True)
    git(
        project,
        "add",
        ".gitattributes",
        "mkdocs.yml",
        *project.glob("docs/*.md"),
    )
    git(project, "add", "-f", first, articles / "archive.yml", articles / "permalinks.txt")
    git(project, "commit", "-q", "-m", "first")
    shutil.rmtree(first)
    git(project, "add", "articles")
    git(project, "commit", "-q", "-m", "second", GIT_COMMITTER_DATE="2026-02-28T23:30:00-05:00")
    return project


@pytest.fixture
def hostile(tmp_path: Path) -> dict[str, str]:
    """The environment of somebody whose git is set to everything that it can be."""
    (tmp_path / "everything").write_text("*\n")
    (tmp_path / "attributes").write_text("* diff=loud\n")
    (tmp_path / "config").write_text(HOSTILE.format(folder=tmp_path))
    return {"GIT_CONFIG_GLOBAL": str(tmp_path / "config")}


def files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("edit", ["none", "a new file", "a changed one"])
def test_git_answers_the_same_whatever_it_is_set_to(
    checkout: Path, hostile: dict[str, str], monkeypatch: pytest.MonkeyPatch, edit: str
) -> None:
    record = checkout / "articles" / "gazette-help-at-once" / "article.yml"
    if edit == "a new file":
        (record.parent / "note.txt").write_text("new")
    if edit == "a changed one":
        record.write_bytes(record.read_bytes() + b"# changed\n")
    plain, ledger = read_publication(checkout, SITE), committed(checkout, "articles/permalinks.txt")
    assert len(plain.of.commit or "") == 10
    assert (plain.of.committed, plain.of.changed) == ("2026-02-28", edit != "none")
    assert sorted(plain.added) == ["first-place", "gazette-help-at-once", "monsoon-closest-pact"]
    assert ledger == (checkout / "articles" / "permalinks.txt").read_text("utf-8").strip()
    for name, value in hostile.items():
        monkeypatch.setenv(name, value)
    assert read_publication(checkout, SITE) == plain
    assert committed(checkout, "articles/permalinks.txt") == ledger


def test_the_same_site_on_another_day_with_other_dates_of_files_and_other_settings(
    checkout: Path, hostile: dict[str, str], tmp_path: Path
) -> None:
    git(tmp_path, "clone", "-q", "project", "plain")
    build_in_silence(tmp_path / "plain", tmp_path / "plain" / "site", SITE_URL=SITE)
    git(tmp_path, "clone", "-q", "project", "other", **hostile)
    for path in (tmp_path / "other").rglob("*"):
        os.utime(path, (IN_1960, IN_1960), follow_symlinks=False)
    elsewhere = hostile | another_day(tmp_path / "clock", IN_2200) | {"TZ": "Pacific/Kiritimati"}
    build_in_silence(tmp_path / "other", tmp_path / "other" / "site", SITE_URL=SITE, **elsewhere)
    assert files(tmp_path / "other" / "site") == files(tmp_path / "plain" / "site")


def test_a_site_is_dated_by_what_is_said_or_else_by_its_version_within_what_files_can_bear(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    version = Publication(SITE, Version("abc1234567", "2026-11-20"))
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "")
    for clock, borne in ((IN_1960, 0), (1_800_000_000, 1_800_000_000), (IN_2200, LATEST)):
        monkeypatch.setattr(source_date.time, "time", lambda clock=clock: float(clock))
        assert source_date.source_date(version) == "1795132800"
        assert source_date.source_date(Publication(SITE)) == str(borne)
    for day, borne in (("1960-01-01", 0), ("1970-01-01", 0), ("2200-01-01", LATEST), ("9999-12-31", LATEST)):
        assert source_date.source_date(Publication(SITE, Version("abc1234567", day))) == str(borne)
    for said in ("0", "1", str(LATEST)):
        monkeypatch.setenv("SOURCE_DATE_EPOCH", said)
        assert source_date.source_date(version) == said


@pytest.mark.parametrize("said", ["-1", str(LATEST + 1), "9" * 5000, "1e9", "yesterday", "٣", "\x1b[2J"])
def test_a_date_that_no_file_can_bear_is_refused_before_anything_is_written(
    checkout: Path, monkeypatch: pytest.MonkeyPatch, said: str
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", said)
    (checkout / "pages" / "index.md").unlink()
    result = run(checkout, "site")
    assert result.exit_code == 1
    assert result.output.endswith("it is a whole number from 0 to 4294967295, or is left out.\n")
    assert "\x1b" not in result.output
    assert not (checkout / "pages" / "index.md").exists()


def test_mkdocs_alone_refuses_it_in_a_sentence_too(checkout: Path, tmp_path: Path) -> None:
    built = mkdocs_build(checkout, tmp_path / "site", SOURCE_DATE_EPOCH="yesterday")
    assert built.returncode == 1
    assert "SOURCE_DATE_EPOCH is 'yesterday'" in built.stderr
    assert "Traceback" not in built.stderr


@pytest.mark.parametrize(
    ("stamp", "day"),
    [("0", "1970-01-01"), ("99999999999", "5138-11-16"), ("253402300800", "9999-12-31"), ("9" * 30, None)],
)
def test_a_commit_made_by_a_clock_that_was_wrong_is_dated_all_the_same(
    checkout: Path, stamp: str, day: str | None
) -> None:
    tree = git(checkout, "write-tree")
    person = f"A <a@example.org> {stamp} +0000"
    commit = f"tree {tree}\nauthor {person}\ncommitter {person}\n\nodd\n"
    odd = git(checkout, "hash-object", "-t", "commit", "-w", "--literally", "--stdin", given=commit)
    git(checkout, "reset", "-q", "--soft", odd)
    found = read_publication(checkout, SITE)
    assert found.of.committed == day or day is None
    assert found.version.startswith(f"{odd[:10]} of ")
    assert len(found.added) == 2
    load = archive_folder.load(checkout)
    assert "<updated>" in atom_feed(load, found).text
    assert yaml.safe_load(citation_file(load, found).text)["date-released"] == found.of.committed


def test_a_date_at_the_end_of_the_calendar_goes_into_the_feed(checkout: Path) -> None:
    load = archive_folder.load(checkout)
    for date in ("0001-01-01T00:00+14:00", "9999-12-31T23:59-12:00", "0999-01-01"):
        article = dataclasses.replace(load.articles[0], published=Date(date))
        feed = atom_feed(dataclasses.replace(load, articles=(article,)), Publication(SITE)).text
        assert f"<published>{date[:4]}-" in feed


def test_a_checkout_of_another_user_is_told_with_what_to_do(
    checkout: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Git is replaced by a program that has it take every checkout for somebody else's."""
    folder = tmp_path_factory.mktemp("bin")
    (folder / "git").write_text(f'#!/bin/sh\nGIT_TEST_ASSUME_DIFFERENT_OWNER=1 exec "{shutil.which("git")}" "$@"\n')
    (folder / "git").chmod(0o755)
    others = {"PATH": f"{folder}{os.pathsep}{os.environ['PATH']}"}
    for command in (["check"], ["build"], ["site"]):
        done = archive(*command, root=checkout, **others)
        assert done.returncode == 0
        assert done.stderr == (
            f"{checkout} belongs to another user, so git does not read it: the archive's version is unknown, and its "
            "promised addresses are not held against the last commit. If you trust it, run\n"
            f"  git config --global --add safe.directory '{checkout}'\n"
        )
    (folder / "trusting").write_text(f"[safe]\n\tdirectory = {checkout}\n", encoding="utf-8")
    assert archive("check", root=checkout, **others, GIT_CONFIG_GLOBAL=str(folder / "trusting")).stderr == ""
    assert archive("build", root=checkout).stderr == ""
