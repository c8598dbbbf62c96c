"""Every article page shows its capture code point for code point, whatever the capture holds and the editor tags.

From the article's folder through the real loading, the real templates and the Markdown configuration of mkdocs.yml,
read back with a browser-grade parser, and for some hundreds of paragraphs with the built site and a real browser.
What cannot be kept is refused, never altered.
"""

import functools
import re
import tempfile
from pathlib import Path
from typing import Any

import markdown
import mkdocs.config
import pytest
from coverage_archive.model import Article
from coverage_archive.model.problems import ArchiveError
from coverage_archive.pages.html_words import plain_words
from coverage_archive.reading import archive_folder
from coverage_archive.storage.records import TEXT_PATTERN
from helpers import torture
from helpers.generated import pages
from helpers.made_archive import write
from helpers.pages import tagged_words
from helpers.project import PROJECT, copy_project, mkdocs_build, serve
from hypothesis import HealthCheck, Phase, assume, given, settings
from hypothesis import strategies as st
from mkdocs.utils import meta
from playwright.sync_api import Browser
from selectolax.lexbor import LexborHTMLParser

SELECTOR = 'article p[id^="p"]'


@functools.cache
def converter() -> markdown.Markdown:
    """The Markdown renderer, exactly as mkdocs.yml sets it up."""
    config = mkdocs.config.load_config(str(PROJECT / "mkdocs.yml"), hooks=[])
    return markdown.Markdown(extensions=config.markdown_extensions, extension_configs=config.mdx_configs)


def rendered(article: Article, archive: archive_folder.Archive) -> LexborHTMLParser:
    """An article's page, as MkDocs reads it (front matter apart) and renders it."""
    page = next(page for page in pages(archive) if page.path == f"articles/{article.slug}/index.md")
    text, front_matter = meta.get_data(page.text)
    assert set(front_matter) == {"title", "description", "page", "styles", "program", "preview", "facts"}
    return LexborHTMLParser(f"<!doctype html><article>{converter().reset().convert(text)}</article>")


def load(text: str, tagged: dict[str, list[torture.Span]], headline: str | None = None) -> archive_folder.Archive:
    with tempfile.TemporaryDirectory() as folder:
        write(torture.archive_of(text, tagged, headline), Path(folder) / "articles")
        return archive_folder.load(Path(folder))


def paragraphs(page: LexborHTMLParser) -> list[str]:
    return [node.text(deep=True, strip=False) for node in page.css(SELECTOR)]


@st.composite
def tagged_captures(draw: st.DrawFn, lines: st.SearchStrategy[list[str]] | None = None) -> Any:
    """Draw a capture that a page can hold, and places to tag that begin and end on a letter, as an editor's do."""
    text = draw(torture.captures(lines))
    text = text.translate(dict.fromkeys(map(ord, torture.NEVER_KEPT)))
    assume(torture.lines_of(text))
    tagged = {}
    for field in ("quotes", "passages", "sic"):
        found = draw(torture.spans(text, 6 if lines is None else 20))
        tagged[field] = [s for s in found if text[s.start].strip("\ufeff") and text[s.end - 1].strip()]
    return text, {
        field: [s for s in found if text[s.start].strip() and is_seen(text[s.start : s.end])]
        for field, found in tagged.items()
    }


def is_seen(words: str) -> bool:
    """Tell whether words have a character that a reader sees; tags and headlines without one are refused."""
    return bool(re.search(TEXT_PATTERN, words))


@settings(max_examples=80)
@given(tagged_captures())
def test_the_page_has_the_captures_text_whatever_is_tagged(case: tuple[str, dict[str, list[torture.Span]]]) -> None:
    text, tagged = case
    archive = load(text, tagged)
    article = archive.articles[0]
    assert [len(article.quotes), len(article.passages), len(article.sics)] == [
        len(found) for found in tagged.values()
    ]
    page = rendered(article, archive)
    assert paragraphs(page) == torture.lines_of(text)
    check_ids(article, page)


@settings(max_examples=60)
@given(torture.captures())
def test_only_what_no_page_can_hold_is_refused(text: str) -> None:
    unkeepable = sorted(set(text) & set(torture.NEVER_KEPT))
    if torture.lines_of(text) and not unkeepable:
        archive = load(text, {})
        assert paragraphs(rendered(archive.articles[0], archive)) == torture.lines_of(text)
        return
    with pytest.raises(ArchiveError) as caught:
        load(text, {})
    messages = [problem.message for problem in caught.value.problems if problem.file.endswith("capture.txt")]
    assert len(messages) == (len(unkeepable) if torture.lines_of(text) else 1)
    for letter in unkeepable if torture.lines_of(text) else []:
        assert any(f"U+{ord(letter):04X}" in message for message in messages)


def check_ids(article: Article, page: LexborHTMLParser) -> None:
    """Every tag's id stands once, and its element, with the pieces that continue it, holds exactly its words."""
    ids = [node.attributes["id"] for node in page.css("[id]")]
    assert len(ids) == len(set(ids))
    for item in (*article.quotes, *article.passages):
        assert tagged_words(page, item.id) == "".join(torture.lines_of(item.exact))


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("last", ["", "end"])
def test_line_ends_and_byte_order_marks_are_no_part_of_the_text(line_end: str, mark: str, last: str) -> None:
    text = mark + line_end.join(["  One, ", "", "\tand  two.  ", "three", last]).rstrip("|")
    archive = load(text, {"quotes": [torture.Span(text.index("two"), text.index("two") + 3)]})
    shown = paragraphs(rendered(archive.articles[0], archive))
    assert shown == ["  One, ", "\tand  two.  ", "three", *filter(None, [last])]


@settings(max_examples=25)
@given(torture.line)
def test_a_headline_is_the_captures_too(line: str) -> None:
    headline = "".join(letter for letter in line if letter not in torture.NEVER_KEPT + "\r\ufeff")
    assume(is_seen(headline))
    archive = load(f"{headline}\n\ntext", {}, headline)
    page = rendered(archive.articles[0], archive)
    assert page.css_first("h1").text(deep=True, strip=False) == headline
    assert paragraphs(page) == ["text"]


@given(torture.line)
def test_words_in_notes_and_tables_are_the_captures_too(text: str) -> None:
    kept = "".join(letter for letter in text if letter not in torture.NEVER_KEPT + "\r")
    parser = LexborHTMLParser(
        f"<!doctype html>{converter().reset().convert(f'<div><p>{plain_words(kept)}</p></div>')}"
    )
    (node,) = parser.css("p")
    assert node.text(deep=True, strip=False) == kept


many_lines = st.lists(torture.line, min_size=60, max_size=120)


@settings(max_examples=2, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
@given(st.data())
def test_the_built_site_in_a_real_browser_has_the_captures_text(browser: Browser, data: st.DataObject) -> None:
    text, tagged = data.draw(tagged_captures(many_lines))
    with tempfile.TemporaryDirectory() as folder:
        project = copy_project(Path(folder), torture.archive_of(text, tagged))
        result = mkdocs_build(project, project / "site")
        assert (result.returncode, result.stdout, result.stderr) == (0, "", "")
        with serve(project / "site") as url:
            page = browser.new_page()
            page.goto(f"{url}articles/{torture.SLUG}/")
            shown = page.evaluate(f"[...document.querySelectorAll('{SELECTOR}')].map(p => p.textContent)")
            page.close()
        assert shown == torture.lines_of(text)
