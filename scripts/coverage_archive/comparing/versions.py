"""Two captures of one story -> what the newer changed: words, quotes, and the elements of clauses that it gives.

White space and the shape of marks are no change (``texts/compared_letters``), and other marks are no other words.
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

PieceKind = Literal["same", "dropped", "added"]


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that both versions have, or that one of them has."""

    kind: PieceKind
    text: str


@dataclass(frozen=True, slots=True)
class ChangedBlock:
    """Blocks that the newer version dropped (no ``newer``), added (no ``older``), moved, divided or worded anew."""

    how: How
    older: tuple[Block, ...]
    newer: tuple[Block, ...]
    pieces: tuple[Piece, ...]

    @property
    def respelled(self) -> bool:
        """Whether the words differ in spelling only."""
        texts = ("".join(piece.text for piece in self.pieces if piece.kind != kind) for kind in ("added", "dropped"))
        return self.how == "reworded" and _same_spelling(*texts)


@dataclass(frozen=True, slots=True)
class ChangedWords:
    """One wording of each version."""

    older: str
    newer: str

    @property
    def words_differ(self) -> bool:
        """Whether the words are others, whatever their case and punctuation."""
        return forms(self.older) != forms(self.newer)

    @property
    def respelled(self) -> bool:
        """Whether the words differ in spelling only."""
        return self.words_differ and _same_spelling(self.older, self.newer)

    @property
    def marks_differ(self) -> bool:
        """Whether the words are the same, and the punctuation is another."""
        return not self.words_differ and _marks(self.older) != _marks(self.newer)

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """The newer words, with what was dropped and added."""
        return tuple(_pieces(self.older, self.newer))


@dataclass(frozen=True, slots=True)
class AlteredQuote:
    """A quote of both versions whose words, punctuation, quotation marks, speaker or relays differ."""

    older: Quote
    newer: Quote

    @property
    def words(self) -> ChangedWords:
        """How its words differ."""
        return ChangedWords(self.older.exact, self.newer.exact)

    @property
    def attribution_differs(self) -> bool:
        """Whether another is said to say or to relay them."""
        return (self.older.speaker.id, self.older.via) != (self.newer.speaker.id, self.newer.via)

    @property
    def treatment_differs(self) -> bool:
        """Whether one version only gives them in quotation marks."""
        return (self.older.kind == "indirect") != (self.newer.kind == "indirect")

    @property
    def any(self) -> bool:
        """Whether anything differs."""
        words = self.words
        return words.words_differ or words.marks_differ or self.attribution_differs or self.treatment_differs


@dataclass(frozen=True, slots=True)
class AlteredElement:
    """An element that both versions give, in other words or with other punctuation."""

    element: Element
    older: tuple[Passage, ...]
    newer: tuple[Passage, ...]

    @property
    def words(self) -> ChangedWords:
        """How its words differ, all its passages taken together."""
        return ChangedWords(*(" … ".join(tag.exact for tag in tags) for tags in (self.older, self.newer)))


@dataclass(frozen=True, slots=True)
class ChangedElements:
    """The elements of clauses that the versions give otherwise.

    ``gained`` and ``lost``: the editor looked for them in the other version, and it lacks them. ``only_newer`` and
    ``only_older``: nobody has looked for them in the other version.
    """

    altered: tuple[AlteredElement, ...] = ()
    gained: tuple[Element, ...] = ()
    lost: tuple[Element, ...] = ()
    only_newer: tuple[Element, ...] = ()
    only_older: tuple[Element, ...] = ()

    @property
    def any(self) -> bool:
        """Whether anything differs."""
        return bool(self.altered or self.gained or self.lost or self.only_newer or self.only_older)


@dataclass(frozen=True, slots=True)
class VersionChanges:
    """What a newer version of an article changed."""

    older: Article
    newer: Article
    blocks: tuple[ChangedBlock, ...]
    dropped: tuple[Quote, ...]
    added: tuple[Quote, ...]
    altered: tuple[AlteredQuote, ...]
    elements: ChangedElements

    @property
    def any(self) -> bool:
        """Whether anything differs at all."""
        return bool(self.blocks or self.dropped or self.added or self.altered or self.elements.any)

    @property
    def marks_only(self) -> bool:
        """Whether the texts differ, but only by punctuation."""
        return bool(self.blocks) and all(block.how == "punctuation" for block in self.blocks)


def version_changes(older: Article, newer: Article, elements: Sequence[Element]) -> VersionChanges:
    """Return what ``newer`` changed; ``elements`` are those of the vocabulary, in its order."""
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
    """Return the words of each block, without the signs of what is left out of an excerpt."""
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
    """Yield the words of two wordings: what both have, as the newer has it, what was dropped and what was added.

    Put together without what was dropped, the pieces are the newer wording, letter for letter.
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
        # The space after changed words stands in both wordings, so it is no part of the change.
        space = new[len(new.rstrip()) :] if c < d and d < len(right) else ""
        changed: tuple[tuple[PieceKind, str], ...] = (("dropped", old), ("added", new[: len(new) - len(space)]))
        yield from (Piece(kind, text) for kind, text in changed if text)
    if space:
        yield Piece("same", space)


def _runs(older: Sequence[str], newer: Sequence[str]) -> list[tuple[bool, int, int, int, int]]:
    """Return runs of tokens of both texts: whether they are the same, and from where to where in each.

    A mark alone between changed words is taken as changed with them.
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
    before, after = _by_element(older.passages), _by_element(newer.passages)
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


def _by_element(passages: Sequence[Passage]) -> dict[str, tuple[Passage, ...]]:
    given = dict.fromkeys(passage.element for passage in passages if passage.element)
    return {element: tuple(passage for passage in passages if passage.element == element) for element in given}


def _same_spelling(older: str, newer: str) -> bool:
    return folding.letters(older) == folding.letters(newer)


def _marks(text: str) -> list[str]:
    """Return the words and marks of a text, whatever its capitals."""
    read = compared_letters(text)
    return [read.of(token).casefold() for token in read.tokens()]
