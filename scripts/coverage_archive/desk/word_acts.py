"""Tag the words that are selected: as a quote, a part of the clause, a topic, no quotation, or as published [sic]."""

from dataclasses import replace

from ..adding.proposing import ids
from ..editing.entries import AddEntry
from ..editing.files import Action
from ..editing.tag_actions import AddQuote, MarkAbsent, TagPart
from .acting import Acting, Step
from .hand import Hand
from .likely import likely_kind, without_marks
from .tag_acts import KINDS, translation


def quote(on: Acting) -> Step:
    """Add a quote of the selected words; without a speaker, ask who says them."""
    span = without_marks(on.desk, on.span())
    if not (name := on.given.text("speaker")):
        return on.become(span, "quote", "#desk-speaker")
    speaker, words = on.names.speaker(name), span.of(on.desk.text)
    same = (tag for tag in on.desk.tags if tag.shape == "not-quote" and tag.span == span)
    action = AddQuote(
        on.file,
        on.given.text("id") or ids.quote_id(words, on.taken()),
        on.selector(span),
        KINDS.get(on.given.text("kind")) or likely_kind(on.desk, span),
        speaker,
        on.names.speakers(on.given.text("via")),
        on.names.topics(on.given.text("topics")),
        translation(on) or {},
        next((on.desk.items[tag.hand.key] for tag in same), None),
    )
    return _tagged(on, f"Quote by {speaker.name}: {words}", action)


def part(on: Acting) -> Step:
    """Tag the selected words with a part of the clause; without one, ask which."""
    element, span = on.given.text("part"), on.span()
    if element not in on.desk.archive.elements:
        return on.become(span, "part", "#desk-side-head")
    item = on.item(Hand("part", element))
    said = f"{on.desk.archive.elements[element].short}: {span.of(on.desk.text)}"
    return _tagged(on, said, TagPart(item, on.selector(span)))


def topic(on: Acting) -> Step:
    """Tag the selected words with a topic; without one, ask which."""
    span, name = on.span(), on.given.text("topic")
    if not name:
        return on.become(span, "topic", "#desk-topic")
    id_ = on.given.text("id") or ids.unique_id(ids.from_words(span.of(on.desk.text)) or "passage", on.taken())
    entry = {"id": id_, "topic": (about := on.names.topic(name)), **on.words(span)}
    title = on.desk.archive.topics[about].title if about in on.desk.archive.topics else name
    return _tagged(on, f"{title}: {span.of(on.desk.text)}", AddEntry(on.file, "passages", entry))


def not_quote(on: Acting) -> Step:
    """List the selected words as no quotation, with a reason; without one, ask for it."""
    span, reason = without_marks(on.desk, on.span()), on.given.text("reason")
    if not reason:
        return on.become(span, "notquote", "#desk-reason")
    entry = {**on.words(span), "reason": reason}
    return _tagged(on, f"Not a quote: {reason}.", AddEntry(on.file, "not_quotes", entry))


def sic(on: Acting) -> Step:
    """Mark the selected words as published so, with a note for readers."""
    span = on.span()
    entry = {**on.words(span), "note": on.given.text("note") or "as published"}
    return _tagged(on, f"As published [sic]: {span.of(on.desk.text)}", AddEntry(on.file, "sic", entry))


def absent(on: Acting) -> Step:
    """List a part of the clause as not in this article."""
    item = on.item(Hand("part", on.given.text("part") or on.key.id))
    return Step(f"Not in this article: {on.desk.archive.elements[item.id].short}.", MarkAbsent(item))


def nearest(on: Acting) -> Step:
    """Put a part of the clause in hand, with the sentences that may have words on it."""
    item = on.item(Hand("part", on.given.text("part")))
    return Step("The nearest sentences.", hand=Hand.of(item))


def _tagged(on: Acting, said: str, action: Action) -> Step:
    """Return the step that tags words. The focus stays at words that are selected in the text."""
    step = on.step(said, action, on.kept)
    return step if on.given.has("at") else replace(step, focus="")
