"""A made archive of quotes, big enough for several pages of results."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from helpers import quote_archive
from helpers.project import copy_project, mkdocs_build, serve

SPEC = yaml.safe_load((Path(__file__).parent / "archive.yml").read_text(encoding="utf-8"))


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project of the made archive, built."""
    project = copy_project(tmp_path_factory.mktemp("made"))
    shutil.rmtree(project / "articles")
    quote_archive.write(SPEC, project / "articles", count=12, quotes_each=21)
    result = mkdocs_build(project, project / "site")
    assert (result.returncode, result.stdout, result.stderr) == (0, "", "")
    return project


@pytest.fixture(scope="session")
def made_url(made: Path) -> Iterator[str]:
    with serve(made / "site") as address:
        yield address
