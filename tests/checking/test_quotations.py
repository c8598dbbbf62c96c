"""The browser finds the same quotations as the program: those of the golden cases, and those of generated texts."""

import random
from pathlib import Path

import pytest
import yaml
from coverage_archive.model.spans import utf16_places
from coverage_archive.texts.quotation_marks import read_marks
from helpers.checked_texts import checked
from helpers.made_marks import marked_text

CASES = sorted((Path(__file__).parent.parent / "texts" / "marks").glob("*.yaml"))


def as_the_program_reads(text: str) -> list[list[int]]:
    """Return the spans of the outermost quotations of a text in UTF-16 units, as browsers count."""
    at = utf16_places(text)
    return [[at(found.span.start), at(found.span.end)] for found in read_marks(text).outermost]


def assert_same(texts: list[str]) -> None:
    found = zip(texts, map(as_the_program_reads, texts), checked(texts), strict=True)
    assert [(text, python, browser) for text, python, browser in found if python != browser] == []


def test_the_golden_cases() -> None:
    texts = [yaml.safe_load(path.read_text("utf-8"))["text"] for path in CASES]
    assert len(texts) > 80
    assert_same(texts)


@pytest.mark.parametrize(
    ("seed", "count"), [(1, 500), pytest.param(2, 5_000, marks=pytest.mark.long)], ids=["500", "5,000"]
)
def test_generated_texts(seed: int, count: int) -> None:
    chance = random.Random(seed)
    texts = [marked_text(chance) for _ in range(count)]
    assert sum(map(len, map(as_the_program_reads, texts))) > count
    assert_same(texts)
