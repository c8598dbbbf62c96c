"""Shared wording: symmetric, never overlapping, only what is really shared, and never made by leaving a text out."""

from coverage_archive.texts.shared_wording import Mark, compare, phrases, words
from helpers.brute_force_wording import longest_shared_phrases, shared_and_own, spell
from hypothesis import given
from hypothesis import strategies as st

# Few different words, so that drawn texts share some.
a_passage = st.lists(
    st.sampled_from(["all", "means", "at", "its", "disposal", "and", "the", "other"]), max_size=12
).map(" ".join)
some_texts = st.lists(st.lists(a_passage, max_size=3), min_size=1, max_size=5)


def marks_of(texts: list[list[str]]) -> list[list[Mark]]:
    return compare([[words(passage) for passage in text] for text in texts])


@given(some_texts)
def test_marks_are_what_brute_force_finds(texts: list[list[str]]) -> None:
    expected = shared_and_own([[spell(passage) for passage in text] for text in texts])
    found = [[(set(mark.shared_with), mark.own) for mark in marks] for marks in marks_of(texts)]
    assert found == [[(sharing, own) for _, sharing, own in row] for row in expected]


@given(some_texts)
def test_sharing_is_mutual(texts: list[list[str]]) -> None:
    marks = marks_of(texts)
    for here, its_marks in enumerate(marks):
        for mark in its_marks:
            for there in mark.shared_with:
                assert any(here in other.shared_with and other.group == mark.group for other in marks[there])


@given(some_texts)
def test_every_word_has_one_mark_and_runs_have_two_words_or_more(texts: list[list[str]]) -> None:
    for text, marks in zip(texts, marks_of(texts), strict=True):
        assert len(marks) == sum(len(spell(passage)) for passage in text)
        length = 0
        for mark in marks:
            length = length + 1 if mark.group is not None else 0
            if mark.ends_run:
                assert length >= 2
                length = 0
        assert length == 0


@given(some_texts, st.data())
def test_leaving_a_text_out_never_makes_a_share(texts: list[list[str]], data: st.DataObject) -> None:
    out = data.draw(st.integers(0, len(texts) - 1))
    rest = [number for number in range(len(texts)) if number != out]
    before, after = marks_of(texts), marks_of([texts[number] for number in rest])
    for place, number in enumerate(rest):
        for old, new in zip(before[number], after[place], strict=True):
            assert {rest[there] for there in new.shared_with} == set(old.shared_with) - {out}


@given(some_texts)
def test_listed_phrases_are_the_longest_that_are_shared(texts: list[list[str]]) -> None:
    tokens = [[words(passage) for passage in text] for text in texts]
    for phrase in phrases(tokens):
        assert len(phrase.texts) > 1
        for number in phrase.texts:
            assert any(" ".join(phrase.words) in " ".join(spell(passage)) for passage in texts[number])
    if all(len(text) == 1 for text in texts):
        longest = longest_shared_phrases([spell(text[0]) for text in texts])
        assert longest <= {phrase.words for phrase in phrases(tokens)} | _inner(longest)


def _inner(found: set[tuple[str, ...]]) -> set[tuple[str, ...]]:
    """Phrases that stand inside a longer one; where as many texts share the longer, only that is listed."""
    return {
        phrase for phrase in found if any(len(o) > len(phrase) and " ".join(phrase) in " ".join(o) for o in found)
    }


def test_case_punctuation_and_marks_do_not_count() -> None:
    left, right = words('"All means," he said'), words("all “MEANS” at once")
    assert [word.form for word in left[:2]] == [word.form for word in right[:2]] == ["all", "means"]


def test_words_that_moved_are_found() -> None:
    texts = ["military and other assistance without delay", "without delay, the military and other assistance"]
    marks = marks_of([[text] for text in texts])
    assert [len([mark for mark in row if mark.group is not None]) for row in marks] == [6, 6]
