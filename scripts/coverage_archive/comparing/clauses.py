"""Find how articles word a clause: the different wordings of each element, and the paragraphs that hold them.

An *element* is one part of the clause.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from ..model import Article, Block, Element, Passage, Topic
from ..texts import shared_wording
from ..texts.shared_wording import Word, in_one_language
from .against_base import one_spelling
from .nearness import is_decisive, lacking, near, words_and_numbers
from .parts import State, clause_passages, part, parts


@dataclass(frozen=True)  # without slots, for cached_property
class ElementWording:
    """Hold the passages that word an element in the same way, apart from spelling and punctuation."""

    passages: tuple[tuple[Article, Passage], ...]

    @property
    def language(self) -> str | None:
        """Return the language of the wording, a BCP 47 tag, or None if it is not known."""
        return self.passages[0][0].language

    @property
    def main_language(self) -> str:
        """Return the language without a region, such as "en" for "en-GB"; empty if it is not known."""
        return (self.language or "").partition("-")[0].lower()

    @property
    def text(self) -> str:
        """Return the capture in which the wording is first found; ``words`` have their spans there."""
        return self.passages[0][0].capture.text

    @cached_property
    def words(self) -> list[Word]:
        """Return the words of the wording as it is first found."""
        passage = self.passages[0][1]
        return words_and_numbers(passage.exact, passage.span.start)

    @property
    def articles(self) -> int:
        """Return the number of reports that use this wording."""
        return len({article.slug for article, _ in self.passages if not article.is_reference})

    @property
    def outlets(self) -> int:
        """Return the number of outlets that use this wording."""
        return len({article.outlet.id for article, _ in self.passages if article.outlet})

    @property
    def is_of_a_reference(self) -> bool:
        """Say whether a reference text uses this wording."""
        return any(article.is_reference for article, _ in self.passages)


@dataclass(frozen=True, slots=True)
class ClauseWording:
    """Hold the blocks in which an article words a clause, and the passages on the clause's elements in them."""

    article: Article
    blocks: tuple[Block, ...]
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Usual:
    """Hold where and how an article usually words a clause.

    ``block`` is the block with the most passages on elements of the clause, or None if the article has no such
    passage. ``treatments`` has each treatment (quoted, partly quoted, paraphrased) with the number of elements that
    the article words in this way, the most frequent first.
    """

    block: Block | None
    treatments: tuple[tuple[State, int], ...]

    @property
    def treatment(self) -> State | None:
        """Return the treatment of the most elements, or None if the article has words on none."""
        return self.treatments[0][0] if self.treatments else None


def element_wordings(element: Element, articles: tuple[Article, ...]) -> tuple[ElementWording, ...]:
    """Return the different wordings of an element: those of reference texts first, then the most used in reports."""
    found: dict[tuple[str, str], list[tuple[Article, Passage]]] = {}
    for article in articles:
        for passage in part(element, article).passages:
            found.setdefault(_wording_key(article, passage), []).append((article, passage))
    wordings = [ElementWording(tuple(passages)) for passages in sorted(found.values(), key=_first_words)]
    return tuple(sorted(wordings, key=lambda wording: (not wording.is_of_a_reference, -wording.articles)))


def without_words(element: Element, articles: Sequence[Article]) -> Counter[State]:
    """Return how many reports have no published words on an element, by state: absent, unjudged or withheld."""
    found = (part(element, article) for article in articles if not article.is_reference)
    return Counter(part_.state for part_ in found if part_.state and not part_.is_given)


def lacked_by(wording: ElementWording, others: Sequence[ElementWording]) -> list[tuple[Word, frozenset[int]]]:
    """Return each word of a wording with the indices, in ``others``, of the wordings that do not have the word.

    Wordings in another language are not compared, so their indices are never returned.
    """
    words = wording.words
    lacked = {
        number: {word.span for word in lacking(words, other.words)}
        for number, other in enumerate(others)
        if in_one_language(wording.language, other.language)
    }
    return [(word, frozenset(number for number, spans in lacked.items() if word.span in spans)) for word in words]


def near_to(wording: ElementWording, others: Mapping[int, ElementWording]) -> dict[int, tuple[str, ...]]:
    """Return the indices of the other wordings to which a wording is near (``nearness.near``).

    Each has those of the other's decisive words ("not", "only", numbers) that the wording lacks, as they are written.
    """
    found = {}
    for number, other in others.items():
        compared = other is not wording and in_one_language(wording.language, other.language)
        if compared and near(wording.words, other.words, wording.language or other.language):
            lacked = (word for word in lacking(other.words, wording.words) if is_decisive(word))
            found[number] = tuple(dict.fromkeys(word.span.of(other.text) for word in lacked))
    return found


def clause_wording(topic: Topic, article: Article) -> ClauseWording:
    """Return the blocks in which an article words the clause of a topic, with its passages on the elements."""
    passages = clause_passages(topic, article)
    holding = {passage.block.id for passage in passages}
    blocks = tuple(block for block in article.capture.blocks if block.id in holding)
    return ClauseWording(article, blocks, passages)


def usual(topic: Topic, article: Article) -> Usual:
    """Return the block in which an article words most of a clause, and how many elements have each treatment."""
    passages = clause_passages(topic, article)
    blocks = Counter(passage.block.id for passage in passages)
    most = blocks.most_common(1)[0][0] if blocks else None
    states = Counter(part_.state for part_ in parts(topic, article) if part_.is_given and part_.state)
    return Usual(
        block=next((passage.block for passage in passages if passage.block.id == most), None),
        treatments=tuple(states.most_common()),
    )


def _first_words(passages: Sequence[tuple[Article, Passage]]) -> list[str]:
    return [word.form for word in shared_wording.words(passages[0][1].exact)]


def _wording_key(article: Article, passage: Passage) -> tuple[str, str]:
    """Return a key that is equal for passages of one wording: the language, and the letters in one spelling."""
    return (article.language or "").partition("-")[0].lower(), one_spelling([passage])
