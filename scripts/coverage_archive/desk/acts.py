"""Turn what an editor does on an article's desk into an action on the files, and say what is in hand then."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, get_args

from ..adding.carrying_over.carried_tags import first_words_alone
from ..adding.proposing import ids
from ..adding.proposing.draft_tags import PROPOSED
from ..editing.entries import AddEntry, HandOver, NotAbsent, SetEntry, Several
from ..editing.files import Action
from ..editing.names import Merge
from ..editing.page_actions import AddSections, Fact, LineKind, SetFact, SetLine
from ..editing.tag_actions import AddQuote, MarkAbsent, Reject, SetFields, TagPart, confirmed, quotes_alike, span_set
from ..editing.tag_actions import ids as tag_ids
from ..model import QuoteKind, Span
from ..reading.proposals import Proposal
from ..texts.anchoring import Selector, selector
from ..texts.quotation_marks import first_words
from .article_desk import ArticleDesk, DeskLine
from .given import AskError, Given, Names, StaleError
from .hand import Hand
from .likely import likely_kind, without_marks

KINDS: Mapping[str, QuoteKind] = {kind: kind for kind in get_args(QuoteKind)}
LINE_KINDS: Mapping[str, LineKind] = {kind: kind for kind in get_args(LineKind)}
FACTS: Mapping[str, Fact] = {fact: fact for fact in get_args(Fact)}


@dataclass(frozen=True, slots=True)
class Step:
    """Hold what an act does: an action on the files or none, what is in hand then, and what is announced.

    Without a ``hand``, what waits next is in hand then.
    """

    said: str
    action: Action | None = None
    hand: Hand | None = None
    focus: str = "#desk-side-head"


def act(desk: ArticleDesk, given: Given, hand: Hand) -> Step:
    """Return what an act does. ``hand`` is what is in hand now.

    Raise AskError if something is missing, StaleError if a record has changed since it was shown.
    """
    if given.do not in _ACTS:
        raise AskError(f"There is no act “{given.do}”.")
    return _ACTS[given.do](_Acting(desk, given, hand))


class _Acting:
    """Hold what every act reads: the desk, the form, and the names that it gives."""

    def __init__(self, desk: ArticleDesk, given: Given, hand: Hand) -> None:
        self.desk, self.given, self.hand = desk, given, hand
        self.names = Names(desk.archive, given)
        self.file = desk.document.file
        self.key = Hand.of_key(given.text("tag")) if given.text("tag") else hand

    def step(self, said: str, action: Action, hand: Hand | None = None) -> Step:
        """Return a step with the names that the form adds to the vocabulary."""
        action = Several([*self.names.added, action]) if self.names.added else action
        return Step(" ".join([said, *self.names.told]), action, hand)

    def fresh(self, hand: Hand) -> None:
        """Raise StaleError if what a form is about has changed or gone since it was shown."""
        if not self.desk.has(hand):
            raise StaleError("This has gone since it was shown. Nothing was changed.")
        if self.given.has("shown") and self.given.text("shown") != self.desk.shown(hand):
            raise StaleError("This was changed meanwhile, here or in another program. Look again: nothing was changed.")

    def item(self, hand: Hand | None = None) -> Proposal:
        """Return the proposal that the form is about."""
        hand = hand or self.key
        self.fresh(hand)
        if hand.key not in self.desk.items:
            raise AskError("Choose a tag first.")
        return self.desk.items[hand.key]

    def span(self) -> Span:
        """Return the span of the selected words, without white space around it."""
        span = self.given.span
        trimmed = self.desk.trimmed(span) if span else None
        if not trimmed:
            raise AskError("Select words of one line of the article first.")
        return trimmed

    def selector(self, span: Span) -> Selector:
        return selector(self.desk.text, span)

    def taken(self) -> set[str]:
        return {*tag_ids(self.desk.document.value), *self.desk.archive.topics}

    def line(self) -> DeskLine:
        """Return the line that the form names, by its number or by words selected in it."""
        number, span = self.given.text("line") or (self.key.id if self.key.kind == "line" else ""), self.given.span
        for line in self.desk.lines():
            if str(line.number) == number or (not number and span and line.span.covers(span)):
                return line
        raise AskError("Choose a line first.")


def _accept(on: _Acting) -> Step:
    item = on.item()
    fields = _fields(on, item)
    if item.kind == "not_quote":
        fields["reason"] = fields.get("reason") or item.record["reason"].removeprefix(PROPOSED)
    if item.kind == "part":
        return Step("Next.")
    return on.step(f"Accepted: {_name(item)}.", confirmed(item, **fields))


def _change(on: _Acting) -> Step:
    if on.key.id in on.desk.sections and on.key.kind == "section":
        return _change_section(on)
    item = on.item()
    fields = _fields(on, item)
    if not fields:
        return Step("Nothing was changed.", hand=on.key)
    also = []
    if on.given.text("also") and item.kind == "quote":
        field = "via" if "via" in fields else "speaker"
        also = quotes_alike(item, field, on.desk.editor.quotes_beside(item))
        fields = {field: fields[field]} if field in fields else fields
    hand = Hand(item.kind, fields.get("id", on.key.id))
    return on.step(f"Changed: {_name(item)}.", SetFields(item, fields, also=also), hand)


def _fields(on: _Acting, item: Proposal) -> dict[str, Any]:
    """Return the fields of a record that a form changes; None for those that it empties."""
    given, record, found = on.given, item.record, dict[str, Any]()
    if item.kind == "quote":
        if name := given.text("speaker"):
            found["speaker"] = on.names.speaker(name).id
        if given.has("via"):
            found["via"] = [who.id for who in on.names.speakers(given.text("via"))] or None
        if relay := given.text("relay"):
            found["via"] = [relay] if relay != "nobody" else None
        if kind := KINDS.get(given.text("kind")):
            found["kind"] = kind
        topics = on.names.topics(given.text("topics")) if given.has("topics") else [*(record.get("topics") or [])]
        if topic := given.text("topic"):
            topics = [id_ for id_ in topics if id_ != topic] if topic in topics else [*topics, topic]
        found["topics"] = topics
    elif item.kind == "passage":
        if (topic := given.text("topic")) and not record.get("element"):
            found["topic"] = on.names.topic(topic)
        if (part := given.text("part")) in on.desk.archive.elements:
            found["element"] = part
    elif item.kind == "not_quote":
        found["reason"] = given.text("reason")
    for name in ("name", "short", "country", "description", "kind") if item.is_name else ():
        if given.has(name):
            found[name] = given.text(name) or None
    if item.kind not in ("page", "not_quote", "part") and given.text("id"):
        found["id"] = given.text("id")
    return {name: value for name, value in found.items() if (value or None) != (record.get(name) or None)} | (
        {} if found.get("id", item.id) == item.id else {"id": found["id"]}
    )


def _change_section(on: _Acting) -> Step:
    on.fresh(on.key)
    record = on.desk.sections[on.key.id]
    fields: dict[str, Any] = {name: on.given.text(name) for name in ("id", "title") if on.given.text(name)}
    if on.given.has("topics"):
        fields["topics"] = on.names.topics(on.given.text("topics")) or None
    hand = Hand("section", fields.get("id", on.key.id))
    return on.step("The section is changed.", SetEntry(on.file, "sections", record, fields), hand)


def _span(on: _Acting) -> Step:
    item, span = on.item(), on.span()
    if item.kind not in ("quote", "passage", "not_quote"):
        raise AskError("Choose a tag first.")
    span = without_marks(on.desk, span) if item.kind == "quote" else span
    hand = on.key if item.kind != "not_quote" else None
    return Step(f"Its words are now: {span.of(on.desk.text)}", span_set(item, on.selector(span)), hand, "")


def _reject(on: _Acting) -> Step:
    if on.key.kind in ("section", "sic"):
        on.fresh(on.key)
        field, tag = ("sections", None) if on.key.kind == "section" else ("sic", on.desk.tag(on.key))
        record = tag.record if tag else on.desk.sections[on.key.id]
        return Step("Taken away.", SetEntry(on.file, field, record, None))
    item = on.item()
    if item.kind == "part":
        return Step("Nobody has looked for it, now.", NotAbsent(item), on.key)
    if item.kind == "not_quote":
        span = next(tag.span for tag in on.desk.tags if tag.hand == on.key)
        return Step("Who says it?", hand=Hand.of_span(span, "quote"))
    if item.kind not in ("quote", "passage"):
        raise AskError("Only tags are rejected.")
    reason = on.given.text("reason")
    if item.kind == "quote" and item.record["kind"] != "indirect" and not reason:
        return Step("Say why it is no quotation.", hand=Hand("reject", on.key.key), focus="#desk-reason")
    indirect = item.record.get("kind") == "indirect"  # its words stand in no marks, so nothing is left to explain
    actions: list[Action] = [SetEntry(on.file, "quotes", item.record, None) if indirect else Reject(item, reason)]
    if heir := on.given.text("heir"):
        actions.insert(0, HandOver(item, on.item(Hand.of_key(heir))))
    return Step(f"Rejected: {_name(item)}.", Several(actions))


def _later(on: _Acting) -> Step:
    return Step("Later.")


def _take(on: _Acting) -> Step:
    if not on.desk.has(on.key):
        raise StaleError("This has gone since it was shown.")
    item = on.desk.items.get(on.key.key)
    return Step(f"In hand: {_name(item)}." if item else "In hand.", hand=on.key)


def _quote(on: _Acting) -> Step:
    span = without_marks(on.desk, on.span())
    name = on.given.text("speaker")
    if not name:
        return Step("Who says it?", hand=Hand.of_span(span, "quote"))
    speaker = on.names.speaker(name)
    via = on.names.speakers(on.given.text("via"))
    kind = KINDS.get(on.given.text("kind")) or likely_kind(on.desk, span)
    words = span.of(on.desk.text)
    id_ = on.given.text("id") or ids.quote_id(words, on.taken())
    instead = next(
        (on.desk.items[tag.hand.key] for tag in on.desk.tags if tag.shape == "not-quote" and tag.span == span), None
    )
    topics = on.names.topics(on.given.text("topics"))
    action = AddQuote(on.file, id_, on.selector(span), kind, speaker, via, topics, _translation(on), instead)
    return on.step(f"Quote by {speaker.name}: {words}", action, _kept(on))


def _translation(on: _Acting) -> dict[str, str]:
    words, by = on.given.text("words"), on.given.text("by")
    return {"text": words, "by": by} if words and by else {}


def _part(on: _Acting) -> Step:
    element, span = on.given.text("part"), on.span()
    if element not in on.desk.archive.elements:
        return Step("Which part of the clause?", hand=Hand.of_span(span, "part"))
    item = on.item(Hand("part", element))
    short = on.desk.archive.elements[element].short
    return Step(f"{short}: {span.of(on.desk.text)}", TagPart(item, on.selector(span)), _kept(on))


def _topic(on: _Acting) -> Step:
    span, name = on.span(), on.given.text("topic")
    if not name:
        return Step("On which topic?", hand=Hand.of_span(span, "topic"))
    id_ = on.given.text("id") or ids.unique_id(ids.from_words(span.of(on.desk.text)) or "passage", on.taken())
    entry = {"id": id_, "topic": on.names.topic(name), **_words(on, span)}
    return on.step("Tagged with its topic.", AddEntry(on.file, "passages", entry), _kept(on))


def _not_quote(on: _Acting) -> Step:
    span, reason = without_marks(on.desk, on.span()), on.given.text("reason")
    if not reason:
        return Step("Why is it no quotation?", hand=Hand.of_span(span, "notquote"), focus="#desk-reason")
    entry = {**_words(on, span), "reason": reason}
    return Step(f"Not a quote: {reason}.", AddEntry(on.file, "not_quotes", entry), _kept(on))


def _sic(on: _Acting) -> Step:
    entry = {**_words(on, on.span()), "note": on.given.text("note") or "as published"}
    return Step("Marked as published: [sic].", AddEntry(on.file, "sic", entry), _kept(on))


def _words(on: _Acting, span: Span) -> dict[str, str]:
    found = on.selector(span)
    words = {"exact": found.exact, "prefix": found.prefix, "suffix": found.suffix}
    return {name: value for name, value in words.items() if value}


def _kept(on: _Acting) -> Hand | None:
    """Return what stays in hand after words were tagged: a tag or line; not the words, nor a part that has some now."""
    return on.hand if on.hand.kind not in ("words", "part", "finish") else None


def _absent(on: _Acting) -> Step:
    item = on.item(Hand("part", on.given.text("part") or on.key.id))
    return Step(f"Not in this article: {on.desk.archive.elements[item.id].short}.", MarkAbsent(item))


def _nearest(on: _Acting) -> Step:
    hand = Hand("part", on.given.text("part"))
    on.item(hand)
    return Step("The nearest sentences.", hand=hand)


def _line(on: _Acting) -> Step:
    line, kind = on.line(), LINE_KINDS.get(on.given.text("kind"))
    hand = Hand("line", str(line.number))
    if not kind:
        return Step(f"Line {line.number}: {line.kind}.", hand=hand)
    on.fresh(hand)
    if not line.is_whole:
        raise AskError("A piece of this line is set aside: change it in article.yml.")
    action = SetLine(on.desk.page, line.words, line.kind, kind)
    return Step(f"Line {line.number} is now: {kind}.", action, Hand("page"))


def _fact(on: _Acting) -> Step:
    on.fresh(Hand("page"))
    fact = FACTS.get(on.given.text("fact"))
    if not fact:
        raise AskError("Choose a fact of the article.")
    value = on.given.text("value") or None
    value = on.names.outlet(value) if fact == "outlet" and value else value
    if not value and fact in ("headline", "outlet"):
        raise AskError(f"Give the {fact}.", field="value")
    action = SetFact(on.desk.page, fact, value, on.given.text("supplied") or None)
    return on.step(f"{fact.capitalize()}: {value or 'not stated'}.", action, Hand("page"))


def _section(on: _Acting) -> Step:
    line, title = on.line(), on.given.text("title")
    if not title:
        return Step("A section starts here: give its heading.", hand=Hand("line", str(line.number)), focus="#desk-title")
    paragraphs = on.desk.article.capture.paragraphs
    number = next((n for n, block in enumerate(paragraphs) if line.span.covers(block.span)), None)
    if number is None:
        raise AskError("A section starts with a paragraph of the text.")
    records = [record for article in on.desk.archive.articles for record in article.sections]
    known = next((section for section in records if title in (section.title, section.id)), None)
    id_ = on.given.text("id") or (known.id if known else ids.slug(title)) or "section"
    topics = [id_] if id_ in on.desk.archive.topics else [*known.topics] if known else []
    topics = on.names.topics(on.given.text("topics")) if on.given.text("topics") else topics
    starts = first_words_alone(number, paragraphs) or first_words(paragraphs[number].text)
    entry: dict[str, Any] = {"id": id_, "title": known.title if known else title, "starts": starts}
    entry |= {"topics": topics} if topics else {}
    return on.step("A section starts here.", AddSections(on.desk.page, [entry]), _kept(on))


def _sections(on: _Acting) -> Step:
    if not on.desk.suggested:
        raise AskError("No sections are proposed.")
    count = len(on.desk.suggested)
    return Step(f"{count} sections taken.", AddSections(on.desk.page, on.desk.suggested), Hand("page"))


def _translate(on: _Acting) -> Step:
    item, words = on.item(), on.given.text("words")
    by = on.given.needed("by", "Say who made the translation.") if words else ""
    return Step("Translated.", SetFields(item, {"translation": {"text": words, "by": by} if words else None}), on.key)


def _correction(on: _Acting) -> Step:
    line = on.given.needed("line", "Say in a line what was wrong and what is right now.")
    entry = {"date": datetime.now(UTC).date().isoformat(), "note": line}
    return Step("The correction is noted for readers.", AddEntry(on.file, "corrections", entry), on.hand)


def _merge(on: _Acting) -> Step:
    item, into = on.item(), on.given.needed("into", "Say who it is.")
    kind = "outlet" if item.kind == "outlet" else "speaker"
    names = on.names.outlet(into) if kind == "outlet" else on.names.speaker(into).id
    if on.names.added:
        raise AskError(f"There is no {kind} “{into}”.", field="into")
    return Step(f"{item.record['name']} is {names}.", Merge("outlet" if kind == "outlet" else "speaker", item.id, names))


def _finish(on: _Acting) -> Step:
    return Step("What is left is listed.", hand=Hand("finish"))


def _name(item: Proposal) -> str:
    """Return what an announcement calls a proposal: the first words of a tag, or the name of what it is."""
    if item.kind == "page":
        return "what is said of the page"
    if item.kind == "part":
        return f"the part {item.id}"
    return str(item.record["name"] if item.is_name else " ".join(item.record["exact"].split()[:8]))


_ACTS: Mapping[str, Callable[[_Acting], Step]] = {
    "accept": _accept,
    "change": _change,
    "span": _span,
    "reject": _reject,
    "later": _later,
    "next": _later,
    "take": _take,
    "quote": _quote,
    "part": _part,
    "topic": _topic,
    "notquote": _not_quote,
    "sic": _sic,
    "absent": _absent,
    "nearest": _nearest,
    "line": _line,
    "fact": _fact,
    "section": _section,
    "sections": _sections,
    "translation": _translate,
    "correction": _correction,
    "merge": _merge,
    "finish": _finish,
}
