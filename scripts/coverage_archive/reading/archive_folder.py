"""Read ``articles/`` into a validated Archive, or say everything that is wrong with it, each with file and line."""

import os
from collections.abc import Collection, Set
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from ..model import Archive, Article
from ..model.dates import TimeKey, time_key
from ..model.problems import ArchiveError, Problem, Report
from ..storage import validation, yaml_reader
from ..storage.file_states import FileStates, states
from ..storage.schema import ArticleRecord
from ..storage.yaml_reader import Document
from .article_folder import ArticleFolder, read_article, with_speakers
from .kept_articles import KeptArticles
from .version_checks import check_versions
from .vocabulary import FILE, Name, Uses, Vocabulary, VocabularyFile, changed_names, check_names, read_vocabulary

_NO_VOCABULARY = Vocabulary(
    title="", question="", keeper=None, contact=None, clause="", outlets={}, speakers={}, topics={}, elements={}
)


def load(root: Path) -> Archive:
    """Read the archive under ``root``. Raise ArchiveError with every problem of every file."""
    return ArchiveFolder(root).read()


@dataclass(frozen=True)
class _Kept:
    """What was read of an article's folder, and the states of its files just before."""

    path: Path
    states: FileStates
    folder: ArticleFolder
    hash: str = ""


class ArchiveFolder:
    """The files of an archive, kept in memory: after the first time, only what has changed is read again.

    With ``kept``, articles that an earlier run read are not read again either.
    """

    def __init__(self, root: Path, kept: KeptArticles | None = None) -> None:
        self.root = root
        self._store = kept
        self._file = VocabularyFile(None, None, Uses(), ())
        self._file_states: FileStates | None = None
        self._kept: dict[str, _Kept] = {}
        self._named: Set[str] = frozenset()

    def read(self, only: Collection[str] | None = None) -> Archive:
        """Return the archive as it is now. Raise ArchiveError with every problem of every file.

        ``only`` names the files that may have changed since, by their paths from the project's folder.
        """
        before = self._file
        if only is None or FILE in only:
            now = states(self.root / FILE)
            if now != self._file_states:
                self._file_states, self._file = now, read_vocabulary(self.root)
        # The speakers that there were: a quote of one that was missing was left out, and is read anew.
        self._named = before.vocabulary.speakers.keys() if before.vocabulary else set()
        changed = changed_names(before.vocabulary, self._file.vocabulary) if before is not self._file else set()
        slugs = None if only is None else {file.split("/")[1] for file in only}
        self._kept = {path.name: self._article(path, changed, slugs) for path in self._folders(slugs)}
        return self._archive()

    @property
    def slugs(self) -> Collection[str]:
        """The folders' names of all articles, those withdrawn and those with mistakes included."""
        return self._kept.keys()

    @property
    def vocabulary(self) -> Vocabulary | None:
        """The vocabulary as it was read last; None where it has a mistake."""
        return self._file.vocabulary

    @property
    def vocabulary_document(self) -> Document:
        """The vocabulary's file as it was read last."""
        assert self._file.document, "read() has found nothing wrong"
        return self._file.document

    @property
    def article_documents(self) -> dict[str, Document]:
        """Each article's record as it was read last, by the folder's name; of those whose fields are in order."""
        return {name: document for name, kept in self._kept.items() if (document := _document(kept))}

    @property
    def hashes(self) -> dict[str, str]:
        """A hash of all that each article was read from, by its slug; of those that ``kept`` read."""
        return {slug: kept.hash for slug, kept in self._kept.items()}

    def names(self, slug: str) -> Set[Name]:
        """Return the entries of the vocabulary that an article names."""
        return self._kept[slug].folder.uses.places.keys()

    def articles_naming(self, kind: str, id: str) -> list[str]:
        """Return the folders' names of the articles that name an entry of the vocabulary."""
        return [slug for slug in self._kept if (kind, id) in self.names(slug)]

    def _folders(self, slugs: set[str] | None) -> list[Path]:
        """Return the articles' folders: those that there are now, or (``slugs`` given) those that there were."""
        articles = self.root / "articles"
        if slugs is None and articles.is_dir():
            names = sorted(entry.name for entry in os.scandir(articles) if entry.is_dir())
            shown = [name for name in names if not name.startswith((".", "_"))]
            return [self._kept[name].path if name in self._kept else articles / name for name in shown]
        return [kept.path for kept in self._kept.values()]

    def _article(self, path: Path, changed: set[Name], slugs: set[str] | None) -> _Kept:
        """Return what is kept of an article; what is read anew where its files, or what they name, have changed."""
        vocabulary, kept = self._file.vocabulary or _NO_VOCABULARY, self._kept.get(path.name)
        now = kept.states if kept and slugs is not None and path.name not in slugs else states(path)
        if kept and kept.states == now:
            named = changed & kept.folder.uses.places.keys() if changed else changed
            if not named:
                return kept
            if all(kind == "speaker" and name in vocabulary.speakers and name in self._named for kind, name in named):
                return _Kept(path, now, with_speakers(kept.folder, vocabulary.speakers))
        if self._store:
            return _Kept(path, now, *self._store.read(path, vocabulary))
        return _Kept(path, now, read_article(path, vocabulary))

    def problems(self, only: Collection[str]) -> list[Problem]:
        """Return what is wrong with the vocabulary and with the articles whose slugs are given."""
        vocabulary, report = self._file.vocabulary, Report()
        asked = [kept.folder for slug, kept in self._kept.items() if slug in only]
        read: list[VocabularyFile | ArticleFolder] = [self._file, *asked]
        report.problems += chain.from_iterable(part.problems for part in read)
        if vocabulary:
            check_names((part.uses for part in read), vocabulary, report)
        across = Report()
        articles = self.articles(self.slugs)
        _check_addresses(articles, across)
        # Of an article with a mistake, nobody can say yet whether it may be superseded.
        check_versions(articles, {slug for slug, kept in self._kept.items() if not kept.folder.article}, across)
        return report.problems + [problem for problem in across.problems if problem.file.split("/")[1] in only]

    def articles(self, only: Collection[str]) -> list[Article]:
        """Return those articles, of the slugs given, that have no mistake of their own."""
        found = (kept.folder.article for slug, kept in self._kept.items() if slug in only)
        return [article for article in found if article]

    def _archive(self) -> Archive:
        vocabulary, problems = self._file.vocabulary, self.problems(self.slugs)
        if problems or not vocabulary:
            raise ArchiveError(problems)
        articles = self.articles(self.slugs)
        withdrawn = [kept.folder.withdrawn for kept in self._kept.values() if kept.folder.withdrawn]
        return Archive(
            title=vocabulary.title,
            question=vocabulary.question,
            keeper=vocabulary.keeper,
            contact=vocabulary.contact,
            synonyms=vocabulary.synonyms,
            corrections=vocabulary.corrections,
            language=vocabulary.language,
            clause=vocabulary.topics[vocabulary.clause],
            outlets=vocabulary.outlets,
            speakers=vocabulary.speakers,
            topics=vocabulary.topics,
            elements=vocabulary.elements,
            articles=tuple(sorted(articles, key=_reading_order)),
            withdrawn=tuple(withdrawn),
        )


def _document(kept: _Kept) -> Document | None:
    """Return the record of an article's folder, or None where its fields have a mistake.

    It is read now where the article was kept without it, or where the capture could not be read.
    """
    if kept.folder.document or kept.folder.withdrawn:
        return kept.folder.document
    try:
        document = yaml_reader.load(kept.path / "article.yml", f"articles/{kept.path.name}/article.yml")
        if not kept.folder.article:
            validation.validated(ArticleRecord, document)
    except ArchiveError:
        return None
    return document


def _reading_order(article: Article) -> tuple[int, TimeKey, str]:
    number = article.outlet.number if article.outlet else -1  # reference texts first
    return number, time_key(article.published), article.slug


def _check_addresses(articles: list[Article], report: Report) -> None:
    """Report a former id that is the address, or another former id, of another article."""
    taken = {article.slug: article.slug for article in articles}
    for article in articles:
        for alias in article.former_ids:
            if alias in taken:
                message = f"the former id '{alias}' is already an address of articles/{taken[alias]}"
                report.add(f"articles/{article.slug}/article.yml", 1, message)
            taken[alias] = article.slug
