"""Hold the archive's YAML files in memory while an action changes them. Nothing is written here."""

from collections.abc import Callable, Collection, Mapping
from contextlib import suppress
from typing import Any

from ..model.problems import ArchiveError
from ..reading import vocabulary
from ..reading.vocabulary import NameKind
from ..storage.yaml_editor import YamlText

Step = tuple[str, bytes]


class Files:
    """Hold what an action may look at and change.

    ``read`` returns the bytes of a file, by its path in the project. ``published`` are the addresses that are
    promised. ``naming`` returns the files that name an entry of the vocabulary, by its kind and id.
    """

    def __init__(
        self,
        read: Callable[[str], bytes],
        published: Collection[str] = (),
        naming: Callable[[NameKind, str], Collection[str]] = lambda kind, id_: (),
    ) -> None:
        self._read, self.published, self.naming = read, published, naming
        self._texts: dict[str, YamlText] = {}
        self.before: dict[str, bytes] = {}

    def text(self, file: str) -> YamlText:
        """Return the text of a file, to be read and edited. Raise ArchiveError where it is not valid."""
        if file not in self._texts:
            self.before[file] = self._read(file)
            self._texts[file] = YamlText(self.before[file].decode("utf-8"), file)
        return self._texts[file]

    @property
    def vocabulary(self) -> YamlText:
        """Return the text of the vocabulary."""
        return self.text(vocabulary.FILE)

    def changed(self) -> dict[str, bytes]:
        """Return {file: new content} of the files that differ from what was read."""
        now = {file: text.text.encode() for file, text in self._texts.items()}
        return {file: data for file, data in now.items() if data != self.before[file]}


Action = Callable[[Files], None]
"""A change of the archive's files, such as ``Reject(proposal, reason)``; it may raise ArchiveError."""


def applied(action: Action, files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return all files as they are after an action. Nothing is written."""
    held = Files(files.__getitem__)
    action(held)
    return {**files, **held.changed()}


def in_order(before: Mapping[str, bytes], after: Mapping[str, bytes]) -> list[Step]:
    """Return the steps that change files, in an order in which every name that an article uses is always known.

    New entries of the vocabulary come first, then the articles, then the vocabulary without the entries that go.
    """
    articles = [(file, data) for file, data in after.items() if file != vocabulary.FILE]
    if vocabulary.FILE not in after:
        return articles
    last = (vocabulary.FILE, after[vocabulary.FILE])
    return [*_with_new_entries(before[vocabulary.FILE], last[1]), *articles, last] if articles else [last]


def _with_new_entries(before: bytes, after: bytes) -> list[Step]:
    """Return a step that adds the new entries to the vocabulary and keeps all others; none if that cannot be done."""
    text, wanted = YamlText(before.decode(), vocabulary.FILE), YamlText(after.decode(), vocabulary.FILE)
    with suppress(ArchiveError):
        for field in vocabulary.NAMED:
            had: Mapping[str, Any] = text.document.value.get(field) or {}
            for id_, entry in (wanted.document.value.get(field) or {}).items():
                if id_ not in had:
                    text.add_entry((field,), id_, {name: it for name, it in entry.items() if name != "former_ids"})
    data = text.text.encode()
    return [(vocabulary.FILE, data)] if data != before else []
