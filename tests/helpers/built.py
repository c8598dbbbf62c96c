"""Sites that are built once in a run of the tests, whichever of its processes asks first."""

import fcntl
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from helpers.made_archive import Spec
from helpers.project import copy_project, make_site


def once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], object]) -> Path:
    """Return a folder that one process makes and all of them read; a test that writes must copy it."""
    base = factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        base = base.parent
    folder, made = base / name, base / f"{name}.made"
    with (base / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not made.exists():
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir()
            make(folder)
            made.touch()
    return folder


def built_project(
    factory: pytest.TempPathFactory,
    name: str,
    spec: Spec | None = None,
    change: Callable[[Path], object] = lambda project: None,
    **environment: str,
) -> Path:
    """Return a copy of the project, changed and built into its ``site``; with a spec's archive, if one is given."""

    def make(project: Path) -> None:
        copy_project(project, spec)
        change(project)
        build_in_silence(project, project / "site", **environment)

    return once(factory, name, make)


def build_in_silence(project: Path, site: Path, **environment: str) -> None:
    """Make a project's site; fail if any warning is said."""
    result = make_site(project, site, **environment)
    assert (result.returncode, result.stderr) == (0, ""), result.stdout + result.stderr
