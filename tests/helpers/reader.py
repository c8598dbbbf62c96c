"""What a reader does in a browser, whichever engine it has: opens, sees, clicks, types, presses, copies and pastes.

Whatever a reader looks for is waited for, up to ``PATIENCE``; that limit is generous and measures no speed.
"""

import base64
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from selenium.common.exceptions import NoSuchElementException, StaleElementReferenceException
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.webdriver import WebDriver
from selenium.webdriver.remote.webelement import WebElement

T = TypeVar("T")
PATIENCE = 20  # seconds
NOT_YET = (NoSuchElementException, StaleElementReferenceException)
SEARCH = ".search-box input"

IN_VIEW = """
  const { top, bottom } = arguments[0].getBoundingClientRect();
  return bottom > 0 && top < innerHeight;
"""
# The print style sheet on the screen: every rule for paper holds, and none for screens alone.
ON_PAPER = """
  for (const sheet of document.styleSheets) {
    for (const rule of sheet.cssRules) {
      if (!rule.media) continue;
      if (rule.media.mediaText === "print") rule.media.mediaText = "all";
      else if (rule.media.mediaText === "screen") rule.media.mediaText = "not all";
    }
  }
"""


@dataclass(frozen=True)
class Reader:
    """A reader with a browser, on a site whose address ends with a slash."""

    browser: WebDriver
    site: str

    # -- going places ---------------------------------------------------------------------------------------------

    def opens(self, path: str = "") -> None:
        """Open a page of the site, as from a bookmark."""
        self.browser.get(self.site + path)

    @property
    def path(self) -> str:
        """Where the reader is: the address, without the site's own."""
        return self.browser.current_url.removeprefix(self.site)

    def is_at(self, path: str) -> None:
        """Wait until the address is that of a path."""
        self.until(lambda: self.path == path, lambda: f"the address is {self.path!r}, not {path!r}")

    def goes_back(self) -> None:
        self.browser.back()

    def reloads(self) -> None:
        self.browser.refresh()

    # -- seeing ---------------------------------------------------------------------------------------------------

    def sees(self, css: str, words: str = "") -> WebElement:
        """Wait for an element that is displayed and has some words; return the first."""
        return self.until(lambda: next(iter(self.displayed(css, words)), None), lambda: f"no {css} with “{words}”")

    def sees_no(self, css: str) -> None:
        """Wait until nothing that a selector finds is displayed."""
        self.until(lambda: not self.displayed(css), lambda: f"{css} is still displayed")

    def displayed(self, css: str, words: str = "") -> list[WebElement]:
        """Return the elements that are displayed now and have some words."""
        return [element for element in self.all(css) if element.is_displayed() and words in element.text]

    def all(self, css: str) -> list[WebElement]:
        """Return all elements that are there now, displayed or not."""
        return self.browser.find_elements(By.CSS_SELECTOR, css)

    def texts(self, css: str) -> list[str]:
        """Return what is to be read now in the elements that are displayed."""
        return [element.text for element in self.displayed(css)]

    def has_in_view(self, css: str) -> WebElement:
        """Wait until an element is in the window; return it."""
        seen = self.sees(css)
        self.until(lambda: self.run(IN_VIEW, seen), lambda: f"{css} is out of view")
        return seen

    def style(self, css: str, name: str) -> str:
        """Return how the first element that a selector finds looks: one property of its style."""
        return self.sees(css).value_of_css_property(name)

    def prints(self) -> None:
        """Print the open page into a PDF; WebKit's driver cannot."""
        if self.browser.name != "MiniBrowser":
            assert base64.b64decode(self.browser.print_page()).startswith(b"%PDF-")

    def on_paper(self) -> None:
        """Lay the open page out as for paper."""
        self.run(ON_PAPER)

    # -- doing ----------------------------------------------------------------------------------------------------

    def clicks(self, css: str, words: str = "") -> None:
        """Click the first displayed element that a selector finds, with some words if any are given."""
        self.sees(css, words).click()

    def points_at(self, css: str) -> None:
        """Move the pointer onto an element."""
        ActionChains(self.browser).move_to_element(self.sees(css)).perform()

    def types(self, css: str, words: str) -> None:
        """Click into a field and type."""
        self.clicks(css)
        self.presses(*words)

    def chooses(self, css: str, words: str) -> None:
        """Choose from a list by typing how a line of it begins.

        A choice that the driver makes by itself is none of the reader's to WebKit, which then goes back past it.
        """
        self.sees(css).send_keys(words)

    def presses(self, *keys: str, holding: str = "") -> None:
        """Press keys, one after the other, while another may be held."""
        actions = ActionChains(self.browser)
        if holding:
            actions.key_down(holding)
        for key in keys:
            actions.send_keys(key)
        if holding:
            actions.key_up(holding)
        actions.perform()

    def tabs_to(self, css: str) -> WebElement:
        """Press Tab until what a selector finds has the focus; return that."""
        for _ in range(100):
            self.presses(Keys.TAB)
            if self.focused in self.all(css):
                return self.focused
        raise AssertionError(f"a hundred times Tab did not lead to {css}")

    @property
    def focused(self) -> WebElement:
        """What has the focus."""
        return self.browser.switch_to.active_element

    def selects_words_of(self, css: str) -> None:
        """Draw the pointer, pressed, over the middle of an element."""
        element = self.sees(css)
        self.run("arguments[0].scrollIntoView({ block: 'center', behavior: 'instant' })", element)
        actions = ActionChains(self.browser).move_to_element_with_offset(element, -80, -6).click_and_hold()
        actions.move_to_element_with_offset(element, 80, -6).release().perform()

    def pastes(self) -> str:
        """Paste what was copied into the search box; return what stands there then."""
        self.sees(SEARCH).click()
        self.presses("v", holding=Keys.CONTROL)
        return self.until(lambda: self.sees(SEARCH).get_property("value"), lambda: "nothing was pasted")

    # -- waiting --------------------------------------------------------------------------------------------------

    def run(self, script: str, *arguments: object) -> Any:
        """Run a script in the page, to look at what a reader sees."""
        return self.browser.execute_script(script, *arguments)

    def until(self, found: Callable[[], T | None], otherwise: Callable[[], str]) -> T:
        """Wait until something is found or true; return it, or fail and say what there is instead."""
        end = time.monotonic() + PATIENCE
        while True:
            try:
                if result := found():
                    return result
            except NOT_YET:
                pass
            assert time.monotonic() < end, otherwise()
            time.sleep(0.05)
