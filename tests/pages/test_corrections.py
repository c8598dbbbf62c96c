"""What was wrong and is put right is told in public: on the page, with the data, in the feed, in the table."""

import csv
import io
from pathlib import Path
from typing import Any

import feedparser
import pytest
from coverage_archive.model import Archive
from coverage_archive.model.publication import Publication
from coverage_archive.open_data.feed import atom_feed
from coverage_archive.pages.data_page import data_groups
from coverage_archive.reading import archive_folder
from coverage_archive.reading.publishable import publishable
from coverage_archive.storage.generated_files import Sources
from helpers import generated
from helpers.archive_copy import run
from helpers.made_archive import spec, write
from selectolax.lexbor import LexborHTMLParser

SITE = "https://example.org/archive/"
OF_ARTICLE = [
    {"date": "2031-04-01", "note": "The speaker of <one> quote was given as Roe; it is Berg."},
    {"date": "2031-05-02", "note": "The date was given as 3 March."},
    {"date": "2031-05-02", "note": "So was that of the picture."},
]
OF_ARCHIVE = [{"date": "2031-04-20", "note": "The Courier was called a weekly; it is a daily."}]
SLUG, HIDDEN = "courier-ports-sign", "vestnik-pakt"


def made(root: Path, **changed: dict[str, Any]) -> Archive:
    given = spec("many-tongues")
    articles = [{**article, **changed.get(article["slug"].replace("-", "_"), {})} for article in given["articles"]]
    write({**given, "corrections": OF_ARCHIVE, "articles": articles}, root / "articles")
    return publishable(archive_folder.load(root))


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    return made(
        tmp_path_factory.mktemp("corrected"),
        courier_ports_sign={"corrections": OF_ARTICLE},
        vestnik_pakt={"show": "none", "corrections": OF_ARTICLE[:1]},
    )


@pytest.fixture(scope="module")
def files(archive: Archive) -> dict[str, str]:
    publication = Publication(SITE)
    sources = Sources.of(archive, publication, {})
    pages = {page.path: page.text for page in generated.pages(archive, publication)}
    data = {file.path: file.text for group in data_groups(archive, publication, sources) for file in group.files()}
    return pages | data


def listed(page: str) -> list[tuple[str | None, str]]:
    items = LexborHTMLParser(page).css("ul.corrections > li")
    return [(item.attributes.get("id"), " ".join(item.text(deep=True).split())) for item in items]


def test_an_articles_page_lists_them_the_newest_first_each_with_an_address(files: dict[str, str]) -> None:
    page = files[f"articles/{SLUG}/index.md"]
    assert listed(page) == [
        ("correction_2031-05-02_2", "2 May 2031: So was that of the picture."),
        ("correction_2031-05-02", "2 May 2031: The date was given as 3 March."),
        ("correction_2031-04-01", "1 April 2031: The speaker of <one> quote was given as Roe; it is Berg."),
    ]
    link = LexborHTMLParser(page).css_first('.article-head__facts a[href="#all_corrections"]')
    assert link.text() == "corrected 2 May 2031"
    assert "{ #all_corrections }" in page


def test_a_page_without_its_text_lists_them_too(files: dict[str, str]) -> None:
    assert [id for id, _ in listed(files[f"articles/{HIDDEN}/index.md"])] == ["correction_2031-04-01"]


def test_a_page_without_corrections_says_nothing_of_them(files: dict[str, str]) -> None:
    page = files["articles/ledger-pact/index.md"]
    assert listed(page) == []
    assert "all_corrections" not in page


def test_the_page_of_the_data_lists_all_and_leads_to_those_of_articles(files: dict[str, str]) -> None:
    page = files["data/index.md"]
    assert [id for id, _ in listed(page)] == [None, None, "correction_2031-04-20", None, None]
    links = [link.attributes["href"] for link in LexborHTMLParser(page).css("ul.corrections a")]
    assert links[:3] == [
        f"../articles/{SLUG}/#correction_2031-05-02_2",
        f"../articles/{SLUG}/#correction_2031-05-02",
        "#correction_2031-04-20",
    ]


def test_the_table_has_each_with_its_address(files: dict[str, str]) -> None:
    rows = [*csv.DictReader(io.StringIO(files["data/corrections.csv"]))]
    assert [(row["article"], row["date"]) for row in rows] == [
        (SLUG, "2031-05-02"),
        (SLUG, "2031-05-02"),
        ("", "2031-04-20"),
        (SLUG, "2031-04-01"),
        (HIDDEN, "2031-04-01"),
    ]
    assert rows[2]["url"] == "data/#correction_2031-04-20"
    assert rows[2]["note"] == OF_ARCHIVE[0]["note"]
    assert '"path": "corrections.csv"' in files["data/datapackage.json"]


def test_the_feed_has_an_entry_for_each_dated_by_its_day_with_an_id_that_lasts(archive: Archive) -> None:
    added = {article.slug: "2031-04-10T12:00:00+00:00" for article in archive.articles}
    feed = feedparser.parse(atom_feed(archive, Publication(SITE, added=added)).text)
    assert not feed.bozo
    assert feed.feed.updated == "2031-05-02T00:00:00Z"
    assert [(entry.id, entry.updated) for entry in feed.entries[:3]] == [
        (f"{SITE}articles/{SLUG}/#correction_2031-05-02_2", "2031-05-02T00:00:00Z"),
        (f"{SITE}articles/{SLUG}/#correction_2031-05-02", "2031-05-02T00:00:00Z"),
        (f"{SITE}data/#correction_2031-04-20", "2031-04-20T00:00:00Z"),
    ]
    assert len(feed.entries) == len(archive.articles) + len(archive.all_corrections)
    assert feed.entries[2].title == f"Correction: {archive.title}"
    assert feed.entries[2].summary == OF_ARCHIVE[0]["note"]


def test_a_withdrawn_article_keeps_none(tmp_path: Path) -> None:
    made(tmp_path, courier_ports_sign={"corrections": OF_ARTICLE})
    assert run(tmp_path, "withdraw", SLUG, "--reason", "Asked for by its outlet.").exit_code == 0
    archive = archive_folder.load(tmp_path)
    assert [of for of, _ in archive.all_corrections] == [None]
