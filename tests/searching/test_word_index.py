"""Pagefind, as we ask it, finds words by their stem and phrases by their very words, and nothing else."""

import dataclasses
import random
from itertools import pairwise
from pathlib import Path

import pytest
import snowballstemmer
from coverage_archive.searching import word_index
from coverage_archive.searching.search_words import folded_words
from helpers.made_archive import capture, spec
from helpers.project import PROJECT, serve
from playwright.sync_api import Error as PlaywrightError
from playwright.sync_api import Page

stem = snowballstemmer.stemmer("english").stemWord

ASK = """async ([terms, table]) => {
  const { Pagefind, WordIndex } = await import("/assets/js/searching/word-index.js");
  const index = new WordIndex(new Pagefind(new URL("/index/", location)), table);
  const found = [];
  for (const [term, isPhrase] of terms) {
    found.push([...await (isPhrase ? index.phrase(term) : index.word(term[0]))]);
  }
  return found;
}"""


def ask(
    page: Page, tmp_path: Path, texts: list[list[str]], terms: list[tuple[list[str], bool]], **instead: object
) -> list[dict[int, list[int]]]:
    """Index texts; return for each term, a word or a phrase, its places by text, as a browser finds them.

    ``instead`` replaces what the browser is told of the index.
    """
    table = {
        "words": [len(text) for text in texts],
        "textsABlock": word_index.TEXTS_A_BLOCK,
        **dataclasses.asdict(word_index.make(texts, tmp_path / "index")),
        **instead,
    }
    if not (tmp_path / "assets").exists():
        (tmp_path / "assets").symlink_to(PROJECT / "docs" / "assets")
    (tmp_path / "index.html").write_text('<html lang="en">', encoding="utf-8")
    with serve(tmp_path) as url:
        page.goto(url)
        return [dict(found) for found in page.evaluate(ASK, [terms, table])]


def test_a_vocabulary_is_stemmed_as_by_snowball(page: Page, tmp_path: Path) -> None:
    endings = "s es ed ing ly ation ness ful ization ies ied er est d y"
    roots = (
        "provid deploy run happi hop hopp nation militar assist treat invad skie die genera commun arsen past inter"
    )
    captures = [capture(article) for name in ("pact", "twelve-outlets") for article in spec(name)["articles"]]
    vocabulary = {root + ending for root in roots.split() for ending in ["", *endings.split()]} | {
        *folded_words(" ".join(captures))
    }
    assert len(vocabulary) > 600
    stems = {word: stem(word) for word in vocabulary}
    texts = [[word] for word in sorted(vocabulary)]
    for (word,), found in zip(texts, ask(page, tmp_path, texts, [(text, False) for text in texts]), strict=True):
        others = {number: [0] for number, (other,) in enumerate(texts) if stems[other] == stems[word]}
        assert found == others, word


# Words of many scripts and lengths, and some that begin with or are parts of others.
LETTERS = ["ab", "abé1", "אבגד", "كتاب", "рст", "ßſŋ", "ﬁ½Ⅳ²", "한조약", "北の", "กำ", "ǅİI"]


@pytest.mark.parametrize("seed", range(3))
def test_words_and_phrases_of_any_script_are_found_where_they_stand(
    page: Page, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    monkeypatch.setattr(word_index, "TEXTS_A_BLOCK", 40)  # several blocks of texts
    chance = random.Random(seed)
    pool = ["constructor", "toString", "PAGEFIND", "provide", "provides", "provided", "the"]
    pool += ["".join(chance.choices(chance.choice(LETTERS), k=chance.randint(1, 4))) for _ in range(25)]

    def text() -> list[str]:
        return folded_words(" ".join(chance.choices(pool, k=chance.randint(0, 20))))

    texts = [text() for _ in range(150)]
    texts[40:80] = [[] for _ in range(40)]  # a block without a word
    runs = [one[at : at + size] for one in texts for at in range(len(one)) for size in (2, 3, 4)]
    across = [[*one[-1:], *two[:1]] for one, two in pairwise(texts)]
    alone = sorted({word for one in texts for word in one} | {"provid", "prov", "a", "zebra"})
    terms = [([word], is_phrase) for word in alone for is_phrase in (False, True)]
    terms += [(run, True) for run in [*chance.sample(runs, 150), *across] if len(run) > 1]
    for (term, is_phrase), found in zip(terms, ask(page, tmp_path, texts, terms), strict=True):
        places = {
            number: [
                at
                for at in range(len(one))
                if (one[at : at + len(term)] == term if is_phrase else stem(one[at]) == stem(term[0]))
            ]
            for number, one in enumerate(texts)
        }
        assert found == {number: at for number, at in places.items() if at}, (term, is_phrase)


# Every letter and digit of Unicode: a word that Pagefind left out or split would move all that follow.
@pytest.mark.long
def test_every_character_of_a_word_takes_one_place(page: Page, tmp_path: Path) -> None:
    alphabet = folded_words(" ".join(chr(code) for code in range(0x110000) if not 0xD800 <= code < 0xE000))
    assert len(alphabet) > 100_000
    texts = [[*alphabet[start : start + 500], "end"] for start in range(0, len(alphabet), 500)]
    (found,) = ask(page, tmp_path, texts, [(["end"], True)])
    assert found == {number: [len(text) - 1] for number, text in enumerate(texts)}


def test_where_no_text_has_a_word_nothing_is_found_and_nothing_loaded(page: Page, tmp_path: Path) -> None:
    assert ask(page, tmp_path, [[], []], [(["word"], False), (["two", "words"], True)]) == [{}, {}]
    assert not (tmp_path / "index").exists()


def test_an_index_of_another_build_is_refused(page: Page, tmp_path: Path) -> None:
    with pytest.raises(PlaywrightError, match="another build"):
        ask(page, tmp_path, [["word"]], [(["word"], False)], blocks=["en_1234567"])
    with pytest.raises(PlaywrightError, match="another build"):
        ask(page, tmp_path, [["word"]], [(["word"], False)], vocabulary="en_1234567")


def test_what_pagefind_says_when_it_fails_is_passed_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(word_index.sys, "executable", "false")
    with pytest.raises(word_index.IndexingError, match="could not make the index of quotes"):
        word_index.make([["word"]], tmp_path / "index")
