"""The whole path: an article that nobody has seen, from its saved text to a published, strictly checked page."""

import json
from pathlib import Path

import pytest
from coverage_archive.desk.sitting import Sitting
from helpers.archive_copy import THIRD, record
from helpers.at_the_desk import Tab
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


def test_a_sitting_at_the_desk_makes_it_fit_to_publish(project: Path, page: Page) -> None:
    judge(project)
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


def judge(project: Path) -> None:
    """Judge everything at the desk, as an editor does: speakers, sections, parts, names."""
    tab = Tab(Sitting(project), SLUG)
    house, brief = tab.select("We have made a house"), tab.select("A treaty signed in Pyongyang")
    tab.send("section", **house, title="A house and a lamp", id="alliance", topics="alliance")
    tab.send("section", **brief, title="in-brief")
    for _ in range(60):
        if tab.hand == "finish-":
            break
        if tab.hand == "quote-long-border":
            tab.press("reject")
            tab.press("reject", reason="title of a film")
        elif tab.hand.startswith("part-"):
            tab.press("absent")
        else:
            tab.press("accept", **({"speaker": "treaty"} if tab.hand == "quote-once-full" else {}))
        assert tab.answer.status == 200, tab.text()
