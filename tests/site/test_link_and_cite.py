"""What a reader does: copy a link and land on it, link to any words, cite without leaving the page."""

import io
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import bibtexparser
import pytest
import rispy
from coverage_archive.model import Span
from coverage_archive.texts import text_fragment
from helpers.project import FRONTEND, until, watched_page
from PIL import Image, ImageChops
from playwright.sync_api import Browser, Locator, Page, expect

SLUG = "gazette-help-at-once"
ARTICLE = f"articles/{SLUG}/"


@pytest.fixture(scope="session")
def url(pact_url: str) -> str:
    """The made archive's site, to be read as a reader does."""
    return pact_url


@pytest.fixture
def reader(browser: Browser, url: str) -> Iterator[Page]:
    """A page that may use the clipboard, on an article; its policy would refuse the styles that pictures take."""
    for page in watched_page(browser, bypass_csp=True):
        page.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=url.rstrip("/"))
        page.goto(url + ARTICLE)
        yield page


def clipboard(page: Page) -> str:
    return str(page.evaluate("navigator.clipboard.readText()"))


def panel(page: Page, quote: str) -> Locator:
    """What opens beside a quote."""
    page.locator(f"#{quote}").click()
    return page.locator(".panel")


def land(page: Page, address: str) -> None:
    """Open an address as a reader does who was sent it, in a window so low that the page must scroll there."""
    page.set_viewport_size({"width": 1280, "height": 400})
    page.goto("about:blank")
    page.goto(address)
    until(page, "scrollY > 0")


def expect_marked(page: Page, id: str) -> None:
    target = page.locator(f"#{id}:target")
    expect(target).to_be_in_viewport()
    assert target.evaluate("e => getComputedStyle(e).backgroundColor") != "rgba(0, 0, 0, 0)"
    assert page.evaluate("document.activeElement === document.body")


# -- links to places ------------------------------------------------------------------------------------------------

CONTROLS = {
    "article-4": ("#article-4 .headerlink", "Link to this section copied"),
    "p7": ("a.paragraph__number[href='#p7']", "Link to paragraph 7 copied"),
}


@pytest.mark.parametrize("id", CONTROLS)
@pytest.mark.parametrize("by", ["mouse", "keyboard"])
def test_a_link_is_copied_said_and_leads_there(reader: Page, url: str, id: str, by: str) -> None:
    control, said = CONTROLS[id]
    if by == "mouse":
        reader.locator(control).click()
    else:
        reader.locator(control).focus()
        reader.keyboard.press("Enter")
    expect(reader.get_by_role("status").filter(has_text=said)).to_be_visible()
    assert clipboard(reader) == f"{url}{ARTICLE}#{id}"
    land(reader, clipboard(reader))
    expect_marked(reader, id)


def test_a_link_is_copied_by_touch(phone: Page, url: str) -> None:
    phone.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=url.rstrip("/"))
    phone.goto(url + ARTICLE)
    phone.locator("#clause").tap()
    phone.locator(".panel").get_by_role("button", name="Copy link").tap()
    expect(phone.get_by_role("status").filter(has_text="copied")).to_be_visible()
    assert clipboard(phone) == f"{url}{ARTICLE}#clause"


def test_a_quote_is_copied_as_one_pasteable_line(reader: Page, url: str) -> None:
    opened = panel(reader, "clause")
    opened.get_by_role("button", name="Copy link").click()
    expect(reader.get_by_role("status").filter(has_text="Link to this quote copied")).to_be_visible()
    assert clipboard(reader) == f"{url}{ARTICLE}#clause"
    opened.get_by_role("button", name="Copy quote").click()
    expect(reader.get_by_role("status").filter(has_text="The quote copied")).to_be_visible()
    words = " ".join(reader.locator("#clause").inner_text().split())
    line = clipboard(reader)
    assert line.startswith(f"“{words}” — The treaty")
    assert line.endswith(f". {url}{ARTICLE}#clause")
    assert ", in The Strait Gazette, " in line
    assert "\n" not in line


def test_the_link_of_an_article_is_its_page(reader: Page, url: str) -> None:
    reader.locator("a[data-copy='this article']").click()
    expect(reader.get_by_role("status").filter(has_text="Link to this article copied")).to_be_visible()
    assert clipboard(reader) == url + ARTICLE


