"""The documentation is held against the program: what there is, is told."""

import ast
import re

from support import PROJECT

CONTRIBUTING = (PROJECT / "CONTRIBUTING.md").read_text(encoding="utf-8")
README = (PROJECT / "README.md").read_text(encoding="utf-8")


def test_every_module_is_told_in_contributing() -> None:
    package = PROJECT / "scripts" / "coverage_archive"
    modules = {path.stem for path in package.glob("*.py") if not path.stem.startswith("__")}
    folders = {f"{path.parent.name}/" for path in package.glob("*/__init__.py")}
    told = set(re.findall(r"`([a-z_]+/?)`", CONTRIBUTING))
    assert modules | folders <= told
    named = {
        name
        for line in CONTRIBUTING.splitlines()
        if line.startswith("| ")
        for name in re.findall("`([a-z_]+)`", line)
    }
    assert named <= modules


def test_no_module_imports_from_a_row_below_its_own() -> None:
    package = PROJECT / "scripts" / "coverage_archive"
    table = CONTRIBUTING.partition("| what it does | modules |")[2].partition("\n\n")[0]
    row = {
        name: number for number, line in enumerate(table.splitlines()) for name in re.findall(r"`([a-z_]+)/?`", line)
    }
    assert len({*row.values()}) > 5
    for path in package.rglob("*.py"):
        inside = [*path.relative_to(package).parent.parts, path.stem]
        if inside[0] not in row:
            continue  # the package's own __init__ and __main__
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and node.level:
                module = [*inside[: len(inside) - node.level], *filter(None, [node.module])]
                for name in [module[0]] if module else [alias.name for alias in node.names]:
                    assert row[name.partition(".")[0]] <= row[inside[0]], f"{path.name} imports {name}"


def test_every_command_of_make_is_told() -> None:
    makefile = (PROJECT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.search(r"^\.PHONY: (.*)$", makefile, re.M)[1].split()) - {"help"}  # type: ignore[index]
    helped = set(re.findall(r'@echo "make (\w+)', makefile))
    assert targets <= helped


def test_the_pages_and_readme_name_files_that_are_there() -> None:
    for name in re.findall(r"\]\((?!http)([^)#]+)", README):
        assert (PROJECT / name).exists(), name
