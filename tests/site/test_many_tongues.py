"""A site of articles in four languages: excerpts, a withdrawn article, a corrected one, two of one outlet."""

import gzip
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from helpers.built import build_in_silence, built_project
from helpers.made_archive import Spec, spec, write
from helpers.project import archive, serve
from playwright.sync_api import Page, expect
from selectolax.lexbor import LexborHTMLParser

TONGUES = spec("many-tongues")
GONE, EXCERPT, NEWER, OLDER = (
    "kuestenblatt-pakt",
    "ledger-pact",
    "standard-ports-pledge-corrected",
    "standard-ports-pledge",
)
COURIERS = ["courier-ports-sign", "courier-what-it-costs"]
REASON = "The publisher asked for it."


def article(slug: str) -> Spec:
    return next(dict(article) for article in TONGUES["articles"] if article["slug"] == slug)


def withdraw(project: Path) -> None:
    """Publish everything once, so that its addresses are promised; then take one article down."""
    assert archive("build", root=project).returncode == 0
    result = archive("withdraw", GONE, "--reason", REASON, root=project)
    assert (result.returncode, result.stderr) == (0, "")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built_project(tmp_path_factory, "tongues", TONGUES, withdraw) / "site"


@pytest.fixture(scope="module")
def url(site: Path) -> Iterator[str]:
    with serve(site) as address:
        yield address


def columns(page: Page) -> list[str]:
    """The articles that are columns of a comparison, as a reader sees them."""
    heads = page.locator("table[data-columns] thead th[data-article]:visible")
    return heads.evaluate_all("all => all.map((head) => head.dataset.article)")


def html(site: Path, address: str) -> LexborHTMLParser:
    return LexborHTMLParser((site / address / "index.html").read_text(encoding="utf-8"))


def texts(site: Path) -> dict[str, str]:
    """Every published file as text, packed ones unpacked."""
    found = {}
    for path in site.rglob("*"):
        if path.is_file():
            data = path.read_bytes()
            data = gzip.decompress(data) if path.suffix == ".gz" else data
            found[path.relative_to(site).as_posix()] = data.decode("utf-8", "replace")
    return found


def plain(text: str) -> str:
    return re.sub(r"\W+", " ", text).casefold()


