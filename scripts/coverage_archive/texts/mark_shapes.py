"""The shapes of quotation marks (``marks.toml``), and what pairing the marks of a paragraph gives."""

import re
import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

_TABLES = tomllib.loads(Path(__file__).with_name("marks.toml").read_text(encoding="utf-8"))
CLOSING: dict[str, str] = _TABLES["closing"]
"""Marks whose shape alone tells that they open, each with the one that closes it."""
TYPED: dict[str, str] = _TABLES["typed"]
"""Each plain mark with the characters that are read as it."""
TYPED_TWICE: dict[str, str] = _TABLES["typed_twice"]
"""The mark for which another is typed twice."""
MISREAD: dict[str, str] = _TABLES["misread"]
"""Marks as they look in UTF-8 that was read as Windows-1252."""

SINGLE_MARKS = "\u2018\u2019'\u201a\u201b"  # curly ones as escapes: they look like other characters
DOUBLE_MARKS = '“”"„‟＂'
FAMILIES: dict[str, str] = {
    **dict.fromkeys(DOUBLE_MARKS, '"'),
    **dict.fromkeys("«»", "«"),
    **dict.fromkeys("‹›", "‹"),
    **{mark: opening for opening, closing in CLOSING.items() for mark in (opening, closing)},
}
"""Each mark that is not single, with the one that stands for all those that can close what it opens."""
PAIRED_MARKS = "".join(FAMILIES)
PLAIN = str.maketrans({typed: plain for plain, all_typed in TYPED.items() for typed in all_typed})
"""The table by which ``str.translate`` writes marks of all shapes as plain ones."""
QUOTING_MARKS = SINGLE_MARKS + PAIRED_MARKS + "`″′" + "".join(map(chr, PLAIN)).replace("＜", "").replace("＞", "")
"""Every character that may quote, but for the signs < > ﴿ ﴾ ʻ ʼ."""
APOSTROPHES = "'\u2019′" + TYPED["'"] + TYPED["’"] + TYPED["′"]
"""Those of them that are mostly apostrophes."""
# Scripts whose words stand side by side without spaces, or with endings after the closing mark, as Korean's do.
UNSPACED = re.compile("[\u1100-\u11ff\u3040-\u30ff\u3130-\u318f\u31f0-\u9fff\uac00-\ud7af\U00020000-\U0003ffff]")

Doubt = Literal["apostrophes", "unclosed", "unopened", "alone", "signs"]
"""Why a mark may be no quotation mark; "signs": it stands in a pair of signs that quote in some texts only."""


@dataclass
class Pairing:
    """The marks of one paragraph by their places: pairs, in the order in which they close, and doubts.

    A doubt has the places between which the words stand that it may quote.
    """

    pairs: list[tuple[int, int]] = field(default_factory=list)
    doubts: list[tuple[int, int, Doubt]] = field(default_factory=list)
