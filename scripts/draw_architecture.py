"""Draw a diagram of the imports between the package's folders into guide/architecture.md.

An arrow leads from a folder to a folder that imports it. An arrow is left out where a chain of other arrows implies
it. Run this when a test says that the diagram is out of date:

    .venv/bin/python scripts/draw_architecture.py
"""

import re
from pathlib import Path

import grimp

PAGE = Path(__file__).parent.parent / "guide" / "architecture.md"
PACKAGE = "coverage_archive"
PICTURE = re.compile(r"(?<=```mermaid\n).*?(?=```)", re.DOTALL)


def imports() -> dict[str, set[str]]:
    """Return, for each folder and module directly in the package, the names of those that it imports."""
    graph = grimp.build_graph(PACKAGE, cache_dir=None)
    parts = sorted(graph.find_children(PACKAGE))
    return {
        part.rpartition(".")[2]: {
            other.rpartition(".")[2]
            for other in parts
            if other != part and graph.direct_import_exists(importer=part, imported=other, as_packages=True)
        }
        for part in parts
    }


def _all_below(part: str, found: dict[str, set[str]]) -> set[str]:
    return found[part].union(*(_all_below(other, found) for other in found[part]))


def picture() -> str:
    """Return the import graph as a Mermaid flowchart (https://mermaid.js.org/syntax/flowchart.html)."""
    found = imports()
    lines = ["flowchart LR"]
    for part, below in sorted(found.items()):
        further = set().union(*(_all_below(other, found) for other in below))
        lines += [f"  {other} --> {part}" for other in sorted(below - further)]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    PAGE.write_text(PICTURE.sub(picture(), PAGE.read_text(encoding="utf-8")), encoding="utf-8")
