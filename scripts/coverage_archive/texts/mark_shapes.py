"""Define the shapes of quotation marks (``marks.toml``), and the record of how the marks of a paragraph pair."""

import re
import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

_TABLES = tomllib.loads(Path(__file__).with_name("marks.toml").read_text(encoding="utf-8"))
CLOSING: dict[str, str] = _TABLES["closing"]
"""Each mark whose shape alone shows that it opens, with the mark that closes it."""
TYPED: dict[str, str] = _TABLES["typed"]
"""Each plain mark, with the characters that are read as this mark."""
TYPED_TWICE: dict[str, str] = _TABLES["typed_twice"]
"""Each pair of marks that is typed for one mark (<<), with that mark."""
MISREAD: dict[str, str] = _TABLES["misread"]
"""What a mark looks like if its UTF-8 was read as Windows-1252, with the mark."""

SINGLE_MARKS = "\u2018\u2019'\u201a\u201b"  # curly ones as escapes: they look like other characters
DOUBLE_MARKS = '“”"„‟＂'
FAMILIES: dict[str, str] = {
    **dict.fromkeys(DOUBLE_MARKS, '"'),
    **dict.fromkeys("«»", "«"),
    **dict.fromkeys("‹›", "‹"),
    **{mark: opening for opening, closing in CLOSING.items() for mark in (opening, closing)},
}
"""Each mark that is not single, with the mark that names its family: marks of one family can close each other."""
PAIRED_MARKS = "".join(FAMILIES)
PLAIN = str.maketrans({typed: plain for plain, all_typed in TYPED.items() for typed in all_typed})
"""The table with which ``str.translate`` replaces marks of all shapes by plain marks."""
QUOTING_MARKS = SINGLE_MARKS + PAIRED_MARKS + "`″′" + "".join(map(chr, PLAIN)).replace("＜", "").replace("＞", "")
"""Every character that may be a quotation mark, except the signs < > ﴿ ﴾ ʻ ʼ."""
APOSTROPHES = "'\u2019′" + TYPED["'"] + TYPED["’"] + TYPED["′"]
"""The characters of QUOTING_MARKS that are mostly apostrophes."""
# Letters of scripts without spaces between words, or with endings after the closing mark (Korean).
UNSPACED = re.compile("[\u1100-\u11ff\u3040-\u30ff\u3130-\u318f\u31f0-\u9fff\uac00-\ud7af\U00020000-\U0003ffff]")

Doubt = Literal["apostrophes", "unclosed", "unopened", "alone", "signs"]
"""Why a mark may be no quotation mark; "signs": it belongs to a pair of signs that quote in some texts only."""


@dataclass
class Pairing:
    """Hold the pairs of marks of one paragraph, in the order in which they close, and the doubts, all by offsets.

    A pair is (opening, closing). A doubt is (start, end, why): the words that its mark may quote are between the two
    offsets.
    """

    pairs: list[tuple[int, int]] = field(default_factory=list)
    doubts: list[tuple[int, int, Doubt]] = field(default_factory=list)
