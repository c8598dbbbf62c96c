"""Answers of a person about what a machine proposed, written into the YAML files one by one.

Each answer leaves every other character alone, is checked with all that depends on it and taken back where it makes a
problem. It goes to the record that was shown, wherever that stands by now, and to no other. ``questions`` asks for
what an answer needs.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial

from ..model import Archive, QuoteKind, Speaker, SpeakerKind
from ..model.addresses import article as article_address
from ..model.addresses import speaker as speaker_address
from ..model.problems import ArchiveError, Problem
from ..reading import permalinks, proposals, vocabulary
from ..reading.archive_folder import ArchiveFolder
from ..reading.proposals import SELECTOR, Proposal, ProposalKey
from ..storage.locks import one_writer
from ..storage.yaml_editor import YamlText
from ..storage.yaml_reader import Document, Path_
from ..texts.anchoring import Selector
from . import name_edits, page_edits, part_edits
from .edits import Edits
from .page_edits import Fact, LineKind

Change = Callable[[YamlText, Path_], None]


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

    # -- answers about the page ----------------------------------------------------------------------

    def set_line(self, item: Proposal, words: str, was: LineKind, now: LineKind) -> None:
        """Make a line of the capture another kind of line."""
        self._give(item, lambda text, _: page_edits.set_line(text, words, was, now))

    def set_fact(self, item: Proposal, fact: Fact, value: str | None, supplied: str | None) -> None:
        """Give the page another date, language, outlet or headline of the editor's own."""
        self._give(item, lambda text, _: page_edits.set_fact(text, fact, value, supplied))

    # -- answers about tags --------------------------------------------------------------------------

    def confirm(self, item: Proposal) -> None:
        """Take away the mark of what is proposed: the record is right as it stands."""
        if item.waits:
            self._give(item, name_edits.confirmed(item))

    def set_speaker(self, item: Proposal, speaker: Speaker, also: Sequence[Proposal] = ()) -> None:
        """Give a quote, and ``also`` others, another speaker, who is added to the vocabulary where it lacks them."""

        def change(text: YamlText, path: Path_) -> None:
            text.set((*path, "speaker"), speaker.id)

        self._give(item, change, new=[speaker], also=[(other, change) for other in also])

    def set_kind(self, item: Proposal, kind: QuoteKind | SpeakerKind) -> None:
        """Give a quote, or a new speaker, another kind."""
        self._give(item, lambda text, path: text.set((*path, "kind"), kind))

    def set_topics(self, item: Proposal, topics: list[str]) -> None:
        """Give a quote other topics; a passage its only one."""
        field, value = ("topic", topics[0]) if item.kind == "passage" else ("topics", topics)
        self._give(item, lambda text, path: text.set((*path, field), value))

    def reject(self, item: Proposal, reason: str) -> None:
        """Take a quote away and list its words as no quotation, for a reason; a passage is taken away only."""

        def change(text: YamlText, path: Path_) -> None:
            if item.kind == "quote":
                text.append(("not_quotes",), {**_words(item), "reason": reason})
            text.remove(path)

        self._give(item, change)

    def give_reason(self, item: Proposal, reason: str) -> None:
        """Confirm that words are no quotation, for a reason."""

        def change(text: YamlText, path: Path_) -> None:
            text.set((*path, "reason"), reason)
            if item.waits:
                name_edits.confirmed(item)(text, path)

        self._give(item, change)

    def make_quote(self, item: Proposal, id_: str, kind: QuoteKind, speaker: Speaker) -> None:
        """Turn words that were taken for no quotation into a quote, confirmed."""

        def change(text: YamlText, path: Path_) -> None:
            entry = {"id": id_, **_words(item), "kind": kind, "speaker": speaker.id, "topics": []}
            text.append(("quotes",), entry)
            text.remove(path)

        self._give(item, change, new=[speaker])

    def edit_tag(
        self, item: Proposal, id_: str, via: Sequence[Speaker] | None = None, also: Sequence[Proposal] = ()
    ) -> None:
        """Give a quote or passage another id, and a quote (``also`` others) those who relayed it.

        An earlier id that was published stays, among its former ids.
        """
        relays = [who.id for who in via or ()]

        def relay(text: YamlText, path: Path_) -> None:
            text.set((*path, "via"), relays)

        def change(text: YamlText, path: Path_) -> None:
            if id_ != item.id:
                text.set((*path, "id"), id_)
                if permalinks.is_listed(self.folder.root, f"{article_address(item.slug)}#{item.id}"):
                    text.append((*path, "former_ids"), item.id)
            if via is not None and relays != (item.record.get("via") or []):
                relay(text, path)

        self._give(item, change, new=via or (), also=[(other, relay) for other in also])

    # -- answers about parts of the clause -----------------------------------------------------------

    def set_absent(self, item: Proposal) -> None:
        """Record that an article does not give a part of the clause."""
        self._give(item, lambda text, _: part_edits.set_absent(text, item.id))

    def tag_part(self, item: Proposal, words: Selector) -> None:
        """Tag words of an article with a part of the clause."""
        self._give(item, lambda text, _: part_edits.tag(text, item.id, words))

    # -- answers about new names ---------------------------------------------------------------------

    def set_name(self, item: Proposal, name: str) -> None:
        """Give a new outlet or speaker another name; its id stays."""
        self._give(item, lambda text, path: text.set((*path, "name"), name))

    def edit_name(self, item: Proposal, id_: str, fields: Mapping[str, str]) -> None:
        """Give a new outlet or speaker another id, in every article, and other fields; an empty one is taken away.

        An earlier id of a speaker that was published stays, among the former ids.
        """
        taken = self.archive.outlets if item.kind == "outlet" else self.archive.speakers
        if id_ != item.id and id_ in taken:
            raise ArchiveError([Problem(item.file, item.line, f"the id '{id_}' is taken; choose another")])

        def change(text: YamlText, path: Path_) -> None:
            for field, value in fields.items():
                if value and value != item.record.get(field):
                    text.set((*path, field), value)
                elif not value and field in item.record:
                    text.remove((*path, field))
            if id_ != item.id:
                text.remove((*path[:-1], id_))  # what stood for it meanwhile
                if item.kind == "speaker" and permalinks.is_listed(self.folder.root, speaker_address(item.id)):
                    text.append((*path, "former_ids"), item.id)
                text.rename(path, id_)

        self._give(item, change, renamed=id_)

    def merge(self, item: Proposal, known: str) -> None:
        """Take a new outlet or speaker for one that was known, in every article, and drop the new entry.

        The new outlet's name becomes another name of the known one: captures name it so.
        """

        def change(text: YamlText, path: Path_) -> None:
            if item.kind == "outlet":
                text.append(("outlets", known, "aliases"), item.record["name"])
            text.remove(path)

        self._give(item, change, renamed=known)

    # -- how it is written ---------------------------------------------------------------------------

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

    def _give(
        self,
        item: Proposal,
        change: Change,
        new: Iterable[Speaker] = (),
        renamed: str | None = None,
        also: Iterable[tuple[Proposal, Change]] = (),
    ) -> None:
        """Change a record in one step, with what goes with it; put all back as it was where that makes a problem.

        ``new`` are speakers whom the vocabulary may lack; ``renamed`` is the id that every article names from now on
        in the place of the record's; ``also`` are changes of other records that are part of the answer.
        """
        with self._one_writer():
            edits = Edits(self.folder.root)
            try:
                for speaker in new:
                    if speaker.id not in self.archive.speakers:
                        edits.edit(vocabulary.FILE, partial(name_edits.add_speaker, speaker))
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
            edits.edit(f"articles/{slug}/article.yml", partial(name_edits.replace_name, item, id_))

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


def _words(item: Proposal) -> dict[str, str]:
    return {name: item.record[name] for name in SELECTOR if item.record.get(name)}


def _remove(path: Path_, text: YamlText) -> None:
    text.remove(path)
