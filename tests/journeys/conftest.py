"""Readers with a browser of each engine, on the site of the made archive of tests/archives/pact.yml.

`make test-long` sends every reader through all three engines, and a missing one is an error. `make test` sends the
readers of a few journeys, marked ``also_in_make_test``, through WebKit alone, where that is installed.
"""

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import pytest
from helpers import blocked_storage
from helpers.built import once
from helpers.engines import ENGINES, a_screen, missing, opened
from helpers.project import serve
from helpers.reader import Reader


@dataclass(frozen=True)
class Engine:
    """An engine by its name, and whether it must be on this machine."""

    name: str
    needed: bool


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Take each journey in each engine; a few of them in `make test`, too."""
    if "engine" not in metafunc.fixturenames:
        return
    ways = [pytest.param(Engine(name, needed=True), marks=pytest.mark.long, id=name) for name in ENGINES]
    if metafunc.definition.get_closest_marker("also_in_make_test"):
        ways.append(pytest.param(Engine("webkit", needed=False), id="webkit-if-installed"))
    metafunc.parametrize("engine", ways)


@pytest.fixture(scope="session")
def screen() -> Iterator[str]:
    """A screen for browsers that have no mode without windows."""
    with a_screen() as name:
        yield name


@pytest.fixture(scope="session")
def storageless_url(pact_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The same site in browsers that keep nothing: whoever asks for ``localStorage`` gets an error."""
    changed = once(tmp_path_factory, "pact-storageless", lambda folder: blocked_storage.copy_site(pact_site, folder))
    with serve(changed) as address:
        yield address


class Browsers:
    """Opens browsers of an engine; those that are open are closed in the end."""

    def __init__(self, engine: str, screen: str, stack: ExitStack) -> None:
        self._engine, self._screen, self._stack = engine, screen, stack

    def reader(self, site: str, *, javascript: bool = True) -> Reader:
        """Return a reader with a new browser, at no page yet."""
        browser = self._stack.enter_context(opened(self._engine, self._screen, javascript=javascript))
        return Reader(browser, site)


@pytest.fixture
def browsers(engine: Engine, request: pytest.FixtureRequest) -> Iterator[Browsers]:
    """The browsers of an engine; where it is missing, an error or a reason to skip, with the remedy."""
    if lack := missing(engine.name):
        if not engine.needed:
            pytest.skip(f"{engine.name}: {lack}")
        pytest.fail(f"{engine.name}: {lack}", pytrace=False)
    screen = request.getfixturevalue("screen") if engine.name == "webkit" else ""
    with ExitStack() as stack:
        yield Browsers(engine.name, screen, stack)


@pytest.fixture
def reader(browsers: Browsers, pact_url: str) -> Reader:
    """A reader with a window of 1280 by 900 pixels."""
    return browsers.reader(pact_url)


@pytest.fixture
def narrow(reader: Reader) -> Reader:
    """A reader with a window as narrow as a phone."""
    reader.browser.set_window_rect(width=390, height=844)
    return reader


@pytest.fixture
def scriptless(browsers: Browsers, pact_url: str) -> Reader:
    """A reader whose browser runs no JavaScript."""
    return browsers.reader(pact_url, javascript=False)


@pytest.fixture
def storageless(browsers: Browsers, storageless_url: str) -> Reader:
    """A reader whose browser keeps nothing for pages."""
    return browsers.reader(storageless_url)
