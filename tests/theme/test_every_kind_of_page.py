"""Every kind of page in every frame, in a real browser: the theme coverage, Material, and a part of a larger site.

The sites are built as ``mkdocs gh-deploy`` builds them: by ``mkdocs build``.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from coverage_archive.reading import archive_folder
from helpers import newsroom, third_article
from helpers.built import once
from helpers.kinds_of_page import kinds_of_page
from helpers.made_archive import spec
from helpers.project import copy_project, mkdocs_build, serve, until
from playwright.sync_api import Browser, Page, ViewportSize
from selectolax.lexbor import LexborHTMLParser

COVERAGE, MATERIAL, PART = "coverage", "material", "part of a site in Material"
SLUG = "gazette-help-at-once"
SCREEN, PHONE = ViewportSize(width=1280, height=900), ViewportSize(width=390, height=844)
OWN_FRAME = {"cite", "card", "glance card"}  # of these pages, in every theme
PLACES_OF_CONTRAST = ("home", "panel", "comparison", "results", "checked")


@dataclass(frozen=True)
class Frame:
    """A site that is served: which frame its pages have, and where the archive stands."""

    name: str
    project: Path
    url: str


def built(name: str, factory: pytest.TempPathFactory) -> Path:
    def make(project: Path) -> None:
        copy_project(project, spec("pact"))
        third_article.drop_into(project)
        if name == PART:
            newsroom.move_into(project)
        result = mkdocs_build(project, project / "site", THEME="coverage" if name == COVERAGE else "material")
        assert (result.returncode, result.stderr) == (0, "")

    return once(factory, name.replace(" ", "-"), make)


@pytest.fixture(scope="session", params=[COVERAGE, MATERIAL, PART])
def frame(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Frame]:
    project = built(request.param, tmp_path_factory)
    with serve(project / "site") as address:
        yield Frame(request.param, project, address + (newsroom.AT if request.param == PART else ""))


def open_page(page: Page, address: str, script: str) -> None:
    page.goto(address)
    page.evaluate("document.fonts.ready")
    if script:
        page.evaluate(script)
        assert page.locator(".panel").is_visible()


def test_on_a_screen_and_on_a_phone(page: Page, frame: Frame) -> None:
    for kind, (address, script) in kinds_of_page(archive_folder.load(frame.project)).items():
        page.set_viewport_size(SCREEN)
        open_page(page, frame.url + address, script)
        for size in (SCREEN, PHONE):
            page.set_viewport_size(size)
            assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, f"{kind} is too wide"
        assert page.locator(".without-program").count() == 0, f"{kind}: its program was not loaded"
        if kind not in OWN_FRAME:
            assert page.locator("h1").first.is_visible(), kind
            assert (page.locator(".md-header").count() == 1) == (frame.name != COVERAGE), kind
            policies = page.locator('meta[http-equiv="Content-Security-Policy"]').count()
            assert bool(policies) == (frame.name == COVERAGE), kind


def test_what_a_reader_does(page: Page, frame: Frame) -> None:
    """Opens a citation, asks the box of the search, finds words, and sets two articles side by side."""
    kinds = kinds_of_page(archive_folder.load(frame.project))
    page.goto(frame.url + kinds["article"][0])
    page.locator("[data-cite]").first.click()
    page.get_by_role("dialog").get_by_text("Chicago").wait_for()
    page.get_by_role("button", name="Copy").first.click()
    page.locator(".notice.is-shown").wait_for()
    page.get_by_role("button", name="Close").click()
    page.locator(".search-box input").fill("treaty")
    page.locator(".search-box__found a").first.wait_for()
    page.locator(".search-box input").press("Enter")
    page.wait_for_url("**/quotes/?q=treaty*")
    page.locator(".finder__results .card").first.wait_for()
    page.goto(frame.url + kinds["read"][0])
    page.locator(".stretch").first.wait_for()


@pytest.mark.parametrize("frame", [PART], indirect=True)
def test_material_s_own_controls_stay(page: Page, frame: Frame) -> None:
    """Its palette colours our words, too; `/` leads to its search, and on the page of our search to ours."""
    kinds = kinds_of_page(archive_folder.load(frame.project))
    page.goto(frame.url + kinds["article"][0])
    paper = "getComputedStyle(document.querySelector('.paragraph')).color"
    before = page.evaluate(paper)
    page.locator("[data-md-component=palette] label:visible").click()
    until(page, f"{paper} !== {before!r}")
    page.keyboard.press("/")
    until(page, "document.activeElement.matches('.md-search__input')")
    page.keyboard.press("Escape")
    page.goto(frame.url + kinds["results"][0])
    page.locator(".finder__results .card").first.wait_for()
    page.keyboard.press("/")
    until(page, "document.activeElement.matches('.finder__q')")
    assert "?q=" in page.url


@pytest.mark.long
@pytest.mark.parametrize("frame", [MATERIAL], indirect=True)  # test_accessible asks all of WCAG of the theme coverage
def test_contrast_in_material(browser: Browser, frame: Frame) -> None:
    kinds = kinds_of_page(archive_folder.load(frame.project))
    found = []
    for scheme in ("light", "dark"):
        page = browser.new_page(color_scheme=scheme, viewport={"width": 1280, "height": 900})
        for kind in PLACES_OF_CONTRAST:
            open_page(page, frame.url + kinds[kind][0], kinds[kind][1])
            report = Axe().run(page, context="#the_text", options={"runOnly": ["color-contrast"]}).response
            found += [
                f"{kind}, {scheme}: {node['html'][:160]} {node['any'][0]['message']}"
                for violation in report["violations"]
                for node in violation["nodes"][:3]
            ]
        page.close()
    assert found == []


@pytest.mark.parametrize("frame", [MATERIAL, PART], indirect=True)
def test_our_part_of_material_s_frame(frame: Frame) -> None:
    """Above each page stands the search's box, and in a part of a site the archive's name and its ways."""
    at, site = (newsroom.AT, " - The Newsroom") if frame.name == PART else ("", "")
    home, article, articles, compare = (
        LexborHTMLParser((frame.project / "site" / at / path / "index.html").read_text("utf-8"))
        for path in ("", f"articles/{SLUG}", "articles", "compare/article-4")
    )
    name = "The pact in the news"
    assert [it.text() for it in home.css("title")] == [name + site]
    assert [it.text()[:11] for it in articles.css("title")] == ["Articles - "]
    assert article.css("#the_text > .page > .archive-head > form.search-box")
    ways = article.css(f'.archive-head > nav.ways-in[aria-label="{name}"] > a')
    assert [it.text() for it in ways] == (
        [name, "Compare", "Side by side", "Articles", "Search", "About"] if at else []
    )
    current = [
        {it.text(): it.attributes["aria-current"] for it in page.css(".ways-in a[aria-current]")}
        for page in (home, article, articles, compare)
    ]
    assert current == (
        [{name: "page"}, {"Articles": "true"}, {"Articles": "page"}, {"Compare": "page"}] if at else [{}] * 4
    )
