"""Find words of the older capture of an article in a newer capture, or say why they cannot be found.

A capture is the saved text of an article, and a block is one line of it that belongs to the article. If a paragraph
is the same in both captures, apart from white space and the shape of marks, all its words are found. In a changed
paragraph, words are found only in the sentence that matches theirs, and only if nobody else seems to say them there.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property
from itertools import pairwise

from ...model import Article, Block, Span, SpanIndex
from ...tagger import Suggestion, suggest
from ...tagger.word_classes import CLASSES
from ...texts.aligned_texts import AlignedTexts, align
from ...texts.compared_letters import ComparedLetters, compared_letters, folded, joined
from ...texts.treatment import article_marks, article_only
from ..proposing.draft_tags import overlapping
from .carried_sentences import sentences, words_around

GONE = "its paragraph is gone"
CHANGED = "its words have changed, or the sentence around them has gone"
SPEAKER = "another may be the one who says it there"
PARTED = "its paragraphs stand apart there"
_PEOPLE = ("r", "h", "y", "i", "o")  # classes of words (``tagger.word_classes``): mayor, she, they, we, him


@dataclass(frozen=True, slots=True)
class CarriedPlace:
    """Hold the span that words of the older capture have in the newer one.

    ``unchanged`` says whether their paragraphs are the same and nothing before them that shows the speaker has
    changed. ``same_sentence`` says whether at least their sentence is the same.
    """

    span: Span
    unchanged: bool
    same_sentence: bool


class LostError(Exception):
    """Raised if words of the older capture cannot be found in the newer one. The message says why."""


@dataclass(frozen=True)
class _Version:
    """Represent one version of the article: the text of its capture, its blocks, and the spans in quotation marks."""

    text: str
    blocks: Sequence[Block]
    quoted: Sequence[Span]
    language: str | None

    def sentences(self, numbers: range) -> list[Span]:
        """Return the spans of the sentences in the blocks with these indexes."""
        return [span for n in numbers for span in sentences(self.blocks[n], self.quoted)]

    def letters(self, spans: Iterable[Span]) -> ComparedLetters:
        """Return the letters of the words at some spans, in the form in which versions are compared."""
        return joined(compared_letters(span.of(self.text), span.start) for span in spans)

    @cached_property
    def block_letters(self) -> list[str]:
        """Return the letters of each block, in order, in the form in which versions are compared."""
        return [compared_letters(block.text).letters for block in self.blocks]

    @cached_property
    def _read(self) -> list[Suggestion]:
        # The text is folded, so that other shapes of marks and spaces do not change what the tagger finds.
        return suggest(folded(article_only(self.text, self.blocks)), self.language)

    def speaker(self, span: Span) -> str | None:
        """Return the speaker that the tagger finds for the words at a span, or None if it finds none."""
        found = overlapping(span, self._read)
        return (found.name or found.speaker) if found else None


@dataclass(frozen=True, slots=True)
class _Group:
    """Hold the letters of matching sentences of both versions, or of a block that both have (``is_block``).

    ``is_same`` says whether both versions have the same letters.
    """

    older: ComparedLetters
    newer: ComparedLetters
    is_same: bool
    is_block: bool = False

    def place(self, wanted: range) -> range:
        """Return the indexes in ``newer`` of the letters that have the indexes ``wanted`` in ``older``.

        Raise LostError if ``newer`` does not contain these words.
        """
        if self.is_same:
            return wanted
        left, right = self.older.tokens(), self.newer.tokens()
        words = [self.older.of(token) for token in left], [self.newer.of(token) for token in right]
        for a, b, size in SequenceMatcher(None, *words, autojunk=False).get_matching_blocks():
            if size and left[a].start <= wanted.start and wanted.stop <= left[a + size - 1].stop:
                shift = right[b].start - left[a].start
                return range(wanted.start + shift, wanted.stop + shift)
        raise LostError(CHANGED)


class CarriedPlaces:
    """Find words of an older article in the blocks of a newer capture."""

    def __init__(self, older: Article, text: str, blocks: Sequence[Block], language: str | None) -> None:
        """Align the older article's blocks with ``blocks``, the article's blocks in the newer capture ``text``."""
        self._english = (older.language or "en").partition("-")[0] == (language or "en").partition("-")[0] == "en"
        before = older.capture.blocks
        self.aligned = align([block.text for block in before], [block.text for block in blocks])
        self._pair_of = {i: pair for pair in self.aligned for i in pair.older}
        # Blocks of the older capture -> the same blocks in the newer one.
        self.same = {before[pair.older[0]]: blocks[pair.newer[0]] for pair in self.aligned if _is_same(pair)}
        quoted = tuple(found.span for found in article_marks(text, blocks, language).outermost)
        self._older = _Version(older.capture.text, before, older.quotation_marks, older.language)
        self._newer = _Version(text, blocks, quoted, older.language)
        self.quoted = SpanIndex(quoted)

    def find(self, span: Span) -> CarriedPlace:
        """Return the place in the newer capture of the words at ``span`` in the older one.

        Raise LostError if the words are not there or may have another speaker.
        """
        numbers = [i for i, block in enumerate(self._older.blocks) if block.span.overlaps(span)]
        pairs = dict.fromkeys(self._pair_of[i] for i in numbers)
        groups = [(pair, group) for pair in pairs for group in self._groups(pair)]
        parts = [(pair, group, wanted) for pair, group in groups if (wanted := group.older.within(span))]
        found: list[Span] = []
        unchanged = all(group.is_block for _, group, _ in parts)
        for pair, group, wanted in parts:
            before, after = group.older.span(wanted), group.newer.span(group.place(wanted))
            is_anothers = self._may_be_anothers(group, before, after)
            if is_anothers and not group.is_block:
                raise LostError(SPEAKER)
            unchanged = unchanged and not is_anothers and self._is_sure(pair)
            found.append(after)
        between = [
            self._newer.text[left.end : right.start] for left, right in pairwise(found) if left.end <= right.start
        ]
        if not found or len(between) < len(found) - 1 or any(compared_letters(text).letters for text in between):
            raise LostError(PARTED if len(numbers) > 1 else CHANGED)
        same_sentence = all(group.is_same for _, group, _ in parts)
        return CarriedPlace(Span(found[0].start, found[-1].end), unchanged, same_sentence)

    def _groups(self, pair: AlignedTexts) -> Iterator[_Group]:
        """Yield the matching sentences of a pair of blocks, or the two blocks as a whole if they are the same.

        Raise LostError if the newer capture lacks the block.
        """
        if not pair.newer:
            raise LostError(GONE)
        if _is_same(pair):
            before, after = self._older.blocks[pair.older[0]], self._newer.blocks[pair.newer[0]]
            letters = self._older.letters([before.span]), self._newer.letters([after.span])
            yield _Group(*letters, is_same=True, is_block=True)
            return
        older, newer = self._older.sentences(pair.older), self._newer.sentences(pair.newer)
        rows = [span.of(self._older.text) for span in older], [span.of(self._newer.text) for span in newer]
        for it in align(*rows):
            letters = self._older.letters(older[i] for i in it.older), self._newer.letters(newer[j] for j in it.newer)
            yield _Group(*letters, is_same=it.how in ("same", "moved", "divided"))

    def _is_sure(self, pair: AlignedTexts) -> bool:
        """Say whether a block is surely the counterpart of the older block, and not another one with the same words.

        If the two versions have different numbers of such blocks, the block before or after must be the same, too.
        """
        number, newer = pair.older[0], pair.newer[0]
        letters = self._older.block_letters[number]
        beside = [self._pair_of.get(number + step) for step in (-1, 1)]
        return self._older.block_letters.count(letters) == self._newer.block_letters.count(letters) or any(
            other and _is_same(other) and other.newer[0] - newer == other.older[0] - number for other in beside
        )

    def _may_be_anothers(self, group: _Group, older: Span, newer: Span) -> bool:
        """Say whether words may have another speaker in the newer version.

        If the words around them, outside quotation marks, are the same, the tagger decides. If those have changed,
        the tagger must find the same speaker in both versions. If it finds none, the words must occur only once in
        each version, and the words around them must name the same people.
        """
        before = words_around(group.older, self._older.quoted)
        after = words_around(group.newer, self._newer.quoted)
        if not self._english or all(pair.how == "same" for pair in self.aligned):
            return before != after and not group.is_same
        speakers = self._older.speaker(older), self._newer.speaker(newer)
        is_same_name = _are_same_name(*(name or "" for name in speakers))
        if group.is_same or before == after:
            return not is_same_name and bool(speakers[0] and (speakers[1] or group.is_block))
        if any(speakers):
            return not is_same_name
        letters = compared_letters(older.of(self._older.text)).letters
        counts = [
            sum(block.count(letters) for block in version.block_letters) for version in (self._older, self._newer)
        ]
        return counts != [1, 1] or list(filter(_may_name, before)) != list(filter(_may_name, after))


def _is_same(pair: AlignedTexts) -> bool:
    return pair.how in ("same", "moved")


def _may_name(word: str) -> bool:
    """Say whether an English word may show who speaks: a name, a pronoun or a noun such as "mayor"."""
    known = CLASSES.get(word.casefold())
    return known in _PEOPLE or (known is None and word[:1].isupper())


def _are_same_name(left: str, right: str) -> bool:
    """Say whether two names are the same, or differ only in further names before or after ("Berg", "Ida Berg")."""
    short, long = sorted((_name_words(left), _name_words(right)), key=len)
    size = len(short)
    for same, more in ((long[-size:], long[:-size]), (long[:size], long[size:])):
        if size and short == same and all(word[:1].isupper() for word in more):
            return True
    return False


def _name_words(name: str) -> list[str]:
    words = name.split()
    return words[1:] if words[:1] and words[0].casefold() in ("the", "a", "an") else words
