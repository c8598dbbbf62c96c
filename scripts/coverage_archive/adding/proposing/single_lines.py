"""Propose the kind of one line of a capture: by the page's markup, or as a byline, a date, a caption or a credit.

``line_teller`` decides in which order lines are read, and what their position shows.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from ...model import Span
from ...texts.capture import CaptureFile
from ..sources.web_page import ToldLine, WebPage
from . import line_shapes as shapes
from . import page_claims
from .genres import Genre
from .line_kinds import Kind, LineKinds, ProposedLine, all_lines

_DAY_IN_ADDRESS = re.compile(r"(?<!\d)((?:19|20)\d\d)[-/]?([01]\d)[-/]?([0-3]\d)(?!\d)")


class SingleLines:
    """Hold the lines of one capture, and ``found``: {index of a line, from 0: what is proposed for it so far}."""

    def __init__(
        self, file: CaptureFile, language: str | None, outlet_names: list[str], page: WebPage, genre: Genre
    ) -> None:
        self.file, self.language, self.page, self.genre = file, language, page, genre
        # Days that the page's address and data state decide how numbers such as 03/04/2024 are read.
        self.days = {stated.value[:10] for stated in (*page.data.published, *page.data.updated)}
        self.days |= {"-".join(found) for found in _DAY_IN_ADDRESS.findall(page.address or "")}
        self.lines = all_lines(file)
        self.texts = [line.text for line in self.lines]
        self.plain = [shapes.plain(text) for text in self.texts]
        self.counts = Counter(self.texts)
        self.outlet_names = {shapes.plain(name) for name in outlet_names}
        self.found: dict[int, ProposedLine] = {}
        self.sure_kinds: set[Kind] = set()  # of the lines in ``found`` that are not doubtful
        self.pieces: list[ProposedLine] = []  # furniture that is only the end of a line
        self.dates = LineKinds()

    def _free(self, start: int = 0, end: int | None = None) -> Iterator[int]:
        """Yield the indexes of the lines from ``start`` to ``end`` that have no proposal yet."""
        return (i for i in range(start, len(self.lines) if end is None else end) if i not in self.found)

    def _claim(self, i: int, kind: Kind, reason: str, *, text: str | None = None, is_sure: bool = True) -> None:
        """Propose the kind of a line that belongs to the article."""
        reason = f"line {self.lines[i].number}: {reason}"
        self.found[i] = ProposedLine(kind, text or self.texts[i], reason, not is_sure)
        self.sure_kinds |= {kind} if is_sure else set()

    def _set_aside(self, i: int, reason: str) -> None:
        """Propose that a line is furniture: words of the page, not of the article."""
        self.found[i] = ProposedLine("furniture", self.texts[i], reason)

    def _dates(self, i: int) -> dict[str, str]:
        return shapes.dates_of(self.texts[i], self.language, self.days)

    def _take_told(self, line: ToldLine) -> None:
        """Propose for a line what the page's markup or data say it is."""
        i, text = line.place, self.texts[line.place]
        if line.kind != "credit" and shapes.boilerplate_reason(text, 1):
            return
        match line.kind:
            case "furniture":
                self._set_aside(i, line.reason)
            case "published" | "changed":
                if not self._try_date(i, line):
                    self._set_aside(i, f"{line.reason}; it states no whole date")
            case "byline":
                is_office = shapes.OFFICE.search(text) and not shapes.is_byline(text)
                self._claim_byline(i, line.reason, is_sure=not (is_office and self._is_not_by(text)))
            case kind:
                self._claim(i, kind, line.reason, is_sure=kind != "standfirst" or not self._begins_another(i))

    def _is_not_by(self, text: str) -> bool:
        """Say whether the page's data name authors, and a line names none of them."""
        return bool(page_claims.author_note(text, self.page.data))

    def _begins_another(self, i: int) -> bool:
        """Say whether a line is cut off, or another line begins with it. Such a line is a teaser, not a deck."""
        return self.texts[i].endswith(("...", "…")) or any(
            j != i and other.startswith(self.plain[i]) for j, other in enumerate(self.plain)
        )

    def _is_date_line(self, i: int) -> bool:
        return shapes.is_date_line(self.texts[i], self.language, self.days)

    def _is_name(self, i: int) -> bool:
        beside = [*self.texts[max(i - 1, 0) : i], *self.texts[i + 1 : i + 2]]
        return shapes.is_byline_name(self.texts[i], beside, self.language)

    def _try_byline(self, i: int) -> bool:
        """Propose a line as the byline, and note its date, if it looks like one. Return whether it does."""
        begins = shapes.is_byline(self.texts[i])
        if "byline" in self.sure_kinds or not (begins or self._is_name(i)):
            return False
        reason = "begins as bylines do" if begins else "a name where bylines stand"
        self._claim_byline(i, reason, is_sure=begins or not self._is_not_by(self.texts[i]))
        return True

    def _claim_byline(self, i: int, reason: str, *, is_sure: bool) -> None:
        """Propose a line as the byline, and set aside what it says beside the authors. Note its date."""
        text, line = self.texts[i], self.lines[i].span
        start, end = shapes.author_part(text, self.language, self.outlet_names) if is_sure else (0, len(text))
        self._claim(i, "byline", reason, text=text[start:end], is_sure=is_sure)
        first = line.start + line.of(self.file.text).index(text)
        after = first + end + len(text[end:]) - len(text[end:].lstrip())
        for piece in (Span(line.start, first + start), Span(after, line.end)):
            if piece.of(self.file.text).strip():
                note = f"stands beside the authors in line {self.lines[i].number}"
                self.pieces.append(ProposedLine("furniture", piece.of(self.file.text), note, piece=piece))
        self._state(self._dates(i).get("published"), f"line {self.lines[i].number}, the byline's")

    def _state(self, value: str | None, reason: str) -> None:
        """Note the date of publication, unless an earlier line states one."""
        if value and not self.dates.published:
            self.dates = replace(self.dates, published=value, published_reason=reason)

    def _try_date(self, i: int, told: ToldLine | None = None) -> bool:
        """Propose a line with dates as the date of publication or as furniture. Return whether it is one of these."""
        where, dates = f"line {self.lines[i].number}", self._dates(i)
        if not dates or not (told or self._is_date_line(i)):
            return False
        published = dates.get("published") if not told or told.kind == "published" else None
        changed = dates.get("changed") or (None if published else dates.get("published"))
        if published and "T" in published and self._is_of_change(i):
            published, changed = self._day_of_entries(published), published
        if changed and not self.dates.updated:
            self.dates = replace(self.dates, updated=changed, updated_reason=where)
        if not published:
            self._set_aside(i, "states when the page was changed")
            self.dates = replace(self.dates, unclear=f"{where} states only when the page was changed")
        elif self.dates.published:
            self._set_aside(i, "states a date once more")
        else:
            self._claim(i, "published", told.reason if told else "a line that states a date")
            self._state(published, where)
        return True

    def _is_of_change(self, i: int) -> bool:
        """Say whether a line's date without a label is that of the last change, as another line shows it to be."""
        if shapes.is_labelled(self.texts[i]):
            return False
        others = (other for j, other in enumerate(self.texts) if j != i and shapes.FIRST_PUBLISHED.match(other))
        return self.genre == "live blog" or any(
            "T" in shapes.dates_of(other, self.language).get("published", "") for other in others
        )

    def _day_of_entries(self, moment: str) -> str | None:
        """Return the day of a live blog whose only date is that of its last change, or None for other texts."""
        is_only = not any(map(shapes.FIRST_PUBLISHED.match, self.texts)) and not self.page.data.published
        return moment[:10] if is_only else None

    def _try_picture(self, i: int, *, at_top: bool = False) -> bool:
        """Propose a line as a caption or a credit if it looks like one. Return whether it does."""
        line, text = self.lines[i], self.texts[i]
        is_short = len(text) <= shapes.LONGEST_CAPTION
        if is_short and (copies := shapes.COPIES.fullmatch(text)):
            self._claim(i, "caption", "stands more than once on its line", text=copies[1])
            start = line.span.start + line.span.of(self.file.text).index(text) + len(copies[1])
            piece = Span(start, line.span.end)
            reason = "the caption once more, on the same line"
            self.pieces.append(ProposedLine("furniture", piece.of(self.file.text), reason, piece=piece))
        elif shapes.is_whole_credit(text):
            self._claim(i, "credit", "credits a picture")
        elif is_short and shapes.is_caption(text, at_top=at_top):
            self._claim(i, "caption", "ends in a picture's credit")
        return i in self.found
