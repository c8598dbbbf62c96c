"""articles/permalinks.txt: every address ever published. Once listed, an address must resolve for ever.

One address a line, sorted, so that a change reads as the lines it adds. The file is made by ``archive build`` and
committed; a line is only ever taken away by hand.
"""

import re
from pathlib import Path

from . import addresses
from .article import RESERVED_ID
from .model import Archive, Passage, Quote, Section
from .problems import Problem, shown

FILE = "articles/permalinks.txt"
_ADDRESS = re.compile(r"(?P<page>articles/(?P<slug>[a-z0-9-]+)/)(?:#(?P<fragment>[a-z0-9-]+))?")


def published(archive: Archive, *, drafts: bool = True) -> set[str]:
    """Return every address that the archive's articles have now, aliases included; with or without ``drafts``."""
    found: set[str] = set()
    for article in archive.articles:
        if article.is_draft and not drafts:
            continue
        fragments = {part.id for part in article.capture.parts}
        tags: list[Section | Quote | Passage] = [*article.sections, *article.quotes, *article.passages]
        for item in tags:
            fragments |= {item.id, *item.aliases}
        for slug in (article.slug, *article.aliases):
            found |= {addresses.article(slug), *(f"{addresses.article(slug)}#{name}" for name in fragments)}
    return found


def check(root: Path, archive: Archive) -> list[Problem]:
    """Return a problem for every listed address that the archive no longer has; a vanished page is one problem."""
    now = published(archive)
    listed = _lines(root)
    problems = []
    for number, address in enumerate(listed, start=1):
        if not address or address in now:
            continue
        found = _ADDRESS.fullmatch(address)
        if not found:
            problems.append(Problem(FILE, number, f"'{shown(address)}' is no address; take the line away"))
        elif found["page"] in now or not found["fragment"] or found["page"] not in listed:
            problems.append(Problem(FILE, number, f"{address} was published and would vanish: {_mend(found)}"))
    return problems


def _mend(address: re.Match[str]) -> str:
    if RESERVED_ID.fullmatch(address["fragment"] or ""):
        return "bring back its line of capture.txt; is a line set aside as furniture that was not?"
    old, thing = (address["fragment"], "tag") if address["fragment"] else (address["slug"], "article")
    return f"bring it back, or add `aliases: [{old}]` to the {thing} that takes its place"


def updated(root: Path, archive: Archive) -> str:
    """Return the ledger's new text: all that it lists and all that the archive adds.

    A draft is not promised yet: its tags may still be rejected, and its paragraphs counted anew.
    """
    return "".join(f"{address}\n" for address in sorted({*_lines(root), *published(archive, drafts=False)} - {""}))


def _lines(root: Path) -> list[str]:
    path = root / FILE
    return path.read_text(encoding="utf-8", errors="replace").splitlines() if path.exists() else []
