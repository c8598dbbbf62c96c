"""articles/ and docs/ -> site/: generate, render, index, list; each step is a command or a function of its own."""

import json
import os
import stat
from dataclasses import dataclass
from pathlib import Path

from .. import build
from ..model import Archive, addresses
from ..model.problems import ReportedError
from ..model.publication import Publication
from ..open_data.data_package import NAME as PACKAGE
from ..reading.check import check
from ..reading.git_history import read_publication
from ..reading.publishable import publishable
from ..searching import search_index
from ..storage.folder_lock import one_build
from . import manifest, own_files, renderers, site_check, source_date, theme_files
from .settings import site_address
from .whole_folder import replaced_whole


class NotPublishedError(ReportedError):
    """Raised where the site cannot be made: a page is missing, or the disk refuses."""


@dataclass(frozen=True, slots=True)
class Published:
    """A site that was made: its folder, how many files it has, and their size in bytes."""

    folder: Path
    files: int
    size: int


def publish(root: Path, folder: Path, renderer: str = "mkdocs") -> Published:
    """Make the site and put it whole into the place of ``folder``.

    Where anything fails, or another build is at work, what stood there stays, and a ReportedError says why.
    """
    renderers.require(renderer)
    own_files.require_place(root, folder)
    try:
        with one_build(root, wait=False):
            archive, publication = generate(root, site_address(root))
            with replaced_whole(folder) as new:
                renderers.render(root, renderer, publication, new)
                listed = complete(root, archive, publication, new)
                site_check.require_sound(root, archive, publication.site, new)
    except OSError as error:
        what = f"{error.filename}: " if error.filename else ""
        raise NotPublishedError(f"{what}{error.strerror or error}; {folder} is as it was.") from error
    return Published(folder, listed.files, listed.bytes)


def generate(root: Path, address: str) -> tuple[Archive, Publication]:
    """Write the generated pages into ``docs/``; return what they publish, and as which version.

    The caller holds ``one_build`` until it has read the pages.
    """
    source_date.stated()  # where it is wrong, that is said before anything is written
    changes = build.generate(root, address)
    return changes.archive, changes.publication


def index(root: Path, site: Path) -> None:
    """Add to pages that were rendered from this project's ``docs/`` what is made of them.

    Raise NotPublishedError where they show another version of the archive than articles/ are by now.
    """
    with one_build(root):
        archive, publication = publishable(check(root)), read_publication(root, site_address(root))
        _require_pages(archive, site)
        package = site / addresses.DATA / PACKAGE
        shown = json.loads(package.read_bytes())["version"] if package.is_file() else None
        if shown != publication.version:
            raise NotPublishedError(
                f"{site} shows version {shown or 'unknown'} of the archive, and articles/ are version "
                f"{publication.version} now: run `archive build`, and render the pages again."
            )
        complete(root, archive, publication, site)


def complete(root: Path, archive: Archive, publication: Publication, site: Path) -> manifest.Manifest:
    """Add to rendered pages what is made of them: the search's index and the list of every file; drop the theme's.

    Raise NotPublishedError where pages are missing: a renderer may say that all is well, and write nothing.
    """
    _require_pages(archive, site)
    theme_files.drop(root / "docs", site)
    search_index.publish(archive, site)
    listed = manifest.write(archive, publication, site)
    _let_everybody_read(site)
    return listed


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
            raise NotPublishedError(f"{page} is missing or empty: the renderer did not write it.")
