"""Read one article's folder: the record, the capture, then each tag against the capture's words."""

import hashlib
import re
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from pathlib import Path

from ..model import (
    Article,
    Capture,
    NotQuote,
    Outlet,
    Part,
    PartKind,
    Passage,
    Quote,
    Section,
    Sic,
    Span,
    Supplied,
    Translation,
)
from ..model.problems import ArchiveError, Problem, Report, shown
from ..storage import validation, yaml_reader
from ..storage.schema import ID_PATTERN, ArticleRecord, PassageRecord, QuoteRecord, SectionRecord, SelectorRecord
from ..storage.yaml_reader import Document, Path_
from ..texts import capture
from ..texts.anchoring import Selector, context, nearest, occurrences, telling
from ..texts.capture import CaptureFile, Claim, Layout
from ..texts.quotation_marks import first_words
from ..texts.treatment import article_marks, treatment
from . import missed_quotations
from .vocabulary import Kind, Uses, Vocabulary

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
# Fragments that every article page uses itself.
RESERVED_ID = re.compile(r"p\d+|about-this-copy|(headline|standfirst|byline|published|caption|credit)(-\d+)?")


@dataclass(frozen=True)
class Context:
    """What reading an article needs of the archive around it."""

    vocabulary: Vocabulary
    uses: Uses
    report: Report


def read_article(folder: Path, context: Context) -> Article | None:
    """Return the article of a folder, or None where the report says what is wrong with it."""
    before = len(context.report.problems)
    name = f"articles/{folder.name}"
    if not re.fullmatch(ID_PATTERN, folder.name):
        message = "the folder's name must be lower-case words joined by hyphens: it is the article's address"
        context.report.add(f"{name}/article.yml", 1, message)
    document = context.report.attempt(lambda: _document(folder, f"{name}/article.yml"))
    record = context.report.attempt(lambda: validation.validated(ArticleRecord, document)) if document else None
    file = context.report.attempt(lambda: _capture_file(folder, f"{name}/capture.txt"))
    if not document or not record or not file:
        return None
    if file.sha256 != record.capture.sha256:
        context.report.add(
            document.file,
            document.line(("capture", "sha256")),
            f"capture.txt is not the file that was sealed here: its SHA-256 is {file.sha256}. "
            "Captures are never edited: bring the file back as it was",
        )
        return None
    _check_original(folder, document, record, context.report)
    article = _Tags(folder.name, document, record, file, context).article()
    return article if len(context.report.problems) == before else None


def _check_original(folder: Path, document: Document, record: ArticleRecord, report: Report) -> None:
    original = record.capture.original
    if not original:
        return
    path: Path_ = ("capture", "original", "sha256")
    try:
        sha256 = hashlib.sha256((folder / original.file).read_bytes()).hexdigest()
    except OSError as error:
        message = f"{original.file}, from which the capture was read, cannot be read: {error.strerror}; restore it"
        report.add(document.file, document.line(path), message)
        return
    if sha256 != original.sha256:
        message = f"{original.file} is not the file that was sealed: its SHA-256 is {sha256}; restore it"
        report.add(document.file, document.line(path), message)


def _document(folder: Path, name: str) -> Document:
    path = folder / "article.yml"
    if not path.exists():
        message = "the file is missing; every folder in articles/ is an article"
        raise ArchiveError([Problem(name, 1, message)])
    return yaml_reader.load(path, name)


def _capture_file(folder: Path, name: str) -> CaptureFile:
    try:
        file = capture.read_capture(folder / "capture.txt")
    except FileNotFoundError:
        message = "the file is missing; save the captured article here, as plain text"
        raise ArchiveError([Problem(name, 1, message)]) from None
    except OSError as error:
        raise ArchiveError([Problem(name, 1, f"the file cannot be read: {error.strerror}")]) from error
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        message = "not UTF-8 text; capture the article again, saved as UTF-8"
        raise ArchiveError([Problem(name, line, message)]) from error
    if not any(file.lines()):
        raise ArchiveError([Problem(name, 1, "the file is empty; save the captured article here, as plain text")])
    first: dict[str, int] = {}
    for at, code in file.unshowable():
        first.setdefault(code, at)
    if first:
        message = (
            "the character {} cannot be shown on a page; a capture is never altered, so capture the article again"
        )
        raise ArchiveError([Problem(name, file.line_at(at), message.format(code)) for code, at in first.items()])
    return file


