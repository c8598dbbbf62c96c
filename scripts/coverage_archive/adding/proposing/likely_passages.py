"""Find words in a new article that probably concern an element, which is one part of the clause.

They are found by likeness to wordings: the reviewed passages of other articles, and what the vocabulary gives as
other wordings of the element. A wording is compared as a bag of
stems, so the order and the forms of its words do not matter, and rare words have more weight. Most articles state a
clause in one place, so an element is proposed in the block with the greatest total confidence, and elsewhere only if
the words are very much alike. The thresholds are high because a wrong proposal is worse than a missing one.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from math import log
from typing import Any

from babel import Locale, UnknownLocaleError
from snowballstemmer import algorithms, stemmer  # type: ignore[import-untyped]

from ...model import Article, Block, Element, Span
from ...tagger.word_classes import CLASSES
from ..words import rows
from .ids import plain_word

SHOWN_FROM = 0.55  # the confidence from which a proposal is shown
_LEAST = 0.4  # a place with less likeness is never proposed for an element
_LEAST_TO_LOOK_AT = 0.3  # the least likeness of a place that a person is shown
_ELSEWHERE = 0.75  # the least likeness of a place outside the block that states most of the clause
_FUNCTION_WORD = 0.15  # the weight of a word such as "the"; words of the open classes have at least 1
_OPEN_CLASSES = "VGrewgN"
_LONGEST = 1.8  # the most words of a place, as a multiple of the wording's
_SENTENCE = re.compile(r".+?(?:[.!?…。！？][\"'”’»)\]]*\s|$)", re.DOTALL)
# Soft hyphens, zero-width characters and accents are parts of the word that they stand in.
_HIDDEN = "\u00ad\u200b-\u200d\u2060\ufeff"
_WORD = re.compile(rf"[^\W_]+(?:['’{_HIDDEN}\u0300-\u036f]+[^\W_]+|[\u0300-\u036f]+)*")
_VOCABULARY = "archive.yml"  # named as the source of the wordings that are no passage


@dataclass(frozen=True, slots=True)
class LikelyPassage:
    """Hold a place that probably concerns an element: its span, the confidence (0 to 1), and the wording it is like.

    ``outlet`` is the name of the outlet that published the wording.
    """

    element: Element
    span: Span
    confidence: float
    like: str
    outlet: str


@dataclass(frozen=True, slots=True)
class _Token:
    """Represent a word: its stem, its span, and its weight, which is ``_FUNCTION_WORD`` or at least 1."""

    stem: str
    span: Span
    weight: float


@dataclass(frozen=True, slots=True)
class _Known:
    """Hold a wording of an element: the words of a reviewed passage in another article."""

    element: Element
    tokens: Sequence[_Token]
    text: str
    outlet: str

    def best_window(self, sentence: Sequence[_Token], *, for_a_person: bool = False) -> LikelyPassage | None:
        """Return the run of words in a sentence that is most like the wording, by the F1 of shared weight, or None.

        A proposal shares at least two telling words and has at least half as many words as the wording, or it is the
        whole wording. A place that a person will judge (``for_a_person``) needs to share only one telling word.
        """
        best, place = 0.0, None
        stems, known = Counter(it.stem for it in self.tokens), len(self.tokens)
        weight = sum(it.weight for it in self.tokens)
        for start, first in enumerate(sentence):
            if first.stem not in stems:
                continue
            left = Counter(stems)
            shared = total = telling = 0.0
            for size, token in enumerate(sentence[start : start + max(known + 2, round(known * _LONGEST))], start=1):
                total += token.weight
                if left[token.stem] <= 0:
                    continue
                left[token.stem] -= 1
                shared += token.weight
                telling += token.weight > _FUNCTION_WORD
                likeness = 2 * shared / (total + weight)
                is_whole = size == known and shared == total
                enough = telling >= 1 if for_a_person else telling >= 2 and 2 * size >= known
                if likeness > best and (enough or is_whole):
                    best, place = likeness, Span(first.span.start, token.span.end)
        return LikelyPassage(self.element, place, best, self.text, self.outlet) if place else None


class LikelyPassages:
    """Hold the wordings of all elements, and find places like them in texts of one ``language`` (None: English)."""

    def __init__(self, articles: Iterable[Article], elements: Sequence[Element], language: str | None = None) -> None:
        articles = tuple(articles)
        self._language = (language or "en").partition("-")[0]
        blocks = [block for article in articles for block in article.capture.blocks]
        stems = ({self._stem(word[0]) for word in _WORD.finditer(block.text)} for block in blocks)
        self._blocks = Counter(stem for in_block in stems for stem in in_block)
        self._count = len(blocks)
        by_id = {element.id: element for element in elements}
        self._known = [
            _Known(by_id[passage.element], self._tokens(passage.exact), passage.exact, article.source.name)
            for article in articles
            for passage in article.passages
            if passage.element in by_id and passage.reviewed
        ]
        self._known += [
            _Known(element, self._tokens(words), words, _VOCABULARY)
            for element in elements
            for words in (*element.aliases, *filter(self._is_wording, (element.title, element.phrase)))
        ]

    def _is_wording(self, title: str) -> bool:
        """Say whether an element's title can stand in an article: "Armed invasion", but not "How soon" or "Law"."""
        tokens = self._tokens(title)
        return len(tokens) > 1 and tokens[0].weight > _FUNCTION_WORD

    def find(self, blocks: Iterable[Block]) -> list[LikelyPassage]:
        """Return places in an article's paragraphs that probably concern elements, in order, at most one per element.

        Headline, standfirst and caption are skipped, because they repeat what the paragraphs say.
        """
        found = [self._in_block(block) for block in blocks if block.number]
        best = max(found, key=lambda places: sum(place.confidence for place in places), default=[])
        less = _ELSEWHERE - _LEAST
        elsewhere = [
            replace(it, confidence=it.confidence - less) for places in found if places is not best for it in places
        ]
        seen: set[str] = set()
        chosen: list[LikelyPassage] = []  # only the surest of places that overlap
        for place in sorted((*best, *elsewhere), key=lambda place: (-place.confidence, place.span)):
            if place.confidence >= _LEAST and place.element.id not in seen:
                seen.add(place.element.id)
                if not any(place.span.overlaps(other.span) for other in chosen):
                    chosen.append(place)
        return sorted(chosen, key=lambda place: place.span)

    def most_alike(self, blocks: Iterable[Block]) -> list[LikelyPassage]:
        """Return each sentence's place that is most like a wording, for a person to judge, the most alike first.

        One telling word in common is enough. Of places that are equally alike, those in paragraphs come first.
        """
        found: list[tuple[float, bool, LikelyPassage]] = []
        for block in blocks:
            for sentence in self._sentences(block):
                places = [known.best_window(sentence, for_a_person=True) for known in self._known]
                best = max((it for it in places if it), key=lambda it: it.confidence, default=None)
                if best and best.confidence >= _LEAST_TO_LOOK_AT:
                    found.append((-best.confidence, not block.number, best))
        return [place for *_, place in sorted(found, key=lambda it: (*it[:2], it[2].span))]

    def _in_block(self, block: Block) -> list[LikelyPassage]:
        """Return for each element the place in a block that is most like one of its wordings."""
        best: dict[str, LikelyPassage] = {}
        for sentence in self._sentences(block):
            for known in self._known:
                place = known.best_window(sentence) or self._written(known, block)
                if place and place.confidence > getattr(best.get(known.element.id), "confidence", _LEAST):
                    best[known.element.id] = place
        return [*best.values()]

    def _written(self, known: _Known, block: Block) -> LikelyPassage | None:
        """Return the place of the very wording, in a language whose words have endings that no stemmer cuts off."""
        found = None if _stemmer(self._language) else re.search(rf"\w*{re.escape(known.text)}\w*", block.text)
        start = block.span.start
        place = found and Span(start + found.start(), start + found.end())
        return LikelyPassage(known.element, place, 1.0, known.text, known.outlet) if place else None

    def _sentences(self, block: Block) -> Iterator[list[_Token]]:
        for sentence in _SENTENCE.finditer(block.text):
            yield self._tokens(sentence[0], block.span.start + sentence.start())

    def _tokens(self, text: str, offset: int = 0) -> list[_Token]:
        return [
            _Token(self._stem(word[0]), Span(offset + word.start(), offset + word.end()), self._weight(word[0]))
            for word in _WORD.finditer(text)
        ]

    def _weight(self, word: str) -> float:
        plain, is_english = _plain(word), self._language == "en"
        is_small = plain in rows("languages").get(self._language, ())
        if CLASSES.get(plain, "N") not in _OPEN_CLASSES if is_english else is_small:
            return _FUNCTION_WORD
        return 1 + log((self._count + 1) / (self._blocks[self._stem(word)] + 1)) / 4

    def _stem(self, word: str) -> str:
        return _stem(word, self._language)


def telling_stems(text: str, language: str) -> frozenset[str]:
    """Return the stems of the words of a text that tell something; words that only join others are left out."""
    words = (found[0] for found in _WORD.finditer(text))
    return frozenset(_stem(word, language) for word in words if CLASSES.get(plain_word(word), "N") in _OPEN_CLASSES)


@lru_cache(maxsize=1 << 16)  # the stemmer is slow, and articles share most of their words
def _stem(word: str, language: str) -> str:
    stems = _stemmer(language)
    return str(stems.stemWord(_plain(word))) if stems else _plain(word)


def _plain(word: str) -> str:
    return plain_word(unicodedata.normalize("NFKC", re.sub(f"[{_HIDDEN}]", "", word)))


@cache
def _stemmer(language: str) -> Any:
    """Return Snowball's stemmer of a language (a code), or None if there is none."""
    try:
        name = (Locale(language).english_name or "").lower()
    except UnknownLocaleError:
        return None
    return stemmer(name) if name in algorithms() else None
