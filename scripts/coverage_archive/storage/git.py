"""Git, asked so that what it answers depends on the repository alone, and on no setting of whoever asks."""

import os
import subprocess
import sys
from functools import cache
from pathlib import Path

from ..model.visible import visible

# What even git's commands for programs take from a user's settings. No other command is to be asked here.
_SETTINGS = {
    "core.quotePath": "false",
    "core.excludesFile": os.devnull,
    "core.fsmonitor": "false",
    "i18n.logOutputEncoding": "UTF-8",
}
_CEILING = "GIT_CEILING_DIRECTORIES"  # from which git does not go on to the folder above
# Variables that point git at another repository, or change how it reads names of files, come from hooks and editors.
_KEPT_VARIABLES = {"GIT_CONFIG_NOSYSTEM", "GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM", "GIT_EXEC_PATH", _CEILING}
_COMMAND = ["git", "--no-optional-locks", *(f for name in _SETTINGS for f in ("-c", f"{name}={_SETTINGS[name]}"))]


def git(root: Path, *arguments: str, given: bytes = b"", own: bool = False) -> bytes | None:
    """Return what git answers in a folder, to what it is given; None where it fails, or where there is no git.

    With ``own``, it also fails where the folder is no checkout itself, but within one of something else. Where git
    does not read a checkout because that belongs to another user, people are told what to do.
    """
    command = [*_COMMAND, "-C", str(root), *arguments]
    environment = {name: value for name, value in os.environ.items() if _is_kept(name)} | {"LC_ALL": "C"}
    if own:
        environment[_CEILING] = str(root.resolve().parent)
    try:
        done = subprocess.run(command, input=given, capture_output=True, check=False, env=environment)
    except OSError:
        return None
    if b"dubious ownership" in done.stderr:
        _warn(root.resolve())
    return done.stdout if done.returncode == 0 else None


def _is_kept(variable: str) -> bool:
    return not variable.startswith("GIT_") or variable in _KEPT_VARIABLES


@cache
def _warn(root: Path) -> None:
    """Say once that a checkout is another user's."""
    print(
        visible(
            f"{root} belongs to another user, so git does not read it: the archive's version is unknown, and its "
            f"promised addresses are not held against the last commit. If you trust it, run\n"
            f"  git config --global --add safe.directory '{root}'"
        ),
        file=sys.stderr,
    )
