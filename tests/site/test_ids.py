"""No id that an editor may choose is one that a page has of its own: of two, the browser would find the first."""

import re
from collections import Counter
from pathlib import Path

import pytest
from coverage_archive.model import Archive
from coverage_archive.model.addresses import RESERVED_ID
from coverage_archive.reading import archive_folder
from coverage_archive.storage.records import ID_PATTERN
from helpers.project import PROJECT
from playwright.sync_api import Page
from selectolax.lexbor import LexborHTMLParser

TEMPLATES = PROJECT / "scripts" / "coverage_archive" / "pages" / "templates"
# Pages on which no id stands that an editor chose.
NONE_CHOSEN = {
    *("home.md.j2", "articles.md.j2", "compare.md.j2", "changes.md.j2", "side_by_side.md.j2", "speaker.md.j2"),
    *("speakers.md.j2", "quotes.md.j2", "check.md.j2", "data.md.j2"),
}
ONLY_OWN = re.compile(r"compare/(read/)?index\.html|articles/[^/]+/changes/index\.html")


def chosen(archive: Archive) -> set[str]:
    """Every id of an archive that may stand on the pages of articles and topics."""
    found = {id for element in archive.elements.values() for id in (element.id, *element.former_ids)}
    for article in archive.articles:
        for tag in (*article.sections, *article.quotes, *article.passages):
            found |= {tag.id, *tag.former_ids}
    return found


def may_be_chosen(id: str) -> bool:
    return bool(re.fullmatch(ID_PATTERN, id)) and not RESERVED_ID.fullmatch(id)


@pytest.mark.parametrize("made", ["made_project", "pact_project"])
def test_no_page_of_an_article_or_a_topic_has_an_id_of_its_own_that_could_be_chosen(
    made: str, request: pytest.FixtureRequest
) -> None:
    project: Path = request.getfixturevalue(made)
    site, archive = project / "site", archive_folder.load(project)
    pages = [path for folder in ("articles", "compare") for path in (site / folder).glob("*/**/index.html")]
    of_editors = chosen(archive)
    seen = set()
    for path in pages:
        ids = Counter(node.attributes["id"] for node in LexborHTMLParser(path.read_bytes()).css("[id]"))
        assert [id for id, count in ids.items() if count > 1] == [], f"{path} has an id twice"
        if not ONLY_OWN.fullmatch(path.relative_to(site).as_posix()):
            assert {id for id in ids.keys() - of_editors if may_be_chosen(id)} == set(), (
                f"{path}: give it an underscore"
            )
        seen |= ids.keys() & of_editors
    assert seen, "ids of editors stand on these pages"


def test_no_template_writes_an_id_that_could_be_chosen() -> None:
    for template in TEMPLATES.iterdir():
        if template.name not in NONE_CHOSEN:
            text = template.read_text(encoding="utf-8")
            ids = [one or other for one, other in re.findall(r'\sid="([^"{]+)"|\{ #([^ {]+) \}', text)]
            assert [id for id in ids if may_be_chosen(id)] == [], f"{template.name}: give it an underscore"
            headings = re.findall("^#+ .*$", text, re.MULTILINE)
            named = [heading for heading in headings if re.search(r" \{ #.+ \}$", heading)]
            assert named == headings, f"{template.name}: the renderer would make an id of the heading's words"


def test_no_script_adds_an_id_that_could_be_chosen(page: Page, pact_project: Path, pact_url: str) -> None:
    of_editors = chosen(archive_folder.load(pact_project))
    page.goto(f"{pact_url}articles/gazette-help-at-once/")
    for opened in ("mark.quote", "[data-cite]"):
        page.locator(opened).first.click()
        ids = page.evaluate("[...document.querySelectorAll('[id]')].map((it) => it.id)")
        assert {id for id in set(ids) - of_editors if may_be_chosen(id)} == set()
        assert len(ids) == len(set(ids))


@pytest.mark.parametrize("id", ["the_text", "about-this-copy", "headline", "p1", "byline", "published", "credit-2"])
def test_what_a_page_has_of_its_own_no_editor_may_choose(id: str) -> None:
    assert not may_be_chosen(id)


@pytest.mark.parametrize("made", ["made_site", "pact_site"])
def test_each_quote_outside_captions_names_its_note_or_stands_in_one_that_does(
    made: str, request: pytest.FixtureRequest
) -> None:
    for file in request.getfixturevalue(made).glob("articles/*/index.html"):
        page = LexborHTMLParser(file.read_text(encoding="utf-8"))
        named = {id for mark in page.css("[aria-details]") for id in (mark.attributes["aria-details"] or "").split()}
        assert named == {note.attributes["id"] for note in page.css(".note")}, file
