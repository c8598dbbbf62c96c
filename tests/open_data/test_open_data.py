"""The data files: read by independent tools, pointing at the very words, and enough to count every figure again."""

import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import feedparser
import frictionless
import pytest
import yaml
from coverage_archive.model import Archive
from coverage_archive.model.publication import Publication, Version
from coverage_archive.open_data import table_formats, tables
from coverage_archive.open_data.feed import atom_feed
from coverage_archive.pages.data_page import MOST_LISTED
from coverage_archive.reading import archive_folder
from helpers import plain_reader
from helpers.pages import tagged_words
from helpers.project import PROJECT
from pyld import jsonld
from pyld.documentloader.frozen import FrozenDocumentLoader
from selectolax.lexbor import LexborHTMLParser

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
# As published by the W3C at this address; nothing is fetched.
LOADER = FrozenDocumentLoader(documents={CONTEXT: PROJECT / "tests" / "open_data" / "anno.jsonld"})
SITE = "https://example.org/archive/"


@pytest.fixture(scope="session", params=["own", "made"])
def data_site(request: pytest.FixtureRequest) -> Path:
    """The site of the project's own archive, which does not know its address, and of the made one, which does."""
    return request.getfixturevalue({"own": "site", "made": "made_site"}[request.param])  # type: ignore[no-any-return]


def rows(site: Path, name: str) -> list[dict[str, Any]]:
    return json.loads((site / "data" / f"{name}.json").read_text(encoding="utf-8"))  # type: ignore[no-any-return]


def annotation_pages(site: Path) -> list[tuple[str, dict[str, Any]]]:
    folder = site / "data" / "annotations"
    found = sorted(path for path in folder.glob("*.json") if path.name != "collection.json")
    return [(path.stem, json.loads(path.read_text(encoding="utf-8"))) for path in found]


# -- web annotations ------------------------------------------------------------------------------------------------


def test_annotations_expand_without_loss(data_site: Path) -> None:
    documents = [json.loads(path.read_text("utf-8")) for path in (data_site / "data" / "annotations").iterdir()]
    assert documents
    for document in documents:
        in_full = document["id"].startswith(SITE)
        options = {"documentLoader": LOADER, "base": "" if in_full else f"{SITE}data/annotations/"}
        expanded = jsonld.expand(document, options)
        assert terms(document) - {"@context"} == {term for term in terms(document) if term in MEANINGS} - {"@context"}
        assert len(list(leaves(expanded))) == len(list(leaves(without_context(document))))
        again = jsonld.compact(expanded, CONTEXT, {**options, "compactToRelative": not in_full})
        assert without_context(again) == without_context(document)


MEANINGS = json.loads((PROJECT / "tests" / "open_data" / "anno.jsonld").read_text("utf-8"))["@context"]


def terms(value: Any) -> set[str]:
    """Every key of a document."""
    if isinstance(value, dict):
        return {*value, *(term for item in value.values() for term in terms(item))}
    return {term for item in value for term in terms(item)} if isinstance(value, list) else set()


def leaves(value: Any, key: str = "") -> Any:
    """Give every value of a document; what a value's type is does not count as one, except a node's own."""
    if isinstance(value, dict):
        for name, item in value.items():
            if not (name == "@type" and "@value" in value):
                yield from leaves(item, name)
    elif isinstance(value, list):
        for item in value:
            yield from leaves(item, key)
    else:
        yield value


def without_context(document: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in document.items() if key != "@context"}


def resolve(text: str, selector: dict[str, Any]) -> str:
    """Apply a selector to a text, by the words of the W3C's model alone."""
    if selector["type"] == "TextPositionSelector":
        return text[selector["start"] : selector["end"]]
    pattern = "".join(
        [
            f"(?<={re.escape(selector['prefix'])})",
            re.escape(selector["exact"]),
            f"(?={re.escape(selector['suffix'])})",
        ]
    )
    (found,) = re.finditer(pattern, text)
    return found[0]


