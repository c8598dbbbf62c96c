"""The publication that a build makes: the site's address, and the version of the archive that it shows."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from .addresses import relative


@dataclass(frozen=True, slots=True)
class Version:
    """A version in git: its commit, the day of the commit (2026-11-20), and whether there were edits since."""

    commit: str | None = None
    committed: str | None = None
    changed: bool = False

    @property
    def words(self) -> str:
        """The version in words that follow "version"."""
        if not self.commit or not self.committed:
            return "unknown"
        day = date.fromisoformat(self.committed)
        words = f"{self.commit} of {day.day} {day:%B %Y}"
        return f"{words}, with changes since" if self.changed else words


@dataclass(frozen=True)
class Publication:
    """One build of the archive.

    ``site`` is the archive's address with the slash at its end, or empty where it is not known yet. ``at`` is the
    path below which the archive stands in a larger site, such as ``archive/``, or empty where it is the whole site.
    ``of`` is the version of articles/ as a whole. By the article's slug, ``articles`` gives the version that last
    changed it, where git knows, and ``added`` the moment (ISO 8601) at which it came into the archive.
    """

    site: str = ""
    of: Version = Version()
    articles: Mapping[str, Version] = field(default_factory=dict)
    added: Mapping[str, str] = field(default_factory=dict)
    at: str = ""

    def address(self, address: str) -> str:
        """Return an address of the site in full, or from the site's root where the site's own is not known."""
        return self.site + address

    def full(self, address: str, page: str) -> str:
        """Return an address of the site in full, or as a link from a page where the site's own is not known."""
        return self.site + address if self.site else relative(address, page)

    @property
    def version(self) -> str:
        """The version of the archive, in words that follow "version"."""
        return self.of.words

    def version_of(self, slug: str) -> Version:
        """Return the version that last changed an article. It is the one to cite, because it changes only with it."""
        return self.articles.get(slug, self.of)
