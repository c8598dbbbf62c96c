"""Measure our shared wording beside CollateX's on an archive's clause: python scripts/measure_shared_wording.py

For development alone. CollateX is not among the project's requirements: pip install collatex==2.3 Levenshtein
"""

import sys
from pathlib import Path

from coverage_archive.comparing import comparison
from coverage_archive.reading.archive_folder import load
from coverage_archive.texts import shared_wording


def ours(texts: list[list[str]]) -> int:
    """Return how many words, over all texts, stand in a run that another text shares."""
    marks = shared_wording.compare([[shared_wording.words(passage) for passage in text] for text in texts])
    return sum(mark.group is not None for row in marks for mark in row)


def collatex(texts: list[list[str]]) -> tuple[int, int]:
    """Return how many words CollateX aligns with the same word of another text, and how many of them in runs."""
    from collatex import Collation, collate

    collation = Collation()
    for number, text in enumerate(texts):
        plain = " ".join(word.form for passage in text for word in shared_wording.words(passage))
        collation.add_plain_witness(str(number), plain)
    table = collate(collation, segmentation=False)
    rows = [[column.tokens_per_witness.get(str(n)) for column in table.columns] for n in range(len(texts))]
    same = [
        [
            bool(row[at]) and any(_form(row, at) == _form(other, at) for other in rows if other is not row)
            for at in range(len(row))
        ]
        for row in rows
    ]
    in_runs = sum(
        flags[at] and any(flags[beside] for beside in (at - 1, at + 1) if 0 <= beside < len(flags))
        for flags in same
        for at in range(len(flags))
    )
    return sum(map(sum, same)), in_runs


def _form(row: list, at: int) -> str | None:  # type: ignore[type-arg]
    return "".join(token.token_string for token in row[at]).strip() if row[at] else None


def main() -> None:
    """Print both figures for every clause of the archive in this folder."""
    archive = load(Path())
    for topic in archive.topics.values():
        found = [comparison.wording(topic, article) for article in archive.articles]
        texts = [[part.text for part in item.parts] for item in found if item.parts]
        if topic.elements and len(texts) > 1:
            words = sum(len(shared_wording.words(passage)) for text in texts for passage in text)
            aligned, in_runs = collatex(texts)
            print(f"{topic.id}: {len(texts)} texts, {words} words")
            print(f"  shared wording, runs of two words or more: {ours(texts)} words")
            print(f"  CollateX: {aligned} words aligned, {in_runs} of them beside another aligned word")


if __name__ == "__main__":
    try:
        import collatex as _  # noqa: F401
    except ImportError:
        sys.exit("CollateX is not installed: pip install collatex==2.3 Levenshtein")
    main()
