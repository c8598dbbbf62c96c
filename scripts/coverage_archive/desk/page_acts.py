"""Say what the lines of an article are, its facts and sections; put something in hand; note a correction."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any, get_args

from ..adding.carrying_over.carried_tags import first_words_alone
from ..adding.proposing import ids
from ..editing.entries import AddEntry
from ..editing.page_actions import AddSections, Fact, LineKind, SetFact, SetLine
from ..texts.quotation_marks import first_words
from .acting import Acting, Step
from .given import AskError, StaleError
from .hand import Hand
from .tag_acts import called

LINE_KINDS: Mapping[str, LineKind] = {kind: kind for kind in get_args(LineKind)}
FACTS: Mapping[str, Fact] = {fact: fact for fact in get_args(Fact)}


def later(on: Acting) -> Step:
    """Leave what is in hand, and go on with what waits next."""
    return Step("Later.")


def take(on: Acting) -> Step:
    """Put a tag, a part, a line or a section in hand."""
    if not on.desk.has(on.key):
        raise StaleError("This has gone since it was shown.")
    item, tag = on.desk.items.get(on.key.key), on.desk.tag(on.key)
    words = called(item) if item else tag.record["exact"] if tag else on.key.id
    words = on.line().words if on.key.kind == "line" else words
    return Step(f"In hand: {words}", hand=on.key)


def finish(on: Acting) -> Step:
    """List what the strict check says of this article."""
    return Step("What is left.", hand=Hand("finish"))


def set_line(on: Acting) -> Step:
    """Say what a line is; without a kind, put it in hand."""
    line, kind = on.line(), LINE_KINDS.get(on.given.text("kind"))
    hand = Hand("line", str(line.number))
    if not kind:
        return Step(f"Line {line.number}: {line.kind}.", hand=hand)
    on.fresh(hand)
    if not line.is_whole:
        raise AskError("A piece of this line is set aside: change it in article.yml.")
    action = SetLine(on.desk.page, line.words, line.kind, kind)
    return Step(f"Line {line.number} is now: {kind}.", action, Hand("page"))


def set_fact(on: Acting) -> Step:
    """Set a fact of the article, and how the editor knows it if the capture does not state it."""
    on.fresh(Hand("page"))
    fact = FACTS.get(on.given.text("fact"))
    if not fact:
        raise AskError("Choose a fact of the article.")
    value = on.given.text("value") or None
    if not value and fact in ("headline", "outlet"):
        raise AskError(f"Give the {fact}.", field="value")
    value = on.names.outlet(value) if fact == "outlet" and value else value
    action = SetFact(on.desk.page, fact, value, on.given.text("supplied") or None)
    return on.step(f"{fact.capitalize()}: {value or 'not stated'}.", action, Hand("page"))


def add_section(on: Acting) -> Step:
    """Start a section with a paragraph; a heading that other articles have brings its id and topics along."""
    line, title = on.line(), on.given.text("title")
    paragraphs = on.desk.article.capture.paragraphs
    number = next((n for n, block in enumerate(paragraphs) if line.span.covers(block.span)), None)
    if number is None:
        raise AskError("A section starts with a paragraph of the text.")
    if not title:
        hand = Hand("line", str(line.number))
        return Step("A section starts here: give its heading.", hand=hand, focus="#desk-title")
    records = [section for article in on.desk.archive.articles for section in article.sections]
    known = next((section for section in records if title in (section.title, section.id)), None)
    id_ = on.given.text("id") or (known.id if known else ids.slug(title)) or "section"
    topics = [*known.topics] if known else [id_] if id_ in on.desk.archive.topics else []
    topics = on.names.topics(on.given.text("topics")) or topics
    starts = first_words_alone(number, paragraphs) or first_words(paragraphs[number].text)
    entry: dict[str, Any] = {"id": id_, "title": known.title if known else title, "starts": starts}
    entry |= {"topics": topics} if topics else {}
    return on.step(f"A section starts here: {entry['title']}.", AddSections(on.desk.page, [entry]), on.kept)


def accept_sections(on: Acting) -> Step:
    """Take all the sections that the draft suggests."""
    suggested = on.desk.suggested
    if not suggested:
        raise AskError("No sections are proposed.")
    return Step(f"{len(suggested)} sections taken.", AddSections(on.desk.page, suggested), Hand("page"))


def correct(on: Acting) -> Step:
    """Add a line to the corrections that readers see, with today's date."""
    line = on.given.needed("line", "Say in a line what was wrong and what is right now.")
    entry = {"date": datetime.now(UTC).date().isoformat(), "note": line}
    return Step("The correction is noted for readers.", AddEntry(on.file, "corrections", entry), on.hand)
