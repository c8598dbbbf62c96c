"""What only the data of a saved page state is neither the text's nor the editor's: it says where it was found."""

import csv
import io
from pathlib import Path

import pytest
from coverage_archive import citations
from coverage_archive.desk.sitting import Sitting
from coverage_archive.model import Archive, Article
from coverage_archive.model.publication import Publication
from coverage_archive.open_data.table_formats import table_files
from coverage_archive.open_data.tables import tables
from coverage_archive.reading import archive_folder
from helpers import generated
from helpers.archive_copy import copy_archive, record, run
from helpers.at_the_desk import Tab
from selectolax.lexbor import LexborHTMLParser

# Its first paragraph is two sentences, so nothing takes it for a headline.
BODY = """
<p>The quay opens at noon, the harbour master said on Tuesday. Every skipper may come in by the north gate.</p>
<p>“We shall be ready,” said Orsolya Venn, who had come by boat from the other side of the bay.</p>"""
PAGE = f"""<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Quay opens at noon</title>
<meta property="og:site_name" content="The Selby Lantern">
<meta property="article:published_time" content="2025-03-04T09:30:00+09:00">
</head><body><article>{BODY}</article></body></html>"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return copy_archive(tmp_path)


def add(root: Path, page: str, *options: str) -> dict[str, object]:
    """Add a saved page; return its record. The archive's check passes."""
    (root / "page.html").write_text(page, encoding="utf-8")
    result = run(root, "new", root / "page.html", "--slug", "quay", *options)
    assert result.exit_code == 0, result.output
    assert run(root, "check").exit_code == 0
    return record(root, "quay")


def test_outlet_date_and_headline_of_the_data_say_where_they_were_found(root: Path) -> None:
    draft = add(root, PAGE)
    assert (draft["outlet"], draft["outlet_stated"]) == ("selby-lantern", "og:site_name")
    assert (draft["published"], draft["published_stated"]) == ("2025-03-04T09:30+09:00", "article:published_time")
    assert (draft["headline"], draft["headline_stated"]) == ("Quay opens at noon", "the page's title")
    assert not [field for field in draft if field.endswith("_supplied")]


@pytest.mark.parametrize("known", [True, False], ids=["known", "new"])
def test_an_outlet_given_by_its_id_that_the_data_name_too_is_stated_by_them(root: Path, known: bool) -> None:
    site, id_ = ("Monsoon Review", "monsoon-review") if known else ("The Selby Lantern", "selby-lantern")
    draft = add(root, PAGE.replace("The Selby Lantern", site), "--outlet", id_)
    assert (draft["outlet"], draft["outlet_stated"]) == (id_, "og:site_name")
    assert "outlet_supplied" not in draft


def test_a_line_that_the_page_marks_as_the_date_is_the_line_with_the_date(root: Path) -> None:
    marked = '<h1>Quay opens at noon on Tuesday</h1><p><time datetime="2025-03-04">4 March 2025</time></p>'
    draft = add(root, PAGE.replace("<article>", f"<article>{marked}"))
    assert (draft["published_line"], draft["furniture"]) == ("4 March 2025", [])


def test_an_outlet_given_by_its_id_that_the_data_do_not_name_is_supplied(root: Path) -> None:
    draft = add(root, PAGE, "--outlet", "evening-bell")
    assert draft["outlet_supplied"] == "the capture does not name the outlet; the person who added it did"
    assert "outlet_stated" not in draft


def test_what_the_text_states_too_needs_no_reason(root: Path) -> None:
    draft = add(root, PAGE.replace("<article>", "<article><h1>Quay opens at noon</h1>"))
    assert "headline_stated" not in draft


@pytest.fixture
def archive(root: Path) -> Archive:
    add(root, PAGE)
    return archive_folder.load(root)


@pytest.fixture
def article(archive: Archive) -> Article:
    (found,) = [article for article in archive.articles if article.slug == "quay"]
    return found


def test_pages_show_it_without_brackets_and_the_notes_say_where_it_was_found(archive: Archive) -> None:
    pages = {page.path: page.text for page in generated.pages(archive)}
    page = LexborHTMLParser(pages["articles/quay/index.md"])
    assert page.css_first("h1").text().strip() == "Quay opens at noon"
    for path in ("articles/quay/index.md", "articles/index.md", "articles/quay/card/index.html"):
        for shown in ("[The Selby Lantern", "[Quay opens", "[4 March"):
            assert shown not in pages[path], path
    facts = " ".join(page.css_first("dl.facts").text().split())
    for where in ("og:site_name", "article:published_time", "the page's title"):
        assert f"stated by the page’s own data ({where}), not by its text" in facts
    assert "supplied by the editor" not in facts


def test_citations_have_no_brackets_and_their_notes_say_where_it_was_found(
    archive: Archive, article: Article
) -> None:
    reference = next(citations.references(archive, article, Publication()))
    assert (reference.title, reference.outlet) == ("Quay opens at noon", "The Selby Lantern")
    assert not reference.issued_supplied
    for said in (
        "Outlet as the page's own data state it: og:site_name.",
        "Headline as the page's own data state it: the page's title.",
        "Date as the page's own data state it: article:published_time.",
    ):
        assert said in reference.note
    assert not any("[" in cited.entry for cited in citations.in_words(reference))


def test_the_table_of_articles_says_where_it_was_found(archive: Archive) -> None:
    articles = next(table for table in tables() if table.name == "articles")
    (table,) = [file for file in table_files(articles, archive) if file.name.endswith("csv")]
    (row,) = [row for row in csv.DictReader(io.StringIO(table.text)) if row["id"] == "quay"]
    stated = {name: row[f"{name}_stated"] for name in ("outlet", "headline", "published")}
    assert stated == {
        "outlet": "og:site_name",
        "headline": "the page's title",
        "published": "article:published_time",
    }
    assert not any(row[f"{name}_supplied"] for name in stated)


def test_the_desk_shows_where_it_was_found_and_a_mended_value_is_no_longer_the_pages(root: Path) -> None:
    add(root, PAGE)
    # Mend the date: the page says 09:30, the editor knows better.
    tab = Tab(Sitting(root), "quay")
    assert "stated by the page’s own data (article:published_time), not by its text" in tab.text()
    tab.send("fact", fact="date", value="2025-03-05", supplied="its editor told us")
    after = record(root, "quay")
    assert (after["published"], after["published_supplied"]) == ("2025-03-05", "its editor told us")
    assert "published_stated" not in after


def test_a_value_that_is_saved_as_it_is_stays_the_pages(root: Path) -> None:
    before = add(root, PAGE)
    tab = Tab(Sitting(root), "quay")
    tab.send("fact", fact="date", value=str(before["published"]))
    assert record(root, "quay")["published_stated"] == before["published_stated"]
