"""A made archive of quotes, big enough for several pages of results; and a small one to read, in place of the own."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from coverage_archive.reading import archive_folder
from coverage_archive.searching import postings, search_index
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
def parted_url(made: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The made archive with an index of several files, as a large archive has."""
    site = tmp_path_factory.mktemp("parted") / "site"
    shutil.copytree(made / "site", site)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(search_index, "ONE_FILE", 0)
        patch.setattr(postings, "SHARD", 2_000)
        patch.setattr(search_index, "SHARED_FILE", 1)
        search_index.publish(archive_folder.load(made), site)
    with serve(site) as address:
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
