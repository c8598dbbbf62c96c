"""Shared wording: rare in news, mutual, a matter of two texts alone, and never an outlet's with itself."""

from pathlib import Path

import pytest
import yaml
from coverage_archive.texts import rarity
from coverage_archive.texts.shared_wording import Comparison, Mark, Text, compare, words
from helpers.brute_force_wording import one_spelling, rare, shared_and_own, spell_as_written
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


def compared(texts: Drawn) -> Comparison:
    return compare([Text(outlet, [words(passage) for passage in passages]) for outlet, passages in texts])


def shown(text: str, marks: tuple[Mark, ...], letters: dict[int, str]) -> str:
    """The text with its shared words in brackets, and after them the letters of the phrases that end."""
    pieces, done = [], 0
    for mark in marks:
        word, ending = mark.span.of(text), [letters[number] for number in mark.ending if number in letters]
        pieces += [text[done : mark.span.start], f"[{word}]" if mark.phrases else word, *ending]
        done = mark.span.end
    return "".join([*pieces, text[done:]]).replace("] [", " ")


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
    found = compare(texts)
    for report, marks in zip(reports, found.marks, strict=True):
        assert shown(report["text"], marks, found.letters()) == report["shown"]


@given(some_texts)
@example([("A", ["one means means all"]), ("B", ["one means all"])])  # the digit 1 sorts before letters
def test_marks_are_what_brute_force_finds(texts: Drawn) -> None:
    comparison = compared(texts)
    spelt = [(outlet, [spell_as_written(passage) for passage in passages]) for outlet, passages in texts]
    for marks, row in zip(comparison.marks, shared_and_own(spelt), strict=True):
        phrases = [comparison.phrases[mark.phrases[0]].words if mark.phrases else None for mark in marks]
        sharing = [(set(mark.shared_with), phrase, mark.own) for mark, phrase in zip(marks, phrases, strict=True)]
        wanted = [(others, one_spelling(phrase) if phrase else None, own) for _, others, phrase, own in row]
        assert sharing == wanted


@given(some_texts)
def test_sharing_is_mutual(texts: Drawn) -> None:
    marks = compared(texts).marks
    for here, its_marks in enumerate(marks):
        for mark in its_marks:
            for there in mark.shared_with:
                twins = [other for other in marks[there] if set(other.phrases) & set(mark.phrases)]
                assert any(here in twin.shared_with for twin in twins)


@given(some_texts)
def test_an_outlet_never_shares_with_itself(texts: Drawn) -> None:
    comparison = compared(texts)
    for (outlet, _), marks in zip(texts, comparison.marks, strict=True):
        for mark in marks:
            assert all(texts[other][0] != outlet for other in mark.shared_with | mark.had_by)
    for phrase in comparison.phrases:
        assert len({texts[number][0] for number in phrase.texts}) > 1


@given(some_texts)
def test_a_phrase_is_the_same_words_in_all_its_places(texts: Drawn) -> None:
    joined = [("\n".join(passages), outlet) for outlet, passages in texts]
    comparison = compare(
        [
            Text(outlet, [words(p, len("\n".join([*passages[:n], ""]))) for n, p in enumerate(passages)])
            for outlet, passages in texts
        ]
    )
    for number, phrase in enumerate(comparison.phrases):
        for place in phrase.places:
            stretch = joined[place.text][0][place.span.start : place.span.end]
            assert one_spelling(tuple(stretch.lower().split(" "))) == phrase.words
            assert rare(stretch.split(" "))
            within = [mark for mark in comparison.marks[place.text] if mark.span.overlaps(place.span)]
            assert all(number in mark.phrases for mark in within)
            assert number in within[-1].ending


@given(some_texts, st.data())
def test_who_chooses_some_of_the_texts_need_not_compare_anew(texts: Drawn, data: st.DataObject) -> None:
    chosen = [number for number in range(len(texts)) if data.draw(st.booleans())]
    whole, part = compared(texts), compared([texts[number] for number in chosen])
    outlets = [{texts[number][0] for number in phrase.texts if number in chosen} for phrase in whole.phrases]
    kept = [whole.marks[number] for number in chosen]
    own = [[[n for n in mark.phrases if len(outlets[n]) > 1][:1] for mark in marks] for marks in kept]
    for old_marks, new_marks, phrases in zip(kept, part.marks, own, strict=True):
        for old, new, phrase in zip(old_marks, new_marks, phrases, strict=True):
            assert [whole.phrases[n].words for n in phrase] == [part.phrases[n].words for n in new.phrases[:1]]
            assert old.shared_with & set(chosen) == {chosen[there] for there in new.shared_with}
            assert old.had_by & set(chosen) == {chosen[there] for there in new.had_by}
    lettered = {n for marks in own for phrase in marks for n in phrase}
    ending = dict.fromkeys(n for marks in kept for mark in marks for n in mark.ending if n in lettered)
    assert [whole.phrases[n].words for n in ending] == [part.phrases[n].words for n in part.letters()]


@given(some_texts)
def test_every_shared_word_is_of_a_phrase_with_a_letter(texts: Drawn) -> None:
    comparison = compared(texts)
    letters = comparison.letters()
    assert list(letters.values()) == list("abcdefghijklmnopqrstuvwxyz")[: len(letters)]
    assert all(mark.phrases[0] in letters for marks in comparison.marks for mark in marks if mark.phrases)


def test_after_z_comes_aa() -> None:
    few = ["harbour", "tugs", "berth", "quay", "pilot", "mooring"]
    phrases = [f"{first} {second}" for first in few for second in few if first != second]
    letters = compared([("A", phrases), ("B", phrases)]).letters()
    assert list(letters.values())[24:28] == ["y", "z", "aa", "ab"]


def test_a_regional_language_has_its_languages_table_and_an_unknown_one_has_none() -> None:
    assert rarity.of("en-GB") == rarity.of("en")
    assert rarity.of("en").of_pair("of", "the") < 100 < rarity.of("en").of_pair("all", "means")
    assert rarity.of(None).of_pair("of", "the") == rarity.RARE
