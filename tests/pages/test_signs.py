"""Every view has the signs that belong to its words: who relayed and translated them, whether anybody reviewed them,
[sic], square brackets around what an editor supplied, the outlet's colour, the way in which the words are given.

tests/pages/signs.yml lists the views: which page, which templates it is filled from, and, by sign, what stands where.
Beside a selector ``@way`` is how words are given, ``@colour`` the number of an outlet's colour, another ``@name`` an
attribute; without one it is the words. tests/pages/signs-in-files.yml has the same for files that programs read.
"""

import gzip
import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from coverage_archive.publishing import generating
from helpers.built import once
from helpers.made_archive import spec, write
from helpers.project import PROJECT
from helpers.signs import many, twice
from oracle.on_pages.html import parsed, said
from selectolax.lexbor import LexborHTMLParser, LexborNode

HERE = Path(__file__).parent
VIEWS = yaml.safe_load((HERE / "signs.yml").read_text(encoding="utf-8"))
FILES = yaml.safe_load((HERE / "signs-in-files.yml").read_text(encoding="utf-8"))
TEMPLATES = {path.name for path in (PROJECT / "scripts/coverage_archive/pages/templates").iterdir()}
# What is of no article, or says that there is nothing to show.
WITHOUT_WORDS = {
    "card_withdrawn.html.j2",
    "check.md.j2",
    "data.md.j2",
    "keeper.html.j2",
    "moved.html.j2",
    "name.html.j2",
    "untagged.md.j2",
    "version.html.j2",
    "withdrawn.md.j2",
}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The generated files of the archive of signs, and of the same with many more articles."""

    def make(folder: Path) -> None:
        for name, made in (("few", spec("signs")), ("many", many()), ("twice", twice())):
            write(made, folder / name / "articles")
            generating.build(folder / name)

    folder = once(tmp_path_factory, "signs", make)
    return {name: folder / name / "pages" for name in ("few", "many", "twice")}


def test_every_template_is_of_a_view_or_has_no_words_of_articles() -> None:
    filled = {name for view in VIEWS.values() for name in view.get("filled", [])}
    assert (filled | WITHOUT_WORDS, filled & WITHOUT_WORDS) == (TEMPLATES, set())


@pytest.mark.parametrize("name", VIEWS)
def test_a_view_has_its_signs(built: dict[str, Path], name: str) -> None:
    view = VIEWS[name]
    text = (built[view.get("archive", "few")] / view["page"]).read_text(encoding="utf-8")
    page = parsed(text) if view["page"].endswith(".md") else LexborHTMLParser(text)
    signs = {sign: stated for sign, stated in view.items() if sign not in ("page", "archive", "filled")}
    assert {sign: {at: _found(page, at) for at in stated} for sign, stated in signs.items()} == signs


def _found(page: LexborHTMLParser, at: str) -> list[Any]:
    selector, _, attribute = at.partition(" @")
    return [_shown(node, attribute) for node in page.css(selector)]


def _shown(node: LexborNode, attribute: str) -> str | int | None:
    names = node.attributes.get("class") or ""
    match attribute:
        case "":
            return said(node)
        case "way":
            found = re.search(r"(?:words|part|strip__tick)--([a-z-]+)", names)
            return found[1] if found else None
        case "colour":
            found = re.search(r"(?<![a-z-])outlet--([0-9]+)", names)
            return int(found[1]) if found else None
    return node.attributes.get(attribute)


@pytest.mark.parametrize("name", FILES)
def test_a_file_that_programs_read_has_the_signs(built: dict[str, Path], name: str) -> None:
    text = _text(built["few"] / FILES[name]["file"])
    lacking = [words for words in FILES[name]["has"] if words not in text]
    assert (lacking, [words for words in FILES[name].get("has not", []) if words in text]) == ([], [])
    if FILES[name]["file"].removesuffix(".gz").endswith(".json"):
        json.loads(text)


# Where another field says that a headline is supplied, it stands alone: in tables, in the index of the search, which
# does not show it, and in linked data, where a bracket would be a letter of the headline.
WITH_A_FIELD = re.compile(r"data/articles\.(csv|json)|quotes/search/.*")
LINKED_DATA = re.compile('<script type="application/ld.json">.*?</script>', re.DOTALL)


def _text(path: Path) -> str:
    data = path.read_bytes()
    return (gzip.decompress(data) if data[:2] == b"\x1f\x8b" else data).decode("utf-8", "replace")


def test_a_supplied_headline_stands_in_brackets_wherever_it_is_shown(built: dict[str, Path]) -> None:
    docs = built["twice"]
    names = (path.relative_to(docs).as_posix() for path in docs.rglob("*") if path.is_file())
    pages = {name: LINKED_DATA.sub("", _text(docs / name)) for name in names if not WITH_A_FIELD.fullmatch(name)}
    shown = re.compile(r".{0,30}(?<!\[)A note on the tides.?")
    assert [f"{name}: {found[0]}" for name, text in pages.items() for found in shown.finditer(text)] == []
    assert sum(text.count("[A note on the tides]") for text in pages.values()) > 50