def test_every_selector_selects_exactly_the_words(data_site: Path) -> None:
    tagged = {(row["article"], row["id"]): row for name in ("quotes", "passages") for row in rows(data_site, name)}
    seen = set()
    for slug, page in annotation_pages(data_site):
        folder = data_site / "articles" / slug
        html = LexborHTMLParser((folder / "index.html").read_text(encoding="utf-8"))
        if not page["items"]:  # where no text is shown, there is no capture
            continue
        capture = (folder / "capture.txt").read_bytes().decode("utf-8")
        for annotation in page["items"]:
            row = tagged[slug, annotation["id"].rpartition("#")[2]]
            seen.add((slug, row["id"]))
            *on_page, in_capture = annotation["target"]
            assert in_capture["source"].endswith(f"articles/{slug}/capture.txt")
            assert {resolve(capture, selector) for selector in in_capture["selector"]} == {row["exact"]}
            assert on_page
            for target in on_page:
                assert target["source"].endswith(f"articles/{slug}/")
                for selector in target["selector"]:
                    (place,) = html.css(f'[id="{selector["value"]}"]')
                    assert resolve(place.text(deep=True), selector["refinedBy"]) == row["exact"]
    assert seen == set(tagged)


def test_annotations_say_who_what_and_whether_it_was_reviewed(made_site: Path) -> None:
    page = dict(annotation_pages(made_site))["signed-with-original"]
    assert page["id"] == f"{SITE}data/annotations/signed-with-original.json"
    assert page["partOf"] == f"{SITE}data/annotations/collection.json"
    items = {item["id"].rpartition("#")[2]: item for item in page["items"]}
    bodies = [body.get("value", body.get("source")) for body in items["turn"]["body"]]
    assert bodies == [
        f"{SITE}speakers/mayor/",
        'Ann "Annie" O’Hara',
        "via The Wire",
        f"{SITE}compare/tides/",
        "partial quote",
    ]
    (draft,) = dict(annotation_pages(made_site))["unsigned-undated"]["items"]
    assert "tagged by machine, not yet reviewed" in [body.get("value") for body in draft["body"]]
    assert "tagged by machine, not yet reviewed" not in [body.get("value") for body in items["turn"]["body"]]
    assert items["trigger"]["body"][0]["source"] == f"{SITE}compare/harbour-clause/#trigger"


# -- tables ---------------------------------------------------------------------------------------------------------


def test_the_data_package_validates(data_site: Path) -> None:
    report = frictionless.validate(str(data_site / "data" / "datapackage.json"))
    assert report.flatten(["rowNumber", "fieldName", "message"]) == []
    assert report.stats["tasks"] == 2 * len(tables.tables())


def test_the_validation_would_see_a_fault(made_site: Path, tmp_path: Path) -> None:
    descriptor = json.loads((made_site / "data" / "datapackage.json").read_text("utf-8"))
    for resource in descriptor["resources"]:
        text = (made_site / "data" / resource["path"]).read_bytes().decode("utf-8")
        (tmp_path / resource["path"]).write_bytes(text.replace(",gazette,", ",no-such-outlet,").encode())
    (tmp_path / "datapackage.json").write_text(json.dumps(descriptor), encoding="utf-8")
    report = frictionless.validate(str(tmp_path / "datapackage.json"))
    assert {kind for (kind,) in report.flatten(["type"])} == {"foreign-key"}


def test_a_program_that_knows_only_csv_and_json_reads_the_same_from_both(data_site: Path) -> None:
    found = plain_reader.tables(data_site / "data")
    assert [*found] == [f"{table.name}{suffix}" for suffix in ("", "-json") for table in tables.tables()]
    for table in tables.tables():
        columns = [column.name for column in table.columns]
        assert all([*row] == columns for row in found[table.name] + found[f"{table.name}-json"])
        assert found[table.name] == found[f"{table.name}-json"]


@pytest.mark.parametrize(
    ("type_", "value", "cell"),
    [
        ("string", "words", "words"),
        ("string", "=1+1", "'=1+1"),
        ("string", None, ""),
        ("integer", 12, "12"),
        ("boolean", False, "false"),
        ("list", ["wire", "agency"], "wire,agency"),
        ("list", [], ""),
        ("array", ["Lund, the mayor"], '["Lund, the mayor"]'),
        ("array", [{"exact": "Über", "start": 3}], '[{"exact": "Über", "start": 3}]'),
        ("array", [], "[]"),
    ],
)
def test_a_value_in_csv(type_: Any, value: Any, cell: str) -> None:
    assert table_formats._cell(tables.TableColumn("any", "any", type=type_), value) == cell
    assert plain_reader.value(type_, cell) == value


