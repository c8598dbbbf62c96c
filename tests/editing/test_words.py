"""What a person means by words and by names: words of a sentence, and speakers that are known already."""

from pathlib import Path

import pytest
import yaml
from coverage_archive.editing.speakers import speakers_meant
from coverage_archive.editing.words import words_in
from coverage_archive.model import Span, Speaker
from hypothesis import given
from hypothesis import strategies as st

CASES = yaml.safe_load(Path(__file__).with_name("words.yml").read_text(encoding="utf-8"))
SPEAKERS = {
    speaker.id: speaker
    for speaker in (
        Speaker("ida-brandt", "Ida Brandt", "person", aliases=("the Transport Minister",)),
        Speaker("ole-brandt-lund", "Ole Brandt Lund", "person"),
        Speaker("treaty", "The treaty", "document", aliases=("the pact of ports",)),
        Speaker("tass", "TASS", "organisation"),
    )
}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["sentence"])
def test_the_words_of_a_sentence_are_taken_without_who_gives_them(case: dict[str, str]) -> None:
    text = f"Before. {case['sentence']} After."
    assert words_in(text, Span(8, 8 + len(case["sentence"]))).of(text) == case["words"]


@given(st.text(st.sampled_from('ab,.:“”" it says reads that'), max_size=60))
def test_the_words_are_always_some_of_the_sentence(sentence: str) -> None:
    found = words_in(sentence, Span(0, len(sentence)))
    assert found.of(sentence) in sentence
    assert bool(len(found)) == bool(sentence)


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("Transport minister Ida Brandt", ["ida-brandt"]),
        ("Ida Brandt, the transport minister", ["ida-brandt"]),
        ("Ms Brandt", ["ida-brandt", "ole-brandt-lund"]),
        ("the transport minister", ["ida-brandt"]),
        ("ida-brandt", ["ida-brandt"]),
        ("Ida Brant", ["ida-brandt"]),
        ("agency Tass", ["tass"]),
        ("the pact", ["treaty"]),
        ("Ada Roe", []),
        ("?!", []),
    ],
)
def test_a_name_meets_the_speakers_that_are_known(name: str, meant: list[str]) -> None:
    assert [speaker.id for speaker in speakers_meant(name, SPEAKERS)] == meant
