"""A quote's card: it shows one quote, as published and with its source, in a frame on anybody's page, scriptless."""

import gzip
import json
from collections.abc import Iterator
from html import escape
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from coverage_archive.model import Article, Quote
from coverage_archive.reading import archive_folder
from coverage_archive.reading.publishable import publishable
from helpers.pages import moved_to
from helpers.project import PROJECT, serve
from playwright.sync_api import Browser, FrameLocator, Page, expect
from selectolax.lexbor import LexborHTMLParser

ARTICLES = publishable(archive_folder.load(PROJECT)).articles
QUOTED: Article = max(ARTICLES, key=lambda article: len(article.quotes))
LONGEST: Quote = max(QUOTED.quotes, key=lambda quote: (quote.block.kind == "paragraph", len(quote.exact)))
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
MADE = "https://example.org/archive/"
OF_MADE = "articles/signed-with-original"


@pytest.fixture
def elsewhere(tmp_path: Path) -> Iterator[str]:
    """The address of another site, whose one page a test writes into ``tmp_path``."""
    with serve(tmp_path) as address:
        yield address


def embed(page: Page, elsewhere: str, folder: Path, code: str) -> FrameLocator:
    """Put code into the other site's page, below what fills the first screen, and scroll to it."""
    foreign = f"<!doctype html><html lang=en><meta charset=utf-8><title>Elsewhere</title><body><p>Before</p>{code}"
    (folder / "index.html").write_text(foreign, encoding="utf-8")
    page.goto(elsewhere)
    page.locator("iframe").scroll_into_view_if_needed()
    return page.frame_locator("iframe")


def frame_of(address: str, width: int = 600) -> str:
    return f'<iframe src="{escape(address)}" title="A quote" width="{width}" height="300" style="border:0"></iframe>'


def card_address(article: Article, quote: Quote) -> str:
    return f"articles/{article.slug}/card/#{quote.id}"


def html(site: Path, address: str) -> LexborHTMLParser:
    return LexborHTMLParser((site / address / "index.html").read_text(encoding="utf-8"))


# -- what it shows --------------------------------------------------------------------------------------------------


def test_every_quote_has_a_card_with_its_exact_words_its_source_and_its_permalink(site: Path) -> None:
    for article in ARTICLES:
        page = html(site, f"articles/{article.slug}/card")
        source = page.css_first("main").text()
        assert article.source_name in source
        assert article.title in source
        assert (article.published.shown if article.published else "[date not stated]") in source
        assert [card.attributes["id"] for card in page.css(".card")] == [quote.id for quote in article.quotes]
        for card, quote in zip(page.css(".card"), article.quotes, strict=True):
            words = card.css_first(".card__words")
            for line_end in words.css("br"):
                line_end.replace_with("\n")
            assert words.text().split() == quote.exact.split()
            assert words.attributes.get("lang") == article.language
            for who in (quote.speaker, *quote.via):
                assert who.name in card.text()
            assert [link.attributes["href"] for link in card.css("a")] == [f"../#{quote.id}"]
            assert len(card.css(".unreviewed")) == (not quote.reviewed)


def test_odd_words_are_marked_as_on_the_articles_page(site: Path) -> None:
    for article in ARTICLES:
        marked = {
            sic.attributes["title"] for sic in html(site, f"articles/{article.slug}/card").css(".card__words .sic")
        }
        assert marked == {
            sic.note for sic in article.sics if any(sic.span.overlaps(quote.span) for quote in article.quotes)
        }


def test_in_a_frame_elsewhere_it_shows_that_quote_alone_without_javascript(
    plain: Page, url: str, elsewhere: str, tmp_path: Path
) -> None:
    asked: list[str] = []
    plain.on("request", lambda request: asked.append(request.url))
    code = '<div style="height: 2000px"></div>' + frame_of(url + card_address(QUOTED, LONGEST))
    card = embed(plain, elsewhere, tmp_path, code)
    expect(card.locator(".card:visible")).to_have_count(1)
    assert (card.locator(".card__words:visible").text_content() or "").split() == LONGEST.exact.split()
    expect(card.get_by_text(QUOTED.source_name, exact=True)).to_be_in_viewport()
    # The page and its style sheet: no letters, no script, no picture, nobody else.
    assert len([address for address in asked if address.startswith(url)]) == 2
    card.locator(".card:visible a").click()
    expect(plain).to_have_url(f"{url}articles/{QUOTED.slug}/#{LONGEST.id}")  # out of the frame
    expect(plain.locator(f"[id='{LONGEST.id}']:target")).to_be_in_viewport()


