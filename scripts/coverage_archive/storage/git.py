"""Run git so that its answers depend on the repository alone, and not on the settings of the user who runs it."""

import os
import subprocess
import sys
from functools import cache
from pathlib import Path

from ..model.visible import visible

# User settings that change the output even of git's plumbing commands, which are made for programs. Run only these
# commands here, because further settings change the output of the others.
_SETTINGS = {
    "core.quotePath": "false",
    "core.excludesFile": os.devnull,
    "core.fsmonitor": "false",
    "i18n.logOutputEncoding": "UTF-8",
}
_CEILING = "GIT_CEILING_DIRECTORIES"  # git looks for a repository in no folder above these
# Hooks and editors set variables that point git at another repository, or change how it reads file names. Only the
# variables listed here are passed on.
_KEPT_VARIABLES = {"GIT_CONFIG_NOSYSTEM", "GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM", "GIT_EXEC_PATH", _CEILING}
_COMMAND = ["git", "--no-optional-locks", *(f for name in _SETTINGS for f in ("-c", f"{name}={_SETTINGS[name]}"))]


def git(root: Path, *arguments: str, given: bytes = b"", own: bool = False) -> bytes | None:
    """Run git in the folder ``root`` with ``given`` as its input; return what it prints.

    Return None where git fails or is not installed. With ``own``, also return None where the folder is inside the
    checkout of another project. If git refuses a checkout because it belongs to another user, print once what to do
    about it.
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
    """Print, once for each checkout, that it belongs to another user, and what to do about it."""
    print(
        visible(
            f"{root} belongs to another user, so git does not read it: the archive's version is unknown, and its "
            f"promised addresses are not held against the last commit. If you trust it, run\n"
            f"  git config --global --add safe.directory '{root}'"
        ),
        file=sys.stderr,
    )
