"""Hold a copy of the site against its manifest, file by file, and its captures against articles/."""

from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from ..model import addresses
from ..model.problems import ReportedError, shown
from ..reading import archive_folder
from . import manifest
from .copies import Copy, FolderCopy, MissingError, UnreadableError, WebCopy, read, same

_FILES_AT_A_TIME = 4
_LONGEST = 300  # letters of a path in a message


@dataclass(frozen=True, slots=True)
class Verified:
    """A copy that is what its manifest says: its files, its version, and the captures that articles/ has too."""

    files: int
    version: manifest.Version
    captures: int


class NotVerifiedError(ReportedError):
    """Raised where a copy is not what its manifest says, or cannot be checked; a line for each fault."""


def verify(where: str, root: Path | None = None) -> Verified:
    """Check a copy of a site, a folder or an address; its captures too, where a project at ``root`` records them.

    Raise NotVerifiedError, which names everything that differs.
    """
    copy = _copy(where)
    data, listed = _manifest(copy, where)
    whole = manifest.fits_its_digest(data, listed.digest)
    wrong = [] if whole else [f"{manifest.FILE}: changed; its own digest does not fit it"]
    entries: list[manifest.Entry] = []
    for part in listed.parts:
        try:
            if not same(copy, part):
                wrong.append(f"{_named(part.path)}: changed")
            entries += manifest.parsed_part(read(copy, part.path)).files
        except (MissingError, UnreadableError, manifest.DamagedError) as error:
            fault = "missing" if isinstance(error, MissingError) else f"damaged: {error}"
            wrong.append(f"{_named(part.path)}: {fault}; the files that it lists are not checked")
    with ThreadPoolExecutor(_FILES_AT_A_TIME) as pool:
        wrong += filter(None, pool.map(lambda entry: _fault(copy, entry), entries))
    names = {entry.path for entry in entries}
    if len(names) == listed.files:  # otherwise a part is missing, which is said already
        wrong += sorted(f"{_named(path)}: not in the manifest" for path in copy.paths() if path not in names)
    elif not wrong:
        wrong.append(f"{manifest.FILE}: changed; it says {listed.files} files, and its parts list {len(names)}")
    recorded = _recorded(root) if root else {}
    captures = {entry.path: entry.sha256 for entry in entries if entry.path in recorded}
    wrong += [
        f"{path}: not the capture that articles/ records" for path in captures if captures[path] != recorded[path]
    ]
    if wrong:
        count = f"{len(wrong)} {'thing differs' if len(wrong) == 1 else 'things differ'}"
        raise NotVerifiedError("\n".join([*wrong, f"{shown(where, _LONGEST)}: {count} from what was published."]))
    return Verified(len(names), listed.version, len(captures))


def _copy(where: str) -> Copy:
    if where.lower().startswith(("http://", "https://")):
        return WebCopy(where)
    if not Path(where).is_dir():
        raise NotVerifiedError(f"{shown(where, _LONGEST)} is neither a folder nor an address (http:// or https://).")
    return FolderCopy(Path(where))


def _manifest(copy: Copy, where: str) -> tuple[bytes, manifest.Manifest]:
    where = shown(where, _LONGEST)
    try:
        data = read(copy, manifest.FILE)
        return data, manifest.parsed_manifest(data)
    except MissingError:
        raise NotVerifiedError(f"{where} has no {manifest.FILE}, which lists the files of a site.") from None
    except UnreadableError as error:
        raise NotVerifiedError(f"{where} cannot be read: {shown(str(error), _LONGEST)}.") from None
    except manifest.DamagedError as error:
        raise NotVerifiedError(
            f"{manifest.FILE}: damaged: {shown(str(error), _LONGEST)}; nothing can be checked."
        ) from None


def _fault(copy: Copy, entry: manifest.Entry) -> str | None:
    """Return what is wrong with a file, or None."""
    try:
        return None if same(copy, entry) else f"{_named(entry.path)}: changed"
    except MissingError:
        return f"{_named(entry.path)}: missing"
    except UnreadableError as error:
        return f"{_named(entry.path)}: cannot be read: {shown(str(error), _LONGEST)}"


def _recorded(root: Path) -> Mapping[str, str]:
    """Return the SHA-256 that articles/ records of each capture that is published whole, by its path on the site."""
    return {
        addresses.capture(article.slug): article.capture.sha256
        for article in archive_folder.load(root).articles
        if article.is_whole
    }


def _named(path: str) -> str:
    return shown(path, _LONGEST)
