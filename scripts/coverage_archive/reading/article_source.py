"""Read the files of one article: its record, its capture and its saved page, with a report for their problems."""

import hashlib
from dataclasses import dataclass, replace
from pathlib import Path

from ..model import Archive
from ..model.problems import ArchiveError, Problem, Report
from ..storage.files import MEGABYTE, read_of_archive, read_source
from ..storage.schema import ArticleRecord, OriginalName
from ..storage.yaml_reader import Document, Path_
from ..texts.capture import CaptureFile, read_capture
from ..texts.merge_conflicts import merge_conflicts

PAGE: OriginalName = "original.html"  # the page from which a capture was read, as it was saved
_SAVE = "save the captured article here, as plain text"
MOST_BYTES = 2 * MEGABYTE  # of a capture; the longest newspaper reports have less than a tenth of this


@dataclass(frozen=True)
class ArticleSource:
    """Hold the record and the capture of one article, the vocabulary that it names, and the report of its problems.

    ``page`` is the HTML that the capture was read from, if the record says that the page's data state a fact; else
    None.
    """

    folder: Path
    document: Document
    record: ArticleRecord
    capture: CaptureFile
    vocabulary: Archive
    report: Report
    page: str | None = None

    @property
    def text(self) -> str:
        """Return the text of the capture."""
        return self.capture.text

    def problem(self, path: Path_, message: str) -> None:
        """Note a problem at the line of a field of ``article.yml``, which ``path`` leads to."""
        self.report.add(self.document.file, self.document.line(path), message)

    def problem_in_capture(self, line: int, message: str) -> None:
        """Note a problem at a line, from 1, of ``capture.txt``."""
        self.report.add(f"articles/{self.folder.name}/capture.txt", line, message)


def read_source_of(
    folder: Path, document: Document | None, record: ArticleRecord | None, vocabulary: Archive, report: Report
) -> ArticleSource | None:
    """Read the files beside ``article.yml``. Return None if the record or the capture has a mistake.

    Every mistake of the files is noted in the report. Without a record, only the mistakes that can be found without
    it are noted.
    """
    sealed = record.capture.sha256 if record else None
    capture = report.attempt(lambda: _capture(folder, sealed))
    if not capture or not document or not record:
        return None
    source = ArticleSource(folder, document, record, capture, vocabulary, report)
    if capture.sha256 != sealed:
        source.problem(
            ("capture", "sha256"),
            f"capture.txt is not the file that was sealed here: its SHA-256 is {capture.sha256}. "
            "Captures are never edited: bring the file back as it was",
        )
        return None
    return replace(source, page=_checked_original(source))


def _checked_original(source: ArticleSource) -> str | None:
    """Return the saved page as text if the record says that it states a fact, else None.

    Note a problem if the file cannot be read, or is not the one whose hash the record has.
    """
    record, original = source.record, source.record.capture.original
    if not original:
        return None
    path: Path_ = ("capture", "original", "sha256")
    try:
        data = read_source(source.folder / original.file)
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
    """Return a saved page's text, with U+FFFD in place of bytes that its encoding cannot read.

    If Python does not know the encoding, or the record gives none, the page is read as UTF-8.
    """
    try:
        return data.decode(encoding or "utf-8", "replace")
    except LookupError:
        return data.decode("utf-8", "replace")


def _capture(folder: Path, sealed: str | None) -> CaptureFile:
    """Read ``capture.txt``. Raise ArchiveError if it is missing, empty, not UTF-8, or cannot be shown on a page.

    The same is raised for a merge conflict, unless the record's hash is that of the file with the conflict.
    """
    name = f"articles/{folder.name}/capture.txt"
    data = read_of_archive(folder / "capture.txt", name, f"the file is missing; {_SAVE}", MOST_BYTES)
    try:
        file = read_capture(data)
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        message = "not UTF-8 text; capture the article again, saved as UTF-8"
        raise ArchiveError([Problem(name, line, message)]) from error
    problems = [] if any(file.lines()) else [Problem(name, 1, f"the file is empty; {_SAVE}")]
    for code, at in {code: at for at, code in reversed([*file.unshowable()])}.items():  # the first place of each
        message = (
            f"the character {code} cannot be shown on a page; a capture is never altered, so capture the article"
        )
        problems.append(Problem(name, file.line_at(at), f"{message} again"))
    for line, conflict in merge_conflicts(file.text) if file.sha256 != sealed else ():
        message = f"{conflict}, and a capture is never edited: bring the file back as one side has it"
        problems.append(Problem(name, line, message))
    if problems:
        raise ArchiveError(problems)
    return file
