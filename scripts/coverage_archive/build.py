"""articles/ -> everything that is generated from it, written only where it changed, and atomically."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from .frontend import FRONTEND
from .model import Archive, addresses
from .model.publication import Publication
from .pages.bundles import bundle_group
from .pages.data_page import data_groups
from .pages.preview_images import preview_groups
from .pages.site_pages import page_groups
from .pages_folder import PagesFolder
from .reading import permalinks
from .reading.check import checked as read
from .reading.git_history import git_state, read_publication
from .reading.publishable import publishable
from .storage import schema, vocabulary_schema
from .storage.atomic_files import write
from .storage.folder_lock import one_build
from .storage.generated_files import FileGroup, Sources
from .storage.json_schemas import schema_text
from .storage.kept_results import KeptResults

MOST_READINGS = 5  # of an archive that somebody edits or commits at every moment
# Which files each group of pages was made into, by a hash of what they were made of.
KEPT = ".cache/pages"
PAGES = "pages"  # the folder that builds own
OVERRIDES = "overrides"  # in it: templates that the theme includes


@dataclass(frozen=True, slots=True)
class Changes:
    """The files that a build wrote and removed, as paths below the project; what they publish, as which version."""

    written: tuple[str, ...]
    removed: tuple[str, ...]
    archive: Archive
    publication: Publication


def build(root: Path, site: str = "") -> Changes:
    """Generate as ``generate`` does, while no other build is at work."""
    with one_build(root):
        return generate(root, site)


def generate(root: Path, site: str = "") -> Changes:
    """Write pages, data, schemas and the ledger; ``site`` is the address where they will stand, if it is known.

    The caller holds ``one_build`` until it has read the pages. Raise ArchiveError, before anything is written, on any
    problem.
    """
    checked, hashes, publication = _read(root, site)
    archive = publishable(checked)
    kept = KeptResults(root / KEPT)
    pages = PagesFolder(root / PAGES)
    for group in _groups(root, archive, publication, hashes):
        _write(pages, group, kept)
    for name, data in _other_files(archive):
        pages.write(name, data)
    removed = pages.finish()
    kept.save()
    written = [f"{PAGES}/{name}" for name in pages.written]
    written += [name for name, text in schemas(archive).items() if write(root / name, text.encode())]
    written += [permalinks.FILE] if permalinks.update(root, checked) else []
    return Changes(tuple(written), tuple(f"{PAGES}/{name}" for name in removed), archive, publication)


def _read(root: Path, site: str) -> tuple[Archive, Mapping[str, str], Publication]:
    """Return the archive, a hash of each article, and as which version it was read.

    Git is asked before and after; where somebody committed or edited meanwhile, the archive is read again.
    """
    for _ in range(MOST_READINGS):
        before = git_state(root)
        checked, hashes = read(root)
        if git_state(root) == before:
            break
    return checked, hashes, read_publication(root, site, before)


def _groups(root: Path, archive: Archive, publication: Publication, hashes: Mapping[str, str]) -> Iterator[FileGroup]:
    sources = Sources.of(archive, publication, hashes)
    yield from page_groups(archive, publication, sources)
    yield bundle_group()
    yield from data_groups(archive, publication, sources)
    if publication.site:  # pages name their preview by its full address
        yield from preview_groups(archive)


def _write(pages: PagesFolder, group: FileGroup, kept: KeptResults) -> None:
    """Write a group's files; those that stand there already, made of the same, are not made again."""
    key = hashlib.sha256(f"{group.name} {group.made_of!r}".encode("utf-8", "surrogatepass")).hexdigest()
    before = kept.get(key)
    if before is None or not pages.keep(json.loads(before)):
        hashes = {file.path: pages.write(file.path, file.data) for file in group.files()}
        kept.put(key, json.dumps(hashes).encode())


def _other_files(archive: Archive) -> Iterator[tuple[str, bytes]]:
    """Yield the fonts, the favicon and the captures."""
    fonts = FRONTEND / "fonts"
    yield "assets/favicon.svg", (FRONTEND / "favicon.svg").read_bytes()
    for font in sorted(fonts.iterdir()):
        yield f"assets/fonts/{font.name}", font.read_bytes()
    for article in archive.articles:
        if article.has_text:  # the bytes that were read and checked, or the excerpt
            yield addresses.capture(article.slug), article.capture.text.encode()


def schemas(archive: Archive) -> dict[str, str]:
    """Return the JSON Schemas of the two YAML files, with the names that the vocabulary offers."""
    names = {
        "outlets": [*archive.outlets],
        "speakers": [*archive.speakers],
        "topics": [*archive.topics],
        "elements": [*archive.elements],
    }
    return {
        "articles/archive.schema.json": schema_text(vocabulary_schema.VocabularyRecord),
        "articles/article.schema.json": schema_text(schema.ArticleRecord, names),
    }