class _Tags:
    """One article's tags, each tied to its words in the capture."""

    def __init__(
        self, folder: str, document: Document, record: ArticleRecord, file: CaptureFile, context: "Context"
    ) -> None:
        self.folder, self.document, self.record, self.file = folder, document, record, file
        self.vocabulary, self.uses, self.report = context.vocabulary, context.uses, context.report
        self.text = file.text
        self.ids: dict[str, int] = {}
        # Places of tags that have another mistake: their words are not reported as untagged on top of it.
        self.nearly: list[Span] = []
        self.layout = self._layout()
        self.quotations = article_marks(self.text, self.layout.parts, record.language)
        self.quoted = tuple(found.span for found in self.quotations.outermost)
        self.settled: list[Span] = []  # doubtful words that a quote says are quoted

    def problem(self, path: Path_, message: str) -> None:
        self.report.add(self.document.file, self.document.line(path), message)

    def article(self) -> Article | None:
        record = self.record
        self._use("outlet", record.outlet, ("outlet",))
        outlet = self.vocabulary.outlets.get(record.outlet)
        if outlet:
            self._check_outlet(outlet)
        published = self._published()
        sections = self._sections()
        section_of = {part.id: section.id for section in sections for part in section.parts}
        quotes = [q for i, item in enumerate(record.quotes) if (q := self._quote(i, item, section_of))]
        passages = [p for i, item in enumerate(record.passages) if (p := self._passage(i, item, section_of))]
        not_quotes = [
            NotQuote(span, item.exact, item.reason, item.reviewed)
            for i, item in enumerate(record.not_quotes)
            if (span := self._anchor(("not_quotes", i), item))
        ]
        sics = [
            Sic(span, item.exact, item.note, self._part_at(span))
            for i, item in enumerate(record.sic)
            if (span := self._anchor(("sic", i), item))
        ]
        self._check_nothing_missed(record, quotes, not_quotes)
        if not outlet:
            return None
        return Article(
            slug=self.folder,
            outlet=outlet,
            outlet_supplied=record.outlet_supplied,
            headline=record.headline,
            headline_supplied=record.headline_supplied,
            published=published,
            language=record.language,
            capture=Capture(
                self.text,
                self.file.sha256,
                self.layout.parts,
                self.layout.furniture,
                record.capture.url,
                record.capture.archived_url,
                record.capture.captured,
            ),
            sections=tuple(sections),
            quotes=tuple(sorted(quotes, key=lambda quote: quote.span)),
            passages=tuple(sorted(passages, key=lambda passage: passage.span)),
            not_quotes=tuple(sorted(not_quotes, key=lambda item: item.span)),
            sics=tuple(sorted(sics, key=lambda sic: sic.span)),
            quotation_marks=self._marks(),
            reviewed=record.reviewed,
            aliases=tuple(record.aliases),
        )

    # -- the lines of the capture -------------------------------------------------------------------

    def _layout(self) -> Layout:
        record = self.record
        claims = [] if record.headline_supplied else [Claim("headline", record.headline, ("headline",))]
        single: list[tuple[PartKind, str, str | None]] = [
            ("standfirst", "standfirst", record.standfirst),
            ("byline", "byline", record.byline),
            ("published", "published_line", record.published_line),
        ]
        claims += [Claim(kind, words, (key,)) for kind, key, words in single if words]
        claims += [Claim("caption", words, ("caption", i)) for i, words in enumerate(record.caption)]
        claims += [Claim("credit", words, ("credit", i)) for i, words in enumerate(record.credit)]
        lines = {i: item for i, item in enumerate(record.furniture) if isinstance(item, str)}
        pieces = [
            span
            for i, item in enumerate(record.furniture)
            if not isinstance(item, str) and (span := self._piece(("furniture", i), item))
        ]
        layout = capture.lay_out(self.file, claims, lines, pieces)
        for claim in layout.missing_claims:
            self._no_such_line(claim.key, claim.words)
        for number in layout.missing_furniture:
            self._no_such_line(("furniture", number), lines[number])
        if not any(part.kind == "paragraph" for part in layout.parts):
            self.report.add(f"articles/{self.folder}/capture.txt", 1, "no line of it is left as the article's text")
        return layout

    def _piece(self, key: Path_, item: SelectorRecord) -> Span | None:
        found = list(occurrences(self.text, Selector(item.exact, item.prefix, item.suffix)))
        if len(found) != 1:
            self._not_one(key, item, found)
            return None
        span = found[0]
        line = next((line for line in self.file.lines() if line.covers(span)), None)
        if not line or (span.start > line.start and span.end < line.end):
            self.problem(key, "a piece of furniture must begin or end its line")
            return None
        return span

    def _no_such_line(self, key: Path_, words: str) -> None:
        self.problem(key, f"no line of capture.txt is {_shown(words)}; give a whole line{self._nearest(words)}")

    # -- metadata ----------------------------------------------------------------------------------

    def _check_outlet(self, outlet: Outlet) -> None:
        names = "|".join(re.escape(name) for name in (outlet.name, *outlet.aliases))
        # Whole words ("AP" is not in "capture"); only Latin letters count, since not all scripts part words.
        stated = re.search(f"(?<![A-Za-z0-9])(?:{names})(?![A-Za-z0-9])", self.text, re.IGNORECASE)
        if not self.record.outlet_supplied and not stated:
            self.problem(
                ("outlet",),
                f'capture.txt does not name {outlet.name}; say how you know in `outlet_supplied: "..."`',
            )

    def _published(self) -> Supplied | None:
        record = self.record
        if not record.published:
            return None
        if not _is_date(record.published):
            self.problem(("published",), f"there is no such date: '{record.published}'")
        elif not record.published_supplied:
            lines = (
                [record.published_line]
                if record.published_line
                else [span.of(self.text) for span in self.file.lines()]
            )
            if not any(_states_date(line, record.published) for line in lines):
                self.problem(
                    ("published",),
                    f"capture.txt does not state the date {record.published}; "
                    'say how you know in `published_supplied: "..."`, or write `published: null`',
                )
        captured = record.capture.captured
        if captured and not _is_date(captured):
            self.problem(("capture", "captured"), f"there is no such date: '{captured}'")
        return Supplied(record.published, record.published_supplied)

    # -- tags --------------------------------------------------------------------------------------

    def _sections(self) -> list[Section]:
        starts: list[tuple[int, int]] = []
        paragraphs = [part for part in self.layout.parts if part.kind == "paragraph"]
        for i, item in enumerate(self.record.sections):
            self._take_ids(("sections", i), item)
            for j, topic in enumerate(item.topics):
                self._use("topic", topic, ("sections", i, "topics", j))
            found = [n for n, part in enumerate(paragraphs) if _begins(part.text, item.starts)]
            key = ("sections", i, "starts")
            if not found:
                self.problem(key, f"no paragraph begins with {_shown(item.starts)}{self._nearest(item.starts)}")
            elif len(found) > 1:
                self.problem(key, f"{len(found)} paragraphs begin with {_shown(item.starts)}; give more words")
            elif any(found[0] == taken for taken, _ in starts):
                self.problem(key, "another section starts with this paragraph")
            else:
                starts.append((found[0], i))
        starts.sort()
        ends = [*(start for start, _ in starts[1:]), len(paragraphs)][: len(starts)]
        return [
            Section(item.id, item.title, tuple(item.topics), tuple(paragraphs[start:end]), tuple(item.aliases))
            for (start, i), end in zip(starts, ends, strict=True)
            for item in [self.record.sections[i]]
        ]

    def _quote(self, i: int, item: QuoteRecord, section_of: dict[str, str]) -> Quote | None:
        key = ("quotes", i)
        self._take_ids(key, item)
        self._use("speaker", item.speaker, (*key, "speaker"))
        for j, name in enumerate(item.via):
            self._use("speaker", name, (*key, "via", j))
        for j, topic in enumerate(item.topics):
            self._use("topic", topic, (*key, "topics", j))
        span = self._anchor(key, item)
        if not span:
            return None
        self._check_kind(key, item, span)
        speakers = self.vocabulary.speakers
        if item.speaker not in speakers or not all(name in speakers for name in item.via):
            self.nearly.append(span)
            return None
        part = self._part_at(span)
        return Quote(
            item.id,
            span,
            span.of(self.text),
            *context(self.text, span),
            item.kind,
            speakers[item.speaker],
            tuple(speakers[name] for name in item.via),
            tuple(item.topics),
            part,
            section_of.get(part.id),
            item.reviewed,
            tuple(item.aliases),
            _translation(item),
        )

    def _passage(self, i: int, item: PassageRecord, section_of: dict[str, str]) -> Passage | None:
        key = ("passages", i)
        self._take_ids(key, item)
        if item.topic:
            self._use("topic", item.topic, (*key, "topic"))
        if item.element:
            self._use("element", item.element, (*key, "element"))
        element = self.vocabulary.elements.get(item.element or "")
        topic = element.topic if element else item.topic
        if not item.topic and not item.element:
            self.problem(key, "a passage needs a `topic` or an `element`")
        elif element and item.topic and item.topic != element.topic:
            self.problem((*key, "topic"), f"'{element.id}' is an element of '{element.topic}', not of '{item.topic}'")
        span = self._anchor(key, item)
        if not span or not topic:
            return None
        part = self._part_at(span)
        self._check_event_date(key, item, part)
        return Passage(
            item.id,
            span,
            span.of(self.text),
            *context(self.text, span),
            topic,
            item.element,
            treatment(self.text, span, self._marks()),
            part,
            section_of.get(part.id),
            item.reviewed,
            tuple(item.aliases),
            Supplied(item.date, item.date_supplied) if item.date else None,
            _translation(item),
        )

    def _check_event_date(self, key: Path_, item: PassageRecord, part: Part) -> None:
        if item.date and not _is_date(item.date):
            self.problem((*key, "date"), f"there is no such date: '{item.date}'")
        elif item.date and not item.date_supplied and item.date[:4] not in part.text:
            self.problem(
                (*key, "date"),
                f"{_part_name(part)} does not state the year {item.date[:4]}; "
                'say how you know in `date_supplied: "..."`',
            )

    def _anchor(self, key: Path_, item: SelectorRecord) -> Span | None:
        found = [
            span
            for span in occurrences(self.text, Selector(item.exact, item.prefix, item.suffix))
            if self._in_article(span)
        ]
        if len(found) == 1:
            return found[0]
        self._not_one(key, item, found)
        return None

    def _in_article(self, span: Span) -> bool:
        """Say whether a span begins and ends in the article, with no furniture between."""
        inside = [part.span for part in self.layout.parts if part.span.overlaps(span)]
        if not inside or inside[0].start > span.start or inside[-1].end < span.end:
            return False
        gaps = pairwise(inside)
        return all(self.text[left.end : right.start].isspace() for left, right in gaps)

    def _not_one(self, key: Path_, item: SelectorRecord, found: list[Span]) -> None:
        where = (*key, "exact")
        if found:
            self.nearly += found
            message = f"{_shown(item.exact)} occurs {len(found)} times; say which, with {self._tell(found)}"
            self.problem(where, message)
            return
        plain = [span for span in occurrences(self.text, Selector(item.exact)) if self._in_article(span)]
        if plain:
            self.nearly += plain
            wrong = "prefix" if item.prefix else "suffix"
            wrong = "prefix and suffix" if item.prefix and item.suffix else wrong
            mend = f"take the {wrong} away" if len(plain) == 1 else f"say which, with {self._tell(plain)}"
            places = "once" if len(plain) == 1 else f"{len(plain)} times"
            message = f"{_shown(item.exact)} is there {places}, but not with this {wrong}; {mend}"
            self.problem((*key, wrong.partition(" ")[0]), message)
        elif item.exact in self.text:
            message = f"{_shown(item.exact)} stands only in furniture, not in the article; one of the two must go"
            self.problem(where, message)
        else:
            near = self._nearest_place(item)
            self.nearly += [near] if near else []
            self.problem(where, f"{_shown(item.exact)} is not in capture.txt{self._named(near)}")

    def _check_kind(self, key: Path_, item: QuoteRecord, span: Span) -> None:
        covered = treatment(self.text, span, self.quoted)
        if item.kind == "indirect" and covered == "quoted":
            self.nearly.append(span)
            self.problem(
                (*key, "kind"),
                f"{_shown(item.exact)} stands in quotation marks: its kind is direct or partial, not indirect",
            )
        if item.kind == "indirect" or covered == "quoted":
            return
        if any(doubt.span.covers(span) for doubt in self.quotations.doubts):
            self.settled.append(span)
        else:
            self.problem(
                (*key, "kind"),
                f"{_shown(item.exact)} does not stand in quotation marks as a whole: tag the words between the "
                "marks, or make its kind indirect",
            )

    def _marks(self) -> tuple[Span, ...]:
        return tuple(sorted([*self.quoted, *self.settled])) if self.settled else self.quoted

    def _check_nothing_missed(self, record: ArticleRecord, quotes: list[Quote], not_quotes: list[NotQuote]) -> None:
        """Report every quotation that no tag accounts for (promise 3: no quotation is missed), and every doubt."""
        tagged = [quote.span for quote in quotes if quote.kind != "indirect"]
        tagged += [item.span for item in not_quotes] + self.nearly
        for at, message in missed_quotations.missed(self.text, self.quotations, tagged):
            self.report.add(f"articles/{self.folder}/capture.txt", self.file.line_at(at), message)

    def _take_ids(self, key: Path_, item: SectionRecord | QuoteRecord | PassageRecord) -> None:
        aliases = [((*key, "aliases", i), alias) for i, alias in enumerate(item.aliases)]
        for path, name in [((*key, "id"), item.id), *aliases]:
            line = self.document.line(path)
            if RESERVED_ID.fullmatch(name):
                self.problem(path, f"the id '{name}' is the archive's own; choose another")
            elif name in self.ids:
                self.problem(path, f"the id '{name}' is already taken in line {self.ids[name]}; choose another")
            self.ids.setdefault(name, line)

    def _use(self, kind: Kind, name: str, path: Path_) -> None:
        self.uses.note(kind, name, self.document.file, self.document.line(path))

    def _part_at(self, span: Span) -> Part:
        return next(part for part in self.layout.parts if part.span.start <= span.start < part.span.end)

    def _tell(self, found: list[Span]) -> str:
        """Return what to write to single out each of several places."""
        shown_ = []
        for span in found[:4]:
            selector = telling(self.text, span, [other for other in found if other != span])
            fields = {"prefix": selector.prefix, "suffix": selector.suffix}
            written = ", ".join(f"{name}: {yaml_reader.quoted(words)}" for name, words in fields.items() if words)
            shown_.append(f"`{written}` (line {self.file.line_at(span.start)})")
        return " or ".join(shown_) + (f", or {len(found) - 4} more" if len(found) > 4 else "")

    def _nearest_place(self, item: SelectorRecord) -> Span | None:
        """Return the place most like a selector's words; prefix and suffix help to find the right one."""
        around = nearest(self.text, item.prefix + item.exact + item.suffix)
        inner = nearest(around.of(self.text), item.exact) if around else None
        return Span(around.start + inner.start, around.start + inner.end) if around and inner else around

    def _nearest(self, words: str) -> str:
        return self._named(nearest(self.text, words))

    def _named(self, near: Span | None) -> str:
        if not near:
            return ""
        return f"; the nearest words are {_shown(near.of(self.text))} (line {self.file.line_at(near.start)})"


