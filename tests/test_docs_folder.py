"""What a build takes away from docs/, however an earlier one ended and whatever its list says."""

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from coverage_archive import build, docs_folder
from coverage_archive.cli import main
from helpers.changed_archive import BASE
from helpers.project import PROJECT
from hypothesis import given
from hypothesis import strategies as st

GONE = "coast-open-gates"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return Path(shutil.copytree(BASE, tmp_path / "archive"))


def files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if not path.is_dir()}


def withdraw(root: Path) -> None:
    assert CliRunner().invoke(main, ["--root", str(root), "withdraw", GONE, "--reason", "asked for"]).exit_code == 0


def killed(step: int, action: Callable[[], object]) -> bool:
    """Run an action in a process that ends, as if killed, before its nth change of a file; say whether it was."""
    process = os.fork()
    if process:
        return os.waitstatus_to_exitcode(os.waitpid(process, 0)[1]) == 9
    left = step

    def count(change: Callable[..., object]) -> Callable[..., object]:
        def counted(*given: object, **named: object) -> object:
            nonlocal left
            left -= 1
            if left == 0:
                os._exit(9)
            return change(*given, **named)

        return counted

    for name in ("replace", "unlink", "write_bytes", "rmdir", "mkdir"):
        setattr(Path, name, count(getattr(Path, name)))
    action()
    os._exit(0)


def steps() -> Iterator[int]:
    step = 1
    while True:
        yield step
        step += 1 + step // 2  # every one at first, then fewer


@pytest.mark.long
def test_a_build_killed_at_any_moment_leaves_nothing_that_the_next_one_does_not_mend(
    root: Path, tmp_path: Path
) -> None:
    fresh = Path(shutil.copytree(root, tmp_path / "fresh"))
    build.build(fresh)
    withdraw(fresh)
    shutil.rmtree(fresh / "docs")
    build.build(fresh)
    for step in steps():
        again = Path(shutil.copytree(root, tmp_path / "again"))
        was = killed(step, lambda again=again: build.build(again))  # type: ignore[misc]
        withdraw(again)
        was = killed(step, lambda again=again: build.build(again)) or was  # type: ignore[misc]
        build.build(again)
        assert files(again / "docs") == files(fresh / "docs"), f"killed before change {step}"
        shutil.rmtree(again)
        if not was:
            break


