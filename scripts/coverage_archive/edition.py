"""What a build knows of its own publication: where the site will stand, and which version of the archive it shows."""

import subprocess
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path


@dataclass(frozen=True)
class Edition:
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


def read(root: Path, site: str = "") -> Edition:
    """Return the edition of the project in ``root``; outside a git checkout of its own, the version is unknown."""
    site = f"{site.rstrip('/')}/" if site else ""
    top = _git(root, "rev-parse", "--show-toplevel")
    head = _git(root, "log", "-1", "--format=%h %cs").split()
    if not top or Path(top).resolve() != root.resolve() or len(head) != 2:
        return Edition(site)
    changed = bool(_git(root, "status", "--porcelain", "--", "articles/*/*", "articles/archive.yml"))
    return Edition(site, head[0], head[1], changed, _added(root))


def _added(root: Path) -> dict[str, str]:
    """Return when each article was first committed; nothing where git holds only a part of the history."""
    if _git(root, "rev-parse", "--is-shallow-repository") != "false":
        return {}
    log = _git(root, "log", "--diff-filter=A", "--name-only", "--format=@%cI", "--", "articles/*/article.yml")
    added, moment = {}, ""
    for line in log.splitlines():
        if line.startswith("@"):
            moment = line[1:]
        elif line:
            added[line.split("/")[1]] = moment  # the log goes back in time: the first commit comes last
    return added


def _git(root: Path, *arguments: str) -> str:
    """Return what git answers, or nothing where there is no git, or no checkout."""
    command = ["git", "-c", "core.quotepath=off", "-C", str(root), *arguments]
    try:
        result = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    except OSError:
        return ""
    return result.stdout.strip() if result.returncode == 0 else ""
