"""What holds for the built site as a whole: fidelity, data that fits the captures, links that lead somewhere."""

import json
import re
from pathlib import Path

import pytest
import yaml
from coverage_archive.reading import archive_folder
from coverage_archive.reading.publishable import publishable
from helpers.built import build_in_silence, once
from helpers.links import Site
from helpers.pages import moved_to, tagged_words
from helpers.project import FRONTEND, PROJECT, serve, until
from playwright.sync_api import Page, Response
from selectolax.lexbor import LexborHTMLParser

SUB_PATH = "/some/where/"
ADDRESS = f"https://archive.example{SUB_PATH}"
SLUGS = sorted(path.parent.name for path in PROJECT.glob("articles/*/article.yml"))
CLAUSE = str(yaml.safe_load((PROJECT / "articles" / "archive.yml").read_text(encoding="utf-8"))["clause"])


@pytest.fixture(scope="session")
def published_site(project: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site as it is deployed: told its own address, with a sub-path."""
    return once(tmp_path_factory, "published", lambda folder: build_in_silence(project, folder, SITE_URL=ADDRESS))


# -- the frame ----------------------------------------------------------------------------------------------------


def test_a_page_names_the_archive_as_the_archive_names_itself(pact_project: Path) -> None:
    """Whatever mkdocs.yml, which every renderer asks for a name, calls the site."""
    title = archive_folder.load(pact_project).title
    page = LexborHTMLParser((pact_project / "site" / "about" / "index.html").read_text(encoding="utf-8"))
    site_name = page.css_first('meta[property="og:site_name"]').attributes["content"]
    assert [site_name, page.css_first(".wordmark").text().strip()] == [title, title]
    assert page.css_first("title").text().endswith(f" · {title}")


def test_a_site_of_a_copy_without_its_history_says_that_its_version_is_unknown(site: Path) -> None:
    for folder in ("", "about", f"articles/{SLUGS[0]}", "quotes"):
        foot = _page(site / folder).css_first("footer.foot").text(deep=True)
        assert "Version unknown" in foot, folder
    assert "The version of this archive is unknown" in _page(site / "data").css_first("article").text(deep=True)


# -- the words ----------------------------------------------------------------------------------------------------


def test_paragraphs_are_the_capture_letter_for_letter(site: Path) -> None:
    for article in publishable(archive_folder.load(PROJECT)).articles:
        shown = [
            node.text(deep=True, strip=False)
            for node in _page(site / "articles" / article.slug).css("article p[id^=p]")
        ]
        assert shown == [block.text for block in article.capture.paragraphs]


def test_page_and_furniture_together_are_the_capture(site: Path) -> None:
    """Without the archive's own reading: the words of every part and every furniture line make up the file."""
    for slug in SLUGS:
        record = yaml.safe_load((PROJECT / "articles" / slug / "article.yml").read_text(encoding="utf-8"))
        if record.get("show", "whole") != "whole":
            continue
        capture = (site / "articles" / slug / "capture.txt").read_bytes()
        assert capture == (PROJECT / "articles" / slug / "capture.txt").read_bytes()
        page = _page(site / "articles" / slug)
        parts = page.css("#standfirst, #byline, #published, [id^=caption], [id^=credit], article p[id^=p]")
        parts += [] if record.get("headline_supplied") else page.css("h1#headline")
        parts += page.css(".furniture")[0].css(".verbatim") if record.get("furniture") else []
        shown = "".join(node.text(deep=True, strip=False) for node in parts)
        assert sorted("".join(shown.split())) == sorted("".join(capture.decode().split())), slug


def test_every_quote_of_the_data_stands_on_its_page_and_in_its_capture(site: Path) -> None:
    quotes = json.loads((site / "data" / "quotes.json").read_text(encoding="utf-8"))
    for quote in quotes:
        capture = (site / "articles" / quote["article"] / "capture.txt").read_bytes().decode("utf-8")
        assert capture[quote["start"] : quote["end"]] == quote["exact"]
        assert (
            tagged_words(_page(site / "articles" / quote["article"]), quote["id"]).split() == quote["exact"].split()
        )


def test_every_published_address_leads_somewhere(site: Path) -> None:
    addresses = (PROJECT / "articles" / "permalinks.txt").read_text(encoding="utf-8").splitlines()
    assert addresses
    for address in addresses:
        path, _, fragment = address.partition(" ")[0].partition("#")  # behind a space stands the seal on its words
        page = _page(site / path)
        if to := moved_to(page):
            page = _page(site / path / to)
        assert not fragment or len(page.css(f'[id="{fragment}"]')) == 1, address


def test_words_in_the_comparison_lead_to_the_same_words_in_their_article(site: Path) -> None:
    for cell in _page(site / "compare" / CLAUSE).css("[data-article]"):
        slug = cell.attributes["data-article"]
        for link in cell.css('a.verbatim[href*="#"]'):
            path, _, fragment = (link.attributes["href"] or "").partition("#")
            assert path == f"../../articles/{slug}/"
            words = tagged_words(_page(site / "articles" / (slug or "")), fragment)
            assert words.split() == link.text(deep=True, strip=False).split()


def _page(folder: Path) -> LexborHTMLParser:
    return LexborHTMLParser((folder / "index.html").read_text(encoding="utf-8"))


# -- on a phone -----------------------------------------------------------------------------------------------------

PAGES = [
    "",
    f"articles/{SLUGS[0]}/",
    "compare/",
    f"compare/{CLAUSE}/",
    "quotes/",
    "speakers/",
    "data/",
    "about/",
    "tagger/",
]


@pytest.mark.parametrize("address", PAGES)
def test_no_page_scrolls_sideways_on_a_phone(phone: Page, url: str, address: str) -> None:
    phone.goto(url + address)
    assert phone.evaluate("document.documentElement.scrollWidth") <= 390


@pytest.mark.parametrize("address", PAGES)
def test_what_scrolls_sideways_on_a_phone_is_reached_by_keyboard(phone: Page, url: str, address: str) -> None:
    phone.goto(url + address)
    out_of_reach = """[...document.querySelectorAll("article *")].filter((one) => (
      one.scrollWidth > one.clientWidth && ["auto", "scroll"].includes(getComputedStyle(one).overflowX)
        && one.tabIndex < 0 && !one.querySelector("a[href], button, input")
    )).length"""
    until(phone, f"{out_of_reach} === 0")


# -- links ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", ["/", SUB_PATH])
def test_every_link_asset_and_fragment_resolves_wherever_the_site_is_served(site: Path, path: str) -> None:
    built = Site(site, path)
    broken = built.broken()
    if path != "/":  # only a site that is told its address can have a 404 page whose links work at any depth
        broken = [fault for fault in broken if not fault.startswith("404.html: /")]
    assert site / "index.html" in built.pages
    assert broken == []


def test_of_the_themes_own_files_and_frame_nothing_is_published(site: Path) -> None:
    ours = {f"assets/fonts/{path.name}" for path in (FRONTEND / "fonts").iterdir()} | {"assets/favicon.svg"}
    published = {path.relative_to(site).as_posix() for path in (site / "assets").rglob("*") if path.is_file()}
    assert {name for name in published - ours if not name.startswith("assets/bundles/")} == set()
    assert {Path(name).suffix for name in published} >= {".css", ".js", ".svg", ".woff2"}
    assert [
        page.name for page in site.rglob("*.html") if "md-" in page.read_text("utf-8").partition("<article")[0]
    ] == []


def test_every_link_resolves_where_the_site_is_told_its_address(published_site: Path) -> None:
    assert Site(published_site, SUB_PATH, ADDRESS).broken() == []


def test_the_sitemap_lists_every_page_in_the_sites_frame(published_site: Path) -> None:
    listed = re.findall("<loc>(.*?)</loc>", (published_site / "sitemap.xml").read_text(encoding="utf-8"))
    folders = [
        file.parent for file in published_site.rglob("index.html") if _page(file.parent).css_first(".site-foot")
    ]
    pages = [folder.relative_to(published_site).as_posix() for folder in folders]
    assert sorted(listed) == sorted(f"{ADDRESS}{'' if page == '.' else f'{page}/'}" for page in pages)


def test_no_id_stands_twice_on_a_page(site: Path) -> None:
    assert Site(site).repeated_ids() == []


def test_the_resolver_sees_what_is_broken(tmp_path: Path) -> None:
    """The tests above could not fail if it saw nothing."""
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "index.html").write_text(
        '<p id="x"></p><p id="x"></p><a href="../b/"></a><a href="#y"></a><img src="https://else.example/i.png">'
        '<a href="/"></a><img srcset="i.png 2x"><p style="background: url(j.png)"></p><a href="#x"></a>'
    )
    (tmp_path / "s.css").write_text("a { background: url('k.png') } b { background: url(data:x) }")
    assert Site(tmp_path, "/sub/").broken() == [
        "a/index.html: #y: no such fragment",
        "a/index.html: ../b/: no such file",
        "a/index.html: /: leaves /sub/",
        "a/index.html: https://else.example/i.png: leaves the site",
        "a/index.html: i.png: no such file",
        "a/index.html: j.png: no such file",
        "s.css: k.png: no such file",
    ]
    assert Site(tmp_path).repeated_ids() == ["a/index.html: x"]


@pytest.mark.parametrize("told", [False, True], ids=["not-told-its-address", "told-its-address"])
def test_a_browser_finds_everything_under_a_sub_path(
    page: Page, site: Path, published_site: Path, told: bool
) -> None:
    missing: list[str] = []

    def note(response: Response) -> None:
        if response.status >= 400:
            missing.append(f"{response.status} {response.url}")

    page.on("response", note)
    with serve(published_site if told else site, SUB_PATH) as url:
        for address in ("", f"compare/{CLAUSE}/", f"articles/{SLUGS[0]}/#p1", "quotes/", "about/"):
            page.goto(url + address, wait_until="load")
            assert page.locator("h1").first.is_visible()
        page.get_by_role("link", name="Compare", exact=True).first.click()
        page.wait_for_url(f"**/compare/{CLAUSE}/")
    assert not missing
