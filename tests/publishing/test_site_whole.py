"""`archive site`: the site is made beside the old one and swapped whole; where anything fails, the old one stays."""

import shutil
import subprocess
from pathlib import Path

import pytest
from coverage_archive.publishing import finished_site, renderers, whole_folder
from helpers import quick_renderer
from helpers.archive_copy import run
from helpers.listed_files import add_listed
from helpers.project import make_site, mkdocs_build

ARTICLE = "articles/monsoon-closest-pact/index.html"


def files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def leftovers(project: Path) -> list[str]:
    return [path.name for path in project.iterdir() if path.name.startswith(".site")]


@pytest.fixture
def copied(monkeypatch: pytest.MonkeyPatch, made: Path) -> Path:
    """A project whose renderer is quick: it gives what MkDocs gave before, and a file that is new."""
    before = Path(shutil.copytree(made / "site", made.parent / "rendered"))

    quick_renderer.install(monkeypatch, before, lambda root, folder: (folder / "new.html").write_text("new"))
    return made


def test_a_renderer_that_warns_fails_and_the_old_site_stays(made: Path) -> None:
    before = files(made / "site")
    (made / "docs" / "note.md").write_text("[nowhere](nowhere.md)", encoding="utf-8")
    result = make_site(made, made / "site")
    assert result.returncode == 1
    assert "'nowhere.md'" in result.stderr
    assert result.stderr.endswith("mkdocs failed; the site is as it was.\n")
    assert "Traceback" not in result.stderr
    assert files(made / "site") == before
    assert leftovers(made) == []


def test_the_new_site_takes_the_place_of_the_old_one_whole(copied: Path) -> None:
    add_listed(copied / "site", "of-an-earlier-build.html")
    result = run(copied, "site")
    assert result.exit_code == 0
    assert f"{copied / 'site'}: {len(list(files(copied / 'site'))) - 1} files, " in result.output
    assert (copied / "site" / "new.html").exists()
    assert not (copied / "site" / "of-an-earlier-build.html").exists()
    assert leftovers(copied) == []


@pytest.mark.parametrize("written", [{}, {"index.html": "home"}, {"index.html": "", "articles/index.html": "all"}])
def test_a_renderer_that_says_that_all_is_well_and_writes_too_little_publishes_nothing(
    copied: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, written: dict[str, str]
) -> None:
    rendered = tmp_path / "too-little"
    for name, text in {"robots.txt": "", **written}.items():
        (rendered / name).parent.mkdir(parents=True, exist_ok=True)
        (rendered / name).write_text(text)
    before = files(copied / "site")
    quick_renderer.install(monkeypatch, rendered)
    result = run(copied, "site")
    assert result.exit_code == 1
    assert result.output.endswith(
        "index.html is missing or empty: the renderer did not write it; the site is as it was.\n"
    )
    assert files(copied / "site") == before
    assert leftovers(copied) == []


@pytest.mark.parametrize("step", ["search_index.publish", "file_list.write"])
def test_an_index_or_a_list_that_fails_leaves_the_old_site(
    copied: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device", "index.json.gz")

    before = files(copied / "site")
    module, function = step.split(".")
    monkeypatch.setattr(getattr(finished_site, module), function, full)
    result = run(copied, "site")
    assert result.exit_code == 1
    assert result.output == f"index.json.gz: No space left on device; {copied / 'site'} is as it was.\n"
    assert files(copied / "site") == before
    assert leftovers(copied) == []


@pytest.mark.parametrize("exchange", [True, False], ids=["in-one-step", "by-two-renames"])
def test_a_folder_is_replaced_whole_wherever_the_system_can_and_cannot_exchange(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, exchange: bool
) -> None:
    if not exchange:
        monkeypatch.setattr(whole_folder, "_exchanged", lambda *_: False)
    for number in (1, 2):
        with whole_folder.replaced_whole(tmp_path / "site") as new:
            assert list(new.iterdir()) == []
            add_listed(new, "index.html", str(number))
        assert [path.name for path in tmp_path.iterdir()] == ["site"]
        assert (tmp_path / "site" / "index.html").read_text() == str(number)


def test_what_a_killed_run_left_is_cleared_and_the_old_site_comes_back(tmp_path: Path) -> None:
    add_listed(tmp_path / ".site.old", "index.html", "old")
    (tmp_path / ".site.new").mkdir()
    (tmp_path / ".site.new" / "half.html").write_text("half")
    with whole_folder.replaced_whole(tmp_path / "site") as new:
        assert (tmp_path / "site" / "index.html").read_text() == "old"
        assert leftovers(tmp_path) == [".site.new"]
        (new / "index.html").write_text("new")
    assert files(tmp_path) == {"site/index.html": b"new"}


def test_a_folder_of_something_else_is_not_replaced(copied: Path) -> None:
    (copied / "mine").mkdir()
    (copied / "mine" / "letter.txt").write_text("dear")
    result = run(copied, "site", "--into", copied / "mine")
    assert result.exit_code == 1
    assert "mine is not replaced: its list of files (SHA256SUMS) does not name letter.txt; " in result.output
    assert files(copied / "mine") == {"letter.txt": b"dear"}


def test_a_renderer_that_is_not_installed_is_named(copied: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(renderers, "find_spec", lambda name: None)
    result = run(copied, "site", "--renderer", "zensical")
    assert result.exit_code == 1
    assert "The renderer zensical is not installed" in result.output


def test_an_archive_with_a_mistake_is_told_with_its_line(copied: Path) -> None:
    before = files(copied / "site")
    article = copied / "articles" / "monsoon-closest-pact" / "article.yml"
    article.write_text(article.read_text("utf-8").replace('exact: "burning', 'exact: "brunning'), encoding="utf-8")
    result = run(copied, "site")
    assert result.exit_code == 1
    assert result.output.startswith("articles/monsoon-closest-pact/article.yml:")
    assert files(copied / "site") == before


def test_mkdocs_alone_makes_the_same_site(made: Path) -> None:
    built = mkdocs_build(made, made / "plain")
    assert (built.returncode, built.stdout, built.stderr) == (0, "", "")
    assert files(made / "plain") == files(made / "site")


def test_a_written_page_at_the_path_of_a_generated_one_is_named(made: Path) -> None:
    (made / "docs" / "data").mkdir()
    (made / "docs" / "data" / "index.md").write_text("# Mine", encoding="utf-8")
    built = mkdocs_build(made, made / "plain")
    assert built.returncode == 1
    assert "docs/data/index.md has the path of a generated page: give it another name" in built.stderr


def test_pages_that_an_earlier_version_wrote_into_docs_are_refused_until_they_are_removed(made: Path) -> None:
    old = made / "docs" / "articles" / "gone" / "index.md"
    old.parent.mkdir(parents=True)
    old.write_text("# Withheld", encoding="utf-8")
    (made / "docs" / ".generated").write_text(f"{'0' * 64} articles/gone/index.md\n", encoding="utf-8")
    result = run(made, "site")
    assert result.exit_code == 1
    remedy = result.output.partition("Remove them and the list:\n")[2].splitlines()[0]
    subprocess.run(["sh", "-c", remedy], check=True)
    assert not old.exists()
    assert run(made, "site").exit_code == 0
