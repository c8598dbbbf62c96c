"""An editor at the desk, in a browser: what they click, select, press and type, each counted as one action."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Error, Page

from helpers import at_the_desk
from helpers.project import until

READY = "document.readyState === 'complete' && !document.querySelector('main.desk[aria-busy]')"
# Where the first of some words in the text begin and end on the screen.
PLACES = """(words) => {
  for (const line of document.querySelectorAll(".desk-text .line")) {
    const at = line.textContent.indexOf(words);
    if (at < 0) continue;
    const texts = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
    const range = document.createRange();
    let seen = 0;
    let begun = false;
    while (texts.nextNode()) {
      const length = texts.currentNode.nodeValue.length;
      if (!begun && at < seen + length) { range.setStart(texts.currentNode, at - seen); begun = true; }
      if (at + words.length <= seen + length) { range.setEnd(texts.currentNode, at + words.length - seen); break; }
      seen += length;
    }
    line.scrollIntoView({ block: "center" });
    const boxes = [...range.getClientRects()];
    const [first, last] = [boxes[0], boxes.at(-1)];
    return [first.left, (first.top + first.bottom) / 2, last.right, (last.top + last.bottom) / 2];
  }
  return null;
}"""

# 1 if some words are in a later line than the selection, -1 if in one before it, 0 if in its line.
WAY = """(words) => {
  const lines = [...document.querySelectorAll(".desk-text .line")];
  const at = lines.findIndex((line) => line.contains(getSelection().anchorNode));
  return Math.sign(lines.findIndex((line) => line.textContent.includes(words)) - at);
}"""
# Whether the selection begins where some words of its line do.
BEGINS = """(words) => {
  const range = getSelection().getRangeAt(0);
  const line = range.startContainer.parentElement.closest(".line");
  const before = document.createRange();
  before.selectNodeContents(line);
  before.setEnd(range.startContainer, range.startOffset);
  return before.toString().length === line.textContent.indexOf(words);
}"""

LINE = """() => getSelection().anchorNode.parentElement.closest(".line").textContent.trim()"""


@contextmanager
def served(root: Path) -> Iterator[str]:
    """Serve the desk of an archive on a free port; give the address with its token."""
    with at_the_desk.served(root) as desk:
        yield f"http://127.0.0.1:{desk.port}/?token={at_the_desk.TOKEN}"


@dataclass
class Editor:
    """An editor at a page of the desk. ``actions`` lists what they did: clicks, drags, keys, fields."""

    page: Page
    actions: list[str] = field(default_factory=list)

    # -- seeing ---------------------------------------------------------------------------------------------------

    @property
    def hand(self) -> str:
        """What is in hand: the head of the side, on one line."""
        return " ".join(self.page.locator("#desk-side-head").inner_text().split())

    @property
    def said(self) -> str:
        """What was announced last."""
        return (self.page.locator("#desk-says").text_content() or "").strip()

    @property
    def left(self) -> str:
        """What is left to do, in words."""
        return " ".join(self.page.locator(".desk-left").inner_text().split())

    @property
    def selected(self) -> str:
        """The words that are selected."""
        return str(self.page.evaluate("getSelection().toString()"))

    def waits(self) -> None:
        """Wait until the answer to an act is in the page, which may be another page."""
        try:
            until(self.page, READY)
        except Error:  # the page has gone meanwhile
            self.page.wait_for_load_state()

    # -- doing ----------------------------------------------------------------------------------------------------

    def clicks(self, selector: str, words: str = "") -> None:
        """Click a control, with some words if any are given."""
        self.actions.append(f"click {words or selector}")
        self.page.locator(selector).filter(has_text=words).first.click()
        self.waits()

    def selects(self, words: str) -> None:
        """Drag the mouse over words of the text."""
        self.actions.append(f"drag over “{words}”")
        left, top, right, bottom = self.page.evaluate(PLACES, words)
        self.page.mouse.move(left + 1, top)
        self.page.mouse.down()
        self.page.mouse.move(right - 3, bottom, steps=3)
        self.page.mouse.move(right, bottom)
        self.page.mouse.up()
        assert self.selected == words, self.selected
        self.page.locator("#desk-tools").wait_for()

    def presses(self, key: str, counted: bool = True) -> None:
        """Press a key that does something. One that only walks is not ``counted``."""
        if counted:
            self.actions.append(f"press {key}")
        self.page.keyboard.press(key)
        self.waits()

    def types(self, selector: str, words: str) -> None:
        """Fill a field."""
        self.actions.append(f"type “{words}”")
        self.page.locator(selector).fill(words)

    def walks_to(self, words: str) -> None:
        """Select words by keyboard alone: go to the text, their paragraph, the first of them, and the last."""
        self.actions.append(f"walk over “{words}”")
        self.presses("g", counted=False)
        for _ in range(50):
            way = self.page.evaluate(WAY, words)
            if not way:
                break
            self.presses("ArrowDown" if way > 0 else "ArrowUp", counted=False)
        if self.selected != self.page.evaluate(LINE):  # a word; the whole paragraph is one step away
            self.presses("ArrowUp", counted=False)
        self.presses("Home", counted=False)
        while not self.page.evaluate(BEGINS, words):
            self.presses("ArrowRight", counted=False)
        while len(self.selected) < len(words):
            self.presses("Shift+ArrowRight", counted=False)
        assert self.selected == words, self.selected
        self.page.locator("#desk-tools").wait_for()

    def tabs_to(self, selector: str) -> None:
        """Press Tab until a control has the focus."""
        for _ in range(60):
            self.page.keyboard.press("Tab")
            if self.page.evaluate("(selector) => document.activeElement.matches(selector)", selector):
                return
        raise AssertionError(f"Tab does not lead to {selector}")

    def chooses_file(self, path: Path) -> None:
        """Choose a file to add; the system's own dialogue is no part of the page."""
        self.actions.append(f"choose {path.name}")
        self.page.locator("input[type=file]").set_input_files(path)
