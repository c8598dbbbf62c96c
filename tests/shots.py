"""Pictures of every kind of page, to look at: several archives, widths, ways of seeing, and the three engines.

`make shots` takes them into .cache/shots/ENGINE/ARCHIVE/; ``make shots ARCHIVES="own 12" PAGES="home article"
ENGINE=firefox`` takes some. What a printer would get is a PDF. In Chromium, it also renews guide/comparison.png, the
picture of the README, from this project's own archive.
"""

import base64
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from coverage_archive.model import Archive
from coverage_archive.reading import archive_folder
from helpers import chromium, engines
from helpers.kinds_of_page import kinds_of_page
from helpers.made_archive import Spec, first, spec
from helpers.project import PROJECT, copy_project, mkdocs_build, serve
from playwright.sync_api import Browser, Page, sync_playwright
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webdriver import WebDriver
from selenium.webdriver.support.wait import WebDriverWait

ARCHIVES: dict[str, Spec | None] = {
    "own": None,
    "1": first(spec("twelve-outlets"), 1),
    "3": first(spec("twelve-outlets"), 3),
    "6": spec("six-outlets"),
    "12": spec("twelve-outlets"),
    "tongues": spec("many-tongues"),
}
OUT = PROJECT / ".cache" / "shots"
README = PROJECT / "guide" / "comparison.png"
README_SIZE = {"width": 1120, "height": 1040}
HEIGHT = 800
FIREFOX_FORCED = {"ui.useAccessibilityTheme": "1", "browser.display.document_color_use": "2"}
FRAME = """
  document.body.innerHTML = "<iframe style='border: 0; display: block'></iframe>";
  document.body.style.margin = 0;
  const [address, width, height] = arguments;
  Object.assign(document.querySelector("iframe"), { width, height, src: address });
"""
SOON = "setTimeout(arguments[0], 250)"
LOADED = """
  const here = location.href !== "about:blank" && document.readyState === "complete";
  return here && document.fonts.status === "loaded";
"""


@dataclass(frozen=True)
class Way:
    """One way of seeing a page."""

    name: str
    width: int
    scheme: str = "light"
    forced: bool = False
    paper: bool = False


WAYS = [
    *(
        Way(f"{width}-{scheme}", width, scheme)
        for width in (1600, 1280, 768, 390, 320)
        for scheme in ("light", "dark")
    ),
    *(Way(f"{width}-forced", width, "dark", forced=True) for width in (1280, 390)),
    Way("paper", 1280, paper=True),
]
# Takes a picture of an address in a way, after a script has run, unless that is empty. The file gets its own ending.
Camera = Callable[[str, str, Way, Path], None]


@contextmanager
def camera_of(engine: str) -> Iterator[Camera]:
    """Give the camera of an engine; it stops taking pictures in the end."""
    if engine == "chromium":
        with chromium_browser() as browser:
            yield lambda *shot: take_in_chromium(browser, *shot)
        return
    with engines.a_screen() as screen, engines.opened(engine, screen) as driver:
        if engine == "webkit":
            yield lambda *shot: None if shot[2].forced or shot[2].paper else take_with(driver, *shot)
            return
        with engines.opened(engine, screen, settings=FIREFOX_FORCED) as forced:
            yield lambda *shot: take_with(forced if shot[2].forced else driver, *shot)


@contextmanager
def chromium_browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        seen = chromium.find(windows=True) or chromium.find()  # without windows, letters stand at whole pixels
        browser = playwright.chromium.launch(executable_path=seen, args=chromium.launch_arguments())
        yield browser
        browser.close()


def take_in_chromium(browser: Browser, address: str, script: str, way: Way, path: Path) -> None:
    context = browser.new_context(
        viewport={"width": way.width, "height": HEIGHT},
        color_scheme=way.scheme,  # type: ignore[arg-type]
        forced_colors="active" if way.forced else "none",
    )
    page = context.new_page()
    show(page, address, script)
    if way.paper:
        page.pdf(path=path.with_suffix(".pdf"), format="A4", print_background=True)
    else:
        page.screenshot(path=path.with_suffix(".png"), full_page=not script)
    context.close()


def show(page: Page, address: str, script: str) -> None:
    """Open a page, and what the script opens on it; wait until its letters are there."""
    page.goto(address)
    page.evaluate("document.fonts.ready")
    if script:
        page.evaluate(script)
    page.wait_for_timeout(250)


def take_with(driver: WebDriver, address: str, script: str, way: Way, path: Path) -> None:
    """Take a picture by WebDriver. The page stands in a frame, because windows cannot be as narrow as a phone."""
    if way.paper:
        driver.get(address)
        driver.execute_async_script(SOON)
        path.with_suffix(".pdf").write_bytes(base64.b64decode(driver.print_page()))
        return
    driver.get("about:blank")
    driver.execute_script(FRAME, address, way.width, HEIGHT)
    frame = driver.find_element(By.TAG_NAME, "iframe")
    driver.switch_to.frame(frame)
    WebDriverWait(driver, 20).until(lambda it: it.execute_script(LOADED))
    driver.execute_script(f"document.documentElement.dataset.scheme = '{way.scheme}'; {script}")
    height = HEIGHT if script else driver.execute_script("return document.documentElement.scrollHeight")
    driver.switch_to.default_content()
    driver.set_window_rect(width=max(way.width, 500), height=height + 100)
    driver.execute_script("arguments[0].height = arguments[1]", frame, height)
    driver.execute_async_script(SOON)
    driver.save_screenshot(str(path.with_suffix(".png")))  # WebKit's picture of one element lacks a part


def picture_of_the_readme(browser: Browser, url: str, archive: Archive) -> None:
    """Renew the picture that the README shows."""
    page = browser.new_page(viewport=README_SIZE)  # type: ignore[arg-type]
    show(page, f"{url}compare/{archive.clause.id}/", "")
    page.screenshot(path=README)
    page.close()


def main(names: list[str], wanted: list[str], engine: str) -> None:
    """Build every archive named, and take its pictures."""
    with tempfile.TemporaryDirectory() as temporary, camera_of(engine) as camera:
        for name in names:
            project = copy_project(Path(temporary, name), ARCHIVES[name])
            built = mkdocs_build(project, project / "site")
            if built.returncode:
                sys.exit(built.stderr)
            archive = archive_folder.load(project)
            folder = OUT / engine / name
            folder.mkdir(parents=True, exist_ok=True)
            with serve(project / "site") as url:
                for page, (address, script) in kinds_of_page(archive).items():
                    for way in WAYS if not wanted or page in wanted else ():
                        camera(url + address, script, way, folder / f"{page}-{way.name}")
                if engine == "chromium" and name == "own":
                    with chromium_browser() as browser:
                        picture_of_the_readme(browser, url, archive)
            print(f"{name}: pictures in {folder.relative_to(PROJECT)}", flush=True)


if __name__ == "__main__":
    main(sys.argv[1].split() or [*ARCHIVES], sys.argv[2].split(), sys.argv[3])
