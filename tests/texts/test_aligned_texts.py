"""Which paragraph of a newer version is which of the older one, and what of a text counts as a change."""

import pytest
from coverage_archive.model import Span
from coverage_archive.texts.aligned_texts import align
from coverage_archive.texts.compared_letters import compared_letters
from hypothesis import given
from hypothesis import strategies as st

SAME = [
    ("Crew  North\u00a0said\u2009so", "Crew North said so"),
    ("“so”, ‘so’, «so», „so“, 「so」, ''so'', ``so''", '"so", "so", "so", "so", "so", "so", "so"'),
    ("the crane’s arm", "the crane's arm"),
    ("so — so – so -- so", "so - so - so - so"),
    ("wait… and see", "wait... and see"),
    ("guar\u00adantee with\u200bout su\ufb03cient", "guarantee without sufficient"),
    ("cafe\u0301 \u1112\u1161\u11ab", "café 한"),
    ("« so »", '"so"'),
]
OTHER = [
    ("open at once and", "open at once, and"),
    ("the gates", "the gate"),
    ("UN", "U.N."),
    ("The gates", "the gates"),
    ("《so》", '"so"'),
    ("m²", "m2"),
    ("resume", "résumé"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_spaces_hidden_characters_and_shapes_of_marks_do_not_count(one: str, other: str) -> None:
    assert compared_letters(one).letters == compared_letters(other).letters


@pytest.mark.parametrize(("one", "other"), OTHER)
def test_everything_else_counts(one: str, other: str) -> None:
    assert compared_letters(one).letters != compared_letters(other).letters


@given(st.text(max_size=40), st.integers(0, 5))
def test_every_letter_has_its_place(text: str, offset: int) -> None:
    read = compared_letters(text, offset)
    assert len(read.letters) == len(read.starts) == len(read.ends) == len(read.spaced)
    assert all(offset <= start < end <= offset + len(text) for start, end in zip(read.starts, read.ends, strict=True))
    assert [*read.starts] == sorted(read.starts)
    for number in range(len(read.letters)):
        place = range(number, number + 1)
        assert number in read.within(read.span(place))
    assert not read.within(Span(offset, offset))


@pytest.mark.parametrize(
    ("older", "newer", "how"),
    [
        (["A b c.", "D e f."], ["A b c.", "D e f."], ["same", "same"]),
        (["A b c.", "D e f."], ["D e f.", "A b c."], ["same", "moved"]),
        (["A b c. D e f."], ["A b c.", "D e f."], ["divided"]),
        (["A b c.", "D e f."], ["A b c. D e f."], ["divided"]),
        (["A b c d.", "D e f."], ["A b c d, D e.", "F g h i j."], ["reworded", "added"]),
        (["A b, c d."], ["A b c d."], ["punctuation"]),
        (["A b c d."], ["A b x d."], ["reworded"]),
        (["A b c d."], ["E f g h."], ["dropped", "added"]),
        (["North said x y z.", "South said x y z."], ["South said x y z."], ["dropped", "same"]),
        (["North said x y z.", "South said x y z."], ["So South said x y z."], ["dropped", "reworded"]),
        (["x y z.", "x y z."], ["x y z."], ["dropped", "same"]),
        (["한 항구가 닫히면 문을 연다."], ["한 항구가 닫히면 곧 문을 연다."], ["reworded"]),
        (["港口必须立即开放"], ["港口必须马上开放"], ["reworded"]),
        ([], ["A b."], ["added"]),
    ],
)
def test_how_texts_belong_together(older: list[str], newer: list[str], how: list[str]) -> None:
    assert sorted(item.how for item in align(older, newer)) == sorted(how)


rows = st.lists(
    st.lists(st.sampled_from(["gates", "open", "at", "once", ",", "."]), max_size=5).map(" ".join), max_size=6
)


@given(rows, rows)
def test_every_text_is_aligned_once(older: list[str], newer: list[str]) -> None:
    found = align(older, newer)
    assert sorted(i for item in found for i in item.older) == list(range(len(older)))
    assert [j for item in found for j in item.newer] == list(range(len(newer)))


@given(rows)
def test_a_row_is_the_same_as_itself(row: list[str]) -> None:
    assert {item.how for item in align(row, row)} <= {"same"}
