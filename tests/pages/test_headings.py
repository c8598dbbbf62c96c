"""A title is shown as it is, in headings, contents and search, whatever stands in it; white space is one space."""

import hashlib
from pathlib import Path
from typing import Any

import pytest
import yaml
from helpers.asked_search import search_index_parts
from helpers.project import copy_project, mkdocs_build
from selectolax.lexbor import LexborHTMLParser

CHARACTERS = [chr(code) for code in range(0x20, 0x250)]
# What Markdown, its extensions, HTML and templates could take for theirs.
SYNTAX = [
    *("The pledge: in brief", "a ~ b ~~c~~ ^d^ e~2~", "{ #other }", "{: .other }", "# a #", "ends ##", "1. first"),
    *("<b>bold</b> & <br", "&amp; &copy; &#65; &", "[a](b) ![c](d)", "[e]: f", "[TOC]", "`g` ``h``", "*i* **j** _k_"),
    *(
        "http://a.example/?b=c&d=e",
        "l@m.example",
        "|n|o|",
        ": p",
        "- q",
        "> r",
        "\\s \\* \\\\",
        "ends \\",
        "--- ... ***",
    ),
    *("{{ t }} {% u %} {# v #}", "wzxhzdk:0 klzzwxh:1", "\"w\" 'x'", "¶ y", "==z==", "*[HTML]: x", "!!! note"),
]
# Each character begins a title, ends it, and stands in it alone, doubled, between letters and between spaces.
TITLES = [*SYNTAX, *(f"{c}a{c}b {c} {c}{c} 1{c}" for c in CHARACTERS)]
# A page each is too much for single characters: some of them together.
PAGE_TITLES = [*SYNTAX, *("".join(f"{c}a{c}" for c in CHARACTERS[at : at + 16]) for at in range(0, 560, 16))]


def shown(title: str) -> str:
    return " ".join(title.split())


def write_article(folder: Path, text: str, **record: Any) -> None:
    folder.mkdir(parents=True)
    (folder / "capture.txt").write_text(text, encoding="utf-8")
    capture = {"sha256": hashlib.sha256(text.encode()).hexdigest()}
    record = {"outlet": "gazette", "headline": "Headline", "outlet_supplied": "made", "capture": capture, **record}
    (folder / "article.yml").write_text(yaml.safe_dump(record, sort_keys=False, allow_unicode=True), encoding="utf-8")


def write_archive(articles: Path) -> None:
    """Write an archive with every title: of sections, of elements (of a topic of many), of topics and of speakers."""
    articles.mkdir()
    named = {f"n-{number}": title for number, title in enumerate(PAGE_TITLES)}
    vocabulary = {
        "title": "Made",
        "question": "".join(SYNTAX),
        "clause": "clause",
        "outlets": {"gazette": {"name": "Gazette"}},
        "speakers": {id: {"name": title, "kind": "person"} for id, title in named.items()},
        "topics": {"clause": {"title": "Clause"}, **{id: {"title": title} for id, title in named.items()}},
        "elements": {f"e-{n}": {"title": title, "topic": "clause"} for n, title in enumerate(TITLES)},
    }
    (articles / "archive.yml").write_text(
        yaml.safe_dump(vocabulary, sort_keys=False, allow_unicode=True), encoding="utf-8"
    )
    write_article(
        articles / "sections",
        "\n\n".join(["Headline", *(f"Words {number}." for number in range(len(TITLES)))]) + "\n",
        sections=[{"id": f"s-{n}", "title": title, "starts": f"Words {n}."} for n, title in enumerate(TITLES)],
    )
    write_article(
        articles / "said",
        "Headline\n\n" + " ".join(f"Words of {id}." for id in named) + "\n",
        quotes=[
            {"id": id, "exact": f"Words of {id}.", "kind": "indirect", "speaker": id, "topics": [id]} for id in named
        ],
    )
    for number in range(13):
        passages = [{"id": "here", "element": "e-0", "exact": "Words"}]
        write_article(articles / f"of-many-{number}", "Headline\n\nWords.\n", passages=passages)


@pytest.fixture(scope="module")
def titled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of that archive."""
    project = copy_project(tmp_path_factory.mktemp("titled"))
    for path in sorted((project / "articles").rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() else path.unlink()
    (project / "articles").rmdir()
    write_archive(project / "articles")
    result = mkdocs_build(project, project / "site")
    assert (result.returncode, result.stdout, result.stderr) == (0, "", "")
    return project / "site"


def headings(site: Path, page: str, selector: str) -> list[str]:
    html = LexborHTMLParser((site / page / "index.html").read_text(encoding="utf-8"))
    for sign in html.css(".headerlink"):
        sign.decompose()
    return [heading.text(deep=True) for heading in html.css(f"article {selector}")]


@pytest.fixture(scope="module")
def found(titled: Path) -> set[str]:
    """The titles that the search finds, as it shows them."""
    parts = search_index_parts(titled)
    entries = [*parts["index"]["entries"].values(), parts["speakers"]["entries"]]
    texts = [text for name, part in parts.items() if name.startswith("articles-") for text in part["articles"]]
    sections = [of[1] for text in texts for of in text["sections"]]
    return {shown(title) for title in [*sections, *(entry[2] for kind in entries for entry in kind)]}


@pytest.mark.parametrize(
    ("page", "heading", "id"), [("articles/sections/", "h2", "s-"), ("compare/clause/", "h3", "of_e-")]
)
def test_titles_of_sections_and_elements(titled: Path, page: str, heading: str, id: str) -> None:
    assert headings(titled, page, f"{heading}[id^={id}]") == [shown(title) for title in TITLES]


def test_the_search_has_the_titles_of_sections(found: set[str]) -> None:
    assert {shown(title) for title in TITLES} <= found


def test_the_map_of_an_article_has_its_sections_titles(titled: Path) -> None:
    assert headings(titled, "articles/sections/", ".map a") == [shown(title) for title in TITLES]


def test_titles_of_topics(titled: Path, found: set[str]) -> None:
    for number, title in enumerate(PAGE_TITLES):
        assert headings(titled, f"compare/n-{number}/", "h1") == [shown(title)]
        assert shown(title) in found


def test_names_of_speakers(titled: Path, found: set[str]) -> None:
    for number, title in enumerate(PAGE_TITLES):
        assert headings(titled, f"speakers/n-{number}/", "h1") == [shown(title)]
        assert shown(title) in found


def test_the_question(titled: Path) -> None:
    assert headings(titled, ".", "h1") == [shown("".join(SYNTAX))]
