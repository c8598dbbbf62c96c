"""Two captures of one story -> what the newer changed: words, quotes, and the elements of clauses that it gives."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from ..model import Article, Block, Element, Passage, Quote
from ..texts.shared_wording import words

PieceKind = Literal["same", "dropped", "added"]
_TOKEN = re.compile(r"\s+|[^\W_]+|.", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that both versions have, or that one of them has."""

    kind: PieceKind
    text: str


@dataclass(frozen=True, slots=True)
class ChangedBlock:
    """A block that the newer version dropped (no ``newer``), added (no ``older``) or worded anew."""

    older: Block | None
    newer: Block | None
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class AlteredQuote:
    """A quote of both versions whose words, speaker, relays or kind differ."""

    older: Quote
    newer: Quote

    @property
    def words_differ(self) -> bool:
        """Whether the words are others, whatever their case and punctuation."""
        return _forms(self.older.exact) != _forms(self.newer.exact)

    @property
    def attribution_differs(self) -> bool:
        """Whether another is said to say or to relay them."""
        return (self.older.speaker.id, self.older.via) != (self.newer.speaker.id, self.newer.via)


@dataclass(frozen=True, slots=True)
class VersionChanges:
    """What a newer version of an article changed."""

    older: Article
    newer: Article
    blocks: tuple[ChangedBlock, ...]
    dropped: tuple[Quote, ...]
    added: tuple[Quote, ...]
    altered: tuple[AlteredQuote, ...]
    elements_gained: tuple[Element, ...]
    elements_lost: tuple[Element, ...]

    @property
    def any(self) -> bool:
        """Whether anything differs at all."""
        return bool(
            self.blocks or self.dropped or self.added or self.altered or self.elements_gained or self.elements_lost
        )


def version_changes(older: Article, newer: Article, elements: Sequence[Element]) -> VersionChanges:
    """Return what ``newer`` changed; ``elements`` are those of the vocabulary, in its order."""
    pairs, dropped, added = _paired(older.quotes, newer.quotes)
    altered = [AlteredQuote(before, after) for before, after in pairs if _differs(before, after)]
    before, after = _elements(older.passages), _elements(newer.passages)
    return VersionChanges(
        older=older,
        newer=newer,
        blocks=tuple(_changed_blocks(older.capture.blocks, newer.capture.blocks)),
        dropped=tuple(dropped),
        added=tuple(added),
        altered=tuple(altered),
        elements_gained=tuple(element for element in elements if element.id in after - before),
        elements_lost=tuple(element for element in elements if element.id in before - after),
    )


def _changed_blocks(older: Sequence[Block], newer: Sequence[Block]) -> Iterator[ChangedBlock]:
    """Give the blocks that differ, in the order of the newer version."""
    matcher = SequenceMatcher(None, [_key(block) for block in older], [_key(block) for block in newer], False)
    for operation, a, b, c, d in matcher.get_opcodes():
        if operation == "equal":
            continue
        yield from _aligned(older[a:b], newer[c:d])


def _aligned(older: Sequence[Block], newer: Sequence[Block]) -> Iterator[ChangedBlock]:
    """Pair the blocks of a changed stretch that are most alike, in order; the rest were dropped or added."""
    rest = list(older)
    for block in newer:
        like = max(rest, key=lambda other: _likeness(other.text, block.text), default=None)
        if like is not None and _likeness(like.text, block.text) >= 0.5:
            yield from (_dropped(before) for before in rest[: rest.index(like)])
            rest = rest[rest.index(like) + 1 :]
            yield ChangedBlock(like, block, tuple(_pieces(like.text, block.text)))
        else:
            yield ChangedBlock(None, block, (Piece("added", block.text),))
    yield from map(_dropped, rest)


def _dropped(block: Block) -> ChangedBlock:
    return ChangedBlock(block, None, (Piece("dropped", block.text),))


def _pieces(older: str, newer: str) -> Iterator[Piece]:
    """Give the words of two wordings of a block: what both have, what was dropped, what was added.

    A space alone between changed words is taken as changed with them, so that "at once" is dropped as a whole.
    """
    before, after = _TOKEN.findall(older), _TOKEN.findall(newer)
    dropped = added = ""
    for operation, a, b, c, d in SequenceMatcher(None, before, after, False).get_opcodes():
        old, new = "".join(before[a:b]), "".join(after[c:d])
        if operation != "equal" or ((dropped or added) and old.isspace() and b < len(before)):
            dropped, added = dropped + old, added + new
            continue
        yield from _changed(dropped, added)
        dropped = added = ""
        yield Piece("same", old)
    yield from _changed(dropped, added)


def _changed(dropped: str, added: str) -> Iterator[Piece]:
    if dropped:
        yield Piece("dropped", dropped)
    if added:
        yield Piece("added", added)


def _paired(
    older: Sequence[Quote], newer: Sequence[Quote]
) -> tuple[list[tuple[Quote, Quote]], list[Quote], list[Quote]]:
    """Pair the quotes of two versions: by id, then by their very words, then by words that are much alike."""
    pairs: list[tuple[Quote, Quote]] = []
    left, right = list(older), list(newer)
    for same in (_same_id, _same_words, _alike):
        for before in list(left):
            after = next((quote for quote in right if same(before, quote)), None)
            if after:
                pairs.append((before, after))
                left.remove(before)
                right.remove(after)
    return pairs, left, right


def _same_id(older: Quote, newer: Quote) -> bool:
    return bool({older.id, *older.former_ids} & {newer.id, *newer.former_ids})


def _same_words(older: Quote, newer: Quote) -> bool:
    return _forms(older.exact) == _forms(newer.exact)


def _alike(older: Quote, newer: Quote) -> bool:
    return _likeness(older.exact, newer.exact) >= 0.6


def _differs(older: Quote, newer: Quote) -> bool:
    change = AlteredQuote(older, newer)
    return change.words_differ or change.attribution_differs or older.kind != newer.kind


def _likeness(left: str, right: str) -> float:
    return SequenceMatcher(None, _forms(left), _forms(right), False).ratio()


def _forms(text: str) -> list[str]:
    return [word.form for word in words(text)]


def _key(block: Block) -> tuple[str, str]:
    return block.kind, " ".join(block.text.split())


def _elements(passages: Sequence[Passage]) -> set[str]:
    return {passage.element for passage in passages if passage.element}
