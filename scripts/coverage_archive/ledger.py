"""articles/permalinks.txt: every address ever published. Once listed, an address must resolve for ever.

One address a line, sorted, so that a change reads as the lines it adds. The file is made by ``archive build`` and
committed; a line is only ever taken away by hand.
"""

from pathlib import Path

from . import addresses
from .model import Archive, Passage, Quote, Section
from .problems import Problem

FILE = "articles/permalinks.txt"


def published(archive: Archive) -> set[str]:
    """Return every address that the archive's articles have now, aliases included."""
    found: set[str] = set()
    for article in archive.articles:
        fragments = {part.id for part in article.capture.parts}
        tags: list[Section | Quote | Passage] = [*article.sections, *article.quotes, *article.passages]
        for item in tags:
            fragments |= {item.id, *item.aliases}
        for slug in (article.slug, *article.aliases):
            found |= {addresses.article(slug), *(f"{addresses.article(slug)}#{name}" for name in fragments)}
    return found


def check(root: Path, archive: Archive) -> list[Problem]:
    """Return a problem for every listed address that the archive no longer has."""
    now = published(archive)
    problems = []
    for number, address in enumerate(_lines(root), start=1):
        if address and address not in now:
            page, _, fragment = address.partition("#")
            old = fragment or page.split("/")[1]
            message = (
                f"the address {address} was published and would vanish: bring it back, "
                f"or add `aliases: [{old}]` to what takes its place"
            )
            problems.append(Problem(FILE, number, message))
    return problems


def updated(root: Path, archive: Archive) -> str:
    """Return the ledger's new text: all that it lists and all that the archive adds."""
    return "".join(f"{address}\n" for address in sorted({*_lines(root), *published(archive)} - {""}))


def _lines(root: Path) -> list[str]:
    path = root / FILE
    return path.read_text(encoding="utf-8").splitlines() if path.exists() else []
