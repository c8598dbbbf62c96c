"""Generate the page that shows what a newer version of an article changed: words, quotes and elements of clauses."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from ..comparing.versions import AlteredQuote, ChangedBlock, ChangedWords, Piece, version_changes
from ..model import Article, Block, addresses
from ..storage.generated_files import GeneratedFile
from ..texts.compared_letters import compared_letters
from .html_words import plain_words
from .page_writer import PageWriter

_ELEMENTS = {"same": "span", "dropped": "del", "added": "ins"}
_NOTES = {
    "moved": "the same words, in another place",
    "divided": "the same words, in other paragraphs",
    "reworded": "reworded",
    "dropped": "only the earlier version has it",
    "added": "only the newer version has it",
}
_RESPELLED = "same words, other spelling"
_MARKS = {
    ",": "comma",
    ".": "full stop",
    ";": "semicolon",
    ":": "colon",
    "?": "question mark",
    "!": "exclamation mark",
    "-": "dash or hyphen",
    '"': "quotation mark",
    "'": "apostrophe",
    "(": "bracket",
    ")": "bracket",
}
_PLURALS = {"dash or hyphen": "dashes or hyphens"}


@dataclass(frozen=True, slots=True)
class _ShownBlock:
    """Hold a changed block as the page shows it: its name, a note on the change, and its words as HTML."""

    name: str
    note: str
    html: Markup


def changes_page(writer: PageWriter, newer: Article, older: Article) -> GeneratedFile:
    """Return the page that compares two versions of an article, at ``articles/<newer>/changes/``."""
    found = version_changes(older, newer, tuple(writer.archive.elements.values()))
    return writer.page(
        addresses.changes(newer.slug),
        "changes.md.j2",
        newer=newer,
        older=older,
        changes=found,
        compared=older.has_text and newer.has_text,
        in_part=older.is_excerpt or newer.is_excerpt,
        worded=[_shown(change) for change in found.blocks],
        marks=_by_marks(piece for change in found.blocks for piece in change.pieces),
        quote_note=_quote_note,
        words_note=_words_note,
        words_html=lambda words: _html(words.pieces),
    )


def _shown(change: ChangedBlock) -> _ShownBlock:
    note = _by_marks(change.pieces) if change.how == "punctuation" else _NOTES[change.how]
    note = _RESPELLED if change.respelled else note
    name = _name(change.newer or change.older)
    before = _name(change.older) if change.older and change.newer else name
    if before != name and change.how in ("moved", "divided"):
        note += f"; {before} in the earlier version"
    return _ShownBlock(name, note, _html(change.pieces))


def _name(blocks: Sequence[Block]) -> str:
    """Return the name of blocks for readers, such as "paragraphs 3 and 4" or "headline and standfirst"."""
    numbers = [str(block.number) for block in blocks if block.number]
    if len(numbers) == len(blocks) > 1:
        return f"paragraphs {' and '.join([', '.join(numbers[:-1]), numbers[-1]])}"
    return " and ".join(block.name for block in blocks)


def _quote_note(pair: AlteredQuote) -> str:
    notes = ["another speaker or relay"] if pair.attribution_differs else []
    notes += [_words_note(pair.words)] if pair.words.words_differ or pair.words.marks_differ else []
    notes += ["quoted in one version only"] if pair.treatment_differs else []
    return "; ".join(notes)


def _words_note(words: ChangedWords) -> str:
    if words.respelled:
        return _RESPELLED
    return "reworded" if words.words_differ else _by_marks(words.pieces)


def _by_marks(pieces: Iterable[Piece]) -> str:
    """Return a phrase that names the punctuation marks by which two texts with the same words differ."""
    changed = (piece for piece in pieces if piece.kind != "same")
    marks = [letter for piece in changed for letter in compared_letters(piece.text).letters if not letter.isalnum()]
    counts = Counter(_MARKS.get(mark, "mark") for mark in marks)
    named = [f"a{'n' * (name[0] in 'aeiou')} {name}" if n == 1 else _several(n, name) for name, n in counts.items()]
    if len(named) == 1:
        return f"differs by {named[0]} only"
    return "differs by punctuation only" + (f": {', '.join(named)}" if named else "")


def _several(count: int, name: str) -> str:
    return f"{count} {_PLURALS.get(name, f'{name}s')}"


def _html(pieces: Iterable[Piece]) -> Markup:
    """Return words as HTML, with ``<del>`` around dropped pieces and ``<ins>`` around added ones."""
    return Markup("").join(
        Markup("<{0}>{1}</{0}>").format(Markup(_ELEMENTS[piece.kind]), plain_words(piece.text)) for piece in pieces
    )