def test_no_file_of_the_site_holds_an_untagged_sentence_of_an_excerpt(site: Path) -> None:
    tagged = [tag["exact"] for field in ("quotes", "passages") for tag in article(EXCERPT)[field]]
    sentences = [sentence for text in article(EXCERPT)["paragraphs"] for sentence in re.split(r"(?<=\.) ", text)]
    untagged = [sentence for sentence in sentences if not any(words in sentence for words in tagged)]
    assert len(untagged) >= 4
    for name, text in texts(site).items():
        words = plain(text)
        for sentence in untagged:
            half = plain(sentence).split()[: max(4, len(sentence.split()) // 2)]
            assert " ".join(half) not in words, f"{name} holds: {sentence}"


def test_an_excerpt_says_what_it_is_and_keeps_its_places(site: Path) -> None:
    page = html(site, f"articles/{EXCERPT}")
    assert "Only the sentences" in page.css_first(".draft-notice").text()
    assert [node.text() for node in page.css("p[id^=p] .gap")] == ["[…]"] * 4
    assert page.css_first("#p2").text() == "[…]"
    capture = (site / "articles" / EXCERPT / "capture.txt").read_text(encoding="utf-8")
    for quote in json.loads((site / "data" / "quotes.json").read_text(encoding="utf-8")):
        if quote["article"] == EXCERPT:
            assert capture[quote["start"] : quote["end"]] == quote["exact"]


def test_a_withdrawn_article_leaves_its_addresses_and_none_of_its_words(site: Path) -> None:
    listed = (site.parent / "articles" / "permalinks.txt").read_text(encoding="utf-8").splitlines()
    promised = {line.split()[0].partition("#")[2] for line in listed if line.startswith(f"articles/{GONE}/#")}
    page = html(site, f"articles/{GONE}")
    assert REASON in page.css_first("main").text()
    assert promised <= {node.attributes["id"] for node in page.css("[id]")}
    assert len(promised) > 5
    assert REASON in html(site, f"articles/{GONE}/cite").css_first("main").text()
    assert REASON in html(site, f"articles/{GONE}/card").css_first("main").text()
    assert not (site / "articles" / GONE / "capture.txt").exists()
    said = [*article(GONE)["paragraphs"], article(GONE)["headline"]]
    said += [tag["exact"] for field in ("quotes", "passages") for tag in article(GONE)[field]]
    for name, text in texts(site).items():
        for taken in said:
            assert taken not in text, f"{name} holds: {taken}"


def test_withdrawing_what_is_not_there_is_refused_and_changes_nothing(site: Path) -> None:
    result = archive("withdraw", "no-such-article", "--reason", "?", root=site.parent)
    assert result.returncode == 1
    assert "there is no such article" in result.stderr
    assert archive("check", root=site.parent).returncode == 0


def test_a_newer_version_shows_what_it_changed(site: Path) -> None:
    changes = html(site, f"articles/{NEWER}/changes")
    said = changes.css_first("main").text()
    assert "or a blockade" in " ".join(node.text() for node in changes.css("ins"))
    assert "at once" in " ".join(node.text() for node in changes.css("del"))
    assert "another speaker or relay" in said
    assert "Tomas Roe" in said
    assert "Ida Berg" in said
    for slug, other in ((OLDER, NEWER), (NEWER, OLDER)):
        links = [node.attributes["href"] for node in html(site, f"articles/{slug}").css(".draft-notice a")]
        assert f"../{other}/" in links


def test_comparisons_use_the_newest_version(site: Path) -> None:
    page = html(site, "compare/clause-7")
    glanced = {node.attributes["data-article"] for node in page.css(".glance [data-article]")}
    assert NEWER in glanced
    assert OLDER not in glanced
    columns = {
        node.attributes["data-article"]: node.attributes["class"] or "" for node in page.css("thead [data-article]")
    }
    assert [slug for slug, names in columns.items() if "is-left-out" in names] == [OLDER]


def test_an_older_version_is_compared_by_choice(url: str, page: Page) -> None:
    page.goto(f"{url}compare/clause-7/?view=columns")
    assert OLDER not in columns(page)
    page.locator(f'.chooser input[value="{OLDER}"]').check()
    assert OLDER in columns(page)
    assert "articles=" in page.url
    page.reload()
    assert OLDER in columns(page)


def test_without_javascript_the_newest_are_compared_and_older_ones_are_a_link_away(url: str, plain: Page) -> None:
    plain.goto(f"{url}compare/clause-7/")
    newest = [item["slug"] for item in TONGUES["articles"] if item["slug"] not in (OLDER, GONE)]
    assert columns(plain) == newest
    plain.locator(f'.earlier-versions a[href$="/{OLDER}/"]').click()
    expect(plain.locator("h1")).to_contain_text("at once")


def test_articles_of_one_outlet_are_chosen_one_by_one(url: str, page: Page) -> None:
    page.goto(f"{url}compare/clause-7/?outlets=courier,standard")
    assert columns(page) == [*COURIERS, NEWER]
    page.locator(f'.chooser input[value="{COURIERS[1]}"]').uncheck()
    assert page.url.endswith(f"?articles={COURIERS[0]},{NEWER}")
    assert columns(page) == [COURIERS[0], NEWER]
    page.locator(f'.chooser input[value="{COURIERS[1]}"]').check()
    assert page.url.endswith("?outlets=courier,standard"), "all of these outlets: a short address"


def test_two_versions_of_an_article_are_held_against_each_other_when_they_are_chosen(url: str, page: Page) -> None:
    page.goto(f"{url}compare/clause-7/?articles={OLDER},{NEWER}")
    assert columns(page) == [NEWER, OLDER] or columns(page) == [OLDER, NEWER]
    page.get_by_label("Compared with").select_option(NEWER)
    for slug in (OLDER, NEWER):
        other = NEWER if slug == OLDER else OLDER
        cells = page.locator(f'td[data-article="{slug}"]')
        numbers = (page.locator("table[data-columns]").first.get_attribute("data-columns") or "").split()
        lit = cells.locator(".differs.is-lit").evaluate_all(
            "all => all.map((e) => e.dataset.lacking ?? e.dataset.absent)"
        )
        assert all(str(numbers.index(other)) in its.split() for its in lit)


def test_two_articles_of_an_outlet_are_both_compared(site: Path) -> None:
    page = html(site, "compare/clause-7")
    compared = {node.attributes["data-article"] for node in page.css("[data-article]")}
    assert {"courier-ports-sign", "courier-what-it-costs"} <= compared


def test_words_in_the_quotation_marks_of_every_language_are_quoted(site: Path) -> None:
    passages = json.loads((site / "data" / "passages.json").read_text(encoding="utf-8"))
    given = {(item["article"], item["id"]): item["treatment"] for item in passages}
    for slug in ("standard-ports-pledge-corrected", "hangu-two-ports", "vestnik-pakt"):
        assert given[slug, "trigger"] == "quoted", slug
    assert given["hangu-two-ports", "means"] == "paraphrased"


@pytest.mark.parametrize("older", ["nobody", "vestnik-pakt"])
def test_a_version_of_nothing_or_of_another_outlet_is_refused(site: Path, older: str, tmp_path: Path) -> None:
    changed = {
        **TONGUES,
        "articles": [
            {**item, "supersedes": older} if item["slug"] == NEWER else item for item in TONGUES["articles"]
        ],
    }
    write(changed, tmp_path / "articles")
    result = archive("check", root=tmp_path)
    assert result.returncode == 1
    assert f"'{older}'" in result.stderr


def test_the_next_build_is_quiet(site: Path, tmp_path: Path) -> None:
    build_in_silence(site.parent, tmp_path / "again")


def test_a_quote_of_an_excerpt_is_checked_in_the_excerpt(page: Page, url: str) -> None:
    page.goto(f"{url}articles/{EXCERPT}/")
    page.locator(".note").first.click()
    page.get_by_role("button", name="Check").click()
    said = page.get_by_role("region", name="About this quote").get_by_role("status")
    expect(said).to_contain_text("these words stand in the published excerpt, at characters ")
    expect(said).to_contain_text("The whole capture is not published.")