def test_the_table_of_text_blocks_is_called_so_and_keeps_its_address(data_site: Path) -> None:
    package = json.loads((data_site / "data" / "datapackage.json").read_text("utf-8"))
    titles = {resource["path"]: resource["title"] for resource in package["resources"]}
    assert titles["parts.csv"] == titles["parts.json"] == "Text blocks"
    html = LexborHTMLParser((data_site / "data" / "index.html").read_text(encoding="utf-8"))
    (row,) = [row for row in html.css("table.files tbody tr") if row.css('a[href="parts.csv"]')]
    assert row.css_first("th").text() == "Text blocks"


def test_pages_lead_to_a_search_that_finds_their_quotes(data_site: Path) -> None:
    for kind, name in (("speakers", "speaker"), ("compare", "topic")):
        for page in data_site.glob(f"{kind}/*/index.html"):
            html = LexborHTMLParser(page.read_text(encoding="utf-8"))
            for link in html.css("p.fine a[href*='quotes/?']"):
                field, _, value = str(link.attributes["href"]).partition("?")[2].partition("=")
                assert value == page.parent.name
                assert any(value in quoted(row, field) for row in rows(data_site, "quotes"))
                assert field in {name, "via"}


def quoted(row: dict[str, Any], field: str) -> list[str]:
    return row["topics"] if field == "topic" else row["via"] if field == "via" else [row["speaker"]]


def test_quotes_keep_every_field_that_readers_build_on(data_site: Path) -> None:
    place = {"id", "url", "article", "outlet", "published", "section", "paragraph"}
    words = {"exact", "prefix", "suffix", "start", "end", "kind"}
    said = {"speaker", "speaker_name", "via", "topics", "reviewed"}
    assert all(place | words | said <= set(row) for row in rows(data_site, "quotes"))


def test_every_address_of_the_tables_leads_to_its_words(data_site: Path) -> None:
    for name in ("quotes", "passages", "parts", "sections"):
        for row in rows(data_site, name):
            page, _, fragment = row["url"].partition("#")
            html = LexborHTMLParser((data_site / page / "index.html").read_text(encoding="utf-8"))
            words = tagged_words(html, fragment)
            assert row.get("exact", words).split() == words.split()
    for name in ("articles", "speakers", "topics"):
        for row in rows(data_site, name):
            assert row["url"] is None or (data_site / row["url"] / "index.html").exists()


# -- every figure can be counted again ------------------------------------------------------------------------------


def text_of(site: Path, page: str, selector: str) -> list[str]:
    html = LexborHTMLParser((site / page / "index.html").read_text(encoding="utf-8"))
    return [" ".join(node.text(deep=True).split()) for node in html.css(selector)]


