"""Fixtures: the made archive, loaded, built and served."""

from collections.abc import Iterator
from pathlib import Path

import made
import pytest
import yaml
from coverage_archive.model import Archive
from coverage_archive.model.publication import Publication
from coverage_archive.reading import archive_folder
from support import PROJECT, copy_project, mkdocs_build, serve

SITE = "https://example.org/archive/"


@pytest.fixture(scope="session")
def publication() -> Publication:
    """A version of the archive that knows where it is published."""
    return Publication(SITE, "abc1234", "2026-11-20")


@pytest.fixture(scope="session")
def made_project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project that holds the made archive."""
    return made.put_into(copy_project(tmp_path_factory.mktemp("made")))


@pytest.fixture(scope="session")
def archives(made_project: Path) -> tuple[Archive, Archive]:
    """The project's own archive and the made one."""
    return archive_folder.load(PROJECT), archive_folder.load(made_project)


@pytest.fixture(scope="session")
def made_site(made_project: Path) -> Path:
    """The made archive's site, built to stand at ``SITE``."""
    result = mkdocs_build(made_project, made_project / "site", SITE_URL=SITE)
    assert (result.returncode, result.stdout, result.stderr) == (0, "", "")
    return made_project / "site"


@pytest.fixture(scope="session")
def made_url(made_site: Path) -> Iterator[str]:
    """The address at which the made archive's site is served."""
    with serve(made_site) as address:
        yield address


@pytest.fixture(scope="session")
def golden() -> dict[str, dict[str, str]]:
    """How citations must read, by key and style; * for italics."""
    text = (Path(__file__).parent / "citations.yml").read_text(encoding="utf-8")
    return yaml.safe_load(text)  # type: ignore[no-any-return]
