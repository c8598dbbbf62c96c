"""The archive as a whole: its vocabulary and its articles."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from .article import Article, Correction, WithdrawnArticle
from .dates import newest_first
from .entries import Element, Outlet, Speaker, Topic


@dataclass(frozen=True)
class Archive:
    """A validated archive: outlets, speakers, topics and articles, each in the vocabulary's order.

    Reference texts come before the reports of outlets.

    ``event`` says what happened, where and when, in one line.
    ``language`` (a BCP 47 code) is proposed for a new article whose language cannot be told from its text.
    ``contact`` is the email address or the web page of the ``keeper``. ``synonyms`` are lists of names of things that
    have no entry in the vocabulary. ``corrections`` are those that belong to no single article.
    """

    title: str
    question: str
    keeper: str | None
    contact: str | None
    clause: Topic
    outlets: Mapping[str, Outlet]
    speakers: Mapping[str, Speaker]
    topics: Mapping[str, Topic]
    elements: Mapping[str, Element]
    articles: tuple[Article, ...] = ()
    withdrawn: tuple[WithdrawnArticle, ...] = ()
    synonyms: tuple[tuple[str, ...], ...] = ()
    corrections: tuple[Correction, ...] = ()
    language: str | None = None
    event: str | None = None

    @cached_property
    def all_corrections(self) -> tuple[tuple[Article | None, Correction], ...]:
        """Every correction, the newest first, after the article that it corrects, or None for the archive itself."""
        found: list[tuple[Article | None, Correction]] = [(None, correction) for correction in self.corrections]
        found += [(article, correction) for article in self.articles for correction in article.corrections]
        return tuple(newest_first(found, lambda item: item[1].date))

    @cached_property
    def reports(self) -> tuple[Article, ...]:
        """The articles of outlets, which are counted and compared."""
        return tuple(article for article in self.articles if not article.is_reference)

    @cached_property
    def references(self) -> tuple[Article, ...]:
        """The reference texts, which reports are held against."""
        return tuple(article for article in self.articles if article.is_reference)

    @cached_property
    def newer_versions(self) -> Mapping[str, Article]:
        """The article that supersedes each earlier version, by the earlier one's slug."""
        return {article.supersedes: article for article in self.articles if article.supersedes}

    def newer(self, article: Article) -> Article | None:
        """Return the version that supersedes an article, if any."""
        return self.newer_versions.get(article.slug)

    def older(self, article: Article) -> Article | None:
        """Return the version that an article supersedes, if any."""
        return next((other for other in self.articles if other.slug == article.supersedes), None)

    def is_superseded(self, article: Article) -> bool:
        """Say whether a newer version supersedes an article."""
        return article.slug in self.newer_versions

    @cached_property
    def current(self) -> "Archive":
        """The archive without the articles that a newer version supersedes; comparisons are made of this."""
        return replace(self, articles=tuple(article for article in self.articles if not self.is_superseded(article)))

    @cached_property
    def newest_first(self) -> tuple[Article, ...]:
        """The articles by the day and time of their publication, the newest first; those without a date last."""
        return tuple(newest_first(self.articles, lambda article: article.published))

    @cached_property
    def outlets_covered(self) -> tuple[Outlet, ...]:
        """The outlets that have an article, in the vocabulary's order."""
        used = {article.source.id for article in self.articles}
        return tuple(outlet for outlet in self.outlets.values() if outlet.id in used)

    @cached_property
    def topics_covered(self) -> tuple[Topic, ...]:
        """The topics of at least one passage or quote, in the vocabulary's order."""
        used = {passage.topic for article in self.articles for passage in article.passages}
        used |= {topic for article in self.articles for quote in article.quotes for topic in quote.topics}
        return tuple(topic for topic in self.topics.values() if topic.id in used)

    @cached_property
    def speakers_quoted(self) -> tuple[Speaker, ...]:
        """Every speaker with a quote or a relayed one, in the vocabulary's order."""
        quotes = [quote for article in self.articles for quote in article.quotes]
        used = {speaker.id for quote in quotes for speaker in (quote.speaker, *quote.via)}
        return tuple(speaker for speaker in self.speakers.values() if speaker.id in used)
