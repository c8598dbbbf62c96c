"""Tell the lines of a capture apart: headline, deck, byline, date, caption, credit, what belongs to the page, text.

By what the page tells of them, if there is one, then by the shapes of lines and where they stand, never by what an
article is about. Every proposal says why, for an editor to judge. A line that nothing tells is a paragraph.
"""

import re
from dataclasses import replace

from ...texts.capture import CaptureFile
from ..sources.web_page import ToldLine, WebPage
from . import line_shapes as shapes
from . import page_claims
from .date_lines import dates_of, is_date_line, is_labelled
from .line_kinds import Kind, LineKinds
from .line_proposals import LineProposals

_SHORT = 8  # in words
_LONGEST_HEADLINE, _LONGEST_POINTER, _LONGEST_DECK = 250, 200, 400  # in code points
_MOST_DECKS = 5  # lines
_FEWEST_DECK_WORDS, _SURE_DECK_WORDS = 5, 9


def tell_lines_apart(
    file: CaptureFile, outlet_names: list[str], language: str | None = None, page: WebPage | None = None
) -> LineKinds:
    """Return what the lines of a capture are.

    ``outlet_names`` are the names under which the outlet may stand at the page's top. ``page`` is the page that the
    capture was read from, if it was.
    """
    return _LineTeller(file, language, page.data if page else None).tell(outlet_names, page.told if page else ())


