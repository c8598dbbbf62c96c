"""A made archive of six outlets, built whole: what its comparison shows is what brute force finds."""

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from coverage_archive.pages import speaker_pages
from coverage_archive.reading import archive_folder
from coverage_archive.texts.shared_wording import Text, compare, in_reading_order, words
from helpers import generated
from helpers.brute_force_wording import (
    one_spelling,
    paragraph_with,
    spell,
    treatment,
)
from helpers.made_archive import spec
from helpers.printed import sheets_by_link
from helpers.project import add_style, copy_project, mkdocs_build, serve
from playwright.sync_api import Page, expect
from selectolax.lexbor import LexborHTMLParser, LexborNode

SPEC = spec("six-outlets")
ON_PLEDGE = [article for article in SPEC["articles"] if article["outlet"] != "zeta"]


@pytest.fixture(scope="module")
def six(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built site of the made archive."""
    project = copy_project(tmp_path_factory.mktemp("six"), SPEC)
    result = mkdocs_build(project, project / "site")
    assert result.returncode == 0, result.stderr
    return project / "site"


@pytest.fixture(scope="module")
def six_url(six: Path) -> Iterator[str]:
    with serve(six) as address:
        yield address


def read(path: Path) -> LexborHTMLParser:
    return LexborHTMLParser(path.read_text(encoding="utf-8"))


def said(node: LexborNode) -> str:
    return " ".join(node.text(deep=True).split())


def passages_of(article: dict[str, Any], element: str) -> list[str]:
    found = [passage["exact"] for passage in article["passages"] if passage.get("element") == element]
    return sorted(found, key=lambda exact: "\n\n".join(article["paragraphs"]).index(exact))


@pytest.mark.parametrize("element", SPEC["elements"])
def test_each_cell_has_the_words_and_their_treatment(six: Path, element: str) -> None:
    cells = read(six / "compare" / "pledge" / "index.html").css(f'tr[data-element="{element}"] td')
    for article, cell in zip(ON_PLEDGE, cells, strict=True):
        assert cell.attributes["data-outlet"] == article["outlet"]
        expected = passages_of(article, element)
        assert [said(words) for words in cell.css(".cell__words")] == expected
        treatments = [treatment(paragraph_with(article, exact), exact) for exact in expected]
        assert [said(node) for node in cell.css(".treatment")] == (treatments or ["not in this article"])


def wording_of(article: dict[str, Any]) -> list[str]:
    """The paragraphs in which an article words the clause."""
    tagged = [passage["exact"] for passage in article["passages"] if "element" in passage]
    return [paragraph for paragraph in article["paragraphs"] if any(exact in paragraph for exact in tagged)]


def test_the_matrix_counts_what_the_data_has(six: Path) -> None:
    quotes = json.loads((six / "data" / "quotes.json").read_text(encoding="utf-8"))
    expected = Counter((topic, quote["outlet"]) for quote in quotes for topic in quote["topics"])
    cells = read(six / "compare" / "index.html").css("table.matrix td")
    assert len(cells) == len(SPEC["topics"]) * len(SPEC["articles"])
    for cell in cells:
        key = (cell.attributes["data-topic"], cell.attributes["data-outlet"])
        assert int(cell.attributes["data-quotes"] or 0) == expected[key]
        assert cell.css_first("a") is not None
    silent = next(cell for cell in cells if cell.attributes["data-outlet"] == "zeta")
    assert said(silent) == "nothing tagged"


def test_chains_run_from_the_speaker_through_each_relay_to_the_outlet(six: Path) -> None:
    page = read(six / "compare" / "pledge" / "index.html")
    names = {key: speaker["name"] for key, speaker in SPEC["speakers"].items()}
    for article in ON_PLEDGE:
        section = next(
            node
            for node in page.css("section.column")
            if node.attributes.get("data-outlet") == article["outlet"] and node.css(".chain")
        )
        shown = {tuple(said(step) for step in chain.css("li")) for chain in section.css(".chain")}
        assert shown == {
            (
                names[quote["speaker"]],
                *(names[relay] for relay in quote.get("via", [])),
                SPEC["outlets"][article["outlet"]]["name"],
            )
            for quote in article["quotes"]
            if "pledge" in quote["topics"]
        }


def test_strips_have_a_block_a_paragraph_as_long_as_its_text(six: Path) -> None:
    sections = read(six / "compare" / "pledge" / "index.html").css("section.coverage__article")
    for article, section in zip(ON_PLEDGE, sections, strict=True):
        texts = [article["headline"], *article["paragraphs"]]
        blocks = section.css("svg.strip a rect.strip__block")
        assert len(blocks) == len(texts)
        widths = [float(block.attributes["width"] or 0) for block in blocks]
        for text, width in zip(texts, widths, strict=True):
            assert width / sum(widths) == pytest.approx(len(text) / sum(map(len, texts)), abs=0.002)
        rows = section.css("tbody tr")
        assert [int(said(row.css("td")[1])) for row in rows] == [len(text) for text in texts]
        assert len(section.css(".strip__tick")) == len(article["quotes"])
        tagged = on_topic(article, "pledge")
        expected = sum(len(spell(words)) for words in tagged)
        total = sum(len(spell(text)) for text in texts)
        assert said(section.css_first("dl.facts dd")) == f"{expected} of {total}"


def on_topic(article: dict[str, Any], topic: str) -> list[str]:
    """The stretches of an article that some tag on the topic covers, joined where tags overlap."""
    clause = {key for key, element in SPEC["elements"].items() if element["topic"] == topic}
    tags = [p["exact"] for p in article["passages"] if p.get("topic") == topic or p.get("element") in clause]
    tags += [quote["exact"] for quote in article["quotes"] if topic in quote["topics"]]
    covered = []
    for paragraph in article["paragraphs"]:
        flags = [False] * len(paragraph)
        for exact in tags:
            if exact in paragraph:
                start = paragraph.index(exact)
                flags[start : start + len(exact)] = [True] * len(exact)
        covered.append("".join(letter if flag else " " for letter, flag in zip(paragraph, flags, strict=True)))
    return covered


def test_a_timeline_gives_each_year_in_each_outlets_words(six: Path) -> None:
    rows = read(six / "compare" / "history" / "index.html").css("table.timeline tbody tr")
    assert [said(row.css_first("th")) for row in rows] == ["1950"]
    shown = {
        cell.attributes["data-outlet"]: [said(w) for w in cell.css(".cell__words")] for cell in rows[0].css("td")
    }
    assert shown["alpha"] == ["A first pact was signed in 1950"]
    assert shown["gamma"] == ["in 1950 that a first pact was signed"]
    assert shown["beta"] == []


def test_words_by_speaker_and_outlet_add_up(six: Path) -> None:
    table = read(six / "speakers" / "index.html").css("table.matrix td")
    for cell in table:
        speaker, outlet = cell.attributes["data-speaker"], cell.attributes["data-outlet"]
        article = next(article for article in SPEC["articles"] if article["outlet"] == outlet)
        quotes = [quote for quote in article["quotes"] if quote["speaker"] == speaker]
        numbers = [int(word) for word in said(cell).replace(",", "").split() if word.isdigit()]
        if quotes:
            assert numbers[0] == len(quotes)
            assert sum(numbers[1:]) == sum(len(spell(quote["exact"])) for quote in quotes)
        else:
            assert said(cell) == "no tagged quote"


def test_of_many_speakers_those_are_compared_whom_the_most_outlets_quote(
    six: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    outlets = {name: set[str]() for article in SPEC["articles"] for name in (q["speaker"] for q in article["quotes"])}
    for article in SPEC["articles"]:
        for quote in article["quotes"]:
            outlets[quote["speaker"]].add(article["outlet"])
    widely, *others = sorted(outlets, key=lambda name: -len(outlets[name]))
    assert len(outlets[widely]) > len(outlets[others[0]])
    monkeypatch.setattr(speaker_pages, "SPEAKERS_COMPARED", 1)
    loaded = archive_folder.load(six.parent)
    (page,) = [page.text for page in generated.pages(loaded) if page.path == "speakers/index.md"]
    assert {cell.attributes["data-speaker"] for cell in LexborHTMLParser(page).css("table.matrix td")} == {widely}
    assert "the 1 speakers that the most outlets quote" in page
    assert all(f'"{name}/"' in page for name in outlets), "the list above the table still has everyone"


def test_a_speakers_page_shows_each_utterance_with_every_outlets_cut_of_it(six: Path) -> None:
    utterances = read(six / "speakers" / "pact" / "index.html").css("li.utterance")
    shown = [
        [(said(cut.css_first(".cut__words")), said(cut.css_first(".outlet"))) for cut in utterance.css("li.cut")]
        for utterance in utterances
    ]
    assert shown == [
        [
            (ON_PLEDGE[0]["quotes"][0]["exact"], "Alpha Times"),
            ("every tug it owns", "Delta Daily"),
            ("the other harbour opens", "Epsilon News"),
            ("all its berths", "Beta Post"),
        ],
        [
            ("each harbour will take in the ships of the other, and quickly, if bad weather comes", "Gamma Herald"),
            ("quickly", "Delta Daily"),
        ],
    ]


# -- in the browser ------------------------------------------------------------------------------------------------


def visible_outlets(page: Page) -> list[str]:
    heads = page.locator("table[data-columns] thead th[data-outlet]:visible")
    return [head.get_attribute("data-outlet") or "" for head in heads.all()]


def test_choosing_columns_is_kept_in_the_address(six_url: str, page: Page) -> None:
    page.goto(f"{six_url}compare/pledge/?view=columns")
    assert visible_outlets(page) == ["alpha", "beta", "gamma", "delta", "epsilon"]
    for name in ("Gamma Herald", "Delta Daily", "Epsilon News"):
        page.get_by_label(name, exact=True).uncheck()
    assert page.url.endswith("?outlets=alpha,beta")
    assert visible_outlets(page) == ["alpha", "beta"]
    page.reload()
    assert visible_outlets(page) == ["alpha", "beta"]
    page.go_back()
    assert visible_outlets(page) == ["alpha", "beta", "epsilon"]


def lit(page: Page, article: str, element: str) -> list[str]:
    words = page.locator(f"tr[data-element={element}] td[data-outlet={article}] .differs.is-lit")
    return [" ".join(text.split()) for text in words.all_inner_texts()]


def test_of_two_articles_the_words_are_lit_that_the_other_does_not_use(six_url: str, page: Page) -> None:
    page.goto(f"{six_url}compare/pledge/?outlets=alpha,beta")
    assert (lit(page, "alpha", "trigger"), lit(page, "beta", "trigger")) == (["If"], ["when"])
    assert lit(page, "alpha", "means") == ["with every tug it owns"], "Beta Post lists the part as absent"
    assert page.locator(".wording[data-outlet=alpha] .differs.is-lit").all_inner_texts()


def test_of_more_articles_words_are_lit_that_the_base_does_not_use(six_url: str, page: Page) -> None:
    page.goto(f"{six_url}compare/pledge/?view=columns")
    assert lit(page, "alpha", "trigger") == []
    assert lit(page, "beta", "trigger") == ["when"]
    page.get_by_label("Compared with").select_option(label="Beta Post")
    assert lit(page, "beta", "trigger") == []
    assert lit(page, "alpha", "trigger") == ["If"]


def test_shared_phrases_are_listed_in_the_folded_section(six_url: str, page: Page) -> None:
    texts = []
    for article in ON_PLEDGE:
        whole = "\n\n".join(article["paragraphs"])
        texts.append(Text(article["outlet"], [words(it, whole.index(it)) for it in wording_of(article)]))
    longest = [phrase for phrase in compare(texts) if phrase.is_longest]
    page.goto(f"{six_url}compare/pledge/")
    page.get_by_text("How the words reached each outlet").first.click()
    listed = page.locator(".shared-phrases li:visible .verbatim").all_inner_texts()
    assert [one_spelling(tuple(spell(it))) for it in listed] == [it.words for it in in_reading_order(longest)]


def test_a_link_to_a_place_in_the_folded_section_unfolds_it(six_url: str, page: Page) -> None:
    page.goto(f"{six_url}compare/pledge/#the_coverage")
    expect(page.locator("#the_coverage")).to_be_in_viewport()


def test_an_unknown_outlet_in_the_address_is_said_on_the_page(six_url: str, page: Page) -> None:
    page.goto(f"{six_url}compare/pledge/?outlets=alpha,omega")
    expect(page.get_by_role("status")).to_contain_text("“omega”, which is not in this comparison")
    assert visible_outlets(page) == ["alpha"]
    page.goto(f"{six_url}compare/pledge/?outlets=omega&view=columns")
    assert len(visible_outlets(page)) == 5


def test_the_last_outlet_stays(six_url: str, page: Page) -> None:
    page.goto(f"{six_url}compare/pledge/?outlets=alpha")
    page.get_by_label("Alpha Times", exact=True).click()
    expect(page.get_by_role("status")).to_have_text("One article must stay.")
    assert visible_outlets(page) == ["alpha"]


def test_without_javascript_all_columns_show(six_url: str, plain: Page) -> None:
    plain.goto(f"{six_url}compare/pledge/?outlets=alpha")
    assert len(visible_outlets(plain)) == 5
    expect(plain.locator("#trigger .variants")).to_be_visible()
    expect(plain.locator("[data-chooser]")).to_be_hidden()


@pytest.mark.parametrize("path", ["", "compare/", "compare/pledge/", "compare/history/", "speakers/", "quotes/"])
def test_a_phone_never_scrolls_the_page_sideways(six_url: str, phone: Page, path: str) -> None:
    phone.goto(six_url + path)
    assert phone.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_on_a_phone_each_element_is_a_card_that_names_its_outlets(six_url: str, phone: Page) -> None:
    phone.goto(f"{six_url}compare/pledge/?view=columns")
    label = phone.locator("tr[data-element=speed] td[data-outlet=beta]").evaluate(
        "e => getComputedStyle(e, '::before').content"
    )
    assert "Beta Post" in label
    assert phone.locator("tr[data-element=speed]").evaluate("e => getComputedStyle(e).display") == "block"


def test_column_heads_stay_in_view(six_url: str, page: Page) -> None:
    page.goto(f"{six_url}compare/pledge/?outlets=alpha,beta")
    page.set_viewport_size({"width": 1280, "height": 420})
    page.locator("tr[data-element=means]").scroll_into_view_if_needed()
    expect(page.locator("table[data-columns] thead th[data-outlet=alpha]")).to_be_in_viewport()


def test_print_leaves_out_the_controls(six_url: str, page: Page) -> None:
    page.goto(f"{six_url}compare/pledge/")
    page.emulate_media(media="print")
    for selector in ("header", "[data-chooser]", "footer ul"):
        expect(page.locator(selector).first).to_be_hidden()
    expect(page.locator("#trigger")).to_be_visible()


def test_a_comparison_of_many_is_no_wider_than_a_sheet(six_url: str, page: Page) -> None:
    page.set_viewport_size({"width": 674, "height": 1000})  # A4 less its margins
    page.emulate_media(media="print")
    for address in ("compare/", "compare/pledge/"):
        page.goto(six_url + address)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), address


@pytest.mark.parametrize("view", ["wordings", "columns"])
def test_no_part_of_a_clause_stands_on_two_sheets(six_url: str, page: Page, view: str) -> None:
    page.goto(f"{six_url}compare/pledge/?view={view}")
    parts = page.locator({"wordings": "section.element", "columns": "table[data-columns] tbody tr"}[view])
    links = parts.evaluate_all(
        "all => all.map(part => [...part.querySelectorAll(`a[href*='articles/']`)].map(link => link.href))"
    )
    for lower in range(0, 200, 40):  # pixels
        add_style(page, f"h1 {{ margin-top: {lower}px !important }}")
        sheets = sheets_by_link(page)
        assert len(set.union(*sheets.values())) > 1
        assert [its for its in links if len(set.union(*(sheets[link] for link in its))) > 1] == [], lower


# -- each wording once, a base, and the parts that two give ----------------------------------------------------------


@pytest.mark.parametrize("element", SPEC["elements"])
def test_each_wording_stands_once_with_everyone_who_has_it(six: Path, element: str) -> None:
    section = read(six / "compare" / "pledge" / "index.html").css_first(f"section#{element}")
    expected: dict[tuple[str, ...], list[str]] = {}
    for article in ON_PLEDGE:
        for exact in passages_of(article, element):
            expected.setdefault(tuple(spell(exact)), []).append(article["outlet"])
    shown = {
        tuple(spell(item.css_first(".variants__words").text(deep=True))): [
            who.attributes["data-outlet"] for who in item.css(".who")
        ]
        for item in section.css("li[data-wording]")
    }
    assert shown == expected
    others = [len(item.css(".who")) for item in section.css(".variants__others ~ li")]
    assert others == sorted(others, reverse=True)


def test_words_that_the_base_does_not_have_are_lit_in_wordings_near_to_its(six_url: str, page: Page) -> None:
    page.goto(f"{six_url}compare/pledge/")
    assert page.get_by_label("Compared with").input_value() == "alpha-report"
    for base in ("alpha", "beta"):
        page.get_by_label("Compared with").select_option(f"{base}-report")
        its = {
            word
            for exact in passages_of(next(a for a in ON_PLEDGE if a["outlet"] == base), "duty")
            for word in spell(exact)
        }
        others = page.locator("section#duty .variants__others ~ li").count()
        items = page.locator("section#duty li[data-wording]").all()
        for number, item in enumerate(items):
            words_ = spell(item.locator(".variants__words").inner_text())
            lit = spell(" ".join(item.locator(".differs.is-lit").all_inner_texts()))
            is_other = number >= len(items) - others
            assert lit == [word for word in words_ if word not in its and not is_other]
    assert page.url.endswith("?base=beta-report")
    page.reload()
    assert page.get_by_label("Compared with").input_value() == "beta-report"


def test_a_chosen_base_gives_what_the_page_has_for_the_first_base(six_url: str, page: Page) -> None:
    marks = (
        "li => [li.textContent.replace(/\\s+/g, ' '), li.className, li.hidden, li.querySelectorAll('.is-lit').length]"
    )
    page.goto(f"{six_url}compare/pledge/")
    chosen = page.locator(".variants > li").evaluate_all(f"all => all.map({marks})")
    page.get_by_label("Compared with").select_option("beta-report")
    assert page.locator(".variants > li").evaluate_all(f"all => all.map({marks})") != chosen
    page.get_by_label("Compared with").select_option("alpha-report")
    assert page.locator(".variants > li").evaluate_all(f"all => all.map({marks})") == chosen
    page.route("**/*.js", lambda route: route.abort())
    page.goto(f"{six_url}compare/pledge/")
    assert page.locator(".variants > li").evaluate_all(f"all => all.map({marks})") == chosen


def test_every_report_says_what_it_does_with_the_bases_words(six_url: str, page: Page) -> None:
    page.goto(f"{six_url}compare/pledge/?outlets=alpha,beta&base=alpha-report")
    cells = page.locator("table[data-columns] td[data-outlet=beta] .relation")
    moved = "in other words, in another order"
    assert cells.all_inner_texts() == [moved, moved, "same words, other spelling", ""]
    page.get_by_label("Compared with").select_option("beta-report")
    other = page.locator("table[data-columns] td[data-outlet=alpha] .relation")
    assert other.last.inner_text() == "not in the base text"
    assert set(cells.all_inner_texts()) == {""}


def test_of_two_reports_the_parts_that_one_alone_gives_are_shown_apart(six_url: str, page: Page) -> None:
    page.goto(f"{six_url}compare/pledge/?outlets=alpha,beta")
    rows = page.locator("table[data-columns] tbody tr:visible")
    assert rows.count() == 4
    page.get_by_label("only Alpha Times").check()
    assert [row.get_attribute("data-element") for row in rows.all()] == ["means"]
    page.get_by_label("in both").check()
    assert [row.get_attribute("data-element") for row in rows.all()] == ["trigger", "duty", "speed"]
    assert "parts=both" in page.url


def speaker_of(article: dict, exact: str) -> str | None:
    """Whose words a passage gives: the speaker of the shortest quote around it."""
    around = [quote for quote in article["quotes"] if exact in quote["exact"]]
    return min(around, key=lambda quote: len(quote["exact"]))["speaker"] if around else None


def test_the_glance_is_one_row_an_article_told_by_shape_too(six: Path) -> None:
    for address in ("", "compare/pledge"):
        glanced = read(six / address / "index.html").css(".glance tbody tr")
        assert len(glanced) == len(ON_PLEDGE)
        for row in glanced:
            outlet = (row.attributes["data-article"] or "").removesuffix("-report")
            article = next(article for article in ON_PLEDGE if article["outlet"] == outlet)
            for element, cell in zip(SPEC["elements"], row.css("td .part"), strict=False):
                ways = {treatment(paragraph_with(article, exact), exact) for exact in passages_of(article, element)}
                wanted = ways.pop() if len(ways) == 1 else "partly quoted" if ways else "not in this article"
                others = {speaker_of(article, exact) for exact in passages_of(article, element)} - {"pact", None}
                names = "".join(f"†, words of {SPEC['speakers'][id]['name']}" for id in others)
                assert said(cell) == wanted + names
