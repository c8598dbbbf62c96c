"""Build the changes that answers make in the YAML files. ``Answers.give`` applies the changes of an answer."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from ..adding.proposing.ids import unique_id
from ..model import QuoteKind, Speaker
from ..model.addresses import RESERVED_ID
from ..model.problems import ArchiveError
from ..reading.proposals import SELECTOR, Proposal
from ..storage.schema import ArticleRecord
from ..storage.yaml_editor import YamlText
from ..storage.yaml_reader import Path_
from ..texts.anchoring import Selector

Change = Callable[[YamlText, Path_], None]
"""A function that changes the text of a file; it gets the text and the path of the record to be answered."""


def new_values(item: Proposal, fields: Mapping[str, Any], *, is_published: bool = False) -> Change:
    """Return the change that sets fields of a record; None removes a field. The id of a name is its key.

    An earlier id that was published stays, among the former ids.
    """

    def change(text: YamlText, path: Path_) -> None:
        id_ = fields.get("id", item.id)
        for field, value in fields.items():
            before = item.record.get(field)
            if value is None and field in item.record:
                _take_away(text, (*path, field))
            elif field != "id" and (value or before) and value != before:
                text.set((*path, field), value)
        if id_ == item.id:
            return
        if is_published:
            text.append((*path, "former_ids"), item.id)
        if item.is_name:
            text.remove((*path[:-1], id_))  # the temporary entry that ``Answers`` added
            text.rename(path, id_)
        else:
            text.set((*path, "id"), id_)

    return change


def _take_away(text: YamlText, path: Path_) -> None:
    """Remove a field. If it has no line of its own, set ``draft`` or ``reviewed`` to its default value."""
    try:
        text.remove(path)
    except ArchiveError:
        if path[-1] not in ("draft", "reviewed"):
            raise
        text.set(path, path[-1] == "reviewed")


def rejection(item: Proposal, reason: str) -> Change:
    """Return the change that removes a quote or passage, and lists a quote's words as no quotation, with a reason."""

    def change(text: YamlText, path: Path_) -> None:
        if item.kind == "quote":
            text.append(("not_quotes",), {**_words(item), "reason": reason})
        text.remove(path)

    return change


def quote_instead(item: Proposal, id_: str, kind: QuoteKind, speaker: Speaker) -> Change:
    """Return the change that turns words listed as no quotation into a confirmed quote."""

    def change(text: YamlText, path: Path_) -> None:
        entry = {"id": id_, **_words(item), "kind": kind, "speaker": speaker.id, "topics": []}
        text.append(("quotes",), entry)
        text.remove(path)

    return change


def merger(item: Proposal, known: str) -> Change:
    """Return the change that removes a new outlet or speaker that is really a known one.

    The name of an outlet becomes an alias of the known one, because captures have it.
    """

    def change(text: YamlText, path: Path_) -> None:
        if item.kind == "outlet":
            text.append(("outlets", known, "aliases"), item.record["name"])
        text.remove(path)

    return change


def absence(element: str) -> Change:
    """Return the change that lists an element as absent from an article, after the elements listed already."""

    def change(text: YamlText, _: Path_) -> None:
        listed = text.document.value.get("absent") or []
        if not listed:
            text.set(("absent",), [element], after=fields_before("absent"))
        elif element not in listed:
            text.append(("absent",), element)

    return change


def new_passage(element: str, words: Selector) -> Change:
    """Return the change that adds a passage for an element and no longer lists the element as absent.

    The passage has the element's id or, if that is taken, the next free one.
    """

    def change(text: YamlText, _: Path_) -> None:
        listed = text.document.value.get("absent") or []
        if element in listed:
            text.remove(("absent", listed.index(element)))
        wanted = f"passage-{element}" if RESERVED_ID.fullmatch(element) else element
        fields = {"exact": words.exact, "prefix": words.prefix, "suffix": words.suffix}
        entry = {"id": unique_id(wanted, _ids(text.document.value)), "element": element}
        entry |= {name: value for name, value in fields.items() if value}
        text.append(("passages",), entry, after=fields_before("passages"))

    return change


def add_speaker(speaker: Speaker, text: YamlText) -> None:
    """Add a speaker to the vocabulary."""
    text.add_entry(("speakers",), speaker.id, {"name": speaker.name, "kind": speaker.kind})


def replace_name(item: Proposal, new: str, text: YamlText) -> None:
    """Replace the outlet of an article's record, or a speaker wherever the record names one, by another."""
    if item.kind == "outlet":
        text.set(("outlet",), new)
        return
    for number, quote in enumerate(text.document.value.get("quotes") or []):
        if quote.get("speaker") == item.id:
            text.set(("quotes", number, "speaker"), new)
        via = quote.get("via") or []
        if item.id in via:
            text.set(("quotes", number, "via"), [new if name == item.id else name for name in via])


def fields_before(field: str) -> list[str]:
    """Return the fields of an article's record after which a field is put, in order."""
    names = list(ArticleRecord.model_fields)
    return names[: names.index(field)]


def _words(item: Proposal) -> dict[str, str]:
    return {name: item.record[name] for name in SELECTOR if item.record.get(name)}


def _ids(record: dict[str, Any]) -> Iterator[str]:
    """Yield the ids that the tags of an article have or had."""
    for field in ("sections", "quotes", "passages"):
        for tag in record.get(field) or []:
            yield tag["id"]
            for earlier in ("former_ids", "aliases"):
                yield from tag.get(earlier) or []
