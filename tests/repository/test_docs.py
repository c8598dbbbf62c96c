"""The documentation is held against the program: what there is, is told."""

import re

from draw_architecture import picture
from helpers.project import PROJECT

ARCHITECTURE = (PROJECT / "guide" / "architecture.md").read_text(encoding="utf-8")


def test_the_table_of_the_tree_tells_every_folder_and_file_of_the_package() -> None:
    package = PROJECT / "scripts" / "coverage_archive"
    there = {f"{path.parent.name}/" for path in package.glob("*/__init__.py")}
    there |= {path.name for path in package.glob("*.py") if not path.stem.startswith("__")}
    told = set(re.findall(r"^\| `([a-z_]+(?:/|\.py))` ", ARCHITECTURE, re.M))
    assert told == there


def test_the_picture_of_the_architecture_is_drawn_from_the_code_as_it_is() -> None:
    assert f"```mermaid\n{picture()}```" in ARCHITECTURE, "run scripts/draw_architecture.py"


def test_the_modules_that_the_guide_names_are_there() -> None:
    package = PROJECT / "scripts" / "coverage_archive"
    named = set(re.findall(r"`([a-z_]+/[a-z_]+(?:/[a-z_-]+)*(?:\.[a-z0-9.]+)?)`", ARCHITECTURE))
    assert "texts/anchoring" in named
    roots = (package, package / "frontend", PROJECT)
    there = {name for name in named for root in roots if (root / name).exists() or (root / f"{name}.py").exists()}
    assert named == there


def test_every_command_of_make_is_told() -> None:
    makefile = (PROJECT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.search(r"^\.PHONY: (.*)$", makefile, re.M)[1].split()) - {"help"}  # type: ignore[index]
    helped = set(re.findall(r'@echo "make ([\w-]+)', makefile))
    assert targets <= helped


def test_what_people_read_names_files_that_are_there() -> None:
    links = [
        (page, name)
        for page in (PROJECT / "README.md", PROJECT / "CONTRIBUTING.md", *PROJECT.glob("guide/**/*.md"))
        for name in re.findall(r"\]\((?!https?:|#)([^)#\s]+)", page.read_text(encoding="utf-8"))
    ]
    assert {page.name for page, _ in links} >= {"README.md", "CONTRIBUTING.md"}
    assert [(page.name, name) for page, name in links if not (page.parent / name).exists()] == []


def test_the_steps_of_the_tagger_are_modules_that_are_there() -> None:
    page = (PROJECT / "guide" / "measurements" / "tagger.md").read_text(encoding="utf-8")
    table = page[page.index("| step | module |") : page.index("The weights (")]
    named = [
        name for row in re.findall(r"^\| [^|]+ \| (`[^|]+`) \|", table, re.M) for name in re.findall(r"`(.+?)`", row)
    ]
    package = PROJECT / "scripts" / "coverage_archive"
    assert "attribution" in named
    for name in named:
        assert (package / f"{name}.py").exists() or (package / "tagger" / f"{name}.py").exists(), name
