"""Which folders ``archive site`` may replace: those whose every file is on the site's own list of files."""

import shutil
from collections.abc import Iterator
from pathlib import Path

from ..model.problems import ReportedError, shown
from . import manifest

_SOURCES = ("articles", "docs", "pages", "scripts", "tests", "requirements", ".git", ".github", ".venv", ".cache")
_NAMED = 3  # files that a message names
_LONGEST = 300  # letters of a path in a message


class NotReplacedError(ReportedError):
    """Raised where a folder may not, or cannot, be replaced."""


def require_place(root: Path, folder: Path) -> None:
    """Raise NotReplacedError where ``folder`` holds, or is part of, what the project at ``root`` is made from.

    Symbolic links are followed first. The system's root and the home folder are refused too.
    """
    target = folder.resolve()
    if target in _with_parents(root):
        raise NotReplacedError(f"{folder} is not replaced: it holds this project; name another folder.")
    if target in _with_parents(Path("~").expanduser()):
        raise NotReplacedError(f"{folder} is not replaced: it holds your home folder; name another folder.")
    for name in _SOURCES:
        source = root / name
        if target in _with_parents(source) or source.resolve() in target.parents:
            raise NotReplacedError(f"{folder} is not replaced: the project's {name} is there; name another folder.")


def _with_parents(path: Path) -> tuple[Path, ...]:
    path = path.resolve()
    return (path, *path.parents)


def require_only_ours(folder: Path) -> None:
    """Raise NotReplacedError where ``folder`` holds a file that no list of the site names; one may be missing."""
    if not folder.exists():
        return
    if not folder.is_dir():
        raise NotReplacedError(f"{folder} is not replaced: it is no folder; name another one.")
    listed = names(folder)
    foreign = sorted(path for path in manifest.all_paths(folder) if path not in listed)
    if foreign:
        first = ", ".join(shown(path, _LONGEST) for path in foreign[:_NAMED])
        more = f" and {len(foreign) - _NAMED} more" if len(foreign) > _NAMED else ""
        raise NotReplacedError(
            f"{folder} is not replaced: its list of files ({manifest.PARTS}*.json) does not name {first}{more}; "
            "move them away, or name another folder."
        )


def names(folder: Path) -> set[str]:
    """Return the path of every file that the lists in a site's folder name, and of these lists themselves."""
    found = {manifest.FILE} if (folder / manifest.FILE).is_file() else set()
    for path, part in _lists(folder):
        found |= {path, *(entry.path for entry in part.files)}
    return found


def entries(folder: Path) -> dict[str, manifest.Entry]:
    """Return the files that the lists in a site's folder name, by path."""
    return {entry.path: entry for _, part in _lists(folder) for entry in part.files}


def _lists(folder: Path) -> Iterator[tuple[str, manifest.Part]]:
    """Give every list that can be read, with its path; what cannot be read is none of ours."""
    for path in sorted((folder / manifest.PARTS).glob("*.json")):
        if path.is_symlink() or not path.is_file():
            continue
        try:
            yield path.relative_to(folder).as_posix(), manifest.parsed_part(path.read_bytes())
        except manifest.DamagedError:
            continue


def take_along(folder: Path, new: Path) -> None:
    """Copy the host's files (CNAME, .nojekyll) from the old folder to the new one; the old folder's are preferred."""
    for name in manifest.KEPT:
        old = folder / name
        if old.is_symlink() or old.is_file():
            (new / name).unlink(missing_ok=True)
            shutil.copy2(old, new / name, follow_symlinks=False)
        elif old.is_dir():
            raise NotReplacedError(f"{folder} is not replaced: its {name} is a folder; move it away.")
