"""Which differences of two texts are differences of shapes alone, and what a message calls them."""

import pytest
from coverage_archive.texts.compared_letters import difference

CASES = [
    ("it's", "it\u2019s", "the apostrophes differ"),
    ('a "word" here', "a \u201cword\u201d here", "the quotation marks differ"),
    ('a "word" here', "a \u00abword\u00bb here", "the quotation marks differ"),
    ("ten - or", "ten \u2014 or", "the dashes differ"),
    ("a b", "a\u00a0b", "the spaces differ"),
    ("it's - so", "it\u2019s \u2014\u00a0so", "the apostrophes, the dashes and the spaces differ"),
    ("the same", "the same", None),
    ("one word", "one ward", None),
]


@pytest.mark.parametrize(("one", "other", "said"), CASES)
def test_a_difference(one: str, other: str, said: str | None) -> None:
    assert difference(one, other) == said
