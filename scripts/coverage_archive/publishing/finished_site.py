"""Complete a rendered site with the search index and the list of files, and check it."""

import hashlib
import os
import stat
from dataclasses import dataclass
from pathlib import Path

from ..searching import search_index
from . import file_list, site_check
from .generating import Changes


@dataclass(frozen=True, slots=True)
class Finished:
    """Hold the facts about a finished site: how many files it lists, their size in bytes, and the list's SHA-256."""

    files: int
    bytes: int
    digest: str


def finish(root: Path, changes: Changes, site: Path, *, checked: bool = True) -> Finished:
    """Complete the pages of a build that were rendered into the folder ``site``, and check them if ``checked``.

    Only the archive's own files, below ``publication.at``, are listed and checked. Raise UnsoundSiteError for the
    first fault of the site.
    """
    archive, publication = changes.archive, changes.publication
    at = publication.at
    search_index.publish(archive, site / at)
    listed = file_list.write(publication.of, site / at)
    _let_everybody_read(site)
    if checked:
        site_check.require_sound(root, archive, publication.site.removesuffix(at), site, at)
    size = sum((site / at / path).stat().st_size for path in listed.sha256s)
    return Finished(len(listed.sha256s), size, hashlib.sha256(listed.text().encode()).hexdigest())


def _let_everybody_read(site: Path) -> None:
    """Set the mode of files to 0644 and of folders to 0755, whatever the umask: a web server runs as another user."""
    for folder, _, files in os.walk(site):
        for path, mode in ((Path(folder), 0o755), *((Path(folder, name), 0o644) for name in files)):
            if not path.is_symlink() and stat.S_IMODE(path.stat().st_mode) != mode:
                path.chmod(mode)
