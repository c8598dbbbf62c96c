"""Represent the publication that a build makes: the site's address, and the version of the archive that it shows."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from .addresses import relative


@dataclass(frozen=True, slots=True)
class Version:
    """Represent a version in git: its commit, the day of the commit (2026-11-20), and whether files changed since."""

    commit: str | None = None
    committed: str | None = None
    changed: bool = False

    @property
    def words(self) -> str:
        """Return the version in words that can follow the word "version"."""
        if not self.commit or not self.committed:
            return "unknown"
        day = date.fromisoformat(self.committed)
        words = f"{self.commit} of {day.day} {day:%B %Y}"
        return f"{words}, with changes since" if self.changed else words


@dataclass(frozen=True)
class Publication:
    """Represent one build of the archive.

    ``site`` is the archive's address with a slash at its end, or "" where it is not known. ``at`` is the path of the
    archive in a larger site, such as ``archive/``, or "" where it is the whole site. ``of`` is the version of
    articles/ as a whole. By an article's slug, ``articles`` has the version that last changed the article, if git
    knows it, and ``added`` the moment (ISO 8601) at which the article was added to the archive.
    """

    site: str = ""
    of: Version = Version()
    articles: Mapping[str, Version] = field(default_factory=dict)
    added: Mapping[str, str] = field(default_factory=dict)
    at: str = ""

    def address(self, address: str) -> str:
        """Return an address of the site in full, or from the site's root if the site's own address is unknown."""
        return self.site + address

    def full(self, address: str, page: str) -> str:
        """Return an address of the site in full, or as a link from ``page`` if the site's own address is unknown."""
        return self.site + address if self.site else relative(address, page)

    @property
    def is_known(self) -> bool:
        """Say whether the version of the archive is known: it is not if a copy without its history was built."""
        return self.of.words != Version().words

    @property
    def version(self) -> str:
        """Return the version of the archive, in words that can follow the word "version"."""
        return self.of.words

    def version_of(self, slug: str) -> Version:
        """Return the version that last changed an article, which is the one to cite, or else that of the archive."""
        return self.articles.get(slug, self.of)
