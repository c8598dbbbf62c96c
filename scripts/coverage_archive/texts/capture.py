"""Read ``capture.txt``, the saved text of an article, and say what each of its lines is.

The text stays unchanged: every block (headline, standfirst, caption, paragraph and so on) is a span of it.
"""

import hashlib
import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from ..model import Block, BlockKind, Furniture, Span

_LINE = re.compile(r"[^\r\n]+")
_LINE_END = re.compile(r"\r\n|\r|\n")
# Characters that no HTML page can hold (NUL), or that the Markdown renderer uses as its own marks (STX, ETX).
UNSHOWABLE = re.compile("[\x00\x02\x03]")
BOM = "\ufeff"


@dataclass(frozen=True)
class CaptureFile:
    """Hold the text of a capture and the SHA-256 of its bytes, in hexadecimal digits."""

    text: str
    sha256: str

    def line_at(self, position: int) -> int:
        """Return the number, from 1, of the line that has the code point at an offset."""
        return 1 + bisect_right(self._line_starts, position)

    @cached_property
    def _line_starts(self) -> list[int]:
        return [end.end() for end in _LINE_END.finditer(self.text)]

    def lines(self) -> Iterator[Span]:
        """Yield the span of every line that is not blank, without its line end and without a byte-order mark."""
        for match in _LINE.finditer(self.text):
            start = match.start() + (match.start() == 0 and self.text.startswith(BOM))
            if not self.text[start : match.end()].isspace() and start < match.end():
                yield Span(start, match.end())

    def unshowable(self) -> Iterator[tuple[int, str]]:
        """Yield the offset and the name ("U+0000") of every character that a page cannot show as it is."""
        for match in UNSHOWABLE.finditer(self.text):
            yield match.start(), f"U+{ord(match.group()):04X}"


def read_capture(data: bytes) -> CaptureFile:
    """Read the bytes of a capture. Raise UnicodeDecodeError where they are not UTF-8."""
    return CaptureFile(data.decode("utf-8"), hashlib.sha256(data).hexdigest())


@dataclass(frozen=True, slots=True)
class Claim:
    """Hold what an editor says of one line: its kind, its words, and the path of the YAML field that says so."""

    kind: BlockKind
    words: str
    key: tuple[str | int, ...]


@dataclass(frozen=True)
class Layout:
    """Hold the blocks and the furniture (text that is not part of the article) of a capture.

    ``missing_claims`` are the claims that match no line. ``missing_furniture`` are the indexes, in the YAML list, of
    the furniture lines that match no line.
    """

    blocks: tuple[Block, ...]
    furniture: tuple[Furniture, ...]
    missing_claims: tuple[Claim, ...]
    missing_furniture: tuple[int, ...]


def lay_out(
    capture: CaptureFile, claims: list[Claim], furniture_lines: dict[int, str], furniture_pieces: list[Span]
) -> Layout:
    """Say which lines of a capture are headline, caption, furniture, body paragraph and so on.

    ``furniture_lines`` are whole lines, by their index in the YAML list: each sets aside every line with these words
    that no claim has taken. ``furniture_pieces`` are spans at the beginning or end of a line. Lines are compared
    without the white space around them; the blocks keep it.
    """
    lines = [_less(line, furniture_pieces) for line in capture.lines()]
    texts = [line.of(capture.text).strip() for line in lines]
    kinds: dict[int, BlockKind] = {}
    missing_claims = []
    for claim in claims:
        wanted = claim.words.strip()
        found = next((i for i, text in enumerate(texts) if text == wanted and i not in kinds), None)
        if found is None:
            missing_claims.append(claim)
        else:
            kinds[found] = claim.kind
    wanted_lines = {words.strip(): number for number, words in furniture_lines.items()}
    used: set[int] = set()
    blocks: list[Block] = []
    counts: Counter[BlockKind] = Counter()
    furniture = [Furniture(span, span.of(capture.text), capture.line_at(span.start)) for span in furniture_pieces]
    for index, (line, text) in enumerate(zip(lines, texts, strict=True)):
        if not text:
            continue
        if index not in kinds and text in wanted_lines:
            used.add(wanted_lines[text])
            furniture.append(Furniture(line, line.of(capture.text), capture.line_at(line.start)))
        else:
            kind = kinds.get(index, "paragraph")
            counts[kind] += 1
            blocks.append(_block(capture.text, line, kind, counts[kind]))
    return Layout(
        tuple(blocks),
        tuple(sorted(furniture, key=lambda item: item.span)),
        tuple(missing_claims),
        tuple(number for words, number in wanted_lines.items() if number not in used),
    )


def _block(text: str, span: Span, kind: BlockKind, count: int) -> Block:
    if kind == "paragraph":
        return Block(f"p{count}", kind, span, span.of(text), count)
    return Block(kind if count == 1 else f"{kind}-{count}", kind, span, span.of(text))


def _less(line: Span, pieces: list[Span]) -> Span:
    """Return the line without the pieces of furniture at its start and end."""
    start, end = line.start, line.end
    for piece in sorted(pieces):
        if piece.start <= start < piece.end:
            start = piece.end
    for piece in sorted(pieces, reverse=True):
        if piece.start < end <= piece.end:
            end = piece.start
    return Span(start, max(start, end))
