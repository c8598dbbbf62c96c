"""Propose the kind of each line of a capture: headline, deck, byline, date, caption, credit, furniture or text.

A deck is a standfirst; furniture is the page's own words. The page's markup and data decide first, then the shape and
position of a line. Every proposal has a reason for an editor to judge. A line without a proposal is a paragraph.
"""

import re
from dataclasses import replace
from itertools import dropwhile

from ...texts.capture import CaptureFile
from ...texts.stated_dates import is_time
from ..sources.web_page import WebPage
from . import line_shapes as shapes
from . import page_claims
from .genres import Genre
from .line_kinds import Kind, LineKinds
from .single_lines import SingleLines

_SHORT = 8  # the most words of a short line
_LONGEST_HEADLINE, _LONGEST_POINTER, _LONGEST_DECK = 250, 200, 400  # in code points
_MOST_DECKS = 5  # lines
_FEWEST_DECK_WORDS, _SURE_DECK_WORDS = 5, 9
_TRANSCRIPT = re.compile("transcript", re.IGNORECASE)


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


class _LineTeller(SingleLines):
    """Read the lines of one capture: those that the page shows, those above the body, the body, those below."""

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
