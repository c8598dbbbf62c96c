"""Answers of a person about what a machine proposed, written into the YAML files one by one.

Each answer is one edit that leaves every other character alone, is checked like the whole archive and undone where it
makes a problem. The dialogue that asks for the answers is ``review_dialogue``.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from ..model import Archive, Article, QuoteKind, Speaker, SpeakerKind
from ..model.problems import ArchiveError, Problem
from ..reading import archive_folder, unreviewed, vocabulary
from ..reading.unreviewed import Waiting
from ..storage.atomic_files import write
from ..storage.yaml_editor import YamlText
from ..storage.yaml_reader import Path_

SELECTOR = ("exact", "prefix", "suffix")


@dataclass(frozen=True, slots=True)
class Review:
    """The review of one article. Every method that changes something raises ArchiveError if it cannot, and then
    nothing is changed.
    """

    root: Path
    slug: str

    # -- what there is -------------------------------------------------------------------------------

    def archive(self) -> Archive:
        """Return the archive as it is now."""
        return archive_folder.load(self.root)

    def article(self) -> Article:
        """Return the article as it is now. Raise ArchiveError where the archive has none of that name."""
        articles = {article.slug: article for article in self.archive().articles}
        if self.slug not in articles:
            there = ", ".join(articles) or "none"
            raise ArchiveError([Problem(f"articles/{self.slug}", 1, f"there is no such article; there are: {there}")])
        return articles[self.slug]

    def waiting(self) -> list[Waiting]:
        """Return what waits for a person: the page, then the tags as they stand in the file, then new names."""
        article = self.article()
        return [*unreviewed.of_article(self.root, self.slug), *unreviewed.of_vocabulary(self.root, article)]

    # -- answers about tags --------------------------------------------------------------------------

    def confirm(self, item: Waiting) -> None:
        """Take away the mark of what is proposed: the record is right as it stands."""
        mark = "draft" if item.kind in ("outlet", "speaker") else "reviewed"
        self._change(item.file, lambda text: _take_away(text, (*item.path, mark), mark != "draft"))

    def set_speaker(self, item: Waiting, speaker: Speaker) -> None:
        """Give a quote another speaker, who is added to the vocabulary where it lacks them."""
        self._add_speaker(speaker)
        before = item.record["speaker"]
        self._change(item.file, lambda text: text.set((*item.path, "speaker"), speaker.id))
        self._drop_unused(before)

    def set_kind(self, item: Waiting, kind: QuoteKind) -> None:
        """Give a quote another kind."""
        self._change(item.file, lambda text: text.set((*item.path, "kind"), kind))

    def set_topics(self, item: Waiting, topics: list[str]) -> None:
        """Give a quote other topics; a passage its only one, unless an element implies it."""
        if item.kind == "passage":
            self._change(item.file, lambda text: text.set((*item.path, "topic"), topics[0]))
        else:
            self._change(item.file, lambda text: text.set((*item.path, "topics"), topics))

    def reject(self, item: Waiting, reason: str) -> None:
        """Take a quote away and list its words as no quotation, for a reason; a passage is taken away only."""
        entry = {name: item.record[name] for name in SELECTOR if item.record.get(name)}

        def edit(text: YamlText) -> None:
            if item.kind == "quote":
                text.append(("not_quotes",), {**entry, "reason": reason})
            text.remove(item.path)

        self._change(item.file, edit)
        if item.kind == "quote":
            self._drop_unused(item.record["speaker"])

    def give_reason(self, item: Waiting, reason: str) -> None:
        """Confirm that words are no quotation, for a reason."""

        def edit(text: YamlText) -> None:
            text.set((*item.path, "reason"), reason)
            _take_away(text, (*item.path, "reviewed"), True)

        self._change(item.file, edit)

    def make_quote(self, item: Waiting, id_: str, kind: QuoteKind, speaker: Speaker) -> None:
        """Turn words that were taken for no quotation into a quote, confirmed."""
        self._add_speaker(speaker)
        entry = {name: item.record[name] for name in SELECTOR if item.record.get(name)}

        def edit(text: YamlText) -> None:
            text.append(("quotes",), {"id": id_, **entry, "kind": kind, "speaker": speaker.id, "topics": []})
            text.remove(item.path)

        self._change(item.file, edit)

    # -- answers about new names ---------------------------------------------------------------------

    def rename(self, item: Waiting, name: str) -> None:
        """Give a new outlet or speaker another name; its id stays."""
        self._change(item.file, lambda text: text.set((*item.path, "name"), name))

    def set_speaker_kind(self, item: Waiting, kind: SpeakerKind) -> None:
        """Say whether a new speaker is a person, an organisation, a group or a document."""
        self._change(item.file, lambda text: text.set((*item.path, "kind"), kind))

    def merge(self, item: Waiting, known: str) -> None:
        """Take a new outlet or speaker for one that was known, in every article, and drop the new entry.

        The new outlet's name becomes another name of the known one: captures name it so.
        """
        new = str(item.path[-1])
        files = [f"articles/{article.slug}/article.yml" for article in self.archive().articles]
        before = {file: (self.root / file).read_bytes() for file in (item.file, *files)}
        try:
            if item.kind == "outlet":
                self._change(item.file, lambda text: text.append(("outlets", known, "aliases"), item.record["name"]))
            for file in files:
                self._change(file, lambda text: _replace_name(text, item.kind, new, known))
            self._change(item.file, lambda text: text.remove(item.path))
        except BaseException:
            for file, data in before.items():
                write(self.root / file, data)
            raise

    # -- how it is written ---------------------------------------------------------------------------

    def _add_speaker(self, speaker: Speaker) -> None:
        if speaker.id not in self.archive().speakers:
            fields = {"name": speaker.name, "kind": speaker.kind}
            self._change(vocabulary.FILE, lambda text: text.add_entry(("speakers",), speaker.id, fields))

    def _drop_unused(self, id_: str) -> None:
        """Take a draft speaker away whom no article names any more."""
        archive = self.archive()
        named = {
            speaker.id
            for article in archive.articles
            for quote in article.quotes
            for speaker in (quote.speaker, *quote.via)
        }
        if id_ in archive.speakers and archive.speakers[id_].draft and id_ not in named:
            self._change(vocabulary.FILE, lambda text: text.remove(("speakers", id_)))

    def _change(self, file: str, edit: Callable[[YamlText], None]) -> None:
        """Edit a file in one step; put it back as it was where the archive then has a problem."""
        path = self.root / file
        before = path.read_bytes()
        text = YamlText(before.decode("utf-8"), file)
        edit(text)
        if not write(path, text.text.encode()):
            return
        try:
            archive_folder.load(self.root)
        except BaseException:
            write(path, before)
            raise


def _take_away(text: YamlText, path: Path_, otherwise: bool) -> None:
    """Take a mark's line away, or give it its other value where it has no line of its own."""
    try:
        text.remove(path)
    except ArchiveError:
        text.set(path, otherwise)


def _replace_name(text: YamlText, kind: unreviewed.Kind, old: str, new: str) -> None:
    if kind == "outlet":
        if text.document.value.get("outlet") == old:
            text.set(("outlet",), new)
        return
    for number, quote in enumerate(text.document.value.get("quotes") or []):
        if quote.get("speaker") == old:
            text.set(("quotes", number, "speaker"), new)
        via = quote.get("via") or []
        if old in via:
            text.set(("quotes", number, "via"), [new if name == old else name for name in via])
