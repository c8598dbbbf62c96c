"""Words are read the same in Python, which makes the index, and in the browser, which reads the query."""

import json
import random
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from coverage_archive.searching.stems import stem
from coverage_archive.searching.texts import searched_words
from coverage_archive.texts.folding import folded_words
from helpers.asked_search import ask
from helpers.project import FRONTEND, PROJECT
from hypothesis import given
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page

CASES = json.loads((Path(__file__).parent / "words.json").read_text(encoding="utf-8"))
for case in CASES:  # a Korean syllable is compared as its letters, which look the same in an editor
    case["words"] = [unicodedata.normalize("NFKD", word) for word in case["words"]]
    case["searched"] = [unicodedata.normalize("NFKD", word) for word in case.get("searched", case["words"])]

# Signs that this Python's Unicode does not know yet may be letters to a newer browser.
KNOWN = st.characters(exclude_categories=["Cs", "Cn"]).filter(lambda c: unicodedata.category(c) != "Cn")
TEXTS = st.text(KNOWN | st.sampled_from("\u00ad\u200b\u200dไทย조약abcXYZ019.,'’“”\"—–- éİßςΣ한北の"), max_size=30)


@pytest.fixture(scope="module")
def modules(browser: Browser, url: str) -> Iterator[Page]:
    """A page that has loaded the browser's half."""
    page = browser.new_page()
    page.route(
        "**/assets/js/**",
        lambda route: route.fulfill(path=FRONTEND / urlsplit(route.request.url).path.removeprefix("/assets/")),
    )
    page.goto(f"{url}about/")
    page.evaluate(
        """async () => {
          for (const name of ["words", "records"]) {
            Object.assign(window, await import(`/assets/js/searching/${name}.js`));
          }
        }"""
    )
    yield page
    page.close()


@pytest.mark.parametrize("case", CASES, ids=[case["text"] for case in CASES])
def test_python_reads_these_words(case: dict[str, Any]) -> None:
    assert folded_words(case["text"]) == case["words"]
    assert searched_words(case["text"]) == case["searched"]
    assert [stem(word) for word in case["words"]] == case.get("stems", [stem(word) for word in case["words"]])


@pytest.mark.parametrize("case", CASES, ids=[case["text"] for case in CASES])
def test_the_browser_reads_these_words(case: dict[str, Any], modules: Page) -> None:
    assert modules.evaluate("text => window.words(text)", case["text"]) == case["searched"]


ENDINGS = (
    "s es ed ing ly ation ness ful ization isation ies ied er est d y ingly edly ational iveness ousness ogist logy "
    "eed ative able ment ement ion our ours ise ised ize"
)
LETTERS = "aaeeiiouyyybcdgllnprsstwzxßди"


def test_fifty_thousand_words_have_the_same_stem_in_the_browser_as_in_python(made: Path) -> None:
    chance = random.Random(50)
    pairs = (PROJECT / "scripts" / "coverage_archive" / "texts" / "common_pairs.en.tsv").read_text(encoding="utf-8")
    real = sorted({word for word in pairs.split() if folded_words(word) == [word]})
    words = {*real}
    while len(words) < 30_000:
        words.add(chance.choice(real) + chance.choice(ENDINGS.split()))
    while len(words) < 50_000:
        words.add("".join(chance.choices(LETTERS, k=chance.randint(1, 9))))
    asked = sorted(words)
    (stems,) = ask(made / "site" / "quotes" / "index", [{"q": asked, "stems": True}])
    assert [(word, of) for word, of in zip(asked, stems, strict=True) if of != stem(word)] == []


@given(TEXTS)
def test_the_browser_reads_any_text_as_python_does(modules: Page, text: str) -> None:
    assert modules.evaluate("text => window.words(text)", text) == searched_words(text)


@given(TEXTS, st.sets(st.integers(0, 8)))
def test_marking_hits_keeps_every_letter(modules: Page, text: str, hits: set[int]) -> None:
    pieces = modules.evaluate("([text, hits]) => window.marked(text, new Set(hits))", [text, [*hits]])
    assert "".join(piece["text"] for piece in pieces) == text
