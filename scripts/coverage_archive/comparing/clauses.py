"""Archive -> a clause compared: element by element, wording by wording, and the paragraphs that give it."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from ..model import Article, Block, Element, Passage, Topic
from ..texts import shared_wording
from ..texts.shared_wording import Word, in_one_language
from .against_base import one_spelling
from .parts import State, part, parts


@dataclass(frozen=True, slots=True)
class ElementWording:
    """One wording of an element, and the passages that have it, whatever their spelling and punctuation."""

    passages: tuple[tuple[Article, Passage], ...]

    @property
    def articles(self) -> int:
        """How many reports use this wording."""
        return len({article.slug for article, _ in self.passages if not article.is_reference})

    @property
    def outlets(self) -> int:
        """How many outlets use this wording."""
        return len({article.outlet.id for article, _ in self.passages if article.outlet})

    @property
    def is_of_a_reference(self) -> bool:
        """Whether a reference text words it so."""
        return any(article.is_reference for article, _ in self.passages)


@dataclass(frozen=True, slots=True)
class ClauseWording:
    """The paragraphs in which an article words a clause, with the passages that fall in them."""

    article: Article
    blocks: tuple[Block, ...]
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Usual:
    """The block of most passages, None without any, and how many elements are given in each way, the most first."""

    block: Block | None
    treatments: tuple[tuple[State, int], ...]

    @property
    def treatment(self) -> State | None:
        """How most elements are given; None without any."""
        return self.treatments[0][0] if self.treatments else None


def element_wordings(element: Element, articles: tuple[Article, ...]) -> tuple[ElementWording, ...]:
    """Return the different wordings of an element: those of reference texts, then the most used first."""
    found: dict[tuple[str, str], list[tuple[Article, Passage]]] = {}
    for article in articles:
        for passage in part(element, article).passages:
            found.setdefault(_wording_key(article, passage), []).append((article, passage))
    wordings = [ElementWording(tuple(passages)) for passages in sorted(found.values(), key=_first_words)]
    return tuple(sorted(wordings, key=lambda wording: (not wording.is_of_a_reference, -wording.articles)))


def without_words(element: Element, articles: Sequence[Article]) -> Counter[State]:
    """Return how many reports have no words on an element to show, by their state: absent, unjudged, withheld."""
    found = (part(element, article) for article in articles if not article.is_reference)
    return Counter(part_.state for part_ in found if part_.state and not part_.is_given)


def lacking(wording: ElementWording, others: Sequence[ElementWording]) -> list[tuple[Word, frozenset[int]]]:
    """Return each word of a wording, and the numbers of the others that do not have it, counted from 0.

    Nothing is said of others in another language.
    """
    article, passage = wording.passages[0]
    having = {
        number: {word.form for word in shared_wording.words(other.passages[0][1].exact)}
        for number, other in enumerate(others)
        if in_one_language(article.language, other.passages[0][0].language)
    }
    return [
        (word, frozenset(number for number, forms in having.items() if word.form not in forms))
        for word in shared_wording.words(passage.exact, passage.span.start)
    ]


def clause_wording(topic: Topic, article: Article) -> ClauseWording:
    """Return the paragraphs of an article that hold elements of the clause."""
    passages = tuple(passage for passage in article.passages if passage.element and passage.topic == topic.id)
    holding = {passage.block.id for passage in passages}
    blocks = tuple(block for block in article.capture.blocks if block.id in holding)
    return ClauseWording(article, blocks, passages)


def usual(topic: Topic, article: Article) -> Usual:
    """Return where, and in which ways, an article gives the elements of a clause."""
    passages = [passage for passage in article.passages if passage.element and passage.topic == topic.id]
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
    """Return what passages of one wording have in common: their language and their letters."""
    return (article.language or "").partition("-")[0].lower(), one_spelling([passage])
