"""What a newer version changed: whatever is changed, the pieces give the newer wording back, letter for letter."""

from coverage_archive.comparing.versions import _pieces
from coverage_archive.texts.compared_letters import compared_letters
from hypothesis import given
from hypothesis import strategies as st

PIECES = ["at", "once", "the", "gates", ",", " ", "  ", "’", "'", "\u00a0", "“", '"', "—", "한국"]
wording = st.lists(st.sampled_from(PIECES), max_size=12).map("".join)


@given(wording, wording)
def test_the_pieces_of_two_wordings_give_both_back(older: str, newer: str) -> None:
    """The older wording comes back but for spaces and shapes of marks, which are shown as the newer has them."""
    pieces = list(_pieces(older, newer))
    assert "".join(piece.text for piece in pieces if piece.kind != "dropped") == newer
    assert _words("".join(f"{piece.text} " for piece in pieces if piece.kind != "added")) == _words(older)


def _words(text: str) -> str:
    """Return the words and marks of a text; a mark between two words may be an apostrophe or a quotation mark."""
    return compared_letters(text).letters.replace("'", '"')


@given(wording)
def test_other_spaces_and_shapes_of_marks_are_no_change(text: str) -> None:
    other = text.replace(" ", "\u00a0 ").replace("“", "«").replace("—", "-")
    assert all(piece.kind == "same" for piece in _pieces(text, other))


def test_neighbouring_words_are_changed_as_a_whole() -> None:
    pieces = [(piece.kind, piece.text) for piece in _pieces("opened at once, all", "opened without delay, all")]
    assert pieces == [("same", "opened "), ("dropped", "at once"), ("added", "without delay"), ("same", ", all")]


def test_a_comma_alone_is_marked() -> None:
    pieces = [(piece.kind, piece.text) for piece in _pieces("opened at once and left", "opened at once, and left")]
    assert pieces == [("same", "opened at once"), ("added", ","), ("same", " and left")]
