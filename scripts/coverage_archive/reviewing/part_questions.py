"""Ask which words of an article are on a part of the clause, or whether none are."""

import re
from collections.abc import Sequence

from ..model import Archive, Article, Span
from ..reading.proposals import Proposal, ProposalKey
from ..texts.anchoring import nearest, selector
from ..texts.treatment import article_only
from . import changes, prompts, showing
from .answers import Answers
from .part_view import PartView, view

_MOST_PLACES = 9  # from which a person can choose
_AROUND = 30  # code points shown on either side of words that occur more than once


class PartQuestions:
    """Show a part of the clause, ask which words are on it, and write the answer."""

    def __init__(self, answers: Answers) -> None:
        self._answers = answers
        self._viewed: tuple[Archive, ProposalKey, PartView] | None = None

    def show(self, item: Proposal) -> None:
        """Print what a person must see to judge a part of the clause."""
        showing.show_part(item, self._article(item), self._view(item))

    def choices(self, item: Proposal) -> tuple[str, ...]:
        """Return the choices with their keys in brackets: a number for each sentence shown, and two letters."""
        numbers = " ".join(f"[{number}]" for number, _ in enumerate(self._view(item).sentences, 1))
        return (
            *([f"{numbers} tag words of a sentence"] if numbers else []),
            "ta[g] other words",
            "[x] not in this article",
        )

    def ask(self, key: str, item: Proposal) -> ProposalKey | None:
        """Ask for the details of a choice, and write the answer.

        Return the part's key if the part is to be shown again, otherwise None.
        """
        if key == "x":
            self._answers.give(item, changes.absence(item.id))
            return None
        article = self._article(item)
        sentence = self._view(item).sentences[int(key) - 1].span if key.isdecimal() else None
        place = _place(article, sentence)
        if not place:
            return item.key
        self._answers.give(item, changes.new_passage(item.id, selector(article.capture.text, place)))
        return None

    def _article(self, item: Proposal) -> Article:
        return showing.article_of(item, self._answers.archive)

    def _view(self, item: Proposal) -> PartView:
        """Return what is shown of a part of the clause; it is computed once, until the archive is read again."""
        archive = self._answers.archive
        if not self._viewed or self._viewed[0] is not archive or self._viewed[1] != item.key:
            element = archive.elements[item.id]
            self._viewed = archive, item.key, view(element, self._article(item), archive)
        return self._viewed[2]


def _place(article: Article, sentence: Span | None) -> Span | None:
    """Ask for words until they name one place of the article, and return its span; None if the person goes back."""
    while True:
        said = _words(sentence)
        if said == "-":
            return None
        if not said and sentence:
            return sentence
        found = _places(article, said)
        inside = [span for span in found if sentence and sentence.covers(span)]
        place = _chosen(article, inside or found) if found else _nearest(article, said, sentence)
        if place:
            return place


def _words(sentence: Span | None) -> str:
    if sentence:
        return prompts.or_nothing("Its words, as they stand (Enter takes the sentence, - goes back)")
    return prompts.text("The words, as they stand in the article (- goes back)", None)


def _places(article: Article, words: str) -> list[Span]:
    """Return the spans of some words in the lines of an article, whatever white space is between the words."""
    pattern = re.compile(r"\s+".join(map(re.escape, words.split())))
    return [
        Span(*found.span()).moved(block.span.start)
        for block in article.capture.blocks
        for found in pattern.finditer(block.text)
    ]


def _chosen(article: Article, places: Sequence[Span]) -> Span | None:
    """Ask which of several places is meant, and return its span; None if the person names none of them."""
    if len(places) == 1:
        return places[0]
    if len(places) > _MOST_PLACES:
        prompts.say(f"These words stand {len(places)} times in the article; type more of them.")
        return None
    text = article.capture.text
    for number, span in enumerate(places, 1):
        block = article.capture.block_at(span.start)
        assert block, "the places are in the article's lines"
        before = text[max(block.span.start, span.start - _AROUND) : span.start]
        after = text[span.end : min(block.span.end, span.end + _AROUND)]
        shown = f"{block.name}: ...{before}▸{span.of(text)}◂{after}..."
        prompts.say(showing.wrapped(shown, f"{number:>4}  ", " " * 6))
    said = prompts.text(f"These words stand {len(places)} times. Which is it (- goes back)", None)
    numbers = {str(number): span for number, span in enumerate(places, 1)}
    if said != "-" and said not in numbers:
        prompts.say(f"Type a number from 1 to {len(places)}.")
    return numbers.get(said)


def _nearest(article: Article, words: str, sentence: Span | None) -> Span | None:
    """Offer the words of the article, or of a sentence of it, that are most similar to the words typed.

    Return their span, or None if there are none or the person refuses them.
    """
    capture = article.capture
    text = article_only(capture.text, capture.blocks)
    within = sentence or Span(0, len(text))
    near = nearest(within.of(text), words)
    place = _without_marks(text, near.moved(within.start), words) if near else None
    block = capture.block_at(place.start) if place else None
    if not place or not block or not block.span.covers(place):
        prompts.say("These words do not stand in the article; copy them from capture.txt.")
        return None
    near_words = " ".join(place.of(capture.text).split())
    told = f"They do not stand so in the article; the nearest are “{near_words}” ({block.name}): take these"
    return place if prompts.confirm(told, default=False) else None


def _without_marks(text: str, span: Span, words: str) -> Span:
    """Return a span without the marks and spaces at its ends, where the typed words have none there."""
    start, end = span.start, span.end
    while words[:1].isalnum() and start < end and not text[start].isalnum():
        start += 1
    while words[-1:].isalnum() and start < end and not text[end - 1].isalnum():
        end -= 1
    return Span(start, end)
