"""Answers of a person about what a machine proposed, written into the YAML files one by one.

Each answer leaves every other character alone, is checked with all that depends on it and taken back where it makes a
problem. It goes to the record that was shown, wherever that stands by now, and to no other. ``changes`` says what
each answer writes, ``questions`` asks for what it needs.
"""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from typing import Any

from ..model import Archive, Speaker
from ..model.addresses import article as article_address
from ..model.addresses import speaker as speaker_address
from ..model.problems import ArchiveError, Problem
from ..reading import permalinks, proposals, vocabulary
from ..reading.archive_folder import ArchiveFolder
from ..reading.proposals import Proposal, ProposalKey
from ..storage.locks import one_writer
from ..storage.yaml_editor import YamlText
from ..storage.yaml_reader import Document, Path_
from .changes import Change, add_speaker, new_values, replace_name
from .edits import Edits


class Answers:
    """Writes answers. A method raises ArchiveError where an answer cannot be written; then nothing is changed."""

    def __init__(self, folder: ArchiveFolder) -> None:
        """Read the archive, and take the drafts away that no article names."""
        self.folder = folder
        self.archive: Archive = folder.read()
        self._dropped: list[str] = []
        self._given: list[tuple[ProposalKey, Edits]] = []
        if self._orphans():
            with self._one_writer():
                self._drop_orphans(Edits(folder.root))

    def refresh(self) -> None:
        """Read what anybody has changed. Raise ArchiveError where the archive has problems by now."""
        self.archive = self.folder.read()

    def quotes_beside(self, item: Proposal) -> list[Proposal]:
        """Return the other quotes of an article, confirmed or not."""
        found = proposals.of_document(self.folder.article_documents[item.slug])
        return [other for other in found if other.kind == "quote" and other.key != item.key]

    def confirm(self, item: Proposal) -> None:
        """Take away the mark of what is proposed: the record is right as it stands."""
        self.set(item, {"draft" if item.is_name else "reviewed": None})

    def set(
        self, item: Proposal, fields: Mapping[str, Any], new: Iterable[Speaker] = (), also: Iterable[Proposal] = ()
    ) -> None:
        """Give fields of a record other values, and records ``also`` the same, but for the id; None takes one away.

        ``new`` are speakers whom the vocabulary may lack.
        """
        id_, others = fields.get("id", item.id), {name: value for name, value in fields.items() if name != "id"}
        known = {"outlet": self.archive.outlets, "speaker": self.archive.speakers}.get(item.kind, {})
        if id_ != item.id and id_ in known:
            raise ArchiveError([Problem(item.file, item.line, f"the id '{id_}' is taken; choose another")])
        address = speaker_address(item.id) if item.is_name else f"{article_address(item.slug)}#{item.id}"
        is_published = item.kind != "outlet" and address in permalinks.listed(self.folder.root)
        change = new_values(item, fields, is_published=is_published)
        more = [(other, new_values(other, others)) for other in also]
        self.give(item, change, new, id_ if item.is_name else None, more)

    def give(
        self,
        item: Proposal,
        change: Change,
        new: Iterable[Speaker] = (),
        renamed: str | None = None,
        also: Iterable[tuple[Proposal, Change]] = (),
    ) -> None:
        """Change a record in one step, with what goes with it. Put all back as it was where that makes a problem.

        ``new`` are speakers whom the vocabulary may lack; ``renamed`` is the id that every article names from now on
        in the place of the record's; ``also`` are changes of other records that are part of the answer.
        """
        with self._one_writer():
            edits = Edits(self.folder.root)
            try:
                for speaker in new:
                    if speaker.id not in self.archive.speakers:
                        edits.edit(vocabulary.FILE, partial(add_speaker, speaker))
                if renamed and renamed != item.id:
                    self._name_otherwise(item, renamed, edits)
                for record, its in [(item, change), *also]:
                    edits.edit(record.file, partial(_change, record, its))
                self.archive = self.folder.read()
                self._drop_orphans(edits)
            except BaseException:
                edits.take_back()
                self.archive = self.folder.read()
                raise
            if edits.files:
                self._given.append((item.key, edits))

    def undo(self) -> ProposalKey | None:
        """Take the last answer back, if there is one; return the key of what it was about."""
        if not self._given:
            return None
        key, edits = self._given[-1]
        with self._one_writer():
            edits.take_back()
            self._given.pop()
            self.archive = self.folder.read()
        return key

    def take_dropped(self) -> list[str]:
        """Return once, as a sentence names them, the drafts that went since no article names them any more."""
        dropped, self._dropped = self._dropped, []
        return dropped

    @property
    def can_undo(self) -> bool:
        """Say whether there is an answer to take back."""
        return bool(self._given)

    @contextmanager
    def _one_writer(self) -> Iterator[None]:
        """Let nobody else write, and start from what others have written; ArchiveError where that has problems."""
        with one_writer(self.folder.root):
            self.refresh()
            yield

    def _name_otherwise(self, item: Proposal, id_: str, edits: Edits) -> None:
        """Let every article name an entry of the vocabulary by another id.

        A new id gets an entry first, which its right one will replace: a kill at any moment leaves no name unknown.
        """
        known = self.archive.outlets if item.kind == "outlet" else self.archive.speakers
        if id_ not in known:
            edits.edit(item.file, lambda text: text.add_entry(item.path[:-1], id_, item.record))
        for slug in self.folder.articles_naming(item.kind, item.id):
            edits.edit(f"articles/{slug}/article.yml", partial(replace_name, item, id_))

    def _drop_orphans(self, edits: Edits) -> None:
        """Take away every draft of the vocabulary that no article names any more."""
        for item in self._orphans():
            try:
                edits.edit(item.file, partial(_remove, item.path))
            except ArchiveError:
                continue  # laid out so that a person must do it; the strict check names it
            self._dropped.append(f"the {item.kind} {item.record['name']}")
            self.archive = self.folder.read()

    def _orphans(self) -> list[Proposal]:
        waiting = [item for item in proposals.of_document(self.folder.vocabulary_document) if item.waits]
        return [item for item in waiting if not self.folder.articles_naming(item.kind, item.id)]


def _change(item: Proposal, change: Change, text: YamlText) -> None:
    change(text, _place(text.document, item))


def _place(document: Document, item: Proposal) -> Path_:
    """Return where what was shown stands by now. Raise ArchiveError where it has changed since, or has gone."""
    found = proposals.find(document, item.key)
    if found and found.record == item.record:
        return found.path
    line, what = (found.line, "has changed") if found else (item.line, "has gone")
    raise ArchiveError([Problem(item.file, line, f"{item.label} {what} since it was shown")])


def _remove(path: Path_, text: YamlText) -> None:
    text.remove(path)
