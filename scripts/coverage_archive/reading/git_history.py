"""What git knows of the archive: which version it is, and when each article came into it."""

import os
import re
from datetime import date
from pathlib import Path

from ..model.problems import ReportedError
from ..model.publication import Publication
from ..storage.git import git

# A commit and its day. As many letters of the hash as readers need; git itself shows as many as its user likes.
_HEAD = re.compile(rb"^([0-9a-f]{10})[0-9a-f]{30,} (.*)$", re.MULTILINE)
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
    if not _own_checkout(root):
        return Publication(site)
    head = _HEAD.search(git(root, "rev-list", "-1", "--format=%H %cs", "HEAD") or b"")
    if not head:
        return Publication(site)
    return Publication(site, head[1].decode(), _day(head[2].decode()), _changed(root), _added(root))


def committed(root: Path, file: str) -> str | None:
    """Return the text of a file of the project as the last commit has it; None where git has none."""
    found = git(root, "cat-file", "blob", f"HEAD:./{file}")
    return found.decode("utf-8", "surrogateescape").strip() if found else None


def _own_checkout(root: Path) -> bool:
    """Say whether a folder is a checkout, and not within one of something else."""
    top = git(root, "rev-parse", "--show-toplevel")
    return top is not None and Path(os.fsdecode(top.removesuffix(b"\n"))).resolve() == root.resolve()


def _day(committed: str) -> str:
    """Return the day of a commit; where no calendar has it, as a clock was wrong, the first or last day there is."""
    if len(committed) == len("2026-11-20"):
        return committed
    return date.max.isoformat() if committed else "1970-01-01"


def _changed(root: Path) -> bool:
    """Say whether articles/ has edits that no commit holds."""
    options = ("--porcelain", "-z", "--untracked-files=normal", "--no-renames", "--ignore-submodules=none")
    return bool(git(root, "status", *options, "--", "articles/*/*", "articles/archive.yml"))


def _added(root: Path) -> dict[str, str]:
    """Return when each article was first committed; nothing where git holds only a part of the history."""
    if git(root, "rev-parse", "--is-shallow-repository") != b"false\n":
        return {}
    commits = git(root, "rev-list", "HEAD", "--", "articles/*/article.yml") or b""
    options = ("--stdin", "--root", "-r", "-z", "--no-renames", "--diff-filter=A", "--name-only", "--format=@%cI")
    log = git(root, "diff-tree", *options, "--", "articles/*/article.yml", given=commits) or b""
    added, moment = {}, ""
    # The name of a file need not be UTF-8.
    for line in log.decode("utf-8", "surrogateescape").split("\0"):
        if line.startswith("@"):
            moment = line[1:] if line[5:6] == "-" else ""  # a year of five digits: the clock was wrong
        elif line:
            added[line.split("/")[1]] = moment  # the log goes back in time: the first commit comes last
    return added