def test_without_a_clipboard_the_link_is_shown(page: Page, url: str) -> None:
    page.add_init_script("navigator.clipboard.writeText = () => Promise.reject(new Error('refused'))")
    page.goto(url + ARTICLE)
    panel(page, "clause").get_by_role("button", name="Copy link").click()
    expect(page.get_by_role("status").filter(has_text="#clause")).to_contain_text(f"{url}{ARTICLE}#clause")


def test_a_published_site_copies_its_published_address(page: Page, made_url: str) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=made_url.rstrip("/"))
    page.goto(f"{made_url}articles/signed-with-original/")
    panel(page, "turn").get_by_role("button", name="Copy link").click()
    expect(page.get_by_role("status").filter(has_text="copied")).to_be_visible()
    assert clipboard(page) == "https://example.org/archive/articles/signed-with-original/#turn"


def test_without_javascript_the_controls_are_links(plain: Page, url: str) -> None:
    plain.goto(url + ARTICLE)
    for id, (control, _) in CONTROLS.items():
        plain.locator(control).click()
        expect(plain).to_have_url(f"{url}{ARTICLE}#{id}")
        expect_target = plain.locator(f"#{id}:target")
        expect(expect_target).to_be_in_viewport()
    plain.locator(".apparatus > summary").click()
    plain.locator("#about_clause a[data-cite]").click()
    expect(plain).to_have_url(f"{url}{ARTICLE}cite/#clause")
    expect(plain.locator("#clause")).to_contain_text("(Ines Vale, 2024, para. 4)")
    assert plain.locator("a[download]").count() == 6


# -- links to words -------------------------------------------------------------------------------------------------

SELECT = """([first, start, last, end]) => {
    const place = (id, offset) => {
        const walker = document.createTreeWalker(document.getElementById(id), NodeFilter.SHOW_TEXT);
        while (walker.nextNode()) {
            if (offset <= walker.currentNode.length) return [walker.currentNode, offset];
            offset -= walker.currentNode.length;
        }
    };
    const range = document.createRange();
    range.setStart(...place(first, start));
    range.setEnd(...place(last, end));
    document.getElementById(last).scrollIntoView({block: "center"});
    getSelection().removeAllRanges();
    getSelection().addRange(range);
}"""

# What is selected (in which paragraph, the words; or from one paragraph to another), and the words that are meant.
SELECTIONS = {
    "words": ("p7", "stopped short of going", "stopped short of going"),
    "parts-of-words": ("p7", "topped short of goi", "stopped short of going"),
    "words-that-occur-before": ("p4", "at once", "at once"),
    "with-quotation-marks": ("p1", '"at once" if', '"at once" if'),
    "comma-and-hyphen": ("p3", "Cold War-era alliance for", "Cold War-era alliance for"),
    "a-whole-paragraph": ("p10", None, None),
    "an-apostrophe": ("p12", "amid Moscow", "amid Moscow's"),
}


def text_of(page: Page, id: str) -> str:
    return str(page.locator(f"#{id}").evaluate("e => e.textContent"))


def copied_link(page: Page, *selection: object) -> str:
    page.evaluate(SELECT, list(selection))
    page.get_by_role("button", name="Copy link to these words").click()
    expect(page.get_by_role("status").filter(has_text="Link to these words copied")).to_be_visible()
    return clipboard(page)


def highlighted(page: Page, area: str) -> bytes:
    """A picture of a place with only its words lit: no selection, no target, no pointer over it."""
    page.evaluate("getSelection().removeAllRanges()")
    page.mouse.move(0, 0)
    page.add_style_tag(content=":target { background: none !important; box-shadow: none !important; }")
    return page.locator(area).screenshot()


