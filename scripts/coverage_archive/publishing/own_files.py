"""Which folders ``archive site`` may replace: those whose every file is on the list of the site that stands there."""

import shutil
from pathlib import Path

from ..model.problems import ReportedError, shown
from . import file_list

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
    """Raise NotReplacedError where ``folder`` holds a file that its list does not name; one may be missing."""
    if not folder.exists():
        return
    if not folder.is_dir():
        raise NotReplacedError(f"{folder} is not replaced: it is no folder; name another one.")
    listed = names(folder)
    foreign = sorted(path for path in file_list.paths(folder) if path not in listed)
    if foreign and file_list.EARLIER in foreign:
        raise NotReplacedError(
            f"{folder} is not replaced: an earlier version of this program made the site there, with another list "
            f"of its files ({file_list.EARLIER}): remove that site's files once, or name another folder."
        )
    if foreign:
        first = ", ".join(shown(path, _LONGEST) for path in foreign[:_NAMED])
        more = f" and {len(foreign) - _NAMED} more" if len(foreign) > _NAMED else ""
        raise NotReplacedError(
            f"{folder} is not replaced: its list of files ({file_list.FILE}) does not name {first}{more}; "
            "move them away, or name another folder."
        )


def names(folder: Path) -> set[str]:
    """Return the path of every file that the list in a site's folder names, and of the list itself.

    Return nothing where there is no list, or none that can be read.
    """
    path = folder / file_list.FILE
    if path.is_symlink() or not path.is_file():
        return set()
    try:
        return {file_list.FILE, *file_list.parsed(path.read_bytes()).sha256s}
    except file_list.DamagedError:
        return set()


def take_along(folder: Path, new: Path) -> None:
    """Copy the host's files (CNAME, .nojekyll) from the old folder to the new one; the old folder's are preferred."""
    for name in file_list.KEPT:
        old = folder / name
        if old.is_symlink() or old.is_file():
            (new / name).unlink(missing_ok=True)
            shutil.copy2(old, new / name, follow_symlinks=False)
        elif old.is_dir():
            raise NotReplacedError(f"{folder} is not replaced: its {name} is a folder; move it away.")
