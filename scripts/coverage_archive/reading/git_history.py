"""Read from git which version the archive is, when each article was added, and when it last changed."""

import re
import sys
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path

from ..model.problems import ReportedError
from ..model.publication import Publication, Version
from ..model.visible import visible
from ..storage.git import git

SHOWN = 10  # digits of a commit's hash; fixed here, because git shows as many as its user has set
_COMMIT = re.compile("[0-9a-f]{40,}")
# How many fields come before the path, by the first letter of a line of `git status`: changed, unmerged, untracked.
_FIELDS = {"1": 8, "u": 10, "?": 1}
# An address that needs no escaping: no white space, no quotation marks, no brackets of HTML, no query.
_SITE = re.compile(r"https?://[A-Za-z0-9.:\[\]-]+(/[A-Za-z0-9._~!$&()*+,;=:@%/-]*)?")


class SiteAddressError(ReportedError):
    """Raised where the configured address of the site is not a valid address."""


@dataclass(frozen=True, slots=True)
class GitState:
    """Hold what git says of articles/ at one moment: the whole hash of the commit, and what was edited since then.

    ``edited`` are the names of articles' folders, and of the vocabulary's file. ``commit`` is None if the project is
    no checkout of its own.
    """

    commit: str | None = None
    edited: frozenset[str] = frozenset()


def git_state(root: Path) -> GitState:
    """Return the commit that is checked out in ``root``, and what has been edited since, with one command of git."""
    options = ("--porcelain=v2", "--branch", "-z", "--untracked-files=normal", "--no-renames", "--no-ahead-behind")
    wanted = ("--ignore-submodules=none", "--", "articles/*/*", "articles/archive.yml")
    lines = _decoded(git(root, "status", *options, *wanted, own=True)).split("\0")
    commit = next((line.removeprefix("# branch.oid ") for line in lines if line.startswith("# branch.oid ")), "")
    edited = (line.split(" ", _FIELDS[line[0]])[-1] for line in lines if line[:1] in _FIELDS)
    return GitState(commit, frozenset(map(_slug, edited))) if _COMMIT.fullmatch(commit) else GitState()


def read_publication(root: Path, site: str = "", state: GitState | None = None) -> Publication:
    """Return the site's address and the version and dates of the project in ``root``.

    Outside a checkout of its own, the version is unknown. ``state`` is what git said when the archive was read
    (default: what it says now). Everything else is read from that commit, so a commit that is made meanwhile changes
    nothing. For a shallow clone, whose history is not known, only the version as a whole is returned, after a warning
    on standard error. Raise SiteAddressError if ``site`` is no address.
    """
    if site and not _SITE.fullmatch(site):
        wanted = "it must be http:// or https://, a host and perhaps a path"
        raise SiteAddressError(f"the site's address '{site}' (SITE_URL, or --site) is none: {wanted}")
    site = f"{site.rstrip('/')}/" if site else ""
    state = state or git_state(root)
    if not state.commit:
        return Publication(site)
    commits = f"{state.commit}\n".encode()
    if git(root, "rev-parse", "--is-shallow-repository") == b"false\n":
        commits += git(root, "rev-list", state.commit, "--", "articles/*/*") or b""
        whole, last_changed, added = _history(root, commits)
    else:
        _warn_of_shallow_clone(root.resolve())
        whole, last_changed, added = _history(root, commits)[0], {}, {}
    articles = {slug: replace(version, changed=slug in state.edited) for slug, version in last_changed.items()}
    return Publication(site, replace(whole, changed=bool(state.edited)), articles, added)


def committed(root: Path, file: str) -> str | None:
    """Return the text of a file of the project in the last commit, or None if git has no such file."""
    found = git(root, "cat-file", "blob", f"HEAD:./{file}")
    return _decoded(found).strip() if found else None


def _decoded(answer: bytes | None) -> str:
    return (answer or b"").decode("utf-8", "surrogateescape")  # the name of a file need not be UTF-8


def _day(committed: str) -> str:
    """Return the day of a commit in ISO 8601.

    If a wrong clock gave a day that no calendar has, return the first or the last possible day.
    """
    if len(committed) == len("2026-11-20"):
        return committed
    return date.max.isoformat() if committed else "1970-01-01"


def _slug(path: str) -> str:
    return path.split("/")[1]


def _history(root: Path, commits: bytes) -> tuple[Version, dict[str, Version], dict[str, str]]:
    """Return the version of the newest commit, {slug: version that last changed it} and {slug: when it was added}.

    ``commits`` has one hash a line, the newest first. An article was added at a moment in ISO 8601.
    """
    options = ("--stdin", "--always", "--root", "-r", "-z", "--no-renames", "--name-status", "--format=@%H %cs %cI")
    fields = iter(_decoded(git(root, "diff-tree", *options, "--", "articles/*/*", given=commits)).split("\0"))
    changed: dict[str, Version] = {}
    added: dict[str, str] = {}
    first, version, moment = None, Version(), ""
    for mark in fields:
        if mark.startswith("@"):
            hash_, day, moment = mark[1:].strip().split(" ")
            version = Version(hash_[:SHOWN], _day(day))
            first = first or version
            # A newer git writes Z for the time zone +00:00. In a year of five digits the clock was wrong.
            moment = re.sub("Z$", "+00:00", moment) if moment[4:5] == "-" else ""
        elif mark.strip():
            path = next(fields)
            changed.setdefault(_slug(path), version)
            if mark.strip() == "A" and path.endswith("/article.yml"):
                added[_slug(path)] = moment
    return first or version, changed, added


@cache
def _warn_of_shallow_clone(root: Path) -> None:
    """Print once, on standard error, what a build does not know without the whole history."""
    print(
        visible(
            f"{root} is a shallow clone: which commit last changed an article, and when it was added, is unknown. "
            "Citations name the latest commit instead, and the feed has other dates. For the whole history, run\n"
            f"  git -C '{root}' fetch --unshallow"
        ),
        file=sys.stderr,
    )
