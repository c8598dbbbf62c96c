"""What a terminal would obey, or turn around, is never printed as it stands."""

import unicodedata

from coverage_archive.model.problems import Problem, shown
from coverage_archive.model.visible import visible
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
