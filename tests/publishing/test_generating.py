"""What `archive build` writes and leaves alone."""

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner
from coverage_archive.cli import main
from coverage_archive.model.problems import ArchiveError
from coverage_archive.publishing import generating
from coverage_archive.storage.files import WriteError
from helpers.changed_archive import BASE, apply
from helpers.made_archive import spec
from helpers.project import copy_project, mkdocs_build
from selectolax.lexbor import LexborHTMLParser

LANTERN = "pages/articles/lantern-harbour-pact"
COAST = "pages/articles/coast-open-gates"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return Path(shutil.copytree(BASE, tmp_path / "archive"))


def change(root: Path, old: str, new: str, slug: str = "lantern-harbour-pact") -> None:
    apply({"replace": old, "by": new}, root / "articles" / slug / "article.yml")


def files(root: Path) -> dict[str, tuple[bytes, int]]:
    found = (path for path in root.rglob("*") if path.is_file())
    return {path.relative_to(root).as_posix(): (path.read_bytes(), path.stat().st_mtime_ns) for path in found}


def test_a_second_build_writes_nothing(root: Path) -> None:
    generating.build(root)
    before = files(root)
    again = generating.build(root)
    assert (again.written, again.removed) == ((), ())
    assert files(root) == before


def test_only_pages_that_change_are_written(root: Path) -> None:
    generating.build(root)
    change(root, 'title: "What was said"', 'title: "What they said"')
    changes = generating.build(root)
    assert f"{LANTERN}/index.md" in changes.written
    assert not changes.removed
    # The section stands on its article's page, in its citations, its text to read beside another, and the data alone.
    beside = "pages/compare/read/articles/lantern-harbour-pact.json.gz"
    assert all(name.startswith((f"{LANTERN}/", beside, "pages/data/")) for name in changes.written)


def test_the_capture_is_copied_byte_for_byte(root: Path) -> None:
    generating.build(root)
    original = root / "articles" / "lantern-harbour-pact" / "capture.txt"
    assert (root / LANTERN / "capture.txt").read_bytes() == original.read_bytes()


def test_pages_of_a_removed_article_go(root: Path) -> None:
    generating.build(root)
    shutil.rmtree(root / "articles" / "coast-open-gates")
    (root / "articles" / "permalinks.txt").unlink()  # its promise is taken back by hand
    removed = generating.build(root).removed
    assert {f"{COAST}/index.md", f"{COAST}/capture.txt"} <= set(removed)
    assert not (root / COAST).exists()


def test_a_refused_archive_leaves_the_last_pages_as_they_were(root: Path) -> None:
    generating.build(root)
    before = files(root / "pages")
    change(root, 'title: "What was said"', 'title: "What they said"')
    change(root, "speaker: minister", "speaker: minster")
    with pytest.raises(ArchiveError):
        generating.build(root)
    assert files(root / "pages") == before


def test_a_write_that_fails_is_told_and_the_next_build_makes_the_file(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    generating.build(root)
    change(root, 'title: "What was said"', 'title: "What they said"')

    def full(path: Path, data: bytes) -> None:
        with path.open("wb") as file:
            file.write(data[: len(data) // 2])
        raise OSError("no space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(Path, "write_bytes", full)
        with pytest.raises(WriteError, match=r"pages/.* cannot be written: no space"):
            generating.build(root)
    generating.build(root)
    fresh = Path(shutil.copytree(root / "articles", root.parent / "fresh" / "articles")).parent
    generating.build(fresh)
    now, then = files(root / "pages"), files(fresh / "pages")
    assert {name: data for name, (data, _) in now.items()} == {name: data for name, (data, _) in then.items()}


def test_an_alias_keeps_the_old_address_of_a_tag(root: Path) -> None:
    change(root, "id: reactions", "id: said, aliases: [reactions]")
    change(root, "  - id: overdue\n", "  - id: late\n    aliases: [overdue]\n")
    change(root, "{id: speed,", "{id: at-once, aliases: [speed],")
    generating.build(root)
    page = (root / LANTERN / "index.md").read_text(encoding="utf-8")
    ids = [node.attributes["id"] for node in LexborHTMLParser(page).css("[id]")]
    for alias in ("reactions", "overdue", "speed"):
        assert ids.count(alias) == 1


def test_the_ledger_keeps_what_it_listed_and_adds_what_is_new(root: Path) -> None:
    before = set((root / "articles" / "permalinks.txt").read_text(encoding="utf-8").splitlines())
    change(root, "  - id: overdue\n", "  - id: late\n    aliases: [overdue]\n")
    generating.build(root)
    after = (root / "articles" / "permalinks.txt").read_text(encoding="utf-8").splitlines()
    assert after == sorted(after)
    assert set(after) == before | {"articles/lantern-harbour-pact/#late"}


def test_mkdocs_stops_with_the_located_mistake_and_no_traceback(tmp_path: Path) -> None:
    project = copy_project(tmp_path, spec("pact"))
    article = project / "articles" / "monsoon-closest-pact" / "article.yml"
    apply({"replace": 'exact: "burning friendship"', "by": 'exact: "brunning friendship"'}, article)
    result = mkdocs_build(project, project / "site")
    assert result.returncode == 1
    assert "articles/monsoon-closest-pact/article.yml:" in result.stderr
    assert "“brunning friendship” is not in capture.txt; the nearest words are “burning friendship”" in result.stderr
    assert "Traceback" not in result.stderr
    assert not (project / "pages" / "index.md").exists()


def test_outside_a_project_the_command_says_where_it_belongs(tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["--root", str(tmp_path), "check"])
    assert result.exit_code == 2
    assert "run this in the project's folder" in result.output
    for command in ("new", "review", "check", "site"):
        helped = CliRunner().invoke(main, ["--root", str(tmp_path), command, "--help"])
        assert helped.exit_code == 0, "help is given in any folder"
        assert f"{command} [OPTIONS]" in helped.output
