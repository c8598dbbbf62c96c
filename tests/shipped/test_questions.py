"""Of a hundred questions, at least ninety find an answer among the first three results."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from helpers.asked_search import ask

pytestmark = pytest.mark.usefixtures("as_recorded")

QUESTIONS = yaml.safe_load((Path(__file__).parent / "questions.yml").read_text(encoding="utf-8"))
ANSWERED = 90
FIRST = 3


def first_results(found: dict[str, Any]) -> list[str]:
    """Return the first results in the order of the page: parts and topics, then quotes and paragraphs."""
    parts = [part["url"].removeprefix("compare/").strip("/") for part in found["parts"]]
    named = [f"part:{it.partition('#')[2]}" if "#" in it else f"topic:{it}" for it in parts]
    return [*named, *found["results"]][:FIRST]


def test_ninety_of_a_hundred_questions_are_answered_first(site: Path) -> None:
    answers = ask(site / "quotes" / "index", [{"q": row["query"]} for row in QUESTIONS])
    missed = [
        (row["query"], first_results(found))
        for row, found in zip(QUESTIONS, answers, strict=True)
        if not {*row["expects"]} & {*first_results(found)}
    ]
    assert len(QUESTIONS) - len(missed) >= ANSWERED, missed
