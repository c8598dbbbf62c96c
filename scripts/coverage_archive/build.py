"""articles/ -> everything that is generated from it, written only where it changed, and atomically."""

from dataclasses import dataclass
from pathlib import Path

from . import drafts, fields, ledger, share
from . import edition as editions
from .addresses import article as article_address
from .archive import load
from .exports import exports
from .files import write
from .model import Archive
from .pages import pages
from .problems import ArchiveError

# The list of what the last build wrote, so that pages of removed articles go and nobody's own files do.
MANIFEST = ".generated"


@dataclass(frozen=True, slots=True)
class Changes:
    """The files that a build wrote and removed, as paths below the project, and the archive that they are of."""

    written: tuple[str, ...]
    removed: tuple[str, ...]
    archive: Archive


def check(root: Path, *, strict: bool = False) -> Archive:
    """Read and check the archive under ``root``, its permalinks included. Raise ArchiveError with every problem.

    ``strict`` also refuses whatever a machine proposed and nobody has reviewed.
    """
    archive = load(root)
    problems = ledger.check(root, archive) + (drafts.problems(root, archive) if strict else [])
    if problems:
        raise ArchiveError(problems)
    return archive


def build(root: Path, site: str = "") -> Changes:
    """Write pages, data, schemas and the ledger; ``site`` is the address where they will stand, if it is known.

    Raise ArchiveError, before anything is written, on any problem.
    """
    archive = check(root)
    edition = editions.read(root, site)
    docs = root / "docs"
    wanted = {page.path: page.text.encode() for page in [*pages(archive, edition), *exports(archive, edition)]}
    if edition.site:  # previews name their image by its full address
        wanted |= share.images(archive, root / ".cache" / "share")
    for article in archive.articles:
        wanted[f"{article_address(article.slug)}capture.txt"] = (
            root / "articles" / article.slug / "capture.txt"
        ).read_bytes()
    written = [f"docs/{path}" for path, data in wanted.items() if write(docs / path, data)]
    removed = [f"docs/{path}" for path in _manifest(docs) if path not in wanted and _remove(docs, path)]
    write(docs / MANIFEST, "".join(f"{path}\n" for path in sorted(wanted)).encode())
    for name, text in {**schemas(archive), ledger.FILE: ledger.updated(root, archive)}.items():
        if write(root / name, text.encode()):
            written.append(name)
    return Changes(tuple(written), tuple(removed), archive)


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
        "articles/archive.schema.json": fields.schema_text(fields.VocabularyRecord),
        "articles/article.schema.json": fields.schema_text(fields.ArticleRecord, names),
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
