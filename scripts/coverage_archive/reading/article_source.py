"""One article's files as they are read: its record, its capture, and the report that its problems are noted in."""

import hashlib
from dataclasses import dataclass, replace
from pathlib import Path

from ..model import Archive, Outlet
from ..model.problems import ArchiveError, Problem, Report
from ..storage import validation, yaml_reader
from ..storage.files import MEGABYTE, read_of_archive, read_source
from ..storage.schema import ArticleRecord, OriginalName
from ..storage.yaml_reader import Document, Path_
from ..texts.capture import CaptureFile, read_capture
from ..texts.merge_conflicts import merge_conflicts
from .vocabulary import NameKind, Uses, ids

PAGE: OriginalName = "original.html"  # the page from which a capture was read, as it was saved
_MISSING = "the file is missing; every folder in articles/ is an article"
_SAVE = "save the captured article here, as plain text"
MOST_BYTES = 2 * MEGABYTE  # of a capture; the longest of newspapers' reports have less than a tenth


@dataclass(frozen=True)
class Surroundings:
    """What reading an article needs of the archive around it."""

    vocabulary: Archive
    uses: Uses
    report: Report


@dataclass(frozen=True)
class ArticleSource:
    """The record and the capture of one article, in the archive around it. ``folder`` is the folder's name.

    ``page`` is the HTML that the capture was read from, where the record says what its data state.
    """

    folder: str
    document: Document
    record: ArticleRecord
    capture: CaptureFile
    around: Surroundings
    page: str | None = None

    @property
    def text(self) -> str:
        """The capture's text."""
        return self.capture.text

    def problem(self, path: Path_, message: str) -> None:
        """Note a problem at a place of ``article.yml``."""
        self.around.report.add(self.document.file, self.document.line(path), message)

    def problem_in_capture(self, line: int, message: str) -> None:
        """Note a problem at a line, from 1, of ``capture.txt``."""
        self.around.report.add(f"articles/{self.folder}/capture.txt", line, message)

    def outlet(self) -> Outlet | None:
        """Return the outlet that the record names, and note that it does; None where it names none that there is."""
        if self.record.outlet:
            self.use("outlet", self.record.outlet, ("outlet",))
        return self.around.vocabulary.outlets.get(self.record.outlet or "")

    def use(self, kind: NameKind, name: str, path: Path_) -> None:
        """Note that a place of ``article.yml`` names an entry of the vocabulary."""
        self.around.uses[kind, name].append((self.document.file, self.document.line(path)))


def read_article_files(folder: Path, around: Surroundings) -> tuple[Document | None, ArticleSource | None]:
    """Return an article's record, None where its fields have a mistake; and all its files, None where any has one.

    Every mistake is noted in the report.
    """
    report, name = around.report, f"articles/{folder.name}"
    document = report.attempt(lambda: yaml_reader.load(folder / "article.yml", f"{name}/article.yml", _MISSING))
    names = ids(around.vocabulary)
    record = report.attempt(lambda: validation.validated(ArticleRecord, document, names)) if document else None
    capture = report.attempt(lambda: _capture(folder, f"{name}/capture.txt"))
    sealed = capture is not None and record is not None and capture.sha256 == record.capture.sha256
    conflicts = [*merge_conflicts(capture.text)] if capture and not sealed else []
    for found in conflicts:
        message = f"{found}, and a capture is never edited: bring the file back as one side has it"
        report.add(f"{name}/capture.txt", found.first, message)
    if not document or not record:
        return None, None
    if not capture or conflicts:
        return document, None
    source = ArticleSource(folder.name, document, record, capture, around)
    if not sealed:
        source.problem(
            ("capture", "sha256"),
            f"capture.txt is not the file that was sealed here: its SHA-256 is {capture.sha256}. "
            "Captures are never edited: bring the file back as it was",
        )
        return document, None
    return document, replace(source, page=_checked_original(folder, source))


def _checked_original(folder: Path, source: ArticleSource) -> str | None:
    """Return the page that a capture was read from, where one is needed; note a problem where it is another file."""
    record, original = source.record, source.record.capture.original
    if not original:
        return None
    path: Path_ = ("capture", "original", "sha256")
    try:
        data = read_source(folder / original.file)
    except OSError as error:
        message = f"{original.file}, from which the capture was read, cannot be read: {error.strerror}; restore it"
        source.problem(path, message)
        return None
    if (sha256 := hashlib.sha256(data).hexdigest()) != original.sha256:
        source.problem(path, f"{original.file} is not the file that was sealed: its SHA-256 is {sha256}; restore it")
        return None
    wanted = record.outlet_stated or record.headline_stated or record.published_stated
    return decoded(data, original.encoding) if wanted and original.file == PAGE else None


def decoded(data: bytes, encoding: str | None) -> str:
    """Return a saved page's text; what its encoding cannot read is replaced."""
    try:
        return data.decode(encoding or "utf-8", "replace")
    except LookupError:
        return data.decode("utf-8", "replace")


def _capture(folder: Path, name: str) -> CaptureFile:
    data = read_of_archive(folder / "capture.txt", name, f"the file is missing; {_SAVE}", MOST_BYTES)
    try:
        file = read_capture(data)
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        message = "not UTF-8 text; capture the article again, saved as UTF-8"
        raise ArchiveError([Problem(name, line, message)]) from error
    if not any(file.lines()):
        raise ArchiveError([Problem(name, 1, f"the file is empty; {_SAVE}")])
    first: dict[str, int] = {}
    for at, code in file.unshowable():
        first.setdefault(code, at)
    if first:
        message = (
            "the character {} cannot be shown on a page; a capture is never altered, so capture the article again"
        )
        raise ArchiveError([Problem(name, file.line_at(at), message.format(code)) for code, at in first.items()])
    return file