def test_a_card_never_scrolls_the_page_that_it_stands_in(
    page: Page, url: str, elsewhere: str, tmp_path: Path
) -> None:
    frame = frame_of(url + card_address(QUOTED, LONGEST))
    (tmp_path / "index.html").write_text(
        f'<!doctype html><p style="height: 3000px">Before</p>{frame}', encoding="utf-8"
    )
    page.goto(elsewhere, wait_until="load")
    assert page.evaluate("scrollY") == 0


def test_it_fits_a_narrow_page_and_follows_dark_and_light(
    browser: Browser, url: str, elsewhere: str, tmp_path: Path
) -> None:
    context = browser.new_context(viewport={"width": 400, "height": 800})
    page = context.new_page()
    card = embed(page, elsewhere, tmp_path, frame_of(url + card_address(QUOTED, LONGEST), width=320))
    measured = "e => [e.ownerDocument.documentElement.scrollWidth, getComputedStyle(e).backgroundColor]"
    papers = set()
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        width, paper = card.locator("body").evaluate(measured)
        assert width <= 320
        papers.add(paper)
    assert len(papers) == 2
    context.close()


def test_axe_finds_nothing_in_a_card_or_in_all_of_an_article(browser: Browser, url: str) -> None:
    context = browser.new_context(viewport={"width": 600, "height": 400})
    page = context.new_page()
    found = []
    for address in (card_address(QUOTED, LONGEST), f"articles/{QUOTED.slug}/card/"):
        page.goto("about:blank")
        page.goto(url + address)
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
            found += [violation["help"] for violation in Axe().run(page, options=RULES).response["violations"]]
    assert page.locator(".card:visible").count() == len(QUOTED.quotes)  # where no quote is named, all are shown
    context.close()
    assert found == []


# -- how it comes onto a page ---------------------------------------------------------------------------------------


def test_embed_copies_code_that_shows_the_quote(page: Page, url: str, elsewhere: str, tmp_path: Path) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=url.rstrip("/"))
    page.goto(f"{url}articles/{QUOTED.slug}/#{LONGEST.id}")
    page.locator(f".note[data-for='{LONGEST.id}']").focus()
    page.keyboard.press("Enter")
    page.get_by_role("region", name="About this quote").get_by_role("button", name="Embed").click()
    expect(page.get_by_role("status").filter(has_text="Code to embed this quote copied")).to_be_visible()
    card = embed(page, elsewhere, tmp_path, str(page.evaluate("navigator.clipboard.readText()")))
    expect(card.locator(".card:visible")).to_have_count(1)
    assert (card.locator(".card__words:visible").text_content() or "").split() == LONGEST.exact.split()
    title = page.locator("iframe").get_attribute("title") or ""
    assert title.startswith(f"“{LONGEST.exact.split()[0]}")
    assert QUOTED.source_name in title
    assert page.locator("iframe").evaluate("e => e.offsetWidth") == 600
    expect(card.locator(".card:visible a")).to_be_in_viewport(ratio=1)  # the frame is high enough


def test_the_page_that_cites_leads_to_the_cards_without_javascript(plain: Page, url: str) -> None:
    plain.goto(f"{url}articles/{QUOTED.slug}/cite/#{LONGEST.id}")
    expect(plain.get_by_text("To show a quote on another page")).to_be_visible()
    plain.locator(f"[id='{LONGEST.id}']").get_by_role("link", name="Card to embed").click()
    expect(plain).to_have_url(url + card_address(QUOTED, LONGEST))
    expect(plain.locator(".card:visible")).to_have_count(1)


