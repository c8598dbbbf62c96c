"""Find a place in the older of two captures of a story in the newer one, or say why it has none.

In a block that is the same, white space and the shape of marks aside, every place is the same. In a changed block, a
place is carried with its sentence: the words must stand there, and nobody else may be the one who says them.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property
from itertools import pairwise

from ...model import Article, Block, Span, SpanIndex
from ...tagger import Suggestion, suggest
from ...tagger.word_classes import CLASSES
from ...texts.aligned_texts import AlignedTexts, How, align
from ...texts.compared_letters import ComparedLetters, compared_letters, joined
from ...texts.treatment import article_marks
from .carried_sentences import Sentence, sentences, words_around

GONE = "its paragraph is gone"
CHANGED = "its words have changed, or the sentence around them has gone"
SPEAKER = "another may be the one who says it there"
PARTED = "its paragraphs stand apart there"
_PEOPLE = ("r", "h", "y", "i", "o")  # classes of words (``tagger.word_classes``): mayor, she, they, we, him


@dataclass(frozen=True, slots=True)
class CarriedPlace:
    """Where words of the older capture stand in the newer one.

    ``unchanged``: in paragraphs that are the same, with nothing changed before them that tells who speaks.
    ``same_sentence``: the sentence at least is the same.
    """

    span: Span
    unchanged: bool
    same_sentence: bool


class LostError(Exception):
    """Raised where words of the older capture have no place in the newer one; says why."""


class _Version:
    """One version: its blocks, the spans in quotation marks, and (``texts``) the blocks as a program reads them."""

    def __init__(self, blocks: Sequence[Block], quoted: Sequence[Span], texts: Sequence[str], language: str | None):
        self.blocks, self.quoted, self._texts, self._language = blocks, quoted, texts, language

    def sentences(self, numbers: range) -> list[Sentence]:
        """Return the sentences of some blocks."""
        return [sentence for n in numbers for sentence in sentences(self.blocks[n], self.quoted)]

    def count(self, letters: str) -> int:
        """Return how often letters stand in the blocks."""
        return sum(compared_letters(block.text).letters.count(letters) for block in self.blocks)

    def blocks_like(self, letters: str) -> int:
        """Return how many blocks have just these letters."""
        return sum(compared_letters(block.text).letters == letters for block in self.blocks)

    @cached_property
    def _read(self) -> list[Suggestion]:
        return suggest("\n\n".join(self._texts), self._language)

    def speaker(self, span: Span) -> str | None:
        """Return who says the words at a span, as a program reads it; None if it reads nothing."""
        start = 0
        for block, text in zip(self.blocks, self._texts, strict=True):
            if block.span.start <= span.start < block.span.end:
                inside = _same_place(_letters(block), compared_letters(text, start), span.clip(block.span))
                near = [it for it in self._read if it.start < inside.end and inside.start < it.end]
                shared = {min(it.end, inside.end) - max(it.start, inside.start): it for it in reversed(near)}
                return (shared[max(shared)].name or shared[max(shared)].speaker) if shared else None
            start += len(text) + 2
        return None


@dataclass(frozen=True, slots=True)
class _Group:
    """Sentences of both versions that belong together."""

    older: Sequence[Sentence]
    newer: Sequence[Sentence]
    how: How

    @property
    def same(self) -> bool:
        """Whether they have the same letters."""
        return self.how in ("same", "moved", "divided")

    def clip(self, span: Span) -> Span | None:
        """Return the part of a span of the older capture that is in these sentences; None if it has no letters."""
        within = span.clip(Span(self.older[0].span.start, self.older[-1].span.end)) if self.older else Span(0, 0)
        return within if len(within) and any(it.letters.within(within) for it in self.older) else None


class CarriedPlaces:
    """Finds places of one older article in the blocks of a newer capture."""

    def __init__(self, older: Article, text: str, blocks: Sequence[Block], language: str | None) -> None:
        """``text`` is the newer capture, of which ``blocks`` are the article."""
        self._text, self._words = text, older.capture.text
        self._english = (older.language or "en").partition("-")[0] == (language or "en").partition("-")[0] == "en"
        before, texts = older.capture.blocks, [block.text for block in blocks]
        self.aligned = align([block.text for block in before], texts)
        self._pair_of = {i: pair for pair in self.aligned for i in pair.older}
        # Blocks that are the same are read as the older version writes them, so that both are read alike.
        same = {pair.newer[0]: before[pair.older[0]].text for pair in self.aligned if _is_same(pair)}
        self._same = [blocks[n] for n in same]
        quoted = tuple(found.span for found in article_marks(text, blocks, language).outermost)
        self._older = _Version(before, older.quotation_marks, [block.text for block in before], older.language)
        read = [same.get(n, words) for n, words in enumerate(texts)]
        self._newer = _Version(tuple(blocks), quoted, read, older.language)
        self.quoted = SpanIndex(quoted)

    def counterpart(self, block: Block) -> Block | None:
        """Return the block of the newer capture that is the same as one of the older."""
        pair = self._pair_of[self._older.blocks.index(block)]
        return self._newer.blocks[pair.newer[0]] if _is_same(pair) else None

    def is_same(self, block: Block) -> bool:
        """Say whether a block of the newer capture is the same as one of the older."""
        return block in self._same

    def find(self, span: Span) -> CarriedPlace:
        """Return the place of the words that stand at ``span`` in the older capture. Raise LostError."""
        inside = [(i, block) for i, block in enumerate(self._older.blocks) if block.span.overlaps(span)]
        places = [self._in_block(i, block, span.clip(block.span)) for i, block in inside]
        for left, right in pairwise(places):
            if left.span.end > right.span.start or self._text[left.span.end : right.span.start].strip():
                raise LostError(PARTED)
        if not places:
            raise LostError(PARTED)
        return CarriedPlace(
            Span(places[0].span.start, places[-1].span.end),
            all(place.unchanged for place in places),
            all(place.same_sentence for place in places),
        )

    def _in_block(self, number: int, block: Block, span: Span) -> CarriedPlace:
        pair = self._pair_of[number]
        if _is_same(pair):
            found = _same_place(_letters(block), _letters(self._newer.blocks[pair.newer[0]]), span)
            unchanged = self._is_sure(pair) and not self._has_other_speaker(span, found, if_unknown=True)
            return CarriedPlace(found, unchanged, same_sentence=True)
        if not pair.newer:
            raise LostError(GONE)
        found, same_sentence = self._in_sentences(pair, span)
        if self._has_other_speaker(span, found, if_unknown=False):
            raise LostError(SPEAKER)
        return CarriedPlace(found, False, same_sentence)

    def _is_sure(self, pair: AlignedTexts) -> bool:
        """Say whether a block is surely this one of the older capture, and not another with the same words.

        Where some of several alike have gone, the block before or after it must be the same, too.
        """
        number, newer = pair.older[0], pair.newer[0]
        letters = compared_letters(self._older.blocks[number].text).letters
        beside = [self._pair_of.get(number + step) for step in (-1, 1)]
        return self._older.blocks_like(letters) == self._newer.blocks_like(letters) or any(
            other and _is_same(other) and other.newer[0] - newer == other.older[0] - number for other in beside
        )

    def _in_sentences(self, pair: AlignedTexts, span: Span) -> tuple[Span, bool]:
        """Return the place of words in the changed blocks of a pair, and whether their sentence is the same.

        Raise LostError if there is no such place.
        """
        before, after = self._older.sentences(pair.older), self._newer.sentences(pair.newer)
        aligned = align([sentence.text for sentence in before], [sentence.text for sentence in after])
        groups = [_Group([before[i] for i in it.older], [after[i] for i in it.newer], it.how) for it in aligned]
        parts = [(group, part) for group in groups if (part := group.clip(span))]
        found = [self._in_group(group, part) for group, part in parts]
        for left, right in pairwise(found):
            if left.end > right.start or compared_letters(self._text[left.end : right.start]).letters:
                raise LostError(CHANGED)
        if not found:
            raise LostError(CHANGED)
        return Span(found[0].start, found[-1].end), all(group.same for group, _ in parts)

    def _in_group(self, group: _Group, span: Span) -> Span:
        """Return the place of words of one sentence in the sentence that belongs to it. Raise LostError."""
        before, after = (joined(sentence.letters for sentence in row) for row in (group.older, group.newer))
        wanted = before.within(span)
        if group.same:
            return after.span(wanted)
        left, right = before.tokens(), after.tokens()
        first = next(n for n, token in enumerate(left) if wanted.start in token)
        last = next(n for n, token in enumerate(left) if wanted.stop - 1 in token)
        matcher = SequenceMatcher(None, [before.of(t) for t in left], [after.of(t) for t in right], False)
        for a, b, size in matcher.get_matching_blocks():
            if a <= first and last < a + size:
                shift = right[b].start - left[a].start
                found = after.span(range(wanted.start + shift, wanted.stop + shift))
                if self._may_be_anothers(group, span, found):
                    raise LostError(SPEAKER)
                return found
        raise LostError(CHANGED)

    def _may_be_anothers(self, group: _Group, older: Span, newer: Span) -> bool:
        """Say whether a changed sentence may say that the words are another's.

        They are the same speaker's if the words outside quotation marks are the same, or if a program reads the same
        speaker in both. If it reads none, the words must stand nowhere else and name the same people.
        """
        before = words_around(group.older, self._older.quoted)
        after = words_around(group.newer, self._newer.quoted)
        if before == after or not self._english:
            return before != after
        speakers = self._older.speaker(older), self._newer.speaker(newer)
        if any(speakers):
            return not _are_same_name(*speakers)
        letters = compared_letters(older.of(self._words)).letters
        stand_once = self._older.count(letters) == self._newer.count(letters) == 1
        return not stand_once or list(filter(_may_name, before)) != list(filter(_may_name, after))

    def _has_other_speaker(self, older: Span, newer: Span, *, if_unknown: bool) -> bool:
        """Say whether a program reads that words are another's in the newer version.

        ``if_unknown`` is the answer if it reads a speaker in the older version only.
        """
        if not self._english or all(pair.how == "same" for pair in self.aligned):
            return False
        before, after = self._older.speaker(older), self._newer.speaker(newer)
        return bool(before) and (not _are_same_name(before, after) if after else if_unknown)


def _is_same(pair: AlignedTexts) -> bool:
    return pair.how in ("same", "moved")


def _letters(block: Block) -> ComparedLetters:
    return compared_letters(block.text, block.span.start)


def _same_place(before: ComparedLetters, after: ComparedLetters, span: Span) -> Span:
    """Return where words stand in another text with the same letters. Raise LostError if they have no letters."""
    numbers = before.within(span)
    if not numbers:
        raise LostError(CHANGED)
    return after.span(numbers)


def _may_name(word: str) -> bool:
    """Say whether an English word may tell who speaks: a name, a pronoun or a noun such as mayor."""
    known = CLASSES.get(word.casefold())
    return known in _PEOPLE or (known is None and word[:1].isupper())


def _are_same_name(left: str | None, right: str | None) -> bool:
    """Say whether two names are one: the same, or one is the other with more names before or after it (Ida Berg)."""
    short, long = sorted((_name_words(left or ""), _name_words(right or "")), key=len)
    size = len(short)
    for same, more in ((long[-size:], long[:-size]), (long[:size], long[size:])):
        if size and short == same and all(word[:1].isupper() for word in more):
            return True
    return False


def _name_words(name: str) -> list[str]:
    words = name.split()
    return words[1:] if words[:1] and words[0].casefold() in ("the", "a", "an") else words
