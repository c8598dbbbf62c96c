"""Fill the pages' templates for one archive, and keep the results that several pages are made of."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from typing import Any

from ..comparing.coverage import ArticleWords, article_words
from ..comparing.glance import glance, most_complete_first
from ..comparing.same_point import SamePoint
from ..comparing.sourcing import quotes_by_speaker
from ..comparing.topics import articles_by_topic
from ..model import Archive, Article, Outlet, Quote, addresses
from ..model.publication import Publication
from ..storage.generated_files import GeneratedFile
from . import templating

MOST_OUTLETS = 40  # columns in tables that have a column for each outlet


class PageWriter:
    """Fill the templates for one publication of an archive; compute what several pages show once."""

    def __init__(self, archive: Archive, publication: Publication) -> None:
        self.archive, self.publication = archive, publication
        self._words: dict[str, ArticleWords] = {}
        self._given = {"archive": archive, "publication": publication}

    def page(self, address: str, template: str, **values: Any) -> GeneratedFile:
        """Return a Markdown page at an address: its template filled with values, the archive and the publication."""
        return GeneratedFile(f"{address}index.md", _tidy(self.filled(template, address, **values)))

    def html_page(self, address: str, template: str, **values: Any) -> GeneratedFile:
        """Return a page at an address as complete HTML, which the theme does not wrap."""
        return GeneratedFile(f"{address}index.html", self.filled(template, address, **values))

    def filled(self, template: str, address: str, **values: Any) -> str:
        """Return the text of a filled template, in which links are relative to the page at ``address``."""
        return templating.render(template, **self._given, link=_linker(address), **values)

    def words_of(self, article: Article) -> ArticleWords:
        """Return the words of an article over which coverage is counted."""
        if article.slug not in self._words:
            self._words[article.slug] = article_words(article)
        return self._words[article.slug]

    @cached_property
    def own(self) -> Mapping[str, int]:
        """Return how many articles each outlet or reference text has, by its id."""
        return Counter(article.source.id for article in self.archive.articles)

    @cached_property
    def withheld_sources(self) -> frozenset[str]:
        """Return the ids of the outlets and texts with withheld words in the newest version of an article."""
        return frozenset(article.source.id for article in self.archive.current.articles if article.withheld)

    @cached_property
    def on_topic(self) -> Mapping[str, Sequence[Article]]:
        """Return the articles that have a quote or passage on each topic, by topic id."""
        return articles_by_topic(self.archive)

    @cached_property
    def outlets_compared(self) -> tuple[Outlet, ...]:
        """Return the outlets that tables have as columns: those with the most quotes and passages, in archive order.

        Count in the newest version of each article, so that all pages have the same columns.
        """
        archive = self.archive.current
        tagged: Counter[str] = Counter()
        for article in archive.reports:
            tagged[article.source.id] += len(article.quotes) + len(article.passages)
        covered = archive.outlets_covered
        most = {outlet.id for outlet in sorted(covered, key=lambda outlet: -tagged[outlet.id])[:MOST_OUTLETS]}
        return tuple(outlet for outlet in covered if outlet.id in most)

    def beside(self, article: Article) -> Article | None:
        """Return the most complete article of another source, which readers may set beside this one, or None."""
        return next((other for other in self.most_complete if other.source.id != article.source.id), None)

    @cached_property
    def same_point(self) -> SamePoint:
        """Return the object that finds what other sources say on a quote's points, in newest versions only."""
        return SamePoint(self.archive.current)

    @cached_property
    def most_complete(self) -> tuple[Article, ...]:
        """Return the newest version of each article, the most complete on the clause first, reference texts last."""
        archive = self.archive.current
        ordered = most_complete_first(glance(archive.clause, archive.articles), archive.newest_first)
        return tuple(sorted(ordered, key=lambda article: article.is_reference))

    @cached_property
    def quoted(self) -> Mapping[str, list[tuple[Article, list[Quote]]]]:
        """Return the quotes of each speaker, by speaker id, grouped by article."""
        return quotes_by_speaker(self.archive)

    @cached_property
    def relayed(self) -> Mapping[str, list[tuple[Article, list[Quote]]]]:
        """Return the quotes of others that each speaker relays, by the relaying speaker's id, grouped by article."""
        return quotes_by_speaker(self.archive, relayed=True)


def _linker(page: str) -> Callable[[str], str]:
    return lambda target: addresses.relative(target, page)


def _tidy(text: str) -> str:
    """Remove blank lines except around headings, because a blank line ends an HTML block in Markdown."""
    lines = [line.strip(" ") for line in text.split("\n")]
    body = [line for line in lines if line]
    end = body.index("---", 1) + 1
    spaced = [f"\n{line}\n" if line.startswith("#") else line for line in body[end:]]
    return "\n".join([*body[:end], "", *spaced]) + "\n"
