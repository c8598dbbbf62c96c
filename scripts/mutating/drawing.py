"""A seed to the mutants that are drawn, of every folder and kind of file."""

import random
import subprocess
import sys
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path

from . import python_changes, script_changes, style_changes, template_changes
from .mutant import Change, Mutant, mutants

PACKAGE, STYLES = "scripts/coverage_archive", "scripts/coverage_archive/frontend/css"
FEWEST = 5
CHANGES: dict[str, Callable[[str], list[Change]]] = {
    ".py": python_changes.changes,
    ".js": script_changes.changes,
    ".css": style_changes.changes,
    ".j2": template_changes.changes,
    ".html": template_changes.changes,
}
# What is no change at all, by kind of file: no test may fail because of it.
NOTHING = {
    ".py": "\n# nothing\n",
    ".js": "\n// nothing\n",
    ".css": "\n/* nothing */\n",
    ".j2": "{# nothing #}",
    ".html": "{# nothing #}",
}


def folders(project: Path) -> dict[str, list[str]]:
    """Return the folders from which mutants are drawn, each with its files; a folder's name is its path."""
    found = defaultdict(list)
    files = [
        *(project / PACKAGE).rglob("*.py"),
        *(project / PACKAGE / "pages").rglob("*.j2"),
        *(project / PACKAGE / "frontend").rglob("*.js"),
        *(project / STYLES).glob("*.css"),
    ]
    for path in sorted(path.relative_to(project) for path in files if path.name != "__init__.py"):
        found[str(path.parent)].append(str(path))
    found["scripts/coverage_archive/theme"] = sorted(
        str(path.relative_to(project))
        for path in (project / "scripts" / "coverage_archive" / "theme").rglob("*.html")
        if "generated" not in path.parts
    )
    return dict(found)


def draw(project: Path, seed: int, number: int) -> list[Mutant]:
    """Return so many mutants or more: some of each folder by its size, but never fewer than ``FEWEST``.

    A folder's mutants depend on the seed and on its own files, so that a change elsewhere leaves them as they are.
    """
    every = folders(project)
    sizes = {name: sum(len((project / file).read_text("utf-8")) for file in files) for name, files in every.items()}
    shares = dict.fromkeys(every, FEWEST)
    for _ in range(number - FEWEST * len(every)):
        shares[max(every, key=lambda name: sizes[name] / shares[name])] += 1
    return [
        mutant for name, files in every.items() for mutant in _drawn(project, files, f"{seed}/{name}", shares[name])
    ]


def _drawn(project: Path, files: list[str], seed: str, number: int) -> list[Mutant]:
    chance = random.Random(seed)
    by_file = {file: by_kind(project, file) for file in files}
    weights = {file: sum(map(len, kinds.values())) for file, kinds in by_file.items()}
    drawn: dict[tuple[str, int], Mutant] = {}
    for _ in range(200 * number):
        file = chance.choices(files, [weights[one] for one in files])[0]
        kinds = by_file[file]
        mutant = chance.choice(kinds[chance.choice(sorted(kinds))])
        place = file, mutant.change.start
        if place not in drawn and parses(mutant.file, mutant.of((project / file).read_text("utf-8"))):
            drawn[place] = mutant
        if len(drawn) == number:
            break
    return list(drawn.values())


def by_kind(project: Path, file: str) -> dict[str, list[Mutant]]:
    """Return every mutant of a file by the kind of its change."""
    text = (project / file).read_text("utf-8")
    found = defaultdict(list)
    for mutant in mutants(file, text, CHANGES[Path(file).suffix](text)):
        found[mutant.change.kind].append(mutant)
    return dict(found)


def parses(file: str, text: str) -> bool:
    """Say whether a file's text can be read: else a mutant would die of that, and show nothing of the tests."""
    suffix = Path(file).suffix
    if suffix == ".py":
        return _compiles(text)
    if suffix == ".js":
        deno = [str(Path(sys.executable).parent / "deno"), "fmt", "--ext", "js", "-"]
        return subprocess.run(deno, input=text, text=True, capture_output=True, check=False).returncode == 0
    if suffix == ".css":
        return text.count("{") == text.count("}")
    return _is_template(text)


def _compiles(text: str) -> bool:
    try:
        compile(text, "mutant", "exec")
    except SyntaxError:
        return False
    return True


def _is_template(text: str) -> bool:
    import jinja2
    from coverage_archive.pages import templating

    try:
        templating.environment().parse(text)
    except jinja2.TemplateSyntaxError:
        return False
    return True


def controls(project: Path) -> list[Mutant]:
    """Return one change that changes nothing for each kind of file: the first file of its first folder."""
    found: dict[str, Mutant] = {}
    for files in folders(project).values():
        for file in files:
            text = (project / file).read_text("utf-8")
            new = NOTHING[Path(file).suffix]
            if Path(file).suffix not in found:
                change = Change("control", len(text), len(text), new)
                found[Path(file).suffix] = mutants(file, text, [change])[0]
    return list(found.values())
