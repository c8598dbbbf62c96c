"""Decide which folders ``archive site`` may replace: only those whose list of files names every file in them."""

from pathlib import Path

from ..model.problems import ReportedError, shown
from . import file_list

_SOURCES = ("articles", "docs", "pages", "scripts", "tests", "requirements", ".git", ".github", ".venv", ".cache")
_NAMED = 3  # files that a message names at most
_LONGEST = 300  # letters of a path in a message at most


class NotReplacedError(ReportedError):
    """Raised where a folder must not be replaced, or cannot be."""


def require_place(root: Path, folder: Path) -> None:
    """Raise NotReplacedError where ``folder`` contains, or is inside, a source of the project at ``root``.

    Symbolic links are resolved first. The root of the file system and the home folder are refused, too.
    """
    target = folder.resolve()
    places = {root: "it holds this project", Path("~").expanduser(): "it holds your home folder"}
    sources = {root / name: f"the project's {name} is there" for name in _SOURCES}
    for path, why in (places | sources).items():
        place = path.resolve()
        if target in (place, *place.parents) or (path in sources and place in target.parents):
            raise NotReplacedError(f"{folder} is not replaced: {why}; name another folder.")


def require_only_ours(folder: Path) -> None:
    """Raise NotReplacedError where ``folder`` holds a file that its list of files does not name."""
    if not folder.exists():
        return
    if not folder.is_dir():
        raise NotReplacedError(f"{folder} is not replaced: it is no folder; name another one.")
    if foreign := sorted({*file_list.paths(folder)} - listed(folder)):
        first = ", ".join(shown(path, _LONGEST) for path in foreign[:_NAMED])
        more = f" and {len(foreign) - _NAMED} more" if len(foreign) > _NAMED else ""
        raise NotReplacedError(
            f"{folder} is not replaced: its list of files ({file_list.FILE}) does not name {first}{more}; "
            "move them away, or name another folder."
        )


def listed(folder: Path) -> set[str]:
    """Return the paths that a site's list of files names, and the list's own path; none if it cannot be read."""
    path = folder / file_list.FILE
    if path.is_symlink() or not path.is_file():
        return set()
    try:
        return {file_list.FILE, *file_list.parsed(path.read_bytes()).sha256s}
    except file_list.DamagedError:
        return set()
