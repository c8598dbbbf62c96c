"""Articles as they were read and checked, kept between runs: a folder that is as it was is not read again.

What was read of a folder depends on its files, its name, and those entries of the vocabulary that it names. They are
kept as pickles whose reader makes the nouns of the archive and nothing else, so that not even a hostile file could
run code; entries of the vocabulary are kept by name alone.
"""

import hashlib
import io
import json
import os
import pickle
from collections.abc import Iterable
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

from ..model import Article, Outlet, Speaker, capture, dates, spans
from ..model import article as archive_nouns
from ..storage.kept_results import KeptResults
from ..storage.source_files import MEGABYTE, read_source
from .article_folder import ArticleFolder, read_article
from .vocabulary import Name, Uses, Vocabulary

MOST_BYTES = 20 * MEGABYTE  # of one file, its page as it was saved included; what has more is not kept

_NOUNS = {
    (noun.__module__, noun.__qualname__): noun
    for noun in (
        *(Article, archive_nouns.Section, archive_nouns.Quote, archive_nouns.Passage, archive_nouns.NotQuote),
        *(
            archive_nouns.Sic,
            archive_nouns.Translation,
            archive_nouns.Correction,
            capture.Capture,
            capture.Block,
            capture.Furniture,
        ),
        *(dates.Date, spans.Span),
    )
}


class KeptArticles:
    """Reads articles, from what is kept where that still holds."""

    def __init__(self, path: Path) -> None:
        self._results = KeptResults(path)
        self._vocabulary: Vocabulary | None = None
        self._entries: dict[Name, str] = {}

    def read(self, folder: Path, vocabulary: Vocabulary) -> tuple[ArticleFolder, str]:
        """Return what a folder holds, without its document, and a hash of all that this depends on."""
        if vocabulary is not self._vocabulary:
            self._vocabulary, self._entries = vocabulary, {}
        files = _hash_of_files(folder)
        kept = self._results.get(files) if files else None
        if kept and (found := self._from(kept, vocabulary)):
            return found, self._hash(files, found.uses.places)
        read = read_article(folder, vocabulary)
        if read.article and _all_known(read.uses, vocabulary) and files == _hash_of_files(folder):
            self._results.put(files, self._as_bytes(read))
        return replace(read, document=None), self._hash(files, read.uses.places)

    def save(self) -> None:
        """Keep for the next run what was read in this one."""
        self._results.save()

    def _hash(self, files: str, names: Iterable[Name]) -> str:
        return hashlib.sha256(f"{files} {self._hash_of_names(names)}".encode()).hexdigest()

    def _hash_of_names(self, names: Iterable[Name]) -> str:
        """Return a hash of entries of the vocabulary, those that are missing included."""
        assert self._vocabulary
        entries = self._vocabulary.entries()
        for name in names:
            if name not in self._entries:
                kind, id = name
                self._entries[name] = f"{kind} {id} {entries[kind].get(id)!r}"
        return hashlib.sha256("\n".join(self._entries[name] for name in sorted(names)).encode()).hexdigest()

    def _as_bytes(self, read: ArticleFolder) -> bytes:
        assert read.article
        names = sorted(read.uses.places)
        out = io.BytesIO()
        out.write(json.dumps([names, self._hash_of_names(names)]).encode() + b"\n")
        _Pickler(out, pickle.HIGHEST_PROTOCOL).dump(read.article)
        return out.getvalue()

    def _from(self, kept: bytes, vocabulary: Vocabulary) -> ArticleFolder | None:
        """Return what is kept, or None where an entry that it names has changed since."""
        data = io.BytesIO(kept)
        names, hash_ = json.loads(data.readline())
        uses = Uses({(kind, id): [] for kind, id in names})
        if hash_ != self._hash_of_names(uses.places):
            return None
        try:
            return ArticleFolder(_Unpickler(data, vocabulary).load(), None, uses, ())
        except Exception:  # whatever a pickle may raise that we did not write
            return None


class _Pickler(pickle.Pickler):
    """Writes the nouns as their fields, and the entries of the vocabulary as their names."""

    def reducer_override(self, obj: Any) -> Any:
        """Return how to make a noun again: by its class and its fields, in their order."""
        noun = type(obj)
        if (noun.__module__, noun.__qualname__) not in _NOUNS:
            return NotImplemented
        return noun, tuple(getattr(obj, field.name) for field in fields(noun))

    def persistent_id(self, obj: Any) -> Any:
        """Return what stands for an entry; None for anything else."""
        if isinstance(obj, Speaker):
            return "speaker", obj.id
        return ("outlet", obj.id) if isinstance(obj, Outlet) else None


class _Unpickler(pickle.Unpickler):
    """Makes the nouns of the archive, and nothing else."""

    def __init__(self, file: io.BytesIO, vocabulary: Vocabulary) -> None:
        super().__init__(file)
        self._vocabulary = vocabulary

    def persistent_load(self, pid: Any) -> Any:
        """Return an entry of the vocabulary as it is now."""
        kind, id = pid
        return (self._vocabulary.speakers if kind == "speaker" else self._vocabulary.outlets)[id]

    def find_class(self, module_name: str, global_name: str) -> Any:
        """Return a noun of the archive. Raise UnpicklingError for any other class or function."""
        try:
            return _NOUNS[module_name, global_name]
        except KeyError:
            raise pickle.UnpicklingError(f"{module_name}.{global_name} is no noun of the archive") from None


def _all_known(uses: Uses, vocabulary: Vocabulary) -> bool:
    """Say whether the vocabulary has every name that is used. What is kept lacks the lines that a message names."""
    entries = vocabulary.entries()
    return all(id in entries[kind] for kind, id in uses.places)


def _hash_of_files(folder: Path) -> str:
    """Return a hash of a folder's name and files; nothing where one of them cannot be read, or is too large."""
    digest = hashlib.sha256(f"{folder.name}\n".encode("utf-8", "surrogateescape"))
    try:
        for entry in sorted(os.scandir(folder), key=lambda entry: entry.name):
            data = read_source(Path(entry.path), MOST_BYTES) if entry.is_file() else b""
            digest.update(f"{entry.name} {entry.is_file()} {len(data)}\n".encode("utf-8", "surrogateescape") + data)
    except OSError:
        return ""
    return digest.hexdigest()