def counted(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def newest(articles: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The articles that pages compare and count: of several versions, the newest."""
    superseded = {row["supersedes"] for row in articles}
    return [row for row in articles if row["id"] not in superseded]


def test_the_figures_of_home_and_articles(data_site: Path) -> None:
    articles, quotes, passages = (rows(data_site, name) for name in ("articles", "quotes", "passages"))
    kinds = Counter(row["kind"] for row in newest(articles))
    speakers = {row["speaker"] for row in quotes}
    shown = " ".join(text_of(data_site, "", ".figures, .figures-line, article"))
    for number, noun in ((kinds["report"], "article"), (len(quotes), "quote"), (len(speakers), "speaker")):
        assert counted(number, noun) in shown
    assert not kinds["reference"] or counted(kinds["reference"], "reference text") in shown
    by_article = Counter(row["article"] for row in quotes), Counter(row["article"] for row in passages)
    set_aside = Counter((row["article"], row["kind"]) for row in rows(data_site, "set-aside"))
    for article in articles:
        slug = article["id"]
        page = " ".join(text_of(data_site, f"articles/{slug}", "article"))
        assert f"{counted(by_article[0][slug], 'quote')}, {counted(by_article[1][slug], 'passage')}" in page
        if lines := set_aside[slug, "furniture"]:
            assert f"{counted(lines, 'line')} set aside" in page
        if spans := set_aside[slug, "not-a-quote"]:
            assert f"{counted(spans, 'span')} in quotation marks that nobody says" in page


def test_the_figures_of_speakers(data_site: Path) -> None:
    kinds = {row["id"]: row["kind"] for row in newest(rows(data_site, "articles"))}
    quotes = [row for row in rows(data_site, "quotes") if row["article"] in kinds]
    names = {row["id"]: row["name"] for row in rows(data_site, "speakers")}
    lines = text_of(data_site, "speakers", ".speakers li")
    for id in {row["speaker"] for row in quotes}:
        said = [row for row in quotes if row["speaker"] == id]
        reported = [row for row in said if kinds[row["article"]] == "report"]
        outlets = counted(len({row["outlet"] for row in reported}), "outlet")
        figures = [f"{counted(len(reported), 'quote')} in {outlets}"] if reported else []
        if referred := len(said) - len(reported):
            figures.append(f"{counted(referred, 'quote')} in a reference text")
        figure = ", ".join(figures)
        assert any(line.startswith(names[id]) and figure in line for line in lines), (id, figure)
    for id in {relay for row in quotes for relay in row["via"]}:
        figure = f"relayed {counted(sum(id in row['via'] for row in quotes), 'quote')}"
        assert any(line.startswith(names[id]) and figure in line for line in lines), (id, figure)


# -- feed, citation of the archive, the page that explains ----------------------------------------------------------


def test_the_feed_parses(made_site: Path) -> None:
    feed = feedparser.parse((made_site / "data" / "feed.xml").read_bytes())
    assert not feed.bozo
    assert (feed.version, feed.feed.title) == ("atom10", "Harbours & tides in the news")
    articles = {row["id"]: row for row in rows(made_site, "articles")}
    assert {entry.link for entry in feed.entries} == {f"{SITE}{row['url']}" for row in articles.values()}
    first = feed.entries[0]
    assert first.title == "The Gazette, Evening & Late: " + articles["signed-with-original"]["headline"]
    assert (first.author, first.published, first.summary[:9]) == (
        "Jane Doe and John Roe",
        "2024-06-09T00:00:00Z",
        "5 quotes,",
    )


def test_the_newest_article_comes_first_by_when_it_was_added(made_project: Path) -> None:
    archive = archive_folder.load(made_project)
    slugs = [article.slug for article in archive.articles]
    for newest in slugs:
        added = dict.fromkeys(slugs, "2026-01-01T00:00:00+02:00") | {newest: "2026-02-01T00:00:00+02:00"}
        feed = feedparser.parse(atom_feed(archive, Publication(SITE, added=added)).text)
        assert feed.entries[0].link == f"{SITE}articles/{newest}/"
        assert feed.entries[0].updated == "2026-01-31T22:00:00Z"


def test_an_article_whose_addition_git_does_not_know_is_dated_by_its_capture_or_else_by_the_version(
    made_project: Path,
) -> None:
    archive = archive_folder.load(made_project)
    feed = feedparser.parse(atom_feed(archive, Publication(SITE, Version("abc", "2026-03-01T00:00:00Z"))).text)
    dates = {entry.link: entry.updated[:10] for entry in feed.entries}
    stated = {it.slug: str(it.capture.captured or "2026-03-01")[:10] for it in archive.articles}
    assert {*stated.values()} > {"2026-03-01"}
    assert {slug: dates[f"{SITE}articles/{slug}/"] for slug in stated} == stated


def test_citation_files_name_the_archive(archives: tuple[Archive, Archive], made_site: Path) -> None:
    built = yaml.safe_load((made_site / "data" / "CITATION.cff").read_text("utf-8"))
    assert (built["cff-version"], built["title"], built["url"]) == ("1.2.0", archives[1].title, SITE)


def test_the_page_explains_every_file_with_its_size_and_licence(data_site: Path) -> None:
    html = LexborHTMLParser((data_site / "data" / "index.html").read_text(encoding="utf-8"))
    links, notes = html.css("article a[download]"), html.css("article a[download] + small")
    entries = {link.attributes["href"]: note.text(deep=True) for link, note in zip(links, notes, strict=True)}
    on_disk = {path.relative_to(data_site / "data").as_posix() for path in (data_site / "data").rglob("*.*")}
    shown = {file for file in on_disk if file != "index.html"}
    for kind in ("outlets", "speakers", "topics"):  # of very many, the page gives the number instead
        if len(files := {file for file in shown if file.startswith(f"{kind}/")}) > MOST_LISTED:
            assert f"By {kind[:-1]}: {len(files)} files, too many to list" in html.text()
            shown -= files
    assert set(entries) == shown
    for name, words in entries.items():
        size = (data_site / "data" / name).stat().st_size
        shown = re.fullmatch(r"([\d.]+) (bytes|kB|MB), CC BY 4\.0", words)
        assert shown, name
        unit = {"bytes": 1, "kB": 1000, "MB": 1_000_000}[shown[2]]
        assert float(shown[1]) * unit == pytest.approx(size, rel=0.05)
