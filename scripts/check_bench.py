"""Measure the page "Check a text": what it says of altered quotations, and of sentences that the archive does not hold.

    python scripts/check_bench.py [FOLDER...]

The quotations are those of the made archives in tests/archives. With FOLDER, which holds articles as .txt files with
one paragraph per line, the headline first, an archive of real articles is measured, too: half of the articles make the
archive, and the sentences come from the other half. It is built in a temporary folder; the texts are copied nowhere
else. Writes guide/measurements/check.md.
"""

import random
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
PAGE = PROJECT / "guide" / "measurements" / "check.md"
sys.path[:0] = [str(PROJECT / "tests")]

from coverage_archive.model import Archive  # noqa: E402
from helpers.altered_quotations import (  # noqa: E402
    ALTERATIONS,
    Altered,
    altered_quotations,
    indexed,
    is_located,
    results,
    spans_of,
)
from helpers.made_archive import spec  # noqa: E402
from real_articles import spec_of  # noqa: E402

ALTERED, UNRELATED, REAL = 500, 2_000, 400  # quotations, sentences, real articles in the archive
# Made archives, in groups: no archive tells of what those of another group tell of.
GROUPS = (("pact",), ("twelve-outlets",), ("other-clause", "reference-texts", "six-outlets", "many-tongues"))
KINDS = {"exact": "exact", "spelling": "same words, other spelling", "altered": "altered", "none": "not held"}
ABOUT = """# Check a text, measured

Made by `make bench CORPUS=folder`. Quotations of archives are altered in one place each: a negation, or *only*, is put in
or left out; a number or a name is changed; an ellipsis swallows one to eight words; two neighbouring words change places.
They have 5 to 40 words, and no altered quotation stands so in the archive. *Located*: the page leads to the paragraph or
quote that was altered. Unrelated words are runs of 4 to 25 words from texts that the archive does not hold; real articles
share phrases with each other (“told reporters on Tuesday that he would not”), so that some of the runs that are found
stand in both.
"""


def measured(archives: list[tuple[Archive, Path]], unrelated: list[list[str]], chance: random.Random) -> Iterator[str]:
    """Yield the lines of two tables: altered quotations of archives, and runs of words that each does not hold."""
    said: Counter[tuple[str, str]] = Counter()
    held: Counter[str] = Counter()
    for (archive, folder), runs in zip(archives, unrelated, strict=True):
        found: list[Altered] = altered_quotations(archive, ALTERED // len(archives) // 5 * 5 + 5, chance)
        for altered, result in zip(found, results([each.words for each in found], folder), strict=True):
            located = result["kind"] == "altered" and is_located(altered, result["held"])
            said[altered.kind, str(result["kind"])] += 1
            said[altered.kind, "located"] += located
        held.update(str(result["kind"]) for result in results(runs, folder))
    yield "| altered | quotations | " + " | ".join(KINDS.values()) + " | altered and located |"
    yield "| --- |" + " --- |" * 6
    for kind in (*ALTERATIONS, "all"):
        of = {name: sum(n for (k, is_), n in said.items() if is_ == name and kind in (k, "all")) for name in (*KINDS, "located")}
        total = sum(of[name] for name in KINDS)
        yield f"| {kind} | {total} | " + " | ".join(f"{of[name]}" for name in KINDS) + f" | {of['located'] / total:.1%} |"
    total = sum(held.values())
    yield ""
    yield "| unrelated words | " + " | ".join(KINDS.values()) + " |"
    yield "| --- |" + " --- |" * 4
    yield f"| {total:,} | " + " | ".join(f"{held[kind]} ({held[kind] / total:.2%})" for kind in KINDS) + " |"


def of_made_archives(folder: Path, chance: random.Random) -> Iterator[str]:
    """Yield the tables of the made archives; the unrelated words of each are those of the other groups."""
    made = {name: indexed(spec(name), folder / name) for group in GROUPS for name in group if not (folder / name).mkdir()}
    texts = {name: [block.text for article in archive.articles for block in article.capture.blocks] for name, archive in made.items()}
    others = [[text for group in GROUPS if name not in group for other in group for text in texts[other]] for name in made]
    unrelated = [spans_of(of, UNRELATED // len(made) + 1, chance) for of in others]
    yield from measured([(archive, folder / name) for name, archive in made.items()], unrelated, chance)


def of_real_articles(folders: list[Path], folder: Path, chance: random.Random) -> Iterator[str]:
    """Yield the tables of an archive of real articles; the unrelated words are those of articles that are not in it."""
    paths = sorted(path for each in folders for path in each.rglob("*.txt"))
    chance.shuffle(paths)
    kept = folder / "kept"
    kept.mkdir()
    for path in paths[: len(paths) // 2]:
        (kept / path.name).write_bytes(path.read_bytes())
    archive = indexed(spec_of([kept], REAL), folder)
    others = [path.read_text(encoding="utf-8", errors="replace") for path in paths[len(paths) // 2 :]]
    yield f"## An archive of {len(archive.articles)} real articles"
    yield ""
    yield from measured([(archive, folder)], [spans_of(others, UNRELATED, chance)], chance)


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