def _translation(item: QuoteRecord | PassageRecord) -> Translation | None:
    return Translation(item.translation.text, item.translation.by) if item.translation else None


def _part_name(part: Part) -> str:
    return f"paragraph {part.number}" if part.number else f"the {part.kind}"


def _begins(paragraph: str, words: str) -> bool:
    return paragraph.lstrip().startswith(words) or first_words(paragraph).startswith(words)


def _is_date(text: str) -> bool:
    try:
        datetime.fromisoformat(f"{text}-01-01"[:10] if len(text) < 10 else text)
    except ValueError:
        return False
    return True


def _states_date(line: str, date: str) -> bool:
    """Say whether a line holds a date's year, day, hour and minute as numbers, in whatever order and language.

    A month is read where it is named in English; a time on the hour or in the afternoon may be written short.
    """
    numbers = {int(number) for number in re.findall(r"\d{1,4}", line)}
    named = [month for month in range(1, 13) if re.search(rf"\b{_MONTHS[month - 1]}", line, re.IGNORECASE)]
    if named and date[5:7] and int(date[5:7]) not in named:
        return False
    if date[11:13]:
        hour, minute = int(date[11:13]), int(date[14:16])
        if not numbers & {hour, hour - 12 or 12} or (minute and minute not in numbers):
            return False
    return all(int(number) in numbers for number in (date[:4], date[8:10]) if number)


def _shown(words: str) -> str:
    return f"“{shown(words)}”"
