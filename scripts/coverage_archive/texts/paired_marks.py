"""Marks that can only be quotation marks (“ ” " „ « » ‹ › 「 」 『 』): which of them belong together in a paragraph.

Single marks are not read here: they may be apostrophes. Offsets are Unicode code points of the text given. News text
mixes straight, curly and typewriter marks, often within one quotation, so a mark's surroundings decide what it does
and its shape only breaks ties. Every function takes linear time.
"""

import re
from dataclasses import dataclass, field
from typing import Literal

DOUBLE_MARKS = '“”"„‟＂'
_GUILLEMETS = "«»‹›"
# Marks whose shape alone tells what they do, each with the one that closes it.
_CLOSING = {"「": "」", "『": "』", "｢": "｣", "﹁": "﹂", "﹃": "﹄", "《": "》", "〈": "〉", "〝": "〟"}
_FAMILY = {
    **dict.fromkeys(DOUBLE_MARKS, '"'),
    **dict.fromkeys("«»", "«"),
    **dict.fromkeys("‹›", "‹"),
    **{mark: opening for opening, closing in _CLOSING.items() for mark in (opening, closing)},
}
PAIRED_MARKS = "".join(_FAMILY)
_ANY = re.compile(f"[{PAIRED_MARKS}]")
# A mark right after one of these, with a word after it, opens: ("so", —"so", '"so".
_LEANS_FORWARD = frozenset("([{-\u2013\u2014\u2015/\u2018'\u201a¿¡")
# Scripts whose words stand side by side without spaces, or with endings after the closing mark, as Korean's do.
UNSPACED = re.compile("[\u1100-\u11ff\u3040-\u30ff\u3130-\u318f\u31f0-\u9fff\uac00-\ud7af\U00020000-\U0003ffff]")

Guillemets = Literal["«»", "»«", "»»"]
"""How a text uses them: «so», »so«, or »so» as in Swedish."""


@dataclass
class Pairing:
    """The marks of one paragraph, by their places: pairs, in the order in which they close, and what is left over.

    ``unclosed`` are marks that open, each with where what it may quote ends; ``strays`` neither open nor close.
    """

    pairs: list[tuple[int, int]] = field(default_factory=list)
    unclosed: list[tuple[int, int]] = field(default_factory=list)
    strays: list[int] = field(default_factory=list)


def pair_marks(
    text: str,
    start: int,
    end: int,
    style: Guillemets,
    carried: frozenset[str] = frozenset(),
    flat: frozenset[str] = frozenset(),
) -> Pairing:
    """Pair the marks of the paragraph text[start:end].

    ``carried``: the families of marks that the paragraph before left open, so that one at the beginning of this one
    opens. ``flat``: those in which a second opening mark is taken for a stray one.
    """
    found = Pairing()
    stack: list[int] = []
    depth = dict.fromkeys(_FAMILY.values(), 0)
    line = text[start:end]
    indent = start + len(line) - len(line.lstrip())
    run_end, run_opens = -1, False
    for match in _ANY.finditer(text, start, end):
        at, mark = match.start(), match.group()
        family = _FAMILY[mark]
        before = text[at - 1] if at > indent else ""
        after = text[at + 1] if at + 1 < end else ""
        if family == '"':
            if after and after in DOUBLE_MARKS and at + 2 < end and text[at + 2].isalnum():
                after = text[at + 2]  # a mark typed as two, after a bracket: (''so'')
            # A run of marks ("“so) opens as a whole, if its first mark does.
            run = run_opens if at == run_end else None
            top = text[stack[-1]] if stack else ""
            opens = _double_opens(mark, before, after, run, top, inside=depth[family] > 0)
            run_end, run_opens = at + 1, opens
        elif family in "«‹":
            opens = _guillemet_opens(mark, before, after, style) or (not before and family in carried)
        else:
            opens = mark in _CLOSING
        if opens:
            if not (family in flat and depth[family]):
                stack.append(at)
                depth[family] += 1
        elif depth[family]:
            while _FAMILY[text[stack[-1]]] != family:
                found.unclosed.append((stack.pop(), at))
                depth[_FAMILY[text[found.unclosed[-1][0]]]] -= 1
            found.pairs.append((stack.pop(), at))
            depth[family] -= 1
        else:
            found.strays.append(at)
    found.unclosed += [(at, end) for at in stack]
    return found


def family_of(mark: str) -> str:
    """Return the mark that stands for all those that can close what ``mark`` opens."""
    return _FAMILY[mark]


def guillemets_of(text: str, language: str | None = None) -> Guillemets:
    """Tell how a text uses guillemets; the language decides only where the marks themselves do not."""
    score, sides = 0, set()
    for match in re.finditer(f"[{_GUILLEMETS}]", text):
        before, after = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
        opens = after.isalnum() and (not before.strip() or before in _LEANS_FORWARD)
        closes = bool(before.strip()) and before not in _LEANS_FORWARD and not after.isalnum()
        if opens or closes:
            sides.add((match.group() in "«‹", opens))
            score += 1 if (match.group() in "«‹") == opens else -1
    if {(False, True), (False, False)} == sides:
        return "»»"
    return "»«" if score < 0 or (not score and language in ("da", "de")) else "«»"


def _guillemet_opens(mark: str, before: str, after: str, style: Guillemets) -> bool:
    if style == "»»":
        return not before.strip() or before in _LEANS_FORWARD
    return (mark in "«‹") == (style == "«»")


def _double_opens(mark: str, before: str, after: str, run: bool | None, top: str, *, inside: bool) -> bool:
    """Whether a double mark opens. ``top`` is the mark that was opened last; ``inside``: a double mark is open.

    ``run`` tells whether the mark right before it opened; None if there is no such mark.
    """
    if mark == "„" or not before:
        return True
    if top == "„" and mark in "“”":
        return (before.isspace() or before in _LEANS_FORWARD) and after.isalnum()
    if run is not None:
        opens = run and bool(after.strip())
    elif before.isspace():
        opens = bool(after.strip())
    else:
        opens = before in _LEANS_FORWARD and (after.isalnum() or after == "$")
    return opens or (not inside and _opens_outside(mark, before, after))


def _opens_outside(mark: str, before: str, after: str) -> bool:
    """Whether a mark with nothing to close opens after all: a “, or a straight one as in: said:"So.

    The mark of 6'3" tall does not.
    """
    if mark not in '"＂':
        return mark in "“‟"
    if UNSPACED.match(before):
        return after.isalnum()
    punctuation = not (before.isalnum() or before.isspace() or before in DOUBLE_MARKS)
    return punctuation and after.isalpha()
