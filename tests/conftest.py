"""Fixtures: built sites, served, and a real browser whose every request is watched.

Only ``project``, ``site`` and ``url`` are of the archive in articles/, whichever that is: what is tested with them
holds for any archive. What needs known words has a made archive, of a spec in tests/archives/.
"""

import os
import signal
import time
from collections.abc import Iterator
from pathlib import Path

import hypothesis
import pytest
from coverage_archive.model import Archive
from coverage_archive.model.publication import Publication, Version
from coverage_archive.publishing import source_date
from coverage_archive.reading import archive_folder
from helpers import chromium, third_article
from helpers.built import built_project
from helpers.made_archive import spec
from helpers.project import PROJECT, serve, watched_page
from playwright.sync_api import Browser, Page, sync_playwright

# No timing is asserted: a slow machine is not a failure.
hypothesis.settings.register_profile("archive", deadline=None, print_blob=True)
hypothesis.settings.load_profile("archive")

# A copy of the project has no commit, so the clock dates its site. One moment dates all sites of a run, in all its
# processes: two builds are compared byte for byte, and midnight may fall between them.
os.environ.setdefault(source_date.VARIABLE, str(int(time.time())))

# A shell's background job ignores Ctrl+C, and so would every command under test; in a test it is always heard.
signal.signal(signal.SIGINT, signal.default_int_handler)


# -- this project's own archive -------------------------------------------------------------------------------------


@pytest.fixture(scope="session")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of this project as a fresh clone has it, built strictly and in silence."""
    return built_project(tmp_path_factory, "own")


@pytest.fixture(scope="session")
def site(project: Path) -> Path:
    """The site of this project."""
    return project / "site"


@pytest.fixture(scope="session")
def url(site: Path) -> Iterator[str]:
    """The address of the site, served from a domain's root."""
    with serve(site) as address:
        yield address


# -- the browser ----------------------------------------------------------------------------------------------------


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A real Chromium. There is no skipping: without one, the tests fail and say how to get one."""
    path = chromium.find()
    assert path, "no Chromium here; run `make test`, or `python tests/helpers/chromium.py`, to get one"
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=path, args=chromium.launch_arguments())
        yield launched
        launched.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page of a fresh profile, 1280 pixels wide; the test fails if it asks anything of another site."""
    yield from watched_page(browser)


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    """A page on a phone: 390 pixels wide, with touch."""
    yield from watched_page(browser, viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)


@pytest.fixture
def plain(browser: Browser) -> Iterator[Page]:
    """A page without JavaScript."""
    yield from watched_page(browser, java_script_enabled=False)


# -- a made archive to read as a reader does: two articles on a pact, and a third dropped in ------------------------


@pytest.fixture(scope="session")
def pact_project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project of the made archive, built."""
    return built_project(tmp_path_factory, "pact", spec("pact"), third_article.drop_into)


@pytest.fixture(scope="session")
def pact_site(pact_project: Path) -> Path:
    """The made archive's site, which is not told its address."""
    return pact_project / "site"


@pytest.fixture(scope="session")
def pact_url(pact_site: Path) -> Iterator[str]:
    """The address at which the made archive's site is served."""
    with serve(pact_site) as address:
        yield address


# -- a made archive of every way to sign, date and name an article, and of earlier addresses ------------------------

SITE = "https://example.org/archive/"


@pytest.fixture(scope="session")
def publication() -> Publication:
    """A version of the archive that knows where it is published."""
    return Publication(SITE, Version("abc1234", "2026-11-20"))


@pytest.fixture(scope="session")
def made_project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project of the made archive, built to stand at ``SITE``."""
    return built_project(tmp_path_factory, "harbours", spec("harbours"), SITE_URL=SITE)


@pytest.fixture(scope="session")
def archives(made_project: Path) -> tuple[Archive, Archive]:
    """The project's own archive and the made one."""
    return archive_folder.load(PROJECT), archive_folder.load(made_project)


@pytest.fixture(scope="session")
def made_site(made_project: Path) -> Path:
    """The made archive's site."""
    return made_project / "site"


@pytest.fixture(scope="session")
def made_url(made_site: Path) -> Iterator[str]:
    """The address at which the made archive's site is served."""
    with serve(made_site) as address:
        yield address
