"""No quotation passes the check without a tag or a question, whatever marks it stands in.

Which characters are quotation marks is Unicode's word, not the program's: its categories Pi and Pf, and the property
Quotation_Mark, which Python does not know and which is listed here. The rest are habits of typewriters and agencies.
"""

import unicodedata

import pytest
from coverage_archive.reading.missed_quotations import missed_quotations
from coverage_archive.texts.mark_shapes import QUOTING_MARKS
from coverage_archive.texts.quotation_marks import read_marks
from hypothesis import given
from hypothesis import strategies as st

# PropList.txt of Unicode 16: Quotation_Mark.
QUOTATION_MARK = [
    *("\u0022", "\u0027", "\u00ab", "\u00bb", "\u2018", "\u2019", "\u201a", "\u201b", "\u201c", "\u201d", "\u201e"),
    *("\u201f", "\u2039", "\u203a", "\u2e42", *map(chr, range(0x300C, 0x3010)), "\u301d", "\u301e", "\u301f"),
    *("\ufe41", "\ufe42", "\ufe43", "\ufe44", "\uff02", "\uff07", "\uff62", "\uff63"),
]
DOUBLE = [
    '""',
    "“”",
    "””",
    "„“",
    "„”",
    '„"',
    '“"',
    '"”',
    "‟”",
    "«»",
    "»«",
    "‹›",
    "＂＂",
    "״״",
    "″″",
    "‶″",
    "˝˝",
    "❝❞",
    "❠❞",
    "🙶🙷",
]
DOUBLE += [
    "⹂”",
    "≪≫",
    "❮❯",
    "⟪⟫",
    "《》",
    "〈〉",
    "「」",
    "『』",
    "｢｣",
    "﹁﹂",
    "﹃﹄",
    "〝〟",
    "〝〞",
    "︽︾",
    "⸂⸃",
    "⸠⸡",
    "﴿﴾",
    "\x93\x94",
]
SINGLE = [
    "''",
    "‘’",
    "‛’",
    "‚‘",
    "‚’",
    "`'",
    "`´",
    "´´",
    "`’",
    "``",
    "＇＇",
    "′′",
    "‵′",
    "❛❜",
    "❟❜",
    "׳׳",
    "ʻʼ",
    "<>",
    "\x91\x92",
]
LONGER = [
    ("''", "''"),
    ("``", "''"),
    ("``", "``"),
    ("<<", ">>"),
    ("＜＜", "＞＞"),
    (",,", "''"),
    (",,", "“"),
    ("‚‚", "‘‘"),
]
LONGER += [("‘‘", "’’"), ("‹‹", "››"), ("&quot;", "&quot;"), ("&ldquo;", "&rdquo;"), ("&#34;", "&#x22;")]
LONGER += [("&amp;quot;", "&amp;quot;"), ("&laquo;", "&raquo;"), ("&lt;&lt;", "&gt;&gt;"), ("&#8220;", "&#8221;")]
LONGER += [("\\u201c", "\\u201d"), ("&lsquo;", "&rsquo;"), ("“", "″"), ("â€œ", "â€\x9d"), ('\\"', '\\"')]
PAIRS = [(pair[0], pair[1]) for pair in DOUBLE + SINGLE] + LONGER

words = st.sampled_from(
    ["We", "seek", "help", "at once", "the gate", "all", "5", "9.30", "Оно", "שלום", "함께", "说"]
)
quoted = st.lists(words, min_size=2, max_size=6).map(" ".join)
before = st.sampled_from(["", "He said ", "He said: ", "He said, ", "(", "\n", "Сказал — ", "הוא אמר "])
inside = st.sampled_from(["", "", "", ".", ",", "!"])
after = st.sampled_from(["", " he said.", ", he said.", ".", ")", "\nNext."])


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: " ".join(pair).encode("unicode_escape").decode())
@given(st.data())
def test_words_between_marks_are_told_or_asked_about(pair: tuple[str, str], data: st.DataObject) -> None:
    said = data.draw(quoted)
    text = f"{data.draw(before)}{pair[0]}{said}{data.draw(inside)}{pair[1]}{data.draw(after)}"
    assert list(missed_quotations(text, read_marks(text), [])), text


@pytest.mark.parametrize("pair", PAIRS[: len(DOUBLE) + len(SINGLE)], ids="".join)
def test_words_between_marks_with_spaces_are_told_or_asked_about(pair: tuple[str, str]) -> None:
    if pair in {("`", "`"), ("<", ">"), ("ʻ", "ʼ")} or "′" in pair or "″" in pair or "׳" in pair:
        return
    for text in (f"They {pair[0]} seek help {pair[1]} now.", f"They {pair[0]} seek help.{pair[1]} Now."):
        assert list(missed_quotations(text, read_marks(text), [])), text


def test_every_quotation_mark_of_unicode_is_known() -> None:
    every = map(chr, range(0x110000))
    initial_or_final = {each for each in every if unicodedata.category(each) in ("Pi", "Pf")}
    assert initial_or_final | set(QUOTATION_MARK) <= set(QUOTING_MARKS)
