"""Represent the archive as a whole: its vocabulary and its articles."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from .article import Article, Correction, WithdrawnArticle
from .dates import newest_first
from .entries import Element, Outlet, Speaker, Topic


@dataclass(frozen=True)
class Archive:
    """Represent a validated archive: outlets, speakers, topics and articles, each in the vocabulary's order.

    ``clause`` is the topic that the archive was made to compare, and ``elements`` are the parts of all clauses.
    Reference texts come before the reports of outlets. ``event`` says in one line what happened, where and when.
    ``language`` (a BCP 47 code) is proposed for a new article if its text does not show its language. ``contact`` is
    the email address or web page of the ``keeper``. ``synonyms`` are lists of names for things that have no entry in
    the vocabulary, and ``near_words`` lists of words that mean nearly the same. ``corrections`` are those that belong
    to no single article.
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
    near_words: tuple[tuple[str, ...], ...] = ()
    corrections: tuple[Correction, ...] = ()
    language: str | None = None
    event: str | None = None

    @cached_property
    def all_corrections(self) -> tuple[tuple[Article | None, Correction], ...]:
        """Return every correction, the newest first, each after its article, or after None if it is of no article."""
        found: list[tuple[Article | None, Correction]] = [(None, correction) for correction in self.corrections]
        found += [(article, correction) for article in self.articles for correction in article.corrections]
        return tuple(newest_first(found, lambda item: item[1].date))

    @cached_property
    def reports(self) -> tuple[Article, ...]:
        """Return the articles of outlets, which are counted and compared."""
        return tuple(article for article in self.articles if not article.is_reference)

    @cached_property
    def references(self) -> tuple[Article, ...]:
        """Return the reference texts, with which reports are compared."""
        return tuple(article for article in self.articles if article.is_reference)

    @cached_property
    def newer_versions(self) -> Mapping[str, Article]:
        """Return the article that supersedes each earlier version, by the earlier version's slug."""
        return {article.supersedes: article for article in self.articles if article.supersedes}

    def newer(self, article: Article) -> Article | None:
        """Return the version that supersedes an article, or None."""
        return self.newer_versions.get(article.slug)

    def older(self, article: Article) -> Article | None:
        """Return the version that an article supersedes, or None."""
        return next((other for other in self.articles if other.slug == article.supersedes), None)

    def is_superseded(self, article: Article) -> bool:
        """Say whether a newer version supersedes an article."""
        return article.slug in self.newer_versions

    @cached_property
    def current(self) -> "Archive":
        """Return the archive without articles that a newer version supersedes; comparisons are made from it."""
        return replace(self, articles=tuple(article for article in self.articles if not self.is_superseded(article)))

    @cached_property
    def newest_first(self) -> tuple[Article, ...]:
        """Return the articles by date and time of publication, the newest first, and those without a date last."""
        return tuple(newest_first(self.articles, lambda article: article.published))

    @cached_property
    def outlets_covered(self) -> tuple[Outlet, ...]:
        """Return the outlets that have an article, in the vocabulary's order."""
        used = {article.source.id for article in self.articles}
        return tuple(outlet for outlet in self.outlets.values() if outlet.id in used)

    @cached_property
    def supplied_outlets(self) -> frozenset[str]:
        """Return the ids of the outlets that the editor supplied in each of their articles."""
        stated = {article.source.id for article in self.articles if not article.outlet_supplied}
        return frozenset(outlet.id for outlet in self.outlets_covered if outlet.id not in stated)

    @cached_property
    def topics_covered(self) -> tuple[Topic, ...]:
        """Return the topics that at least one passage or quote has, in the vocabulary's order."""
        used = {passage.topic for article in self.articles for passage in article.passages}
        used |= {topic for article in self.articles for quote in article.quotes for topic in quote.topics}
        return tuple(topic for topic in self.topics.values() if topic.id in used)

    @cached_property
    def speakers_quoted(self) -> tuple[Speaker, ...]:
        """Return every speaker who is quoted, or who relays a quote, in the vocabulary's order."""
        quotes = [quote for article in self.articles for quote in article.quotes]
        used = {speaker.id for quote in quotes for speaker in (quote.speaker, *quote.via)}
        return tuple(speaker for speaker in self.speakers.values() if speaker.id in used)
