"""Without the Markdown parser, a generated page has the body that the parser gives: any renderer can take it."""

from pathlib import Path

import pytest
from coverage_archive.publishing import generating
from coverage_archive.publishing.html_bodies import HtmlBodies
from helpers import made_archive
from mkdocs.config import load_config
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from oracle import random_archives

CONFIG = Path(__file__).parents[2] / "mkdocs.yml"
SPECS = [*("signs", "six-outlets", "twelve-outlets", "reference-texts", "many-tongues"), *range(3)]


@pytest.mark.parametrize("name", SPECS)
def test_a_page_has_the_same_body_with_the_markdown_parser_and_without(name: str | int, tmp_path: Path) -> None:
    spec = random_archives.random_archive(name) if isinstance(name, int) else made_archive.spec(name)
    made_archive.write(spec, tmp_path / "articles")
    generating.build(tmp_path)
    pages = tmp_path / "pages"
    names = [path.relative_to(pages).as_posix() for path in pages.rglob("*.md")]
    assert names
    for page_name in names:
        both = (rendered(pages, page_name, skip=skip) for skip in (True, False))
        for skipped, parsed in zip(*both, strict=True):
            assert skipped == parsed, page_name


def test_headings_keep_their_ids_and_follow_the_extensions_of_the_site(tmp_path: Path) -> None:
    (tmp_path / "page.md").write_text('# A \\*title\\*\n\n<p id="one">1</p>\n\n## Part { #part }\n\n## Part\n')
    content, contents, title, ids = rendered(tmp_path, "page.md", skip=True)
    assert content[0].startswith('<h1 id="a-title">A *title*<a class="headerlink" href="#a-title"')
    assert content[1:3] == ['<p id="one">1</p>', content[2]]
    assert [title, ids] == ["A *title*", {"a-title", "one", "part", "part_1"}]
    assert "Part - #part_1" in contents


def rendered(folder: Path, name: str, *, skip: bool) -> tuple[list[str], str, str | None, set[str]]:
    """Return what a renderer and its validation use of a page; its content as lines, without empty ones."""
    config = load_config(str(CONFIG), plugins=[])
    file = File(name, str(folder), config.site_dir, use_directory_urls=True)
    page = Page(None, file, config)
    if skip:
        HtmlBodies(config).take(page)
    page.read_source(config)
    page.render(config, Files([file]))
    assert page.content is not None
    lines = [line for line in page.content.split("\n") if line]
    ids = page.present_anchor_ids or set()
    return lines, str(page.toc), page.title, ids - {""}
