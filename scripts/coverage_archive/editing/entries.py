"""Add, change and remove entries of the lists in article.yml that nobody proposes, and entries of the vocabulary."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ..model import addresses
from ..model.problems import ArchiveError, Problem
from ..reading import vocabulary
from ..reading.proposals import Proposal
from ..reading.vocabulary import NameKind
from .files import Action, Files
from .names import entries
from .tag_actions import shown_record
from .values import fields_before, remove, set_value, take_away

Entry = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Several:
    """Carry out several actions as one, which is written and undone as a whole."""

    actions: Sequence[Action]

    def __call__(self, files: Files) -> None:
        """Make the changes in their order. Raise what one of them raises."""
        for action in self.actions:
            action(files)


@dataclass(frozen=True, slots=True)
class AddEntry:
    """Append an entry to a list of article.yml, such as ``sic``, ``not_quotes``, ``passages`` or ``corrections``."""

    file: str
    field: str
    entry: Entry

    def __call__(self, files: Files) -> None:
        """Make the change."""
        files.text(self.file).append((self.field,), self.entry, after=fields_before(self.field))


@dataclass(frozen=True, slots=True)
class SetEntry:
    """Set fields of an entry of a list as it was shown, or remove the entry if ``fields`` is None.

    A new id of an entry whose address is promised keeps the earlier one in ``former_ids``.
    """

    file: str
    field: str
    shown: Entry
    fields: Entry | None

    def __call__(self, files: Files) -> None:
        """Make the change. Raise ArchiveError if the entry has changed or gone since it was shown."""
        text = files.text(self.file)
        found = text.document.value.get(self.field) or []
        if self.shown not in found:
            message = f"this entry of `{self.field}` has changed or gone since it was shown"
            raise ArchiveError([Problem(self.file, text.document.line((self.field,)), message)])
        path = (self.field, found.index(self.shown))
        if self.fields is None:
            remove(text, path)
            return
        old, new = self.shown.get("id"), self.fields.get("id")
        if new and old != new and f"{addresses.article(self.file.split('/')[1])}#{old}" in files.published:
            text.append((*path, "former_ids"), old)
        for name, value in self.fields.items():
            if value is None and name in self.shown:
                take_away(text, (*path, name))
            elif value is not None:
                set_value(text, (*path, name), value)


@dataclass(frozen=True, slots=True)
class HandOver:
    """Give the id of a tag that goes, and its earlier ids, to the tag that takes its place."""

    gone: Proposal
    to: Proposal

    def __call__(self, files: Files) -> None:
        """Make the change. Raise ArchiveError if the tag that stays has changed since it was shown."""
        text, path = shown_record(files, self.to)
        for id_ in (self.gone.id, *(self.gone.record.get("former_ids") or ())):
            text.append((*path, "former_ids"), id_)


@dataclass(frozen=True, slots=True)
class NotAbsent:
    """Take a part of the clause out of the absent ones: nobody has looked for it then."""

    part: Proposal

    def __call__(self, files: Files) -> None:
        """Make the change. Raise ArchiveError if somebody has judged the part since it was shown."""
        text, _ = shown_record(files, self.part)
        remove(text, ("absent", text.document.value["absent"].index(self.part.id)))


@dataclass(frozen=True, slots=True)
class AddName:
    """Add an entry to the vocabulary, if it has none with this id."""

    kind: NameKind
    id: str
    fields: Entry

    def __call__(self, files: Files) -> None:
        """Make the change."""
        if self.id not in entries(files, self.kind):
            files.vocabulary.add_entry((f"{self.kind}s",), self.id, self.fields)


@dataclass(frozen=True, slots=True)
class DescribeName:
    """Set fields of an entry of the vocabulary as it was shown; None removes a field."""

    kind: NameKind
    id: str
    shown: Entry
    fields: Entry

    def __call__(self, files: Files) -> None:
        """Make the change. Raise ArchiveError if the entry has changed or gone since it was shown."""
        text, path = files.vocabulary, (f"{self.kind}s", self.id)
        if entries(files, self.kind).get(self.id) != self.shown:
            message = f"the {self.kind} '{self.id}' has changed or gone since it was shown"
            raise ArchiveError([Problem(vocabulary.FILE, text.document.line(path), message)])
        for name, value in self.fields.items():
            if value is None and name in self.shown:
                take_away(text, (*path, name))
            elif value is not None:
                set_value(text, (*path, name), value)
