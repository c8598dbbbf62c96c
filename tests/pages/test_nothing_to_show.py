"""Where an archive has nothing, its pages offer nothing and speak of nothing."""

from pathlib import Path

from coverage_archive.reading import archive_folder
from helpers import generated
from helpers.made_archive import Spec, first, spec, write
from selectolax.lexbor import LexborHTMLParser


def article_pages(made: Spec, root: Path) -> dict[str, LexborHTMLParser]:
    """Return the pages of a made archive's articles, by their slugs."""
    write(made, root / "articles")
    archive = archive_folder.load(root)
    found = {page.path.removesuffix("/index.md"): page.text for page in generated.pages(archive)}
    return {article.slug: LexborHTMLParser(found[f"articles/{article.slug}"]) for article in archive.articles}


def test_an_article_without_quotes_offers_no_list_of_them_and_no_ways_to_mark_them(tmp_path: Path) -> None:
    made = spec("six-outlets")
    assert any(not article.get("quotes") for article in made["articles"])
    for page in article_pages(made, tmp_path).values():
        marked = bool(page.css("mark.quote"))
        assert [bool(page.css("[data-modes]")), bool(page.css("#all_notes"))] == [marked, marked]


def test_the_only_article_says_nothing_of_what_others_say(tmp_path: Path) -> None:
    [page] = article_pages(first(spec("twelve-outlets"), 1), tmp_path).values()
    assert page.css(".about-quote")
    assert not page.css(".point")
