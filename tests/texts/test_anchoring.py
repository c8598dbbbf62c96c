"""Words are found where they stand, or not at all; and what a message suggests to single them out does so."""

import yaml
from coverage_archive.model import Span
from coverage_archive.storage.yaml_reader import quoted
from coverage_archive.texts.anchoring import Selector, context, distinguishing_selector, nearest, occurrences
from hypothesis import assume, given
from hypothesis import strategies as st

# Few letters, so that words repeat and overlap; line ends and marks that YAML would take for its own.
texts = st.text(alphabet="ab \n\"'\\", max_size=30) | st.text(alphabet="a", max_size=6) | st.text(max_size=30)


@st.composite
def words_in_a_text(draw: st.DrawFn) -> tuple[str, Span]:
    text = draw(texts)
    assume(text)
    start = draw(st.integers(0, len(text) - 1))
    return text, Span(start, draw(st.integers(start + 1, len(text))))


@given(words_in_a_text())
def test_every_occurrence_is_found_overlapping_ones_too(case: tuple[str, Span]) -> None:
    text, span = case
    exact = span.of(text)
    expected = [at for at in range(len(text)) if text[at:].startswith(exact)]
    assert [found.start for found in occurrences(text, Selector(exact))] == expected


@given(words_in_a_text())
def test_the_suggested_prefix_or_suffix_singles_the_words_out(case: tuple[str, Span]) -> None:
    text, span = case
    others = [found for found in occurrences(text, Selector(span.of(text))) if found != span]
    assert list(occurrences(text, distinguishing_selector(text, span, others))) == [span]


@given(words_in_a_text())
def test_a_suggestion_is_a_prefix_or_a_suffix_where_one_of_them_can_do(case: tuple[str, Span]) -> None:
    text, span = case
    others = [found for found in occurrences(text, Selector(span.of(text))) if found != span]
    found = distinguishing_selector(text, span, others)
    if found.prefix and found.suffix:
        for alone in (Selector(found.exact, text[: span.start]), Selector(found.exact, suffix=text[span.end :])):
            assert len(list(occurrences(text, alone))) > 1


@given(words_in_a_text())
def test_published_context_singles_the_words_out(case: tuple[str, Span]) -> None:
    text, span = case
    prefix, suffix = context(text, span)
    assert list(occurrences(text, Selector(span.of(text), prefix, suffix))) == [span]


@given(texts)
def test_a_suggestion_can_be_pasted_into_yaml(text: str) -> None:
    written = f"prefix: {quoted(text)}"
    assert len(written.splitlines()) == 1
    assert yaml.safe_load(written) == {"prefix": text}


def test_the_nearest_words_are_whole_words() -> None:
    text = "Officials said the agreement was signed in haste."
    found = nearest(text, "teh agreemnt was singed")
    assert found
    assert found.of(text) == "the agreement was signed"


def test_nothing_is_near_words_of_another_matter() -> None:
    assert nearest("Officials said the agreement was signed.", "xylophone quartz jumps") is None
