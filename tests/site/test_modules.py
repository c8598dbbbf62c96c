"""What each module of the pages' programs does, in a browser and without a site; the tests are in `modules/`."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from coverage_archive.reading import archive_folder
from coverage_archive.searching import search_index
from helpers.made_archive import spec, write
from helpers.project import FRONTEND, serve
from playwright.sync_api import Browser, Page

MODULES = Path(__file__).parent / "modules"
TESTS = [
    (path.name, name)
    for path in sorted(MODULES.glob("*.js"))
    for name in re.findall(r'^test\("(.*)", (?:async )?\(\) => \{$', path.read_text(encoding="utf-8"), re.MULTILINE)
]


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of an empty page beside the modules, their tests, and the search index of a made archive."""
    folder = tmp_path_factory.mktemp("modules")
    shutil.copytree(FRONTEND / "js", folder / "js")
    shutil.copytree(FRONTEND / "inline", folder / "inline")
    shutil.copytree(MODULES, folder / "tests")
    (folder / "index.html").write_text('<!doctype html><html lang="en"><title>Page</title><body>', encoding="utf-8")
    write(spec("pact"), folder / "articles")
    search_index.publish(archive_folder.load(folder), folder)
    with serve(folder) as url:
        yield url


@pytest.fixture(scope="module")
def window(browser: Browser) -> Iterator[Page]:
    """A window of 1280 pixels, in which each test has a page of its own."""
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    yield page
    page.close()


@pytest.mark.parametrize(("file", "name"), TESTS)
def test_a_module(window: Page, address: str, file: str, name: str) -> None:
    window.goto(address)
    said = window.evaluate(
        """async ([file, name]) => {
          const { run } = await import("/tests/kit.js");
          await import(`/tests/${file}`);
          try {
            await run(name);
            return "";
          } catch (error) {
            return `${error.message}\\n${error.stack}`;
          }
        }""",
        [file, name],
    )
    assert not said, said
