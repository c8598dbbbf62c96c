"""A permalink is a promise: what was published resolves for ever, without JavaScript too."""

import json
import re
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from coverage_archive.model import Archive, Article
from coverage_archive.model.publication import Publication
from coverage_archive.pages.article_pages import article_page as write_article_page
from coverage_archive.pages.page_writer import PageWriter
from coverage_archive.reading import archive_folder, permalinks
from helpers import generated
from helpers.built import once
from helpers.made_archive import spec
from helpers.project import PROJECT, archive, copy_project, until
from hypothesis import given
from hypothesis import strategies as st
from playwright.sync_api import Page, expect

SLUG = "signed-with-original"
Edit = Callable[[str, str], None]


@pytest.fixture
def project(tmp_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The made archive, built, so that its ledger lists all that it has."""

    def make(project: Path) -> None:
        copy_project(project, spec("harbours"))
        assert archive("build", root=project).returncode == 0

    return Path(shutil.copytree(once(tmp_path_factory, "ledger", make), tmp_path, symlinks=True, dirs_exist_ok=True))


@pytest.fixture
def edit(project: Path) -> Edit:
    """Change words of one article's record."""

    def change(old: str, new: str) -> None:
        path = project / "articles" / SLUG / "article.yml"
        text = path.read_text(encoding="utf-8")
        assert text.count(old) == 1
        path.write_text(text.replace(old, new), encoding="utf-8")

    return change


# -- the ledger -----------------------------------------------------------------------------------------------------


def test_renaming_a_quote_without_an_alias_fails_and_names_it(project: Path, edit: Edit) -> None:
    before = (project / permalinks.FILE).read_text(encoding="utf-8")
    edit("{id: wait,", "{id: waiting,")
    for command in ("check", "build"):
        result = archive(command, root=project)
        assert result.returncode == 1
        assert re.search(rf"^articles/permalinks\.txt:\d+: articles/{SLUG}/#wait .*vanish", result.stderr, re.M)
        assert "former_ids: [wait]" in result.stderr
    assert (project / permalinks.FILE).read_text(encoding="utf-8") == before


def test_with_an_alias_it_passes_and_the_ledger_only_grows(project: Path, edit: Edit) -> None:
    before = (project / permalinks.FILE).read_text(encoding="utf-8").splitlines()
    edit("{id: wait,", "{id: waiting, aliases: [wait],")
    assert archive("build", root=project).returncode == 0
    after = (project / permalinks.FILE).read_text(encoding="utf-8").splitlines()
    added = {f"articles/{slug}/#waiting" for slug in (SLUG, "harbour-report")}
    assert set(after) - set(before) == added
    assert [line for line in after if line not in added] == before


def test_moving_an_article_needs_an_alias(project: Path) -> None:
    shutil.move(project / "articles" / "headline-supplied", project / "articles" / "treaty-note")
    result = archive("check", root=project)
    assert result.returncode == 1
    assert "articles/headline-supplied/" in result.stderr
    assert "former_ids: [headline-supplied]" in result.stderr
    record = project / "articles" / "treaty-note" / "article.yml"
    record.write_text(f"{record.read_text('utf-8')}former_ids: [headline-supplied]\n", encoding="utf-8")
    assert archive("build", root=project).returncode == 0
    assert (project / "pages" / "articles" / "headline-supplied" / "index.html").exists()


def test_a_new_quote_above_changes_no_other_address(project: Path, edit: Edit) -> None:
    def addresses() -> dict[str, str]:
        quotes = json.loads((project / "pages" / "data" / "quotes.json").read_text(encoding="utf-8"))
        return {quote["url"]: quote["exact"] for quote in quotes}

    before, listed = addresses(), (project / permalinks.FILE).read_text("utf-8").splitlines()
    edit("\nquotes:\n", '\nquotes:\n  - {id: at-last, exact: "at last & for good", kind: indirect, speaker: mayor}\n')
    assert archive("build", root=project).returncode == 0
    assert addresses() == before | {f"articles/{SLUG}/#at-last": "at last & for good"}
    assert set(listed) < set((project / permalinks.FILE).read_text("utf-8").splitlines())


def test_a_speaker_and_a_topic_without_a_tag_have_a_page_that_no_list_names() -> None:
    loaded = archive_folder.load(PROJECT / "tests" / "reading" / "check" / "base")
    untagged = replace(
        loaded, articles=tuple(replace(article, quotes=(), passages=()) for article in loaded.articles)
    )
    text = {page.path: page.text for page in generated.pages(untagged)}
    for list_, address in (("speakers/", "speakers/crews/"), ("compare/", "compare/gate-clause/")):
        page = text[f"{address}index.md"]
        assert "No published quote" in page
        assert "robots: noindex" in page
        assert address.split("/")[1] not in text[f"{list_}index.md"]
    assert '<dt id="trigger">' in text["compare/gate-clause/index.md"], "an element's address leads somewhere too"


FATES = ("kept", "lost", "aliased")


@pytest.fixture(scope="session")
def article_page(archives: tuple[Archive, Archive]) -> Callable[[Article], str]:
    """Give the page of a changed article of the made archive."""
    writer = PageWriter(archives[1], Publication())
    return lambda article: write_article_page(writer, article).text


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with nothing but a ledger."""
    root = tmp_path_factory.mktemp("ledger")
    (root / "articles").mkdir()
    return root


@given(fates=st.tuples(*(st.sampled_from(FATES) for _ in range(5))))
def test_whatever_is_renamed_the_check_names_what_has_no_alias(
    archives: tuple[Archive, Archive], ledger: Path, article_page: Callable[[Article], str], fates: tuple[str]
) -> None:
    before = archives[1]
    (ledger / permalinks.FILE).write_text(permalinks.updated(ledger, before), encoding="utf-8")
    article = next(article for article in before.articles if article.slug == SLUG)
    quotes = tuple(
        {
            "kept": quote,
            "lost": replace(quote, id=f"{quote.id}-renamed"),
            "aliased": replace(quote, id=f"{quote.id}-renamed", former_ids=(quote.id, *quote.former_ids)),
        }[fate]
        for quote, fate in zip(article.quotes, fates, strict=True)
    )
    changed = replace(article, quotes=quotes)
    now = replace(before, articles=tuple(changed if a is article else a for a in before.articles))
    lost = [quote.id for quote, fate in zip(article.quotes, fates, strict=True) if fate == "lost"]
    named = {problem.message.split()[0] for problem in permalinks.check(ledger, now)}
    assert named == {f"articles/{slug}/#{id}" for slug in (SLUG, *article.former_ids) for id in lost}
    listed = permalinks.updated(ledger, before).splitlines()
    assert set(listed) <= set(permalinks.updated(ledger, now).splitlines())
    # What the check lets pass, the page has.
    found = re.findall(r'id="([^"]+)"|\{ #([a-z0-9-]+) \}', article_page(changed))
    kept = {line.split()[0].partition("#")[2] for line in listed if line.startswith(f"articles/{SLUG}/#")}
    assert kept - set(lost) <= {first or second for first, second in found}


# -- in the browser -------------------------------------------------------------------------------------------------


def lit_words(page: Page) -> str:
    """The words that stand out as the target, in view."""
    return str(
        page.evaluate(
            """() => {
                const lit = document.querySelector(":target");
                const place = lit.closest("h2") ?? lit;
                const box = place.getBoundingClientRect();
                const seen = box.top >= 0 && box.bottom <= innerHeight && box.height > 0;
                const marked = [lit, place].some((e) => getComputedStyle(e).backgroundColor !== "rgba(0, 0, 0, 0)");
                return seen && marked ? place.textContent : "";
            }"""
        )
    )


EARLIER = {
    "turning-point": "a long-awaited turn of the tide, for ships – and for us",
    "old-trigger": "shall wait",
    "beginning": "The opening, in brief¶",
}


@pytest.mark.parametrize("old", EARLIER)
@pytest.mark.parametrize("browser_kind", ["page", "plain", "phone"])
def test_an_earlier_address_leads_to_the_words_and_lights_them(
    browser_kind: str, old: str, made_url: str, request: pytest.FixtureRequest
) -> None:
    tab: Page = request.getfixturevalue(browser_kind)
    tab.goto(f"{made_url}articles/{SLUG}/#{old}")
    until(tab, "scrollY > 0 || document.documentElement.scrollHeight <= innerHeight")
    assert lit_words(tab) == EARLIER[old]


def test_a_moved_article_is_found_without_javascript(plain: Page, made_url: str) -> None:
    plain.goto(f"{made_url}articles/harbour-report/#turn")
    plain.wait_for_url(f"**/articles/{SLUG}/**")
    assert plain.locator("#turn").is_visible()


def test_a_moved_article_keeps_the_fragment_with_javascript(page: Page, made_url: str) -> None:
    page.goto(f"{made_url}articles/harbour-report/#turning-point")
    page.wait_for_url(f"**/articles/{SLUG}/#turning-point")
    assert lit_words(page) == EARLIER["turning-point"]
    page.goto(f"{made_url}articles/harbour-report/cite/#turn")
    page.wait_for_url(f"**/articles/{SLUG}/cite/#turn")


def test_a_speaker_with_another_id_is_found_without_javascript(plain: Page, made_url: str) -> None:
    plain.goto(f"{made_url}speakers/annie-ohara/")
    plain.wait_for_url("**/speakers/mayor/")
    assert plain.locator("h1").inner_text().removesuffix("¶") == 'Ann "Annie" O’Hara'


@pytest.mark.parametrize("address", ["the-clause/#trigger", "the-clause/#cause", "harbour-clause/#cause"])
def test_a_topic_and_an_element_with_other_ids_are_found(page: Page, made_url: str, address: str) -> None:
    page.goto(f"{made_url}compare/{address}")
    page.wait_for_url("**/compare/harbour-clause/#*")
    row = page.locator("tr#trigger")
    expect(row).to_be_in_viewport()
    expect(row).not_to_have_css("background-color", "rgba(0, 0, 0, 0)")


def test_a_saved_search_finds_a_speaker_by_an_earlier_id(page: Page, made_url: str) -> None:
    page.goto(f"{made_url}quotes/?speaker=annie-ohara&topic=the-clause")
    expect(page.get_by_role("checkbox", name="O’Hara")).to_be_checked()
    expect(page.get_by_role("checkbox", name="The harbour clause")).to_be_checked()


def test_the_moved_page_says_so_where_nothing_forwards(made_site: Path) -> None:
    html = (made_site / "articles" / "harbour-report" / "index.html").read_text(encoding="utf-8")
    assert f'<link rel="canonical" href="https://example.org/archive/articles/{SLUG}/">' in html
    assert f'<a href="../{SLUG}/">' in html
    assert 'http-equiv="refresh"' in html
    assert "harbour-report" not in (made_site / "articles" / "index.html").read_text(encoding="utf-8")


def test_this_projects_ledger_loses_no_line_to_what_it_publishes(archives: tuple[Archive, Archive]) -> None:
    """Of an article that nobody has built yet, it gains lines."""
    listed = (PROJECT / permalinks.FILE).read_text(encoding="utf-8").splitlines()
    assert {*listed} <= {*permalinks.updated(PROJECT, archives[0]).splitlines()}
