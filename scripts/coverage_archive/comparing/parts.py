"""Article -> what it does with one part of a clause: the words that give it, or what the editor recorded instead."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from ..model import Article, Element, Passage, Speaker, Topic, Treatment

# ``absent``: looked for and not found. ``unjudged``: not looked for yet. ``withheld``: given, but not published.
State = Treatment | Literal["absent", "unjudged", "withheld"]


@dataclass(frozen=True, slots=True)
class Part:
    """One element of a clause in one article: the passages that give it, in reading order, and its state.

    The state is None where nothing is to be said: of a reference text that neither gives nor lists the element.
    """

    element: Element
    article: Article
    passages: tuple[Passage, ...]
    state: State | None

    @property
    def is_given(self) -> bool:
        """Say whether the article's words on it are shown."""
        return bool(self.passages)

    @property
    def words_of(self) -> tuple[Speaker, ...]:
        """The speakers whose words the passages give, each once, in reading order."""
        found = (words_of(self.article, passage) for passage in self.passages)
        return tuple({speaker.id: speaker for speaker in found if speaker}.values())

    @property
    def speaker_ids(self) -> tuple[str, ...]:
        """Their ids."""
        return tuple(speaker.id for speaker in self.words_of)


def part(element: Element, article: Article) -> Part:
    """Return what an article does with an element."""
    passages = tuple(passage for passage in article.passages if passage.element == element.id)
    return Part(element, article, passages, _state(element, article, passages))


def parts(topic: Topic, article: Article) -> tuple[Part, ...]:
    """Return what an article does with each element of a clause, in the vocabulary's order."""
    return tuple(part(element, article) for element in topic.elements)


def words_of(article: Article, passage: Passage) -> Speaker | None:
    """Return whose words a passage gives: the speaker of the innermost quote that covers it, or None."""
    covering = [quote for quote in article.quotes if quote.span.covers(passage.span)]
    innermost = min(covering, key=lambda quote: len(quote.span), default=None)
    return innermost.speaker if innermost else None


def other_speaker(topic: Topic, article: Article, passage: Passage) -> Speaker | None:
    """Return whose words a passage gives, where that is not the speaker whose words the topic's clause is."""
    speaker = words_of(article, passage)
    return speaker if speaker and speaker.id != topic.speaker else None


def other_speakers(topic: Topic, speakers: Iterable[Speaker]) -> tuple[Speaker, ...]:
    """Return the speakers to be named: all but the one whose words the clause is."""
    return tuple(speaker for speaker in speakers if speaker.id != topic.speaker)


def _state(element: Element, article: Article, passages: Sequence[Passage]) -> State | None:
    if passages:
        treatments = {passage.treatment for passage in passages}
        return treatments.pop() if len(treatments) == 1 else "partly-quoted"
    if element.id in article.withheld_elements:
        return "withheld"
    if element.id in article.absent:
        return "absent"
    return None if article.is_reference else "unjudged"
