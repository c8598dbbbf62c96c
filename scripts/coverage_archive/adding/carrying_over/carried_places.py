"""A place in the older of two captures of a story -> the same place in the newer one, or why it has none.

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
from ...texts.aligned_texts import AlignedTexts, align
from ...texts.compared_letters import compared_letters, joined
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


@dataclass(frozen=True, slots=True)
class _Sentences:
    """Sentences of both versions that belong together."""

    older: tuple[Sentence, ...]
    newer: tuple[Sentence, ...]
    same: bool

    def clip(self, span: Span) -> Span | None:
        """Return the part of a span of the older capture that is in these sentences; None where it has no letters."""
        within = span.clip(Span(self.older[0].span.start, self.older[-1].span.end))
        holds = len(within) and any(sentence.letters.within(within) for sentence in self.older)
        return within if holds else None


class CarriedPlaces:
    """Finds places of one older article in the blocks of a newer capture."""

    def __init__(self, older: Article, text: str, blocks: Sequence[Block], language: str | None) -> None:
        """``text`` is the newer capture, of which ``blocks`` are the article."""
        self._older, self._text, self._blocks = older, text, tuple(blocks)
        self._english = (older.language or "en").partition("-")[0] == (language or "en").partition("-")[0] == "en"
        self._quoted_before = older.quotation_marks
        self._quoted_after = tuple(found.span for found in article_marks(text, blocks, language).outermost)
        before = older.capture.blocks
        self.aligned = align([block.text for block in before], [block.text for block in blocks])
        self._pair_of = {i: pair for pair in self.aligned for i in pair.older}
        self._same = {pair.newer[0]: before[pair.older[0]] for pair in self.aligned if _is_same(pair)}

    @cached_property
    def quoted(self) -> SpanIndex:
        """What stands in quotation marks in the newer capture."""
        return SpanIndex(self._quoted_after)

    def counterpart(self, block: Block) -> Block | None:
        """Return the block of the newer capture that is the same as one of the older."""
        pair = self._pair_of[self._older.capture.blocks.index(block)]
        return self._blocks[pair.newer[0]] if _is_same(pair) else None

    def is_same(self, block: Block) -> bool:
        """Say whether a block of the newer capture is the same as one of the older."""
        return self._blocks.index(block) in self._same

    def find(self, span: Span) -> CarriedPlace:
        """Return the place of the words that stand at ``span`` in the older capture. Raise LostError."""
        inside = [(i, block) for i, block in enumerate(self._older.capture.blocks) if block.span.overlaps(span)]
        places = [self._in_block(i, block, span.clip(block.span)) for i, block in inside]
        between = [self._text[left.span.end : right.span.start] for left, right in pairwise(places)]
        if not places or any(words.strip() for words in between) or not _in_order(places):
            raise LostError(PARTED)
        whole = Span(places[0].span.start, places[-1].span.end)
        unchanged, same_sentence = (
            all(place.unchanged for place in places),
            all(place.same_sentence for place in places),
        )
        return CarriedPlace(whole, unchanged, same_sentence)

    def _in_block(self, number: int, block: Block, span: Span) -> CarriedPlace:
        pair = self._pair_of[number]
        if _is_same(pair):
            after = self._blocks[pair.newer[0]]
            found = _same_place(block, after, span)
            unchanged = self._is_sure(pair) and not self._other_speaker(span, found, lost=True)
            return CarriedPlace(found, unchanged, same_sentence=True)
        if not pair.newer:
            raise LostError(GONE)
        found, same_sentence = self._in_sentences(pair, span)
        if self._other_speaker(span, found, lost=False):
            raise LostError(SPEAKER)
        return CarriedPlace(found, False, same_sentence)

    def _is_sure(self, pair: AlignedTexts) -> bool:
        """Say whether a block is surely this one of the older capture, and not another with the same words.

        Where some of several alike have gone, the block before or after it must be the same, too.
        """
        number, newer = pair.older[0], pair.newer[0]
        letters = compared_letters(self._older.capture.blocks[number].text).letters
        counts = [
            sum(compared_letters(block.text).letters == letters for block in blocks)
            for blocks in (self._older.capture.blocks, self._blocks)
        ]
        beside = [self._pair_of.get(number + step) for step in (-1, 1)]
        return counts[0] == counts[1] or any(
            other and _is_same(other) and other.newer[0] - newer == other.older[0] - number for other in beside
        )

    def _in_sentences(self, pair: AlignedTexts, span: Span) -> tuple[Span, bool]:
        """Return the place of words in the changed blocks of a pair, and whether their sentence is the same.

        Raise LostError where there is no such place.
        """
        parts = [(group, group.clip(span)) for group in self._sentences(pair) if group.older]
        found = [self._in_group(group, part) for group, part in parts if part]
        gaps = [self._text[left.end : right.start] for left, right in pairwise(found) if left.end <= right.start]
        if not found or len(gaps) < len(found) - 1 or any(compared_letters(gap).letters for gap in gaps):
            raise LostError(CHANGED)
        return Span(found[0].start, found[-1].end), all(group.same for group, part in parts if part)

    def _in_group(self, group: _Sentences, span: Span) -> Span:
        """Return the place of words of one sentence in the sentence that belongs to it. Raise LostError."""
        if not group.newer:
            raise LostError(CHANGED)
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
                self._check_speaker(group, span, found)
                return found
        raise LostError(CHANGED)

    def _sentences(self, pair: AlignedTexts) -> list[_Sentences]:
        """Return the sentences of changed blocks that belong together."""
        before = [
            sentence
            for block in self._older.capture.blocks[pair.older.start : pair.older.stop]
            for sentence in sentences(block, self._quoted_before)
        ]
        after = [
            sentence
            for block in self._blocks[pair.newer.start : pair.newer.stop]
            for sentence in sentences(block, self._quoted_after)
        ]
        return [
            _Sentences(
                tuple(before[item.older.start : item.older.stop]),
                tuple(after[item.newer.start : item.newer.stop]),
                item.how in ("same", "moved", "divided"),
            )
            for item in align([sentence.text for sentence in before], [sentence.text for sentence in after])
        ]

    def _check_speaker(self, group: _Sentences, older: Span, newer: Span) -> None:
        """Raise LostError where a changed sentence may say that the words are another's.

        They are the same speaker's where the words outside quotation marks are the same, or where a program reads the
        same speaker in both. Where it reads none, the words must stand nowhere else and name the same people.
        """
        around = words_around(group.older, self._quoted_before), words_around(group.newer, self._quoted_after)
        if around[0] == around[1]:
            return
        before, after = self._speaker_before(older), self._speaker_after(newer)
        if self._english and before and after and _same_name(before, after):
            return
        names = [[word for word in words if _may_name(word)] for words in around]
        alone = self._stands_once(older.of(self._older.capture.text))
        if not self._english or before or after or not alone or names[0] != names[1]:
            raise LostError(SPEAKER)

    def _stands_once(self, words: str) -> bool:
        """Say whether words stand in one place only of each version."""
        letters = compared_letters(words).letters
        return all(
            sum(compared_letters(block.text).letters.count(letters) for block in blocks) == 1
            for blocks in (self._older.capture.blocks, self._blocks)
        )

    def _other_speaker(self, older: Span, newer: Span, *, lost: bool) -> bool:
        """Say whether a program reads that words are another's in the newer version.

        ``lost``: a speaker whom the newer version no longer lets one know counts as another.
        """
        if not self._english or all(pair.how == "same" for pair in self.aligned):
            return False
        before, after = self._speaker_before(older), self._speaker_after(newer)
        return bool(before and (not _same_name(before, after) if after else lost))

    def _speaker_before(self, span: Span) -> str | None:
        return _speaker(self._read_before, self._texts_before, span)

    def _speaker_after(self, span: Span) -> str | None:
        return _speaker(self._read_after, self._texts_after, span)

    @cached_property
    def _texts_before(self) -> list[tuple[Block, str]]:
        return [(block, block.text) for block in self._older.capture.blocks]

    @cached_property
    def _texts_after(self) -> list[tuple[Block, str]]:
        """The newer blocks; those that are the same as the older version writes them, so that both are read alike."""
        return [
            (block, self._same[number].text if number in self._same else block.text)
            for number, block in enumerate(self._blocks)
        ]

    @cached_property
    def _read_before(self) -> list[Suggestion]:
        return suggest("\n\n".join(text for _, text in self._texts_before), self._older.language)

    @cached_property
    def _read_after(self) -> list[Suggestion]:
        return suggest("\n\n".join(text for _, text in self._texts_after), self._older.language)


def _is_same(pair: AlignedTexts) -> bool:
    return pair.how in ("same", "moved")


def _same_place(older: Block, newer: Block, span: Span) -> Span:
    """Return where words of one block stand in another with the same letters. Raise LostError where none can."""
    before, after = (compared_letters(block.text, block.span.start) for block in (older, newer))
    numbers = before.within(span)
    if not numbers:
        raise LostError(CHANGED)
    return after.span(numbers)


def _in_order(places: Sequence[CarriedPlace]) -> bool:
    return all(left.span.end <= right.span.start for left, right in pairwise(places))


def _speaker(read: Sequence[Suggestion], texts: Sequence[tuple[Block, str]], span: Span) -> str | None:
    """Return who says the words at a span of a capture, as a program reads it; None where it reads nothing."""
    start = 0
    for block, text in texts:
        if block.span.start <= span.start < block.span.end:
            break
        start += len(text) + 2
    else:
        return None
    same = Span(0, len(text))
    inside = _same_place(block, Block("", block.kind, same, text), span.clip(block.span)).moved(start)
    near = [found for found in read if found.start < inside.end and inside.start < found.end]
    best = max(near, key=lambda found: min(found.end, inside.end) - max(found.start, inside.start), default=None)
    return (best.name or best.speaker) if best else None


def _may_name(word: str) -> bool:
    """Say whether an English word may tell who speaks: a name, a pronoun or a noun such as mayor."""
    known = CLASSES.get(word.casefold())
    return known in _PEOPLE or (known is None and word[:1].isupper())


def _same_name(left: str, right: str) -> bool:
    """Say whether two names are one: the same, or one is the other with more names before or after it (Ida Berg)."""
    short, long = sorted((_name_words(left), _name_words(right)), key=len)
    more = long[: len(long) - len(short)] if long[-len(short) :] == short else long[len(short) :]
    begins_or_ends = short in (long[: len(short)], long[-len(short) :])
    return bool(short) and begins_or_ends and all(word[:1].isupper() for word in more)


def _name_words(name: str) -> list[str]:
    words = name.split()
    return words[1:] if words[:1] and words[0].casefold() in ("the", "a", "an") else words
