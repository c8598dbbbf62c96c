"""Where a new article probably gives each element of a clause: by likeness to wordings tagged in other articles.

A wording is compared as a bag of stems, so neither the order of its words nor their forms matter; rare words count
for more. An article words a clause in one place as a rule, so the blocks are weighed by all that they seem to give,
and an element is proposed where it stands out there. What is proposed should be right; what is missed costs less.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from math import log

from snowballstemmer import stemmer  # type: ignore[import-untyped]

from ...model import Article, Block, Element, Span
from ...tagger.word_classes import CLASSES

SHOWN_FROM = 0.55  # the confidence from which a proposal is shown: see docs/adding-proposals.md
_LEAST = 0.4  # below this likeness a place says nothing about an element
_LEAST_TO_LOOK_AT = 0.3  # the likeness from which a person is shown a place
_ELSEWHERE = 0.75  # the likeness that a place needs outside the block that words the clause
_FUNCTION_WORD = 0.15  # the weight of a word such as "the" beside one of the open classes
_LONGEST = 1.8  # times a wording's words that a place may have
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_SENTENCE_END = re.compile(r"[.!?…。！？][\"'”’»)\]]*\s")
_english = stemmer("english")


@dataclass(frozen=True, slots=True)
class LikelyPassage:
    """A place that probably gives an element: its span, how sure that is (0 to 1), and the wording it is like."""

    element: Element
    span: Span
    confidence: float
    like: str
    outlet: str


@dataclass(frozen=True, slots=True)
class _Token:
    stem: str
    span: Span
    weight: float


@dataclass(frozen=True, slots=True)
class _Known:
    """A wording of an element that some article is tagged with."""

    element: Element
    stems: Counter[str]
    weight: float
    size: int
    telling: int  # how many of its words are no function words
    text: str
    outlet: str


class LikelyPassages:
    """The wordings of every element that the articles at hand are tagged with."""

    def __init__(self, articles: Iterable[Article], elements: Sequence[Element]) -> None:
        articles = tuple(articles)
        self._blocks = Counter(
            stem
            for article in articles
            for block in article.capture.blocks
            for stem in {_stem(word.group()) for word in _WORD.finditer(block.text)}
        )
        self._count = sum(len(article.capture.blocks) for article in articles)
        by_id = {element.id: element for element in elements}
        self._known = [
            self._wording(by_id[passage.element], passage.exact, article.source.name)
            for article in articles
            for passage in article.passages
            if passage.element in by_id and passage.reviewed
        ]

    def find(self, blocks: Iterable[Block]) -> list[LikelyPassage]:
        """Return the places in an article's paragraphs that probably give elements, the surest for each, in order.

        Headline, standfirst and caption are not looked at: they say again what the paragraphs say.
        """
        found = {block.id: list(self._in_block(block)) for block in blocks if block.number}
        standing = {id: sum(passage.confidence for passage in passages) for id, passages in found.items()}
        best = max(standing, key=lambda id: standing[id], default=None)
        chosen: dict[str, LikelyPassage] = {}
        for id, passages in found.items():
            for passage in passages:
                if id != best:
                    passage = replace(passage, confidence=passage.confidence - (_ELSEWHERE - _LEAST))
                known = chosen.get(passage.element.id)
                if passage.confidence >= _LEAST and (known is None or passage.confidence > known.confidence):
                    chosen[passage.element.id] = passage
        return sorted(_apart(chosen.values()), key=lambda passage: passage.span)

    def most_alike(self, blocks: Iterable[Block]) -> list[LikelyPassage]:
        """Return the place of each sentence that is most like a wording, for a person to judge, the most alike first.

        One telling word in common is enough. Of places that are equally alike, those in paragraphs come first.
        """
        found: list[tuple[float, bool, LikelyPassage]] = []
        for block in blocks:
            for sentence in self._sentences(block):
                places = [self._best_window(sentence, known, for_a_person=True) for known in self._known]
                best = max((it for it in places if it), key=lambda it: it.confidence, default=None)
                if best and best.confidence >= _LEAST_TO_LOOK_AT:
                    found.append((-best.confidence, not block.number, best))
        return [place for *_, place in sorted(found, key=lambda it: (*it[:2], it[2].span))]

    def _in_block(self, block: Block) -> Iterator[LikelyPassage]:
        """Give the place of a block that is most like each element's wordings."""
        best: dict[str, LikelyPassage] = {}
        for sentence in self._sentences(block):
            for known in self._known:
                place = self._best_window(sentence, known)
                if place and place.confidence > getattr(best.get(known.element.id), "confidence", _LEAST):
                    best[known.element.id] = place
        yield from best.values()

    def _best_window(
        self, sentence: Sequence[_Token], known: _Known, *, for_a_person: bool = False
    ) -> LikelyPassage | None:
        """Return the run of words most like a wording: the share of weight that both have (F1).

        A proposal shares two telling words and is half as long as the wording, or it is the whole wording.
        """
        best, place = 0.0, None
        longest = max(known.size + 2, round(known.size * _LONGEST))
        for start, first in enumerate(sentence):
            if first.stem not in known.stems:
                continue
            left = Counter(known.stems)
            shared = total = 0.0
            telling = 0
            for size, token in enumerate(sentence[start : start + longest], start=1):
                total += token.weight
                if left[token.stem] > 0:
                    left[token.stem] -= 1
                    shared += token.weight
                    telling += token.weight > _FUNCTION_WORD
                    likeness = 2 * shared / (total + known.weight)
                    whole = size == known.size and shared == total
                    enough = telling >= 1 if for_a_person else telling >= 2 and 2 * size >= known.size
                    if likeness > best and (enough or whole):
                        best, place = likeness, Span(first.span.start, token.span.end)
        return LikelyPassage(known.element, place, best, known.text, known.outlet) if place else None

    def _sentences(self, block: Block) -> Iterator[list[_Token]]:
        start = 0
        for end in [*(match.end() for match in _SENTENCE_END.finditer(block.text)), len(block.text)]:
            yield [self._token(match, block.span.start) for match in _WORD.finditer(block.text, start, end)]
            start = end

    def _token(self, match: re.Match[str], offset: int) -> _Token:
        word = match.group()
        return _Token(_stem(word), Span(offset + match.start(), offset + match.end()), self._weight(word))

    def _weight(self, word: str) -> float:
        if CLASSES.get(_plain(word), "N") not in "VGrewgN":
            return _FUNCTION_WORD
        return 1 + log((self._count + 1) / (self._blocks[_stem(word)] + 1)) / 4

    def _wording(self, element: Element, text: str, outlet: str) -> _Known:
        words = [match.group() for match in _WORD.finditer(text)]
        stems = Counter(map(_stem, words))
        weights = [self._weight(word) for word in words]
        return _Known(
            element=element,
            stems=stems,
            weight=sum(weights),
            size=len(words),
            telling=sum(weight > _FUNCTION_WORD for weight in weights),
            text=text,
            outlet=outlet,
        )


def _apart(passages: Iterable[LikelyPassage]) -> Iterator[LikelyPassage]:
    """Give the surest of passages whose places overlap."""
    taken: list[Span] = []
    for passage in sorted(passages, key=lambda passage: -passage.confidence):
        if not any(passage.span.overlaps(span) for span in taken):
            taken.append(passage.span)
            yield passage


def _plain(word: str) -> str:
    return word.casefold().replace("’", "'").removesuffix("'s")


@lru_cache(maxsize=1 << 16)  # the stemmer is slow, and articles share most of their words
def _stem(word: str) -> str:
    return str(_english.stemWord(_plain(word)))
