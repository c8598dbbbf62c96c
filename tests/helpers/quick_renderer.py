"""A renderer for tests that gives the pages of an earlier site, so that only the rest of a build takes time."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from coverage_archive.publishing import generating, renderers
from coverage_archive.publishing.finished_site import Finished, finish


def install(
    monkeypatch: pytest.MonkeyPatch, before: Path, then: Callable[[Path, Path], object] = lambda root, folder: None
) -> None:
    """Generate the pages as ever; in the place of rendering, copy ``before`` and call ``then`` with both folders."""

    def render(root: Path, renderer: str, folder: Path) -> Finished:
        changes = generating.build(root)
        shutil.copytree(before, folder, dirs_exist_ok=True)
        then(root, folder)
        return finish(root, changes, folder)

    monkeypatch.setattr(renderers, "render", render)
