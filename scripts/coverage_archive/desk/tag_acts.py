"""Accept, change and reject tags and names that are in hand."""

from collections.abc import Mapping
from typing import Any, get_args

from ..adding.proposing.draft_tags import PROPOSED
from ..editing.entries import HandOver, NotAbsent, SetEntry, Several
from ..editing.files import Action
from ..editing.names import Merge
from ..editing.tag_actions import Reject, SetFields, confirmed, quotes_alike, span_set
from ..model import QuoteKind
from ..reading.proposals import Proposal
from ..reading.vocabulary import NameKind
from .acting import Acting, Step
from .given import AskError
from .hand import Hand
from .likely import without_marks

KINDS: Mapping[str, QuoteKind] = {kind: kind for kind in get_args(QuoteKind)}
_OF_NAMES = ("name", "short", "country", "description", "kind")


def accept(on: Acting) -> Step:
    """Accept a proposal, or save a tag that is judged already, with the fields of the form."""
    item = on.item()
    fields = _fields(on, item)
    if item.kind == "not_quote":
        fields.setdefault("reason", item.record["reason"].removeprefix(PROPOSED))
    return on.step(f"Accepted: {called(item)}.", confirmed(item, **fields))


def change(on: Acting) -> Step:
    """Change the fields of the form, of other quotes too if the form says so; what is in hand stays."""
    if on.key.kind == "section":
        return _change_section(on)
    item = on.item()
    fields = _fields(on, item)
    if not fields:
        return Step("Nothing was changed.", hand=on.key)
    actions: list[Action] = [SetFields(item, fields)]
    if item.kind == "quote" and on.given.text("also"):
        for field in fields.keys() & {"speaker", "via"}:
            alike = quotes_alike(item, field, on.desk.editor.quotes_beside(item))
            actions += [SetFields(other, {field: fields[field]}) for other in alike]
    hand = Hand(item.kind, fields.get("id", on.key.id))
    return on.step(f"Changed: {called(item)}.", Several(actions), hand)


def _change_section(on: Acting) -> Step:
    on.fresh(on.key)
    fields: dict[str, Any] = {name: on.given.text(name) for name in ("id", "title") if on.given.text(name)}
    if on.given.has("topics"):
        fields["topics"] = on.names.topics(on.given.text("topics")) or None
    hand = Hand("section", fields.get("id", on.key.id))
    action = SetEntry(on.file, "sections", on.desk.sections[on.key.id], fields)
    return on.step("The section is changed.", action, hand)


def _fields(on: Acting, item: Proposal) -> dict[str, Any]:
    """Return the fields of a record that the form changes; None for those that it empties."""
    given, found = on.given, dict[str, Any]()
    if item.kind == "quote":
        found |= _of_quote(on, item)
    elif item.kind == "passage" and item.record.get("element"):
        found |= {"element": given.text("part")} if given.text("part") in on.desk.archive.elements else {}
    elif item.kind == "passage":
        found |= {"topic": on.names.topic(given.text("topic"))} if given.text("topic") else {}
    elif item.kind == "not_quote":
        found |= {"reason": given.text("reason")} if given.text("reason") else {}
    if item.is_name:
        found |= {name: given.text(name) or None for name in _OF_NAMES if given.has(name)}
    if item.kind in ("quote", "passage") and given.has("words"):
        found["translation"] = translation(on)
    if item.kind in ("quote", "passage", "speaker", "outlet") and given.text("id") not in ("", item.id):
        found["id"] = given.text("id")
    return {name: value for name, value in found.items() if (value or None) != (item.record.get(name) or None)}


def _of_quote(on: Acting, item: Proposal) -> dict[str, Any]:
    given, found = on.given, dict[str, Any]()
    if name := given.text("speaker"):
        found["speaker"] = on.names.speaker(name).id
    if given.has("via"):
        found["via"] = [who.id for who in on.names.speakers(given.text("via"))] or None
    if relay := given.text("relay"):
        found["via"] = [relay] if relay != "nobody" else None
    if kind := KINDS.get(given.text("kind")):
        found["kind"] = kind
    if topic := given.text("topic"):
        topics = [*(item.record.get("topics") or [])]
        id_ = on.names.topic(topic)
        found["topics"] = [one for one in topics if one != id_] if id_ in topics else [*topics, id_]
    return found


def translation(on: Acting) -> dict[str, str] | None:
    """Return the translation that the form gives, or None. Raise AskError if it does not say who made it."""
    if not (words := on.given.text("words")):
        return None
    return {"text": words, "by": on.given.needed("by", "Say who made the translation.")}


def set_span(on: Acting) -> Step:
    """Give a tag the selected words instead of its own."""
    item, span = on.item(), on.span()
    if item.kind not in ("quote", "passage", "not_quote"):
        raise AskError("Choose a tag first.")
    span = without_marks(on.desk, span) if item.kind == "quote" else span
    hand = on.key if item.kind != "not_quote" else None
    return Step(f"Its words are now: {span.of(on.desk.text)}", span_set(item, on.selector(span)), hand, "")


def reject(on: Acting) -> Step:
    """Reject a tag, take a section or [sic] away, or say that a part listed as absent must be looked for again."""
    if on.key.kind in ("section", "sic"):
        return _take_away(on)
    item = on.item()
    if item.kind == "part":
        return Step("Nobody has looked for it, now.", NotAbsent(item), on.key)
    if item.kind == "not_quote":
        span = next(tag.span for tag in on.desk.tags if tag.hand == on.key)
        return on.become(span, "quote", "#desk-speaker")
    if item.kind not in ("quote", "passage"):
        raise AskError("Only tags are rejected.")
    reason = on.given.text("reason")
    indirect = item.record.get("kind") == "indirect"  # its words stand in no marks, so nothing is left to explain
    if item.kind == "quote" and not indirect and not reason:
        return Step("Say why it is no quotation.", hand=Hand("reject", on.key.key), focus="#desk-reason")
    actions: list[Action] = [SetEntry(on.file, "quotes", item.record, None) if indirect else Reject(item, reason)]
    if heir := on.given.text("heir"):
        actions.insert(0, HandOver(item, on.item(Hand.of_key(heir))))
    return Step(f"Rejected: {called(item)}.", Several(actions))


def _take_away(on: Acting) -> Step:
    on.fresh(on.key)
    tag, field = on.desk.tag(on.key), "sic" if on.key.kind == "sic" else "sections"
    record = tag.record if tag else on.desk.sections[on.key.id]
    return Step("Taken away.", SetEntry(on.file, field, record, None))


def merge(on: Acting) -> Step:
    """Say that a name proposed as new is one that the vocabulary has."""
    item, into = on.item(), on.given.needed("into", "Say which one it is.")
    kind: NameKind = "outlet" if item.kind == "outlet" else "speaker"
    known = on.names.outlet(into) if kind == "outlet" else on.names.speaker(into).id
    if not item.is_name or on.names.added:
        raise AskError(f"There is no {kind} “{into}”.", field="into")
    return Step(f"{item.record['name']} is {known}.", Merge(kind, item.id, known))


def called(item: Proposal) -> str:
    """Return what an announcement calls a proposal: the first words of a tag, or the name of what it is."""
    if item.kind == "page":
        return "what is said of the page"
    if item.kind == "part":
        return f"the part {item.id}"
    return str(item.record["name"] if item.is_name else " ".join(item.record["exact"].split()[:8]))
