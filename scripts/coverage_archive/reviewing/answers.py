"""Write the answers of a person about a machine's proposals into the YAML files, one by one.

Each answer leaves every other character alone. It is checked with all that depends on it, and undone if it makes a
problem. It changes the record that was shown, wherever in the file that is by now, and no other record. ``changes``
says what each answer writes, ``questions`` asks for what it needs.
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
    """Write answers. A method raises ArchiveError if an answer cannot be written; then nothing is changed."""

    def __init__(self, folder: ArchiveFolder) -> None:
        """Read the archive, and remove the drafts of the vocabulary that no article names."""
        self.folder = folder
        self.archive: Archive = folder.read()
        self._dropped: list[str] = []
        self._given: list[tuple[ProposalKey, Edits]] = []
        if self._orphans():
            with self._one_writer():
                self._drop_orphans(Edits(folder.root))

    def refresh(self) -> None:
        """Read again what anybody has changed. Raise ArchiveError if the archive has problems by now."""
        self.archive = self.folder.read()

    def quotes_beside(self, item: Proposal) -> list[Proposal]:
        """Return the other quotes of a proposal's article, confirmed or not."""
        found = proposals.of_document(self.folder.article_documents[item.slug])
        return [other for other in found if other.kind == "quote" and other.key != item.key]

    def confirm(self, item: Proposal) -> None:
        """Confirm a proposal: remove its field ``draft`` or ``reviewed``, and leave the record as it is otherwise."""
        self.set(item, {"draft" if item.is_name else "reviewed": None})

    def set(
        self, item: Proposal, fields: Mapping[str, Any], new: Iterable[Speaker] = (), also: Iterable[Proposal] = ()
    ) -> None:
        """Set fields of a record, and the same fields except the id of the records ``also``; None removes a field.

        ``new`` are speakers whom the vocabulary may lack. Raise ArchiveError if a new id is taken.
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
        """Change a record in one step, with everything that belongs to the answer. If it makes a problem, undo all.

        ``new`` are speakers whom the vocabulary may lack. ``renamed`` is the id that every article names from now on
        instead of the record's id. ``also`` are changes of other records that are part of the answer.
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
        """Undo the last answer and return the key of its proposal; return None if there is no answer to undo."""
        if not self._given:
            return None
        key, edits = self._given[-1]
        with self._one_writer():
            edits.take_back()
            self._given.pop()
            self.archive = self.folder.read()
        return key

    def take_dropped(self) -> list[str]:
        """Return the drafts removed since the last call because no article names them, as a sentence names them."""
        dropped, self._dropped = self._dropped, []
        return dropped

    @property
    def can_undo(self) -> bool:
        """Say whether there is an answer to undo."""
        return bool(self._given)

    @contextmanager
    def _one_writer(self) -> Iterator[None]:
        """Let nobody else write, and read what others have written. Raise ArchiveError if that has problems."""
        with one_writer(self.folder.root):
            self.refresh()
            yield

    def _name_otherwise(self, item: Proposal, id_: str, edits: Edits) -> None:
        """Replace the id of an entry of the vocabulary by another id in every article that names the entry.

        A new id gets an entry first, which its right one will replace: a kill at any moment leaves no name unknown.
        """
        known = self.archive.outlets if item.kind == "outlet" else self.archive.speakers
        if id_ not in known:
            edits.edit(item.file, lambda text: text.add_entry(item.path[:-1], id_, item.record))
        for slug in self.folder.articles_naming(item.kind, item.id):
            edits.edit(f"articles/{slug}/article.yml", partial(replace_name, item, id_))

    def _drop_orphans(self, edits: Edits) -> None:
        """Remove every draft of the vocabulary that no article names any more."""
        for item in self._orphans():
            try:
                edits.edit(item.file, partial(_remove, item.path))
            except ArchiveError:
                continue  # the file's layout allows no safe edit; the strict check reports the draft
            self._dropped.append(f"the {item.kind} {item.record['name']}")
            self.archive = self.folder.read()

    def _orphans(self) -> list[Proposal]:
        waiting = [item for item in proposals.of_document(self.folder.vocabulary_document) if item.waits]
        return [item for item in waiting if not self.folder.articles_naming(item.kind, item.id)]


def _change(item: Proposal, change: Change, text: YamlText) -> None:
    change(text, _place(text.document, item))


def _place(document: Document, item: Proposal) -> Path_:
    """Return the present path of a record that was shown. Raise ArchiveError if it has changed or gone since then."""
    found = proposals.find(document, item.key)
    if found and found.record == item.record:
        return found.path
    line, what = (found.line, "has changed") if found else (item.line, "has gone")
    raise ArchiveError([Problem(item.file, line, f"{item.label} {what} since it was shown")])


def _remove(path: Path_, text: YamlText) -> None:
    text.remove(path)
