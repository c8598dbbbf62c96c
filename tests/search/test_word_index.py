"""Pagefind, as we ask it, finds words by their stem and phrases by their very words, and nothing else."""

import json
import random
from itertools import pairwise
from pathlib import Path

import pytest
import snowballstemmer
from coverage_archive import word_index
from coverage_archive.search_words import words
from playwright.sync_api import Page
from support import PROJECT, serve

stem = snowballstemmer.stemmer("english").stemWord

ASK = """async ([folder, terms, index]) => {
  const { questions } = await import("/assets/quote-engine.js");
  const pagefind = (await import(`${folder}pagefind.js`)).createInstance();
  const found = [];
  for (const [term, isPhrase] of terms) {
    const results = await Promise.all(questions(term, isPhrase, index).map((query) => pagefind.search(query)));
    found.push(results.flatMap((one) => one.results.map(({ id }) => id)));
  }
  return found;
}"""


def ask(
    page: Page, tmp_path: Path, texts: dict[str, list[list[str]]], terms: list[tuple[list[str], bool]]
) -> list[set[str]]:
    """Index texts; return the names of those that each term, a word or a phrase, finds in a browser."""
    index = word_index.make(texts, tmp_path / "index")
    (tmp_path / "assets").symlink_to(PROJECT / "docs" / "assets")
    (tmp_path / "index.html").write_text('<html lang="en">', encoding="utf-8")
    names = {id: name for name, id in index.ids.items()}
    with serve(tmp_path) as url:
        page.goto(url)
        found = page.evaluate(
            ASK, ["/index/", terms, {"stems": index.stems, "forms": index.forms, "blocks": index.blocks}]
        )
    assert all(len(of_one) == len(set(of_one)) for of_one in found)
    return [{names[id] for id in of_one} for of_one in found]


def test_a_vocabulary_is_stemmed_as_by_snowball(page: Page, tmp_path: Path) -> None:
    endings = "s es ed ing ly ation ness ful ization ies ied er est d y"
    roots = (
        "provid deploy run happi hop hopp nation militar assist treat invad skie die genera commun arsen past inter"
    )
    captures = [path.read_text(encoding="utf-8") for path in sorted(PROJECT.glob("articles/*/capture.txt"))]
    vocabulary = {root + ending for root in roots.split() for ending in ["", *endings.split()]} | {
        *words(" ".join(captures))
    }
    assert len(vocabulary) > 600
    stems = {word: stem(word) for word in vocabulary}
    found = ask(page, tmp_path, {word: [[word]] for word in vocabulary}, [([word], False) for word in vocabulary])
    for word, others in zip(vocabulary, found, strict=True):
        assert others == {other for other in vocabulary if stems[other] == stems[word]}, word


# Words of many scripts and lengths, and some that begin with or are parts of others.
LETTERS = ["ab", "abé1", "אבגד", "كتاب", "рст", "ßſŋ", "ﬁ½Ⅳ²", "한조약", "北の", "กำ", "ǅİI"]


@pytest.mark.parametrize("seed", range(3))
def test_words_and_phrases_of_any_script_are_found_where_they_stand(
    page: Page, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    monkeypatch.setattr(word_index, "BLOCK", 40)  # several blocks of texts
    chance = random.Random(seed)
    pool = ["constructor", "toString", "PAGEFIND", "provide", "provides", "provided", "the"]
    pool += ["".join(chance.choices(chance.choice(LETTERS), k=chance.randint(1, 4))) for _ in range(25)]

    def part() -> list[str]:
        return words(" ".join(chance.choices(pool, k=chance.randint(0, 7))))

    texts = {f"text-{number}": [part() for _ in range(chance.randint(1, 3))] for number in range(150)}
    runs = [
        run[at : at + size] for text in texts.values() for run in text for at in range(len(run)) for size in (2, 3, 4)
    ]
    ends = [[*one[-1:], *two[:1]] for text in texts.values() for one, two in pairwise(text)]
    alone = sorted(
        {word for text in texts.values() for run in text for word in run} | {"provid", "prov", "a", "zebra"}
    )
    terms = [([word], is_phrase) for word in alone for is_phrase in (False, True)]
    terms += [(run, True) for run in [*chance.sample(runs, 150), *ends] if len(run) > 1]
    for (term, is_phrase), found in zip(terms, ask(page, tmp_path, texts, terms), strict=True):
        spelt = json.dumps(term, ensure_ascii=False)[1:-1]
        assert found == {
            name
            for name, text in texts.items()
            if any(
                f", {spelt}," in f", {json.dumps(run, ensure_ascii=False)[1:-1]},"
                if is_phrase
                else stem(term[0]) in map(stem, run)
                for run in text
            )
        }, (term, is_phrase)


def test_frequent_words_have_numbers_and_rare_ones_have_not(tmp_path: Path) -> None:
    texts = {
        f"text-{number}": [["the", "treaty" if number % 2 else "treaties", f"word{number}"]] for number in range(60)
    }
    index = word_index.make(texts, tmp_path / "index")
    assert {*index.stems} == {"the", "treaty", "treaties"}
    assert index.stems["treaty"] == index.stems["treaties"]
    assert {*index.forms} == {"the", "treaty", "treaties"}


def test_what_pagefind_says_when_it_fails_is_passed_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(word_index.sys, "executable", "false")
    with pytest.raises(word_index.IndexingError, match="could not make the index of quotes"):
        word_index.make({"one": [["word"]]}, tmp_path / "index")
