"""The parts of the tables: the quotes and passages of one outlet, of one speaker, on one topic."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from ..model import Archive, Article, Passage, Quote
from .data_file import DataFile
from .data_table import DataTable
from .table_formats import WrittenRow, rows_written, table_files
from .tables import PASSAGES, QUOTES

SubsetKind = Literal["outlets", "speakers", "topics"]
SUBSETS: Mapping[SubsetKind, str] = {"outlets": "By outlet", "speakers": "By speaker", "topics": "By topic"}
TAGGED = (QUOTES, PASSAGES)


@dataclass(frozen=True, slots=True)
class Subset:
    """An outlet, speaker or topic: what it is called, and the articles that have quotes or passages of it."""

    kind: SubsetKind
    id: str
    name: str
    articles: tuple[str, ...]


def subsets(archive: Archive) -> Iterator[Subset]:
    """Give the subsets that have any rows, in the order of the vocabulary."""
    having: dict[tuple[SubsetKind, str], dict[str, None]] = {}
    for article in archive.articles:
        tags: list[Quote | Passage] = [*article.quotes, *article.passages]
        for tag in tags:
            for key in _of(article, tag):
                having.setdefault(key, {})[article.slug] = None
    names: dict[SubsetKind, dict[str, str]] = {
        "outlets": {id: outlet.name for id, outlet in archive.outlets.items()},
        "speakers": {id: speaker.name for id, speaker in archive.speakers.items()},
        "topics": {id: topic.title for id, topic in archive.topics.items()},
    }
    for kind in SUBSETS:
        for id, name in names[kind].items():
            if articles := having.get((kind, id)):
                yield Subset(kind, id, name, tuple(articles))


def _of(article: Article, tag: Quote | Passage) -> set[tuple[SubsetKind, str]]:
    """Return the kinds and ids of the subsets that a tag is in."""
    found: set[tuple[SubsetKind, str]] = {("outlets", article.outlet.id)} if article.outlet else set()
    if isinstance(tag, Passage):
        return found | {("topics", tag.topic)}
    found |= {("speakers", speaker.id) for speaker in (tag.speaker, *tag.via)}
    return found | {("topics", topic) for topic in tag.topics}


class TaggedRows:
    """The rows of quotes and passages, each written once, and only if they are asked for."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive

    @cached_property
    def rows(self) -> Mapping[DataTable, Sequence[WrittenRow]]:
        """All rows of both tables."""
        return {table: rows_written(table, self._archive) for table in TAGGED}

    def files(self, subset: Subset) -> Iterator[DataFile]:
        """Give the files of a subset: of each table of which it has rows, as JSON and as CSV."""
        for table, by_subset in self._by_subset.items():
            if rows := by_subset.get((subset.kind, subset.id)):
                yield from table_files(table, rows, f"{subset.kind}/{subset.id}/", f": {subset.name}")

    @cached_property
    def _by_subset(self) -> Mapping[DataTable, Mapping[tuple[SubsetKind, str], Sequence[WrittenRow]]]:
        articles = self._archive.articles
        quotes = ((article, quote) for article in articles for quote in article.quotes)
        passages = ((article, passage) for article in articles for passage in article.passages)
        return {QUOTES: self._sorted(QUOTES, quotes), PASSAGES: self._sorted(PASSAGES, passages)}

    def _sorted(
        self, table: DataTable, tags: Iterable[tuple[Article, Quote | Passage]]
    ) -> Mapping[tuple[SubsetKind, str], Sequence[WrittenRow]]:
        found: dict[tuple[SubsetKind, str], list[WrittenRow]] = {}
        for row, (article, tag) in zip(self.rows[table], tags, strict=True):
            for key in _of(article, tag):
                found.setdefault(key, []).append(row)
        return found
