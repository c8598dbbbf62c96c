"""The lines of a capture -> what each of them probably is: headline, byline, date, caption, furniture.

By the shapes of lines and by where they stand, never by what an article is about. Everything found says why, so
that an editor can judge it; whatever is not recognised stays a paragraph of the article.
"""

import re
from collections import Counter
from collections.abc import Sequence

from ...texts.capture import CaptureFile
from ..sources.web_page import ToldLine, WebPage
from . import date_lines, decks, page_claims
from . import line_shapes as shapes
from .line_proposals import LineKinds, LineProposals

_SHORT = 8  # in words
_LONGEST_HEADLINE, _LONGEST_POINTER = 250, 200  # in code points


def tell_lines_apart(
    file: CaptureFile, outlet_names: list[str], language: str | None = None, page: WebPage | None = None
) -> LineKinds:
    """Say what the lines of a capture are.

    ``outlet_names`` are the names under which the outlet may stand at the page's top; ``page`` is the page that the
    capture was read from, where it was: what that tells of its lines goes before every guess.
    """
    data = page.data if page else None
    title = data.headline[0].value if data and data.headline else None
    return _LineTeller(LineProposals(file, language, data), outlet_names, title).read(page.told if page else ())


class _LineTeller:
    """Goes through a capture's lines once: what is the page's anywhere, the top, the body, the end."""

    def __init__(self, proposals: LineProposals, outlet_names: list[str], title: str | None) -> None:
        self.proposals, self.lines, self.title = proposals, proposals.lines, title
        self.outlet_names = {shapes.plain(name) for name in outlet_names}

    def read(self, told: Sequence[ToldLine]) -> LineKinds:
        for line in told:
            self.proposals.take_told(line)
        self._set_boilerplate_aside()
        self._take_labelled_captions()
        headline = self._take_headline()
        self._set_repeated_aside()
        body = self._read_top(headline + 1)
        last = self._last_paragraph(body)
        self._read_body(body, last)
        self._read_end(last + 1)
        found = self.proposals.told
        order = {line.text: line.number for line in reversed(self.lines)}
        found.furniture.sort(key=lambda item: order.get(item.text, len(self.lines)))
        return found

    # -- all over the page ---------------------------------------------------------------------------

    def _set_boilerplate_aside(self) -> None:
        counts = Counter(line.text for line in self.lines)
        for i in self.proposals.free():
            text = self.lines[i].text
            if reason := shapes.boilerplate_reason(text, counts[text]):
                self.proposals.set_aside(i, reason)

    def _take_labelled_captions(self) -> None:
        """Claim the lines below "View gallery", "Image caption," and the like."""
        for i in self.proposals.free(1):
            label = self.lines[i - 1].text
            if shapes.heads_caption(label) and shapes.may_be_caption(self.lines[i].text):
                self.proposals.claim(i, "caption", f"follows “{label}”")
                if i - 1 not in self.proposals.taken:
                    self.proposals.set_aside(i - 1, "a label of the caption below it")

    def _set_repeated_aside(self) -> None:
        counts = Counter(line.text for line in self.lines)
        for i in self.proposals.free():
            text = self.lines[i].text
            if (
                counts[text] > 1
                and shapes.size(text) <= _SHORT
                and not re.search('["“”]', text)
                and not shapes.is_sentence(text)
            ):
                self.proposals.set_aside(i, f"a short line that stands {counts[text]} times")

    # -- down to the first paragraph -----------------------------------------------------------------

    def _take_headline(self) -> int:
        """Claim the headline; set aside what stands above it. Return its number, or -1 where there is none."""
        told = self._told_headline()
        found = self._find_headline() if told < 0 else told
        for i in self.proposals.free(0, max(found, 0)):
            self._read_above(i, found)
        if found < 0:
            return -1
        line = self.lines[found]
        if told < 0:
            as_titled = self.title and shapes.plain(line.text) == shapes.plain(self.title)
            reason = "the page's title" if as_titled else "the first line of a headline's length"
            self.proposals.claim(found, "headline", reason)
        for i in self.proposals.free(found + 1):
            if self.lines[i].text == line.text:
                self.proposals.set_aside(i, "the headline again")
        return found

    def _read_above(self, i: int, headline: int) -> None:
        """Tell a line above the headline."""
        text = self.lines[i].text
        if shapes.plain(text) in self.outlet_names:
            self.proposals.set_aside(i, "the outlet's name above the headline")
        elif not (shapes.is_byline(text) and self.proposals.try_byline(i)) and not self.proposals.try_date_above(
            i, headline
        ):
            self.proposals.set_aside(i, "stands above the headline, as the names of sections do")

    def _told_headline(self) -> int:
        headline = next(iter(self.proposals.told.of_kind("headline")), None)
        return next((i for i in self.proposals.taken if headline and self.lines[i].text == headline.text), -1)

    def _find_headline(self) -> int:
        free = [i for i in self.proposals.free() if shapes.plain(self.lines[i].text) not in self.outlet_names]
        if self.title:
            for i in free[:12]:
                if shapes.plain(self.lines[i].text) == shapes.plain(self.title):
                    return i
        for i in free:
            text = self.lines[i].text
            if shapes.is_byline(text) or self.proposals.is_date_line(i) or shapes.is_menu(text):
                continue
            if len(text) > _LONGEST_HEADLINE or shapes.begins_two_sentences(text):
                return -1  # the article has begun, without a headline
            if shapes.has_words_for_a_headline(text) and not shapes.is_credit(text):
                return i
        return -1

    def _read_top(self, start: int) -> int:
        """Tell the lines between headline and body; return the number of the first paragraph."""
        if start == 0:
            return 0
        self._take_decks(start)
        free = list(self.proposals.free(start))
        last_sentence = max((i for i in free if shapes.is_sentence(self.lines[i].text)), default=-1)
        for place, i in enumerate(free):
            text = self.lines[i].text
            if self.proposals.try_byline(i) or self.proposals.try_date(i):
                continue
            if self.proposals.try_picture(i, at_top=place + 1 < len(free)):
                continue
            if shapes.is_sentence(text) or shapes.size(text) > _SHORT or i > last_sentence:
                return i  # where nothing looks like a sentence, nothing tells what is none
            if self._begins_text(free[place:]):
                return i
            self.proposals.set_aside(i, "a short line between the headline and the first paragraph")
        return len(self.lines)

    def _begins_text(self, free: list[int]) -> bool:
        """Say whether a short line is the first sentence of the article: it ends as one, and another follows."""
        texts = [self.lines[i].text for i in free[:2]]
        followed = len(texts) > 1 and shapes.is_sentence(texts[1])
        return self.proposals.is_told_prose(free[0]) or (followed and shapes.may_end_text(texts[0]))

    def _take_decks(self, start: int) -> None:
        """Claim the lines below the headline that are its deck, unless the page has told it."""
        if self.proposals.told.of_kind("standfirst"):
            return
        taken = self.proposals.taken
        kinds = {line.text: line.kind for line in self.proposals.told.lines}
        below = [i for i in range(start, len(self.lines)) if i not in taken or self.lines[i].text in kinds]

        def ends(place: int) -> str | None:
            i, text = below[place], self.lines[below[place]].text
            kind = kinds.get(text) if i in taken else None
            if kind in ("byline", "published") or (kind is None and self.proposals.is_label(i)):
                return "label"
            return "picture" if kind in ("caption", "credit") or shapes.is_picture(text) else None

        found = [below[place] for place in decks.decks([self.lines[i].text for i in below], ends)]
        reason = "between the headline and the lines that follow it"
        sure = all(self._is_surely_deck(i) for i in found)
        for i in found:
            if sure:
                self.proposals.claim(i, "standfirst", reason)
            else:
                self.proposals.leave_open(i, "standfirst", reason)

    def _is_surely_deck(self, i: int) -> bool:
        """Say whether a line where decks stand is one beyond doubt: a page's data describe the article so.

        A page has much else there: kickers, other headlines, places, first paragraphs. Of the lines that its data
        did not say, one in three was no deck. What the page has in its body, or cuts off, is none either.
        """
        if self.proposals.is_told_prose(i) or self.proposals.begins_another(i):
            return False
        data = self.proposals.data
        return not data or page_claims.may_be_deck(self.lines[i].text, data)

    # -- the body, and what comes after it -----------------------------------------------------------

    def _last_paragraph(self, body: int) -> int:
        """Return the last line of the body: a sentence, and what ends as sentences do right after it."""
        sentences = (i for i in self.proposals.free(body) if shapes.is_sentence(self.lines[i].text))
        last = max(sentences, default=-1)
        if last < 0:
            return len(self.lines) - 1
        for i in self.proposals.free(last + 1):
            if i != last + 1 or not shapes.may_end_text(self.lines[i].text):
                break
            last = i
        return last

    def _read_body(self, start: int, last: int) -> None:
        for i in self.proposals.free(start, last + 1):
            text, above = self.lines[i].text, self.lines[i - 1].text if i else ""
            short = shapes.size(text) <= 2 * _SHORT and not shapes.is_sentence(text)
            if not shapes.has_words(text):
                self.proposals.set_aside(i, "no word is in it")
            elif shapes.heads_pointers(above) and short:
                self.proposals.set_aside(i, f"follows “{above}”")
            elif shapes.is_pointer(text) and len(text) <= _LONGEST_POINTER:
                self.proposals.set_aside(i, "points to another page")
            elif date_lines.is_labelled(text) and not shapes.is_sentence(text):
                self.proposals.try_date(i)
            elif i != start:
                self.proposals.try_picture(i, at_top=False)

    def _read_end(self, start: int) -> None:
        proposals = self.proposals
        for i in proposals.free(start):
            text = self.lines[i].text
            if shapes.is_signature(text) or (proposals.told.of_kind("byline") and proposals.is_name(i)):
                continue
            if shapes.is_pointer(text):
                proposals.set_aside(i, "points to another page")
                continue
            bare = date_lines.is_labelled(text) or date_lines.is_bare(text, proposals.language)
            if proposals.try_byline(i) or (bare and proposals.try_date(i)) or proposals.try_picture(i, at_top=False):
                continue
            if shapes.size(text) <= 2 * _SHORT:
                proposals.set_aside(i, "a short line after the last paragraph")
