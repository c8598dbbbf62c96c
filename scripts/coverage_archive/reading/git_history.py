"""What git knows of the archive: which version it is, when each article came into it, and when it last changed."""

import os
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

SHOWN = 10  # letters of a commit's hash: as many as readers need; git itself shows as many as its user likes
_COMMIT = re.compile("[0-9a-f]{40,}")
# How many fields come before the path, by the first letter of a line of `git status`: changed, unmerged, untracked.
_FIELDS = {"1": 8, "u": 10, "?": 1}
# What stands in attributes and files as it is: no white space, no quotation marks, no brackets of HTML, no query.
_SITE = re.compile(r"https?://[A-Za-z0-9.:\[\]-]+(/[A-Za-z0-9._~!$&()*+,;=:@%/-]*)?")


class SiteAddressError(ReportedError):
    """Raised where the site is to stand at what is no address."""


@dataclass(frozen=True, slots=True)
class GitState:
    """What git says of articles/ at one moment: the commit (its whole hash), and what has edits since it.

    ``edited`` are articles' folders, and the vocabulary. No commit: the project is no checkout of its own.
    """

    commit: str | None = None
    edited: frozenset[str] = frozenset()


def git_state(root: Path) -> GitState:
    """Return the commit that is checked out in ``root``, and what has been edited since, by one question to git."""
    if not _own_checkout(root):
        return GitState()
    options = ("--porcelain=v2", "--branch", "-z", "--untracked-files=normal", "--no-renames", "--no-ahead-behind")
    wanted = ("--ignore-submodules=none", "--", "articles/*/*", "articles/archive.yml")
    lines = (git(root, "status", *options, *wanted) or b"").decode("utf-8", "surrogateescape").split("\0")
    commit = next((line.removeprefix("# branch.oid ") for line in lines if line.startswith("# branch.oid ")), "")
    edited = (line.split(" ", _FIELDS[line[0]])[-1] for line in lines if line[:1] in _FIELDS)
    return GitState(commit, frozenset(map(_slug, edited))) if _COMMIT.fullmatch(commit) else GitState()


def read_publication(root: Path, site: str = "", state: GitState | None = None) -> Publication:
    """Return what is published of the project in ``root``; outside a checkout of its own, the version is unknown.

    ``state`` is what git said when the archive was read (default: what it says now). Everything else is asked of that
    commit, so a commit that is made meanwhile changes nothing.
    """
    if site and not _SITE.fullmatch(site):
        wanted = "it must be http:// or https://, a host and perhaps a path"
        raise SiteAddressError(f"the site's address '{site}' (SITE_URL, or --site) is none: {wanted}")
    site = f"{site.rstrip('/')}/" if site else ""
    state = state or git_state(root)
    if not state.commit:
        return Publication(site)
    _, _, day = (git(root, "rev-list", "-1", "--format=%cs", state.commit) or b"").decode().strip().partition("\n")
    whole = Version(state.commit[:SHOWN], _day(day), changed=bool(state.edited))
    last_changed, added = _history(root, state.commit)
    articles = {slug: replace(version, changed=slug in state.edited) for slug, version in last_changed.items()}
    return Publication(site, whole, articles, added)


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


def _slug(path: str) -> str:
    return path.split("/")[1]


def _history(root: Path, commit: str) -> tuple[dict[str, Version], dict[str, str]]:
    """Return when articles were last changed up to a commit, and first committed.

    Nothing, and a warning on standard error, where git holds only a part of the history.
    """
    if git(root, "rev-parse", "--is-shallow-repository") != b"false\n":
        _warn_of_shallow_clone(root.resolve())
        return {}, {}
    commits = git(root, "rev-list", commit, "--", "articles/*/*") or b""
    options = ("--stdin", "--root", "-r", "-z", "--no-renames", "--name-status", "--format=@%H %cs %cI")
    log = git(root, "diff-tree", *options, "--", "articles/*/*", given=commits) or b""
    changed: dict[str, Version] = {}
    added: dict[str, str] = {}
    version, moment = Version(), ""
    fields = iter(log.decode("utf-8", "surrogateescape").split("\0"))  # the name of a file need not be UTF-8
    for mark in fields:  # the log goes back in time
        if mark.startswith("@"):
            hash_, day, moment = mark[1:].split(" ")
            version = Version(hash_[:SHOWN], _day(day))
            moment = _moment(moment) if moment[4:5] == "-" else ""  # a year of five digits: the clock was wrong
        elif mark:
            path = next(fields)
            changed.setdefault(_slug(path), version)
            if mark.strip() == "A" and path.endswith("/article.yml"):
                added[_slug(path)] = moment
    return changed, added


@cache
def _warn_of_shallow_clone(root: Path) -> None:
    """Say once what a build does not know without the whole history."""
    print(
        visible(
            f"{root} is a shallow clone: which commit last changed an article, and when it was added, is unknown. "
            "Citations name the latest commit instead, and the feed has other dates. For the whole history, run\n"
            f"  git -C '{root}' fetch --unshallow"
        ),
        file=sys.stderr,
    )


def _moment(committed: str) -> str:
    """Return the moment of a commit as every git writes it: newer ones write Z for the time zone +00:00."""
    return re.sub("Z$", "+00:00", committed)
