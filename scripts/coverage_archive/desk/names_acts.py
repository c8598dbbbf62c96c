"""Rename, merge and describe entries of the vocabulary, from the desk's page of names."""

from typing import Any, get_args

from ..editing.editor import Editor
from ..editing.entries import DescribeName, Several
from ..editing.files import Action
from ..editing.names import Merge, Rename
from ..reading.vocabulary import NameKind
from .acting import Step
from .given import AskError, Given, StaleError
from .hand import Hand, digest

KINDS: dict[str, NameKind] = {kind: kind for kind in get_args(NameKind)}
# The fields of an entry that the page describes; lists have commas between their values.
FIELDS: dict[NameKind, tuple[str, ...]] = {
    "outlet": ("name", "short", "country", "aliases"),
    "speaker": ("name", "kind", "description", "aliases"),
    "topic": ("title", "description", "aliases"),
    "element": ("title", "short", "phrase", "question"),
}
_LISTS = ("aliases",)


def record_of(editor: Editor, hand: Hand) -> dict[str, Any] | None:
    """Return the record of the entry that a hand names (kind "name", id "speaker_kim"), or None."""
    kind, _, id_ = hand.id.partition("_")
    entries = editor.folder.vocabulary_document.value.get(f"{kind}s") if kind in KINDS else None
    return (entries or {}).get(id_)


def name_act(editor: Editor, given: Given, hand: Hand) -> Step:
    """Return what an act on a name does. Raise AskError or StaleError as ``acts.act`` does."""
    hand = Hand.of_key(given.text("tag")) if given.text("tag") else hand
    record = record_of(editor, hand)
    if given.do in ("take", "later"):
        return Step("In hand." if record else "Choose a name.", hand=hand if record else Hand("name"))
    if record is None or given.text("shown") != digest(record):
        raise StaleError("This name was changed or has gone meanwhile. Look again: nothing was changed.")
    kind, id_ = KINDS[hand.id.partition("_")[0]], hand.id.partition("_")[2]
    if given.do == "merge":
        into = given.needed("into", "Say with which one it is merged.")
        return Step(f"{id_} is part of {into} now.", Merge(kind, id_, into), Hand("name", f"{kind}_{into}"))
    if given.do != "change":
        raise AskError(f"There is no act “{given.do}”.")
    fields = _fields(kind, given, record)
    actions: list[Action] = [DescribeName(kind, id_, record, fields)] if fields else []
    new = given.text("id") or id_
    if new != id_:
        actions.append(Rename(kind, id_, new))
    if not actions:
        return Step("Nothing was changed.", hand=hand)
    return Step(f"Changed: {new}.", Several(actions), Hand("name", f"{kind}_{new}"))


def _fields(kind: NameKind, given: Given, record: dict[str, Any]) -> dict[str, Any]:
    """Return the fields that a form changes; None for those that it empties."""
    found: dict[str, Any] = {}
    for name in FIELDS[kind]:
        if given.has(name):
            text = given.text(name)
            value: Any = [one.strip() for one in text.split(",") if one.strip()] if name in _LISTS else text
            if (value or None) != (record.get(name) or None):
                found[name] = value or None
    if record.get("draft") and given.text("draft") == "no":
        found["draft"] = None
    return found
