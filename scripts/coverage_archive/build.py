"""articles/ -> everything that is generated from it, written only where it changed, and atomically."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from .model import Archive, Article
from .model.addresses import article as article_address
from .open_data import exports
from .pages import preview_images
from .pages.bundles import bundles
from .pages.site_pages import pages
from .reading import permalinks
from .reading.check import check
from .reading.git_history import read_publication
from .reading.publishable import publishable
from .storage import schema, vocabulary_schema
from .storage.atomic_files import write

# The list of what the last build wrote, so that pages of removed articles go and nobody's own files do.
MANIFEST = ".generated"


@dataclass(frozen=True, slots=True)
class Changes:
    """The files that a build wrote and removed, as paths below the project, and what of the archive they publish."""

    written: tuple[str, ...]
    removed: tuple[str, ...]
    archive: Archive


def build(root: Path, site: str = "") -> Changes:
    """Write pages, data, schemas and the ledger; ``site`` is the address where they will stand, if it is known.

    Raise ArchiveError, before anything is written, on any problem.
    """
    checked = check(root)
    archive = publishable(checked)
    publication = read_publication(root, site)
    docs = root / "docs"
    made = [*pages(archive, publication), *bundles(docs / "assets"), *exports(archive, publication)]
    wanted = {page.path: page.text.encode() for page in made}
    if publication.site:  # previews name their image by its full address
        wanted |= preview_images.images(archive, docs / "assets" / "fonts", root / ".cache" / "share")
    wanted |= {f"{article_address(article.slug)}capture.txt": data for article, data in _captures(root, archive)}
    written = [f"docs/{path}" for path, data in wanted.items() if write(docs / path, data)]
    removed = [f"docs/{path}" for path in _manifest(docs) if path not in wanted and _remove(docs, path)]
    write(docs / MANIFEST, "".join(f"{path}\n" for path in sorted(wanted)).encode())
    for name, text in {**schemas(archive), permalinks.FILE: permalinks.updated(root, checked)}.items():
        if write(root / name, text.encode()):
            written.append(name)
    return Changes(tuple(written), tuple(removed), archive)


def _captures(root: Path, archive: Archive) -> Iterator[tuple[Article, bytes]]:
    """Give the capture of each article as it may be published: byte for byte, or its excerpt."""
    for article in archive.articles:
        if article.show == "whole":
            yield article, (root / "articles" / article.slug / "capture.txt").read_bytes()
        elif article.show == "tagged":
            yield article, article.capture.text.encode()


def clean(root: Path) -> tuple[str, ...]:
    """Remove every generated file from ``docs/``; return them as paths below the project."""
    docs = root / "docs"
    removed = [f"docs/{path}" for path in _manifest(docs) if _remove(docs, path)]
    (docs / MANIFEST).unlink(missing_ok=True)
    return tuple(removed)


def schemas(archive: Archive) -> dict[str, str]:
    """Return the JSON Schemas of the two YAML files, with the names that the vocabulary offers."""
    names = {
        "outlets": [*archive.outlets],
        "speakers": [*archive.speakers],
        "topics": [*archive.topics],
        "elements": [*archive.elements],
    }
    return {
        "articles/archive.schema.json": schema.schema_text(vocabulary_schema.VocabularyRecord),
        "articles/article.schema.json": schema.schema_text(schema.ArticleRecord, names),
    }


def _manifest(docs: Path) -> list[str]:
    path = docs / MANIFEST
    return path.read_text(encoding="utf-8").splitlines() if path.exists() else []


def _remove(docs: Path, name: str) -> bool:
    """Remove a file and the folders that it leaves empty; return whether it was there."""
    path = docs / name
    if not path.is_file():
        return False
    path.unlink()
    for folder in path.parents:
        if folder == docs or any(folder.iterdir()):
            break
        folder.rmdir()
    return True
