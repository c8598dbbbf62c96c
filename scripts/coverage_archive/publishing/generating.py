"""Generate everything that is made from articles/, and write only the files that changed."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from ..frontend import FRONTEND
from ..model import Archive, addresses
from ..model.publication import Publication
from ..pages.bundles import bundle_group
from ..pages.data_page import data_groups
from ..pages.preview_images import preview_groups
from ..pages.site_pages import page_groups
from ..reading import permalinks, vocabulary
from ..reading.check import checked as read
from ..reading.git_history import git_state, read_publication
from ..reading.publishable import publishable
from ..storage import schema
from ..storage.files import write
from ..storage.generated_files import FileGroup, Sources
from ..storage.kept_results import Result, keep_results, kept_results
from ..storage.locks import one_build, one_writer
from ..storage.records import schema_text
from .pages_folder import PagesFolder

MOST_READINGS = 5  # the most times to read an archive that somebody keeps editing or committing
# The files that were made for each group, by a hash of what they were made of.
KEPT = ".cache/pages"
PAGES = "pages"  # the folder that builds own
OVERRIDES = "overrides"  # in it: templates that the theme includes


@dataclass(frozen=True, slots=True)
class Changes:
    """Hold the paths, below the project, of the files that a build wrote and removed.

    ``archive`` and ``publication`` are what the build published.
    """

    written: tuple[str, ...]
    removed: tuple[str, ...]
    archive: Archive
    publication: Publication


def build(root: Path, site: str = "", at: str = "") -> Changes:
    """Write the pages, data, schemas and the ledger of promised addresses, under the lock ``one_build``.

    ``site`` is the address of the site, if it is known, and ``at`` the archive's path in it. A caller that reads the
    pages must hold the lock until it has read them. Raise ArchiveError on any problem of the archive, before anything
    is written.
    """
    with one_build(root):
        checked, hashes, publication = _read(root, site)
        publication = replace(publication, site=publication.site and f"{publication.site}{at}", at=at)
        archive = publishable(checked)
        before, now = kept_results(root / KEPT), dict[str, Result]()
        pages = PagesFolder(root / PAGES)
        for group in _groups(archive, publication, hashes):
            made = before.get(group.key)
            if made is None or not pages.keep(made):
                made = {file.path: pages.write(file.path, file.data) for file in group.files()}
            now[group.key] = made
        for name, data in _copied_files(archive):
            pages.write(name, data)
        removed = pages.finish()
        keep_results(root / KEPT, now)
        written = [f"{PAGES}/{name}" for name in pages.written]
        written += [name for name, text in schemas(archive).items() if write(root / name, text.encode())]
        written += [permalinks.FILE] if update_ledger(root, checked) else []
        return Changes(tuple(written), tuple(f"{PAGES}/{name}" for name in removed), archive, publication)


def update_ledger(root: Path, archive: Archive) -> bool:
    """Write permalinks.txt, the ledger of promised addresses, if its content would change; return whether it did."""
    if permalinks.updated(root, archive) == permalinks.ledger(root):
        return False
    with one_writer(root):  # another build may have added to it
        return write(root / permalinks.FILE, permalinks.updated(root, archive).encode(), lasting=True)


def _read(root: Path, site: str) -> tuple[Archive, Mapping[str, str], Publication]:
    """Return the archive, a hash of each article by slug, and the version of the archive that was read.

    The state of git is compared before and after. If somebody committed or edited meanwhile, the archive is read
    again.
    """
    before = git_state(root)
    for _ in range(MOST_READINGS):
        checked, hashes = read(root)
        state, before = before, git_state(root)
        if state == before:
            break
    return checked, hashes, read_publication(root, site, state)


def _groups(archive: Archive, publication: Publication, hashes: Mapping[str, str]) -> Iterator[FileGroup]:
    sources = Sources.of(archive, publication, hashes)
    yield from page_groups(archive, publication, sources)
    yield bundle_group()
    yield from data_groups(archive, publication, sources)
    if publication.site:  # pages name their preview by its full address
        yield from preview_groups(archive)


def _copied_files(archive: Archive) -> Iterator[tuple[str, bytes]]:
    """Yield the path and bytes of each file that is not rendered: favicon, fonts, and the articles' public text."""
    for path in (FRONTEND / "favicon.svg", *sorted((FRONTEND / "fonts").iterdir())):
        yield f"assets/{path.relative_to(FRONTEND).as_posix()}", path.read_bytes()
    for article in archive.articles:
        if article.has_text:
            yield addresses.capture(article.slug), article.capture.text.encode()


def schemas(archive: Archive) -> dict[str, str]:
    """Return the JSON Schemas of archive.yml and article.yml by path; the second offers the vocabulary's ids."""
    return {
        "articles/archive.schema.json": schema_text(schema.VocabularyRecord),
        "articles/article.schema.json": schema_text(schema.ArticleRecord, vocabulary.ids(archive)),
    }
