"""Compare two versions of an article: their words, their quotes, and their words on the elements of clauses.

White space and the shape of punctuation marks are not compared (``texts/compared_letters``). Other punctuation counts
as a change of punctuation, not of words.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from ..model import Article, Block, Element, Passage, Quote, Span
from ..texts import folding
from ..texts.aligned_texts import AlignedTexts, How, align, forms
from ..texts.compared_letters import compared_letters, words_alone
from .paired_quotes import paired_quotes
from .parts import part

PieceKind = Literal["same", "dropped", "added"]


@dataclass(frozen=True, slots=True)
class Piece:
    """Hold words of both versions (``same``), of the older alone (``dropped``) or of the newer alone (``added``)."""

    kind: PieceKind
    text: str


@dataclass(frozen=True, slots=True)
class ChangedBlock:
    """Hold corresponding blocks that the newer version dropped, added, moved, divided, reworded or punctuated anew.

    ``newer`` is empty if the blocks were dropped, ``older`` if they were added.
    """

    how: How
    older: tuple[Block, ...]
    newer: tuple[Block, ...]
    pieces: tuple[Piece, ...]

    @property
    def respelled(self) -> bool:
        """Say whether the words differ in spelling only."""
        texts = ("".join(piece.text for piece in self.pieces if piece.kind != kind) for kind in ("added", "dropped"))
        return self.how == "reworded" and _same_spelling(*texts)


@dataclass(frozen=True, slots=True)
class ChangedWords:
    """Hold corresponding words of the older and of the newer version, and compare them."""

    older: str
    newer: str

    @property
    def words_differ(self) -> bool:
        """Say whether the words differ, apart from capitals and punctuation."""
        return forms(self.older) != forms(self.newer)

    @property
    def respelled(self) -> bool:
        """Say whether the words differ, but only in spelling."""
        return self.words_differ and _same_spelling(self.older, self.newer)

    @property
    def marks_differ(self) -> bool:
        """Say whether the words are the same and the punctuation differs."""
        return not self.words_differ and _marks(self.older) != _marks(self.newer)

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """Return the newer words in pieces, with those that were dropped and added as pieces of their own."""
        return tuple(_pieces(self.older, self.newer))


@dataclass(frozen=True, slots=True)
class AlteredQuote:
    """Hold a quote as each version has it, and say what differs."""

    older: Quote
    newer: Quote

    @property
    def words(self) -> ChangedWords:
        """Return the words of the quote in both versions."""
        return ChangedWords(self.older.exact, self.newer.exact)

    @property
    def attribution_differs(self) -> bool:
        """Say whether the speaker or the relays differ."""
        return (self.older.speaker.id, self.older.via) != (self.newer.speaker.id, self.newer.via)

    @property
    def treatment_differs(self) -> bool:
        """Say whether the quote is indirect in one version and not in the other."""
        return (self.older.kind == "indirect") != (self.newer.kind == "indirect")

    @property
    def any(self) -> bool:
        """Say whether the words, the punctuation, the attribution or the treatment differ."""
        words = self.words
        return words.words_differ or words.marks_differ or self.attribution_differs or self.treatment_differs


@dataclass(frozen=True, slots=True)
class AlteredElement:
    """Hold an element, and the passages on it in each version."""

    element: Element
    older: tuple[Passage, ...]
    newer: tuple[Passage, ...]

    @property
    def words(self) -> ChangedWords:
        """Return the words on the element in both versions, each with all its passages joined by an ellipsis."""
        return ChangedWords(*(" … ".join(tag.exact for tag in tags) for tags in (self.older, self.newer)))


@dataclass(frozen=True, slots=True)
class ChangedElements:
    """Hold the elements of clauses on which the two versions differ.

    ``altered``: both have words on the element, and the words or the punctuation differ. ``gained``: the newer has
    words on it, and the older lists it as absent; ``lost``: the reverse. ``only_newer`` and ``only_older``: one
    version has words on it, and the other does not list it as absent.
    """

    altered: tuple[AlteredElement, ...] = ()
    gained: tuple[Element, ...] = ()
    lost: tuple[Element, ...] = ()
    only_newer: tuple[Element, ...] = ()
    only_older: tuple[Element, ...] = ()

    @property
    def any(self) -> bool:
        """Say whether the versions differ on any element."""
        return bool(self.altered or self.gained or self.lost or self.only_newer or self.only_older)


@dataclass(frozen=True, slots=True)
class VersionChanges:
    """Hold everything in which a newer version of an article differs from an older one."""

    older: Article
    newer: Article
    blocks: tuple[ChangedBlock, ...]
    dropped: tuple[Quote, ...]
    added: tuple[Quote, ...]
    altered: tuple[AlteredQuote, ...]
    elements: ChangedElements

    @property
    def any(self) -> bool:
        """Say whether anything differs."""
        return bool(self.blocks or self.dropped or self.added or self.altered or self.elements.any)

    @property
    def marks_only(self) -> bool:
        """Say whether the texts differ, and only in punctuation."""
        return bool(self.blocks) and all(block.how == "punctuation" for block in self.blocks)


def version_changes(older: Article, newer: Article, elements: Sequence[Element]) -> VersionChanges:
    """Return in what ``newer`` differs from ``older``. ``elements`` are those of the vocabulary, in its order."""
    texts = _texts(older), _texts(newer)
    aligned = align(*texts)
    pairs, dropped, added = paired_quotes(older, newer, aligned)
    altered = [AlteredQuote(before, after) for before, after in pairs]
    return VersionChanges(
        older=older,
        newer=newer,
        blocks=tuple(_changed_blocks(older.capture.blocks, newer.capture.blocks, texts, aligned)),
        dropped=tuple(dropped),
        added=tuple(added),
        altered=tuple(quote for quote in altered if quote.any),
        elements=_changed_elements(older, newer, elements),
    )


def _texts(article: Article) -> list[str]:
    """Return the text of each block, without the […] that an excerpt has where words are left out."""
    return ["".join(_without_gaps(block, article.capture.gaps)) for block in article.capture.blocks]


def _without_gaps(block: Block, gaps: Iterable[Span]) -> Iterator[str]:
    start = block.span.start
    for gap in gaps:
        if gap.overlaps(block.span):
            yield block.text[start - block.span.start : gap.start - block.span.start]
            start = gap.end
    yield block.text[start - block.span.start :]


def _changed_blocks(
    older: Sequence[Block],
    newer: Sequence[Block],
    texts: tuple[Sequence[str], Sequence[str]],
    aligned: Iterable[AlignedTexts],
) -> Iterator[ChangedBlock]:
    """Yield the blocks that differ, in the order of the newer version."""
    for item in aligned:
        before, after = (
            "\n".join(rows[n] for n in numbers) for rows, numbers in zip(texts, (item.older, item.newer), strict=True)
        )
        if item.how != "same" and (compared_letters(before).letters or compared_letters(after).letters):
            old, new = older[item.older.start : item.older.stop], newer[item.newer.start : item.newer.stop]
            yield ChangedBlock(item.how, tuple(old), tuple(new), tuple(_pieces(before, after)))


def _pieces(older: str, newer: str) -> Iterator[Piece]:
    """Yield two wordings as pieces that are the same, dropped or added.

    Pieces that are the same are written as in the newer wording. All pieces that are not dropped make up, in order,
    exactly the newer wording.
    """
    before, after = compared_letters(older), compared_letters(newer)
    left, right = before.tokens(), after.tokens()
    starts = [before.starts[token.start] for token in left] + [len(older)]
    cuts = [0, *(after.starts[token.start] for token in right[1:]), len(newer)] if right else [0]
    space = "" if right else newer
    for is_same, a, b, c, d in _runs([before.of(t) for t in left], [after.of(t) for t in right]):
        old, new = older[starts[a] : starts[b]], newer[cuts[c] : cuts[d]]
        if is_same:
            yield Piece("same", space + new)
            space = ""
            continue
        old, new = old.rstrip() if new or b == len(left) else old, space + new
        if old and older[: starts[a]][-1:].isspace() and not newer[: cuts[c]][-1:].isspace():
            old = f" {old}"
        # The space after changed words is in both wordings, so it does not belong to the change.
        space = new[len(new.rstrip()) :] if c < d and d < len(right) else ""
        changed: tuple[tuple[PieceKind, str], ...] = (("dropped", old), ("added", new[: len(new) - len(space)]))
        yield from (Piece(kind, text) for kind, text in changed if text)
    if space:
        yield Piece("same", space)


def _runs(older: Sequence[str], newer: Sequence[str]) -> list[tuple[bool, int, int, int, int]]:
    """Divide the tokens (words and punctuation marks) of two texts into runs that are the same in both, or differ.

    Return for each run whether it is the same, and its start and end in ``older`` and then in ``newer``. Punctuation
    alone between two changed runs is added to them.
    """
    found: list[tuple[bool, int, int, int, int]] = []
    operations = SequenceMatcher(None, older, newer, False).get_opcodes()
    for number, (operation, a, b, c, d) in enumerate(operations):
        between = operation == "equal" and 0 < number < len(operations) - 1
        mark = between and not any(map(words_alone, older[a:b]))
        around = operations[number - 1 : number + 2 : 2] if mark else []
        is_same = operation == "equal" and not (
            mark and all(any(map(words_alone, (*older[i:j], *newer[k:m]))) for _, i, j, k, m in around)
        )
        if found and not is_same and not found[-1][0]:
            found[-1] = False, found[-1][1], b, found[-1][3], d
        else:
            found.append((is_same, a, b, c, d))
    return found


def _changed_elements(older: Article, newer: Article, elements: Sequence[Element]) -> ChangedElements:
    before, after = _by_element(older, elements), _by_element(newer, elements)
    gained = [element for element in elements if element.id in after and element.id not in before]
    lost = [element for element in elements if element.id in before and element.id not in after]
    both = [
        AlteredElement(element, before[element.id], after[element.id])
        for element in elements
        if element.id in before and element.id in after
    ]
    return ChangedElements(
        altered=tuple(it for it in both if it.words.words_differ or it.words.marks_differ),
        gained=tuple(element for element in gained if element.id in older.absent),
        lost=tuple(element for element in lost if element.id in newer.absent),
        only_newer=tuple(element for element in gained if element.id not in older.absent),
        only_older=tuple(element for element in lost if element.id not in newer.absent),
    )


def _by_element(article: Article, elements: Sequence[Element]) -> dict[str, tuple[Passage, ...]]:
    return {element.id: found for element in elements if (found := part(element, article).passages)}


def _same_spelling(older: str, newer: str) -> bool:
    return folding.letters(older) == folding.letters(newer)


def _marks(text: str) -> list[str]:
    """Return the words and punctuation marks of a text, in order and in small letters."""
    read = compared_letters(text)
    return [read.of(token).casefold() for token in read.tokens()]
