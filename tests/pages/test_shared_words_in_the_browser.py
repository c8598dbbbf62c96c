"""The browser finds the words that two articles share by the same rule as Python, which weighed them."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from coverage_archive.texts.shared_wording import Text, compare, weighed, words
from helpers.project import FRONTEND
from hypothesis import given, settings
from hypothesis import strategies as st

MODULE = FRONTEND / "js" / "side-by-side" / "shared-words.js"
ANSWERING = f"""
import {{ sharedWords }} from "{MODULE.as_uri()}";
let line = "";
for await (const piece of Deno.stdin.readable.pipeThrough(new TextDecoderStream())) {{
  line += piece;
  if (!line.endsWith("\\n")) continue;
  console.log(JSON.stringify(sharedWords(...JSON.parse(line))));
  line = "";
}}
"""

# Common pairs, rare ones, names and other scripts.
WORDS = ["all", "means", "without", "the", "of", "war", "civil", "Kim", "kim", "a", "Straße", "𝔊at", "협약"]
some_words = st.lists(st.sampled_from(WORDS), min_size=2, max_size=4).map(" ".join)


def made_of(pieces: list[str]) -> st.SearchStrategy[tuple[list[str], list[str]]]:
    """Two texts whose passages are made of the same few pieces, so that they share some wording."""
    text = st.lists(st.lists(st.sampled_from(pieces), min_size=1, max_size=4).map(" ".join), min_size=1, max_size=3)
    return st.tuples(text, text)


two_texts = st.lists(some_words, min_size=1, max_size=3).flatmap(made_of)
Answer = Callable[[list[Any]], list[list[list[list[int]]]]]


@pytest.fixture(scope="module")
def browser_finds(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Answer]:
    """What the browser's half answers, run by Deno: for each word of each passage, the phrases around it."""
    deno = Path(sys.executable).with_name("deno")
    environment = {**os.environ, "DENO_NO_UPDATE_CHECK": "1", "DENO_DIR": str(tmp_path_factory.mktemp("deno"))}
    program = tmp_path_factory.mktemp("program") / "answering.js"
    program.write_text(ANSWERING, encoding="utf-8")
    command = [deno, "run", "--quiet", "--allow-read", program]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8", env=environment
    ) as process:
        assert process.stdin
        assert process.stdout

        def answer(texts: list[Any]) -> Any:
            print(json.dumps(texts), file=process.stdin, flush=True)
            return json.loads(process.stdout.readline())  # type: ignore[union-attr]

        yield answer
        process.stdin.close()


def given_to_the_browser(text: list[str], language: str) -> list[Any]:
    rows = [words(passage) for passage in text]
    return [
        [
            [word.span.start, word.span.end, word.form, weight.bits, int(weight.says)]
            for word, weight in zip(row, weighed(row, language), strict=True)
        ]
        for row in rows
    ]


def by_phrase(marks: list[list[tuple[int, ...]]]) -> set[frozenset[tuple[int, int]]]:
    """The words of each phrase, as (text, word), whatever number the phrase has."""
    found: dict[int, set[tuple[int, int]]] = {}
    for text, phrases in enumerate(marks):
        for word, numbers in enumerate(phrases):
            for number in numbers:
                found.setdefault(number, set()).add((text, word))
    return set(map(frozenset, found.values()))


@settings(max_examples=500)
@given(two_texts, st.sampled_from(["en", "ko"]))
def test_the_browser_finds_what_python_finds(
    browser_finds: Answer, texts: tuple[list[str], list[str]], language: str
) -> None:
    made = [
        Text(str(n), [words(passage, len("\n".join([*text[:at], ""]))) for at, passage in enumerate(text)], language)
        for n, text in enumerate(texts)
    ]
    found = [
        frozenset(
            (place.text, number)
            for place in phrase.places
            for number, word in enumerate(word for passage in made[place.text].passages for word in passage)
            if place.span.covers(word.span)
        )
        for phrase in compare(made)
    ]
    answered = browser_finds([given_to_the_browser(text, language) for text in texts])
    flat = [[tuple(phrases) for passage in side for phrases in passage] for side in answered]
    assert by_phrase(flat) == set(found)