@pytest.mark.parametrize("name", SELECTIONS)
def test_a_link_to_words_leads_to_them_and_chromium_lights_them(reader: Page, url: str, name: str) -> None:
    id, selected, meant = SELECTIONS[name]
    text = text_of(reader, id)
    selected, meant = selected or text, meant or text
    start = text.index(selected)
    link = copied_link(reader, id, start, id, start + len(selected))
    assert link.startswith(f"{url}{ARTICLE}#{id}:~:text=")
    assert words_of(link, text) == meant
    # Chromium paints ::target-text as we ask, on the words and nowhere else: the same page with these words marked by
    # hand looks the same.
    land(reader, link)
    expect(reader.locator(f"#{id}")).to_be_in_viewport()
    lit = highlighted(reader, f"#{id}")
    land(reader, f"{url}{ARTICLE}#{id}")
    plain = highlighted(reader, f"#{id}")
    reader.evaluate(
        """([id, start, end]) => {
            const walker = document.createTreeWalker(document.getElementById(id), NodeFilter.SHOW_TEXT);
            const range = document.createRange();
            let at = 0;
            while (walker.nextNode()) {
                const node = walker.currentNode;
                if (at <= start && start < at + node.length) range.setStart(node, start - at);
                if (at < end && end <= at + node.length) range.setEnd(node, end - at);
                at += node.length;
            }
            CSS.highlights.set("by-hand", new Highlight(range));
            const style = document.createElement("style");
            style.textContent = "::highlight(by-hand) { background: var(--words-lit); color: var(--ink); }";
            document.head.append(style);
        }""",
        [id, text.index(meant), text.index(meant) + len(meant)],
    )
    by_hand = highlighted(reader, f"#{id}")
    assert differing(lit, by_hand) <= 20  # of some 60,000 pixels: where an underline changes its colour
    assert differing(lit, plain) > 100 * len(meant)


def differing(left: bytes, right: bytes) -> int:
    """How many pixels two pictures do not share."""
    first, second = (Image.open(io.BytesIO(data)).convert("RGB") for data in (left, right))
    assert first.size == second.size
    return sum(pixel != (0, 0, 0) for pixel in ImageChops.difference(first, second).get_flattened_data())


def words_of(link: str, text: str) -> str:
    """Read a text directive by the specification: [prefix-,]start[,end][,-suffix]."""
    from urllib.parse import unquote

    parts = link.partition(":~:text=")[2].split(",")
    prefix = unquote(parts.pop(0)[:-1]) if parts[0].endswith("-") else ""
    suffix = unquote(parts.pop()[1:]) if parts[-1].startswith("-") else ""
    ends = [unquote(part) for part in parts]
    pattern = r".*?".join(re.escape(end) for end in ends)
    around = f"{re.escape(prefix)}\\s*({pattern})\\s*{re.escape(suffix)}"
    found = re.findall(around, text, re.DOTALL)
    assert len(found) == 1
    return str(found[0])


def test_words_over_several_paragraphs(reader: Page, url: str) -> None:
    first, last = text_of(reader, "p2"), text_of(reader, "p3")
    link = copied_link(reader, "p2", first.index("after the talks"), "p3", last.index(" could bind"))
    assert link == f"{url}{ARTICLE}#p2:~:text=after%20the%20talks%20in%20Pyongyang.,Article%204%20of%20the%20text"
    land(reader, link)
    expect(reader.locator("#p2")).to_be_in_viewport()


def test_a_link_to_words_degrades_to_its_paragraph(reader: Page, url: str) -> None:
    land(reader, f"{url}{ARTICLE}#p7:~:text=words%20that%20are%20not%20there")
    expect_marked(reader, "p7")


def test_where_text_fragments_are_unknown_the_paragraph_is_found(page: Page, url: str) -> None:
    """Such browsers keep the directive in location.hash; a script of theirs is played here by replaceState."""
    page.goto(url + ARTICLE)
    page.evaluate("history.replaceState(null, '', '#p7%3A~:text=x')")
    source = (FRONTEND / "js" / "linking" / "places.js").read_text(encoding="utf-8")
    (function,) = re.findall(r"function dropUnknownFragment\(\) \{.*?\n\}", source, re.DOTALL)
    played = function.replace("location.hash", "'#p7:~:text=x'") + "; dropUnknownFragment()"
    page.evaluate(f"() => {{ {played} }}")
    page.wait_for_url("**/#p7")
    expect(page.locator("#p7:target")).to_be_in_viewport()


