"""Write and read SHA256SUMS, the list of every file of a site with its SHA-256, in the format of ``sha256sum -c``.

The first line states the version of the archive. The list does not contain itself. Its own SHA-256 is the digest to
cite, because it depends on every file.
"""

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from ..model.problems import ReportedError
from ..model.publication import Version
from ..storage.files import files_below

FILE = "SHA256SUMS"
# Files and folders that a site's host may keep at the top of the site. They are never listed and never replaced.
GIT = ".git"
OF_HOST = ("CNAME", ".nojekyll")
_VERSION = re.compile("# version ([^\n]+)")
_LINE = re.compile("([0-9a-f]{64})  ([^\n]{1,1000})")


class UnlistableError(ReportedError):
    """Raised where a file cannot be listed, because no address can contain its name."""


class DamagedError(Exception):
    """Raised where a list cannot be read; the message says why."""


@dataclass(frozen=True, slots=True)
class FileList:
    """Hold the version of the archive, in words, and the SHA-256 of each file of a site, by its path."""

    version: str
    sha256s: Mapping[str, str]

    def text(self) -> str:
        """Return the text of SHA256SUMS, sorted by path."""
        lines = [f"{self.sha256s[path]}  {path}\n" for path in sorted(self.sha256s)]
        return f"# version {self.version}\n{''.join(lines)}"


def write(version: Version, site: Path) -> FileList:
    """Write the list of a finished site into the site's folder, and return it.

    Raise UnlistableError for a file whose name no address can contain.
    """
    words = f"{version.commit} {version.committed}" if version.commit else "unknown"
    if version.changed:
        words += ", with changes since"
    listed = FileList(words, {path: _sha256(site, path) for path in paths(site) if path != FILE})
    (site / FILE).write_bytes(listed.text().encode())
    return listed


def paths(site: Path) -> Iterator[str]:
    """Yield the path of every file of a site, its list included, without those that its host keeps at the top."""
    return (path for path in files_below(site) if path.partition("/")[0] not in (GIT, *OF_HOST))


def parsed(data: bytes) -> FileList:
    """Return the list that ``data`` holds. Raise DamagedError for a line that does not belong in such a list."""
    head, *lines = data.decode("utf-8", "replace").removesuffix("\n").split("\n")
    version = _VERSION.fullmatch(head)
    if not version:
        raise DamagedError("line 1 does not say the version")
    found: dict[str, str] = {}
    for number, line in enumerate(lines, 2):
        match = _LINE.fullmatch(line)
        if not match or match[2] in found or not _is_inside(match[2]):
            raise DamagedError(f"line {number} is not the SHA-256 and the path of a file within the site")
        found[match[2]] = match[1]
    return FileList(version[1], found)


def _sha256(site: Path, path: str) -> str:
    if not _is_inside(path):
        raise UnlistableError(f"{path!r} has a name that addresses on the web cannot have: give the file another one")
    with (site / path).open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _is_inside(path: str) -> bool:
    """Say whether a path stays within its folder on every system, and has only printable characters."""
    return path.isprintable() and not {"", ".", ".."} & {*path.split("/")} and "\\" not in path and ":" not in path
