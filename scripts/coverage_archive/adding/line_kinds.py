"""The lines of a capture -> what each of them probably is: headline, byline, date, caption, furniture.

By the shapes of lines and by where they stand, never by what an article is about. Everything found says why, so
that an editor can judge it; whatever is not recognised stays a paragraph of the article.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

from ..model import BlockKind, Span
from ..texts.capture import CaptureFile
from ..texts.look_alikes import folded
from . import byline_names, date_lines, decks
from .web_page import ToldLine


@dataclass(frozen=True, slots=True)
class Line:
    """One line that holds words: its number in the file from 1, and where and what the words in it are.

    ``end`` is where the whole line ends, with the spaces after its words.
    """

    number: int
    span: Span
    text: str
    end: int


@dataclass(frozen=True, slots=True)
class Aside:
    """A line, or (``piece``) the end of one, that is the page's and not the article's, and why."""

    text: str
    reason: str
    piece: Span | None = None


@dataclass(frozen=True, slots=True)
class Claimed:
    """A line of the article that is no paragraph: what it is, and how that was told."""

    kind: BlockKind
    text: str
    reason: str


@dataclass
class Reading:
    """What the lines of one capture are. ``published`` is the date that ``published`` among the claims states."""

    claims: list[Claimed] = field(default_factory=list)
    asides: list[Aside] = field(default_factory=list)
    published: str | None = None
    published_reason: str | None = None
    unclear: str | None = None  # the line of a date that may be the publication's, and why it is not taken for it

    def claimed(self, kind: BlockKind) -> list[Claimed]:
        """Return the claims of one kind, in order."""
        return [claim for claim in self.claims if claim.kind == kind]


_BULLETS = " \t\u00a0•·*|>‹›»«-–—:"
# A full stop, in whatever script; after it, a closing mark or the agency in brackets may stand.
_SENTENCE_END = re.compile(r"[.!?…。！？।؟۔][\"'”’»)\]]*(?:\s*[(\[][^()\[\]]{1,40}[)\]])?$")
_WORD = re.compile(r"[^\W_]+(?:[-'’.&][^\W_]+)*")
_WIDE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
# info_icon, share-icon, arrow_drop_down: the names of pictures, which a saved page gives as words.
# "... on Wednesday. The ...", not "N. Korea ...".
_ANOTHER_SENTENCE = re.compile(r"\w{2}[.!?][\"'”’]* +[\"“‘']?[^\W\d_a-z]")
_ICON = re.compile(r"(?:[a-z0-9]+[_-])*icon(?:[_-][a-z0-9]+)*|[a-z]+(?:_[a-z0-9]+)+", re.IGNORECASE)
_COPYRIGHT = re.compile(r"(?:©|\(c\)|copyright\b).*|.*\ball rights reserved\.?", re.IGNORECASE)
_POINTER = re.compile(
    r"(?:also read|read also|read more|more|see also|read next|related|watch|listen|tags?|topics)\s*[:|]|"
    r"(?:sign up (?:to|for)|subscribe to|follow us on|share or comment on|download the)\b",
    re.I,
)
_POINTERS = frozenset(("read more", "related", "also read", "see also", "related article", "related articles"))
_GALLERIES = frozenset(("view gallery", "open image in gallery", "view image in fullscreen", "image caption"))
_BYLINE = re.compile(
    r"(?:by|written by|reported by|story by|words by|von|par|por)\s*:?\s+(?=[^\W\d_])", re.IGNORECASE
)
_SIGNED = re.compile(
    r"\(.*\)|\[.*\]|.*\b(?:reporting|editing|edited|writing|inputs?|contributed|compiled) (?:by|from|to)\b.*", re.I
)
_AGENCIES = (
    r"AP|AFP|Reuters|EPA|EFE|ANSA|dpa|PA|PTI|ANI|IANS|TASS|RIA|KCNA|Yonhap|Kyodo|Xinhua|Sputnik|Anadolu|Bloomberg|UPI|"
    r"Getty(?: Images)?|Shutterstock|iStock|Alamy|Newsis|NurPhoto|Zuma|Press Association|Associated Press"
)
_CREDIT = re.compile(
    rf"(?:(?i:image|picture|credit|(?:file )?photo(?:graph)?|(?:photo|image) credit|source|foto|bild)s?\s*[:/|]\s*.+"
    rf"|(?i:image source),\s*.+"
    rf"|(?i:photo|photograph|image|picture)s?\s+by\s+.+"
    rf"|(?:[^\W\d_][\w.'’-]*\s+){{0,3}}(?:[/|,]\s*|via\s+)?(?:{_AGENCIES})(?:\s*(?:[/|,-]|via)\s*[\w .'’-]+)?)"
)
_CAPTION_END = re.compile(
    rf".+(?:\b(?:file )?(?:photo|image|picture|credit|photograph)s?\s*(?:[:/|]|by\b|courtesy)\s*.{{1,60}}"
    rf"|[(\[/](?:[^()\[\]]{{0,40}}\b)?(?:{_AGENCIES})\b[^()\[\]]{{0,40}}[)\]]?)\.?",
    re.IGNORECASE,
)
_PHOTO = re.compile(r"\b(?:photo|image|picture|photograph|credit)s?\s*(?:[:/|]|by\b|courtesy)", re.IGNORECASE)
_NEWS_WORD = re.compile(
    r"\b(?:news|times|post|herald|daily|tribune|journal|gazette|guardian|observer|chronicle|courier|press|mail|star|"
    r"telegraph|express|standard|examiner|dispatch|bulletin|mirror|weekly|today|agency|broadcasting|television|radio)\b",
    re.IGNORECASE,
)
_MENU = re.compile(r"(?:\S+\s*\|\s*){2}")  # Home | News | Sport
_SHORTEST_SENTENCE = 4
_SHORT, _SENTENCE_WORDS, _HEADLINE_WORDS, _LONG = 8, 8, 4, 30  # in words
_MOST_COPIES = 6  # of a caption on one line: the picture's description, its title, its caption
_LONGEST_META, _LONGEST_HEADLINE = 100, 250  # in code points


def read_lines(
    file: CaptureFile,
    outlet_names: list[str],
    title: str | None = None,
    language: str | None = None,
    told: Sequence[ToldLine] = (),
) -> Reading:
    """Say what the lines of a capture are.

    ``outlet_names`` are the names under which the outlet may stand at the page's top; ``title`` is the page's
    own, where there is one, and ``told`` is what the page tells of its lines: that goes before every guess.
    """
    return _Reader(all_lines(file), file.text, outlet_names, title, language).read(told)


def all_lines(file: CaptureFile) -> list[Line]:
    """Return every line of a capture that holds words."""
    found = []
    for span in file.lines():
        words = span.of(file.text)
        start = span.start + len(words) - len(words.lstrip())
        text = words.strip()
        found.append(Line(file.line_at(span.start), Span(start, start + len(text)), text, span.end))
    return found


def masthead(lines: list[Line]) -> Line | None:
    """Return the line above the headline that names a newspaper or station, by a word such as Times or News in it."""
    for number, line in enumerate(lines[:3]):
        words = _WORD.findall(line.text)
        titled = all(word[0].isupper() or len(word) <= 3 for word in words)
        if 2 <= len(words) <= 6 and titled and _NEWS_WORD.search(line.text) and _has_headline(lines[number + 1 : 12]):
            return line
    return None


def _has_headline(lines: list[Line]) -> bool:
    return any(_size(line.text) >= _HEADLINE_WORDS and not _is_byline(line.text) for line in lines)


class _Reader:
    def __init__(
        self, lines: list[Line], text: str, outlet_names: list[str], title: str | None, language: str | None
    ) -> None:
        self.lines, self.text, self.title, self.language = lines, text, title, language
        self.outlet_names = {_plain(name) for name in outlet_names}
        self.taken: set[int] = set()
        self.prose: set[int] = set()  # what the page tells is text: not set aside by shape
        self.set_aside: set[str] = set()
        self.reading = Reading()

    def read(self, told: Sequence[ToldLine]) -> Reading:
        self._take_told(told)
        self._set_boilerplate_aside()
        self._take_labelled_captions()
        headline = self._take_headline()
        self._set_repeated_aside()
        body = self._read_top(headline + 1)
        last = self._last_paragraph(body)
        self._read_body(body, last)
        self._read_end(last + 1)
        order = {line.text: line.number for line in reversed(self.lines)}
        self.reading.asides.sort(key=lambda aside: order.get(aside.text, len(self.lines)))
        return self.reading

    def _take_told(self, told: Sequence[ToldLine]) -> None:
        """Take what the page tells of its lines."""
        for line in told:
            text = self.lines[line.place].text
            if line.kind != "credit" and _boilerplate_reason(text, 1):
                continue
            if line.kind == "furniture":
                self._set_aside(line.place, line.reason)
            elif line.kind == "published" or line.kind == "changed":
                if not self._try_date(line.place, line):
                    self._set_aside(line.place, f"{line.reason}; it states no whole date")
            elif line.kind == "paragraph":
                self.prose.add(line.place)
            else:
                self._claim(line.place, line.kind, line.reason)
                self._take_date_of_byline(line.place, line.kind)

    # -- all over the page ---------------------------------------------------------------------------

    def _set_boilerplate_aside(self) -> None:
        counts = Counter(line.text for line in self.lines)
        for i in list(self._free()):
            text = self.lines[i].text
            if reason := _boilerplate_reason(text, counts[text]):
                self._set_aside(i, reason)

    def _take_labelled_captions(self) -> None:
        """Claim the lines below "View gallery", "Image caption," and the like."""
        for i in list(self._free(1)):
            label = self.lines[i - 1].text
            if label.strip(_BULLETS + ",").casefold() in _GALLERIES and len(self.lines[i].text) <= 600:
                self._claim(i, "caption", f"follows “{label}”")
                if i - 1 not in self.taken:
                    self._set_aside(i - 1, "a label of the caption below it")

    def _set_repeated_aside(self) -> None:
        counts = Counter(line.text for line in self.lines)
        for i in self._free():
            text = self.lines[i].text
            if counts[text] > 1 and _size(text) <= _SHORT and not re.search('["“”]', text) and not _is_sentence(text):
                self._set_aside(i, f"a short line that stands {counts[text]} times")

    def _free(self, start: int = 0, end: int | None = None) -> Iterator[int]:
        for i in range(start, len(self.lines) if end is None else end):
            if i not in self.taken:
                yield i

    def _set_aside(self, i: int, reason: str) -> None:
        if i in self.prose:
            return
        self.taken.add(i)
        text = self.lines[i].text
        if text not in self.set_aside:
            self.set_aside.add(text)
            self.reading.asides.append(Aside(text, reason))

    def _claim(self, i: int, kind: BlockKind, reason: str, text: str | None = None) -> None:
        self.taken.add(i)
        line = self.lines[i]
        self.reading.claims.append(Claimed(kind, text or line.text, f"line {line.number}: {reason}"))

    # -- down to the first paragraph -----------------------------------------------------------------

    def _take_headline(self) -> int:
        """Claim the headline; set aside what stands above it. Return its number, or -1 where there is none."""
        found = self._told_headline()
        told = found >= 0
        found = found if told else self._find_headline()
        for i in self._free(0, max(found, 0)):
            text = self.lines[i].text
            if _plain(text) in self.outlet_names:
                self._set_aside(i, "the outlet's name above the headline")
            elif not (_is_byline(text) and self._try_byline(i)) and not self._try_date_above(i, found):
                self._set_aside(i, "stands above the headline, as the names of sections do")
        if found < 0:
            return -1
        line = self.lines[found]
        if not told:
            as_titled = self.title and _plain(line.text) == _plain(self.title)
            self._claim(
                found, "headline", "the page's title" if as_titled else "the first line of a headline's length"
            )
        for i in self._free(found + 1):
            if self.lines[i].text == line.text:
                self._set_aside(i, "the headline again")
        return found

    def _told_headline(self) -> int:
        headline = next(iter(self.reading.claimed("headline")), None)
        return next((i for i in self.taken if headline and self.lines[i].text == headline.text), -1)

    def _find_headline(self) -> int:
        free = [i for i in self._free() if _plain(self.lines[i].text) not in self.outlet_names]
        if self.title:
            for i in free[:12]:
                if _plain(self.lines[i].text) == _plain(self.title):
                    return i
        for i in free:
            text = self.lines[i].text
            if _is_byline(text) or self._is_date_line(text) or _MENU.search(text):
                continue
            if len(text) > _LONGEST_HEADLINE or (_is_sentence(text) and _ANOTHER_SENTENCE.search(text)):
                return -1  # the article has begun, without a headline
            if _size(text) >= _HEADLINE_WORDS and not _CREDIT.fullmatch(text):
                return i
        return -1

    def _read_top(self, start: int) -> int:
        """Tell the lines between headline and body; return the number of the first paragraph."""
        if start == 0:
            return 0
        self._take_decks(start)
        free = list(self._free(start))
        last_sentence = max((i for i in free if _is_sentence(self.lines[i].text)), default=-1)
        for place, i in enumerate(free):
            text = self.lines[i].text
            if self._try_byline(i) or self._try_date(i) or self._try_picture(i, at_top=place + 1 < len(free)):
                continue
            if _is_sentence(text) or _size(text) > _SHORT or i > last_sentence or self._begins_text(free[place:]):
                return i  # where nothing looks like a sentence, nothing tells what is none
            self._set_aside(i, "a short line between the headline and the first paragraph")
        return len(self.lines)

    def _begins_text(self, free: list[int]) -> bool:
        """Say whether a short line is the first sentence of the article: it ends as one, and another follows."""
        texts = [self.lines[i].text for i in free[:2]]
        short = _size(texts[0]) >= _SHORTEST_SENTENCE and bool(_SENTENCE_END.search(texts[0]))
        return free[0] in self.prose or (short and len(texts) > 1 and _is_sentence(texts[1]))

    def _take_decks(self, start: int) -> None:
        """Claim the lines below the headline that are its deck, unless the page has told it."""
        if self.reading.claimed("standfirst"):
            return
        claimed = {claim.text: claim.kind for claim in self.reading.claims}
        below = [i for i in range(start, len(self.lines)) if i not in self.taken or self.lines[i].text in claimed]

        def ends(place: int) -> str | None:
            i, text = below[place], self.lines[below[place]].text
            kind = claimed.get(text) if i in self.taken else None
            if kind in ("byline", "published") or (kind is None and self._is_label(i)):
                return "label"
            return "picture" if kind in ("caption", "credit") or _is_picture(text) else None

        found = decks.decks([self.lines[i].text for i in below], _size, _is_sentence, ends)
        for place in found:
            self._claim(below[place], "standfirst", "between the headline and the lines that follow it")

    def _is_label(self, i: int) -> bool:
        """Say whether a line is a byline or a date."""
        return _is_byline(self.lines[i].text) or self._is_date_line(self.lines[i].text) or self._is_name(i)

    def _is_name(self, i: int) -> bool:
        """Say whether a line is a name alone where a byline would stand."""
        around = [self.lines[j].text for j in (i - 1, i + 1) if 0 <= j < len(self.lines)]
        return byline_names.is_byline(self.lines[i].text, around, self.language)

    # -- the body, and what comes after it -----------------------------------------------------------

    def _last_paragraph(self, body: int) -> int:
        """Return the last line of the body: a sentence, and what ends as sentences do right after it."""
        last = max((i for i in self._free(body) if _is_sentence(self.lines[i].text)), default=-1)
        if last < 0:
            return len(self.lines) - 1
        for i in self._free(last + 1):
            text = self.lines[i].text
            if i != last + 1 or _size(text) < _SHORTEST_SENTENCE or not _SENTENCE_END.search(text):
                break
            last = i
        return last

    def _read_body(self, start: int, last: int) -> None:
        for i in self._free(start, last + 1):
            text = self.lines[i].text
            if not re.search(r"[^\W\d_]", text):
                self._set_aside(i, "no word is in it")
            elif self._follows(i, _POINTERS) and _size(text) <= 2 * _SHORT and not _is_sentence(text):
                self._set_aside(i, f"follows “{self.lines[i - 1].text}”")
            elif _POINTER.match(text) and len(text) <= 200:
                self._set_aside(i, "points to another page")
            elif date_lines.is_labelled(text) and not _is_sentence(text):
                self._try_date(i)
            elif i != start:
                self._try_picture(i, at_top=False)

    def _follows(self, i: int, labels: frozenset[str]) -> bool:
        return i > 0 and self.lines[i - 1].text.strip(_BULLETS).casefold() in labels

    def _read_end(self, start: int) -> None:
        for i in self._free(start):
            text = self.lines[i].text
            if _SIGNED.fullmatch(text) or (self.reading.claimed("byline") and self._is_name(i)):
                continue
            if _POINTER.match(text):
                self._set_aside(i, "points to another page")
                continue
            bare = date_lines.is_labelled(text) or date_lines.is_bare(text, self.language)
            if self._try_byline(i) or (bare and self._try_date(i)) or self._try_picture(i, at_top=False):
                continue
            if _size(text) <= 2 * _SHORT:
                self._set_aside(i, "a short line after the last paragraph")

    # -- single kinds --------------------------------------------------------------------------------

    def _try_byline(self, i: int) -> bool:
        if self.reading.claimed("byline") or not (_is_byline(self.lines[i].text) or self._is_name(i)):
            return False
        begins = _is_byline(self.lines[i].text)
        self._claim(i, "byline", "begins as bylines do" if begins else "a name where bylines stand")
        self._take_date_of_byline(i, "byline")
        return True

    def _take_date_of_byline(self, i: int, kind: str) -> None:
        dates = date_lines.dates_of(self.lines[i].text, self.language) if kind == "byline" else None
        if dates and dates.published:
            self._state(dates.published.value, f"line {self.lines[i].number}, the byline's")

    def _is_date_line(self, text: str) -> bool:
        return date_lines.is_date_line(text, self.language)

    def _try_date_above(self, i: int, headline: int) -> bool:
        """Take a date above the headline, if it says that it is the publication's or stands right there.

        Another may be the day on which the page was copied.
        """
        text = self.lines[i].text
        if not self._is_date_line(text):
            return False
        if date_lines.is_labelled(text) or "T" in (self._published_in(text) or "") or headline - i <= 1:
            return self._try_date(i)
        self._set_aside(i, "a date at the page's top, which may be the day of the copy")
        self.reading.unclear = f"line {self.lines[i].number} may be the day of the copy"
        return True

    def _published_in(self, text: str) -> str | None:
        dates = date_lines.dates_of(text, self.language)
        return dates.published.value if dates and dates.published else None

    def _try_date(self, i: int, told: ToldLine | None = None) -> bool:
        line = self.lines[i]
        dates = date_lines.dates_of(line.text, self.language)
        if not dates or not (told or self._is_date_line(line.text)):
            return False
        published = dates.published if not told or told.kind == "published" else None
        if not published:
            self._set_aside(i, "states when the page was changed")
            self.reading.unclear = f"line {line.number} states only when the page was changed"
        elif self.reading.published:
            self._set_aside(i, "states a date once more")
        else:
            reason = told.reason if told else "a line that states a date"
            self._claim(i, "published", reason)
            self._state(published.value, f"line {line.number}")
        return True

    def _state(self, value: str, reason: str) -> None:
        if not self.reading.published:
            self.reading.published, self.reading.published_reason = value, reason

    def _try_picture(self, i: int, *, at_top: bool) -> bool:
        """Claim a caption or a credit. At the top a caption may end in an agency's name, elsewhere in Photo: only."""
        line = self.lines[i]
        if copies := _copies(line.text):
            first = copies[0]
            self._claim(i, "caption", "stands more than once on its line", line.text[first.start : first.end])
            piece = Span(line.span.start + first.end, line.end)
            self.reading.asides.append(Aside(piece.of(self.text), "the caption once more, on the same line", piece))
            return True
        inner = _PHOTO.search(line.text, 1)  # "Photo: The boat in the harbour. Credit: Jo Roe"
        if (
            len(line.text) <= _LONGEST_META
            and _CREDIT.fullmatch(line.text)
            and not (_is_sentence(line.text) or inner)
        ):
            self._claim(i, "credit", "credits a picture")
            return True
        if len(line.text) <= 600 and _CAPTION_END.fullmatch(line.text) and (at_top or _PHOTO.search(line.text)):
            self._claim(i, "caption", "ends in a picture's credit")
            return True
        return False


