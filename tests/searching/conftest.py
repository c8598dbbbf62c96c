"""A made archive of quotes, big enough for several pages of results."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from helpers.made_archive import spec
from helpers.many_quotes import spec_of
from helpers.project import copy_project, mkdocs_build, serve


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project of the made archive, built."""
    many = spec_of(spec("many-quotes"), count=12, quotes_each=21)
    project = copy_project(tmp_path_factory.mktemp("made"), many)
    result = mkdocs_build(project, project / "site")
    assert (result.returncode, result.stdout, result.stderr) == (0, "", "")
    return project


@pytest.fixture(scope="session")
def made_url(made: Path) -> Iterator[str]:
    with serve(made / "site") as address:
        yield address
