"""Draws a comparison's page again from data/comparison.json alone; nothing of the package is used.

    python tests/helpers/redrawn_comparison.py comparison.json

prints each part of each clause, and what each article has on it.
"""

import json
import sys
from collections.abc import Collection
from pathlib import Path
from typing import Any

Row = dict[str, Any]
WORDS = ("quoted", "partly-quoted", "paraphrased", "original")  # the treatments of words that are shown
STANDING = {
    "same": "same words",
    "spelling": "same words, other spelling",
    "reworded": "in other words",
    "translated": "in another language",
    "added": "not in the base text",
    "unjudged": "not looked for yet in the base text",
    "withheld": "withheld in the base text",
}
SILENT = {"absent": "not in this article", "unjudged": "not looked for yet", "withheld": "withheld"}


class Drawing:
    """The parts of one clause, drawn from the rows of the table; ``earlier`` are slugs of superseded versions."""

    def __init__(self, rows: list[Row], elements: Collection[str], earlier: Collection[str] = ()) -> None:
        self.cells = {(row["element"], row["article"]): row for row in rows if row["element"] in elements}
        self.elements = [*dict.fromkeys(element for element, _ in self.cells)]
        self.articles = [*dict.fromkeys(article for _, article in self.cells)]
        self.articles.sort(key=lambda article: article in earlier)
        self.newest = [article for article in self.articles if article not in earlier]

    def of(self, article: str) -> list[Row]:
        return [self.cells[element, article] for element in self.elements]

    @property
    def base(self) -> str | None:
        (base,) = {row["base"] for row in self.cells.values()}
        return base

    def glance(self) -> list[str]:
        """Return the articles of the glance, in its order: reference texts, then those that give the most parts."""

        def place(article: str) -> tuple[int, int, int]:
            ways = [row["treatment"] for row in self.of(article)]
            return -sum(way in WORDS for way in ways), -ways.count("quoted"), -ways.count("partly-quoted")

        shown = [it for it in self.newest if any(row["treatment"] in (*WORDS, "withheld") for row in self.of(it))]
        texts = [it for it in shown if self.is_reference(it)]
        return [*texts, *sorted((it for it in shown if it not in texts), key=place)]

    def is_reference(self, article: str) -> bool:
        return not self.of(article)[0]["outlet"]

    def total(self, article: str) -> str:
        """Return what the glance says of an article as a whole."""
        given = sum(bool(row["passages"]) for row in self.of(article))
        if not given:
            return "withheld"
        return f"{given} of {len(self.elements)}" if any(map(self.is_reference, self.glance())) else str(given)

    def standing(self, element: str, article: str) -> str:
        """Return what is said below an article's words on a part: how they stand to the base."""
        row = self.cells[element, article]
        if not row["passages"] or not row["relation"]:
            return ""
        only = row["relation"] == "added" and self.is_only_here(element, article)
        return ("only here" if only else STANDING[row["relation"]]) + self.moved(row)

    def moved(self, row: Row) -> str:
        return ", in another order" if row["order"] == "moved" else ""

    def is_only_here(self, element: str, article: str) -> bool:
        others = [it for it in self.newest if it != article and not self.is_reference(it)]
        return bool(others) and all(self.cells[element, it]["treatment"] == "absent" for it in others)

    def silence(self, element: str, article: str) -> str:
        """Return what is said in place of words."""
        said = SILENT.get(self.cells[element, article]["treatment"] or "", "")
        return said.replace("article", "text") if self.is_reference(article) else said


def main() -> None:
    rows = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    drawing = Drawing(rows, {row["element"] for row in rows})
    for element in drawing.elements:
        print(element)
        for article in drawing.articles:
            words = [f"“{passage['exact']}”" for passage in drawing.cells[element, article]["passages"]]
            said = [*words, drawing.standing(element, article) or drawing.silence(element, article)]
            print(f"  {article}: {' '.join(filter(None, said))}")


if __name__ == "__main__":
    main()
