"""Draw mutants of every folder and kind of file at random, with a seed."""

import random
import subprocess
import sys
from collections import defaultdict
from pathlib import Path

import jinja2
from coverage_archive.pages import templating

from .changes import Mutant, mutants

FEWEST = 5
KINDS = (".py", ".js", ".css", ".j2", ".html")


def folders(project: Path) -> dict[str, list[str]]:
    """Return the files to draw mutants from, by folder and kind, such as `scripts/coverage_archive/pages py`."""
    found = defaultdict(list)
    for path in sorted((project / "scripts" / "coverage_archive").rglob("*")):
        named = path.relative_to(project)
        if path.suffix in KINDS and path.name != "__init__.py" and not {"generated", "bundles"} & {*path.parts}:
            found[f"{named.parent} {path.suffix[1:]}"].append(str(named))
    return dict(found)


def draw(project: Path, seed: int, number: int) -> list[Mutant]:
    """Return at least ``number`` mutants: ``FEWEST`` of each folder and kind of file, and more of larger ones.

    The mutants of a folder are drawn by the seed and the folder's name, so that a change in another folder draws no
    other mutants in it.
    """
    every = folders(project)
    sizes = {name: sum(len((project / file).read_text("utf-8")) for file in files) for name, files in every.items()}
    shares = dict.fromkeys(every, FEWEST)
    for _ in range(number - FEWEST * len(every)):
        shares[max(every, key=lambda name: sizes[name] / shares[name])] += 1
    return [one for name, files in every.items() for one in _drawn(project, files, f"{seed}/{name}", shares[name])]


def _drawn(project: Path, files: list[str], seed: str, number: int) -> list[Mutant]:
    """Return ``number`` mutants of a folder: for each, draw a file (weighted by its mutants), a kind, and a place."""
    chance = random.Random(seed)
    texts = {file: (project / file).read_text("utf-8") for file in files}
    every = {file: mutants(file, text) for file, text in texts.items()}
    drawn: dict[tuple[str, int], Mutant] = {}
    for _ in range(200 * number):
        file = chance.choices(files, [len(every[one]) for one in files])[0]
        kind = chance.choice(sorted({one.kind for one in every[file]}))
        mutant = chance.choice([one for one in every[file] if one.kind == kind])
        if (file, mutant.start) not in drawn and parses(file, mutant.of(texts[file])):
            drawn[file, mutant.start] = mutant
        if len(drawn) == number:
            break
    return list(drawn.values())


def parses(file: str, text: str) -> bool:
    """Say whether a file's text can be parsed. If not, any test would notice the mutant, which proves nothing."""
    suffix = Path(file).suffix
    if suffix == ".js":
        deno = [str(Path(sys.executable).parent / "deno"), "fmt", "--ext", "js", "-"]
        return subprocess.run(deno, input=text, text=True, capture_output=True, check=False).returncode == 0
    try:
        if suffix == ".py":
            compile(text, "mutant", "exec")
        elif suffix != ".css":  # in which every change leaves the braces in pairs
            templating.environment().parse(text)
    except (SyntaxError, jinja2.TemplateSyntaxError):
        return False
    return True
