"""The page of what a newer version of an article changed: its words, its quotes, the elements that it gives."""

from markupsafe import Markup

from ..comparing.versions import ChangedBlock, version_changes
from ..model import Article, addresses
from .html_words import plain_words
from .page_writer import GeneratedFile, PageWriter

_ELEMENTS = {"same": "span", "dropped": "del", "added": "ins"}


def changes_page(writer: PageWriter, newer: Article, older: Article) -> GeneratedFile:
    """Return the page at ``articles/<newer>/changes/``."""
    found = version_changes(older, newer, tuple(writer.archive.elements.values()))
    return writer.page(
        addresses.changes(newer.slug),
        "changes.md.j2",
        newer=newer,
        older=older,
        changes=found,
        worded=[(change.newer or change.older, _pieces(change)) for change in found.blocks],
    )


def _pieces(change: ChangedBlock) -> Markup:
    """Return a block's words with what was dropped and added marked."""
    return Markup("").join(
        Markup("<{0}>{1}</{0}>").format(Markup(_ELEMENTS[piece.kind]), plain_words(piece.text))
        for piece in change.pieces
    )
