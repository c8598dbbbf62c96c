"""A made archive of quotes, big enough for several pages of results; and a small one to read, in place of the own."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from helpers.built import built_project
from helpers.made_archive import spec
from helpers.many_quotes import spec_of
from helpers.project import serve


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project of the made archive, built."""
    many = spec_of(spec("many-quotes"), count=12, quotes_each=21)
    return built_project(tmp_path_factory, "many-quotes", many)


@pytest.fixture(scope="session")
def made_url(made: Path) -> Iterator[str]:
    with serve(made / "site") as address:
        yield address


@pytest.fixture(scope="session")
def project(pact_project: Path) -> Path:
    return pact_project


@pytest.fixture(scope="session")
def site(pact_site: Path) -> Path:
    return pact_site


@pytest.fixture(scope="session")
def url(pact_url: str) -> str:
    return pact_url
