"""Ask which words of an article are on a part of the clause, or whether none are."""

from collections.abc import Sequence

from ..editing.article_state import article_of
from ..editing.editor import Editor
from ..editing.part_view import PartView, view
from ..editing.tag_actions import MarkAbsent, TagPart
from ..editing.words import nearest_place, places_of, words_in
from ..model import Archive, Article, Span
from ..reading.proposals import Proposal, ProposalKey
from ..texts.anchoring import selector
from . import prompts, showing

_MOST_PLACES = 9  # from which a person can choose
_AROUND = 30  # code points shown on either side of words that occur more than once


class PartQuestions:
    """Show a part of the clause, ask which words are on it, and write the answer."""

    def __init__(self, editor: Editor) -> None:
        self._editor = editor
        self._viewed: tuple[Archive, ProposalKey, PartView] | None = None

    def show(self, item: Proposal) -> None:
        """Print what a person must see to judge a part of the clause."""
        showing.show_part(item, self._article(item), self._view(item))

    def choices(self, item: Proposal) -> tuple[str, ...]:
        """Return the choices with their keys in brackets: a number for each sentence shown, and two letters."""
        count = len(self._view(item).sentences)
        numbers = " ".join(f"[{number}]" for number in range(1, count + 1))
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
            self._editor.carry_out(MarkAbsent(item), item.key)
            return None
        article = self._article(item)
        sentence = self._view(item).sentences[int(key) - 1].span if key.isdecimal() else None
        place = _place(article, sentence)
        if not place:
            return item.key
        self._editor.carry_out(TagPart(item, selector(article.capture.text, place)), item.key)
        return None

    def _article(self, item: Proposal) -> Article:
        return article_of(item, self._editor.archive)

    def _view(self, item: Proposal) -> PartView:
        """Return what is shown of a part of the clause; it is computed once, until the archive is read again."""
        archive = self._editor.archive
        if not self._viewed or self._viewed[0] is not archive or self._viewed[1] != item.key:
            element = archive.elements[item.id]
            self._viewed = archive, item.key, view(element, self._article(item), archive)
        return self._viewed[2]


def _place(article: Article, sentence: Span | None) -> Span | None:
    """Ask for words until they name one place of the article, and return its span; None if the person goes back."""
    while True:
        offered = words_in(article.capture.text, sentence) if sentence else None
        said = _words(offered.of(article.capture.text) if offered else None)
        if said == "-":
            return None
        if not said and offered:
            return offered
        found = places_of(article, said)
        inside = [span for span in found if sentence and sentence.covers(span)]
        place = _chosen(article, inside or found) if found else _nearest(article, said, sentence)
        if place:
            return place


def _words(offered: str | None) -> str:
    if offered is None:
        return prompts.text("The words, as they stand in the article (- goes back)", None)
    taken = " ".join(offered.split())
    return prompts.or_nothing(f"Its words, as they stand (Enter takes “{taken}”, - goes back)")


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
    """Offer the words that are most similar to those typed; None if there are none, or the person refuses them."""
    place = nearest_place(article, words, sentence)
    block = article.capture.block_at(place.start) if place else None
    if not place or not block:
        prompts.say("These words do not stand in the article; copy them from capture.txt.")
        return None
    near_words = " ".join(place.of(article.capture.text).split())
    told = f"They do not stand so in the article; the nearest are “{near_words}” ({block.name}): take these"
    return place if prompts.confirm(told, default=False) else None
