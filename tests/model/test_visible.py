"""What a terminal would obey, or turn around, is never printed as it stands."""

import unicodedata

from coverage_archive.model.problems import Problem, shown
from coverage_archive.model.visible import closed, visible
from hypothesis import given
from hypothesis import strategies as st

TURNS = set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def test_what_is_obeyed_is_written_out_and_words_of_any_script_stay() -> None:
    assert visible("a \x1b[2J\x9b1m\u202ec\udcff\x7f") == "a ␛[2J‹U+009B›1m‹U+202E›c\\xff␡"
    words = "«\u00a0mots\u00a0», می\u200cخواهم, 김정은\u3000, e\u0301, 👩\u200d🚀\n\tnext\r\n"
    assert visible(words) == words


@given(st.text(st.characters(codec=None)))
def test_nothing_obeyed_is_left(text: str) -> None:
    for printed in (visible(text), shown(text), str(Problem(text, 1, text))):
        assert not TURNS & set(printed)
        assert {char for char in printed if unicodedata.category(char) in ("Cc", "Cs")} <= set("\n\r\t")
        assert "\r" not in printed.replace("\r\n", "")


def left_open(text: str) -> int:
    """Count what turns letters and is not ended, by the rules of Unicode's annex 9."""
    depth: list[str] = []
    for char in text:
        if char in "\u202a\u202b\u202d\u202e\u2066\u2067\u2068":
            depth.append("isolate" if char >= "\u2066" else "embedding")
        elif char == "\u202c" and depth and depth[-1] == "embedding":
            depth.pop()
        elif char == "\u2069" and "isolate" in depth:
            del depth[len(depth) - 1 - depth[::-1].index("isolate") :]
    return len(depth)


@given(st.text(st.sampled_from("ab \u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")))
def test_what_turns_letters_is_ended_with_the_words_that_have_it(text: str) -> None:
    assert closed(text).startswith(text)
    assert left_open(closed(text)) == 0
    assert left_open(text) or closed(text) == text
    assert closed(closed(text)) == closed(text)
