"""Find what an article says on each element (part) of a clause: its passages, or why there are none to show."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from ..model import Article, Element, Passage, Speaker, Topic, Treatment

# ``absent``: the editor looked for words on the element and found none. ``unjudged``: nobody has looked for them yet.
# ``withheld``: the article has words on the element, which the archive does not publish.
State = Treatment | Literal["absent", "unjudged", "withheld"]


@dataclass(frozen=True, slots=True)
class Part:
    """Hold an article's passages on one element of a clause, in reading order, and a state, such as quoted or absent.

    The state is None for a reference text that has no words on the element and does not list it as absent.
    ``outside_body`` are passages of the headline, standfirst or caption. They are shown beside those of the body and
    are not compared, because a headline shortens what the body says. If the body has no words on the element,
    they are the ``passages`` themselves.
    """

    element: Element
    article: Article
    passages: tuple[Passage, ...]
    state: State | None
    outside_body: tuple[Passage, ...] = ()

    @property
    def is_given(self) -> bool:
        """Say whether the article has published words on the element."""
        return bool(self.passages)

    @property
    def words_of(self) -> tuple[Speaker, ...]:
        """Return the speakers whose words the passages are, each once, in reading order."""
        found = (words_of(self.article, passage) for passage in self.passages)
        return tuple({speaker.id: speaker for speaker in found if speaker}.values())

    @property
    def speaker_ids(self) -> tuple[str, ...]:
        """Return the ids of the speakers whose words the passages are, in the order of ``words_of``."""
        return tuple(speaker.id for speaker in self.words_of)


def part(element: Element, article: Article) -> Part:
    """Return an article's part for one element: its passages on the element, and the state."""
    tagged = tuple(passage for passage in article.passages if passage.element == element.id)
    in_body = tuple(passage for passage in tagged if passage.block.number)
    outside = tuple(passage for passage in tagged if not passage.block.number) if in_body else ()
    passages = in_body or tagged
    return Part(element, article, passages, _state(element, article, passages), outside)


def parts(topic: Topic, article: Article) -> tuple[Part, ...]:
    """Return an article's part for each element of a clause, in the vocabulary's order."""
    return tuple(part(element, article) for element in topic.elements)


def clause_passages(topic: Topic, article: Article) -> tuple[Passage, ...]:
    """Return the passages with which an article is compared on a clause's elements, in reading order."""
    return tuple(sorted((it for part_ in parts(topic, article) for it in part_.passages), key=lambda it: it.span))


def words_of(article: Article, passage: Passage) -> Speaker | None:
    """Return the speaker of the innermost quote that covers a passage, or None if no quote does."""
    covering = [quote for quote in article.quotes if quote.span.covers(passage.span)]
    innermost = min(covering, key=lambda quote: len(quote.span), default=None)
    return innermost.speaker if innermost else None


def other_speaker(topic: Topic, article: Article, passage: Passage) -> Speaker | None:
    """Return the speaker whose words a passage is, or None if there is none or it is the clause's own speaker."""
    speaker = words_of(article, passage)
    return speaker if speaker and speaker.id != topic.speaker else None


def other_speakers(topic: Topic, speakers: Iterable[Speaker]) -> tuple[Speaker, ...]:
    """Return the speakers other than the clause's own."""
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
