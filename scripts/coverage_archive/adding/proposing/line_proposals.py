"""What the lines of a capture are proposed to be, one by one: a byline, a date, a picture's words, or set aside."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from ...model import BlockKind, Span
from ...texts.capture import CaptureFile
from ..sources.web_page import PageData, ToldLine
from . import byline_names, date_lines, page_claims
from . import line_shapes as shapes


@dataclass(frozen=True, slots=True)
class CaptureLine:
    """One line that holds words: its number in the file from 1, and where and what the words in it are.

    ``end`` is where the whole line ends, with the spaces after its words.
    """

    number: int
    span: Span
    text: str
    end: int


@dataclass(frozen=True, slots=True)
class ProposedLine:
    """A line of the article that is no paragraph: what it is, and how that was told."""

    kind: BlockKind
    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class ProposedFurniture:
    """A line, or (``piece``) the end of one, that is the page's and not the article's, and why."""

    text: str
    reason: str
    piece: Span | None = None


@dataclass
class LineKinds:
    """What the lines of one capture are. ``published`` is the date that one of them states.

    ``doubtful`` are lines that may be what they are named, but stay text until an editor says so.
    """

    lines: list[ProposedLine] = field(default_factory=list)
    doubtful: list[ProposedLine] = field(default_factory=list)
    furniture: list[ProposedFurniture] = field(default_factory=list)
    published: str | None = None
    published_reason: str | None = None
    unclear: str | None = None  # the line of a date that may be the publication's, and why it is not taken for it

    def of_kind(self, kind: BlockKind) -> list[ProposedLine]:
        """Return the lines of one kind, in order."""
        return [line for line in self.lines if line.kind == kind]


def all_lines(file: CaptureFile) -> list[CaptureLine]:
    """Return every line of a capture that holds words."""
    found = []
    for span in file.lines():
        words = span.of(file.text)
        start = span.start + len(words) - len(words.lstrip())
        text = words.strip()
        line = file.line_at(span.start)
        found.append(CaptureLine(number=line, span=Span(start, start + len(text)), text=text, end=span.end))
    return found


class LineProposals:
    """Keeps what the lines are found to be, and tells of single lines whether they are bylines, dates or pictures.

    A line is named by its place from 0. One that the page tells is text is never set aside by its shape.
    """

    def __init__(self, file: CaptureFile, language: str | None, data: PageData | None = None) -> None:
        """Begin with nothing told. ``data`` are those of the page that the file was read from, if it was."""
        self.data = data
        self.lines, self.text, self.language = all_lines(file), file.text, language
        self.taken: set[int] = set()
        self.told = LineKinds()
        self._prose: set[int] = set()
        self._set_aside: set[str] = set()

    def free(self, start: int = 0, end: int | None = None) -> Iterator[int]:
        """Give the lines of which nothing is known yet."""
        for i in range(start, len(self.lines) if end is None else end):
            if i not in self.taken:
                yield i

    def set_aside(self, i: int, reason: str) -> None:
        """Propose that a line is the page's own."""
        if i in self._prose:
            return
        self.taken.add(i)
        text = self.lines[i].text
        if text not in self._set_aside:
            self._set_aside.add(text)
            self.told.furniture.append(ProposedFurniture(text, reason))

    def claim(self, i: int, kind: BlockKind, reason: str, text: str | None = None) -> None:
        """Propose what a line of the article is."""
        self.taken.add(i)
        line = self.lines[i]
        self.told.lines.append(ProposedLine(kind, text or line.text, f"line {line.number}: {reason}"))

    def leave_open(self, i: int, kind: BlockKind, reason: str) -> None:
        """Name what a line may be, for an editor to decide; it stays text."""
        self.taken.add(i)
        line = self.lines[i]
        self.told.doubtful.append(ProposedLine(kind, line.text, f"line {line.number}: {reason}"))

    def is_told_prose(self, i: int) -> bool:
        """Say whether the page tells that a line is text."""
        return i in self._prose

    def take_told(self, line: ToldLine) -> None:
        """Take what the page tells of a line."""
        if line.kind != "credit" and shapes.boilerplate_reason(self.lines[line.place].text, 1):
            return
        if line.kind == "furniture":
            self.set_aside(line.place, line.reason)
        elif line.kind == "published" or line.kind == "changed":
            if not self.try_date(line.place, line):
                self.set_aside(line.place, f"{line.reason}; it states no whole date")
        elif line.kind == "paragraph":
            self._prose.add(line.place)
        else:
            doubted = self._is_doubted(line)
            (self.leave_open if doubted else self.claim)(line.place, line.kind, line.reason)
            if line.kind == "byline":
                self._take_date_of_byline(line.place)

    def _is_doubted(self, line: ToldLine) -> bool:
        """Say whether a line that the page tells is a deck, or a byline, may be none all the same."""
        if line.kind == "standfirst":
            return self.begins_another(line.place)
        text = self.lines[line.place].text
        office_alone = line.kind == "byline" and byline_names.has_office(text) and not shapes.is_byline(text)
        return office_alone and self.data is not None and bool(page_claims.author_note(text, self.data))

    def begins_another(self, i: int) -> bool:
        """Say whether a line is cut off, or says the words with which another line begins: a teaser, not a deck."""
        if shapes.is_cut_off(self.lines[i].text):
            return True
        words = shapes.plain(self.lines[i].text)
        return any(j != i and shapes.plain(line.text).startswith(words) for j, line in enumerate(self.lines))

    def is_date_line(self, i: int) -> bool:
        """Say whether a line does nothing but state dates."""
        return date_lines.is_date_line(self.lines[i].text, self.language)

    def is_name(self, i: int) -> bool:
        """Say whether a line is a name alone where a byline would stand."""
        around = [self.lines[j].text for j in (i - 1, i + 1) if 0 <= j < len(self.lines)]
        return byline_names.is_byline(self.lines[i].text, around, self.language)

    def is_label(self, i: int) -> bool:
        """Say whether a line is a byline or a date."""
        return shapes.is_byline(self.lines[i].text) or self.is_date_line(i) or self.is_name(i)

    def try_byline(self, i: int) -> bool:
        """Claim a byline, and its date."""
        begins = shapes.is_byline(self.lines[i].text)
        if self.told.of_kind("byline") or not (begins or self.is_name(i)):
            return False
        reason = "begins as bylines do" if begins else "a name where bylines stand"
        if not begins and self.data and page_claims.author_note(self.lines[i].text, self.data):
            self.leave_open(i, "byline", reason)
        else:
            self.claim(i, "byline", reason)
        self._take_date_of_byline(i)
        return True

    def _take_date_of_byline(self, i: int) -> None:
        dates = date_lines.dates_of(self.lines[i].text, self.language)
        if dates and dates.published:
            self._state(dates.published.value, f"line {self.lines[i].number}, the byline's")

    def try_date_above(self, i: int, headline: int) -> bool:
        """Take a date above the headline, if it says that it is the publication's or stands right there.

        Another may be the day on which the page was copied.
        """
        text = self.lines[i].text
        if not self.is_date_line(i):
            return False
        dates = date_lines.dates_of(text, self.language)
        timed = dates and dates.published and "T" in dates.published.value
        if date_lines.is_labelled(text) or timed or headline - i <= 1:
            return self.try_date(i)
        self.set_aside(i, "a date at the page's top, which may be the day of the copy")
        self.told.unclear = f"line {self.lines[i].number} may be the day of the copy"
        return True

    def try_date(self, i: int, told: ToldLine | None = None) -> bool:
        """Claim a line that states the date of publication; set one aside that states another."""
        line = self.lines[i]
        dates = date_lines.dates_of(line.text, self.language)
        if not dates or not (told or self.is_date_line(i)):
            return False
        published = dates.published if not told or told.kind == "published" else None
        if not published:
            self.set_aside(i, "states when the page was changed")
            self.told.unclear = f"line {line.number} states only when the page was changed"
        elif self.told.published:
            self.set_aside(i, "states a date once more")
        else:
            self.claim(i, "published", told.reason if told else "a line that states a date")
            self._state(published.value, f"line {line.number}")
        return True

    def _state(self, value: str, reason: str) -> None:
        if not self.told.published:
            self.told.published, self.told.published_reason = value, reason

    def try_picture(self, i: int, *, at_top: bool) -> bool:
        """Claim a caption or a credit."""
        line = self.lines[i]
        if again := shapes.copies(line.text):
            first = again[0]
            self.claim(i, "caption", "stands more than once on its line", line.text[first.start : first.end])
            piece = Span(line.span.start + first.end, line.end)
            reason = "the caption once more, on the same line"
            self.told.furniture.append(ProposedFurniture(piece.of(self.text), reason, piece))
        elif shapes.is_whole_credit(line.text):
            self.claim(i, "credit", "credits a picture")
        elif shapes.may_be_caption(line.text) and shapes.is_caption(line.text, at_top=at_top):
            self.claim(i, "caption", "ends in a picture's credit")
        else:
            return False
        return True
