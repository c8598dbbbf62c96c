"""Complete a rendered site with the search index and the list of files, and check it."""

import hashlib
import os
import stat
from dataclasses import dataclass
from pathlib import Path

from ..model import Archive, addresses
from ..model.problems import ReportedError
from ..model.publication import Publication
from ..searching import search_index
from . import file_list, site_check


class MissingPageError(ReportedError):
    """Raised where a page is missing or empty: a renderer may say that all is well, and write nothing."""


@dataclass(frozen=True, slots=True)
class Finished:
    """A finished site: how many files it lists, their size in bytes, and the SHA-256 of the list."""

    files: int
    bytes: int
    digest: str


def finish(root: Path, archive: Archive, publication: Publication, site: Path, *, checked: bool = True) -> Finished:
    """Complete the pages that were rendered into the folder ``site``, and check them if ``checked``.

    Only the archive's own files, below ``publication.at``, are listed and checked. Raise MissingPageError or
    UnsoundSiteError.
    """
    at = publication.at
    _require_pages(archive, site / at)
    search_index.publish(archive, site / at)
    listed = file_list.write(publication.of, site / at)
    _let_everybody_read(site)
    if checked:
        site_check.require_sound(root, archive, publication.site.removesuffix(at), site, at)
    size = sum((site / at / path).stat().st_size for path in listed.sha256s)
    return Finished(len(listed.sha256s), size, hashlib.sha256(listed.text().encode()).hexdigest())


def _let_everybody_read(site: Path) -> None:
    """Give files the mode 0644 and folders 0755, whatever the umask: a web server runs as another user."""
    for folder, _, files in os.walk(site):
        for path, mode in ((Path(folder), 0o755), *((Path(folder, name), 0o644) for name in files)):
            if not path.is_symlink() and stat.S_IMODE(path.stat().st_mode) != mode:
                path.chmod(mode)


def _require_pages(archive: Archive, site: Path) -> None:
    wanted = [addresses.HOME, addresses.ARTICLES, *(addresses.article(article.slug) for article in archive.articles)]
    for page in (f"{address}index.html" for address in wanted):
        if not (site / page).is_file() or not (site / page).stat().st_size:
            raise MissingPageError(f"{page} is missing or empty: the renderer did not write it.")
