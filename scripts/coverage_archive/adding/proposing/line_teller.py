"""Propose the kind of each line of a capture: headline, deck, byline, date, caption, credit, furniture or text.

A deck is a standfirst; furniture is the page's own words. The page's markup and data decide first, then the shape and
position of a line. Every proposal has a reason for an editor to judge. A line without a proposal is a paragraph.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import dropwhile

from ...model import Span
from ...texts.capture import CaptureFile
from ...texts.stated_dates import is_time
from ..sources.web_page import ToldLine, WebPage
from . import line_shapes as shapes
from . import page_claims
from .genres import Genre
from .line_kinds import Kind, LineKinds, ProposedLine, all_lines

_SHORT = 8  # the most words of a short line
_LONGEST_HEADLINE, _LONGEST_POINTER, _LONGEST_DECK = 250, 200, 400  # in code points
_MOST_DECKS = 5  # lines
_FEWEST_DECK_WORDS, _SURE_DECK_WORDS = 5, 9
_TRANSCRIPT = re.compile("transcript", re.IGNORECASE)
_DAY_IN_ADDRESS = re.compile(r"(?<!\d)((?:19|20)\d\d)[-/]?([01]\d)[-/]?([0-3]\d)(?!\d)")


def tell_lines_apart(
    file: CaptureFile,
    outlet_names: list[str],
    language: str | None = None,
    page: WebPage | None = None,
    genre: Genre = "article",
) -> LineKinds:
    """Return the proposed kinds of a capture's lines.

    ``outlet_names`` are the names that the outlet may have at the page's top. ``page`` is the page that the capture
    was read from, or None if it was read from a text.
    """
    return _LineTeller(file, language, outlet_names, page or WebPage(""), genre).tell()


class _LineTeller:
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

    def tell(self) -> LineKinds:
        """Return the kinds of all lines: first of those that the page shows and of boilerplate, then from the top."""
        for line in self.page.told:
            self._take_told(line)
        self._take_page_words()
        if self.genre == "press release":
            self._take_release_words()
        headline = self._take_headline()
        self._set_repeated_aside(self.texts[headline] if headline >= 0 else "")
        first = self._read_top(headline + 1) if headline >= 0 else 0
        last = self._last_paragraph(first)
        for i in self._free(first):
            self._read_line(i, first, last)
        self._take_dateline(headline, first)
        return replace(self.dates, lines=(*(self.found[i] for i in sorted(self.found)), *self.pieces))

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

    # -- single lines ----------------------------------------------------------------------------------

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
        for piece in (Span(line.start, first + start), Span(first + end, line.end)):
            if words := piece.of(self.file.text).strip():
                note = f"stands beside the authors in line {self.lines[i].number}"
                self.pieces.append(ProposedLine("furniture", words, note, piece=piece))
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
        if published and "T" in published and self._is_of_change(i, published):
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

    def _is_of_change(self, i: int, moment: str) -> bool:
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

    def _take_page_words(self) -> None:
        """Propose boilerplate lines as furniture, and lines below "View gallery" and the like as captions."""
        for i in self._free():
            text = self.texts[i]
            is_entry = self.genre == "live blog" and is_time(text)
            reason = "the time of an entry" if is_entry else shapes.boilerplate_reason(text, self.counts[text])
            reason = reason or shapes.notice_reason(text, self.language)
            if reason and not shapes.is_whole_credit(text):
                self._set_aside(i, reason)
        for i in self._free(1):
            label = self.texts[i - 1].strip(shapes.BULLETS + ",").casefold()
            if label in shapes.CAPTION_HEADS and len(self.texts[i]) <= shapes.LONGEST_CAPTION:
                self._claim(i, "caption", f"follows “{self.texts[i - 1]}”")
                if i - 1 not in self.found:
                    self._set_aside(i - 1, "a label of the caption below it")

    def _take_release_words(self) -> None:
        """Propose the labels and contacts of a press release as furniture, and all that follows its end."""
        body = next((i for i, text in enumerate(self.texts) if shapes.is_sentence(text)), 0)
        end = next((i for i in self._free(body + 1) if shapes.RELEASE_END.fullmatch(self.texts[i])), len(self.texts))
        for i in self._free():
            if i >= end:
                self._set_aside(i, "stands below the end of the press release")
            elif shapes.RELEASE_LABEL.fullmatch(self.texts[i]):
                self._set_aside(i, "a label or contact of a press release")

    def _take_dateline(self, headline: int, first: int) -> None:
        """Note the date in the first paragraph's dateline, or a transcript's headline, if no line states the date."""
        if first < len(self.lines) and (dateline := shapes.DATELINE.match(self.texts[first])):
            dates = shapes.dates_of(dateline[0], self.language, self.days)
            self._state(dates.get("published"), f"line {self.lines[first].number}, the dateline")
        if self.genre == "transcript" and headline >= 0:
            self._state(self._dates(headline).get("published"), f"line {self.lines[headline].number}, the headline")

    def _set_repeated_aside(self, headline: str) -> None:
        """Propose short lines that occur more than once, and repetitions of the headline, as furniture."""
        for i in self._free():
            text = self.texts[i]
            is_short = shapes.size(text) <= _SHORT and not re.search('["“”]', text) and not shapes.is_sentence(text)
            repeated = f"a short line that stands {self.counts[text]} times"
            if text == headline or (self.counts[text] > 1 and is_short):
                self._set_aside(i, "the headline again" if text == headline else repeated)

    # -- down to the first paragraph -------------------------------------------------------------------

    def _take_headline(self) -> int:
        """Propose the headline and the kinds of the lines above it. Return its index, or -1 if there is none."""
        told = next((i for i, line in self.found.items() if line.kind == "headline"), -1)
        headline = told if told >= 0 else self._find_headline()
        for i in self._free(0, max(headline, 0)):
            self._read_above(i, headline)
        if headline < 0:
            return -1
        if told < 0:
            self._claim(headline, "headline", "the first line of a headline's length")
        return headline

    def _find_headline(self) -> int:
        for i in self._free():
            text = self.texts[i]
            is_title = self.genre == "transcript" and _TRANSCRIPT.match(text)
            is_label = shapes.is_byline(text) or self._is_date_line(i) or shapes.MENU.search(text)
            if self.plain[i] in self.outlet_names or (is_label and not is_title):
                continue
            if len(text) > _LONGEST_HEADLINE or shapes.begins_two_sentences(text):
                return -1  # the article has begun, without a headline
            if shapes.size(text) >= shapes.HEADLINE_WORDS and not shapes.is_credit(text):
                return i
        return -1

    def _read_above(self, i: int, headline: int) -> None:
        """Propose the kind of a line above the headline. An unlabelled date there may be the day of the copy."""
        text = self.texts[i]
        if self.plain[i] in self.outlet_names:
            self._set_aside(i, "the outlet's name above the headline")
        elif shapes.is_byline(text) and self._try_byline(i):
            pass
        elif not self._is_date_line(i):
            self._set_aside(i, "stands above the headline, as the names of sections do")
        elif shapes.is_labelled(text) or "T" in self._dates(i).get("published", "") or headline - i <= 1:
            self._try_date(i)
        else:
            self._set_aside(i, "a date at the page's top, which may be the day of the copy")
            self.dates = replace(self.dates, unclear=f"line {self.lines[i].number} may be the day of the copy")

    def _read_top(self, start: int) -> int:
        """Propose the kinds of the lines between headline and body. Return the index of the first paragraph."""
        if "standfirst" not in self.sure_kinds:
            self._take_decks(start)
        free = list(self._free(start))
        entry = next((i for i in range(start, len(self.lines)) if is_time(self.texts[i])), len(self.lines))
        last_sentence = max((i for i in free if shapes.is_sentence(self.texts[i])), default=-1)
        for i, after in zip(free, [*free[1:], None], strict=False):
            text = self.texts[i]
            if self.genre == "live blog" and i > entry:
                return i
            if self._try_byline(i) or self._try_date(i) or self._try_picture(i, at_top=after is not None):
                continue
            # A short line is text if it ends like a sentence right above one, or if no sentence follows at all.
            is_above_sentence = after is not None and shapes.is_sentence(self.texts[after])
            is_text = shapes.is_sentence(text) or (is_above_sentence and shapes.may_end_text(text))
            if is_text or shapes.size(text) > _SHORT or i > last_sentence:
                return i
            self._set_aside(i, "a short line between the headline and the first paragraph")
        return len(self.lines)

    def _take_decks(self, start: int) -> None:
        """Propose as decks the long enough lines between the headline and the first byline, date or picture.

        Only one line may be a deck above a picture, since an article may begin with two paragraphs and a picture. A
        deck is sure only if the page's data describe the article in its words, because a page has kickers, other
        headlines, places and first paragraphs in the same position.
        """
        below = [i for i in range(start, len(self.lines)) if i not in self.found or self._kind(i)]
        ends = ((place, end) for place, i in enumerate(below) if (end := self._ends_deck(i)))
        place, end = next(ends, (0, None))
        above = [(i, self.texts[i]) for i in below[:place]]
        beginning = dropwhile(
            lambda it: shapes.size(it[1]) < _SURE_DECK_WORDS and not shapes.is_sentence(it[1]), above
        )
        found = [(i, text) for i, text in beginning if shapes.size(text) >= _FEWEST_DECK_WORDS]
        # A byline may follow a short article too, so the text below must be longer than the lines for the deck.
        is_short = sum(len(text) for _, text in found) < sum(len(self.texts[i]) for i in below[place + 1 :])
        is_article = any(shapes.DATELINE.match(text) or len(text) > _LONGEST_DECK for _, text in above)
        if is_article or not is_short or len(found) > (_MOST_DECKS if end == "label" else 1):
            return
        data = self.page.data
        is_sure = all(page_claims.may_be_deck(text, data) and not self._begins_another(i) for i, text in found)
        for i, _ in found:
            self._claim(i, "standfirst", "between the headline and the lines that follow it", is_sure=is_sure)

    def _ends_deck(self, i: int) -> str | None:
        """Return "label" for a byline or date, "picture" for another line that ends a deck, or None.

        The others are a caption, a credit, and a paragraph with a dateline.
        """
        kind, text = self._kind(i), self.texts[i]
        is_label = shapes.is_byline(text) or self._is_date_line(i) or self._is_name(i)
        if kind in ("byline", "published") or (kind is None and is_label):
            return "label"
        is_picture = shapes.is_credit(text) or shapes.is_caption(text, at_top=False) or shapes.COPIES.fullmatch(text)
        is_begin = self.genre != "transcript" and shapes.DATELINE.match(text) and shapes.is_sentence(text)
        return "picture" if kind in ("caption", "credit") or is_picture or is_begin else None

    def _kind(self, i: int) -> Kind | None:
        """Return the kind of a line of the article if it is sure; None if it is doubtful, open or furniture."""
        line = self.found.get(i)
        return line.kind if line and line.kind != "furniture" and not line.is_doubtful else None

    def _last_paragraph(self, first: int) -> int:
        """Return the index of the body's last line: the last sentence, or one that ends like a sentence below it."""
        last = max((i for i in self._free(first) if shapes.is_sentence(self.texts[i])), default=len(self.lines) - 1)
        while last + 1 < len(self.lines) and last + 1 not in self.found and shapes.may_end_text(self.texts[last + 1]):
            last += 1
        return last

    def _read_line(self, i: int, first: int, last: int) -> None:
        """Propose the kind of a line of the body (the lines from ``first`` to ``last``) or of a line below it."""
        text, above = self.texts[i], self.texts[i - 1] if i else ""
        is_after, is_sentence, is_short = i > last, shapes.is_sentence(text), shapes.size(text) <= 2 * _SHORT
        is_below_pointer = above.strip(shapes.BULLETS).casefold() in shapes.POINTER_HEADS
        if is_after and (shapes.SIGNED.fullmatch(text) or ("byline" in self.sure_kinds and self._is_name(i))):
            return
        if not is_after and not re.search(r"[^\W\d_]", text):
            self._set_aside(i, "no word is in it")
        elif is_below_pointer and is_short and not is_sentence:
            self._set_aside(i, f"follows “{above}”")
        elif shapes.POINTER.match(text) and (is_after or len(text) <= _LONGEST_POINTER):
            self._set_aside(i, "points to another page")
        elif is_after:
            is_bare = shapes.is_date_line(text, self.language, self.days, most_words=1)
            is_told = self._try_byline(i) or (is_bare and self._try_date(i)) or self._try_picture(i)
            if not is_told and is_short:
                self._set_aside(i, "a short line after the last paragraph")
        elif shapes.is_labelled(text) and not is_sentence:
            self._try_date(i)
        elif i != first:
            self._try_picture(i)
