"""WCAG 2.2 AA of every state of the desk, as axe-core finds it, at 1280 and 768 pixels, light and dark."""

from collections.abc import Callable, Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from helpers.desk import Editor, served
from helpers.project import add_style
from helpers.reviewed import SLUG, restore
from playwright.sync_api import Page

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


@pytest.fixture(scope="module")
def url(tmp_path_factory: pytest.TempPathFactory, drafted: dict[str, bytes]) -> Iterator[str]:
    """The address of the desk of an archive with a drafted article."""
    with served(restore(tmp_path_factory.mktemp("desk"), drafted)) as address:
        yield address


def rejects(editor: Editor) -> None:
    editor.clicks(".tag--quote", "at once and in full")
    editor.presses("x")


def asks_who(editor: Editor) -> None:
    editor.selects("if either is attacked")
    editor.presses("q")


STATES: dict[str, Callable[[Editor], None]] = {
    "the page": lambda editor: editor.waits(),
    "a quote": lambda editor: editor.clicks(".tag--quote", "at once and in full"),
    "a rejection": rejects,
    "selected words": lambda editor: editor.selects("if either is attacked"),
    "a quote to be": asks_who,
    "a part": lambda editor: editor.clicks(".desk-part__name", "Means"),
    "a line": lambda editor: editor.clicks(".line__take", "1"),
    "the keys": lambda editor: editor.presses("?"),
}
PAGES = {"": "the articles", "names/": "the names", f"articles/{SLUG}/": "an article"}


def violations(page: Page, what: str) -> list[str]:
    """Return what axe-core finds wrong of a page at two widths, in light and dark colours."""
    # A control that is half under the line of verdicts is scrolled out from under it.
    add_style(page, ".desk-verdict { position: static !important; }")
    found = []
    for width, scheme in ((1280, "light"), (768, "dark"), (768, "light"), (1280, "dark")):
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        for violation in Axe().run(page, options=RULES).response["violations"]:
            places = [node["html"][:160] for node in violation["nodes"][:3]]
            found.append(f"{what}, {width} {scheme}: {violation['help']}: {places}")
    page.set_viewport_size({"width": 1280, "height": 900})
    return found


@pytest.mark.parametrize("path", PAGES)
def test_a_page_of_the_desk(url: str, page: Page, path: str) -> None:
    page.goto(url)
    page.goto(url.split("?")[0] + path)
    Editor(page).waits()
    assert violations(page, PAGES[path]) == []


@pytest.mark.long
@pytest.mark.parametrize("state", STATES)
def test_every_state_of_an_articles_desk(url: str, page: Page, state: str) -> None:
    page.goto(url)
    page.goto(f"{url.split('?')[0]}articles/{SLUG}/")
    STATES[state](Editor(page))
    assert violations(page, state) == []
