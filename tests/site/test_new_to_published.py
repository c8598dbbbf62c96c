"""The whole path: an article that nobody has seen, from its saved text to a published, strictly checked page."""

import json
from pathlib import Path

import pytest
from helpers.archive_copy import THIRD, record, run
from helpers.made_archive import spec
from helpers.project import archive, copy_project, mkdocs_build, serve
from playwright.sync_api import Page, expect

SLUG = "harbour-courier-capitals-promise-pact-side"


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    project = copy_project(tmp_path_factory.mktemp("third"), spec("pact"))
    added = archive("new", str(THIRD), root=project)
    assert (added.returncode, added.stderr) == (0, "")
    assert f"2. archive review {SLUG}" in added.stdout
    return project


def test_a_draft_says_on_its_page_what_is_not_reviewed(project: Path, page: Page, phone: Page) -> None:
    built = mkdocs_build(project, project / "draft")
    assert (built.returncode, built.stdout, built.stderr) == (0, "", "")
    count, passages = len(record(project, SLUG)["quotes"]), len(record(project, SLUG)["passages"])
    waiting = (
        f"{count} quotes and {passages} passage{'s' if passages > 1 else ''} of this article are tagged by machine"
    )
    with serve(project / "draft") as url:
        for reader in (page, phone):
            reader.goto(f"{url}articles/{SLUG}/")
            expect(reader.locator(".draft-notice")).to_be_visible()
            assert waiting in reader.inner_text(".draft-notice")
            assert reader.locator(".margin .unreviewed").count() == count
            reader.locator("mark.quote").last.click()
            expect(reader.locator(".panel .unreviewed")).to_be_visible()
            assert reader.evaluate("document.documentElement.scrollWidth <= innerWidth"), "no sideways scrolling"
        page.goto(f"{url}articles/gazette-help-at-once/")
        assert page.locator(".draft-notice").count() == 0
        assert page.locator(".unreviewed:not(.point *)").count() == 0, "only words of the draft are unreviewed"
        page.goto(f"{url}speakers/hana-oh/")
        assert page.locator(".unreviewed").count() > 0, "wherever the quote is shown"
    quotes = json.loads((project / "draft/data/quotes.json").read_text(encoding="utf-8"))
    assert [q["reviewed"] for q in quotes if q["article"] == SLUG] == [False] * count


def test_review_and_an_editors_sections_make_it_fit_to_publish(project: Path, page: Page) -> None:
    add_sections(project)
    for _ in range(60):
        answers = next_answer(project)
        if not answers:
            break
        run_review(project, answers)
    strict = archive("check", "--strict", root=project)
    assert (strict.returncode, strict.stderr) == (0, "")
    built = mkdocs_build(project, project / "site")
    assert (built.returncode, built.stdout, built.stderr) == (0, "", "")
    ledger = (project / "articles/permalinks.txt").read_text(encoding="utf-8")
    assert f"articles/{SLUG}/#lamp-hundred-years\n" in ledger
    quotes = json.loads((project / "site/data/quotes.json").read_text(encoding="utf-8"))
    ours = {quote["exact"]: quote for quote in quotes if quote["article"] == SLUG}
    assert all(quote["reviewed"] for quote in ours.values())
    assert "The Long Border" not in ours
    assert ours["a lamp for a hundred years"]["speaker"] == "kim-jong-un"
    assert ours["a lamp for a hundred years"]["section"] == "alliance"
    with serve(project / "site") as url:
        page.goto(f"{url}articles/{SLUG}/#lamp-hundred-years")
        assert page.locator("#lamp-hundred-years").inner_text() == "a lamp for a hundred years"
        assert page.locator(".unreviewed, .draft-notice").count() == 0
        assert [h.split("¶")[0].strip() for h in page.locator("h2").all_inner_texts()][:2] == [
            "The pledge in brief",
            "A house and a lamp",
        ]
        page.goto(f"{url}speakers/kim-jong-un/")
        assert page.get_by_text("a lamp for a hundred years").count() > 0


def add_sections(project: Path) -> None:
    """What an editor does by hand: sections, in the place of the suggestion."""
    path = project / "articles" / SLUG / "article.yml"
    text = path.read_text(encoding="utf-8")
    start = text.index("sections: []")
    sections = """sections:
  - {id: in-brief, title: "The pledge in brief", starts: "A treaty signed in Pyongyang", topics: [article-4]}
  - {id: alliance, title: "A house and a lamp", starts: "We have made a house", topics: [alliance]}
"""
    path.write_text(text[:start] + sections + text[text.index("\n\n", start) + 1 :], encoding="utf-8")


def next_answer(project: Path) -> str | None:
    """Say what an editor would type at the next thing that waits; None where nothing does."""
    waiting = run(project, "check", "--strict").stderr
    article = record(project, SLUG)
    first = next((quote for quote in article["quotes"] if "reviewed" in quote), None)
    tags = [article, *article["quotes"], *article["not_quotes"], *article["passages"]]
    if "nothing was changed" not in waiting:
        return None
    if "not been looked for" in waiting and not any("reviewed" in tag for tag in tags):
        return "x\nq\n"
    if "reviewed" in article or not first:
        return "a\n\nq\n"
    if first["exact"] == "The Long Border":
        return "r\ntitle of a film\nq\n"
    if first["speaker"] == "text":
        return "s\ntreaty\na\nq\n"
    return "a\nq\n"


def run_review(project: Path, answers: str) -> None:
    result = run(project, "review", SLUG, answers=answers)
    assert result.exit_code == 0, result.output
