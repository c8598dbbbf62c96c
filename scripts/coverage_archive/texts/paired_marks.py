"""Pair the marks of a paragraph that can only be quotation marks (“ ” " „ « » ‹ › 「 」 『 』).

Single marks are not read here, because they may be apostrophes. Offsets are Unicode code points of the given text.
News text mixes straight, curly and typewriter marks, often within one quotation, so the characters around a mark
decide whether it opens or closes, and its shape only breaks ties. Every function takes linear time.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from .mark_shapes import CLOSING, DOUBLE_MARKS, FAMILIES, PAIRED_MARKS, UNSPACED, Doubt, Pairing

_GUILLEMETS = "«»‹›"
_ANY = re.compile(f"[{PAIRED_MARKS}]")
# A mark right after one of these, with a word after it, opens: ("so", —"so", '"so".
_LEANS_FORWARD = frozenset("([{-\u2013\u2014\u2015/\u2018'\u201a¿¡")
Guillemets = Literal["«»", "»«", "»»"]
"""How a text uses guillemets: «so», »so«, or »so» as in Swedish."""


@dataclass
class PairedMarks:
    """Pair the double marks, guillemets and brackets of the paragraph text[start:end], from left to right.

    ``style`` is how the text uses guillemets. ``carried`` are the families of marks that the previous paragraph left
    open, so that a mark of them at the beginning of this paragraph opens. ``flat`` are the families in which one mark
    is missing, so that the first closing mark closes all open ones. ``open`` holds the offsets of the marks that
    nothing has closed yet.
    """

    text: str
    start: int
    end: int
    style: Guillemets
    carried: frozenset[str] = frozenset()
    flat: frozenset[str] = frozenset()
    found: Pairing = field(default_factory=Pairing)
    open: list[int] = field(default_factory=list)
    depth: Counter[str] = field(default_factory=Counter)
    run_end: int = -1
    run_opens: bool = False
    strays: set[int] = field(default_factory=set)  # marks that neither open nor close
    apart: int = -1  # the offset of the last stray with spaces on both sides

    def pairing(self) -> Pairing:
        """Return the pairs and the doubts of the paragraph's marks."""
        line = self.text[self.start : self.end]
        self.indent = self.start + len(line) - len(line.lstrip())
        for match in _ANY.finditer(self.text, self.start, self.end):
            self._take(match.start())
        self.found.doubts += [(at, self.end, "unclosed") for at in self.open]
        self.found.doubts += [doubt for at in self.strays for doubt in self._stray(at)]
        return self.found

    def _take(self, at: int) -> None:
        family = FAMILIES[self.text[at]]
        if self._opens(at, family):
            self.open.append(at)
            self.depth[family] += 1
        elif self.depth[family]:
            self._close(at, family)
        elif not self._close_apart(at, family):
            self.strays.add(at)
            if family == '"' and self.text[at - 1].isspace() and self.text[at + 1 : min(at + 2, self.end)].isspace():
                self.apart = at

    def _stray(self, at: int) -> Iterator[tuple[int, int, Doubt]]:
        """Yield the doubt about a mark that neither opens nor closes, unless it means inches or is an arrow."""
        mark, before = self.text[at], self.text[at - 1] if at > self.start else ""
        # 30", or 5'4 with two single marks.
        number = self.text[max(self.start, at - 2) : at].removesuffix('"')
        if mark in DOUBLE_MARKS and number[-1:].isdigit():
            return
        if before.strip():
            yield self.start, at, "unopened"
        elif mark in DOUBLE_MARKS:
            yield at, self.end, "alone"

    def _opens(self, at: int, family: str) -> bool:
        mark = self.text[at]
        before = self.text[at - 1] if at > self.indent else ""
        if family == '"':
            # A run of marks ("“so) opens as a whole, if its first mark does.
            run = self.run_opens if at == self.run_end else None
            top = self.text[self.open[-1]] if self.open else ""
            after = self._after(at)
            self.run_opens = _double_opens(mark, before, after, run, top, inside=self.depth[family] > 0)
            self.run_end = at + 1
            return self.run_opens
        if family in "«‹":
            opens = (mark in "«‹") == (self.style == "«»")
            if self.style == "»»":
                opens = not before.strip() or before in _LEANS_FORWARD
            return opens or (not before and family in self.carried)
        return mark in CLOSING

    def _after(self, at: int) -> str:
        """Return the character after a mark, or after both marks where two were typed for one, as in (''so'')."""
        after = self.text[at + 1 : min(at + 3, self.end)]
        return after[1] if len(after) > 1 and after[0] in DOUBLE_MARKS and after[1].isalnum() else after[:1]

    def _close_apart(self, at: int, family: str) -> bool:
        """Pair a closing mark with the last stray between two spaces, as in: a duty to " help at once.”

        Return whether there is such a stray.
        """
        if family != '"' or self.apart < 0 or (self.open and self.open[-1] > self.apart):
            return False
        self.found.pairs.append((self.apart, at))
        self.strays.remove(self.apart)
        self.apart = -1
        return True

    def _close(self, at: int, family: str) -> None:
        closed: list[int] = []
        while not closed or (family in self.flat and self.depth[family]):
            opening = self.open.pop()
            opened = FAMILIES[self.text[opening]]
            self.depth[opened] -= 1
            if opened == family:
                closed.append(opening)
            else:  # this mark is left open inside the quotation that closes here
                self.found.doubts.append((opening, at, "unclosed"))
        in_a_run = closed[0] - closed[-1] == len(closed) - 1
        if in_a_run or family in "«‹":  # in «The paper «Truth», two quotations share the last mark
            self.found.pairs.append((closed[-1], at))
        else:
            self.found.doubts += [(opening, at, "unclosed") for opening in closed]


def guillemets_of(text: str, language: str) -> Guillemets:
    """Return how a text uses guillemets; the language decides only where the marks themselves do not."""
    score, sides = 0, set()
    for match in re.finditer(f"[{_GUILLEMETS}]", text):
        before, after = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
        opens = after.isalnum() and (not before.strip() or before in _LEANS_FORWARD)
        # French has a space inside the marks, and often an apostrophe before them: d’« accord ».
        closes = bool(before.strip().strip("\u2019'")) and before not in _LEANS_FORWARD and not after.isalnum()
        if opens or closes:
            sides.add((match.group() in "«‹", opens))
            score += 1 if (match.group() in "«‹") == opens else -1
    if {(False, True), (False, False)} == sides:
        return "»»"
    return "»«" if score < 0 or (not score and language in ("da", "de")) else "«»"


def _double_opens(mark: str, before: str, after: str, run: bool | None, top: str, *, inside: bool) -> bool:
    """Say whether a double mark opens a quotation.

    ``before`` and ``after`` are the characters beside it, and ``top`` is the mark that was opened last. ``inside``
    says whether a double mark is open. ``run`` says whether the mark directly before it opened; it is None if there
    is no such mark.
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
    """Say whether a double mark opens because none is open that it could close: a “, or as in: said:"So.

    The inch mark of 6'3" tall does not open.
    """
    if mark not in '"＂':
        return mark in "“‟"
    if UNSPACED.match(before):
        return after.isalnum()
    punctuation = not (before.isalnum() or before.isspace() or before in DOUBLE_MARKS)
    return punctuation and after.isalpha()
