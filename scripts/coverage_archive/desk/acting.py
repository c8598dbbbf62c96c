"""Hold what every act of an article's desk reads, and what an act results in."""

from dataclasses import dataclass

from ..adding.proposing.draft_tags import words_at
from ..editing.entries import Several
from ..editing.files import Action
from ..editing.tag_actions import ids
from ..model import Span
from ..reading.proposals import Proposal
from ..texts.anchoring import Selector, selector
from .article_desk import ArticleDesk, DeskLine
from .given import AskError, Given, Names, StaleError
from .hand import Hand


@dataclass(frozen=True, slots=True)
class Step:
    """Hold what an act does: an action on the files or none, what is in hand then, and what is announced.

    Without a ``hand``, what waits next is in hand then.
    """

    said: str
    action: Action | None = None
    hand: Hand | None = None
    focus: str = "#desk-side-head"


class Acting:
    """Hold the desk, the form that was sent, and the names that it gives. ``key`` is what the form is about."""

    def __init__(self, desk: ArticleDesk, given: Given, hand: Hand) -> None:
        """Take a form in; ``hand`` is what was in hand when it was sent."""
        self.desk, self.given, self.hand = desk, given, hand
        self.names = Names(desk.archive, given)
        self.file = desk.document.file
        self.key = Hand.of_key(given.text("tag")) if given.text("tag") else hand

    def step(self, said: str, action: Action, hand: Hand | None = None) -> Step:
        """Return a step that also adds the new names of the form to the vocabulary."""
        action = Several([*self.names.added, action]) if self.names.added else action
        said = f"{said.removesuffix('.')}." if self.names.told else said
        return Step(" ".join([said, *self.names.told]), action, hand)

    def fresh(self, hand: Hand) -> None:
        """Raise StaleError if what a form is about has changed or gone since it was shown."""
        if not self.desk.has(hand):
            raise StaleError("This has gone since it was shown. Nothing was changed.")
        if self.given.has("shown") and self.given.text("shown") != self.desk.shown(hand):
            raise StaleError(
                "This was changed meanwhile, here or in another program. Look again: nothing was changed."
            )

    def item(self, hand: Hand | None = None) -> Proposal:
        """Return the proposal that the form is about, or that ``hand`` names. Raise AskError if it is no proposal."""
        if hand is None:
            self.fresh(self.key)
        found = self.desk.items.get((hand or self.key).key)
        if not found:
            raise AskError("Choose a tag first.")
        return found

    def span(self) -> Span:
        """Return the span of the selected words, without white space around it. Raise AskError if there are none."""
        span = self.given.span
        trimmed = self.desk.trimmed(span) if span else None
        if not trimmed:
            raise AskError("Select words of one line of the article first.")
        return trimmed

    def selector(self, span: Span) -> Selector:
        """Return the selector of the words at a span."""
        return selector(self.desk.text, span)

    def words(self, span: Span) -> dict[str, str]:
        """Return the fields of a record that identify the words at a span."""
        return words_at(self.desk.text, span)

    def taken(self) -> set[str]:
        """Return the ids that no new tag should have: those of the article's tags, and those of topics."""
        return {*ids(self.desk.document.value), *self.desk.archive.topics}

    def line(self) -> DeskLine:
        """Return the line that the form names, by its number or by words selected in it. Raise AskError otherwise."""
        number, span = self.given.text("line"), self.given.span
        if not number and not span and self.key.kind == "line":
            number = self.key.id
        for line in self.desk.lines():
            if str(line.number) == number or (not number and span and line.span.covers(span)):
                return line
        raise AskError("Choose a line first.")

    @property
    def kept(self) -> Hand | None:
        """Return what stays in hand after words were tagged: a tag or a line, but no part, which has words now."""
        before = self.hand.before
        return before if before.kind not in ("part", "finish") else None

    def become(self, span: Span, what: str, focus: str) -> Step:
        """Return a step that puts selected words in hand, and asks for what is missing to make something of them."""
        asked = {"quote": "Who says it?", "part": "Which part?", "topic": "Which topic?", "notquote": "Why not?"}[
            what
        ]
        return Step(asked, hand=Hand.of_span(span, what, self.hand.before), focus=focus)