def _boilerplate_reason(text: str, count: int) -> str | None:
    """Return why a line is the page's own wherever it stands, or None."""
    plain = re.sub(r"\s+", " ", text.strip(_BULLETS + "!.").casefold())
    plain = re.sub(r"\s*\(?\d+\)?$", "", plain)
    if plain in _known_boilerplate():
        return f"a web page's own words{_times(count)}"
    if _ICON.fullmatch(text):
        return "the name of an icon"
    if len(text) <= 200 and _COPYRIGHT.fullmatch(text):
        return "a copyright notice"
    return None


def _times(count: int) -> str:
    return f", {count} times" if count > 1 else ""


@cache
def _known_boilerplate() -> frozenset[str]:
    lines = files(__package__).joinpath("boilerplate.txt").read_text("utf-8").splitlines()
    return frozenset(line.strip().rstrip("!.") for line in lines if line.strip() and not line.startswith("#"))


def _copies(text: str) -> list[Span]:
    """Return the copies of a line that says the same words two or more times over, or nothing."""
    words = list(re.finditer(r"\S+", text))
    for count in range(min(_MOST_COPIES, len(words) // 5), 1, -1):
        size, left = divmod(len(words), count)
        if left:
            continue
        spans = [Span(words[k * size].start(), words[(k + 1) * size - 1].end()) for k in range(count)]
        if len({span.of(text) for span in spans}) == 1:
            return spans
    return []


def _is_picture(text: str) -> bool:
    """Say whether a line belongs to a picture beyond doubt; an agency's name at its end alone does not tell."""
    return bool(_CREDIT.fullmatch(text) or (_CAPTION_END.fullmatch(text) and _PHOTO.search(text)) or _copies(text))


def _is_byline(text: str) -> bool:
    if len(text) > _LONGEST_META or not _BYLINE.match(text) or _is_sentence(text):
        return False
    # "By Jane Roe", not "By land and sea": a name follows, and nearly all its words begin with capitals.
    words = _WORD.findall(_BYLINE.sub("", text, count=1)) or [""]
    small = sum(word[0].islower() for word in words)
    return len(words) <= 14 and small <= len(words) / 3 and not words[0][:1].islower()


def _is_sentence(text: str) -> bool:
    size = _size(text)
    return size >= _LONG or (size >= _SENTENCE_WORDS and bool(_SENTENCE_END.search(text)))


def _size(text: str) -> int:
    """Return the number of words; of scripts without spaces, two characters count as one."""
    wide = len(_WIDE.findall(text))
    return (len(_WORD.findall(_WIDE.sub(" ", text))) + wide // 2) if wide else len(_WORD.findall(text))


def _plain(text: str) -> str:
    """Return a name or title in a form to compare: lower case, single spaces, one shape of marks, none around it."""
    return " ".join(folded(text).strip(_BULLETS).casefold().split())
