"""What holds for every text, however broken."""

from itertools import pairwise

import pytest
from coverage_archive.model import Span
from coverage_archive.tagger import assess, suggest
from coverage_archive.texts.mark_shapes import QUOTING_MARKS
from coverage_archive.texts.quotation_marks import quotation_spans, read_marks
from hypothesis import example, find, given, settings
from hypothesis import strategies as st

# Mostly what quotations are made of, so that the search finds what arbitrary characters would not.
MARKS = ['"', "\u201c", "\u201d", "'", "\u2019", "\u2018", "''"]
WORLD = [
    *QUOTING_MARKS,
    "``",
    "<<",
    ">>",
    "<",
    ">",
    ",,",
    "&quot;",
    "&laquo;",
    "&amp;rdquo;",
    "'s",
    "s'",
    "'90s",
    "예",
    "は",
    "说",
    "צה",
    "ה",
]
LANGUAGES = st.sampled_from([None, "en", "ko", "ru", "fr", "de", "sv", "ja", "zh", "xx"])
POINTS = [" ", "\n", ", ", ". ", "? ", ": ", "\u2014", "(", "\r\n", "\u00a0", "\u2028"]
WORDS = [
    "Ada Byron",
    "Kim",
    "said",
    "he",
    "who",
    "the leader",
    "according to",
    "it",
    "says that",
    "the dam is",
    "A",
    "a",
]
WORDS += ["a", "6", "$"]
pieces = st.sampled_from(MARKS + POINTS + WORDS)
worldly = st.lists(st.sampled_from(WORLD * 2 + POINTS + WORDS), max_size=40).map("".join)
# Sentences in which somebody is quoted, some with a quotation in the quotation: random pieces alone hold hardly any.
SAID = (
    "“{0}, the dam is {1},” {2} said.",
    "{2} called it “{1}”, and ‘{0}’ too. ",
    "“It is ‘{0}’ to {1},” said {2}.\n",
)
said = st.builds(str.format, st.sampled_from(SAID), *[st.sampled_from(WORDS)] * 3)
newslike = st.lists(st.one_of(pieces, st.text(max_size=4), said), max_size=60).map("".join)


def test_the_drawn_texts_hold_quotations_and_quotations_in_quotations() -> None:
    find(newslike, lambda text: len(read_marks(text).outermost) > 2)
    find(newslike, lambda text: any(found.depth for found in read_marks(text).quotations))


@given(newslike | worldly, LANGUAGES)
@settings(max_examples=600, deadline=None)
def test_marks_never_cross(text: str, language: str | None) -> None:
    around: list[Span] = []
    for found in read_marks(text, language).quotations:
        while around and around[-1].end <= found.span.start:
            around.pop()
        assert found.depth == len(around)
        assert all(outer.covers(found.span) and outer != found.span for outer in around)
        around.append(found.span)


@given(newslike | worldly, LANGUAGES)
@settings(max_examples=400, deadline=None)
def test_a_quotation_holds_a_word_and_stays_in_its_paragraph(text: str, language: str | None) -> None:
    for found in read_marks(text, language).quotations:
        words = found.span.of(text)
        assert any(character.isalnum() for character in words)
        assert "\n" not in words
        assert words == words.strip()
        assert found.opening


@given(newslike | worldly, LANGUAGES)
@example("｀s'‘„｀״Ada Byron‘", None)  # two signs, the second of them inside a quotation
@settings(max_examples=400, deadline=None)
def test_what_is_asked_about_stands_in_no_quotation_and_names_a_word(text: str, language: str | None) -> None:
    marks = read_marks(text, language)
    for doubt in marks.doubts:
        assert doubt.word.of(text).isalnum()
        assert doubt.span.covers(doubt.word)
        assert "\n" not in doubt.span.of(text)
        for found in marks.outermost:
            assert not found.span.overlaps(doubt.word)
            assert doubt.span.covers(found.span) or not doubt.span.overlaps(found.span)


@given(newslike | worldly, LANGUAGES)
@example("｀s'‘„｀״Ada Byron‘", None)
@settings(max_examples=400, deadline=None)
def test_spans_for_proposals_are_in_order_apart_and_inside_the_text(text: str, language: str | None) -> None:
    spans = quotation_spans(text, language)
    edges = [edge for span in spans for edge in (span.start, span.end)]
    assert edges == sorted(edges)
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert all(
        found.span in spans or any(span.covers(found.span) for span in spans)
        for found in read_marks(text, language).outermost
    )


@given(newslike | worldly)
@settings(max_examples=200, deadline=None)
def test_letters_alone_change_nothing(text: str) -> None:
    """Marks are read by their shapes and places: another word in a word's place is read the same."""
    other = text.replace("said", "told").replace("Kim", "Lee")
    assert read_marks(text) == read_marks(other)


@given(newslike)
@settings(max_examples=400, deadline=None)
def test_every_quoted_span_is_judged_once(text: str) -> None:
    judged = [Span(found.start, found.end) for found in assess(text)]
    assert len(set(judged)) == len(judged)
    assert set(quotation_spans(text)) <= set(judged)


@given(newslike)
@settings(max_examples=400, deadline=None)
def test_what_is_said_of_a_quotation_stands_in_the_text(text: str) -> None:
    found = suggest(text)
    assert [quote.start for quote in found] == sorted(quote.start for quote in found)
    for quote in found:
        assert quote.speaker or quote.kind == "indirect"
        for words, place in ((quote.speaker, quote.speaker_at), (quote.cue, quote.cue_at)):
            assert words == (place.of(text) if place else None)
            assert words != ""
        assert 0 <= quote.confidence <= 1


@given(newslike)
@settings(max_examples=400, deadline=None)
def test_indirect_speech_stays_in_its_paragraph_apart_from_every_mark_and_every_other(text: str) -> None:
    found = assess(text)
    assert all(first.end <= second.start for first, second in pairwise(found))
    for quote in found:
        if quote.kind == "indirect":
            words = text[quote.start : quote.end]
            assert words == words.strip()
            assert words
            assert not set(words) & {"\n", *'“”"'}
            assert quote.cue


@given(newslike | worldly, LANGUAGES)
@settings(max_examples=200, deadline=None)
def test_the_same_text_gives_the_same_suggestions_apart_from_each_other_in_every_language(
    text: str, language: str | None
) -> None:
    found = assess(text, language)
    assert found == assess(text, language)
    assert all(first.end <= second.start for first, second in pairwise(found))
    for quote in found:
        assert not quote.speaker or (quote.speaker_at and quote.speaker_at.of(text) == quote.speaker)
        assert quote.name is None or quote.name.strip()


@given(newslike, newslike)
@settings(max_examples=200, deadline=None)
def test_a_closed_paragraph_does_not_change_the_spans_of_the_next(first: str, second: str) -> None:
    line = first.translate(dict.fromkeys(map(ord, "\n<>,ʻʽʼ﴿﴾&\\â" + QUOTING_MARKS), " ")) + "\n"
    moved = [Span(span.start + len(line), span.end + len(line)) for span in quotation_spans(second)]
    assert quotation_spans(line + second) == moved


@given(st.text(), LANGUAGES)
def test_any_text_at_all_is_read(text: str, language: str | None) -> None:
    assess(text, language)
    read_marks(text, language)


@pytest.mark.parametrize("text", ["", " ", "\n", '"', "''", "\x00", "\ufeff", '"\ud800"'])
def test_next_to_nothing_is_read(text: str) -> None:
    assert all(quote.quotation is False for quote in assess(text))
