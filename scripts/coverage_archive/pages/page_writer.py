"""What every page module needs: an archive, its templates filled, and the facts that several pages are made of."""

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

MOST_OUTLETS = 40  # columns of a table whose columns are outlets


class PageWriter:
    """Fills the templates for one archive, as one publication of it."""

    def __init__(self, archive: Archive, publication: Publication) -> None:
        self.archive, self.publication = archive, publication
        self._words: dict[str, ArticleWords] = {}
        self._given = {"archive": archive, "publication": publication}

    def page(self, address: str, template: str, **values: Any) -> GeneratedFile:
        """Return the page at an address: its template filled with values, and with what every template is given."""
        return GeneratedFile(f"{address}index.md", _tidy(self.filled(template, address, **values)))

    def html_page(self, address: str, template: str, **values: Any) -> GeneratedFile:
        """Return a page that is HTML as a whole, without the site's frame."""
        return GeneratedFile(f"{address}index.html", self.filled(template, address, **values))

    def filled(self, template: str, address: str, **values: Any) -> str:
        """Return a template filled, as text; its links lead from the page at ``address``."""
        return templating.render(template, **self._given, link=_linker(address), **values)

    def words_of(self, article: Article) -> ArticleWords:
        """Return the words of an article, counted once."""
        if article.slug not in self._words:
            self._words[article.slug] = article_words(article)
        return self._words[article.slug]

    @cached_property
    def own(self) -> Mapping[str, int]:
        """How many articles each outlet has, by the outlet's id."""
        return Counter(article.source.id for article in self.archive.articles)

    @cached_property
    def withheld_sources(self) -> frozenset[str]:
        """The ids of the outlets and texts of which the newest version of an article has words that are withheld."""
        return frozenset(article.source.id for article in self.archive.current.articles if article.withheld)

    @cached_property
    def on_topic(self) -> Mapping[str, Sequence[Article]]:
        """The articles that have something tagged on a topic, by the topic's id."""
        return articles_by_topic(self.archive)

    @cached_property
    def outlets_compared(self) -> tuple[Outlet, ...]:
        """The outlets that tables have as columns: those with the most quotes and passages, as listed in the archive.

        Of the newest version of each article, on every page.
        """
        archive = self.archive.current
        tagged: Counter[str] = Counter()
        for article in archive.reports:
            tagged[article.source.id] += len(article.quotes) + len(article.passages)
        covered = archive.outlets_covered
        most = {outlet.id for outlet in sorted(covered, key=lambda outlet: -tagged[outlet.id])[:MOST_OUTLETS]}
        return tuple(outlet for outlet in covered if outlet.id in most)

    def beside(self, article: Article) -> Article | None:
        """Return the article of another source that gives the most of the clause."""
        return next((other for other in self.most_complete if other.source.id != article.source.id), None)

    @cached_property
    def same_point(self) -> SamePoint:
        """What the newest version of each article says on each point."""
        return SamePoint(self.archive.current)

    @cached_property
    def most_complete(self) -> tuple[Article, ...]:
        """The newest version of each article, those first that give the most of the clause; reference texts last."""
        archive = self.archive.current
        ordered = most_complete_first(glance(archive.clause, archive.articles), archive.newest_first)
        return tuple(sorted(ordered, key=lambda article: article.is_reference))

    @cached_property
    def quoted(self) -> Mapping[str, list[tuple[Article, list[Quote]]]]:
        """What each speaker says, by the speaker's id."""
        return quotes_by_speaker(self.archive)

    @cached_property
    def relayed(self) -> Mapping[str, list[tuple[Article, list[Quote]]]]:
        """What each speaker relays of others, by the relaying speaker's id."""
        return quotes_by_speaker(self.archive, relayed=True)


def _linker(page: str) -> Callable[[str], str]:
    return lambda target: addresses.relative(target, page)


def _tidy(text: str) -> str:
    """Leave one blank line around headings and none elsewhere, so that no HTML block is cut in two."""
    lines = [line.strip(" ") for line in text.split("\n")]
    body = [line for line in lines if line]
    end = body.index("---", 1) + 1
    spaced = [f"\n{line}\n" if line.startswith("#") else line for line in body[end:]]
    return "\n".join([*body[:end], "", *spaced]) + "\n"
