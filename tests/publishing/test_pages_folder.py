"""pages/ holds what the last build made and nothing else, however an earlier one ended and whatever stood there."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from coverage_archive.cli import main
from coverage_archive.publishing import generating
from coverage_archive.publishing.pages_folder import MARK, PagesFolder
from helpers.changed_archive import BASE
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
    generating.build(fresh)
    withdraw(fresh)
    shutil.rmtree(fresh / "pages")
    generating.build(fresh)
    for step in steps():
        again = Path(shutil.copytree(root, tmp_path / "again"))
        was = killed(step, lambda again=again: generating.build(again))  # type: ignore[misc]
        withdraw(again)
        was = killed(step, lambda again=again: generating.build(again)) or was  # type: ignore[misc]
        generating.build(again)
        assert files(again / "pages") == files(fresh / "pages"), f"killed before change {step}"
        shutil.rmtree(again)
        if not was:
            break


def test_a_withdrawn_article_goes_though_the_build_that_wrote_it_did_not_end(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise OSError("no space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(PagesFolder, "finish", fail)
        with pytest.raises(OSError, match="no space"):
            generating.build(root)
    capture = root / "pages" / "articles" / GONE / "capture.txt"
    assert capture.exists()
    withdraw(root)
    generating.build(root)
    assert not capture.exists()


def hide(root: Path) -> None:
    """Publish no word of an article from now on."""
    with (root / "articles" / GONE / "article.yml").open("a", encoding="utf-8") as record:
        record.write("show: none\n")


@pytest.mark.parametrize("take", [hide, withdraw])
def test_nothing_of_what_was_taken_back_stays(root: Path, tmp_path: Path, take: Callable[[Path], None]) -> None:
    generating.build(root)
    shutil.rmtree(root / ".cache")
    take(root)
    generating.build(root)
    fresh = Path(shutil.copytree(root / "articles", tmp_path / "fresh" / "articles")).parent
    generating.build(fresh)
    assert files(root / "pages") == files(fresh / "pages")
    assert not (root / "pages" / "articles" / GONE / "capture.txt").exists()


NAMES = st.lists(st.sampled_from(["a", "b", "page.md", ".hidden"]), min_size=1, max_size=3).map("/".join)


@given(before=st.dictionaries(NAMES, st.binary(max_size=3)), made=st.dictionaries(NAMES, st.binary(max_size=3)))
def test_whatever_stood_there_only_what_is_made_is_left(
    tmp_path_factory: pytest.TempPathFactory, before: dict[str, bytes], made: dict[str, bytes]
) -> None:
    made = {name: data for name, data in made.items() if not any(other.startswith(f"{name}/") for other in made)}
    folder = tmp_path_factory.mktemp("pages") / "pages"
    PagesFolder(folder).finish()
    for name, data in before.items():
        if not (folder / name).exists() and not any(parent.is_file() for parent in (folder / name).parents):
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_bytes(data)
    pages = PagesFolder(folder)
    for name, data in made.items():
        pages.write(name, data)
    pages.finish()
    assert files(folder) == {**made, MARK: (folder / MARK).read_bytes()}
    assert all(any(path.iterdir()) for path in folder.rglob("*") if path.is_dir())


def test_a_link_is_removed_and_where_it_leads_stays(root: Path, tmp_path: Path) -> None:
    generating.build(root)
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "index.md").write_text("mine")
    shutil.rmtree(root / "pages" / "articles")
    for name in ("articles", "linked"):
        (root / "pages" / name).symlink_to(elsewhere)
    (root / "pages" / "index.md").unlink()
    (root / "pages" / "index.md").symlink_to(elsewhere / "index.md")
    generating.build(root)
    assert files(elsewhere) == {"index.md": b"mine"}
    assert not [path for path in (root / "pages").rglob("*") if path.is_symlink()]


def test_a_folder_of_somebody_elses_is_refused_and_stays(root: Path) -> None:
    (root / "pages").mkdir()
    (root / "pages" / "own.md").write_text("mine")
    result = CliRunner().invoke(main, ["--root", str(root), "build"])
    assert result.exit_code == 1
    assert "pages holds files that no build made (own.md)." in result.output
    assert files(root / "pages") == {"own.md": b"mine"}
