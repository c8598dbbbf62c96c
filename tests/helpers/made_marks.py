"""Texts with quotation marks of all scripts and shapes, well and badly set: 1 to 4 paragraphs, drawn by a seed."""

import random

from coverage_archive.texts.mark_shapes import QUOTING_MARKS

_DOUBLE = '"" “” ”” „“ „” “" «» »« ‹› »» 「」 『』 《》 ״״ ″″ ❝❞ 🙶🙷 ＂＂ 〝〞'
_SINGLE = "'' ‘’ ‚‘ `' `´ `` ′′ ❛❜ ׳׳ ’’ ＇＇"
_LONGER = """
'' '' `` '' << >> ＜＜ ＞＞ ,, “ ‚‚ ‘‘ ‘‘ ’’ ‹‹ ›› &quot; &quot; &ldquo; &rdquo; &#34; &#x22; &amp;quot; &amp;quot;
&#8220; &#148; \\u201c \\u201d â€œ â€\x9d \\" \\" &#128630; &#128631;
"""
_PAIRS = [(pair[0], pair[1]) for pair in f"{_DOUBLE} {_SINGLE}".split()]
_PAIRS += zip(_LONGER.split()[::2], _LONGER.split()[1::2], strict=True)
_WORDS = """
We seek help at once don’t it's the workers' rights '90s ’tis rock 'n' roll goin’ Putin’ 'lyin' Lyin' Yahoo!'s A's 't
O'Neill l'homme l’«homme» dell'ora s'en 6'3" 30" 10″ 5′ 1,000 2<<3 << >> a<<b _ U.S. 1990 ’90ers ²’ Inc.'s 🙂 ½ ß'
Kim's Оно п’ять האהוב צה"ל ה"ארץ צה\'\'ל או"ם 함께 "의" 라고 说 条约 「と』 は 𠀀𠀁 𝐀 𝟗 𐐨 Marx' X' ndr' neh ı' İ'
"""
_SPACES = (" ", " ", " ", " ", "", "\u00a0", "\u2009", "\t", "\u0085", "\ufeff")
_BETWEEN = (*_SPACES, ", ", ". ", "! ", ": ", "—", " — ", " (", ") ", "…", "...", "-")
_BREAKS = ("\n", "\n", "\n\n", "\n  ", "\r\n", "\u2028")


def marked_text(chance: random.Random) -> str:
    """Return a text of a few words, of which most quotations close as they should, and some do not."""
    return "".join(_piece(chance, depth=0) for _ in range(chance.randint(1, 7)))


def _piece(chance: random.Random, depth: int) -> str:
    words = "".join(chance.choice(_WORDS.split()) + chance.choice(_BETWEEN) for _ in range(chance.randint(0, 4)))
    kind = chance.random()
    if kind < 0.12:
        return words + chance.choice(_BREAKS)
    if kind < 0.24:
        return words + chance.choice(QUOTING_MARKS)
    opening, closing = chance.choice(_PAIRS)
    inside = _piece(chance, depth + 1) if depth < 3 and chance.random() < 0.35 else chance.choice(_WORDS.split())
    if chance.random() < 0.1:
        inside = f" {inside}"
    if chance.random() < 0.08:
        closing = chance.choice(QUOTING_MARKS)
    elif chance.random() < 0.05:
        closing = ""
    if chance.random() < 0.1:
        closing += "\n" + opening + chance.choice(_WORDS.split()) + closing
    return f"{words}{opening}{inside}{chance.choice(_BETWEEN).strip()}{closing}{chance.choice(_BETWEEN)}"
