"""Which words a wording lacks of the base's, and whether it is near to it: nearness.yml."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from coverage_archive.comparing.nearness import is_decisive, lacking, near, words_and_numbers
from hypothesis import given
from hypothesis import strategies as st

CASES = yaml.safe_load(Path(__file__).with_name("nearness.yml").read_text(encoding="utf-8"))
WORDS = ["the", "water", "not", "10", "ten", "only", "gates", "open"]
TEXTS = st.lists(st.sampled_from(WORDS), min_size=1, max_size=8).map(" ".join)


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['base']}: {case['wording']}")
def test_how_a_wording_stands_to_the_bases(case: dict[str, Any]) -> None:
    base, wording = words_and_numbers(case["base"]), words_and_numbers(case["wording"])
    assert near(wording, base, case.get("in", "en")) == case["near"]
    assert [word.span.of(case["wording"]) for word in lacking(wording, base)] == case["marked"]
    without = [word.span.of(case["base"]) for word in lacking(base, wording) if is_decisive(word)]
    assert list(dict.fromkeys(without)) == case["without"]


@given(TEXTS, TEXTS)
def test_wordings_with_nothing_marked_say_not_only_and_numbers_equally_often(one: str, other: str) -> None:
    words = words_and_numbers(one), words_and_numbers(other)
    marked = [*lacking(words[0], words[1]), *lacking(words[1], words[0])]
    decisive = [sorted(word.form for word in some if is_decisive(word)) for some in words]
    assert (decisive[0] == decisive[1]) == (not any(map(is_decisive, marked)))


@given(TEXTS, TEXTS)
def test_nearness_is_mutual_and_a_wording_is_near_to_itself(one: str, other: str) -> None:
    words = words_and_numbers(one), words_and_numbers(other)
    assert near(words[0], words[0], "en")
    assert near(words[0], words[1], "en") == near(words[1], words[0], "en")
