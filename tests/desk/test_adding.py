"""A text that is dropped, pasted or named is looked at, its ids are bettered, and only then it is written."""

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlencode

import pytest
from coverage_archive.reading.archive_folder import ArchiveFolder
from helpers.archive_copy import THIRD, copy_archive, record, run, snapshot
from helpers.at_the_desk import Served, fields_of, served
from selectolax.lexbor import LexborHTMLParser

FORM = "application/x-www-form-urlencoded"
BOUNDARY = "a-boundary"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return copy_archive(tmp_path)


@pytest.fixture
def desk(root: Path) -> Iterator[Served]:
    with served(root) as asked:
        yield asked


def proposed(desk: Served, **fields: str) -> tuple[int, str]:
    """Send the form of the first page; a field ``file`` is a dropped file."""
    parts = []
    for name, value in fields.items():
        of_file = '; filename="saved.txt"\r\nContent-Type: text/plain' if name == "file" else ""
        parts.append(f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{name}"{of_file}\r\n\r\n{value}\r\n')
    body = "".join([*parts, f"--{BOUNDARY}--\r\n"]).encode()
    status, _, page = desk.ask("POST", "/propose", body, Content_Type=f"multipart/form-data; boundary={BOUNDARY}")
    return status, page.decode()


def added(desk: Served, page: str, **typed: str) -> tuple[int, dict[str, str], str]:
    form = LexborHTMLParser(page).css_first('form[action="/add"]')
    assert form
    body = urlencode(fields_of(form) | typed).encode()
    status, headers, answer = desk.ask("POST", "/add", body, Content_Type=FORM)
    return status, headers, answer.decode()


def test_a_dropped_file_shows_its_ids_and_facts_and_nothing_is_written(desk: Served, root: Path) -> None:
    before = snapshot(root)
    status, page = proposed(desk, file=THIRD.read_text(encoding="utf-8"))
    assert status == 200
    assert snapshot(root) == before
    fields = fields_of(LexborHTMLParser(page).css_first('form[action="/add"]'))  # type: ignore[arg-type]
    assert fields["slug"] == "harbour-courier-capitals-promise-pact-side"
    assert fields["outlet-id"] == "harbour-courier"
    assert fields["speaker-hana-oh"] == "hana-oh"
    assert fields["quote-house-doors"] == "house-doors"
    assert "line 7: the first line of a headline" in page, "where it was found"


def test_the_bettered_ids_are_those_that_are_written(desk: Served, root: Path) -> None:
    _, page = proposed(desk, file=THIRD.read_text(encoding="utf-8"))
    typed = {"slug": "two-doors", "outlet-id": "courier", "speaker-hana-oh": "oh", "speaker-text": "treaty"}
    status, headers, _ = added(desk, page, **typed, **{"quote-house-doors": "two-doors-house"})
    assert (status, headers["location"]) == (303, "/articles/two-doors/")
    written = record(root, "two-doors")
    assert written["outlet"] == "courier"
    quotes = {quote["id"]: quote["speaker"] for quote in written["quotes"]}  # type: ignore[attr-defined]
    assert quotes["two-doors-house"] == "putin"
    assert quotes["once-full"] == "treaty", "the id of a known speaker makes both the same"
    assert "oh" in quotes.values()
    ArchiveFolder(root).read()
    assert desk.ask("GET", "/articles/two-doors/")[0] == 200


def test_a_pasted_text_is_added_as_the_same_text_in_a_file(desk: Served, root: Path, tmp_path: Path) -> None:
    text = THIRD.read_text(encoding="utf-8")
    _, page = proposed(desk, text=text.replace("\n", "\r\n"))
    assert added(desk, page, slug="pasted")[0] == 303
    assert (root / "articles/pasted/capture.txt").read_text(encoding="utf-8") == text


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({}, "choose a file, paste a text, or give an address"),
        ({"text": "\u2014 \u2014"}, "the pasted text has no words in it"),
        ({"file": "%PDF-1.4"}, "is a PDF document, not a text"),
        ({"address": "file:///etc/passwd"}, "choose a file, paste a text, or give an address"),
        ({"address": "/etc/passwd"}, "choose a file, paste a text, or give an address"),
    ],
)
def test_what_is_no_article_is_refused_with_the_reason(
    desk: Served, root: Path, fields: dict[str, str], why: str
) -> None:
    before = snapshot(root)
    status, page = proposed(desk, **fields)
    assert status == 422
    assert why in page
    assert fields.get("text", "") in page, "what was pasted stays"
    assert snapshot(root) == before


def test_an_id_that_is_taken_is_refused_and_what_was_typed_stays(desk: Served, root: Path) -> None:
    before = snapshot(root)
    _, page = proposed(desk, file=THIRD.read_text(encoding="utf-8"))
    status, _, page = added(desk, page, slug="gazette-help-at-once", **{"outlet-id": "courier"})
    assert status == 422
    assert "exists already" in page
    assert 'value="courier"' in page
    assert snapshot(root) == before
    assert added(desk, page, slug="another-name")[0] == 303


def test_an_article_that_is_in_the_archive_already_is_refused(desk: Served, root: Path) -> None:
    assert run(root, "new", THIRD, "--slug", "third").exit_code == 0
    status, page = proposed(desk, file=THIRD.read_text(encoding="utf-8"))
    assert status == 422
    assert "this capture is in the archive already" in page


def test_a_form_whose_article_was_forgotten_asks_for_it_again(desk: Served) -> None:
    status, _, page = desk.ask("POST", "/add", b"source=none&slug=x", Content_Type=FORM)
    assert status == 422
    assert "Choose the article again." in page.decode()


def test_the_first_page_lists_what_waits_in_each_article(desk: Served, root: Path) -> None:
    assert run(root, "new", THIRD, "--slug", "third").exit_code == 0
    page = desk.ask("GET", "/")[2].decode()
    listed = re.findall(r'href="/articles/([a-z-]+)/">[^<]*</a>\s*<span class="fine">([^<]*)', page)
    assert listed[0][0] == "third"
    assert re.fullmatch(r"\d+ wait", listed[0][1])
    assert dict(listed)["gazette-help-at-once"] == "nothing waits"


def test_the_first_article_of_a_new_archive_is_added_at_its_desk(tmp_path: Path) -> None:
    root = tmp_path / "storm"
    options = (
        "--title",
        "The storm",
        "--question",
        "What is owed?",
        "--clause",
        "storm=The storm",
        "--part",
        "wind=Wind",
    )
    assert run(root.parent, "init", root, *options, "--keeper", "", "--contact", "").exit_code == 0
    with served(root) as desk:
        assert "No article yet." in desk.ask("GET", "/")[2].decode()
        _, page = proposed(desk, file=THIRD.read_text(encoding="utf-8"))
        assert added(desk, page, slug="first")[0] == 303
        assert desk.ask("GET", "/articles/first/")[0] == 200
        assert desk.ask("GET", "/names/")[0] == 200
