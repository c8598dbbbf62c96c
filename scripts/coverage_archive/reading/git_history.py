"""What git knows of the archive: which version it is, when each article came into it, and when it last changed."""

import os
import re
from dataclasses import replace
from datetime import date
from pathlib import Path

from ..model.problems import ReportedError
from ..model.publication import Publication, Version
from ..storage.git import git

SHOWN = 10  # letters of a commit's hash: as many as readers need; git itself shows as many as its user likes
_HEAD = re.compile(rb"^([0-9a-f]{%d})[0-9a-f]{30,} (.*)$" % SHOWN, re.MULTILINE)
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
    edited = _edited(root)
    whole = Version(head[1].decode(), _day(head[2].decode()), changed=bool(edited))
    last_changed, added = _history(root)
    articles = {slug: replace(version, changed=slug in edited) for slug, version in last_changed.items()}
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


def _edited(root: Path) -> set[str]:
    """Return what of articles/ has edits that no commit holds: the articles' folders, and the vocabulary."""
    options = ("--porcelain", "-z", "--untracked-files=normal", "--no-renames", "--ignore-submodules=none")
    found = git(root, "status", *options, "--", "articles/*/*", "articles/archive.yml") or b""
    return {_slug(line[len("XY ") :]) for line in found.decode("utf-8", "surrogateescape").split("\0") if line}


def _slug(path: str) -> str:
    return path.split("/")[1]


def _history(root: Path) -> tuple[dict[str, Version], dict[str, str]]:
    """Return when articles were last changed, and first committed; nothing where git holds a part of the history."""
    if git(root, "rev-parse", "--is-shallow-repository") != b"false\n":
        return {}, {}
    commits = git(root, "rev-list", "HEAD", "--", "articles/*/*") or b""
    options = ("--stdin", "--root", "-r", "-z", "--no-renames", "--name-status", "--format=@%H %cs %cI")
    log = git(root, "diff-tree", *options, "--", "articles/*/*", given=commits) or b""
    changed: dict[str, Version] = {}
    added: dict[str, str] = {}
    version, moment = Version(), ""
    fields = iter(log.decode("utf-8", "surrogateescape").split("\0"))  # the name of a file need not be UTF-8
    for mark in fields:  # the log goes back in time
        if mark.startswith("@"):
            commit, day, moment = mark[1:].split(" ")
            version = Version(commit[:SHOWN], _day(day))
            moment = moment if moment[4:5] == "-" else ""  # a year of five digits: the clock was wrong
        elif mark:
            path = next(fields)
            changed.setdefault(_slug(path), version)
            if mark.strip() == "A" and path.endswith("/article.yml"):
                added[_slug(path)] = moment
    return changed, added
