"""What git knows of the archive: which version it is, and when each article came into it."""

import re
import subprocess
from pathlib import Path

from ..model.problems import ReportedError
from ..model.publication import Publication

# What stands in attributes and files as it is: no white space, no quotation marks, no brackets of HTML, no query.
_SITE = re.compile(r"https?://[A-Za-z0-9.:\[\]-]+(/[A-Za-z0-9._~!$&()*+,;=:@%/-]*)?")


class SiteAddressError(ReportedError):
    """Raised where the site is to stand at what is no address."""


def read_publication(root: Path, site: str = "") -> Publication:
    """Return what is published of the project in ``root``; outside a checkout of its own, the version is unknown."""
    if site and not _SITE.fullmatch(site):
        wanted = "it must be http:// or https://, a host and perhaps a path"
        raise SiteAddressError(f"the site's address '{site}' (SITE_URL, or --site) is none: {wanted}")
    site = f"{site.rstrip('/')}/" if site else ""
    top = _git(root, "rev-parse", "--show-toplevel")
    head = _git(root, "log", "-1", "--format=%h %cs").split()
    if not top or Path(top).resolve() != root.resolve() or len(head) != 2:
        return Publication(site)
    changed = bool(_git(root, "status", "--porcelain", "--", "articles/*/*", "articles/archive.yml"))
    return Publication(site, head[0], head[1], changed, _added(root))


def committed(root: Path, file: str) -> str | None:
    """Return the text of a file of the project as the last commit has it; None where git has none."""
    return _git(root, "show", f"HEAD:./{file}") or None


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
        result = subprocess.run(command, capture_output=True, check=False)
    except OSError:
        return ""
    # The name of a file need not be UTF-8.
    return result.stdout.decode("utf-8", "surrogateescape").strip() if result.returncode == 0 else ""
