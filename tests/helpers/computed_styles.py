"""What a browser computes of every style sheet, on wide and narrow screens, in the dark, on paper, in forced colours.

    python tests/helpers/computed_styles.py

writes the golden files in tests/site/css/. Look through the difference before committing it.
"""

import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml
from playwright.sync_api import Browser, CDPSession, Page, sync_playwright

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))  # when this file is the program

from helpers import chromium
from helpers.project import FRONTEND, PROJECT

CSS = FRONTEND / "css"
READER = Path(__file__).with_suffix(".js")
GOLDEN = PROJECT / "tests" / "site" / "css"
COMMON = ("tokens", "base", "components")
WIDE = "wide"
# The widths stand between all those at which a style sheet changes something.
WIDTHS = {
    "1440": 1440,
    "1120": 1120,
    "1040": 1040,
    "900": 900,
    "800": 800,
    "600": 600,
    "phone": 390,
    "small phone": 340,
}
MEDIA: dict[str, dict[str, Any]] = {
    "dark": {"color_scheme": "dark"},
    "print": {"media": "print"},
    "forced colours": {"forced_colors": "active"},
    "less motion": {"reduced_motion": "reduce"},
}
USUAL: dict[str, Any] = {
    "color_scheme": "light",
    "media": "screen",
    "forced_colors": "none",
    "reduced_motion": "no-preference",
}
# Values that elements around others give them on a page, or that stand in an element's own `style`.
AROUND = """body { --between: 80px; --columns: 3; --length: 2; --line: underline; --way: dashed; --lines: 2;
  --name: 100px; --top: 12px; --outlet: #17549b; --parts: 5; --share: 0.4; --side: 20px; --strength: 60%; --sum: 50px;
  --tint: #2a7140; --topic: #76459d; --md-default-bg-color: #fefdfa; --md-default-fg-color: #21201d;
  --md-text-font-family: Courier; --md-typeset-a-color: #3f51b5; }"""
# An @supports block, and the second of two declarations of one property: what older browsers do not read.
NEWER = re.compile(r"@supports[^{]*\{(?:[^{}]|\{[^{}]*\})*\}")
TWICE = re.compile(r"(?<=[{; ])([\w-]+)(: [^;{}]+;) \1: [^;{}]+;")

IN_STATE = re.compile(r":(?:hover|focus)")

Looks = dict[str, dict[str, str]]


def sheets() -> list[str]:
    """Return the paths of the style sheets that hold rules, below `css/` and without the ending."""
    paths = sorted(CSS.rglob("*.css"))
    return [str(path.relative_to(CSS).with_suffix("")) for path in paths if path != CSS / "site.css"]


def looks(browser: Browser, sheet: str) -> Looks:
    """Return, for each selector of a style sheet, its properties and their values.

    The first value is that of a wide screen; after each | stand the places where another is computed.
    """
    found: dict[str, dict[str, dict[str, str]]] = {}
    for place, page in _pages(browser, sheet):
        for selector, values in _computed(page, sheet, states=place in (WIDE, "forced colours", "print")):
            for name, value in values.items():
                found.setdefault(selector, {}).setdefault(name, {})[place] = value
    return {
        selector: {name: _short(values) for name, values in properties.items()}
        for selector, properties in found.items()
    }


def _short(values: dict[str, str]) -> str:
    wide = values.pop(WIDE, "")
    places: dict[str, list[str]] = {}
    for place, value in values.items():
        if value != wide:
            places.setdefault(value, []).append(place)
    return " | ".join([wide, *(f"{', '.join(where)}: {value}" for value, where in places.items())])


