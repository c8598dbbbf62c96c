"""The lines of a capture -> what each of them probably is: headline, byline, date, caption, furniture.

By the shapes of lines and by where they stand, never by what an article is about. Everything found says why, so
that an editor can judge it; whatever is not recognised stays a paragraph of the article.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from ..model import BlockKind, Span
from ..texts import stated_dates
from ..texts.capture import CaptureFile
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
    """What the lines of one capture are. ``published`` is the date that one of them states."""

    lines: list[ProposedLine] = field(default_factory=list)
    furniture: list[ProposedFurniture] = field(default_factory=list)
    published: str | None = None
    published_reason: str | None = None

    def of_kind(self, kind: BlockKind) -> list[ProposedLine]:
        """Return the lines of one kind, in order."""
        return [line for line in self.lines if line.kind == kind]


_SHORT = 8  # in words
# In code points.
_LONGEST_HEADLINE, _LONGEST_STANDFIRST, _LONGEST_CAPTION, _LONGEST_CREDIT, _LONGEST_POINTER = 250, 400, 600, 100, 200


def tell_lines_apart(
    file: CaptureFile, outlet_names: list[str], title: str | None = None, language: str | None = None
) -> LineKinds:
    """Say what the lines of a capture are.

    ``outlet_names`` are the names under which the outlet may stand at the page's top; ``title`` is the page's
    own, where there is one.
    """
    return _LineTeller(all_lines(file), file.text, outlet_names, title, language).read()


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


class _LineTeller:
    """Goes through a capture's lines once: what is the page's anywhere, the top, the body, the end."""

    def __init__(
        self,
        lines: list[CaptureLine],
        text: str,
        outlet_names: list[str],
        title: str | None,
        language: str | None,
    ) -> None:
        self.lines, self.text, self.title, self.language = lines, text, title, language
        self.outlet_names = {shapes.plain(name) for name in outlet_names}
        self.taken: set[int] = set()
        self.set_aside: set[str] = set()
        self.told = LineKinds()

    def read(self) -> LineKinds:
        self._set_boilerplate_aside()
        headline = self._take_headline()
        self._set_repeated_aside()
        body = self._read_top(headline + 1)
        last = max(
            (i for i in self._free(body) if shapes.is_sentence(self.lines[i].text)), default=len(self.lines) - 1
        )
        self._read_body(body, last)
        self._read_end(last + 1)
        order = {line.text: line.number for line in reversed(self.lines)}
        self.told.furniture.sort(key=lambda item: order.get(item.text, len(self.lines)))
        return self.told

    # -- all over the page ---------------------------------------------------------------------------

    def _set_boilerplate_aside(self) -> None:
        counts = Counter(line.text for line in self.lines)
        for i, line in enumerate(self.lines):
            if reason := shapes.boilerplate_reason(line.text, counts[line.text]):
                self._set_aside(i, reason)

    def _set_repeated_aside(self) -> None:
        counts = Counter(line.text for line in self.lines)
        for i in self._free():
            text = self.lines[i].text
            if (
                counts[text] > 1
                and shapes.size(text) <= _SHORT
                and not re.search('["“”]', text)
                and not shapes.is_sentence(text)
            ):
                self._set_aside(i, f"a short line that stands {counts[text]} times")

    def _free(self, start: int = 0, end: int | None = None) -> Iterator[int]:
        for i in range(start, len(self.lines) if end is None else end):
            if i not in self.taken:
                yield i

    def _set_aside(self, i: int, reason: str) -> None:
        self.taken.add(i)
        text = self.lines[i].text
        if text not in self.set_aside:
            self.set_aside.add(text)
            self.told.furniture.append(ProposedFurniture(text, reason))

    def _claim(self, i: int, kind: BlockKind, reason: str, text: str | None = None) -> None:
        self.taken.add(i)
        line = self.lines[i]
        self.told.lines.append(ProposedLine(kind, text or line.text, f"line {line.number}: {reason}"))

    # -- down to the first paragraph -----------------------------------------------------------------

    def _take_headline(self) -> int:
        """Claim the headline; set aside what stands above it. Return its number, or -1 where there is none."""
        found = self._find_headline()
        for i in self._free(0, max(found, 0)):
            text = self.lines[i].text
            if shapes.plain(text) in self.outlet_names:
                self._set_aside(i, "the outlet's name above the headline")
            elif not (self._try_byline(i) or self._try_date(i)):
                self._set_aside(i, "stands above the headline, as the names of sections do")
        if found < 0:
            return -1
        line = self.lines[found]
        as_titled = self.title and shapes.plain(line.text) == shapes.plain(self.title)
        self._claim(found, "headline", "the page's title" if as_titled else "the first line of a headline's length")
        for i in self._free(found + 1):
            if self.lines[i].text == line.text:
                self._set_aside(i, "the headline again")
        return found

    def _find_headline(self) -> int:
        free = [i for i in self._free() if shapes.plain(self.lines[i].text) not in self.outlet_names]
        if self.title:
            for i in free[:12]:
                if shapes.plain(self.lines[i].text) == shapes.plain(self.title):
                    return i
        for i in free:
            text = self.lines[i].text
            if shapes.is_byline(text) or shapes.is_date_line(text, self.language):
                continue
            if len(text) > _LONGEST_HEADLINE or shapes.begins_two_sentences(text):
                return -1  # the article has begun, without a headline
            if shapes.has_words_for_a_headline(text) and not shapes.is_credit(text):
                return i
        return -1

    def _read_top(self, start: int) -> int:
        """Tell the lines between headline and body; return the number of the first paragraph."""
        free = list(self._free(start))
        if start == 0:
            return 0
        last_sentence = max((i for i in free if shapes.is_sentence(self.lines[i].text)), default=-1)
        for place, i in enumerate(free):
            text = self.lines[i].text
            following = self.lines[free[place + 1]].text if place + 1 < len(free) else ""
            if self._try_byline(i) or self._try_date(i) or self._try_picture(i, at_top=bool(following)):
                continue
            if place == 0 and following and self._is_standfirst(text, following):
                self._claim(i, "standfirst", "between the headline and the lines that follow it")
                continue
            if shapes.is_sentence(text) or shapes.size(text) > _SHORT or i > last_sentence:
                return i  # where nothing looks like a sentence, nothing tells what is none
            self._set_aside(i, "a short line between the headline and the first paragraph")
        return len(self.lines)

    def _is_standfirst(self, text: str, following: str) -> bool:
        begins_article = re.match(r"[A-Z][\w. ,]+(?:\([^)]+\))?\s*[—–-]\s", text)
        return bool(
            (shapes.is_sentence(text) or shapes.size(text) > _SHORT)
            and not begins_article
            and len(text) <= _LONGEST_STANDFIRST
            and (
                shapes.is_byline(following)
                or shapes.is_date_line(following, self.language)
                or shapes.is_picture(following)
            )
        )

    # -- the body, and what comes after it -----------------------------------------------------------

    def _read_body(self, start: int, last: int) -> None:
        for i in self._free(start, last + 1):
            text = self.lines[i].text
            if shapes.is_pointer(text) and len(text) <= _LONGEST_POINTER:
                self._set_aside(i, "points to another page")
            elif shapes.is_labelled_date(text, self.language) and not shapes.is_sentence(text):
                self._try_date(i)
            elif i != start:
                self._try_picture(i, at_top=False)

    def _read_end(self, start: int) -> None:
        for i in self._free(start):
            text = self.lines[i].text
            if shapes.is_signature(text):
                continue
            if self._try_byline(i) or self._try_date(i) or self._try_picture(i, at_top=False):
                continue
            if shapes.size(text) <= 2 * _SHORT:
                self._set_aside(i, "a short line after the last paragraph")

    # -- single kinds --------------------------------------------------------------------------------

    def _try_byline(self, i: int) -> bool:
        if self.told.of_kind("byline") or not shapes.is_byline(self.lines[i].text):
            return False
        self._claim(i, "byline", "begins as bylines do")
        if stated := stated_dates.first_date(self.lines[i].text, self.language):
            self._state(stated.value, f"line {self.lines[i].number}, the byline's")
        return True

    def _try_date(self, i: int) -> bool:
        line = self.lines[i]
        stated = stated_dates.first_date(line.text, self.language)
        if not stated or not shapes.is_date_line(line.text, self.language):
            return False
        if self.told.published or (shapes.is_change(line.text) and self._published_elsewhere(i)):
            self._set_aside(i, "states when the page was changed")
        else:
            self._claim(i, "published", "a line that states a date")
            self._state(stated.value, f"line {line.number}")
        return True

    def _published_elsewhere(self, i: int) -> bool:
        texts = [self.lines[other].text for other in self._free() if other != i]
        return any(shapes.is_date_line(text, self.language) and not shapes.is_change(text) for text in texts)

    def _state(self, value: str, reason: str) -> None:
        if not self.told.published:
            self.told.published, self.told.published_reason = value, reason

    def _try_picture(self, i: int, *, at_top: bool) -> bool:
        """Claim a caption or a credit."""
        line = self.lines[i]
        if again := shapes.copies(line.text):
            first = again[0]
            self._claim(i, "caption", "stands more than once on its line", line.text[first.start : first.end])
            piece = Span(line.span.start + first.end, line.end)
            reason = "the caption once more, on the same line"
            self.told.furniture.append(ProposedFurniture(piece.of(self.text), reason, piece))
        elif len(line.text) <= _LONGEST_CREDIT and shapes.is_credit(line.text) and not shapes.is_sentence(line.text):
            self._claim(i, "credit", "credits a picture")
        elif len(line.text) <= _LONGEST_CAPTION and shapes.is_caption(line.text, at_top=at_top):
            self._claim(i, "caption", "ends in a picture's credit")
        else:
            return False
        return True
