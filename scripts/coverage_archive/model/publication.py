"""What a build knows of its own publication: where the site will stand, and which version of the archive it shows."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True)
class Publication:
    """One build of the archive.

    ``site`` is the site's address with the slash at its end, or empty where it is not known yet; ``commit`` and
    ``committed`` (a date, 2026-11-20) name the version in git, and ``changed`` says that articles/ has edits which no
    commit holds yet. ``added`` gives, by the article's slug, the moment (ISO 8601) at which it came into the archive.
    """

    site: str = ""
    commit: str | None = None
    committed: str | None = None
    changed: bool = False
    added: Mapping[str, str] = field(default_factory=dict)

    def address(self, address: str) -> str:
        """Return an address of the site in full, or from the site's root where the site's own is not known."""
        return self.site + address

    @property
    def version(self) -> str:
        """The version of the archive, in words that follow "version"."""
        if not self.commit or not self.committed:
            return "unknown"
        day = date.fromisoformat(self.committed)
        words = f"{self.commit} of {day.day} {day:%B %Y}"
        return f"{words}, with changes since" if self.changed else words
