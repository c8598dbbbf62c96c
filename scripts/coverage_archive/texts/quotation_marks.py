"""Quotation marks to spans: what "a quoted span" is, for the whole archive.

Text in, spans out; nothing is known here about speakers. A paragraph is a line. Offsets are Unicode code
points of the text given. News text mixes straight, curly and typewriter marks, often within one quotation,
so a mark's surroundings decide what it does and its shape only breaks ties. Every function takes linear time.
"""

import re

from ..model import Span

DOUBLE_MARKS = '“”"'
SINGLE_MARKS = "\u2018\u2019'"  # curly ones as escapes: they look like other characters

_ANY_DOUBLE = re.compile(f"[{DOUBLE_MARKS}]")
_ANY_SINGLE = re.compile(f"[{SINGLE_MARKS}]")
_ANY_WORD = re.compile(r"[^\W_]")
_LINE = re.compile(r"[^\n]+")
# A mark right after one of these, with a word after it, opens: ("so", —"so", '"so".
_LEANS_FORWARD = frozenset("([{-\u2013\u2014\u2015/\u2018'")
# Words that begin with an apostrophe, which would otherwise look like opening marks; and decades ('90s).
_ELISION = re.compile(r"(?:\d\ds?|tis|twas|em|til|cause|n|bout|round)(?![^\W_])", re.IGNORECASE)


def quotation_spans(text: str) -> list[Span]:
    """Return the outermost double-quoted spans of a text, in order.

    A quotation over several paragraphs gives one span a paragraph; marks that hold no letter or digit, none.
    """
    text = text.replace("''", '""')  # typewriter marks; as many code points, so offsets stay
    lines = list(_LINE.finditer(text))
    spans: list[Span] = []
    for number, line in enumerate(lines):
        pairs, left_open = _pair_marks(line.group(), nesting=True)
        if left_open and not (number + 1 < len(lines) and _begins_with_mark(lines[number + 1].group())):
            # Nothing continues this quotation, so some mark is missing: one level loses the fewest words.
            pairs, _ = _pair_marks(line.group(), nesting=False)
        for start, end in pairs:
            span = _tighten(text, line.start() + start, line.start() + end)
            if _ANY_WORD.search(text, span.start, span.end):
                spans.append(span)
    return spans


def single_quoted_spans(line: str) -> list[Span]:
    """Return the single-quoted words of one line, as headlines use them, told apart from apostrophes.

    An opening mark stands after no word and before one; a closing mark after one and before none. The plural
    possessive (workers' rights) looks like a closing mark too; it is taken for one only if no plainer one
    follows before the next opening mark.
    """
    spans: list[Span] = []
    opened: int | None = None
    closings: list[int] = []

    def close() -> None:
        if opened is not None and closings:
            plain = [mark for mark in closings if not _may_be_possessive(line, mark)]
            span = _tighten(line, opened + 1, (plain or closings)[0])
            if _ANY_WORD.search(line, span.start, span.end):
                spans.append(span)

    for found in _ANY_SINGLE.finditer(line):
        mark = found.start()
        before, after = line[mark - 1 : mark], line[mark + 1 : mark + 2]
        if not before.isalnum() and (after.isalnum() or (after and after in "$£€")):
            typographic_apostrophe = line[mark] == "\u2019" and not before.strip()
            if not typographic_apostrophe and not _ELISION.match(line, mark + 1):
                close()
                opened, closings = mark, []
        elif before.strip() and not after.isalnum():
            closings.append(mark)
    close()
    return spans


def _may_be_possessive(line: str, mark: int) -> bool:
    """Whether the mark could be an apostrophe: an s before it and another word after it."""
    return line[mark - 1 : mark].lower() == "s" and bool(re.match(r" [^\W_]", line[mark + 1 : mark + 3]))


def _begins_with_mark(line: str) -> bool:
    return line.lstrip()[:1] in frozenset(DOUBLE_MARKS)


def _pair_marks(line: str, *, nesting: bool) -> tuple[list[tuple[int, int]], bool]:
    """Return the outermost (start, end) between marks of a line, and whether the last one was left open.

    Without nesting, a second opening mark is taken for a stray one.
    """
    pairs: list[tuple[int, int]] = []
    depth = start = 0
    indent = len(line) - len(line.lstrip())
    run_end, run_opens = -1, False
    for found in _ANY_DOUBLE.finditer(line):
        mark = found.start()
        before = line[mark - 1] if mark > indent else ""
        # A run of marks ("“so) opens as a whole, if its first mark does.
        opens = _opens(line, mark, before, in_opening_run=run_opens if mark == run_end else None)
        if depth == 0 and not opens:
            opens = _opens_outside(line, mark, before)
        if opens:
            start = start if depth else mark + 1
            depth = depth + 1 if nesting else 1
        elif depth:
            depth -= 1
            if depth == 0:
                pairs.append((start, mark))
        run_end, run_opens = mark + 1, opens
    if depth:
        pairs.append((start, len(line)))
    return pairs, depth > 0


def _opens(line: str, mark: int, before: str, in_opening_run: bool | None) -> bool:
    """Whether a double mark opens, wherever it stands.

    in_opening_run tells whether the mark right before it opened; None if there is no such mark.
    """
    after = line[mark + 1 : mark + 2]
    if not before:
        return True
    if in_opening_run is not None:
        return in_opening_run and bool(after.strip())
    if before.isspace():
        return bool(after.strip())
    return before in _LEANS_FORWARD and (after.isalnum() or after == "$")


def _opens_outside(line: str, mark: int, before: str) -> bool:
    """Whether a mark with nothing to close opens after all: a “, or a straight one as in: said:"So.

    The mark of 6'3" tall does not.
    """
    if line[mark] != '"':
        return line[mark] == "“"
    punctuation = not (before.isalnum() or before.isspace() or before in DOUBLE_MARKS)
    return punctuation and line[mark + 1 : mark + 2].isalpha()


def _tighten(text: str, start: int, end: int) -> Span:
    """Leave out the double marks and spaces at both ends."""
    while start < end and (text[start].isspace() or text[start] in DOUBLE_MARKS):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in DOUBLE_MARKS):
        end -= 1
    return Span(start, end)
