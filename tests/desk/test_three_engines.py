"""The desk in Chromium, Firefox and WebKit: by keyboard alone, by mouse, and as axe-core finds it."""

from collections.abc import Iterator
from pathlib import Path

import axe_playwright_python
import pytest
from helpers.desk import LINE, PLACES, served
from helpers.engines import ENGINES, a_screen, missing, opened
from helpers.reader import Reader
from helpers.reviewed import SLUG, restore
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.keys import Keys

pytestmark = pytest.mark.long
AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RUN_AXE = """
  const [rules, done] = arguments;
  axe.run({ runOnly: rules }).then(({ violations }) =>
    done(violations.map(({ id, nodes }) => `${id}: ${nodes[0].html.slice(0, 160)}`)));
"""


@pytest.fixture(scope="module")
def screen() -> Iterator[str]:
    """A screen for browsers that have no mode without windows."""
    with a_screen() as name:
        yield name


@pytest.fixture
def root(tmp_path: Path, drafted: dict[str, bytes]) -> Path:
    """An archive with a drafted article."""
    return restore(tmp_path, drafted)


@pytest.fixture(params=ENGINES)
def editor(request: pytest.FixtureRequest, root: Path, screen: str) -> Iterator[Reader]:
    """An editor at the desk of the drafted article, in each engine."""
    if lack := missing(request.param):
        pytest.fail(f"{request.param}: {lack}", pytrace=False)
    with served(root) as url, opened(request.param, screen) as browser:
        reader = Reader(browser, url.split("?")[0])
        browser.get(url)
        reader.opens(f"articles/{SLUG}/")
        reader.sees("#desk-side-head", "The page")
        yield reader


def said(editor: Reader, words: str) -> None:
    """Wait until something is announced."""
    says = "return document.getElementById('desk-says').textContent"
    editor.until(lambda: words in editor.run(says), lambda: f"said is {editor.run(says)!r}, not {words!r}")


def selected(editor: Reader) -> str:
    return str(editor.run("return getSelection().toString()"))


def test_words_are_walked_to_and_tagged_by_keyboard_alone(editor: Reader, root: Path) -> None:
    editor.presses(Keys.ENTER)
    said(editor, "Accepted")
    editor.presses("g")
    said(editor, "paragraph 1")
    editor.presses(Keys.RIGHT, holding=Keys.CONTROL)
    assert selected(editor) == editor.run(f"return ({LINE})()")
    editor.presses(Keys.HOME)
    editor.presses(Keys.RIGHT, Keys.RIGHT, Keys.RIGHT, holding=Keys.SHIFT)
    assert selected(editor) == "A treaty signed in"
    editor.presses(Keys.LEFT, holding=Keys.SHIFT)
    assert selected(editor) == "A treaty signed"
    editor.presses("p")
    editor.sees("#desk-side-head", "A part of the clause")
    editor.presses("1")
    said(editor, "A treaty signed")
    assert "exact: A treaty signed}" in (root / "articles" / SLUG / "article.yml").read_text(encoding="utf-8")
    editor.presses("z", holding=Keys.CONTROL)
    said(editor, "Undone")
    assert "exact: A treaty signed}" not in (root / "articles" / SLUG / "article.yml").read_text(encoding="utf-8")


def test_words_are_selected_by_mouse_and_an_end_is_dragged(editor: Reader, root: Path) -> None:
    left, top, right, bottom = editor.run(f"return ({PLACES})('if either is attacked')")
    mouse = ActionChains(editor.browser, duration=50)
    mouse.w3c_actions.pointer_action.move_to_location(int(left) + 1, int(top))
    mouse.w3c_actions.pointer_action.click_and_hold()
    mouse.w3c_actions.pointer_action.move_to_location(int(right), int(bottom))
    mouse.w3c_actions.pointer_action.release()
    mouse.perform()
    assert selected(editor) == "if either is attacked"
    editor.clicks("#desk-tools button", "Part: ")
    said(editor, "if either is attacked")
    editor.clicks("#desk-text .tag--part", "if either is attacked")
    editor.sees(".desk-handle--end")
    editor.run(f"return ({PLACES})('if either is attacked')")
    drag = ActionChains(editor.browser, duration=50).move_to_element(editor.sees(".desk-handle--end"))
    drag.click_and_hold().move_by_offset(-75, 0).release().perform()
    said(editor, "Its words are now: if either is")
    assert "exact: if either is}" in (root / "articles" / SLUG / "article.yml").read_text(encoding="utf-8")


def test_an_end_is_moved_by_keys(editor: Reader, root: Path) -> None:
    editor.clicks("#desk-text .tag--part", "at once")
    editor.run("arguments[0].focus()", editor.sees(".desk-handle--end"))
    editor.presses(Keys.RIGHT)
    assert editor.focused.get_attribute("aria-valuetext") == "ends with: at once and"
    editor.presses(Keys.ENTER)
    said(editor, "Its words are now: at once and")
    editor.until(lambda: "desk-handle--end" in (editor.focused.get_attribute("class") or ""), lambda: "focus is lost")


def test_axe_finds_nothing(editor: Reader) -> None:
    editor.clicks("#desk-text .tag--quote", "at once and in full")
    editor.sees("#desk-side-head", "Proposal")
    editor.run(f"{AXE}; window.axe = axe")
    found = []
    for width in (1280, 768):
        editor.browser.set_window_rect(width=width, height=900)
        for scheme in ("light", "dark"):
            editor.run("document.documentElement.dataset.scheme = arguments[0]", scheme)
            editor.run("for (const it of document.querySelectorAll('.desk-verdict')) it.style.position = 'static'")
            found += [f"{width} {scheme}: {one}" for one in editor.browser.execute_async_script(RUN_AXE, RULES)]
    assert found == []