class _LineTeller(LineProposals):
    """Goes through the lines once: what is the page's anywhere, the top, the body, the end."""

    def tell(self, outlet_names: list[str], told: tuple[ToldLine, ...]) -> LineKinds:
        """Return what the lines are; ``told`` is what the page tells of them."""
        self.outlet_names = {shapes.plain(name) for name in outlet_names}
        self.title = shapes.plain(self.data.headline[0].value) if self.data and self.data.headline else None
        for line in told:
            self.take_told(line)
        self._take_page_words()
        headline = self._take_headline()
        self._set_repeated_aside()
        body = self._read_top(headline + 1)
        last = self._last_paragraph(body)
        self._read_body(body, last)
        self._read_end(last + 1)
        found = sorted(self.found.items())
        furniture = {line.text: line for _, line in found if line.kind == "furniture"}
        return replace(
            self.dates,
            lines=[line for i, line in found if line.kind != "furniture" and i not in self.doubtful],
            doubtful=[line for i, line in found if i in self.doubtful],
            furniture=[*furniture.values(), *self.pieces],
        )

    # -- all over the page ---------------------------------------------------------------------------

    def _take_page_words(self) -> None:
        """Set a page's own words aside; claim the lines below "View gallery" and the like as captions."""
        for i in self.free():
            if reason := shapes.boilerplate_reason(self.texts[i], self.counts[self.texts[i]]):
                self.set_aside(i, reason)
        for i in self.free(1):
            label = self.texts[i - 1].strip(shapes.BULLETS + ",").casefold()
            if label in shapes.CAPTION_HEADS and len(self.texts[i]) <= shapes.LONGEST_CAPTION:
                self.claim(i, "caption", f"follows “{self.texts[i - 1]}”")
                if i - 1 not in self.found:
                    self.set_aside(i - 1, "a label of the caption below it")

    def _set_repeated_aside(self) -> None:
        for i in self.free():
            text = self.texts[i]
            short = shapes.size(text) <= _SHORT and not re.search('["“”]', text) and not shapes.is_sentence(text)
            if self.counts[text] > 1 and short:
                self.set_aside(i, f"a short line that stands {self.counts[text]} times")

    # -- down to the first paragraph -----------------------------------------------------------------

    def _take_headline(self) -> int:
        """Claim the headline; set aside what stands above it. Return its place, or -1 if there is none."""
        told = next((i for i, line in self.found.items() if line.kind == "headline"), -1)
        headline = told if told >= 0 else self._find_headline()
        for i in self.free(0, max(headline, 0)):
            self._read_above(i, headline)
        if headline < 0:
            return -1
        if told < 0:
            as_titled = self.plain[headline] == self.title
            reason = "the page's title" if as_titled else "the first line of a headline's length"
            self.claim(headline, "headline", reason)
        for i in self.free(headline + 1):
            if self.texts[i] == self.texts[headline]:
                self.set_aside(i, "the headline again")
        return headline

    def _find_headline(self) -> int:
        free = [i for i in self.free() if self.plain[i] not in self.outlet_names]
        for i in free[:12]:
            if self.plain[i] == self.title:
                return i
        for i in free:
            text = self.texts[i]
            if shapes.is_byline(text) or self.is_date_line(i) or shapes.MENU.search(text):
                continue
            if len(text) > _LONGEST_HEADLINE or shapes.begins_two_sentences(text):
                return -1  # the article has begun, without a headline
            if shapes.size(text) >= shapes.HEADLINE_WORDS and not shapes.is_credit(text):
                return i
        return -1

    def _read_above(self, i: int, headline: int) -> None:
        """Tell a line above the headline. A date there may be the day of the copy, unless it says otherwise."""
        text = self.texts[i]
        if self.plain[i] in self.outlet_names:
            self.set_aside(i, "the outlet's name above the headline")
        elif shapes.is_byline(text) and self.try_byline(i):
            pass
        elif self.is_date_line(i):
            timed = "T" in dates_of(text, self.language).get("published", "")
            if is_labelled(text) or timed or headline - i <= 1:
                self.try_date(i)
            else:
                self.set_aside(i, "a date at the page's top, which may be the day of the copy")
                self.leave_unclear(f"line {self.lines[i].number} may be the day of the copy")
        else:
            self.set_aside(i, "stands above the headline, as the names of sections do")

    def _read_top(self, start: int) -> int:
        """Tell the lines between headline and body; return the place of the first paragraph."""
        if start == 0:
            return 0
        if not self.has("standfirst"):
            self._take_decks(start)
        free = list(self.free(start))
        last_sentence = max((i for i in free if shapes.is_sentence(self.texts[i])), default=-1)
        for place, i in enumerate(free):
            text, after = self.texts[i], next(iter(free[place + 1 :]), None)
            if self.try_byline(i) or self.try_date(i) or self.try_picture(i, at_top=after is not None):
                continue
            if shapes.is_sentence(text) or shapes.size(text) > _SHORT or i > last_sentence:
                return i  # if no line looks like a sentence, a short one may be text
            if after is not None and shapes.is_sentence(self.texts[after]) and shapes.may_end_text(text):
                return i  # the first sentence of the article, a short one
            self.set_aside(i, "a short line between the headline and the first paragraph")
        return len(self.lines)

    def _take_decks(self, start: int) -> None:
        """Claim the lines below the headline that are its deck; those that may be none are left open.

        A page has much else there: kickers, other headlines, places, first paragraphs. So a deck is sure only where
        the page's data describe the article in its words.
        """
        found = self._decks(start)
        is_sure = not any(
            self.begins_another(i) or (self.data and not page_claims.may_be_deck(self.texts[i], self.data))
            for i in found
        )
        for i in found:
            self.claim(i, "standfirst", "between the headline and the lines that follow it", is_sure=is_sure)

    def _decks(self, start: int) -> list[int]:
        """Return the lines below the headline that stand where decks do.

        One line may stand above a picture; several only above a byline or date, since an article may begin with two
        paragraphs and a picture.
        """
        found: list[int] = []
        below_label = False
        below = [i for i in range(start, len(self.lines)) if i not in self.found or self._kind(i)]
        for place, i in enumerate(below):
            text, end = self.texts[i], self._ends_deck(i)
            if end == "label" and not found:
                below_label = True  # "Stand: ...", then the deck, then "Von ..."
                continue
            if end == "label" or (end == "picture" and len(found) <= 1 and not below_label):
                # A byline may stand below a short article too: more words must follow than the deck has.
                more = sum(len(self.texts[j]) for j in below[place + 1 :])
                return found if sum(len(self.texts[j]) for j in found) < more else []
            if end or shapes.DATELINE.match(text) or len(text) > _LONGEST_DECK or len(found) == _MOST_DECKS:
                return []
            words = shapes.size(text)
            if words >= _SURE_DECK_WORDS or shapes.is_sentence(text) or (found and words >= _FEWEST_DECK_WORDS):
                found.append(i)
        return []

    def _ends_deck(self, i: int) -> str | None:
        """Return what a line is, if no deck goes on there: a "label" (byline, date) or a "picture"."""
        kind, text = self._kind(i), self.texts[i]
        is_label = shapes.is_byline(text) or self.is_date_line(i) or self.is_name(i)
        if kind in ("byline", "published") or (kind is None and is_label):
            return "label"
        is_picture = shapes.is_credit(text) or shapes.is_caption(text, at_top=False) or shapes.COPIES.fullmatch(text)
        return "picture" if kind in ("caption", "credit") or is_picture else None

    def _kind(self, i: int) -> Kind | None:
        """Return what a line of the article surely is; None if that is open, or if the line is the page's."""
        kind = self.found[i].kind if i in self.found and i not in self.doubtful else None
        return None if kind == "furniture" else kind

    # -- the body, and what comes after it -----------------------------------------------------------

    def _last_paragraph(self, body: int) -> int:
        """Return the last line of the body: a sentence, and what ends as sentences do right after it."""
        last = max((i for i in self.free(body) if shapes.is_sentence(self.texts[i])), default=-1)
        if last < 0:
            return len(self.lines) - 1
        for i in self.free(last + 1):
            if i != last + 1 or not shapes.may_end_text(self.texts[i]):
                break
            last = i
        return last

    def _read_body(self, start: int, last: int) -> None:
        for i in self.free(start, last + 1):
            text, above = self.texts[i], self.texts[i - 1] if i else ""
            is_short = shapes.size(text) <= 2 * _SHORT and not shapes.is_sentence(text)
            if not re.search(r"[^\W\d_]", text):
                self.set_aside(i, "no word is in it")
            elif above.strip(shapes.BULLETS).casefold() in shapes.POINTER_HEADS and is_short:
                self.set_aside(i, f"follows “{above}”")
            elif shapes.POINTER.match(text) and len(text) <= _LONGEST_POINTER:
                self.set_aside(i, "points to another page")
            elif is_labelled(text) and not shapes.is_sentence(text):
                self.try_date(i)
            elif i != start:
                self.try_picture(i, at_top=False)

    def _read_end(self, start: int) -> None:
        for i in self.free(start):
            text = self.texts[i]
            if shapes.SIGNED.fullmatch(text) or (self.has("byline") and self.is_name(i)):
                continue
            if shapes.POINTER.match(text):
                self.set_aside(i, "points to another page")
                continue
            is_bare = is_date_line(text, self.language, most_words=1)
            if self.try_byline(i) or (is_bare and self.try_date(i)) or self.try_picture(i, at_top=False):
                continue
            if shapes.size(text) <= 2 * _SHORT:
                self.set_aside(i, "a short line after the last paragraph")
