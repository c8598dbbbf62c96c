"""The page of a comparison says what data/comparison.json says: an independent program draws it again."""

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

import pytest
from coverage_archive.model.publication import Publication
from coverage_archive.pages.data_page import data_groups
from coverage_archive.pages.site_pages import page_groups
from coverage_archive.reading import archive_folder
from coverage_archive.reading.publishable import publishable
from coverage_archive.storage.generated_files import Sources
from helpers.made_archive import spec, write
from helpers.redrawn_comparison import WORDS, Drawing, Row
from oracle.random_archives import random_archive
from selectolax.lexbor import LexborHTMLParser, LexborNode

MADE = ["reference-texts", "many-tongues", "six-outlets", "twelve-outlets", "harbours"]
SEEDS = range(12)


@cache
def files(made: str | int) -> Mapping[str, bytes]:
    """Every generated page and data file of a made archive, or of a random one."""
    root = Path(mkdtemp())
    write(spec(made) if isinstance(made, str) else random_archive(made), root / "articles")
    archive, publication = publishable(archive_folder.load(root)), Publication()
    sources = Sources.of(archive, publication, {})
    groups = [*page_groups(archive, publication, sources), *data_groups(archive, publication, sources)]
    return {file.path: file.data for group in groups for file in group.files()}


def check(found: Mapping[str, bytes], ending: str) -> int:
    """Hold every comparison with a clause to the drawing; return how many there are."""
    rows: list[Row] = json.loads(found["data/comparison.json"])
    earlier = {row["supersedes"] for row in json.loads(found["data/articles.json"])}
    checked = 0
    for path, data in found.items():
        page = LexborHTMLParser(data.decode()) if path.startswith("compare/") and path.endswith(ending) else None
        if page and path.count("/") == 2 and (elements := elements_of(page)):
            drawing = Drawing(rows, elements, earlier)
            assert drawing.elements == elements
            checked += 1
            check_glance(page, drawing)
            check_cells(page, drawing)
            check_wordings(page, drawing)
    return checked


def elements_of(page: LexborHTMLParser) -> list[str]:
    shown = page.css("table.glance td[data-element], table[data-columns] td[data-element], section.element")
    return [*dict.fromkeys(it.attributes["data-element"] or "" for it in shown)]


def check_glance(page: LexborHTMLParser, drawing: Drawing) -> None:
    rows = page.css("table.glance tr[data-article]")
    shown = [row.attributes["data-article"] or "" for row in rows]
    assert shown == drawing.glance()[: len(shown)]
    for slug, row in zip(shown, rows, strict=True):
        assert said(row.css(".glance__sum")) == drawing.total(slug)
        for cell in row.css("td[data-element]"):
            check_data(cell, drawing)


def check_cells(page: LexborHTMLParser, drawing: Drawing) -> None:
    for table in page.css("table[data-columns]"):
        columns = (table.attributes["data-columns"] or "").split()
        assert columns == [article for article in drawing.articles if article in columns]
        assert {*drawing.glance()} <= {*columns}
        chosen = page.css("select[name=base] option[selected]")
        assert [option.attributes["value"] for option in chosen] == [drawing.base] * len(chosen)
        for cell in table.css("td[data-element]"):
            check_data(cell, drawing)
            element, article = cell.attributes["data-element"] or "", cell.attributes["data-article"] or ""
            row = drawing.cells[element, article]
            words = cell.css("a.cell__words")
            assert [verbatim(link) for link in words] == [it["exact"] for it in row["passages"]]
            assert [address(link) for link in words] == [it["url"] for it in row["passages"]]
            ways = {said([note]) for note in cell.css(".cell__note .treatment")}
            assert ways == ({named(row)} if words else set()) or (
                len(ways) > 1 and row["treatment"] == "partly-quoted"
            )
            assert said(cell.css(".relation")) == drawing.standing(element, article)
            assert said(cell.css(".treatment--none")) == drawing.silence(element, article)


def check_data(cell: LexborNode, drawing: Drawing) -> None:
    """Hold what a cell says to scripts and styles to the row."""
    found = cell.attributes
    row = drawing.cells[found["data-element"] or "", found["data-article"] or ""]
    assert found.get("data-treatment") == row["treatment"]
    assert (found.get("data-words-of") or "").split() == row["words_of"]
    assert (found.get("data-relation"), found.get("data-order")) == (row["relation"], row["order"])
    if row["article"] == row["base"]:
        assert (row["relation"], row["order"]) == (None, None)


def check_wordings(page: LexborHTMLParser, drawing: Drawing) -> None:
    for section in page.css("section.element"):
        element = section.attributes["data-element"] or ""
        named = set()
        for item in section.css("li[data-wording]"):
            who = [link.attributes["data-article"] or "" for link in item.css("a.who")]
            first = drawing.cells[element, who[0]]
            assert verbatim(item.css("a.variants__words")[0]) in [it["exact"] for it in first["passages"]]
            named |= {*who}
        if not section.css("span.who"):  # "and 3 more"
            assert named == {it for it in drawing.newest if drawing.cells[element, it]["passages"]}


def named(row: Row) -> str:
    return "the text itself" if row["treatment"] == "original" else row["treatment"].replace("-", " ")


def said(nodes: list[LexborNode]) -> str:
    return " ".join(" ".join(node.text(deep=True) for node in nodes).split())


def verbatim(node: LexborNode) -> str:
    for line_end in node.css("br"):
        line_end.replace_with("\n")
    return node.text(deep=True)


def address(link: LexborNode) -> str:
    return (link.attributes["href"] or "").rpartition("../")[2]


@pytest.mark.parametrize("made", [*MADE, *SEEDS])
def test_a_page_is_drawn_again_from_the_file(made: str | int) -> None:
    assert check(files(made), "index.md"), "no comparison of a clause was drawn"


@pytest.mark.parametrize("name", ["site", "made_site"])
def test_a_built_page_is_drawn_again_from_the_file(name: str, request: pytest.FixtureRequest) -> None:
    site: Path = request.getfixturevalue(name)
    paths = [*site.glob("compare/*/index.html"), *site.glob("data/*.json")]
    check({path.relative_to(site).as_posix(): path.read_bytes() for path in paths}, "index.html")


def test_the_drawn_archives_have_every_relation_order_and_state() -> None:
    rows = [row for made in (*MADE, *SEEDS) for row in json.loads(files(made)["data/comparison.json"])]
    relations = {"same", "spelling", "reworded", "translated", "added", "absent", "unjudged", "withheld", None}
    assert {row["relation"] for row in rows} == relations
    assert {row["order"] for row in rows} == {"in-place", "moved", None}
    assert {row["treatment"] for row in rows} == {*WORDS, "absent", "unjudged", "withheld", None}
    assert any(len(row["passages"]) > 1 for row in rows)
    assert any(len(row["words_of"]) > 1 for row in rows)


def test_an_archive_may_compare_several_clauses() -> None:
    assert max(check(files(seed), "index.md") for seed in SEEDS) > 1


def test_the_drawing_would_see_a_fault() -> None:
    found = dict(files("six-outlets"))
    found["data/comparison.json"] = found["data/comparison.json"].replace(b'"moved"', b'"in-place"')
    with pytest.raises(AssertionError):
        check(found, "index.md")
