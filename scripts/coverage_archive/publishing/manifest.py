"""The list of every file of a site, with its size and SHA-256, and the version of the archive that they are.

``data/manifest.json`` says the version and names the parts of the list with their SHA-256; each part,
``data/manifest/<number>.json``, has the next few hundred files by path, so that whoever asks for one file loads
little. Its ``digest`` is the SHA-256 of the first file itself, with 64 zeros in the place of the digest. So who keeps
one number holds every file to it.
"""

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, TypeVar

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError

from ..model import Archive, addresses
from ..model.problems import ReportedError
from ..model.publication import Publication

FILE = f"{addresses.DATA}manifest.json"
PARTS = f"{addresses.DATA}manifest/"
AT_ONCE = 400  # files that a part lists
LARGEST = 2**24  # bytes of a file of the manifest; one that is larger is none of ours
KEPT = (
    ".git",
    "CNAME",
    ".nojekyll",
)  # at a site's top, whoever hosts it may keep these: none of ours, and never listed
_ZEROS = "0" * 64


class UnlistableError(ReportedError):
    """Raised where a file cannot be listed, as its name is no text."""


class DamagedError(Exception):
    """Raised where a file of the manifest is not what it should be; says why."""


def _inside(path: str) -> str:
    """Return a path that stays within its folder; raise ValueError for any other."""
    steps = path.split("/")
    if not path.isprintable() or "\\" in path or ":" in path or {"", ".", ".."} & {*steps}:
        raise ValueError("no path of a file within the site")
    return path


T = TypeVar("T", bound=BaseModel)
Digest = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class Entry(_Strict):
    """A file: its path from the site's root, its size, its SHA-256."""

    path: Annotated[str, Field(max_length=1000), AfterValidator(_inside)]
    bytes: Annotated[int, Field(ge=0)]
    sha256: Digest


class Part(_Strict):
    """A part of the list: files in the order of their paths."""

    files: list[Entry]


class PartEntry(Entry):
    """A part, and the path of the first file that it lists."""

    first: str


class Version(_Strict):
    """Which version of the archive the files are; ``changed`` where articles/ had edits that no commit holds."""

    commit: str | None
    committed: str | None
    changed: bool


class Manifest(_Strict):
    """What data/manifest.json says."""

    title: str
    about: str
    version: Version
    files: int
    bytes: int
    parts: list[PartEntry]
    digest: Digest


def write(archive: Archive, publication: Publication, site: Path) -> Manifest:
    """List every file of a finished site in it; return what the manifest says."""
    for old in [site / FILE, *(site / PARTS).glob("*.json")]:
        old.unlink(missing_ok=True)
    entries = [entry_of(site, path) for path in sorted(paths(site))]
    parts = []
    for start in range(0, len(entries), AT_ONCE):
        part = Part(files=entries[start : start + AT_ONCE])
        path = f"{PARTS}{start // AT_ONCE}.json"
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        (site / path).write_bytes(_text(part.model_dump(), "files"))
        parts.append(PartEntry(first=part.files[0].path, **entry_of(site, path).model_dump()))
    shown = publication.of
    manifest = Manifest(
        title=archive.title,
        about=publication.address(f"{addresses.ABOUT}#check"),
        version=Version(commit=shown.commit, committed=shown.committed, changed=shown.changed),
        files=len(entries),
        bytes=sum(entry.bytes for entry in entries),
        parts=parts,
        digest=_ZEROS,
    )
    data = _text(manifest.model_dump(), "parts")
    digest = hashlib.sha256(data).hexdigest()
    (site / FILE).write_bytes(_with_digest(data, _ZEROS, digest))
    return manifest.model_copy(update={"digest": digest})


def paths(site: Path) -> Iterator[str]:
    """Give the path of every file of a site but the manifest's own, which may not be there, and those of the host."""
    return (name for name in all_paths(site) if name != FILE and not name.startswith(PARTS))


def all_paths(site: Path) -> Iterator[str]:
    """Give the path of every file of a site, the manifest's too; nothing of what is KEPT at its top."""
    for top in site.iterdir():
        if top.name in KEPT:
            continue
        for path in (top, *top.rglob("*")):
            if path.is_symlink() or not path.is_dir():
                yield path.relative_to(site).as_posix()


def entry_of(site: Path, path: str) -> Entry:
    """Return what a file of a site is."""
    with (site / path).open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
        try:
            return Entry(path=path, bytes=file.tell(), sha256=digest)
        except ValidationError:
            raise UnlistableError(
                f"{path!r} has a name that addresses on the web cannot have: give the file another one"
            ) from None


def parsed_manifest(data: bytes) -> Manifest:
    """Return what a manifest says; raise DamagedError for one that says something else."""
    return _parsed(Manifest, data)


def parsed_part(data: bytes) -> Part:
    """Return the files that a part lists; raise DamagedError."""
    return _parsed(Part, data)


def fits_its_digest(data: bytes, digest: str) -> bool:
    """Whether a manifest's bytes are those that its own digest was made of."""
    return hashlib.sha256(_with_digest(data, digest, _ZEROS)).hexdigest() == digest


def _with_digest(data: bytes, old: str, new: str) -> bytes:
    """Return a manifest with another digest; it stands in the last line."""
    before, mark, after = data.rpartition(f'"digest": "{old}"'.encode())
    return before + mark.replace(old.encode(), new.encode()) + after


def _text(content: dict[str, object], listing: str) -> bytes:
    """Return JSON with a line for each file that is listed, and one for any other fact."""
    lines = []
    for name, value in content.items():
        if name == listing and isinstance(value, list):
            rows = ",\n".join(f"  {json.dumps(row, ensure_ascii=False)}" for row in value)
            lines.append(f' "{name}": [\n{rows}\n ]')
        else:
            lines.append(f" {json.dumps(name)}: {json.dumps(value, ensure_ascii=False)}")
    return ("{\n" + ",\n".join(lines) + "\n}\n").encode()


def _parsed(kind: type[T], data: bytes) -> T:
    try:
        return kind.model_validate_json(data)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        place = ".".join(map(str, first["loc"]))
        raise DamagedError(f"{first['msg']}{f' (at {place})' if place else ''}") from None
