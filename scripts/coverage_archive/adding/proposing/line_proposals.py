"""Propose what single lines of a capture are: what the page tells, a byline, a date, a caption or credit."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from ...model import BlockKind, Span
from ...texts.capture import CaptureFile
from ..sources.web_page import PageData, ToldLine
from . import line_shapes as shapes
from . import page_claims
from .date_lines import dates_of, is_date_line
from .line_kinds import Kind, LineKinds, ProposedLine, all_lines

_LONGEST_NAME = 60  # code points


class LineProposals:
    """The lines of one capture, each named by its place from 0, and what is proposed for them so far."""

    def __init__(self, file: CaptureFile, language: str | None, data: PageData | None) -> None:
        """Begin with nothing proposed. ``data`` are those of the page that the file was read from, if it was."""
        self.file, self.lines = file, all_lines(file)
        self.texts = [line.text for line in self.lines]
        self.plain = [shapes.plain(text) for text in self.texts]
        self.counts = Counter(self.texts)
        self.language = language
        self.data = data
        self.found: dict[int, ProposedLine] = {}
        self.doubtful: set[int] = set()  # of those found
        self.sure_kinds: set[Kind] = set()  # of the others
        self.pieces: list[ProposedLine] = []  # ends of lines that are furniture
        self.dates = LineKinds()

    def free(self, start: int = 0, end: int | None = None) -> Iterator[int]:
        """Give the lines that nothing is proposed for yet."""
        return (i for i in range(start, len(self.lines) if end is None else end) if i not in self.found)

    def set_aside(self, i: int, reason: str) -> None:
        """Propose that a line is the page's own."""
        self.found[i] = ProposedLine("furniture", self.texts[i], reason)

    def claim(self, i: int, kind: Kind, reason: str, *, text: str | None = None, is_sure: bool = True) -> None:
        """Propose what a line of the article is; one that is not sure stays text until an editor decides."""
        self.found[i] = ProposedLine(kind, text or self.texts[i], f"line {self.lines[i].number}: {reason}")
        if is_sure:
            self.sure_kinds.add(kind)
        else:
            self.doubtful.add(i)

    def has(self, kind: BlockKind) -> bool:
        """Say whether a line is surely of a kind."""
        return kind in self.sure_kinds

    def take_told(self, line: ToldLine) -> None:
        """Take what the page tells of a line."""
        i, text = line.place, self.texts[line.place]
        if line.kind != "credit" and shapes.boilerplate_reason(text, 1):
            return
        if line.kind == "furniture":
            self.set_aside(i, line.reason)
        elif line.kind == "published" or line.kind == "changed":
            if not self.try_date(i, line):
                self.set_aside(i, f"{line.reason}; it states no whole date")
        elif line.kind == "byline":
            office_alone = shapes.OFFICE.search(text) and not shapes.is_byline(text)
            self.claim(i, "byline", line.reason, is_sure=not (office_alone and self.is_not_by(text)))
            self._take_date_of_byline(i)
        else:
            self.claim(i, line.kind, line.reason, is_sure=line.kind != "standfirst" or not self.begins_another(i))

    def is_not_by(self, text: str) -> bool:
        """Say whether the page's data name an author whom a line does not name."""
        return self.data is not None and bool(page_claims.author_note(text, self.data))

    def begins_another(self, i: int) -> bool:
        """Say whether a line is cut off, or says the words with which another line begins: a teaser, not a deck."""
        return self.texts[i].endswith(("...", "…")) or any(
            j != i and other.startswith(self.plain[i]) for j, other in enumerate(self.plain)
        )

    def is_date_line(self, i: int) -> bool:
        """Say whether a line does nothing but state dates."""
        return is_date_line(self.texts[i], self.language)

    def is_name(self, i: int) -> bool:
        """Say whether a line is a name where a byline would stand: an office, an address or a date is beside it."""
        text = self.texts[i]
        if shapes.KOREAN_BYLINE.fullmatch(text):
            return True
        name, comma, office = text.partition(",")
        if len(text) > _LONGEST_NAME or not shapes.is_name(name):
            return False
        if comma:
            return bool(shapes.OFFICE.search(office))
        return any(
            (len(self.texts[j]) <= _LONGEST_NAME and shapes.OFFICE.search(self.texts[j])) or self.is_date_line(j)
            for j in (i - 1, i + 1)
            if 0 <= j < len(self.texts)
        )

    def try_byline(self, i: int) -> bool:
        """Claim a byline, and its date."""
        begins = shapes.is_byline(self.texts[i])
        if self.has("byline") or not (begins or self.is_name(i)):
            return False
        reason = "begins as bylines do" if begins else "a name where bylines stand"
        self.claim(i, "byline", reason, is_sure=begins or not self.is_not_by(self.texts[i]))
        self._take_date_of_byline(i)
        return True

    def _take_date_of_byline(self, i: int) -> None:
        if published := dates_of(self.texts[i], self.language).get("published"):
            self._state(published, f"line {self.lines[i].number}, the byline's")

    def try_date(self, i: int, told: ToldLine | None = None) -> bool:
        """Claim a line that states the date of publication; set one aside that states another."""
        line, dates = self.lines[i], dates_of(self.texts[i], self.language)
        if not dates or not (told or self.is_date_line(i)):
            return False
        published = dates.get("published") if not told or told.kind == "published" else None
        if not published:
            self.set_aside(i, "states when the page was changed")
            self.leave_unclear(f"line {line.number} states only when the page was changed")
        elif self.dates.published:
            self.set_aside(i, "states a date once more")
        else:
            self.claim(i, "published", told.reason if told else "a line that states a date")
            self._state(published, f"line {line.number}")
        return True

    def _state(self, value: str, reason: str) -> None:
        if not self.dates.published:
            self.dates = replace(self.dates, published=value, published_reason=reason)

    def leave_unclear(self, reason: str) -> None:
        """Note which line may state the date of publication, and why it is not believed."""
        self.dates = replace(self.dates, unclear=reason)

    def try_picture(self, i: int, *, at_top: bool) -> bool:
        """Claim a caption or a credit."""
        line, text = self.lines[i], self.texts[i]
        is_short = len(text) <= shapes.LONGEST_CAPTION
        if is_short and (copies := shapes.COPIES.fullmatch(text)):
            self.claim(i, "caption", "stands more than once on its line", text=copies[1])
            start = line.span.start + line.span.of(self.file.text).index(text) + len(copies[1])
            piece = Span(start, line.span.end)
            reason = "the caption once more, on the same line"
            self.pieces.append(ProposedLine("furniture", piece.of(self.file.text), reason, piece))
        elif shapes.is_whole_credit(text):
            self.claim(i, "credit", "credits a picture")
        elif is_short and shapes.is_caption(text, at_top=at_top):
            self.claim(i, "caption", "ends in a picture's credit")
        return i in self.found
