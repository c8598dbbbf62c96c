"""Read the folder articles/ into a validated Archive, or report every problem in it with file and line.

What was read is kept, so that only articles that changed are read again.
"""

import hashlib
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Set
from contextlib import suppress
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path
from typing import Any, cast

from ..model import Archive, Article, WithdrawnArticle
from ..model.dates import TimeKey, time_key
from ..model.problems import ArchiveError, Problem, Report
from ..storage.files import MEGABYTE, read_source
from ..storage.yaml_reader import Document
from .article_folder import ArticleFolder, read_article
from .version_checks import check_versions
from .vocabulary import NONE, Name, Read, check_names, entries_named, read_vocabulary

_LARGE = 20 * MEGABYTE  # bytes; larger files, such as saved pages, are not read to see whether they changed


def load(root: Path) -> Archive:
    """Return the archive under ``root``. Raise ArchiveError with every problem of every file."""
    return ArchiveFolder(root).read()


@dataclass(frozen=True)
class _Kept:
    """Hold an article as it was read, a hash of its files, and the entries of the vocabulary that it names."""

    files: str
    entries: list[tuple[Name, object]]
    folder: ArticleFolder


class ArchiveFolder:
    """Represent the files of an archive. Only articles whose files or named entries changed are read again."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._file: Read[Archive] = Read(None, None, defaultdict(list), ())
        self._kept: dict[str, _Kept] = {}
        self._instead: Mapping[str, bytes] = {}

    def read(self, instead: Mapping[str, bytes] | None = None) -> Archive:
        """Return the archive as it is now. Raise ArchiveError with every problem of every file.

        ``instead`` has the bytes of YAML files, by their paths in the project, that are read in the place of those on
        the disk: the archive as it would be.
        """
        self._instead = instead or {}
        self._file = read_vocabulary(self.root, instead)
        articles = self.root / "articles"
        folders = sorted(path for path in articles.iterdir() if path.is_dir()) if articles.is_dir() else []
        self._kept = {path.name: self._read(path) for path in folders if not path.name.startswith((".", "_"))}
        return self._archive()

    @property
    def slugs(self) -> Collection[str]:
        """Return the folder names of all articles, including withdrawn articles and those with mistakes."""
        return self._kept.keys()

    @property
    def vocabulary(self) -> Archive | None:
        """Return the vocabulary as it was read last, or None if it has a mistake."""
        return self._file.content

    @property
    def vocabulary_document(self) -> Document:
        """Return the YAML document of the vocabulary as it was read last."""
        assert self._file.document, "read() has found nothing wrong"
        return self._file.document

    @property
    def article_documents(self) -> dict[str, Document]:
        """Return {folder name: YAML document as it was read last} of the articles whose fields have no mistake."""
        return {slug: kept.folder.document for slug, kept in self._kept.items() if kept.folder.document}

    @property
    def hashes(self) -> dict[str, str]:
        """Return {slug: SHA-256 of everything that the article was read from}, in hexadecimal digits."""
        made_of = {slug: repr((kept.files, kept.entries)).encode() for slug, kept in self._kept.items()}
        return {slug: hashlib.sha256(data).hexdigest() for slug, data in made_of.items()}

    def names(self, slug: str) -> Set[Name]:
        """Return the entries of the vocabulary, as (kind, id), that an article names."""
        return self._kept[slug].folder.uses.keys()

    def files_naming(self, kind: str, id: str) -> list[str]:
        """Return the files that name an entry of the vocabulary: records of articles, then the vocabulary itself."""
        parts: list[Read[Any]] = [*(kept.folder for kept in self._kept.values()), self._file]
        name = cast(Name, (kind, id))
        return [part.uses[name][0][0] for part in parts if name in part.uses]

    def problems(self, only: Collection[str]) -> list[Problem]:
        """Return the problems of the vocabulary and of the articles whose slugs are given."""
        report, across = Report(), Report()
        asked: list[Read[Any]] = [self._file]
        asked += [kept.folder for slug, kept in self._kept.items() if slug in only]
        report.problems += chain.from_iterable(part.problems for part in asked)
        if self.vocabulary:
            check_names((part.uses for part in asked), self.vocabulary, report)
        articles = self.articles(self.slugs)
        _check_addresses(articles, across)
        # An article with a mistake cannot be compared with its versions, so others may name it, like a withdrawn one.
        check_versions(articles, set(self.slugs) - {article.slug for article in articles}, across)
        return report.problems + [problem for problem in across.problems if problem.file.split("/")[1] in only]

    def articles(self, only: Collection[str]) -> list[Article]:
        """Return the articles, of the slugs given, that have no mistake of their own."""
        return [item for item in self._contents(only) if isinstance(item, Article)]

    def _contents(self, only: Collection[str]) -> Iterable[Article | WithdrawnArticle | None]:
        return (kept.folder.content for slug, kept in self._kept.items() if slug in only)

    def _read(self, path: Path) -> _Kept:
        """Return an article as it was read before if nothing changed; else read it until its files stay the same."""
        vocabulary, kept, files = self.vocabulary or NONE, self._kept.get(path.name), self._hash(path)
        if kept and kept.files == files and kept.entries == entries_named(kept.folder.uses, vocabulary):
            return kept
        while True:
            folder, before = read_article(path, vocabulary, self._instead), files
            files = self._hash(path)
            if files == before:
                return _Kept(files, entries_named(folder.uses, vocabulary), folder)

    def _hash(self, path: Path) -> str:
        """Return a hash of an article's folder, in which its record counts as it is read."""
        own = {file.split("/")[2]: data for file, data in self._instead.items() if file.split("/")[1] == path.name}
        return _hash_of_files(path, own)

    def _archive(self) -> Archive:
        problems = self.problems(self.slugs)
        if problems or not self.vocabulary:
            raise ArchiveError(problems)
        withdrawn = [item for item in self._contents(self.slugs) if isinstance(item, WithdrawnArticle)]
        articles = sorted(self.articles(self.slugs), key=_reading_order)
        return replace(self.vocabulary, articles=tuple(articles), withdrawn=tuple(withdrawn))


def _hash_of_files(folder: Path, instead: Mapping[str, bytes]) -> str:
    """Return a SHA-256 of a folder's name, of the names of its files, and of their contents.

    For a large file, its size and modification time count instead of its content. For an entry that is no file or
    cannot be read, only the name counts. ``instead`` has contents that count in the place of those on the disk.
    """
    digest = hashlib.sha256(f"{folder.name}\n".encode("utf-8", "surrogateescape"))
    for path in sorted(folder.iterdir()):
        digest.update(f"{path.name}\n".encode("utf-8", "surrogateescape"))
        if path.name in instead:
            digest.update(instead[path.name])
            continue
        with suppress(OSError):
            found = path.stat()
            large = found.st_size > _LARGE
            digest.update(str((found.st_size, found.st_mtime_ns)).encode() if large else read_source(path))
    return digest.hexdigest()


def _reading_order(article: Article) -> tuple[int, TimeKey, str]:
    number = article.outlet.number if article.outlet else -1  # reference texts first
    return number, time_key(article.published), article.slug


def _check_addresses(articles: list[Article], report: Report) -> None:
    """Report each former id of an article that is the slug, or another former id, of another article."""
    taken = {article.slug: article.slug for article in articles}
    for article in articles:
        for alias in article.former_ids:
            if alias in taken:
                message = f"the former id '{alias}' is already an address of articles/{taken[alias]}"
                report.add(f"articles/{article.slug}/article.yml", 1, message)
            taken[alias] = article.slug