def _pages(browser: Browser, sheet: str) -> Iterator[tuple[str, Page]]:
    """Give a page with a style sheet in every place where it is read."""
    wide = browser.new_context(viewport={"width": 1240, "height": 900})
    phone = browser.new_context(viewport={"width": 390, "height": 800}, has_touch=True, is_mobile=True)
    page, small = (_filled(context.new_page(), sheet) for context in (wide, phone))
    yield WIDE, page
    for place, media in MEDIA.items():
        page.emulate_media(**{**USUAL, **media})
        yield place, page
    page.emulate_media(**USUAL)
    for place, width in WIDTHS.items():
        at = small if "phone" in place else page
        at.set_viewport_size({"width": width, "height": 900})
        yield place, at
    page.set_viewport_size({"width": 1240, "height": 900})
    yield "older browsers", _filled(page, sheet, older=True)
    plain = browser.new_context(viewport={"width": 1240, "height": 900}, java_script_enabled=False)
    yield "no programs", _filled(plain.new_page(), sheet)
    for context in (wide, phone, plain):
        context.close()


def _filled(page: Page, sheet: str, *, older: bool = False) -> Page:
    names = COMMON if sheet in COMMON else (*COMMON, sheet)
    texts = [re.sub(r"/\*.*?\*/", "", (CSS / f"{name}.css").read_text("utf-8"), flags=re.DOTALL) for name in names]
    if older:
        texts = [TWICE.sub(r"\1\2", NEWER.sub("", text)) for text in texts]
    styles = "".join(f"<style>{text}</style>" for text in [AROUND, *texts])
    program = READER.read_text("utf-8").replace("export function", "function")
    page.goto("about:blank")
    viewport = "<meta name=viewport content=width=device-width>"
    page.set_content(f"<!doctype html><html><head>{viewport}{styles}</head><body></body></html>")
    page.evaluate(f"{program}; window.looks = {{ listed, prepare, read, readAll, clear }};")
    return page


def _computed(page: Page, sheet: str, *, states: bool) -> Iterator[tuple[str, dict[str, str]]]:
    number = 1 + (COMMON.index(sheet) if sheet in COMMON else len(COMMON))
    listed = page.evaluate("(number) => looks.listed(document.styleSheets[number].cssRules)", number)
    devtools = page.context.new_cdp_session(page)
    devtools.send("DOM.enable")
    devtools.send("CSS.enable")
    for rule in listed["others"]:
        yield rule, {"as written": "yes"}
    in_state = {selector: names for selector, names in listed["selectors"].items() if IN_STATE.search(selector)}
    others = {selector: names for selector, names in listed["selectors"].items() if selector not in in_state}
    read = page.evaluate("(selectors) => looks.readAll(selectors)", others)
    for selector in in_state if states else ():
        page.evaluate("(selector) => looks.prepare(selector)", selector)
        _force(devtools)
        argument = [selector, in_state[selector]]
        read.append([selector, page.evaluate("([selector, names]) => looks.read(selector, names)", argument)])
        page.evaluate("looks.clear()")
    devtools.detach()
    for selector, found in read:
        assert found["matches"], f"{sheet}.css: nothing could be made that fits {selector}"
        yield selector, dict(zip(listed["selectors"][selector], found["values"], strict=True))


def _force(devtools: CDPSession) -> None:
    """Put elements into the states that they ask for."""
    root = devtools.send("DOM.getDocument")["root"]["nodeId"]
    for node in devtools.send("DOM.querySelectorAll", {"nodeId": root, "selector": "[data-states]"})["nodeIds"]:
        attributes = devtools.send("DOM.getAttributes", {"nodeId": node})["attributes"]
        states = dict(zip(attributes[::2], attributes[1::2], strict=True))["data-states"].split()
        devtools.send("CSS.forcePseudoState", {"nodeId": node, "forcedPseudoClasses": states})


def kept(sheet: str) -> Looks:
    """Return the looks that a style sheet is held to."""
    found: Looks = yaml.safe_load((GOLDEN / f"{sheet}.yml").read_text("utf-8"))
    return found


def main() -> None:
    """Write the looks of every style sheet anew."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium.find(), args=chromium.launch_arguments())
        for sheet in sheets():
            text = yaml.safe_dump(looks(browser, sheet), sort_keys=False, allow_unicode=True, width=1000)
            (GOLDEN / f"{sheet}.yml").parent.mkdir(exist_ok=True)
            (GOLDEN / f"{sheet}.yml").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
