"""Shared wording: rare in news, mutual, a matter of two texts alone, and never an outlet's with itself."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from string import ascii_lowercase

import pytest
import yaml
from coverage_archive.texts import rarity
from coverage_archive.texts.shared_wording import Phrase, Text, Word, compare, in_reading_order, words
from helpers.brute_force_wording import one_spelling, rare, shared, spell_as_written
from hypothesis import example, given
from hypothesis import strategies as st

CASES = sorted((Path(__file__).parent / "shared").glob("*.yml"))

# Few different words, so that drawn texts share some: common pairs, rare ones and names.
a_passage = st.lists(
    st.sampled_from(
        [
            "all",
            "means",
            "without",
            "delay",
            "the",
            "other",
            "of",
            "war",
            "If",
            "one",
            "kim",
            "Kim",
            "Putin",
            "a",
            "state",
        ]
    ),
    max_size=10,
).map(" ".join)
some_texts = st.lists(st.tuples(st.sampled_from("ABC"), st.lists(a_passage, max_size=3)), min_size=1, max_size=5)

Drawn = list[tuple[str, list[str]]]


def texts_of(drawn: Drawn) -> list[Text]:
    """Make texts whose passages are separated by a line end."""
    return [
        Text(outlet, [words(p, len("\n".join([*passages[:n], ""]))) for n, p in enumerate(passages)])
        for outlet, passages in drawn
    ]


def around(phrases: Sequence[Phrase], text: int, word: Word) -> list[Phrase]:
    """Return the phrases that a word of a text is inside, the longest first."""
    return [
        phrase
        for phrase in phrases
        if any(place.text == text and place.span.covers(word.span) for place in phrase.places)
    ]


def every_word(texts: Sequence[Text]) -> Iterator[tuple[int, Word]]:
    return ((number, word) for number, text in enumerate(texts) for passage in text.passages for word in passage)


def shown(written: str, number: int, text: Text, phrases: Sequence[Phrase]) -> str:
    """The text with its shared words in brackets, and the letters of phrases that are the longest where they end."""
    letters = dict(zip(in_reading_order([it for it in phrases if it.is_longest]), ascii_lowercase, strict=False))
    pieces, done = [], 0
    for word in (word for passage in text.passages for word in passage):
        ends = [it for it in letters if any((p.text, p.span.end) == (number, word.span.end) for p in it.places)]
        ends.sort(key=lambda phrase: len(phrase.words))
        is_shared = bool(around(phrases, number, word))
        said = word.span.of(written)
        pieces += [written[done : word.span.start], f"[{said}]" if is_shared else said, *(letters[it] for it in ends)]
        done = word.span.end
    return "".join([*pieces, written[done:]]).replace("] [", " ")


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.stem)
def test_shared_words_are_in_brackets_and_a_letter_stands_where_its_phrase_ends(case: Path) -> None:
    reports = yaml.safe_load(case.read_text(encoding="utf-8"))
    texts = []
    for report in reports:
        lines, at = [], 0
        for line in report["text"].splitlines():
            lines.append(words(line, at))
            at += len(line) + 1
        texts.append(Text(report["outlet"], lines, report.get("language", "en")))
    phrases = compare(texts)
    for number, (report, text) in enumerate(zip(reports, texts, strict=True)):
        assert shown(report["text"], number, text, phrases) == report["shown"]


@given(some_texts)
@example([("A", ["one means means all"]), ("B", ["one means all"])])  # the digit 1 sorts before letters
def test_shared_words_are_what_brute_force_finds(drawn: Drawn) -> None:
    texts = texts_of(drawn)
    phrases = compare(texts)
    found = []
    for number, word in every_word(texts):
        its = around(phrases, number, word)
        others = {at for phrase in its for at in phrase.texts if texts[at].outlet != texts[number].outlet}
        found.append((others, its[0].words if its else None))
    spelt = [(outlet, [spell_as_written(passage) for passage in passages]) for outlet, passages in drawn]
    rows = [row for text in shared(spelt) for row in text]
    assert found == [(others, one_spelling(phrase) if phrase else None) for _, others, phrase in rows]


@given(some_texts)
def test_an_outlet_never_shares_with_itself(drawn: Drawn) -> None:
    for phrase in compare(texts_of(drawn)):
        assert len({drawn[number][0] for number in phrase.texts}) > 1


@given(some_texts)
def test_a_phrase_is_the_same_words_in_all_its_places(drawn: Drawn) -> None:
    written = ["\n".join(passages) for _, passages in drawn]
    for phrase in compare(texts_of(drawn)):
        for place in phrase.places:
            stretch = place.span.of(written[place.text])
            assert one_spelling(tuple(stretch.lower().split(" "))) == phrase.words
            assert rare(stretch.split(" "))


@given(some_texts, st.data())
def test_what_two_texts_share_is_what_they_share_among_others(drawn: Drawn, data: st.DataObject) -> None:
    texts = texts_of(drawn)
    pair = [data.draw(st.sampled_from(range(len(texts)))) for _ in "ab"]
    among_all, alone = compare(texts), compare([texts[number] for number in pair])
    for side, number in enumerate(pair):
        for word in (word for passage in texts[number].passages for word in passage):
            other = pair[1 - side]
            with_other = [it.words for it in around(among_all, number, word) if other in it.texts]
            is_apart = texts[number].outlet != texts[other].outlet
            assert bool(with_other and is_apart) == bool(around(alone, side, word))


@given(some_texts)
def test_the_listed_phrases_are_the_longest_around_some_word(drawn: Drawn) -> None:
    texts = texts_of(drawn)
    phrases = compare(texts)
    longest = {its[0] for number, word in every_word(texts) if (its := around(phrases, number, word))}
    assert {phrase for phrase in phrases if phrase.is_longest} == longest


def test_a_regional_language_has_its_languages_table_and_an_unknown_one_has_none() -> None:
    assert rarity.of("en-GB") == rarity.of("en")
    assert rarity.of("en").of_pair("of", "the") < 100 < rarity.of("en").of_pair("all", "means")
    assert rarity.of(None).of_pair("of", "the") == rarity.RARE
