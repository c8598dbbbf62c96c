"""`archive site --into FOLDER` loses no file that is not the site's own: in checkouts, after kills, in any place."""

import shutil
import subprocess
from pathlib import Path

import pytest
from coverage_archive.publishing import file_list, own_files, whole_folder
from helpers.archive_copy import run
from helpers.listed_files import add_listed

FOREIGN = {"notes/plan.txt": "plan", "letter.txt": "dear"}


def files(folder: Path) -> dict[str, bytes]:
    found = (path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): path.read_bytes() for path in found}


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A site that stands: of its files, one changes, one goes, and one becomes a folder."""
    for name in ("index.html", "gone/index.html", "page"):
        add_listed(tmp_path / "site", name)
    return tmp_path / "site"


@pytest.fixture
def checkout(old: Path) -> Path:
    """The same as a git checkout with a commit that was never pushed, and the files of its host."""
    git = ["git", "-C", str(old), "-c", "user.name=A", "-c", "user.email=a@example.org"]
    for arguments in (["init", "-q"], ["add", "-A"], ["commit", "-qm", "unpushed"]):
        subprocess.run([*git, *arguments], check=True)
    (old / "CNAME").write_text("archive.example")
    (old / ".nojekyll").write_text("")
    return old


def replace(folder: Path) -> None:
    with whole_folder.replaced_whole(folder) as new:
        for name in ("index.html", "page/index.html"):
            add_listed(new, name, "new")


def is_new(folder: Path) -> bool:
    shown = {name: data for name, data in files(folder).items() if name.endswith(".html") or name == "page"}
    return shown == {"index.html": b"new", "page/index.html": b"new"}


def test_a_checkout_keeps_its_commits_and_its_hosts_files(checkout: Path) -> None:
    before = {name: data for name, data in files(checkout).items() if name.startswith((".git/", "CNAME", ".noj"))}
    inode = (checkout / ".git").stat().st_ino
    replace(checkout)
    assert is_new(checkout)
    assert before.items() <= files(checkout).items()
    assert (checkout / ".git").stat().st_ino == inode
    assert "gone" not in (checkout / file_list.FILE).read_text()


def test_a_folder_without_git_keeps_its_hosts_files(old: Path) -> None:
    (old / "CNAME").write_text("archive.example")
    replace(old)
    assert is_new(old)
    assert (old / "CNAME").read_text() == "archive.example"


@pytest.mark.parametrize("with_git", [True, False])
def test_a_folder_with_other_files_is_refused_by_their_names(old: Path, with_git: bool) -> None:
    if with_git:
        (old / ".git").write_text("gitdir: elsewhere")
    for name, text in {**FOREIGN, "a/b": "", "z": ""}.items():
        (old / name).parent.mkdir(exist_ok=True)
        (old / name).write_text(text)
    before = files(old)
    with pytest.raises(
        own_files.NotReplacedError, match=r"does not name a/b, letter\.txt, notes/plan\.txt and 1 more"
    ):
        replace(old)
    assert files(old) == before


def test_a_file_that_comes_while_the_site_is_made_is_not_lost(old: Path) -> None:
    with (
        pytest.raises(own_files.NotReplacedError, match=r"does not name letter\.txt"),
        whole_folder.replaced_whole(old),
    ):
        (old / "letter.txt").write_text("dear")
    assert (old / "letter.txt").read_text() == "dear"
    assert [path.name for path in old.parent.iterdir()] == ["site"]


class Killed(BaseException):
    """Ends a run where it is."""


def killed_at(step: int, folder: Path, monkeypatch: pytest.MonkeyPatch) -> bool:
    """Replace a folder, killed before one change to the disk; return whether there was such a change."""
    count = 0

    def counted(change: object) -> object:
        def changed(*given: object, **named: object) -> object:
            nonlocal count
            count += 1
            if count > step:
                raise Killed
            return change(*given, **named)  # type: ignore[operator]

        return changed

    with monkeypatch.context() as patch:
        for name in ("replace", "unlink", "rmdir"):
            patch.setattr(Path, name, counted(getattr(Path, name)))
        patch.setattr(whole_folder, "_remove", lambda folder: None)
        try:
            with whole_folder.replaced_whole(folder) as new:
                count = -(10**6)
                for name in ("index.html", "page/index.html"):
                    add_listed(new, name, "new")
                count = 0
        except Killed:
            return True
    return False


def test_a_checkout_killed_at_any_step_of_its_update_is_finished_by_the_next_run(
    checkout: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = shutil.copytree(checkout, tmp_path / "kept")
    kept = {name: data for name, data in files(checkout).items() if name.startswith((".git/", "CNAME", ".noj"))}
    step = 0
    while killed_at(step, checkout, monkeypatch):
        assert kept.items() <= files(checkout).items(), step
        replace(checkout)
        assert is_new(checkout), step
        assert "gone" not in (checkout / file_list.FILE).read_text()
        shutil.rmtree(checkout)
        shutil.copytree(whole, checkout)
        shutil.rmtree(tmp_path / ".site.new", ignore_errors=True)
        step += 1
    assert step > 6


@pytest.mark.parametrize("place", ["/", "~", ".", "..", "docs", "articles/new", "scripts", "tests", ".git", "link"])
def test_places_that_hold_more_than_a_site_are_refused(
    made: Path, monkeypatch: pytest.MonkeyPatch, place: str
) -> None:
    (made.parent / "home").mkdir()
    monkeypatch.setenv("HOME", str(made.parent / "home"))
    (made / "link").symlink_to(made / "docs")
    folder = made.parent / "home" if place == "~" else made / place
    before = files(made)
    result = run(made, "site", "--into", folder)
    assert result.exit_code == 1
    assert " is not replaced: " in result.output
    assert files(made) == before


def test_a_copys_host_may_keep_its_files_and_nobody_else_any(made: Path) -> None:
    (made / "site" / ".git").mkdir()
    for name in (".git/config", "CNAME", ".nojekyll"):
        (made / "site" / name).write_text("host")
    assert run(made, "verify", made / "site").exit_code == 0
    (made / "site" / "about" / "CNAME").write_text("host")
    result = run(made, "verify", made / "site")
    assert result.exit_code == 1
    assert result.output.startswith("about/CNAME: not in the list\n")


@pytest.mark.parametrize("listed", ["", "# version unknown\nnonsense\n", "# version unknown\n"])
def test_a_list_that_names_nothing_or_is_none_makes_no_file_ours(old: Path, listed: str) -> None:
    (old / file_list.FILE).write_text(listed)
    before = files(old)
    with pytest.raises(own_files.NotReplacedError, match=r"does not name "):
        replace(old)
    assert files(old) == before