def test_a_withdrawn_article_goes_though_the_build_that_wrote_it_did_not_end(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise OSError("no space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(docs_folder.DocsFolder, "finish", fail)
        with pytest.raises(OSError, match="no space"):
            build.build(root)
    capture = root / "docs" / "articles" / GONE / "capture.txt"
    assert capture.exists()
    withdraw(root)
    build.build(root)
    assert not capture.exists()


OTHERS = (
    *("../../victim", "../victim", "./own.md", "articles/../own.md", "articles//own.md", "{root}/victim", "about.md"),
    *("behind/victim", "linked.md", "..", "", ".", "articles", "C:\\victim", "a\\..\\victim"),
)


def test_a_list_that_names_other_files_costs_none(root: Path, tmp_path: Path) -> None:
    docs, elsewhere = root / "docs", tmp_path / "elsewhere"
    docs.mkdir()
    elsewhere.mkdir()
    (docs / "behind").symlink_to(elsewhere)
    own = [root / "victim", tmp_path / "victim", elsewhere / "victim", docs / "own.md", docs / "about.md"]
    for path in own:
        path.write_text("mine")
    (docs / "linked.md").symlink_to(docs / "own.md")
    subprocess.run(["git", "-C", str(root), "init", "-q"], check=True)
    subprocess.run(["git", "-C", str(root), "add", "docs/about.md"], check=True)
    (docs / ".generated").write_text("\n".join(OTHERS).format(root=root))
    build.build(root)
    assert all(path.read_text() == "mine" for path in own)
    assert (docs / "linked.md").is_symlink()


def test_what_was_changed_by_hand_is_neither_lost_nor_published(root: Path) -> None:
    build.build(root)
    page = root / "docs" / "articles" / GONE / "index.md"
    page.write_text("mine")
    shutil.rmtree(root / "articles" / GONE)
    (root / "articles" / "permalinks.txt").unlink()
    result = CliRunner().invoke(main, ["--root", str(root), "build"])
    assert result.exit_code == 1
    assert f"docs/articles/{GONE}/index.md: generated, no longer wanted, and changed by hand since" in result.output
    assert page.read_text() == "mine"
    page.unlink()
    assert CliRunner().invoke(main, ["--root", str(root), "build"]).exit_code == 0


def write_note(root: Path, name: str) -> Path:
    path = root / "docs" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("mine")
    return path


def build_says(root: Path) -> tuple[int, list[str]]:
    result = CliRunner().invoke(main, ["--root", str(root), "build"])
    return result.exit_code, result.output.splitlines()


def hide(root: Path) -> None:
    """Publish no word of an article from now on."""
    with (root / "articles" / GONE / "article.yml").open("a", encoding="utf-8") as record:
        record.write("show: none\n")


def remove_list(list_: Path) -> None:
    list_.unlink()


def empty_list(list_: Path) -> None:
    list_.write_bytes(b"")


def cut_list(list_: Path) -> None:
    """Leave its first quarter, which ends within a line, and within the article that goes."""
    whole = list_.read_bytes()
    list_.write_bytes(whole[: whole.index(f" articles/{GONE}/capture.txt".encode()) + 12])


REMEDY = (
    "Earlier builds may have left this, and it would be published. Delete it; if it is yours, commit it to git, "
    "or move it out of this folder."
)


@pytest.mark.parametrize("take", [hide, withdraw])
@pytest.mark.parametrize("lose", [remove_list, empty_list, cut_list])
def test_what_a_lost_list_would_leave_published_is_refused_by_name(
    root: Path, tmp_path: Path, take: Callable[[Path], None], lose: Callable[[Path], None]
) -> None:
    build.build(root)
    fresh = Path(shutil.copytree(root / "articles", tmp_path / "fresh" / "articles")).parent
    take(root)
    take(fresh)
    build.build(fresh)
    lose(root / "docs" / ".generated")
    code, (*refused, remedy) = build_says(root)
    assert code == 1
    assert remedy == REMEDY
    named = [line.removesuffix(": not made by this build, and unknown to git") for line in refused]
    left = files(root / "docs").keys() - files(fresh / "docs").keys()
    assert named == sorted(f"docs/{name}" for name in left)
    assert f"docs/articles/{GONE}/capture.txt" in named
    for name in named:
        (root / name).unlink()
    assert build_says(root)[0] == 0
    assert files(root / "docs") == files(fresh / "docs")


@pytest.mark.parametrize("name", ["articles/mine.md", "compare/mine.txt", "assets/bundles/mine.css", "share.png"])
def test_a_file_that_may_be_an_old_page_is_refused_until_git_knows_it(root: Path, name: str) -> None:
    shutil.copytree(PROJECT / "docs" / "assets", root / "docs" / "assets", ignore=shutil.ignore_patterns("bundles"))
    own = write_note(root, name)
    assert build_says(root) == (1, [f"docs/{name}: not made by this build, and unknown to git", REMEDY])
    subprocess.run(["git", "-C", str(root), "init", "-q"], check=True)
    assert build_says(root)[0] == 1
    subprocess.run(["git", "-C", str(root), "add", f"docs/{name}"], check=True)
    assert build_says(root)[0] == 0
    assert own.read_text() == "mine"


@pytest.mark.parametrize("name", ["own.md", "notes/own.md", "articles/.DS_Store", "articles/.notes/own.md"])
def test_a_file_where_no_build_writes_or_that_no_renderer_publishes_is_left_alone(root: Path, name: str) -> None:
    own = write_note(root, name)
    assert build_says(root)[0] == 0
    assert own.read_text() == "mine"


def test_a_folder_of_pages_behind_a_link_is_refused(root: Path, tmp_path: Path) -> None:
    build.build(root)
    (tmp_path / "elsewhere").mkdir()
    (root / "docs" / "articles" / "linked").symlink_to(tmp_path / "elsewhere")
    assert build_says(root) == (1, ["docs/articles/linked: not made by this build, and unknown to git", REMEDY])


@given(st.lists(st.binary(max_size=40) | st.text(max_size=40).map(lambda it: it.encode("utf-8", "replace"))))
def test_no_damaged_list_stops_a_build_or_costs_a_file(tmp_path_factory: pytest.TempPathFactory, lines: list) -> None:
    docs = tmp_path_factory.mktemp("docs")
    (docs / "own.md").write_text("mine")
    (docs / ".generated").write_bytes(b"\n".join([*lines, b"0" * 64]))
    with docs_folder.opened(docs) as folder:
        folder.write("page.md", b"words")
        folder.finish()
    assert files(docs).keys() == {"own.md", "page.md", ".generated"}
    shutil.rmtree(docs)
