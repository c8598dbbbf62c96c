"""What a newer version changed: whatever is changed, the pieces give both wordings back, letter for letter."""

from coverage_archive.comparing.versions import _pieces
from hypothesis import given
from hypothesis import strategies as st

PIECES = ["at", "once", "the", "gates", ",", " ", "  ", "’", "한국"]
wording = st.lists(st.sampled_from(PIECES), max_size=12).map("".join)


@given(wording, wording)
def test_the_pieces_of_two_wordings_give_both_back(older: str, newer: str) -> None:
    pieces = list(_pieces(older, newer))
    assert "".join(piece.text for piece in pieces if piece.kind != "added") == older
    assert "".join(piece.text for piece in pieces if piece.kind != "dropped") == newer


def test_neighbouring_words_are_changed_as_a_whole() -> None:
    pieces = [(piece.kind, piece.text) for piece in _pieces("opened at once, all", "opened without delay, all")]
    assert pieces == [("same", "opened "), ("dropped", "at once"), ("added", "without delay"), ("same", ", all")]
