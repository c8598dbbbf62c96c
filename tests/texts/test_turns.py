"""Which lines of a text are the turns of a transcript: cases in turns.yml."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from coverage_archive.texts.turns import turns

CASES = yaml.safe_load((Path(__file__).parent / "turns.yml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["case"])
def test_turns(case: dict[str, Any]) -> None:
    text, found = case["text"], turns(case["text"])
    assert [(turn.name, turn.role) for turn in found] == [(name, role) for name, role, _ in case["turns"]]
    for turn, (*_, begins) in zip(found, case["turns"], strict=True):
        assert turn.words.of(text).startswith(begins)
        assert turn.words.of(text) == turn.words.of(text).strip()
        assert text[: turn.words.start].endswith(turn.label.of(text))
