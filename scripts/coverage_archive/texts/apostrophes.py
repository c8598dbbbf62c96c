"""Distinguish the quotation marks from the apostrophes among the single marks (' ‘ ’ ‚) of a paragraph.

A mark that opens has a letter after it and none before it; a mark that closes has a letter before it and none after.
An apostrophe may have the same neighbours: the '90s, the workers' rights. So each mark is weighed by what else it
could be, and a pair that could as well be two apostrophes becomes a doubt, which an editor decides. Offsets are
Unicode code points. Every function takes linear time.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from .mark_shapes import SINGLE_MARKS, UNSPACED, Pairing

_ANY = re.compile(f"[{SINGLE_MARKS}]")
# All single marks but those between two letters, which are apostrophes in scripts with spaces between words.
_NOT_IN_A_WORD = re.compile(
    rf"[{SINGLE_MARKS}](?:(?![^\W_])|(?<![^\W_][{SINGLE_MARKS}])|(?={UNSPACED.pattern})|(?<={UNSPACED.pattern}.))"
)
_STRAIGHT, _RIGHT = "'", "\u2019"
_ONLY_OPEN = "\u2018\u201a\u201b"
# Words that begin with an apostrophe: English, German and Italian ones, Dutch 's and 't; and decades ('90s).
ELIDED = """
tis twas twere em im er e ave ere ello til till cause cos cuz n bout round neath hood gainst tween mid midst pon
ne nem nen ner
"""
_ELISION = re.compile(
    r"(?:\d\d(?:s|ers?|년|年)?(?![.,:]?\d)|ndr\w*|(?-i:[tskm])(?=[ -])|" + "|".join(ELIDED.split()) + r")(?![^\W_])",
    re.IGNORECASE,
)
# What follows an apostrophe after a name that ends in a point or a mark: Yahoo!'s, "Hamlet"'s, Inc.'s.
_ENDING = re.compile(r"(?:s|d|ll|re|ve|m|t)(?![^\W_])", re.IGNORECASE)
# Two apostrophes around one letter: rock 'n' roll, the 'A's.
_AROUND_A_LETTER = re.compile(r"['\u2018\u2019](?:n['\u2018\u2019]|\w['\u2019]s(?![^\W_]))", re.IGNORECASE)
# What may end in an apostrophe when another word follows: workers' rights, Marx' book, goin' home, ol' man.
_POSSESSIVE = re.compile(r"[sxzß]['\u2019]", re.IGNORECASE)
# A word in -in may have dropped its g if it is in lower case or follows a mark ('Lyin' Ted'); a name (Putin) has not.
_DROPPED = re.compile(
    r"(?<![^\W_])(?:(?-i:[a-z]*[b-z]in)|(?<=['\u2018\u2019])\w*[^\Wa]in|an|n|o|ol|th|wi|lil|po|mo|di)['\u2019]\Z",
    re.IGNORECASE,
)
_LONGEST = 16  # the most code points of a word that may have dropped its g
_WORD_FOLLOWS = re.compile(r" [^\W_]")
_OPENING_POINTS = frozenset('([{-\u2013\u2014\u2015/"“„«‹「『《〈¿¡')
_BEFORE_WORDS = frozenset('$£€¥₩#@([{"“„«‹「『《〈…¿¡')


@dataclass
class _Region:
    """Hold a stretch of a paragraph, and the single mark that is open in it.

    The stretch is the whole paragraph, or the text between two paired marks. ``opening`` is the offset of the open
    mark, -1 if there is none. ``strength`` says how surely this mark opens a quotation: 4, nothing but a quotation
    begins so (‘so); 3, hardly anything else does ('so); 2, only a quotation that also ends with this mark does
    (’so’); 1, the mark may well be an apostrophe ('90s). ``closing`` is the offset of the first mark that closes the
    quotation unless that mark is an apostrophe, -1 if there is none.
    """

    start: int
    end: int
    opening: int = -1
    strength: int = 0
    closing: int = -1


@dataclass
class SingleMarks:
    """Pair the single marks of the paragraph text[start:end], each in the innermost region that holds the mark.

    ``right_opens`` says whether ’ may open too, as in Swedish. ``past`` is the offset of the last mark that is an
    apostrophe because the mark before it is an apostrophe.
    """

    text: str
    start: int
    end: int
    right_opens: bool
    found: Pairing = field(default_factory=Pairing)
    past: int = -1

    def pairing(self, inner: Iterable[tuple[int, int]], following: str) -> Pairing:
        """Return the pairs of single marks and the doubts about single marks in the paragraph.

        ``inner`` are the spans (start, end) between double marks; each pair lies within one of them, or around it.
        ``following`` is the next paragraph: if it begins with a single mark that opens, a mark left open in this
        paragraph quotes all the rest of it.
        """
        self.regions = [_Region(self.start, self.end)]
        self.waiting = sorted(inner, reverse=True)
        for match in _NOT_IN_A_WORD.finditer(self.text, self.start, self.end):
            self._take(match.start())
        whole = self.regions[0]
        self._leave(whole.end)
        if whole.strength < 3 or not _opens_paragraph(following):
            self._settle(whole)
        elif whole.closing < 0:
            self.found.pairs.append((whole.opening, whole.end))
        else:  # the closing mark may be the apostrophe of a possessive
            self.found.doubts.append((whole.opening, whole.end, "unclosed"))
        return self.found

    def _take(self, at: int) -> None:
        region = self._region(at)
        if at <= self.past:
            return
        if _AROUND_A_LETTER.match(self.text, at, self.end):
            self.past = at + 2
            return
        before = self.text[at - 1] if at > self.start else ""
        after = self.text[at + 1] if at + 1 < self.end else ""
        if not before.strip() and after.isspace():  # ‘ so ’: the space inside was typed by mistake
            self._take_apart(region, at)
            return
        strength = _strength(self.text, at, before, after, region.strength, right_opens=self.right_opens)
        if strength > 1 or (strength and region.strength < 2):
            self._settle(region)
            region.opening, region.strength = at, strength
        elif not strength:
            self._close(region, at, before, after)

    def _take_apart(self, region: _Region, at: int) -> None:
        """Take a mark with spaces on both sides, which opens a quotation, or closes one that such a mark opened."""
        opens = self.text[at] in _ONLY_OPEN
        if not opens and region.strength and self.text[region.opening + 1].isspace():
            region.closing = at
            self._settle(region, 2)
        elif opens or region.strength < 2:
            self._settle(region)
            region.opening, region.strength = at, 4 if opens else 1

    def _region(self, at: int) -> _Region:
        while self.waiting and self.waiting[-1][0] <= at:
            self._leave(self.waiting[-1][0])
            self.regions.append(_Region(*self.waiting.pop()))
        self._leave(at)
        return self.regions[-1]

    def _leave(self, until: int) -> None:
        while len(self.regions) > 1 and self.regions[-1].end <= until:
            self._settle(self.regions.pop())

    def _close(self, region: _Region, at: int, before: str, after: str) -> None:
        """Take a mark that does not open as a closing mark, if it can be one."""
        plainness = _plainness(self.text, at, before, after, region.strength)
        if not region.strength:
            if plainness == 3 and before in ".,!?" and not after.isalnum() and self.text[at - 2].islower():
                self.found.doubts.append((region.start, at, "unopened"))
        elif plainness > 1:
            region.closing = at
            self._settle(region, plainness)
        elif plainness and region.closing < 0:
            region.closing = at

    def _settle(self, region: _Region, plainness: int = 1) -> None:
        """Decide if the open mark of a region is paired, doubtful or an apostrophe, and leave no mark open there."""
        opening, closing, strength = region.opening, region.closing, region.strength
        region.opening, region.closing, region.strength = -1, -1, 0
        if closing < 0:
            if strength > 2:
                self.found.doubts.append((opening, region.end, "unclosed"))
        elif strength == 4 or plainness == 3 or (strength > 1 and plainness == 2):
            self.found.pairs.append((opening, closing))
        elif strength + plainness > 2:
            self.found.doubts.append((opening, closing, "apostrophes"))


def _opens_paragraph(line: str) -> bool:
    """Say whether a paragraph begins with a single mark that opens a quotation."""
    line = line.lstrip()
    return bool(_ANY.match(line)) and _strength(line, 0, "", line[1:2], 0, right_opens=False) > 1


def _strength(text: str, at: int, before: str, after: str, opened: int, *, right_opens: bool) -> int:
    """Return how surely the mark at offset ``at`` opens a quotation: 1 to 4 as in ``_Region``, 0 if it does not open.

    ``before`` and ``after`` are the characters beside it; ``opened`` is the strength of the mark that is already
    open.
    """
    mark = text[at]
    if not (after.isalnum() or after in _BEFORE_WORDS or text.startswith("...", at + 1)):
        return 0
    if before.isalnum():
        if not UNSPACED.match(before) or mark == _RIGHT or (mark == _STRAIGHT and opened):
            return 0
    elif before.strip():
        if _ENDING.match(text, at + 1) or (mark == _RIGHT and not right_opens):
            return 0
        if before not in _OPENING_POINTS and mark == _STRAIGHT and opened > 1:
            return 0
    if _ELISION.match(text, at + 1):
        return 1
    if mark == _RIGHT and not right_opens:
        return 1 if opened > 1 else 2
    return 3 if mark == _STRAIGHT else 4


def _plainness(text: str, at: int, before: str, after: str, strength: int) -> int:
    """Return how surely the mark at offset ``at`` closes a quotation, from 3 to 0.

    3: it is no apostrophe; 2: it is hardly an apostrophe; 1: it may well be one; 0: it does not close. ``strength``
    is that of the mark that is open.
    """
    mark = text[at]
    if not before.strip() or mark in "\u201a\u201b" or (mark == "\u2018" and not strength):
        return 0
    if after.isalnum():
        if UNSPACED.match(before) or UNSPACED.match(after):
            return 3
        return 3 if strength > 1 and before in ".,!?…" and not _ENDING.match(text, at + 1) else 0
    if not before.isalnum():
        return 3
    if strength == 1 and (before.isdecimal() or after in "«“„‹"):  # 5', l'«homme»
        return 1
    follows = strength == 1 or _WORD_FOLLOWS.match(text, at + 1)
    if follows and (_POSSESSIVE.match(text, at - 1) or _DROPPED.search(text, max(0, at - _LONGEST), at + 1)):
        return 1
    return 2
