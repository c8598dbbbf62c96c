"""Measure what the page "Check a text" says of altered quotations, and of words that an archive does not hold.

    python scripts/check_bench.py [FOLDER...]

The quotations are those of the made archives in tests/archives. With FOLDER, which holds articles as .txt files with
one paragraph per line, the headline first, an archive of real articles is measured, too: half of the articles make
the archive, and the sentences come from the other half. It is built in a temporary folder, and the texts are copied
nowhere else. Writes guide/measurements/check.md.
"""

import random
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
PAGE = PROJECT / "guide" / "measurements" / "check.md"
sys.path[:0] = [str(PROJECT / "tests")]

from coverage_archive.model import Archive  # noqa: E402
from helpers.altered_quotations import (  # noqa: E402
    ALTERATIONS,
    altered_quotations,
    indexed,
    is_located,
    results,
    sentences_of,
    spans_of,
)
from helpers.made_archive import spec  # noqa: E402
from real_articles import spec_of  # noqa: E402

ALTERED, UNRELATED, REAL = 500, 2_000, 400  # quotations, sentences, real articles in the archive
# Made archives, in groups: no archive tells of what those of another group tell of.
GROUPS = (("pact",), ("twelve-outlets",), ("other-clause", "reference-texts", "six-outlets", "many-tongues"))
KINDS = {"exact": "exact", "spelling": "same words, other spelling", "altered": "altered", "none": "not held"}
ABOUT = """# Check a text, measured

Made by `make bench CORPUS=folder`. Quotations of archives are altered in one place each: a negation, or *only*, is
put in or left out; a number or a name is changed; an ellipsis swallows one to eight words; two neighbouring words
change places. They have 5 to 40 words, and none stands in the archive as altered. *Located*: the page leads to the
paragraph or quote that was altered. Runs of words are 4 to 25 neighbouring words of a line. Articles of one time tell
of the same events, often in the same words, so some sentences and runs of other articles do stand in the archive, or
nearly.
"""


@dataclass(frozen=True)
class Measured:
    """Hold an archive, the folder of its search index, and words that it does not hold, by what kind they are."""

    archive: Archive
    folder: Path
    unrelated: dict[str, list[str]]


def measured(archives: list[Measured], chance: random.Random) -> Iterator[str]:
    """Yield the lines of two tables: of altered quotations, and of words that the archives do not hold."""
    said: Counter[tuple[str, str]] = Counter()
    each_makes = -(-ALTERED // len(archives) // len(ALTERATIONS)) * len(ALTERATIONS)
    for of in archives:
        found = altered_quotations(of.archive, each_makes, chance)
        for altered, result in zip(found, results([each.words for each in found], of.folder), strict=True):
            said[altered.kind, result["kind"]] += 1
            said[altered.kind, "located"] += result["kind"] == "altered" and is_located(altered, result["held"])
        for name, runs in of.unrelated.items():
            said.update((name, result["kind"]) for result in results(runs, of.folder))
    yield f"| altered | quotations | {' | '.join(KINDS.values())} | altered and located |"
    yield "| --- |" + " --- |" * 6
    for kind in ALTERATIONS:
        total = sum(said[kind, result] for result in KINDS)
        yield f"| {kind} | {total} | {_counts(said, kind)} | {said[kind, 'located'] / total:.1%} |"
    total = sum(said[kind, result] for kind in ALTERATIONS for result in KINDS)
    yield ""
    located = sum(said[kind, "located"] for kind in ALTERATIONS)
    yield f"Of {total} altered quotations, {located / total:.1%} are located."
    yield ""
    yield f"| words that the archive does not hold | number | {' | '.join(KINDS.values())} | altered, of all |"
    yield "| --- |" + " --- |" * 6
    for name in archives[0].unrelated:
        total = sum(said[name, result] for result in KINDS)
        yield f"| {name} | {total:,} | {_counts(said, name)} | {said[name, 'altered'] / total:.2%} |"


def _counts(said: Counter[tuple[str, str]], name: str) -> str:
    return " | ".join(f"{said[name, result]:,}" for result in KINDS)


def of_made_archives(folder: Path, chance: random.Random) -> Iterator[str]:
    """Yield the tables of the made archives; the unrelated words of each are those of the other groups."""
    made = {name: indexed(spec(name), folder / name) for group in GROUPS for name in group}
    texts = {
        name: [block.text for it in archive.articles for block in it.capture.blocks] for name, archive in made.items()
    }
    archives = []
    for group in GROUPS:
        others = [text for name in made if name not in group for text in texts[name]]
        for name in group:
            unrelated = {"runs of words": spans_of(others, UNRELATED // len(made) + 1, chance)}
            archives.append(Measured(made[name], folder / name, unrelated))
    yield from measured(archives, chance)


def of_real_articles(folders: list[Path], folder: Path, chance: random.Random) -> Iterator[str]:
    """Yield the tables of an archive of real articles; the unrelated words are those of articles not in it."""
    paths = sorted(path for each in folders for path in each.rglob("*.txt"))
    chance.shuffle(paths)
    kept = folder / "kept"
    kept.mkdir()
    for path in paths[: len(paths) // 2]:
        (kept / path.name).write_bytes(path.read_bytes())
    archive = indexed(spec_of([kept], REAL), folder)
    others = [path.read_text(encoding="utf-8", errors="replace") for path in paths[len(paths) // 2 :]]
    unrelated = {
        "sentences": sentences_of(others, UNRELATED, chance),
        "runs of words": spans_of(others, UNRELATED, chance),
    }
    yield f"## An archive of {len(archive.articles)} real articles"
    yield ""
    yield from measured([Measured(archive, folder, unrelated)], chance)


def main(folders: list[Path]) -> None:
    """Write the page of the measurements."""
    chance = random.Random(26)
    with tempfile.TemporaryDirectory() as made, tempfile.TemporaryDirectory() as real:
        lines = [ABOUT, "## Made archives", "", *of_made_archives(Path(made), chance)]
        if folders:
            lines += ["", *of_real_articles(folders, Path(real), chance)]
    PAGE.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(PAGE.read_text(encoding="utf-8"))


if __name__ == "__main__":
    main([Path(argument) for argument in sys.argv[1:]])