def test_oembed_is_found_from_the_article_and_shows_its_cards(made_site: Path) -> None:
    for page in (html(made_site, OF_MADE), html(made_site, f"{OF_MADE}/card")):
        link = page.css_first("link[rel=alternate][type='application/json+oembed']")
        assert link.attributes["href"] == f"{MADE}{OF_MADE}/oembed.json"
    data = json.loads((made_site / OF_MADE / "oembed.json").read_text(encoding="utf-8"))
    assert (data["type"], data["version"]) == ("rich", "1.0")
    assert "The Gazette, Evening & Late" in data["title"]
    assert data["author_name"] == "Jane Doe and John Roe"
    assert (data["provider_name"], data["provider_url"]) == ("Harbours & tides in the news", MADE)
    frame = LexborHTMLParser(data["html"]).css_first("iframe").attributes
    assert frame["src"] == f"{MADE}{OF_MADE}/card/"
    assert frame["title"] == data["title"]
    assert (frame["width"], frame["height"]) == (str(data["width"]), str(data["height"]))
    assert data["thumbnail_url"] == f"{MADE}{OF_MADE}/share.png"
    assert (made_site / OF_MADE / "share.png").is_file()
    assert {type(data[name]) for name in ("width", "height", "cache_age", "thumbnail_width", "thumbnail_height")} == {
        int
    }
    supplied = json.loads((made_site / "articles" / "headline-supplied" / "oembed.json").read_text(encoding="utf-8"))
    assert supplied["title"].startswith("Quotes in “[A note on the treaty.]”")


def test_a_site_that_is_not_told_its_address_has_cards_and_no_oembed(site: Path) -> None:
    assert not list(site.rglob("oembed.json"))
    for article in ARTICLES:
        assert "oembed" not in (site / "articles" / article.slug / "index.html").read_text(encoding="utf-8")
        assert (site / "articles" / article.slug / "card" / "index.html").is_file()


# -- its address ----------------------------------------------------------------------------------------------------


def test_search_engines_are_sent_to_the_quote_and_previews_have_a_picture(made_site: Path) -> None:
    page = html(made_site, f"{OF_MADE}/card")
    assert page.css_first("link[rel=canonical]").attributes["href"] == f"{MADE}{OF_MADE}/"
    image = page.css_first("meta[property='og:image']").attributes["content"] or ""
    assert (made_site / image.removeprefix(MADE)).is_file()
    assert "card/" not in (made_site / "sitemap.xml").read_text(encoding="utf-8")


def test_earlier_addresses_of_a_card_still_show_it(plain: Page, made_site: Path, made_url: str) -> None:
    plain.goto(f"{made_url}{OF_MADE}/card/#turning-point")
    expect(plain.locator(".card:visible")).to_have_attribute("id", "turn")
    assert moved_to(html(made_site, "articles/harbour-report/card")) == "../../signed-with-original/card/"


def test_all_cards_of_an_article_are_one_file_of_some_kilobytes(site: Path) -> None:
    (page,) = (site / "articles" / QUOTED.slug / "card").rglob("*")
    styles = site / "assets" / "bundles" / "card.css"
    assert sum(len(gzip.compress(file.read_bytes())) for file in (page, styles)) <= 12_000


# -- a clause at a glance -------------------------------------------------------------------------------------------


def test_a_clause_at_a_glance_stands_in_a_frame_on_another_site(
    made_site: Path, made_url: str, page: Page, elsewhere: str, tmp_path: Path
) -> None:
    told = json.loads((made_site / "compare/harbour-clause/oembed.json").read_text(encoding="utf-8"))
    assert told["html"] in html(made_site, "compare/harbour-clause").css_first("pre code").text()
    assert f'href="{MADE}compare/harbour-clause/oembed.json"' in (
        made_site / "compare/harbour-clause/index.html"
    ).read_text(encoding="utf-8")
    frame = embed(page, elsewhere, tmp_path, told["html"].replace(MADE, made_url))
    expect(frame.locator(".glance")).to_be_visible()
    inside = next(one for one in page.frames if one.parent_frame)
    assert inside.evaluate("document.documentElement.scrollHeight <= innerHeight"), "nothing is cut off"
    assert inside.evaluate("document.scripts.length") == 0
    frame.locator(".glance tbody a").first.click()
    page.wait_for_url("**/articles/*/")


def test_a_glance_weighs_little(made_site: Path) -> None:
    files = [made_site / "compare/harbour-clause/card/index.html", made_site / "assets/bundles/card.css"]
    assert sum(len(gzip.compress(file.read_bytes())) for file in files) <= 15_000
