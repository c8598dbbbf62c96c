"""Define what an editor does with proposals and tags: accept, correct, reject them, and add tags by their words."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from ..adding.proposing.ids import unique_id
from ..model import QuoteKind, Speaker, addresses
from ..model.addresses import RESERVED_ID
from ..model.problems import ArchiveError, Problem
from ..reading import proposals
from ..reading.proposals import SELECTOR, Proposal
from ..storage.yaml_editor import YamlText
from ..storage.yaml_reader import Path_
from ..texts.anchoring import Selector
from .files import Files
from .names import Rename, add_speakers
from .values import fields_before, remove, set_value, take_away

_AFTER = {"prefix": ("exact",), "suffix": ("exact", "prefix")}  # fields that stand beside others


@dataclass(frozen=True, slots=True)
class SetFields:
    """Set fields of a record that was shown; None removes a field. The id of a name is its key.

    ``also`` are records that get the same fields, except the id. ``new`` are speakers whom the vocabulary may lack.
    """

    item: Proposal
    fields: Mapping[str, Any]
    new: Sequence[Speaker] = ()
    also: Sequence[Proposal] = ()

    def __call__(self, files: Files) -> None:
        """Make the change. Raise ArchiveError if a new id is taken, or a record has changed since it was shown."""
        add_speakers(files, self.new)
        _set(files, self.item, self.fields)
        for other in self.also:
            _set(files, other, {name: value for name, value in self.fields.items() if name != "id"})


def confirmed(item: Proposal, **fields: Any) -> SetFields:
    """Return the action that accepts a proposal: its field ``draft`` or ``reviewed`` goes. ``fields`` are set too."""
    return SetFields(item, {**fields, "draft" if item.is_name else "reviewed": None})


def span_set(item: Proposal, words: Selector) -> SetFields:
    """Return the action that gives a tag other words of the capture."""
    return SetFields(item, {"exact": words.exact, "prefix": words.prefix or None, "suffix": words.suffix or None})


def quotes_alike(item: Proposal, field: str, others: Iterable[Proposal]) -> list[Proposal]:
    """Return the quotes among ``others`` that have the same value of a field and may need the same correction.

    If a quote has no ``via``, that may be right for quotes of other speakers: then the speaker must be the same, too.
    """
    was, speaker = item.record.get(field) or [], item.record["speaker"]
    alike = [other for other in others if other.kind == "quote" and other.key != item.key]
    alike = [other for other in alike if (other.record.get(field) or []) == was]
    return [other for other in alike if was or other.record["speaker"] == speaker]


@dataclass(frozen=True, slots=True)
class Reject:
    """Remove a quote or passage, and list a quote's words as no quotation, with a reason."""

    item: Proposal
    reason: str = ""

    def __call__(self, files: Files) -> None:
        """Make the change. Raise ArchiveError if the record has changed since it was shown."""
        text, path = shown_record(files, self.item)
        if self.item.kind == "quote":
            entry = {**_words(self.item), "reason": self.reason}
            text.append(("not_quotes",), entry, after=fields_before("not_quotes"))
        remove(text, path)


@dataclass(frozen=True, slots=True)
class AddQuote:
    """Add a confirmed quote by its words. ``instead`` are the same words, listed as no quotation so far."""

    file: str
    id: str
    words: Selector
    kind: QuoteKind
    speaker: Speaker
    via: Sequence[Speaker] = ()
    topics: Sequence[str] = ()
    translation: Mapping[str, str] = field(default_factory=dict)
    instead: Proposal | None = None

    def __call__(self, files: Files) -> None:
        """Make the change. Raise ArchiveError if the record in ``instead`` has changed since it was shown."""
        add_speakers(files, [self.speaker, *self.via])
        entry: dict[str, Any] = {"id": self.id, **_fields(self.words), "kind": self.kind, "speaker": self.speaker.id}
        entry |= {"via": [who.id for who in self.via]} if self.via else {}
        entry |= {"topics": [*self.topics]} | ({"translation": self.translation} if self.translation else {})
        files.text(self.file).append(("quotes",), entry, after=fields_before("quotes"))
        if self.instead:
            remove(*shown_record(files, self.instead))


@dataclass(frozen=True, slots=True)
class MarkAbsent:
    """List a part of the clause as absent from an article, after the parts listed already."""

    part: Proposal

    def __call__(self, files: Files) -> None:
        """Make the change. Raise ArchiveError if somebody has judged the part since it was shown."""
        text, _ = shown_record(files, self.part)
        listed = text.document.value.get("absent") or []
        if not listed:
            text.set(("absent",), [self.part.id], after=fields_before("absent"))
        elif self.part.id not in listed:
            text.append(("absent",), self.part.id)


@dataclass(frozen=True, slots=True)
class TagPart:
    """Add a passage for a part of the clause, which is then no longer listed as absent.

    The passage has the part's id or, if that is taken, the next free one.
    """

    part: Proposal
    words: Selector

    def __call__(self, files: Files) -> None:
        """Make the change. Raise ArchiveError if somebody has judged the part since it was shown."""
        text, _ = shown_record(files, self.part)
        element = self.part.id
        listed = text.document.value.get("absent") or []
        if element in listed:
            remove(text, ("absent", listed.index(element)))
        wanted = f"passage-{element}" if RESERVED_ID.fullmatch(element) else element
        entry = {"id": unique_id(wanted, ids(text.document.value)), "element": element, **_fields(self.words)}
        text.append(("passages",), entry, after=fields_before("passages"))


def shown_record(files: Files, item: Proposal) -> tuple[YamlText, Path_]:
    """Return the text with a record that was shown, and the record's present path.

    Raise ArchiveError if the record has changed or gone since then.
    """
    text = files.text(item.file)
    found = proposals.find(text.document, item.key)
    if found and found.record == item.record:
        return text, found.path
    line, what = (found.line, "has changed") if found else (item.line, "has gone")
    raise ArchiveError([Problem(item.file, line, f"{item.label} {what} since it was shown")])


def ids(record: Mapping[str, Any]) -> Iterator[str]:
    """Yield the ids that the tags of an article's record have or had."""
    for tags in ("sections", "quotes", "passages"):
        for tag in record.get(tags) or []:
            yield tag["id"]
            for earlier in ("former_ids", "aliases"):
                yield from tag.get(earlier) or []


def _set(files: Files, item: Proposal, fields: Mapping[str, Any]) -> None:
    text, path = shown_record(files, item)
    id_ = fields.get("id", item.id)
    if item.kind in ("outlet", "speaker") and id_ != item.id:  # before a draft is confirmed, whose id nobody has seen
        Rename(item.kind, item.id, id_)(files)
        path = (*path[:-1], id_)
    for name, value in fields.items():
        before = item.record.get(name)
        if value is None and name in item.record:
            take_away(text, (*path, name))
        elif name != "id" and (value or before) and value != before:
            set_value(text, (*path, name), value, _AFTER.get(name, ()))
    if id_ == item.id or item.is_name:
        return
    if f"{addresses.article(item.slug)}#{item.id}" in files.published:
        text.append((*path, "former_ids"), item.id)
    text.set((*path, "id"), id_)


def _words(item: Proposal) -> dict[str, str]:
    return {name: item.record[name] for name in SELECTOR if item.record.get(name)}


def _fields(words: Selector) -> dict[str, str]:
    fields = {"exact": words.exact, "prefix": words.prefix, "suffix": words.suffix}
    return {name: value for name, value in fields.items() if value}
