"""Pictures of every kind of page, to look at: several archives, widths, and ways of seeing.

`make shots` takes them into .cache/shots/ARCHIVE/; ``make shots ARCHIVES="own 12" PAGES="home article"`` takes some.
It renews guide/comparison.png, the picture of the README, from this project's own archive.
"""

import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from coverage_archive.model import Archive
from coverage_archive.reading import archive_folder
from helpers import chromium
from helpers.kinds_of_page import kinds_of_page
from helpers.made_archive import Spec, first, spec
from helpers.project import PROJECT, copy_project, mkdocs_build, serve
from playwright.sync_api import Browser, Page, sync_playwright

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


@dataclass(frozen=True)
class Way:
    """One way of seeing a page."""

    name: str
    width: int
    scheme: str = "light"
    forced: bool = False
    paper: bool = False


WAYS = [
    *(Way(f"{width}-{scheme}", width, scheme) for width in (1600, 1280, 390, 320) for scheme in ("light", "dark")),
    *(Way(f"{width}-forced", width, "dark", forced=True) for width in (1280, 390)),
    Way("paper", 794, paper=True),  # A4 at 96 pixels an inch
]


def take(browser: Browser, url: str, archive: Archive, folder: Path, wanted: list[str]) -> Iterator[Path]:
    """Take the pictures of one archive's pages; give each file."""
    for way in WAYS:
        context = browser.new_context(
            viewport={"width": way.width, "height": 800},
            color_scheme=way.scheme,  # type: ignore[arg-type]
            forced_colors="active" if way.forced else "none",
        )
        page = context.new_page()
        if way.paper:
            page.emulate_media(media="print")
        for name, (address, script) in kinds_of_page(archive).items():
            if wanted and name not in wanted:
                continue
            show(page, url + address, script)
            path = folder / f"{name}-{way.name}.png"
            page.screenshot(path=path, full_page=not script)
            yield path
        context.close()


def show(page: Page, address: str, script: str) -> None:
    """Open a page, and what the script opens on it; wait until its letters are there."""
    page.goto(address)
    page.evaluate("document.fonts.ready")
    if script:
        page.evaluate(script)
    page.wait_for_timeout(250)


def picture_of_the_readme(browser: Browser, url: str, archive: Archive) -> None:
    """Renew the picture that the README shows."""
    page = browser.new_page(viewport=README_SIZE)  # type: ignore[arg-type]
    show(page, f"{url}compare/{archive.clause.id}/", "")
    page.screenshot(path=README)
    page.close()


def main(names: list[str], wanted: list[str]) -> None:
    """Build every archive named, and take its pictures."""
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as temporary:
        seen = chromium.find(windows=True) or chromium.find()  # without windows, letters stand at whole pixels
        browser = playwright.chromium.launch(executable_path=seen, args=chromium.launch_arguments())
        for name in names:
            project = copy_project(Path(temporary, name), ARCHIVES[name])
            built = mkdocs_build(project, project / "site")
            if built.returncode:
                sys.exit(built.stderr)
            archive = archive_folder.load(project)
            (OUT / name).mkdir(parents=True, exist_ok=True)
            with serve(project / "site") as url:
                count = sum(1 for _ in take(browser, url, archive, OUT / name, wanted))
                if name == "own":
                    picture_of_the_readme(browser, url, archive)
            print(f"{name}: {count} pictures in {(OUT / name).relative_to(PROJECT)}", flush=True)
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1].split() or [*ARCHIVES], sys.argv[2].split())
