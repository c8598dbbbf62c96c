"""What machines read in a page's head: reference managers, previews and search engines, as extruct reads it."""

import io
from pathlib import Path
from typing import Any

import extruct
import pytest
from coverage_archive.citations import author
from coverage_archive.model import Archive, Article
from coverage_archive.pages import preview_images
from helpers.project import PROJECT
from PIL import Image
from selectolax.lexbor import LexborHTMLParser

SITE = "https://example.org/archive/"
OWN = sorted(path.parent.name for path in PROJECT.glob("articles/*/article.yml"))
MADE = ["signed-with-original", "unsigned-undated", "headline-supplied"]


@pytest.fixture(params=[*OWN, *MADE])
def article(request: pytest.FixtureRequest, archives: tuple[Archive, Archive]) -> Article:
    """Every article of both archives."""
    slug = request.param
    return next(article for archive in archives for article in archive.articles if article.slug == slug)


@pytest.fixture
def html(article: Article, request: pytest.FixtureRequest) -> str:
    """Its page; the made archive's site knows its address."""
    site: Path = request.getfixturevalue("made_site" if article.slug in MADE else "site")
    return (site / "articles" / article.slug / "index.html").read_text(encoding="utf-8")


def test_json_ld_is_a_news_article_of_its_outlet_and_a_reference_text_is_none(html: str, article: Article) -> None:
    (data,) = extruct.extract(html, syntaxes=["json-ld"], errors="strict")["json-ld"]
    kind = "NewsArticle" if article.outlet else "CreativeWork"
    assert (data["@context"], data["@type"], data["headline"]) == ("https://schema.org", kind, article.headline)
    publisher = data.get("publisher", {})
    assert publisher.get("name") == (article.outlet.name if article.outlet else None)
    assert ("disambiguatingDescription" in publisher) == bool(article.outlet_supplied)
    assert data.get("datePublished") == (article.published.value if article.published else None)
    assert data.get("author", {}).get("name") == author(article)
    based_on = [item if isinstance(item, str) else item["encodingFormat"] for item in data["isBasedOn"]]
    assert based_on == [*([article.capture.url] if article.capture.url else []), "text/plain"]


def test_json_ld_gives_every_quotation_with_its_speaker(html: str, article: Article) -> None:
    (data,) = extruct.extract(html, syntaxes=["json-ld"], errors="strict")["json-ld"]
    assert [part["@type"] for part in data["hasPart"]] == ["Quotation"] * len(article.quotes)
    for part, quote in zip(data["hasPart"], article.quotes, strict=True):
        assert (part["text"], part["url"].rpartition("#")[2]) == (quote.exact, quote.id)
        said = part["citation"] if quote.speaker.kind == "document" else part["spokenByCharacter"]
        types = {"person": "Person", "document": "CreativeWork"}
        assert (said["name"], said["@type"]) == (quote.speaker.name, types.get(quote.speaker.kind, "Organization"))


def named(html: str) -> dict[str, Any]:
    """The page's <meta name=...> tags."""
    return {
        tag.attributes["name"] or "": tag.attributes["content"] for tag in LexborHTMLParser(html).css("meta[name]")
    }


def test_zotero_finds_a_newspaper_article_and_a_reference_text_as_a_document(html: str, article: Article) -> None:
    tags = named(html)
    assert tags["z:itemType"] == ("newspaperArticle" if article.outlet else "document")
    assert tags["citation_title"] == article.shown_title
    assert tags.get("prism.publicationName") == (article.source_name if article.outlet else None)
    assert tags.get("citation_author") == author(article)
    assert tags.get("citation_publication_date") == (article.published.value[:10] if article.published else None)
    assert "citation_journal_title" not in tags  # it would turn the item into a journal article


def test_previews_have_a_title_and_a_description(html: str, article: Article) -> None:
    (found,) = extruct.extract(html, syntaxes=["opengraph"], errors="strict")["opengraph"]
    graph = dict(found["properties"])
    assert graph["og:type"] == "article"  # Zotero believes a "website" more than its own tag
    assert graph["og:title"] == article.shown_title
    assert (article.source_name if article.outlet else "The text itself") in graph["og:description"]
    assert graph["og:description"] == named(html)["description"]


def test_a_site_that_knows_its_address_has_preview_images_in_full(made_site: Path, site: Path) -> None:
    for page in ("articles/signed-with-original/", "articles/unsigned-undated/", "compare/harbour-clause/"):
        html = (made_site / page / "index.html").read_text(encoding="utf-8")
        (found,) = extruct.extract(html, syntaxes=["opengraph"])["opengraph"]
        graph = dict(found["properties"])
        assert (graph["og:url"], graph["og:image"]) == (f"{SITE}{page}", f"{SITE}{page}share.png")
        with Image.open(made_site / page / "share.png") as image:
            image.load()
            assert image.size == (1200, 630)
    about = (made_site / "about" / "index.html").read_text(encoding="utf-8")
    assert f'<meta property="og:image" content="{SITE}share.png">' in about
    assert (made_site / "share.png").is_file()
    assert "og:image" not in (site / "articles" / OWN[0] / "index.html").read_text(encoding="utf-8")


def test_pages_that_are_no_article_are_a_website(made_site: Path) -> None:
    for page in ("", "compare/harbour-clause/", "data/", "about/"):
        html = (made_site / page / "index.html").read_text(encoding="utf-8")
        (found,) = extruct.extract(html, syntaxes=["opengraph"])["opengraph"]
        assert dict(found["properties"])["og:type"] == "website"
        assert "z:itemType" not in named(html)
    assert 'type="application/atom+xml"' in (made_site / "index.html").read_text(encoding="utf-8")


def test_words_that_the_letters_cannot_write_are_left_out_of_the_image() -> None:
    top = (("Gazette", "#a93521"),)
    plain = preview_images.draw(preview_images.Card(top, "The question", "", "Archive"))
    assert preview_images.draw(preview_images.Card(top, "항구의 조수", "The question", "Archive")) == plain
    assert preview_images.draw(preview_images.Card(top, "항구의 조수", "조수", "Archive")) != plain


def test_an_image_has_room_for_any_words() -> None:
    for words in ("word " * 200, "W" * 500, ""):
        data = preview_images.draw(
            preview_images.Card((("Gazette " * 40, "#a93521"),) * 9, words, "", "Archive " * 90)
        )
        with Image.open(io.BytesIO(data)) as image:
            assert image.size == preview_images.SIZE