def test_the_offer_is_only_for_the_articles_words_and_goes_away(reader: Page) -> None:
    offer = reader.get_by_role("button", name="Copy link to these words")
    reader.locator(".about-copy p").first.select_text()
    reader.wait_for_timeout(300)
    expect(offer).to_be_hidden()
    reader.evaluate(SELECT, ["p7", 0, "p7", 20])
    expect(offer).to_be_visible()
    box = reader.locator("#p7").bounding_box()
    assert box
    reader.mouse.move(box["x"] + 2, box["y"] + 8)
    reader.mouse.down()
    reader.mouse.move(box["x"] + 200, box["y"] + 8)
    reader.mouse.up()
    expect(offer).to_be_visible()
    reader.keyboard.press("Tab")
    expect(offer).to_be_focused()
    reader.keyboard.press("Escape")
    expect(offer).to_be_hidden()
    reader.evaluate(SELECT, ["p7", 0, "p7", 20])
    expect(offer).to_be_visible()
    reader.evaluate("getSelection().removeAllRanges()")
    expect(offer).to_be_hidden()


def test_the_paragraphs_text_is_never_touched(reader: Page) -> None:
    before = text_of(reader, "p7")
    copied_link(reader, "p7", 0, "p7", 20)
    assert text_of(reader, "p7") == before
    assert reader.locator("article p[id^=p] button, article p[id^=p] a").count() == 0


FRAGMENTS = {
    "plain": ("The tide turned.", "tide turned", "tide%20turned"),
    "whole-words": ("amid Moscow's war", "Moscow", "Moscow%27s"),
    "dash-comma-ampersand": ("An ebb-tide, now & then", "ebb-tide, now & then", "ebb%2Dtide%2C%20now%20%26%20then"),
    "occurs-twice": ("the sea and the sea wall", "sea wall", "sea%20wall"),
    "only-the-context-tells": (
        "a sea, so wide; the sea, so deep",
        "sea",
        "a-,sea,-%2C%20so%20wide%3B%20the%20sea%2C",
    ),
    "long": ("x " * 70 + "z", "x " * 70 + "z", "x%20x%20x%20x%20x,x%20x%20x%20x%20z"),
    "over-lines": (
        "one two three four five six\nseven eight nine ten eleven",
        None,
        "one%20two%20three%20four%20five,seven%20eight%20nine%20ten%20eleven",
    ),
}


@pytest.mark.parametrize("name", FRAGMENTS)
def test_links_into_the_original_name_the_same_words(name: str) -> None:
    text, words, wanted = FRAGMENTS[name]
    words = words or text
    span = Span(text.index(words), text.index(words) + len(words))
    assert text_fragment.directive(text, span, Span(0, len(text))) == f":~:text={wanted}"
    assert text_fragment.link("https://x.example/a#b", text, span, span).startswith("https://x.example/a#b:~:text=")


def test_the_original_is_linked_where_its_address_was_captured(made_site: Path, pact_site: Path) -> None:
    from selectolax.lexbor import LexborHTMLParser

    html = (made_site / "articles" / "signed-with-original" / "index.html").read_text(encoding="utf-8")
    links = LexborHTMLParser(html).css("a.original")
    assert len(links) == 6  # five quotes, and the article
    original = "https://gazette.example/news?id=7&page=2"
    for link in links:
        assert link.attributes["data-originalurl"] == original
        assert link.attributes["data-versionurl"] == f"https://web.archive.example/2024/{original}"
        assert link.attributes["data-versiondate"] == "2024-06-10"
    assert links[0].attributes["href"] == (
        f"{original}#:~:text=a%20long%2Dawaited%20turn%20of%20the%20tide%2C%20for%20ships%20%E2%80%93%20and%20for%20us"
    )
    assert "No address of the original was captured" in (pact_site / ARTICLE / "index.html").read_text(
        encoding="utf-8"
    )


# -- cite -----------------------------------------------------------------------------------------------------------


@pytest.fixture
def dialog(reader: Page) -> Iterator[Locator]:
    """The citation of a quote, opened beside it."""
    control = panel(reader, "clause").locator("a[data-cite]")
    control.click()
    opened = reader.get_by_role("dialog", name="Cite")
    expect(opened).to_be_visible()
    yield opened
    if opened.is_visible():
        reader.keyboard.press("Escape")
        expect(opened).to_be_hidden()
        expect(control).to_be_focused()


def test_citations_in_words_are_copied_with_the_address_in_full(dialog: Locator, reader: Page, url: str) -> None:
    for style in ("Chicago", "APA", "MLA"):
        dialog.get_by_role("heading", name=style).get_by_role("button", name="Copy").click()
        expect(reader.get_by_role("status").filter(has_text=f"{style} citation copied")).to_be_visible()
        assert f"{url}{ARTICLE}#clause" in clipboard(reader)
        assert "Ines Vale" in clipboard(reader)
        assert "The Strait Gazette" in clipboard(reader)


