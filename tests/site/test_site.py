"""What holds for the built site as a whole: fidelity, data that fits the captures, links that lead somewhere."""

import hashlib
import json
import re
from pathlib import Path

import pytest
from coverage_archive.reading import archive_folder
from helpers.links import Site
from playwright.sync_api import Page, Response
from selectolax.lexbor import LexborHTMLParser, LexborNode
from helpers.project import PROJECT, mkdocs_build, serve

SUB_PATH = "/some/where/"
ADDRESS = f"https://archive.example{SUB_PATH}"
SEALS = {
    "korea-herald-without-delay": "c0fc7d40d6f1ddb99c965f6f9646ca00c3fc683d10984d4b7882fb908c7e3b1a",
    "outlook-strongest-ever-treaty": "9d1700197f0434ccb1a7ce1379c8404391438bde2df6d7c410980135f02e8fbb",
}


@pytest.fixture(scope="session")
def published_site(project: Path, site: Path) -> Path:
    """The site as it is deployed: told its own address, with a sub-path. (After the other, for they share docs/.)"""
    result = mkdocs_build(project, project / "published", SITE_URL=ADDRESS)
    assert (result.returncode, result.stdout, result.stderr) == (0, "", "")
    return project / "published"


# -- the words ----------------------------------------------------------------------------------------------------


def test_paragraphs_are_the_capture_letter_for_letter(site: Path) -> None:
    for article in archive_folder.load(PROJECT).articles:
        shown = [node.text(deep=True, strip=False) for node in _page(site, article.slug).css("article p[id^=p]")]
        assert shown == [block.text for block in article.capture.paragraphs]


@pytest.mark.parametrize("slug", SEALS)
def test_page_and_furniture_together_are_the_capture(site: Path, slug: str) -> None:
    """Without the archive's own reading: the words of every part and every furniture line make up the file."""
    capture = (site / "articles" / slug / "capture.txt").read_bytes()
    assert hashlib.sha256(capture).hexdigest() == SEALS[slug]
    page = _page(site, slug)
    parts = page.css("h1#headline, #standfirst, #byline, #published, [id^=caption], [id^=credit], article p[id^=p]")
    shown = [node.text(deep=True, strip=False) for node in parts]
    shown += [node.text(deep=True, strip=False) for node in page.css(".furniture")[0].css(".verbatim")]
    assert sorted("".join(shown).replace(" ", "")) == sorted(re.sub(r"\s", "", capture.decode()))


def test_every_quote_of_the_data_stands_on_its_page_and_in_its_capture(site: Path) -> None:
    quotes = json.loads((site / "data" / "quotes.json").read_text(encoding="utf-8"))
    assert len(quotes) > 10
    for quote in quotes:
        capture = (site / "articles" / quote["article"] / "capture.txt").read_bytes().decode("utf-8")
        assert capture[quote["start"] : quote["end"]] == quote["exact"]
        (found,) = _page(site, quote["article"]).css(f'[id="{quote["id"]}"]')
        assert found.text(deep=True) == quote["exact"]


def test_every_published_address_leads_somewhere(site: Path) -> None:
    addresses = (PROJECT / "articles" / "permalinks.txt").read_text(encoding="utf-8").splitlines()
    assert len(addresses) > 50
    for address in addresses:
        path, _, fragment = address.partition(" ")[0].partition("#")  # behind a space stands the seal on its words
        page = LexborHTMLParser((site / path / "index.html").read_text(encoding="utf-8"))
        assert not fragment or len(page.css(f'[id="{fragment}"]')) == 1, address


# -- the comparison of Article 4 ------------------------------------------------------------------------------------

ELEMENTS = ["state-of-war", "armed-invasion", "attackers", "duty", "assistance", "immediacy", "means"]
ELEMENTS += ["un-charter-basis", "domestic-law-basis"]


def test_the_korea_herald_quotes_all_nine_elements(site: Path) -> None:
    assert _treatments(site, "korea-herald-without-delay") == dict.fromkeys(ELEMENTS, "quoted")


def test_outlook_quotes_three_elements_paraphrases_three_and_has_nothing_tagged_on_three(site: Path) -> None:
    assert _treatments(site, "outlook-strongest-ever-treaty") == {
        **dict.fromkeys(("assistance", "immediacy", "means"), "quoted"),
        **dict.fromkeys(("state-of-war", "armed-invasion", "duty"), "paraphrased"),
        **dict.fromkeys(("attackers", "un-charter-basis", "domestic-law-basis"), "no tagged passage"),
    }


def test_words_in_the_comparison_lead_to_the_same_words_in_their_article(site: Path) -> None:
    checked = 0
    for cell in _page(site, "article-4", "compare").css("[data-article]"):
        slug = cell.attributes["data-article"]
        for link in cell.css('a.verbatim[href*="#"]'):
            path, _, fragment = (link.attributes["href"] or "").partition("#")
            assert path == f"../../articles/{slug}/"
            (words,) = _page(site, slug or "").css(f'article p [id="{fragment}"]')
            assert words.text(deep=True) == link.text(deep=True)
            checked += 1
    assert checked >= 15


def _treatments(site: Path, slug: str) -> dict[str, str]:
    """Return how an article gives each element, as the page's table says it: rows by id, cells by article."""
    found = {}
    for row in _page(site, "article-4", "compare").css("tr[id]"):
        (cell,) = row.css(f'[data-article="{slug}"]')
        (said,) = {_said(node) for node in cell.css(".treatment")}
        found[row.attributes["id"] or ""] = said
    return found


def _said(node: LexborNode) -> str:
    return " ".join(node.text(deep=True).split())


def _page(site: Path, slug: str, folder: str = "articles") -> LexborHTMLParser:
    return LexborHTMLParser((site / folder / slug / "index.html").read_text(encoding="utf-8"))


# -- links ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", ["/", SUB_PATH])
def test_every_link_asset_and_fragment_resolves_wherever_the_site_is_served(site: Path, path: str) -> None:
    built = Site(site, path)
    broken = built.broken()
    if path != "/":  # only a site that is told its address can have a 404 page whose links work at any depth
        broken = [fault for fault in broken if not fault.startswith("404.html: /")]
    assert len(built.pages) > 20
    assert broken == []


def test_every_link_resolves_where_the_site_is_told_its_address(published_site: Path) -> None:
    assert Site(published_site, SUB_PATH, ADDRESS).broken() == []


def test_the_sitemap_lists_every_page(published_site: Path) -> None:
    listed = re.findall("<loc>(.*?)</loc>", (published_site / "sitemap.xml").read_text(encoding="utf-8"))
    pages = [file.parent.relative_to(published_site).as_posix() for file in published_site.rglob("index.html")]
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
        for address in ("", "compare/article-4/", "articles/korea-herald-without-delay/#clause", "quotes/", "about/"):
            page.goto(url + address, wait_until="load")
            assert page.locator("h1").first.is_visible()
        page.get_by_role("link", name="Speakers").first.click()
        page.wait_for_url("**/speakers/")
    assert not missing
