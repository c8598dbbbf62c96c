"""Words in another language stand with their translation on every page that shows them."""

import html
from pathlib import Path
from typing import Any

import pytest
from coverage_archive.model import Archive
from coverage_archive.reading import archive_folder
from helpers import generated
from helpers.made_archive import write

QUOTE, PASSAGE = "без промедления и в полном объёме", "поможет другой"
OF_QUOTE, OF_PASSAGE = "without delay and in full", "helps the other"


def report(outlet: str, language: str, text: str, **fields: Any) -> dict[str, Any]:
    said = {"headline": "Pact / Договор", "language": language, "outlet_supplied": "made up", "paragraphs": [text]}
    return {"outlet": outlet, **said, **fields}


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    root = tmp_path_factory.mktemp("translations")
    by = "the editors"
    russian = report(
        "dvina",
        "ru",
        f"Одна сторона {PASSAGE} «{QUOTE}», сказал мэр.",
        quotes=[
            {
                "exact": QUOTE,
                "kind": "partial",
                "speaker": "mayor",
                "topics": ["pledge"],
                "translation": {"text": OF_QUOTE, "by": by},
            }
        ],
        passages=[
            {"element": "duty", "exact": PASSAGE, "translation": {"text": OF_PASSAGE, "by": by}},
            {"element": "speed", "exact": QUOTE, "translation": {"text": OF_QUOTE, "by": by}},
            {"topic": "pledge", "exact": "Одна сторона", "translation": {"text": "One side", "by": by}},
        ],
    )
    english = report(
        "tees",
        "en",
        'One side helps the other "at once", the mayor said.',
        quotes=[{"exact": "at once", "kind": "partial", "speaker": "mayor", "topics": ["pledge"]}],
        passages=[{"element": "duty", "exact": "helps the other"}, {"element": "speed", "exact": "at once"}],
    )
    spec = {
        "title": "A pledge in the news",
        "question": "How is it reported?",
        "clause": "pledge",
        "outlets": {"dvina": {"name": "Dvina"}, "tees": {"name": "Tees"}},
        "speakers": {
            "pact": {"name": "The pact", "kind": "document"},
            "mayor": {"name": "The mayor", "kind": "person"},
        },
        "topics": {"pledge": {"title": "The pledge", "speaker": "pact"}},
        "elements": {"duty": {"title": "Duty", "topic": "pledge"}, "speed": {"title": "Speed", "topic": "pledge"}},
        "articles": [russian, english],
    }
    write(spec, root / "articles")
    return archive_folder.load(root)


def shown(archive: Archive) -> dict[str, str]:
    """The pages in which readers read, by address; words are cut from their elements."""
    pages = {file.path: file.text for file in generated.pages(archive) if Path(file.path).suffix == ".md"}
    return {path: html.unescape(text) for path, text in pages.items()}


PAGES = ["index.md", "compare/pledge/index.md", "speakers/mayor/index.md", "quotes/index.md"]


@pytest.mark.parametrize("page", PAGES)
def test_a_page_that_shows_the_words_shows_what_they_mean(archive: Archive, page: str) -> None:
    text = shown(archive)[page]
    assert QUOTE in text.replace("</span>", "").replace("<span>", "") or "без промедления" in text
    assert f"In English: {OF_QUOTE}" in text


def test_each_layout_of_the_comparison_shows_it(archive: Archive) -> None:
    page = shown(archive)["compare/pledge/index.md"]
    assert page.count(f"In English: {OF_PASSAGE}") == 2, "in the columns, and under the whole passage"
    assert "In English: One side" in page


def test_the_panel_shows_it_with_the_words_of_others_and_on_the_articles_own_page(archive: Archive) -> None:
    pages = shown(archive)
    assert f"In English: {OF_QUOTE}" in pages["articles/dvina-report/index.md"]
    others = pages["articles/tees-report/index.md"]
    assert f"In English: {OF_QUOTE}" in others
    assert "translated by the editors" in others


def test_no_words_are_marked_as_lacking_across_languages(archive: Archive) -> None:
    page = shown(archive)["compare/pledge/index.md"]
    assert "in another language" in page
    assert 'data-lacking="' not in page
