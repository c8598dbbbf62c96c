"""Reference texts on the site: the base and the first column of a comparison, with a page and data of their own."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from helpers.built import built_project
from helpers.made_archive import Spec, spec
from helpers.project import serve
from playwright.sync_api import Page, expect
from selectolax.lexbor import LexborHTMLParser, LexborNode

SPEC = spec("reference-texts")
FIRST, SECOND = (article for article in SPEC["articles"] if "outlet" not in article)
REPORTS = [article for article in SPEC["articles"] if "outlet" in article]
ELEMENTS = [*SPEC["elements"]]


def built(factory: pytest.TempPathFactory, name: str, *articles: Spec) -> Path:
    made = {**SPEC, "articles": [*articles]}
    return built_project(factory, f"reference-{name}", made, SITE_URL="https://example.org/") / "site"


@pytest.fixture(scope="session")
def two_texts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of two texts and three reports: so many columns that it opens with the wordings."""
    return built(tmp_path_factory, "two", *SPEC["articles"])


@pytest.fixture(scope="session")
def two_texts_url(two_texts: Path) -> Iterator[str]:
    with serve(two_texts) as address:
        yield address


@pytest.fixture(scope="session")
def one_text(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of one text and three reports."""
    return built(tmp_path_factory, "one", FIRST, *REPORTS)


@pytest.fixture(scope="session")
def one_text_url(one_text: Path) -> Iterator[str]:
    with serve(one_text) as address:
        yield address


@pytest.fixture(scope="session")
def alone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of one text, without any report."""
    return built(tmp_path_factory, "alone", FIRST)


def read(site: Path, address: str) -> LexborHTMLParser:
    return LexborHTMLParser((site / address / "index.html").read_text(encoding="utf-8"))


def said(node: LexborNode | None) -> str:
    assert node is not None
    return " ".join(node.text(deep=True).split())


# -- pages ---------------------------------------------------------------------------------------------------------


def test_it_is_counted_neither_as_an_outlet_nor_as_an_article(one_text: Path) -> None:
    counted = f"{len(REPORTS)} articles by {len(REPORTS)} outlets and 1 reference text"
    assert said(read(one_text, "").css_first(".kicker")) == counted
    assert said(read(one_text, "compare/ferry-pledge").css_first(".kicker")) == f"All topics · {counted}"
    assert FIRST["headline"] not in said(read(one_text, "").css_first(".finding"))
    matrix = read(one_text, "compare").css_first("table.matrix")
    assert matrix is not None
    assert len(matrix.css("thead th")) == 1 + len(REPORTS)


def test_it_is_listed_apart_from_the_articles(one_text: Path) -> None:
    page = read(one_text, "articles")
    assert [said(head) for head in page.css("h2.card__headline")] == [
        report["headline"] for report in sorted(REPORTS, key=lambda report: "published" not in report)
    ]
    assert [said(head) for head in page.css("h3.card__headline")] == [FIRST["headline"]]
    assert said(page.css_first(".intro")).startswith(f"{len(REPORTS)} articles by {len(REPORTS)} outlets, each")


def test_its_page_names_no_outlet(one_text: Path) -> None:
    page = read(one_text, f"articles/{FIRST['slug']}")
    facts = said(page.css_first(".article-head__facts"))
    assert facts.startswith("Reference text")
    assert "[no byline]" not in facts
    assert page.css_first('.article-head__facts a[href$="compare/ferry-pledge/"]')
    assert page.css_first('meta[name="z:itemType"][content="document"]')
    assert not page.css('meta[name="prism.publicationName"]')
    linked = json.loads(page.css_first('script[type="application/ld+json"]').text())  # type: ignore[union-attr]
    assert linked["@type"] == "CreativeWork"
    assert "publisher" not in linked


def test_of_an_archive_of_reports_no_page_speaks_of_reference_texts(site: Path) -> None:
    if any(row["kind"] == "reference" for row in json.loads((site / "data/articles.json").read_text("utf-8"))):
        pytest.skip("this archive has a reference text")
    for address in ("", "articles", "compare", "speakers"):
        assert "reference text" not in said(read(site, address).body).lower()


def test_without_a_report_its_own_words_are_still_there(alone: Path) -> None:
    home = read(alone, "")
    assert said(home.css_first(".kicker")) == "1 reference text"
    assert said(home.css_first(".finding")) == "No article yet."
    assert home.css(".glance__texts tr")
    cells = read(alone, "compare/ferry-pledge").css("table[data-columns] tbody .cell__words")
    assert [said(cell) for cell in cells] == [p["exact"] for p in FIRST["passages"] if "element" in p]


def test_citations_are_of_a_document(one_text: Path) -> None:
    folder = one_text / "articles" / FIRST["slug"] / "cite"
    (item,) = json.loads((folder / "article.json").read_text(encoding="utf-8"))
    assert (item["type"], item["title"]) == ("document", FIRST["headline"])
    assert "container-title" not in item
    assert (folder / "article.bib").read_text(encoding="utf-8").startswith(f"@misc{{{FIRST['slug']},")
    assert (folder / "article.ris").read_text(encoding="utf-8").startswith("TY  - GEN\n")
    entries = read(one_text, f"articles/{FIRST['slug']}/cite").css("#whole_article .citation__entry")
    assert len(entries) == 3
    assert all(said(entry).count(FIRST["headline"]) == 1 and "None" not in said(entry) for entry in entries)


def test_the_data_have_it_without_an_outlet(one_text: Path) -> None:
    def rows(name: str) -> list[dict[str, object]]:
        return list(json.loads((one_text / "data" / f"{name}.json").read_text(encoding="utf-8")))

    kinds = {row["id"]: (row["kind"], row["outlet"]) for row in rows("articles")}
    assert kinds.pop(FIRST["slug"]) == ("reference", None)
    assert {kind for kind, _ in kinds.values()} == {"report"}
    for table in ("quotes", "passages"):
        assert {row["outlet"] for row in rows(table) if row["article"] == FIRST["slug"]} == {None}
    assert {row["treatment"] for row in rows("passages") if row["article"] == FIRST["slug"]} == {"original"}
    feed = (one_text / "data" / "feed.xml").read_text(encoding="utf-8")
    assert f"<title>{FIRST['headline']}</title>" in feed


# -- the comparison, in the browser ---------------------------------------------------------------------------------


def relations(page: Page, element: str) -> dict[str, str]:
    """What each column says of its words on an element, by its article."""
    cells = page.locator(f"table[data-columns] tr[data-element={element}] td")
    return {cell.get_attribute("data-article") or "": cell.locator(".relation").inner_text() for cell in cells.all()}


def test_the_text_is_the_first_column_and_the_base(one_text_url: str, page: Page) -> None:
    page.goto(f"{one_text_url}compare/ferry-pledge/")
    heads = page.locator("table[data-columns] thead th[data-article]")
    assert heads.first.get_attribute("data-article") == FIRST["slug"]
    expect(heads.first).to_contain_text("reference text")
    expect(page.locator("select[name=base]")).to_have_value(FIRST["slug"])
    assert relations(page, "speed") == {
        FIRST["slug"]: "",
        "dune-report": "same words",
        "reed-report": "in other words, in another order",
        "tide-report": "same words",
    }


def test_a_report_can_be_the_base_instead(one_text_url: str, page: Page) -> None:
    page.goto(f"{one_text_url}compare/ferry-pledge/?base=tide")
    expect(page.locator("select[name=base]")).to_have_value("tide-report")
    assert relations(page, "means")[FIRST["slug"]] == "not in the base text"
    page.select_option("select[name=base]", FIRST["slug"])
    assert "base=" not in page.url
    assert relations(page, "means")[FIRST["slug"]] == ""


def test_choosing_it_among_the_columns_names_it_as_an_article(one_text_url: str, page: Page) -> None:
    page.goto(f"{one_text_url}compare/ferry-pledge/")
    page.get_by_label("Reed Journal", exact=True).uncheck()
    page.get_by_label("Tide Weekly", exact=True).uncheck()
    assert page.url.endswith(f"?articles={FIRST['slug']},dune-report")
    page.reload()
    shown = page.locator("table[data-columns] thead th[data-article]:visible")
    assert [head.get_attribute("data-article") for head in shown.all()] == [FIRST["slug"], "dune-report"]
    expect(page.locator(".chooser__parts")).to_contain_text(f"only {FIRST['headline']}")


def test_two_texts_are_both_first_and_their_wordings_head_each_part(two_texts_url: str, page: Page) -> None:
    page.goto(f"{two_texts_url}compare/ferry-pledge/")
    expect(page.locator("select[name=base]")).to_have_value(FIRST["slug"])
    for element in ELEMENTS:
        first = page.locator(f"section#{element} [data-wording]").first
        words = next(p["exact"] for p in FIRST["passages"] if p.get("element") == element)
        expect(first.locator(".variants__words")).to_have_text(words)
        expect(first.locator(".is-lit")).to_have_count(0)
    german = page.locator("section#duty [data-wording]", has_text=SECOND["passages"][1]["exact"])
    expect(german.locator(".is-lit")).to_have_count(0)
    page.goto(f"{two_texts_url}compare/ferry-pledge/?view=columns")
    heads = page.locator("table[data-columns] thead th[data-article]")
    assert [head.get_attribute("data-article") for head in heads.all()][:2] == [FIRST["slug"], SECOND["slug"]]
    page.goto(f"{two_texts_url}compare/ferry-pledge/?view=columns&base={SECOND['slug']}")
    assert relations(page, "duty")["dune-report"] == "in another language"


def test_in_the_glance_it_stands_apart_above_the_reports(one_text_url: str, page: Page) -> None:
    for address in ("", "compare/ferry-pledge/"):
        page.goto(f"{one_text_url}{address}")
        texts, reports = page.locator(".glance tbody").all()
        assert [row.get_attribute("data-article") for row in texts.locator("tr").all()] == [FIRST["slug"]]
        expect(texts.locator(".part--original")).to_have_count(len(ELEMENTS))
        expect(reports.locator("tr")).to_have_count(len(REPORTS))
        expect(reports.locator(".part--original")).to_have_count(0)


def test_it_can_be_read_beside_a_report(one_text_url: str, page: Page) -> None:
    page.goto(f"{one_text_url}articles/{FIRST['slug']}/")
    page.get_by_role("link", name="read beside").click()
    sides = page.locator(".beside__side")
    expect(sides.first.locator(".beside__source")).to_contain_text("Reference text")
    expect(sides.first.locator("h2")).to_have_text(FIRST["headline"])
    expect(sides.first.locator(".is-joined")).not_to_have_count(0)


def test_its_quotes_are_found_without_an_outlet(one_text_url: str, page: Page) -> None:
    page.goto(f"{one_text_url}quotes/?q=neighbours&speaker=charter")
    expect(page.locator(".finder__results .card")).to_have_count(1)
    expect(page.locator(".finder__results .outlet")).to_have_text(FIRST["headline"])
    page.goto(f"{one_text_url}quotes/?q=neighbours&outlet=reed")
    expect(page.locator(".finder__results .card")).to_have_count(1)