READ: dict[str, Any] = {
    "BibTeX": lambda text: [entry["url"] for entry in bibtexparser.parse_string(text).entries],
    "RIS": lambda text: [record["urls"][0] for record in rispy.loads(text)],
    "CSL-JSON": lambda text: [item["URL"] for item in json.loads(text)],
}


@pytest.mark.parametrize("name", READ)
def test_one_quotes_reference_is_copied_or_downloaded(dialog: Locator, reader: Page, url: str, name: str) -> None:
    line = dialog.locator("li", has_text=name)
    line.get_by_role("button", name="Copy").click()
    expect(reader.get_by_role("status").filter(has_text=f"{name} copied")).to_be_visible()
    with reader.expect_download() as download:
        line.get_by_role("button", name="Download").click()
    saved = download.value.path().read_text(encoding="utf-8")
    assert saved.strip() == clipboard(reader).strip()
    assert READ[name](saved) == [f"{url}{ARTICLE}#clause"]
    assert download.value.suggested_filename.startswith(f"{SLUG}.clause.")


def test_article_and_sections_are_cited_too(reader: Page) -> None:
    for id, words in (("whole_article", "(Ines Vale, 2024)"), ("article-4", "(Ines Vale, 2024, paras. 3–5)")):
        reader.locator(f"a[data-cite][href='cite/#{id}']").click()
        expect(reader.get_by_role("dialog", name="Cite")).to_contain_text(words)
        reader.get_by_role("button", name="Close").click()
        expect(reader.get_by_role("dialog", name="Cite")).to_be_hidden()


def test_where_the_citation_cannot_be_fetched_the_link_is_followed(page: Page, url: str) -> None:
    page.goto(url + ARTICLE)
    page.evaluate("() => { window.fetch = () => Promise.reject(new TypeError('offline')); }")
    panel(page, "clause").locator("a[data-cite]").click()
    page.wait_for_url("**/cite/#clause")
    expect(page.locator("#clause")).to_be_in_viewport()


def test_every_control_is_large_enough_and_nothing_scrolls_sideways_on_a_phone(phone: Page, url: str) -> None:
    for place in (ARTICLE, f"{ARTICLE}cite/", "data/"):
        phone.goto(url + place)
        assert phone.evaluate("document.documentElement.scrollWidth") <= 390
    phone.goto(url + ARTICLE)
    boxes = phone.locator("a.tool").evaluate_all("all => all.map(e => e.getBoundingClientRect().height)")
    assert min(boxes) >= 24  # WCAG 2.2, 2.5.8


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_controls_can_be_read_in_both_schemes(browser: Browser, url: str, scheme: str) -> None:
    context = browser.new_context(color_scheme=scheme)  # type: ignore[arg-type]
    tab = context.new_page()
    tab.goto(url + ARTICLE)
    panel(tab, "clause").locator("a[data-cite]").click()
    for element in (
        ".panel__tools > *",
        ".margin .note",
        "dialog .citation__pointer",
        "dialog .tool",
        "dialog h3",
        "dialog a",
    ):
        assert contrast(tab.locator(element).first) >= 4.5, element
    context.close()


def contrast(element: Locator) -> float:
    """The contrast of an element's words with what is behind them (WCAG 2.2)."""
    words, behind = element.evaluate(
        """e => {
            const rgb = (colour) => {
                const context = new OffscreenCanvas(1, 1).getContext("2d");
                context.fillStyle = colour;
                context.fillRect(0, 0, 1, 1);
                return [...context.getImageData(0, 0, 1, 1).data].slice(0, 3);
            };
            const paper = (e) => getComputedStyle(e).backgroundColor;
            let place = e;
            while (paper(place) === "rgba(0, 0, 0, 0)" && place.parentElement) place = place.parentElement;
            return [rgb(getComputedStyle(e).color), rgb(paper(place))];
        }"""
    )
    bright, dark = sorted((luminance(words), luminance(behind)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


def luminance(rgb: list[int]) -> float:
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in (value / 255 for value in rgb)]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
